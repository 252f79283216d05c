//! A dashboard that is looked at closely: what it draws, what it sends, what it hands on.

use std::sync::Arc;

use fastrand::Rng;
use planscope::app::keymap::{BINDINGS, NAMES};
use planscope::app::map::Look;
use planscope::app::{
    App, Effect, Form, Key, LoadFailure, Msg, Settings, Source, Speech, ThemeChoice,
};
use planscope::backend::{Depth, Doubt, Screen};
use planscope::plan::{Lang, Plan};
use planscope::text::{Measure, Safe};
use planscope::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::harmless::{assert_harmless, without_our_own};
use crate::hostile;

/// Keys after which a screen looks another way.
const KEYS: [&str; 16] = [
    "j", "k", "G", "<pgdn>", "<enter>", "<right>", "v", "z", "o", "L", "T", "?", "J", "/", "s", "2",
];

/// The dashboard, the screen it draws on, and what is sent.
pub(crate) struct Stage {
    app: App,
    buffer: Buffer,
    screen: Screen<Vec<u8>>,
    frames: u64,
}

impl Stage {
    /// A plan opened in a form and at a size, otherwise anyhow.
    pub(crate) fn new(
        plan: &Arc<Plan>,
        form: Form,
        (columns, rows): (u16, u16),
        rng: &mut Rng,
    ) -> Stage {
        let lang = [Lang::Zh, Lang::En][rng.usize(..2)];
        let wide = rng.u8(..4) == 0;
        let mut app = App::new(Settings {
            source: Source {
                name: Safe::from(hostile::text(rng)),
                path: None,
            },
            speech: [Speech::One(lang), Speech::Both(lang)][rng.usize(..2)],
            theme: [ThemeChoice::Dark, ThemeChoice::Plain][rng.usize(..2)],
            measure: [Measure::NARROW, Measure::WIDE][usize::from(wide)],
            look: [Look::Safe, Look::Light, Look::Ascii][rng.usize(..3)],
            form,
            goto: None,
            lens: None,
            today: planscope::plan::Date::of_unix_seconds(1_772_323_200),
        });
        app.update(Msg::Loaded(Arc::clone(plan)));
        let mut screen = Screen::new(Vec::new(), Size::new(columns, rows), Depth::Indexed);
        screen.set_doubt(if wide { Doubt::Wide } else { Doubt::Open });
        Stage {
            app,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
            screen,
            frames: 0,
        }
    }

    /// How many frames were drawn.
    pub(crate) fn frames(&self) -> u64 {
        self.frames
    }

    pub(crate) fn press(&mut self, keys: &str) {
        for key in Key::parse_sequence(keys).unwrap() {
            self.tell(Msg::Key(key));
        }
    }

    /// Something that may happen to a dashboard.
    pub(crate) fn anything(&mut self, rng: &mut Rng) {
        match rng.u8(..32) {
            0 => self.tell(Msg::Paste(hostile::text(rng))),
            1 => {
                let (name, _) = NAMES[rng.usize(..NAMES.len())];
                self.press(&format!(":{name}<enter>"));
            }
            2 => {
                let line = Safe::from(hostile::text(rng));
                self.tell(Msg::LoadFailed(LoadFailure {
                    place: None,
                    zh: line.clone(),
                    en: line.clone(),
                    details: vec![line],
                }));
            }
            3 => {
                let signs = hostile::text(rng);
                for sign in signs.chars().take(4) {
                    self.tell(Msg::Key(Key::char(sign)));
                }
            }
            4..16 => {
                let keys: Vec<Key> = BINDINGS[rng.usize(..BINDINGS.len())].keys().collect();
                self.tell(Msg::Key(keys[rng.usize(..keys.len())]));
            }
            _ => self.press(KEYS[rng.usize(..KEYS.len())]),
        }
    }

    /// Tells the dashboard something and draws it; what it wants to hand to the clipboard is as harmless
    /// as what it draws.
    fn tell(&mut self, msg: Msg) {
        for effect in self.app.update(msg) {
            if let Effect::Copy(lines) = effect {
                lines.iter().for_each(|line| assert_harmless(line.as_str()));
            }
        }
        self.show();
    }

    /// Draws, sends, and looks at every byte.
    pub(crate) fn show(&mut self) {
        self.frames += 1;
        self.buffer.reset();
        let frame = ui::draw(&self.app, ui::Depth::Many, &mut self.buffer);
        self.app.note_drawn(frame.drawn);
        for cell in &self.buffer.content {
            assert_harmless(cell.symbol());
        }
        self.screen.present(&self.buffer, frame.cursor).unwrap();
        let sent = std::mem::take(self.screen.writer_mut());
        let sent = String::from_utf8(sent).expect("what is sent is UTF-8");
        assert_harmless(&without_our_own(&sent));
    }
}
