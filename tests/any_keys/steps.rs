//! What may happen to a dashboard.

use std::fmt;
use std::sync::Arc;

use planscope::app::keymap::{BINDINGS, NAMES};
use planscope::app::{Key, KeyCode, LoadFailure, Mouse, Msg};
use planscope::plan::file::Bi;
use planscope::review::{Body, Minute, Outcome};
use planscope::text::Measure;

use crate::common::*;
use crate::plans::Pool;
use crate::world;

/// The file has changed: how the new plan comes.
pub(crate) struct Reload(Msg, usize);

/// One thing that happens.
pub(crate) enum Step {
    Keys(Vec<Key>),
    Paste(&'static str),
    Resize((u16, u16)),
    Reload(Reload),
    Mouse(Mouse),
    Told(Box<Msg>),
    Fail(LoadFailure),
    Loading,
    Edited,
    Minutes(u32),
    Noted(bool),
    Goto(&'static str),
    Wide,
}

impl Step {
    pub(crate) fn any(random: &mut fastrand::Rng, pool: &Pool, screen: &Screen) -> Step {
        let here = || pool.of(screen.app.plan().expect("a plan was loaded"));
        match random.u8(..100) {
            0..60 => Step::Keys(vec![bound_key(random)]),
            60..65 => Step::Keys(spell(pick(random, KEYS))),
            65..70 => Step::Mouse(world::mouse(&screen.app, random)),
            70..73 => Step::Told(Box::new(here().word(random))),
            73 => Step::Told(Box::new(Msg::Reviewed(here().journals(random)))),
            74..80 => Step::Keys(vec![any_key(random)]),
            80..85 => Step::Keys(named_command(random)),
            85..88 => Step::Paste(pick(random, PASTES)),
            88..93 => Step::Resize(any_size(random)),
            93..95 => Step::Reload(Reload::any(random, pool)),
            95 => Step::Fail(pool.failure()),
            96 => Step::Loading,
            97 if random.bool() => Step::Edited,
            97 => match random.bool() {
                true => Step::Minutes(random.u32(..)),
                false => Step::Noted(random.bool()),
            },
            98 => Step::Goto(pick(random, ADDRESSES)),
            _ => Step::Wide,
        }
    }

    pub(crate) fn take(self, screen: &mut Screen, random: &mut fastrand::Rng) {
        match self {
            Step::Keys(keys) => keys.into_iter().for_each(|key| screen.tell(Msg::Key(key))),
            Step::Paste(text) => screen.tell(Msg::Paste(text.to_owned())),
            Step::Resize(size) => {
                screen.resize(size);
            }
            Step::Reload(Reload(msg, _)) => screen.tell(msg),
            Step::Mouse(mouse) => screen.tell(Msg::Mouse(mouse)),
            Step::Told(msg) => screen.tell(*msg),
            Step::Fail(failure) => screen.tell(Msg::LoadFailed(failure)),
            Step::Loading => screen.tell(Msg::Loading(random.u64(..))),
            Step::Edited => screen.tell(Msg::Edited(Err(
                ["没有编辑器", "no editor"].map(Into::into)
            ))),
            Step::Minutes(minutes) => screen.tell(Msg::Minutes(minutes)),
            Step::Noted(is_saved) => {
                let outcome = match is_saved {
                    true => Ok(()),
                    false => Err(["磁盘已满".into(), "disk full".into()]),
                };
                screen.tell(Msg::Appended(Box::new(minute()), outcome));
            }
            Step::Goto(address) => {
                screen.app.go_to_address(address);
                screen.tell(Msg::Resized(0, 0));
            }
            Step::Wide => {
                screen.app.measure = pick(random, &[Measure::NARROW, Measure::WIDE]);
                screen.tell(Msg::Resized(0, 0));
            }
        }
        screen.effects.clear();
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Keys(keys) => keys.iter().try_for_each(|key| write!(f, "{key}")),
            Step::Paste(text) => write!(f, "paste:{text:?}"),
            Step::Resize((width, height)) => write!(f, "{width}x{height}"),
            Step::Reload(Reload(_, len)) => write!(f, "reload:{len}"),
            Step::Mouse(mouse) => write!(f, "{mouse:?}"),
            Step::Told(msg) => write!(f, "told:{}", short(msg)),
            Step::Fail(_) => write!(f, "fail"),
            Step::Loading => write!(f, "loading"),
            Step::Edited => write!(f, "edited"),
            Step::Minutes(minutes) => write!(f, "minute:{minutes}"),
            Step::Noted(is_saved) => write!(f, "noted:{is_saved}"),
            Step::Goto(address) => write!(f, "goto:{address}"),
            Step::Wide => write!(f, "widths"),
        }
    }
}

/// Any size from one cell to a whole monitor, those around which the layout changes more often.
pub(crate) fn any_size(random: &mut fastrand::Rng) -> (u16, u16) {
    const EDGES: &[(u16, u16)] = &[
        (1, 1),
        (2, 40),
        (39, 9),
        (39, 24),
        (40, 10),
        (59, 15),
        (60, 15),
        (64, 20),
        (80, 24),
        (99, 30),
        (100, 30),
        (120, 40),
        (200, 10),
        (200, 60),
    ];
    match random.u8(..3) {
        0 => (random.u16(1..=200), random.u16(1..=60)),
        _ => pick(random, EDGES),
    }
}

impl Reload {
    fn any(random: &mut fastrand::Rng, pool: &Pool) -> Reload {
        let world = pool.any(random);
        let (plan, findings) = (Arc::clone(&world.plan), Arc::clone(&world.findings));
        let len = plan.len();
        let msg = match random.u8(..4) {
            0 => Msg::Loaded(plan),
            1 => Msg::Reloaded(plan, None),
            _ => Msg::Reloaded(plan, Some(findings)),
        };
        Reload(msg, len)
    }
}

/// The beginning of what a message holds.
fn short(msg: &Msg) -> String {
    format!("{msg:?}").chars().take(60).collect()
}

/// Keys that lead where single ones seldom do.
const KEYS: &[&str] = &[
    "8",
    "8Ojj",
    "8i",
    "8jix<enter>",
    "8jix<enter><enter>",
    "w",
    "w<space>",
    "<space>",
    "wM",
    "Mx<enter>",
    "#",
    "fj<enter>",
    "ma",
    "'a",
    "pp",
    "<c-p>a",
    "/a<enter>",
    ":journals<enter>",
    ":marks<enter>",
    ":problems<enter>",
    "3t",
];

/// Something that was noted on a walk.
fn minute() -> Body {
    Body::Minute(Minute {
        number: 1,
        stop: Bi::default(),
        place: "plan.a".into(),
        walked: 0,
        outcome: Outcome::Check,
        text: "x".into(),
    })
}

fn pick<T: Copy>(random: &mut fastrand::Rng, from: &[T]) -> T {
    from[random.usize(..from.len())]
}

/// A key of the table; those that end the program are as harmless here as any.
fn bound_key(random: &mut fastrand::Rng) -> Key {
    let keys: Vec<Key> = BINDINGS[random.usize(..BINDINGS.len())].keys().collect();
    pick(random, &keys)
}

fn any_key(random: &mut fastrand::Rng) -> Key {
    const SIGNS: &[char] = &[
        'ｊ', '？', '：', '、', '【', '’', '科', 'é', '\u{301}', '👩', '\u{202e}', '\u{1b}',
        '\u{9b}', '\0', ' ', '~',
    ];
    const CODES: &[KeyCode] = &[
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Enter,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::F(5),
    ];
    let code = match random.u8(..4) {
        0 => KeyCode::Char(pick(random, SIGNS)),
        1 => pick(random, CODES),
        _ => KeyCode::Char(char::from(random.u8(b' '..=b'~'))),
    };
    let key = Key::plain(code);
    match random.u8(..8) {
        0 => key.with_ctrl(),
        1 => key.with_alt(),
        _ => key,
    }
}

fn named_command(random: &mut fastrand::Rng) -> Vec<Key> {
    let (name, _) = NAMES[random.usize(..NAMES.len())];
    spell(&format!(":{name}<enter>"))
}

const PASTES: &[&str] = &[
    "",
    "a",
    "town",
    "三家\r\n企业\t",
    "\u{1b}[31mred\u{202e}\u{0}",
    "👩\u{200d}🌈e\u{301}\u{301}\u{301}",
    "                                                                                                  x",
];

const ADDRESSES: &[&str] = &[
    "town.sijing",
    "town.luqi@space.map",
    "project.bird-walk@sequencing.rows",
    "T1.2",
    "T2.4294967295",
    "T0.0",
    "4.6.4",
    "2.1.3@overview.summary",
    "industry.finance@industries.matrix",
    "plan.lakeside@targets.chains",
    "town.sijing@overview.summary+town.sijing",
    "T5.1+town.sheshan",
    "town.jiuting@targets.chains+target.cloud-enterprises",
    "industry.finance@space.matrix+industry.finance",
    "safeguard.talent+zone.livable-community",
    "town.luqi@industries.matrix+town.luqi",
    "town.luqi+town.nowhere",
    "@",
    "",
    "\u{1b}[31m@space.map",
];
