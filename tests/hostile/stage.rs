//! A dashboard that is looked at closely: what it draws, what it sends, what it hands on.

use std::collections::VecDeque;
use std::sync::Arc;

use fastrand::Rng;
use planscope::app::keymap::{BINDINGS, NAMES};
use planscope::app::map::Look;
use planscope::app::memory::Memory;
use planscope::app::news::Seen;
use planscope::app::unfinished::Unfinished;
use planscope::app::{
    App, Effect, Form, Key, LoadFailure, Msg, Settings, Source, Speech, ThemeChoice,
};
use planscope::backend::{Depth, Doubt, Screen};
use planscope::export::{Languages, minutes};
use planscope::plan::Lang;
use planscope::review::{Body, Content, Hand, Journal, Record, Review};
use planscope::text::Measure;
use planscope::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::harmless::{assert_harmless, without_our_own};
use crate::hostile;
use crate::world::{self, World, safe};

/// Keys after which a screen looks another way.
const KEYS: [&str; 48] = [
    "j",
    "k",
    "G",
    "<pgdn>",
    "<enter>",
    "<right>",
    "v",
    "z",
    "o",
    "L",
    "T",
    "?",
    "J",
    "/",
    "s",
    "2",
    "8",
    "8jj",
    "8Oj",
    "i",
    "ix<enter>",
    "ix<enter><enter>",
    "!",
    "n",
    "p",
    "pp",
    "f",
    "fj<enter>",
    "F",
    "w",
    "w<space>",
    "<space>",
    "b",
    "#",
    "c",
    "M",
    "Mx<enter>",
    "ma",
    "'a",
    "<c-p>a",
    "[",
    "]",
    "y",
    "Y",
    ":journals<enter>",
    ":marks<enter>",
    ":problems<enter>",
    "D",
];

/// The dashboard, the screen it draws on, and what is sent.
pub(crate) struct Stage<'w> {
    world: &'w World,
    app: App,
    buffer: Buffer,
    screen: Screen<Vec<u8>>,
    /// What stands in the journals.
    review: Review,
    /// What is on its way to the disk.
    unsaved: VecDeque<Box<Body>>,
    frames: u64,
}

