use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::super::alarm::Ending;
use super::super::load::PlanSource;
use super::*;
use crate::app::memory::Recalled;
use crate::app::news::Seen;
use crate::app::{
    Form, Key, Mouse, MouseButton, MouseKind, Settings, Source, Speech, Tab, ThemeChoice,
};
use crate::plan::Lang;

const PLAN: &str = include_str!("../../../tests/plans/good/map.ron");

/// A stage on which some screens cannot be drawn.
struct Double {
    events: VecDeque<Event>,
    woken: Receiver<()>,
    size: Size,
    fails: fn(&App) -> bool,
    /// The frames that were shown, as text.
    shown: Vec<String>,
    /// How often drawing was tried.
    tries: usize,
    copied: Vec<Vec<Safe>>,
    full: bool,
}

impl Stage for Double {
    fn next(&mut self, app: &App, timeout: Option<Duration>) -> io::Result<Option<Event>> {
        if self.woken.try_recv().is_ok() {
            return Ok(Some(Event::Wake));
        }
        if timeout == Some(Duration::ZERO) {
            return Ok(None);
        }
        if app.plan().is_none() || app.is_checking() {
            self.woken.recv().map_err(io::Error::other)?;
            return Ok(Some(Event::Wake));
        }
        let event = self.events.pop_front();
        Ok(Some(event.unwrap_or(Event::End(Ending::Hangup))))
    }

    fn size(&self) -> Size {
        self.size
    }

    fn present(&mut self, buffer: &Buffer, _cursor: Option<Position>) -> io::Result<()> {
        self.shown.push(ui::text(buffer));
        Ok(())
    }

    fn draw(&mut self, app: &App, buffer: &mut Buffer) -> Result<ui::Frame, Fault> {
        self.tries += 1;
        if (self.fails)(app) {
            return Err(Fault {
                log: Some("/state/panic.log".into()),
            });
        }
        Ok(ui::draw(app, ui::Depth::None, buffer))
    }

    fn redraw(&mut self) {}

    fn resize(&mut self, size: Size) {
        self.size = size;
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, lines: &[Safe]) -> Result<(), CopyError> {
        if self.full {
            return Err(CopyError::TooLong {
                bytes: 9000,
                most: 8192,
            });
        }
        self.copied.push(lines.to_vec());
        Ok(())
    }

    fn edit(&mut self, _: &std::path::Path, _: Option<usize>) -> io::Result<Result<(), [Safe; 2]>> {
        Ok(Ok(()))
    }
}

fn double(events: Vec<Event>, fails: fn(&App) -> bool) -> (Double, Sender<()>) {
    let (sender, woken) = channel();
    let stage = Double {
        events: events.into(),
        woken,
        size: Size::new(80, 24),
        fails,
        shown: Vec::new(),
        tries: 0,
        copied: Vec::new(),
        full: false,
    };
    (stage, sender)
}

/// A dashboard as it starts.
pub(in crate::shell) fn app() -> App {
    App::new(Settings {
        source: Source {
            name: "plan.ron".into(),
            path: None,
        },
        speech: Speech::One(Lang::En),
        theme: ThemeChoice::Plain,
        measure: Measure::NARROW,
        look: Look::Safe,
        form: Form::Summary,
        goto: None,
        lens: None,
        today: crate::plan::Date::of_unix_seconds(1_772_323_200),
    })
}

/// Runs the loop on a stage to its end.
fn run(stage: (Double, Sender<()>)) -> (Ended, App, Double) {
    let app = app();
    let (stage, sender) = stage;
    let wake = move || {
        let _ = sender.send(());
    };
    let loader = Loader::start(PlanSource::BuiltIn(PLAN), app.today);
    let mut program = Loop::new(app, stage, loader, WidthChoice::Fixed, wake);
    let ended = program.run().unwrap();
    let Loop { app, stage, .. } = program;
    (ended, app, stage)
}

fn keys(text: &str) -> Vec<Event> {
    let keys = Key::parse_sequence(text).unwrap();
    keys.into_iter().map(Event::Key).collect()
}

const NOT_DRAWN: &str = "This screen could not be drawn";

#[test]
fn a_screen_that_cannot_be_drawn_is_a_sentence_and_the_others_open() {
    let on_space = |app: &App| app.form.tab() == Tab::Space;
    let (ended, app, stage) = run(double(keys("3j4"), on_space));
    assert_eq!(ended, Ended::Outside(Ending::Hangup));
    assert_eq!(app.form.tab(), Tab::Actions);
    let [.., space, step, actions] = &stage.shown[..] else {
        panic!("{} frames", stage.shown.len());
    };
    for frame in [space, step] {
        assert!(frame.starts_with(NOT_DRAWN), "{frame}");
        let words = frame.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.ends_with("Details are in /state/panic.log"),
            "{frame}"
        );
    }
    assert!(actions.contains("[4 Actions]"), "{actions}");
}

