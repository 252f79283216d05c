//! What hands do: the mouse, copying, pasting, and keys that arrive in unusual ways.
//!
//! A dashboard on the shipped plan is told things one by one and drawn after each, as the loop does.

mod copying;
mod mouse;
mod typing;

use std::sync::{Arc, OnceLock};

use planscope::app::map::Look;
use planscope::app::rows::Item;
use planscope::app::subject::Subject;
use planscope::app::{App, Effect, Form, Key, Msg, Settings, Source, Speech, ThemeChoice};
use planscope::plan::{Lang, Plan};
use planscope::text::Measure;
use planscope::ui::{self, Depth};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The plan that the program ships with.
const SHIPPED: &str = include_str!("../../plan.ron");

/// The shipped plan, parsed once.
fn plan() -> Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    let parse = || Arc::new(Plan::parse(SHIPPED).expect("the shipped plan is a plan"));
    Arc::clone(PLAN.get_or_init(parse))
}

/// A dashboard with the screen that shows it.
struct Stage {
    app: App,
    buffer: Buffer,
    /// What it wants done, since the start.
    effects: Vec<Effect>,
}

impl Stage {
    /// The shipped plan in English, on so many columns and rows, after some keys.
    fn new(size: (u16, u16), keys: &str) -> Stage {
        let settings = Settings {
            source: Source {
                name: "plan.ron".into(),
                path: None,
            },
            speech: Speech::One(Lang::En),
            theme: ThemeChoice::Dark,
            measure: Measure::NARROW,
            look: Look::Safe,
            form: Form::Summary,
            goto: None,
            lens: None,
            today: planscope::plan::Date::of_unix_seconds(1_772_323_200),
        };
        let mut stage = Stage {
            app: App::new(settings),
            buffer: Buffer::empty(Rect::new(0, 0, size.0, size.1)),
            effects: Vec::new(),
        };
        stage.tell(Msg::Loaded(plan()));
        stage.press(keys);
        stage
    }

    /// Tells the dashboard something and draws it.
    fn tell(&mut self, msg: Msg) {
        self.effects.extend(self.app.update(msg));
        self.buffer.reset();
        let frame = ui::draw(&self.app, Depth::Many, &mut self.buffer);
        self.app.note_drawn(frame.drawn);
    }

    #[track_caller]
    fn press(&mut self, keys: &str) {
        let keys = Key::parse_sequence(keys).expect("the keys are spelled right");
        keys.into_iter().for_each(|key| self.tell(Msg::Key(key)));
    }

    fn row(&self, y: u16) -> String {
        let cells = (0..self.buffer.area.width).map(|x| self.buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    }

    fn text(&self) -> String {
        let rows: Vec<String> = (0..self.buffer.area.height).map(|y| self.row(y)).collect();
        rows.join("\n")
    }

    /// Where a text stands in `columns` of the screen: its first cell.
    #[track_caller]
    fn find_in(&self, text: &str, columns: std::ops::Range<u16>) -> (u16, u16) {
        for y in 0..self.buffer.area.height {
            for x in columns.clone() {
                let cells = (x..columns.end).map(|x| self.buffer[(x, y)].symbol());
                if cells.collect::<String>().starts_with(text) {
                    return (x, y);
                }
            }
        }
        panic!("no {text:?} in\n{}", self.text());
    }

    #[track_caller]
    fn find(&self, text: &str) -> (u16, u16) {
        self.find_in(text, 0..self.buffer.area.width)
    }

    /// What the last row says.
    fn notice(&self) -> String {
        self.row(self.buffer.area.height - 1).trim().to_owned()
    }

    /// The id, row or cell that is selected.
    fn selected(&self) -> String {
        let plan = self.app.plan().expect("it is loaded");
        let id = |entity| plan.get(entity).id.as_str().to_owned();
        match self.app.subject() {
            Subject::Item(Item::Entity(entity)) => id(entity),
            Subject::Item(Item::Row { table, row }) => plan
                .row_locator(table, row as usize)
                .expect("the tables have places")
                .to_string(),
            Subject::Cell(row, column) => format!("{} x {}", id(row), id(column)),
            other => format!("{other:?}"),
        }
    }

    fn form(&self) -> String {
        let form = self.app.form;
        format!("{}.{}", form.tab().word(), form.word())
    }
}
