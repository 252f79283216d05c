//! A bare stage for the terminal layer: no plan, no app, only a list of events as they come.
//!
//! `q` quits, Ctrl-z suspends, Ctrl-l draws anew, `e` lends the terminal to `sleep 1`, `p` panics in
//! a draw, `P` panics outside of one, `y` copies, `b` is busy for ever, `f` fills the screen again and
//! again. What a real program does with the same calls is in `shell/run.rs`.

#![expect(
    clippy::disallowed_methods,
    reason = "draws events as they come, without a plan or a painter"
)]

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use planscope::app::Key;
use planscope::backend::Screen;
use planscope::shell::Output;
use planscope::shell::{
    Crash, Ending, Event, Events, MouseUse, Probe, Surroundings, Suspended, Terminal, Widths, copy,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

#[expect(clippy::print_stderr, reason = "the terminal is given back by then")]
fn main() -> ExitCode {
    let surroundings = Surroundings::of_process();
    if let Err(refusal) = surroundings.check() {
        eprintln!("stage: {refusal}");
        return ExitCode::from(2);
    }
    let mouse = if std::env::args().any(|arg| arg == "--mouse") {
        MouseUse::On
    } else {
        MouseUse::Off
    };
    let crash = std::cell::OnceCell::new();
    let run = || {
        let (terminal, events) = Terminal::open(mouse)?;
        let log = Crash::log_path(|name| std::env::var_os(name).map(Into::into));
        let _ = crash.set(Crash::install(&terminal, log));
        let crash = crash.get().expect("just set");
        Stage::new(&surroundings, &terminal, events, crash)?.run(terminal)
    };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
        Ok(Ok(None)) => ExitCode::SUCCESS,
        Ok(Ok(Some(ending))) => ExitCode::from(ending.exit_code()),
        Ok(Err(error)) => {
            eprintln!("stage: {error}");
            ExitCode::from(2)
        }
        Err(_) => {
            if let Some(crash) = crash.get() {
                eprintln!("{}", crash.sentence());
            }
            ExitCode::from(101)
        }
    }
}

struct Stage<'a> {
    surroundings: &'a Surroundings,
    events: Events,
    crash: &'a Crash,
    screen: Screen<Output>,
    probe: Probe,
    lines: Vec<String>,
    panics: bool,
    fills: Option<u32>,
}

impl<'a> Stage<'a> {
    fn new(
        surroundings: &'a Surroundings,
        terminal: &Terminal,
        events: Events,
        crash: &'a Crash,
    ) -> std::io::Result<Stage<'a>> {
        let mut screen = terminal.screen(surroundings.depth())?;
        if let Some(question) = Probe::question(screen.area()) {
            screen.lead_in(&question);
        }
        Ok(Stage {
            surroundings,
            events,
            crash,
            screen,
            probe: Probe::new(Instant::now()),
            lines: vec!["the stage is set 科技".to_owned()],
            panics: false,
            fills: None,
        })
    }

    fn run(mut self, terminal: Terminal) -> std::io::Result<Option<Ending>> {
        loop {
            let drawn = self.draw();
            let left = |deadline: Instant| deadline.saturating_duration_since(Instant::now());
            let mut timeout = self.probe.deadline().map(left);
            if self.fills.is_some() {
                timeout = Some(Duration::ZERO);
            }
            let event = self.events.next(timeout)?;
            if let Some(widths) = self.probe.give_up(Instant::now()) {
                self.learn(widths);
            }
            match event {
                Some(Event::End(ending)) => return Ok(Some(ending)),
                Some(event) => {
                    drawn?;
                    if !self.take(event, &terminal)? {
                        break;
                    }
                }
                None => drawn?,
            }
        }
        terminal.close(self.events, self.probe.deadline());
        Ok(None)
    }

    /// Returns whether to go on.
    fn take(&mut self, event: Event, terminal: &Terminal) -> std::io::Result<bool> {
        match event {
            Event::Key(key) => return self.press(key, terminal),
            Event::Reply(reply) => {
                if let Some(widths) = self.probe.reply(reply) {
                    self.learn(widths);
                }
            }
            Event::Resize(size) => {
                self.screen.resize(size);
                self.lines
                    .push(format!("size {}x{}", size.width, size.height));
            }
            Event::Suspend => drop(terminal.suspend(&mut self.screen)?),
            Event::Resumed => {
                terminal.resume(&mut self.screen)?;
                self.lines.push("resumed".to_owned());
            }
            Event::Paste(paste) => {
                let cut = if paste.cut { " cut" } else { "" };
                self.lines
                    .push(format!("paste of {} bytes{cut}", paste.text.len()));
            }
            other => self.lines.push(format!("{other:?}")),
        }
        Ok(true)
    }

    fn press(&mut self, key: Key, terminal: &Terminal) -> std::io::Result<bool> {
        self.lines.push(format!("key {key}"));
        match key.to_string().as_str() {
            "q" => return Ok(false),
            "<c-z>" => {
                let suspended = terminal.suspend(&mut self.screen)?;
                if suspended == Suspended::Refused {
                    self.lines.push("no shell to go back to".to_owned());
                }
            }
            "<c-l>" => self.screen.invalidate(),
            "e" => {
                let sleep = || Command::new("sleep").arg("1").status();
                let status = terminal.lend(&mut self.screen, sleep)?;
                self.lines
                    .push(format!("lent: {}", status.is_ok_and(|s| s.success())));
            }
            "p" => self.panics = true,
            #[expect(clippy::panic, reason = "what the key is for")]
            "P" => panic!("a panic outside of a draw"),
            "y" => {
                if let Ok(sequence) = copy(&["copied 科技".into()], self.surroundings.multiplexer)
                {
                    self.screen.pass(&sequence);
                }
            }
            "b" => loop {
                std::thread::park();
            },
            "f" => self.fills = Some(0),
            _ => {}
        }
        Ok(true)
    }

    fn learn(&mut self, widths: Widths) {
        self.screen.set_doubt(widths.doubt());
        self.lines.push(format!("widths {widths:?}"));
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let size = self.screen.area();
        let panics = std::mem::take(&mut self.panics);
        let lines = &self.lines;
        let fills = &mut self.fills;
        let drawn = self.crash.catch(|| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            let first = lines.len().saturating_sub(usize::from(size.height));
            for (y, line) in (0..size.height).zip(&lines[first..]) {
                buffer.set_string(0, y, line, Style::new());
            }
            if let Some(count) = fills {
                *count += 1;
                for y in 0..size.height {
                    buffer.set_string(0, y, format!("{count} {y} ").repeat(30), Style::new());
                }
            }
            assert!(!panics, "a panic in a draw");
            buffer
        });
        let buffer = drawn.unwrap_or_else(|| {
            let mut plain = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            plain.set_string(0, 0, "this screen could not be drawn", Style::new());
            plain
        });
        self.screen
            .present(&buffer, Some(Position::new(0, size.height - 1)))?;
        Ok(())
    }
}