#[test]
fn the_program_can_be_left_also_when_nothing_can_be_drawn() {
    for leave in ["q", "<c-c>"] {
        let (ended, _, stage) = run(double(keys(leave), |_| true));
        assert_eq!(ended, Ended::Quit);
        assert!(stage.shown.iter().all(|frame| frame.starts_with(NOT_DRAWN)));
    }
}

#[test]
fn a_fault_is_tried_again_only_when_something_has_happened() {
    let (_, _, stage) = run(double(keys("jjj"), |_| true));
    // One frame before the plan is there, one with it, one with what the rules say, one a key; the first
    // may be one.
    assert!(stage.tries <= 6, "{} tries", stage.tries);
}

#[test]
fn after_a_fault_a_list_is_scrolled_as_it_was() {
    let mut events = keys("1v<end>");
    events.extend(keys("3v"));
    events.extend(keys("1"));
    let size = Size::new(80, 12);
    let with = |fails| {
        let (mut stage, sender) = double(events.clone(), fails);
        stage.size = size;
        run((stage, sender)).2.shown.pop()
    };
    assert_eq!(with(|app| app.form.tab() == Tab::Space), with(|_| false));
}

#[test]
fn too_small_a_screen_forgets_nothing_either() {
    let mut events = keys("1v<end><up>");
    let before = run(double(events.clone(), |_| false)).2.shown.pop();
    for size in [Size::new(1, 1), Size::new(39, 9), Size::new(80, 24)] {
        events.push(Event::Resize(size));
    }
    assert_eq!(run(double(events, |_| false)).2.shown.pop(), before);
}

#[test]
fn what_is_copied_goes_to_the_stage_and_the_screen_says_so() {
    let (_, _, stage) = run(double(keys("3y"), |_| false));
    assert_eq!(stage.copied.len(), 1);
    assert!(
        stage
            .shown
            .last()
            .unwrap()
            .contains("sent to your terminal")
    );

    let (mut stage, sender) = double(keys("3Y"), |_| false);
    stage.full = true;
    let (_, _, stage) = run((stage, sender));
    assert!(stage.shown.last().unwrap().contains("too long: 9 KiB"));
}

#[test]
fn the_mouse_and_bytes_of_another_encoding_reach_the_app() {
    let press = Mouse {
        kind: MouseKind::Press(MouseButton::Left),
        column: 2,
        row: 1,
    };
    let mut events = keys("4");
    events.push(Event::Mouse(press));
    events.push(Event::Garbage(4));
    let (_, app, stage) = run(double(events, |_| false));
    assert_eq!(app.form.tab(), Tab::Overview);
    assert!(stage.shown.last().unwrap().contains("not UTF-8"));
}

/// A start with what an earlier one has kept, ended from outside after these keys; the last frame.
fn start(state: &StateDir, plan: &'static str, typed: &str) -> String {
    let mut app = app();
    let kept = state.read(Seen::NAME).unwrap();
    app.recall(Recalled {
        seen: kept.map(|text| Seen::parse(&text).unwrap()),
        ..Recalled::default()
    });
    let (stage, sender) = double(keys(typed), |_| false);
    let wake = move || {
        let _ = sender.send(());
    };
    let loader = Loader::start(PlanSource::BuiltIn(plan), app.today);
    let program = Loop::new(app, stage, loader, WidthChoice::Fixed, wake);
    let mut program = program.keeping(Some(state.clone()));
    program.run().unwrap();
    let (mut stage, unwritten) = program.into_stage();
    unwritten.wait();
    stage.shown.pop().unwrap()
}

#[test]
fn a_finding_is_new_until_a_start_in_which_one_has_looked() {
    let home = tempfile::tempdir().unwrap();
    let state = StateDir::of_plan(home.path(), None);
    let zone = r#"(id: "zone.new", name: (zh: "新", en: "New"), at: ["1"], is: Zone()),
        (id: "zone.farms""#;
    let changed = PLAN.replacen(r#"(id: "zone.farms""#, zone, 1);
    let changed: &'static str = Box::leak(changed.into_boxed_str());
    let is_new = "new since you last looked";
    start(&state, PLAN, "2");
    assert_eq!(state.read(Seen::NAME).unwrap(), None, "nobody has looked");
    assert!(!start(&state, PLAN, "8").contains(is_new));
    assert!(!start(&state, PLAN, "8").contains(is_new));
    start(&state, changed, "2");
    let frame = start(&state, changed, "8");
    assert!(frame.contains(is_new), "{frame}");
    assert!(!start(&state, changed, "8").contains(is_new));
}
