//! What surrounds a dashboard, all of it as nobody would write it: what the rules find, journals of others,
//! what was kept from the last start, keys of one's own, other tours, what the disk says.

use std::sync::Arc;

use fastrand::Rng;
use planscope::app::findings::Findings;
use planscope::app::journals::{Journals, Locked};
use planscope::app::keymap::BINDINGS;
use planscope::app::keys::{Keymap, name_of};
use planscope::app::memory::{Memory, Recalled};
use planscope::app::news::Seen;
use planscope::app::unfinished::Unfinished;
use planscope::app::walk::Opening;
use planscope::app::{App, CopyError, Mouse, MouseButton, MouseKind, Msg};
use planscope::checks;
use planscope::plan::{Date, Lang, Plan, parse::parse_tour};
use planscope::review::{
    Body, FORMAT_LINE, Hand, Journal, Minute, Outcome, Record, Review, Roster, Waiver, Withdrawal,
};
use planscope::text::Safe;

use crate::{hostile, texts};

/// A plan with what the rules find in it.
pub(crate) struct World {
    pub(crate) plan: Arc<Plan>,
    pub(crate) findings: Arc<Findings>,
    /// The names of the findings.
    names: Vec<String>,
    /// The ids of things.
    ids: Vec<String>,
}

/// The day on which everything happens.
pub(crate) fn today() -> Date {
    Date::of_unix_seconds(1_772_323_200)
}

/// A text that nobody would write, as the program holds such.
pub(crate) fn safe(rng: &mut Rng) -> Safe {
    Safe::from(hostile::text(rng))
}

pub(crate) fn both(rng: &mut Rng) -> [Safe; 2] {
    [safe(rng), safe(rng)]
}

fn pick<'a, T>(from: &'a [T], rng: &mut Rng) -> Option<&'a T> {
    from.get(rng.usize(..from.len().max(1)))
}

/// The mouse on something that is drawn, or anywhere, on the screen or not.
pub(crate) fn mouse(app: &App, rng: &mut Rng) -> Mouse {
    const KINDS: [MouseKind; 6] = [
        MouseKind::Press(MouseButton::Left),
        MouseKind::Press(MouseButton::Left),
        MouseKind::Press(MouseButton::Right),
        MouseKind::Drag(MouseButton::Left),
        MouseKind::WheelUp,
        MouseKind::WheelDown,
    ];
    let (column, row) = match pick(&app.drawn.spots, rng) {
        Some(spot) if rng.u8(..8) > 0 => (spot.x, spot.y),
        _ => (rng.u16(..), rng.u16(..)),
    };
    let kind = KINDS[rng.usize(..KINDS.len())];
    Mouse { kind, column, row }
}

impl World {
    /// The world of a plan that was read from this text.
    pub(crate) fn new(plan: Arc<Plan>, text: &str) -> World {
        let report = checks::run(&plan, today());
        let findings = report.findings.iter();
        let names = findings.map(|one| one.id.raw().to_owned()).collect();
        let lines = checks::places(text, &report.findings);
        World {
            findings: Arc::new(Findings::new(&plan, report, lines)),
            ids: plan
                .all()
                .map(|one| plan.get(one).id.raw().to_owned())
                .collect(),
            plan,
            names,
        }
    }

    /// The name of a finding, mostly of one that there is.
    fn finding(&self, rng: &mut Rng) -> String {
        let known = pick(&self.names, rng).cloned();
        known
            .filter(|_| rng.u8(..8) > 0)
            .unwrap_or_else(|| hostile::text(rng))
    }

    fn body(&self, rng: &mut Rng) -> Body {
        match rng.u8(..4) {
            0 => Body::Minute(Minute {
                number: rng.u32(..),
                stop: self
                    .plan
                    .tour()
                    .first()
                    .map(|stop| stop.title.clone())
                    .unwrap_or_default(),
                place: safe(rng),
                walked: rng.u32(..),
                outcome: Outcome::ALL[rng.usize(..Outcome::ALL.len())],
                text: safe(rng),
            }),
            1 => Body::Withdrawal(Withdrawal {
                finding: self.finding(rng),
                reason: safe(rng),
            }),
            _ => Body::Waiver(Waiver {
                finding: self.finding(rng),
                reason: safe(rng),
                until: Date::new(rng.u16(..10_001), rng.u8(..14), rng.u8(..33)),
            }),
        }
    }

    /// The bytes of a journal: records, and whatever else somebody has put between them.
    fn journal_text(&self, rng: &mut Rng) -> Vec<u8> {
        let mut text = Vec::new();
        for _ in 0..rng.usize(..12) {
            match rng.u8(..12) {
                0 => text.extend(hostile::text(rng).bytes()),
                1 => text.extend((0..rng.usize(..40)).map(|_| rng.u8(..))),
                2 => text.extend(format!("(format: {})", rng.u32(..4)).bytes()),
                3 => text.extend("(".repeat(rng.usize(..400)).bytes()),
                4 => text.extend(b"(seq: 3, is: Opinion(kind: wording, at: [1, Two(3)]))"),
                _ => {
                    let at = hostile::text(rng);
                    let record = Record::new(rng.u32(..5), &at, self.body(rng));
                    let line = record.line().as_bytes();
                    let end = if rng.u8(..8) == 0 {
                        rng.usize(..line.len())
                    } else {
                        line.len()
                    };
                    text.extend(&line[..end]);
                }
            }
            text.push(b'\n');
        }
        if rng.u8(..4) > 0 {
            text.splice(..0, format!("{FORMAT_LINE}\n").into_bytes());
        }
        text
    }

