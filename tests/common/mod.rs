//! A world, keys, a screen: what the tests that cross rooms are written in.
//!
//! [`screen`] runs the loop of the program on a script of keys. What is no key comes after that, one by
//! one: another text of the same file, a pasted word, another size. [`said`] runs the commands themselves.

#![allow(dead_code, reason = "every test takes what it needs")]

pub(crate) mod said;
mod styles;

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use planscope::app::findings::Findings;
use planscope::app::map::Look;
use planscope::app::mouse::Target;
use planscope::app::rows::Item;
use planscope::app::subject::Subject;
use planscope::app::{
    App, Effect, Form, Key, LoadFailure, Msg, Settings, Source, Speech, ThemeChoice,
};
use planscope::checks;
use planscope::plan::{EntityRef, Lang, Plan};
use planscope::shell::{PlanSource, run_script};
use planscope::text::{Measure, Safe};
use planscope::ui::{self, Depth};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// The plan that the program ships with.
pub(crate) const SHIPPED: &str = include_str!("../../plan.ron");
/// The plan of another, invented district.
pub(crate) const LAKESIDE: &str = include_str!("../plans/good/lakeside.ron");

/// Only Chinese.
pub(crate) const ZH: Speech = Speech::One(Lang::Zh);
/// Only English.
pub(crate) const EN: Speech = Speech::One(Lang::En);
/// Chinese first, English behind it.
pub(crate) const BOTH: Speech = Speech::Both(Lang::Zh);

/// The smallest common terminal.
pub(crate) const SMALL: (u16, u16) = (80, 24);
/// A window of today.
pub(crate) const MEDIUM: (u16, u16) = (120, 40);
/// A whole monitor.
pub(crate) const LARGE: (u16, u16) = (200, 60);

/// What the keys give on a screen of this size.
#[track_caller]
pub(crate) fn screen(plan: &'static str, size: (u16, u16), speech: Speech, keys: &str) -> Screen {
    run(settings(speech), plan, size, keys)
}

/// The loop of the program, with a script for a terminal.
#[track_caller]
pub(crate) fn run(
    settings: Settings,
    plan: &'static str,
    (width, height): (u16, u16),
    keys: &str,
) -> Screen {
    let app = App::new(settings);
    let source = PlanSource::BuiltIn(plan);
    let size = Size { width, height };
    let ended = run_script(app, source, &spell(keys), size, Depth::Many);
    let (app, buffer) = ended.expect("the plan is a plan");
    Screen {
        app,
        effects: Vec::new(),
        cursor: None,
        buffer,
    }
}

/// What the keys give in English on the smallest common terminal.
#[track_caller]
pub(crate) fn english(keys: &str) -> Screen {
    screen(SHIPPED, SMALL, EN, keys)
}

/// How every test starts: no file, dark, columns counted as most terminals do.
pub(crate) fn settings(speech: Speech) -> Settings {
    Settings {
        source: Source {
            name: "plan.ron".into(),
            path: None,
        },
        speech,
        theme: ThemeChoice::Dark,
        measure: Measure::NARROW,
        look: Look::Safe,
        form: Form::Summary,
        goto: None,
        lens: None,
        today: planscope::plan::Date::of_unix_seconds(1_772_323_200),
    }
}

/// The keys that a text spells.
#[track_caller]
pub(crate) fn spell(keys: &str) -> Vec<Key> {
    Key::parse_sequence(keys).unwrap_or_else(|error| panic!("{keys}: {error}"))
}

/// A plan from its text.
#[track_caller]
pub(crate) fn parse(text: &str) -> Arc<Plan> {
    Arc::new(Plan::parse(text).unwrap_or_else(|error| panic!("{}", error.render("plan", Lang::En))))
}

/// What the rules say of a plan that was read from a text.
pub(crate) fn found(plan: &Plan, text: &str) -> Option<Arc<Findings>> {
    let report = checks::run(plan, settings(EN).today);
    let lines = checks::places(text, &report.findings);
    Some(Arc::new(Findings::new(plan, report, lines)))
}

/// What is told when a text is no plan.
#[track_caller]
pub(crate) fn failure(text: &str) -> LoadFailure {
    let error = Plan::parse(text).expect_err("the text is a plan after all");
    let details = error.render("plan.ron", Lang::En);
    LoadFailure {
        place: Some(error.place()),
        zh: error.message(Lang::Zh),
        en: error.message(Lang::En),
        details: details.lines().map(Safe::from).collect(),
    }
}

/// A frame with the state that made it.
pub(crate) struct Screen {
    /// The state.
    pub(crate) app: App,
    /// What the state wanted done outside, since it has been told things one by one.
    pub(crate) effects: Vec<Effect>,
    /// Where the caret stands.
    pub(crate) cursor: Option<Position>,
    buffer: Buffer,
}

/// What is told.
impl Screen {
    /// A dashboard as these settings say, told things one by one from the start.
    pub(crate) fn new(settings: Settings, plan: Arc<Plan>, size: (u16, u16)) -> Screen {
        let mut screen = Screen::of(App::new(settings), size);
        let findings = found(&plan, "");
        screen.tell(Msg::Loaded(Arc::clone(&plan)));
        screen.tell(Msg::Checked(plan, findings));
        screen
    }

    /// A dashboard that has been told nothing yet.
    pub(crate) fn of(mut app: App, size: (u16, u16)) -> Screen {
        app.make_room(size.1);
        Screen {
            app,
            effects: Vec::new(),
            cursor: None,
            buffer: Buffer::empty(area(size)),
        }
    }

