//! The stage that is a terminal.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::copy::copy;
use super::crash::Crash;
use super::editor::Editor;
use super::events::{Event, Events};
use super::guard::MouseUse;
use super::journals::JournalSource;
use super::load::Loader;
use super::probe::{Probe, Widths};
use super::record::Journal;
use super::refuse::Multiplexer;
use super::run::{Days, Ended, Fault, Loop, Stage, WidthChoice};
use super::terminal::Terminal;
use super::tty::Output;
use crate::app::{App, CopyError};
use crate::backend::{Depth, Doubt, Screen};
use crate::store::StateDir;
use crate::text::Safe;
use crate::ui;

/// What draws a frame.
pub type Draw = fn(&App, ui::Depth, &mut Buffer) -> ui::Frame;

/// How to run on the terminal.
pub struct Options {
    /// The dashboard as it starts.
    pub app: App,
    /// What brings its plan.
    pub loader: Loader,
    /// Whether the day goes on with the calendar.
    pub days: Days,
    /// The review folder, if there is a place for one.
    pub journals: Option<JournalSource>,
    /// How many colors the terminal shows.
    pub depth: Depth,
    /// What stands between the program and the terminal.
    pub multiplexer: Multiplexer,
    /// Whether clicks and the wheel are ours.
    pub mouse: MouseUse,
    /// Draws a frame: [`ui::draw`], unless something is tried out.
    pub draw: Draw,
    /// Whether the terminal is asked how wide it draws doubtful characters.
    pub width: WidthChoice,
    /// Where things are kept from one start to the next, if anywhere.
    pub state: Option<StateDir>,
    /// Where records go, unless nothing is to be written.
    pub journal: Option<Journal>,
    /// Looks a variable of the environment up.
    pub variable: fn(&str) -> Option<std::ffi::OsString>,
}

/// How the dashboard was left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Why it ended.
    pub ended: Ended,
    /// What is not on record, or perhaps not, though it was to be.
    pub lost: Option<Safe>,
}

/// Runs the dashboard on the terminal of standard input and output, and gives it back.
///
/// # Errors
///
/// The terminal cannot be taken, or is gone.
pub fn run(options: Options) -> io::Result<Left> {
    let Options {
        app,
        loader,
        days,
        journals,
        depth,
        multiplexer,
        mouse,
        draw,
        width,
        state,
        journal,
        variable,
    } = options;
    let (terminal, events) = Terminal::open(mouse)?;
    let crash = Crash::install(
        &terminal,
        Crash::log_path(|name| variable(name).map(Into::into)),
    );
    let mut screen = terminal.screen(depth)?;
    let question = match width {
        WidthChoice::Asked => Probe::question(terminal.size()),
        WidthChoice::Fixed => None,
    };
    let probe = question.map(|question| {
        screen.lead_in(&question);
        Probe::new(Instant::now())
    });
    if width == WidthChoice::Fixed {
        screen.set_doubt(doubt_of(&app));
    }
    let waker = terminal.waker();
    let live = Live {
        terminal,
        events,
        screen,
        probe,
        crash: crash.clone(),
        multiplexer,
        draw,
        variable,
    };
    let program = Loop::new(app, live, loader, width, move || waker.wake());
    let program = program.keeping(state).recording(journal);
    let mut program = program.reviewing(journals).living(days);
    match catch_unwind(AssertUnwindSafe(|| program.run())) {
        Ok(ended) => {
            let (live, unwritten) = program.into_stage();
            live.close();
            let lost = unwritten.wait();
            ended.map(|ended| Left { ended, lost })
        }
        // The terminal has been given back by then, and the log been written.
        Err(_) => Ok(Left {
            ended: Ended::Fault(crash.sentence()),
            lost: None,
        }),
    }
}

/// What the user's choice of widths means for the screen.
fn doubt_of(app: &App) -> Doubt {
    match (app.measure == crate::text::Measure::WIDE, app.look) {
        (true, _) => Doubt::Wide,
        (false, crate::app::map::Look::Light) => Doubt::Narrow,
        (false, _) => Doubt::Open,
    }
}

struct Live {
    terminal: Terminal,
    events: Events,
    screen: Screen<Output>,
    probe: Option<Probe>,
    crash: Crash,
    multiplexer: Multiplexer,
    draw: Draw,
    variable: fn(&str) -> Option<std::ffi::OsString>,
}

impl Live {
    fn close(self) {
        let open_until = self.probe.as_ref().and_then(Probe::deadline);
        self.terminal.close(self.events, open_until);
    }
}

impl Stage for Live {
    fn next(&mut self, _app: &App, timeout: Option<Duration>) -> io::Result<Option<Event>> {
        self.events.next(timeout)
    }

    fn size(&self) -> Size {
        self.screen.area()
    }

    fn present(&mut self, buffer: &Buffer, cursor: Option<Position>) -> io::Result<()> {
        match self.screen.present(buffer, cursor) {
            Ok(_) => Ok(()),
            // A terminal that went away says so as an event, with the exit code that belongs to it.
            Err(error) => match self.events.next(Some(Duration::ZERO)) {
                Ok(Some(Event::End(_))) => Ok(()),
                _ => Err(error),
            },
        }
    }

    fn draw(&mut self, app: &App, buffer: &mut Buffer) -> Result<ui::Frame, Fault> {
        let depth = match self.screen.depth() {
            Depth::NoColour => ui::Depth::None,
            Depth::Sixteen => ui::Depth::Sixteen,
            Depth::Indexed | Depth::True => ui::Depth::Many,
        };
        let draw = self.draw;
        let frame = self.crash.catch(|| draw(app, depth, buffer));
        frame.ok_or_else(|| Fault {
            log: self.crash.log(),
        })
    }

    fn redraw(&mut self) {
        self.screen.invalidate();
    }

    fn resize(&mut self, size: Size) {
        self.screen.resize(size);
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.suspend(&mut self.screen).map(drop)
    }

    fn resume(&mut self) -> io::Result<()> {
        self.terminal.resume(&mut self.screen)
    }

    fn copy(&mut self, lines: &[Safe]) -> Result<(), CopyError> {
        let sequence = copy(lines, self.multiplexer)?;
        self.screen.pass(&sequence);
        Ok(())
    }

    fn edit(&mut self, file: &Path, line: Option<usize>) -> io::Result<Result<(), [Safe; 2]>> {
        let variable = self.variable;
        self.terminal
            .lend(&mut self.screen, || Editor::of(variable).run(file, line))
    }

    fn widths(&mut self, event: Option<&Event>) -> Option<Widths> {
        let probe = self.probe.as_mut()?;
        let answer = match event {
            Some(Event::Reply(reply)) => probe.reply(*reply),
            _ => probe.give_up(Instant::now()),
        }?;
        self.screen.set_doubt(answer.doubt());
        Some(answer)
    }

    fn deadline(&self) -> Option<Instant> {
        self.probe.as_ref().and_then(Probe::deadline)
    }
}