    /// What stands in a review folder.
    pub(crate) fn journals(&self, rng: &mut Rng) -> Arc<Journals> {
        let names = ["li", "li.2", "wang", "uid1000"];
        let name = |rng: &mut Rng| match rng.u8(..6) {
            0 => hostile::text(rng),
            _ => names[rng.usize(..names.len())].to_owned(),
        };
        let journals = (0..rng.usize(..4)).map(|_| {
            let stem = name(rng);
            let hand = Hand {
                owner: match rng.u8(..4) {
                    0 => None,
                    1 => Some(name(rng)),
                    _ => Some(stem.split('.').next().unwrap_or_default().to_owned()),
                },
                stem,
                number: "uid1000".into(),
                loose: rng.u8(..8) == 0,
            };
            Journal::read(hand, &self.journal_text(rng))
        });
        let journals = journals.collect();
        let who = hostile::text(rng).replace(['"', '\\'], "");
        let roster = Roster::parse(&format!(
            "(authors: by_name, users: {{\"li\": (name: \"{who}\", unit: \"{who}\")}})"
        ));
        let wrong = Roster::parse(&hostile::text(rng)).err();
        Arc::new(Journals {
            review: Review::fold(journals, roster.unwrap_or_default()),
            user: "li".into(),
            folder: hostile::text(rng).into(),
            path: safe(rng),
            is_private: rng.bool(),
            is_there: rng.bool(),
            roster_error: wrong.filter(|_| rng.u8(..4) == 0),
            writable: match rng.u8(..8) {
                0 => Err(Locked::ReadOnly),
                1 => Err(Locked::Folder(both(rng))),
                _ => Ok(()),
            },
        })
    }

    /// What is found of the last start: the text that was kept then, mostly changed by somebody.
    pub(crate) fn recalled(&self, kept: &str, rng: &mut Rng) -> Recalled {
        let memory = match rng.bool() {
            true => kept.to_owned(),
            false => texts::with_other_values(kept, rng),
        };
        let mut unfinished = Unfinished::default();
        for _ in 0..rng.usize(..3) {
            let key = match rng.u8(..4) {
                0 => hostile::text(rng),
                1 => format!("minutes {}", rng.u8(..4)),
                2 => format!("withdrawal {}", self.finding(rng)),
                _ => format!("waiver {}", self.finding(rng)),
            };
            let file = Unfinished::to_file(&key, &hostile::text(rng));
            unfinished.take_file(&Unfinished::name(&key), &file);
        }
        Recalled {
            memory: Memory::parse(&memory).unwrap_or_default(),
            unfinished,
            seen: rng
                .bool()
                .then(|| Seen::parse("(format: 1, findings: [])").expect("a list of none")),
        }
    }

    /// The tour with which the program opens.
    pub(crate) fn opening(&self, rng: &mut Rng) -> Opening {
        let tour = |rng: &mut Rng| {
            let stop = |rng: &mut Rng| {
                let place = match pick(&self.ids, rng) {
                    Some(id) if rng.u8(..4) > 0 => id.clone(),
                    _ => hostile::text(rng),
                };
                let mut texts = [place, hostile::text(rng), hostile::text(rng)];
                for text in &mut texts {
                    *text = text.replace(['"', '\\'], "");
                }
                let [place, title, say] = texts;
                let minutes = [0, 1, 3, u32::MAX][rng.usize(..4)];
                let zoom = ["Both", "List", "Card"][rng.usize(..3)];
                format!(
                    "(title: (zh: \"{title}\"), place: \"{place}\", zoom: {zoom}, say: (en: \"{say}\"), minutes: {minutes}),"
                )
            };
            let stops: String = (0..rng.usize(..5)).map(|_| stop(rng)).collect();
            format!("[{stops}]")
        };
        match rng.u8(..4) {
            0 => Opening::Tour,
            1 => parse_tour(&tour(rng)).map_or(Opening::Tour, Opening::TourOf),
            _ => Opening::Dashboard,
        }
    }

    /// Something that workers, the disk or the terminal say.
    pub(crate) fn word(&self, rng: &mut Rng) -> Msg {
        match rng.u8(..7) {
            0 => Msg::StateFailed(both(rng)),
            1 => Msg::MinutesWritten(Ok(safe(rng))),
            2 => Msg::MinutesWritten(Err(both(rng))),
            3 => Msg::Edited(Err(both(rng))),
            4 => Msg::Minutes(rng.u32(..) >> rng.u8(..32)),
            5 => Msg::Copied(Err(CopyError::TooLong {
                bytes: usize::MAX,
                most: 1,
            })),
            _ => Msg::Garbage,
        }
    }
}

/// Gives the dashboard keys as a file has them that somebody has played with.
pub(crate) fn configure(app: &mut App, rng: &mut Rng) {
    let changes = (0..rng.usize(1..6)).map(|_| {
        let row = &BINDINGS[rng.usize(..BINDINGS.len())];
        let name = name_of(row.command).unwrap_or("interrupt").to_owned();
        let name = if rng.u8(..8) == 0 {
            hostile::text(rng)
        } else {
            name
        };
        let keys = [
            "x", "<f2> X", "", "<c-a>", "j", "<esc>", "<c-c>", "科", "1 2 3",
        ];
        let keys = match rng.u8(..6) {
            0 => hostile::text(rng),
            _ => keys[rng.usize(..keys.len())].to_owned(),
        };
        (name, keys)
    });
    let changes: Vec<(String, String)> = changes.collect();
    let (keymap, warnings) = Keymap::changed(&changes);
    let lang = [Lang::Zh, Lang::En][rng.usize(..2)];
    let wrong = warnings.first().map(|one| one.message(lang).to_string());
    app.configure(keymap, wrong);
}