    /// Presses keys.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &str) -> &mut Screen {
        spell(keys)
            .into_iter()
            .for_each(|key| self.tell(Msg::Key(key)));
        self
    }

    /// The file has this text now.
    pub(crate) fn reload(&mut self, text: &str) -> &mut Screen {
        match Plan::parse(text) {
            Ok(plan) => {
                let findings = found(&plan, text);
                self.tell(Msg::Reloaded(Arc::new(plan), findings));
            }
            Err(_) => self.tell(Msg::LoadFailed(failure(text))),
        }
        self
    }

    /// The screen has this size now.
    pub(crate) fn resize(&mut self, size: (u16, u16)) -> &mut Screen {
        self.buffer = Buffer::empty(area(size));
        self.tell(Msg::Resized(size.0, size.1));
        self
    }

    /// Tells the dashboard something, and draws it as the loop does.
    pub(crate) fn tell(&mut self, msg: Msg) {
        self.effects.extend(self.app.update(msg));
        self.buffer.reset();
        let frame = ui::draw(&self.app, Depth::Many, &mut self.buffer);
        self.app.note_drawn(frame.drawn);
        self.cursor = frame.cursor;
    }
}

/// What is seen.
impl Screen {
    /// The cells.
    pub(crate) fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// The rows of the screen, without the spaces at their ends.
    pub(crate) fn text(&self) -> String {
        let rows = (0..self.buffer.area.height).map(|y| self.row(y));
        rows.fold(String::new(), |mut text, row| {
            let _ = writeln!(text, "{}", row.trim_end());
            text
        })
    }

    fn row(&self, y: u16) -> String {
        self.part(0..self.buffer.area.width, y)
    }

    fn part(&self, columns: Range<u16>, y: u16) -> String {
        let mut row = String::new();
        let mut covered = 0;
        for x in columns {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = self.buffer[(x, y)].symbol();
            row.push_str(symbol);
            covered = self.app.measure.width(symbol).saturating_sub(1);
        }
        row
    }

    /// A letter for the style of each cell; see `styles.rs`.
    pub(crate) fn styles(&self) -> String {
        styles::grid(&self.buffer, self.app.measure)
    }

    /// The rows of the list, tree, table, map or matrix, without the card.
    pub(crate) fn list(&self) -> Vec<String> {
        let mut spots = self.app.drawn.spots.iter();
        let list = spots.find(|spot| spot.target == Target::List);
        list.map_or_else(Vec::new, |list| {
            let rows = list.y..list.y + list.height;
            rows.map(|y| self.part(list.x..list.x + list.width, y))
                .collect()
        })
    }

    /// A row of the screen, counted from 0; from the bottom where negative.
    pub(crate) fn line(&self, row: isize) -> String {
        let height = self.buffer.area.height as isize;
        let row = if row < 0 { height + row } else { row };
        self.row(row as u16).trim_end().to_owned()
    }

    /// Whether a text stands in one row of the screen.
    pub(crate) fn contains(&self, text: &str) -> bool {
        (0..self.buffer.area.height).any(|y| self.row(y).contains(text))
    }

    /// Fails with the screen in view if a text is not on it.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Screen {
        assert!(self.contains(text), "no {text:?} in\n{}", self.text());
        self
    }

    /// Fails with the screen in view if a text is on it.
    #[track_caller]
    pub(crate) fn hides(&self, text: &str) -> &Screen {
        assert!(!self.contains(text), "{text:?} in\n{}", self.text());
        self
    }

    /// Fails with the screen in view unless this is selected in this form.
    #[track_caller]
    pub(crate) fn stands_on(&self, selected: &str, form: &str) -> &Screen {
        let here = (self.selected(), self.form());
        assert_eq!(
            here,
            (selected.to_owned(), form.to_owned()),
            "\n{}",
            self.text()
        );
        self
    }

    /// The id, row or cell that is selected.
    pub(crate) fn selected(&self) -> String {
        let Some(plan) = self.app.plan() else {
            return String::new();
        };
        let id = |entity: EntityRef| plan.get(entity).id.raw().to_owned();
        match self.app.subject() {
            Subject::Item(Item::Entity(entity)) => id(entity),
            Subject::Item(Item::Row { table, row }) => plan
                .row_locator(table, row as usize)
                .map_or_else(String::new, |at| at.to_string()),
            Subject::Item(Item::Heading(heading)) => format!("{heading:?}"),
            Subject::Item(Item::Break(reason)) => format!("{reason:?}"),
            Subject::Item(Item::Finding(key)) => {
                let finding = self.app.finding(key);
                finding.map_or_else(String::new, |finding| finding.id.raw().to_owned())
            }
            Subject::Cell(row, column) => format!("{} x {}", id(row), id(column)),
            Subject::Nothing => String::new(),
        }
    }

    /// The thing to which a link of the card leads.
    #[track_caller]
    pub(crate) fn link(&self, link: usize) -> EntityRef {
        match self.app.card_links()[link] {
            Item::Entity(entity) => entity,
            other => panic!("{other:?} is no thing"),
        }
    }

    /// The selected row of the list, from its marker on.
    pub(crate) fn marked(&self) -> String {
        let mut rows = (0..self.buffer.area.height).map(|y| self.row(y));
        let marked = rows.find_map(|row| row.find('❯').map(|at| row[at..].trim_end().to_owned()));
        marked.unwrap_or_default()
    }

    /// The link of the card on which one stands, from its marker on.
    pub(crate) fn linked(&self) -> String {
        let mut rows = (0..self.buffer.area.height).rev().map(|y| self.row(y));
        let marked = rows.find_map(|row| row.rfind('❯').map(|at| row[at..].trim_end().to_owned()));
        marked.unwrap_or_default()
    }

    /// The form that is open, as an address names it.
    pub(crate) fn form(&self) -> String {
        let form = self.app.form;
        format!("{}.{}", form.tab().word(), form.word())
    }
}

fn area((width, height): (u16, u16)) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width,
        height,
    }
}
