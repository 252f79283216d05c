//! Texts that nobody would write, from the file to the bytes on the wire: no panic, and nothing that
//! a terminal obeys but what the program itself says.
//!
//! Seeded, so that a failure comes back. Longer runs are asked for:
//! `PLANSCOPE_CASES=100000 cargo test --test hostile`, and every size from 1×1 to 300×100 in every form
//! with `PLANSCOPE_EVERY_SIZE=1` (best with `--release`).

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

#[path = "../src/text/hostile.rs"]
mod hostile;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use fastrand::Rng;
use planscope::app::map::Look;
use planscope::app::{App, Form, Key, Msg, Settings, Source, Speech, ThemeChoice};
use planscope::backend::{Depth, Doubt, Screen};
use planscope::plan::{Lang, Plan};
use planscope::text::{Measure, Safe};
use planscope::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const SMALL: &str = include_str!("plans/good/small.ron");
const SHIPPED: &str = include_str!("../plan.ron");

/// Frames of hostile plans; how many of them each plan is drawn for.
const CASES: u64 = 3_000;
const FRAMES: u64 = 16;

/// Sizes at which something changes, and sizes that nobody has.
const EDGES: [(u16, u16); 24] = [
    (1, 1),
    (1, 200),
    (2, 2),
    (3, 40),
    (500, 1),
    (39, 24),
    (40, 9),
    (40, 10),
    (41, 11),
    (59, 20),
    (60, 20),
    (63, 24),
    (64, 24),
    (65, 25),
    (80, 24),
    (80, 10),
    (99, 30),
    (100, 30),
    (101, 31),
    (120, 40),
    (199, 12),
    (200, 60),
    (300, 60),
    (500, 50),
];

#[test]
fn no_text_breaks_a_screen_or_speaks_to_the_terminal() {
    let cases = variable("PLANSCOPE_CASES").unwrap_or(CASES);
    let plans = cases.div_ceil(FRAMES);
    in_threads(plans, |seed| {
        let mut rng = Rng::with_seed(seed);
        let text = with_hostile_texts(SMALL, &mut rng);
        let plan = match Plan::parse(&text) {
            Ok(plan) => Arc::new(plan),
            Err(error) => {
                let message = error.render("plan.ron", Lang::En);
                panic!("only texts were changed: {message}");
            }
        };
        for _ in 0..FRAMES {
            let form = Form::ALL[rng.usize(..Form::ALL.len())];
            let size = match rng.u8(..8) {
                0 => EDGES[rng.usize(..EDGES.len() - 2)],
                1 => (rng.u16(1..=300), rng.u16(1..=100)),
                _ => (rng.u16(1..=120), rng.u16(1..=40)),
            };
            let mut stage = Stage::new(&plan, form, size, &mut rng);
            stage.show();
            for _ in 0..rng.u8(..4) {
                stage.press(KEYS[rng.usize(..KEYS.len())]);
            }
        }
    });
}

#[test]
fn every_form_has_a_screen_at_the_edge_sizes() {
    let plans = [Plan::parse(SMALL), Plan::parse(SHIPPED)].map(|plan| Arc::new(plan.unwrap()));
    in_threads(Form::ALL.len() as u64, |number| {
        let form = Form::ALL[usize::try_from(number).unwrap()];
        let mut rng = Rng::with_seed(number);
        for size in EDGES {
            for plan in &plans {
                let mut stage = Stage::new(plan, form, size, &mut rng);
                stage.show();
                for keys in ["j", "<enter>", "?"] {
                    stage.press(keys);
                }
            }
        }
    });
}

#[test]
fn every_form_has_a_screen_at_every_size_where_that_is_asked_for() {
    if variable("PLANSCOPE_EVERY_SIZE") != Some(1) {
        return;
    }
    let plan = Arc::new(Plan::parse(SHIPPED).unwrap());
    in_threads(300, |width| {
        let width = u16::try_from(width + 1).unwrap();
        let mut rng = Rng::with_seed(width.into());
        for height in 1..=100 {
            for form in Form::ALL {
                Stage::new(&plan, form, (width, height), &mut rng).show();
            }
        }
    });
}