impl<'w> Stage<'w> {
    /// A plan opened in a form and at a size, otherwise anyhow.
    pub(crate) fn new(
        world: &'w World,
        form: Form,
        (columns, rows): (u16, u16),
        rng: &mut Rng,
    ) -> Stage<'w> {
        let lang = [Lang::Zh, Lang::En][rng.usize(..2)];
        let wide = rng.u8(..4) == 0;
        let app = App::new(Settings {
            source: Source {
                name: safe(rng),
                path: rng.bool().then(|| hostile::text(rng).into()),
            },
            speech: [Speech::One(lang), Speech::Both(lang)][rng.usize(..2)],
            theme: [ThemeChoice::Dark, ThemeChoice::Plain][rng.usize(..2)],
            measure: [Measure::NARROW, Measure::WIDE][usize::from(wide)],
            look: [Look::Safe, Look::Light, Look::Ascii][rng.usize(..3)],
            form,
            goto: None,
            lens: None,
            today: world::today(),
        });
        let mut screen = Screen::new(Vec::new(), Size::new(columns, rows), Depth::Indexed);
        screen.set_doubt(if wide { Doubt::Wide } else { Doubt::Open });
        Stage {
            world,
            app,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
            screen,
            review: Review::default(),
            unsaved: VecDeque::new(),
            frames: 0,
        }
    }

    /// Goes on from another start, with keys of the user's own, perhaps with a tour.
    pub(crate) fn recall(mut self, kept: &str, rng: &mut Rng) -> Stage<'w> {
        if rng.u8(..4) == 0 {
            self.app = self.app.opening(self.world.opening(rng));
        }
        if rng.bool() {
            self.app.recall(self.world.recalled(kept, rng));
        }
        if rng.u8(..4) == 0 {
            world::configure(&mut self.app, rng);
        }
        self
    }

    /// The plan comes, and what the rules and the journals say of it.
    pub(crate) fn load(mut self, rng: &mut Rng) -> Stage<'w> {
        let plan = || Arc::clone(&self.world.plan);
        let findings = Some(Arc::clone(&self.world.findings));
        self.app.update(Msg::Loaded(plan()));
        if rng.u8(..16) > 0 {
            self.app.update(Msg::Checked(plan(), findings));
        }
        if rng.u8(..4) > 0 {
            self.take_journals(rng);
        }
        self
    }

    fn take_journals(&mut self, rng: &mut Rng) {
        let journals = self.world.journals(rng);
        self.review = journals.review.clone();
        self.app.update(Msg::Reviewed(journals));
    }

    /// What is kept of this start: texts that the next one reads.
    pub(crate) fn leave(self) -> String {
        if let Some(seen) = self.app.seen_findings(true) {
            Seen::parse(&seen).expect("what is kept is read again");
        }
        let kept = self.app.memory();
        let text = kept.to_text();
        let read = Memory::parse(&text).expect("what is kept is read again");
        assert_eq!(read.to_text(), text, "what is read is what was kept");
        text
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

    /// The terminal has another size now.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.screen.resize(Size::new(columns, rows));
        self.tell(Msg::Resized(columns, rows));
    }

    /// Something that may happen to a dashboard.
    pub(crate) fn anything(&mut self, rng: &mut Rng) {
        if let Some(body) = self.unsaved.pop_front() {
            let outcome = rng.bool().then_some(()).ok_or_else(|| world::both(rng));
            self.tell(Msg::Appended(body, outcome));
        }
        match rng.u8(..40) {
            0 => self.tell(Msg::Paste(hostile::text(rng))),
            1 => {
                let (name, _) = NAMES[rng.usize(..NAMES.len())];
                self.press(&format!(":{name}<enter>"));
            }
            2 => {
                let line = safe(rng);
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
            4..7 => self.tell(Msg::Mouse(world::mouse(&self.app, rng))),
            7..10 => self.tell(self.world.word(rng)),
            10 => {
                self.take_journals(rng);
                self.show();
            }
            11 => self.resize(crate::any_size(rng)),
            12..20 => {
                let keys: Vec<Key> = BINDINGS[rng.usize(..BINDINGS.len())].keys().collect();
                self.tell(Msg::Key(keys[rng.usize(..keys.len())]));
            }
            _ => self.press(KEYS[rng.usize(..KEYS.len())]),
        }
    }

    /// Tells the dashboard something and draws it; what it wants to hand on is as harmless as what it draws.
    fn tell(&mut self, msg: Msg) {
        for effect in self.app.update(msg) {
            self.look_at(effect);
        }
        self.show();
    }

    fn look_at(&mut self, effect: Effect) {
        match effect {
            Effect::Copy(lines) => lines.iter().for_each(|line| assert_harmless(line.as_str())),
            Effect::KeepText { text, .. } if text.is_empty() => {}
            Effect::KeepText { key, text } => {
                let mut read = Unfinished::default();
                let file = Unfinished::to_file(&key, &text);
                read.take_file(&Unfinished::name(&key), &file);
                assert_eq!(read.text(&key), Some(text.as_str()));
            }
            Effect::Append(body) => {
                check_record(&body);
                self.unsaved.push_back(body);
            }
            Effect::WriteMinutes => {
                let plan = &self.world.plan;
                for lang in [Lang::Zh, Lang::En] {
                    let text = minutes::markdown(plan, &self.review, Languages::Both(lang));
                    text.lines().for_each(assert_harmless);
                }
            }
            _ => {}
        }
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

/// What is put on record is one line without control characters, and is read again as it was said.
fn check_record(body: &Body) {
    let record = Record::new(7, "2026-03-01T08:00:00Z", body.clone());
    assert!(!record.line().contains(char::is_control), "{record:?}");
    let read = Journal::read(Hand::default(), record.line().as_bytes());
    let said: Vec<&Content> = read.records.iter().map(|record| &record.is).collect();
    assert_eq!(said, [&Content::Known(body.clone())]);
}
