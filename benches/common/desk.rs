//! The dashboard without a terminal: keys in, bytes out.

use std::sync::Arc;

use planscope::app::findings::Findings;
use planscope::app::map::Look;
use planscope::app::{App, Form, Key, Msg, Settings, Source, Speech, ThemeChoice};
use planscope::backend::{Depth, Doubt, Screen};
use planscope::plan::{Date, Plan};
use planscope::text::Measure;
use planscope::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// The dashboard and the screen that it draws on.
pub(crate) struct Desk {
    app: App,
    screen: Screen<Vec<u8>>,
    buffer: Buffer,
    cursor: Option<Position>,
}

/// The day on which the plan is looked at.
pub(crate) fn today() -> Date {
    Date::of_unix_seconds(1_772_323_200)
}

impl Desk {
    /// The dashboard with a form open, nothing drawn yet.
    pub(crate) fn new(
        plan: &Arc<Plan>,
        speech: Speech,
        form: Form,
        (columns, rows): (u16, u16),
    ) -> Desk {
        let mut app = App::new(Settings {
            source: Source {
                name: "plan.ron".into(),
                path: None,
            },
            speech,
            theme: ThemeChoice::Dark,
            measure: Measure::NARROW,
            look: Look::Light,
            form,
            goto: None,
            lens: None,
            today: today(),
        });
        app.update(Msg::Loaded(Arc::clone(plan)));
        let size = Size::new(columns, rows);
        let mut screen = Screen::new(Vec::new(), size, Depth::Indexed);
        screen.set_doubt(Doubt::Narrow);
        Desk {
            app,
            screen,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
            cursor: None,
        }
    }

    /// The rules have been run: this is what they say of the plan.
    pub(crate) fn take_findings(&mut self, plan: &Arc<Plan>, findings: &Arc<Findings>) {
        let findings = Some(Arc::clone(findings));
        self.app.update(Msg::Checked(Arc::clone(plan), findings));
    }

    /// Looks through the lens of a thing, standing where one stands.
    pub(crate) fn look_through(&mut self, thing: Option<&str>) {
        let plan = self.app.plan().expect("the plan is there");
        let subject = thing.and_then(|thing| plan.find(thing));
        self.app.look_through(subject);
    }

    /// Presses a key and shows what comes of it: all that happens between a key and its screen.
    pub(crate) fn press(&mut self, key: Key) {
        self.app.update(Msg::Key(key));
        self.show();
    }

    /// Presses keys written as on the command line, without drawing between them but as they need it.
    pub(crate) fn press_all(&mut self, keys: &str) {
        for key in Key::parse_sequence(keys).expect("these are keys") {
            self.press(key);
        }
    }

    /// Draws and sends the frame.
    pub(crate) fn show(&mut self) {
        self.buffer.reset();
        let frame = ui::draw(&self.app, ui::Depth::Many, &mut self.buffer);
        self.app.note_drawn(frame.drawn);
        self.cursor = frame.cursor;
        let shown = self.screen.present(&self.buffer, frame.cursor);
        shown.expect("a buffer takes everything");
    }

    /// What was sent since this was last asked.
    pub(crate) fn sent(&mut self) -> Vec<u8> {
        std::mem::take(self.screen.writer_mut())
    }

    /// The last frame, and its cursor.
    pub(crate) fn frame(&self) -> (&Buffer, Option<Position>) {
        (&self.buffer, self.cursor)
    }
}