/// A text that is no plan is refused with words that a terminal does not obey.
#[test]
fn no_complaint_speaks_to_the_terminal() {
    let cases = variable("PLANSCOPE_CASES").unwrap_or(CASES) / 4;
    in_threads(cases, |seed| {
        let mut rng = Rng::with_seed(seed);
        let mut text = with_hostile_texts(SMALL, &mut rng);
        let at = |rng: &mut Rng, text: &str| {
            let at = rng.usize(..text.len());
            (0..=at)
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(0)
        };
        let (from, to) = (at(&mut rng, &text), at(&mut rng, &text));
        match rng.u8(..3) {
            0 => text.insert_str(from, &hostile::text(&mut rng)),
            1 => text.truncate(from),
            _ => text.replace_range(from.min(to)..from.max(to), ""),
        }
        if let Err(error) = Plan::parse(&text) {
            for lang in [Lang::Zh, Lang::En] {
                for line in error.render("plan.ron", lang).lines() {
                    assert_harmless(line);
                }
                assert_harmless(error.message(lang).as_str());
            }
        }
    });
}

/// Keys after which a screen looks another way.
const KEYS: [&str; 16] = [
    "j", "k", "G", "<pgdn>", "<enter>", "<right>", "v", "z", "o", "L", "T", "?", "J", "/", "s", "2",
];

/// The plan with other texts in some places; the ids stay.
fn with_hostile_texts(plan: &str, rng: &mut Rng) -> String {
    let mut changed = String::new();
    for (n, piece) in plan.split('"').enumerate() {
        let inside = n % 2 == 1;
        let is_text = piece.contains(|c: char| c == ' ' || !c.is_ascii());
        if n > 0 {
            changed.push('"');
        }
        if inside && is_text && rng.u8(..3) == 0 {
            let text = hostile::text(rng);
            changed.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
        } else {
            changed.push_str(piece);
        }
    }
    changed
}

/// The dashboard, the screen it draws on, and what is sent.
struct Stage {
    app: App,
    buffer: Buffer,
    screen: Screen<Vec<u8>>,
}

impl Stage {
    fn new(plan: &Arc<Plan>, form: Form, (columns, rows): (u16, u16), rng: &mut Rng) -> Stage {
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
        });
        app.update(Msg::Loaded(Arc::clone(plan)));
        let mut screen = Screen::new(Vec::new(), Size::new(columns, rows), Depth::Indexed);
        screen.set_doubt(if wide { Doubt::Wide } else { Doubt::Open });
        Stage {
            app,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
            screen,
        }
    }

    fn press(&mut self, keys: &str) {
        for key in Key::parse_sequence(keys).unwrap() {
            self.app.update(Msg::Key(key));
            self.show();
        }
    }

    /// Draws, sends, and looks at every byte.
    fn show(&mut self) {
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

/// What is left of a frame without the sequences and moves of the program itself.
fn without_our_own(sent: &str) -> String {
    let mut rest = String::with_capacity(sent.len());
    let mut chars = sent.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' && chars.next_if_eq(&'[').is_some() {
            let parameters = |c: &char| matches!(c, '0'..='9' | ';' | '?');
            while chars.next_if(parameters).is_some() {}
            let last = chars.next();
            let known = matches!(
                last,
                Some('A'..='D' | 'G' | 'H' | 'J' | 'K' | 'L' | 'M' | 'h' | 'l' | 'm' | 'r')
            );
            assert!(known, "a sequence of ours ends in {last:?}");
        } else if !matches!(c, '\r' | '\n' | '\u{8}') {
            rest.push(c);
        }
    }
    rest
}

/// Nothing in the text is obeyed by a terminal, turns text around or cannot be seen.
#[track_caller]
fn assert_harmless(text: &str) {
    let harmful = |c: char| {
        c.is_control()
            || matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
    };
    let found = text.chars().find(|c| harmful(*c));
    assert_eq!(found, None, "in {text:?}");
}

/// Runs `work` for all numbers below `count`, in as many threads as there are processors, and says
/// which number failed.
fn in_threads(count: u64, work: impl Fn(u64) + Sync) {
    let threads = thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let run = |first: u64| {
        (first..count)
            .step_by(usize::try_from(threads).unwrap())
            .find(|number| catch_unwind(AssertUnwindSafe(|| work(*number))).is_err())
    };
    let run = &run;
    let failed = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || run(first)))
            .collect();
        let ends = threads.into_iter().map(|thread| thread.join().unwrap());
        ends.flatten().min()
    });
    assert_eq!(failed, None, "the number that failed");
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
