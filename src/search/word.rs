//! One word of a query, and how it fits a text.

use super::codes::{Code, Mask, codes, is_han};
use super::readings::Readings;
use super::score::{Fit, Score};
use super::spelled::{Spelled, Unit};

/// A word has no more characters than this; the rest of a longer one is not looked at.
const LONGEST: usize = 48;

/// So often a word may leap over something in the text.
const LEAPS: u8 = 2;

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    codes: Vec<Code>,
    mask: Mask,
    /// Each character alone.
    masks: Vec<Mask>,
    /// How much it says: a letter or a digit 1, a Chinese character 2.
    says: u32,
    /// Where it has Chinese characters, the same word by its sound.
    sound: Option<Box<Word>>,
}

/// What a piece of a text gave to a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Where in the codes of the text it begins.
    pub(super) at: u16,
    /// How many codes of the text it takes up: all of a character that is read.
    pub(super) len: u16,
    /// The step before, or [`NO_STEP`].
    before: u32,
}

const NO_STEP: u32 = u32::MAX;

/// Takes down the steps of a fit, for those who want to show it.
pub(super) trait Trace {
    fn step(&mut self, step: Step) -> u32;
}

/// Takes nothing down.
pub(super) struct Untraced;

impl Trace for Untraced {
    fn step(&mut self, _: Step) -> u32 {
        NO_STEP
    }
}

/// Takes down all steps.
#[derive(Default)]
pub(super) struct Steps(Vec<Step>);

impl Trace for Steps {
    fn step(&mut self, step: Step) -> u32 {
        self.0.push(step);
        self.0.len() as u32 - 1
    }
}

impl Steps {
    /// The steps that lead to this one, the last first.
    pub(super) fn back_from(&self, step: u32) -> impl Iterator<Item = Step> {
        let found = |step: u32| self.0.get(step as usize).copied();
        std::iter::successors(found(step), move |step| found(step.before))
    }
}

/// How a word fits a text, with its last step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitted {
    pub(super) score: Score,
    pub(super) last: u32,
}

/// How far a word has come in a text, and how.
#[derive(Clone, Copy)]
struct Way {
    cost: u16,
    /// The unit at which it began.
    start: u16,
    leaps: u8,
    how: How,
    last: u32,
}

/// How pieces were typed: the bits of what has been met so far.
#[derive(Clone, Copy)]
struct How(u8);

impl How {
    const WRITTEN: How = How(0);
    const SOUND: How = How(1);
    const INITIAL: How = How(2);
    const UNFINISHED: How = How(4);

    fn with(self, other: How) -> How {
        How(self.0 | other.0)
    }

    fn has(self, other: How) -> bool {
        self.0 & other.0 != 0
    }
}

/// A piece of the word that a unit takes.
struct Piece {
    len: usize,
    how: How,
    cost: u16,
}

/// What the pieces cost.
mod cost {
    pub(super) const LATER: u16 = 24;
    pub(super) const SOUND: u16 = 3;
    pub(super) const UNCOMMON: u16 = 2;
    pub(super) const INITIAL: u16 = 6;
    pub(super) const UNFINISHED: u16 = 2;
    pub(super) const LEAP: u16 = 60;
}

impl Word {
    /// The word of a text, if there is anything in it that can be looked for.
    pub(super) fn new(text: &str) -> Option<Word> {
        Word::of(codes(text).take(LONGEST).collect())
    }

    pub(super) fn of(codes: Vec<Code>) -> Option<Word> {
        let says = codes.iter().map(|code| 1 + u32::from(is_han(*code)));
        let (mask, says) = (Mask::of(&codes), says.sum());
        let masks = codes.chunks(1).map(Mask::of).collect();
        let sound = sound(&codes).and_then(Word::of).map(Box::new);
        (!codes.is_empty()).then_some(Word {
            codes,
            mask,
            masks,
            says,
            sound,
        })
    }

    pub(super) fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Where it has Chinese characters, the same word by its sound.
    pub(super) fn sound(&self) -> Option<&Word> {
        self.sound.as_deref()
    }

    pub(super) fn mask(&self) -> Mask {
        self.mask
    }

    /// Its first character.
    pub(super) fn begins(&self) -> Mask {
        self.masks[0]
    }

    /// Whether a text with these has all characters of the word but so many: each other takes a slip.
    pub(super) fn misses_at_most(&self, most: usize, text: Mask) -> bool {
        match text.lacks(self.mask) as usize {
            0 => true,
            kinds if kinds > most => false,
            _ => {
                let is_missing = |mask: &&Mask| text.lacks(**mask) > 0;
                self.masks.iter().filter(is_missing).count() <= most
            }
        }
    }

    /// Whether whatever this fits, `shorter` fits too.
    pub(super) fn narrows(&self, shorter: &Word) -> bool {
        shorter.may_leap() && self.codes.starts_with(&shorter.codes)
    }

    /// Whether it says enough to be looked for in scattered pieces.
    fn may_leap(&self) -> bool {
        self.says >= 3
    }

    /// Whether it says enough to be looked for inside of words.
    pub(super) fn may_be_part(&self) -> bool {
        self.says >= 2
    }

    /// The word as a part of the text, wherever the units of it begin.
    fn fit_part(&self, text: Spelled<'_>, trace: &mut impl Trace) -> Option<Fitted> {
        let len = self.codes.len();
        let mut parts = text.codes.windows(len);
        let at = parts.position(|part| part.iter().eq(&self.codes))?;
        let last = trace.step(Step {
            at: at as u16,
            len: len as u16,
            before: NO_STEP,
        });
        let score = Score::new(Fit::Part, at.min(50) as u32);
        Some(Fitted { score, last })
    }

    /// The pieces of the word from `j` on that a unit takes.
    fn pieces(&self, text: Spelled<'_>, unit: Unit, j: usize, mut take: impl FnMut(Piece)) {
        let rest = &self.codes[j..];
        let word = text.word(unit);
        if unit.han == 0 {
            let common = common(rest, word);
            for len in 1..=common {
                let (how, cost) = match (len == word.len(), len == rest.len()) {
                    (true, _) => (How::WRITTEN, 0),
                    (false, true) => (How::UNFINISHED, cost::UNFINISHED),
                    (false, false) => (How::INITIAL, cost::INITIAL),
                };
                take(Piece { len, how, cost });
            }
            return;
        }
        if rest[0] == word[0] {
            let how = How::WRITTEN;
            return take(Piece {
                len: 1,
                how,
                cost: 0,
            });
        }
        for reading in text.readings.of(unit.han) {
            let uncommon = if reading.common { 0 } else { cost::UNCOMMON };
            let common = common(rest, reading.letters);
            if common == 0 {
                continue;
            }
            let initial = initial(reading.letters);
            for len in 1..=common {
                let (how, cost) = if len == reading.letters.len() {
                    (How::SOUND, cost::SOUND)
                } else if len == 1 || len == initial {
                    (How::INITIAL, cost::INITIAL)
                } else if len == rest.len() {
                    (
                        How::SOUND.with(How::UNFINISHED),
                        cost::SOUND + cost::UNFINISHED,
                    )
                } else {
                    continue;
                };
                let cost = cost + uncommon;
                take(Piece { len, how, cost });
            }
        }
    }
}

/// The cheapest way to each length of a word, as far as there is one.
struct Ways {
    /// Bit `j`: there is a way to the first `j` characters.
    set: u64,
    ways: [Way; LONGEST + 1],
}

/// Room to fit words in, for one text after another.
pub(super) struct Fitter {
    /// What may go on at the next unit. In boxes, to change places at each.
    near: Box<Ways>,
    /// What has to leap to go on.
    far: Box<Ways>,
    next: Box<Ways>,
    best: Option<Fitted>,
}

impl Fitter {
    pub(super) fn new() -> Fitter {
        let none = || {
            Box::new(Ways {
                set: 0,
                ways: [Way::from_unit(0); LONGEST + 1],
            })
        };
        Fitter {
            near: none(),
            far: none(),
            next: none(),
            best: None,
        }
    }

    /// How a word fits a text, if it does.
    pub(super) fn fit(
        &mut self,
        word: &Word,
        text: Spelled<'_>,
        trace: &mut impl Trace,
    ) -> Option<Fitted> {
        let by_units = self.fit_units(word, text, trace);
        let leaps = |fitted: Fitted| fitted.score >= Score::new(Fit::Scattered, 0);
        if by_units.is_some_and(|fitted| !leaps(fitted)) || !word.may_be_part() {
            return by_units;
        }
        word.fit_part(text, trace).or(by_units)
    }

    /// A word in pieces that begin where units do. Goes over the units once; for each length of the word
    /// the cheapest way is kept, apart for what may go on at once and what has to leap.
    fn fit_units(
        &mut self,
        word: &Word,
        text: Spelled<'_>,
        trace: &mut impl Trace,
    ) -> Option<Fitted> {
        (self.near.set, self.far.set, self.best) = (0, 0, None);
        for i in 0..text.units.len() {
            self.next.set = 0;
            let begins = text.begins(text.units[i]);
            for j in bits(1 | self.near.set | self.far.set) {
                if !begins.meets(word.masks[j]) {
                    continue;
                }
                let way = match j {
                    0 => Some(Way::from_unit(i)),
                    _ => cheaper(self.near.get(j), self.far.get(j).map(Way::leapt)),
                };
                if let Some(way) = way {
                    word.pieces(text, text.units[i], j, |piece| {
                        self.go_on(word, text, (i, j), way.with(&piece), piece.len, trace);
                    });
                }
            }
            if word.may_leap() {
                for j in bits(self.near.set) {
                    let way = self.near.get(j).filter(|way| way.leaps < LEAPS);
                    way.into_iter().for_each(|way| self.far.put(j, way));
                }
            }
            std::mem::swap(&mut self.near, &mut self.next);
            // What begins further on is never better than what begins where the text does.
            let from_start = |best: Fitted| best.score < Score::new(Fit::Inside, 0);
            if self.near.set | self.far.set == 0 && self.best.is_some_and(from_start) {
                break;
            }
        }
        self.best
    }

    /// Takes a way from unit `i` on, where `j` characters of the word are behind it and `len` more are found.
    fn go_on(
        &mut self,
        word: &Word,
        text: Spelled<'_>,
        (i, j): (usize, usize),
        mut way: Way,
        len: usize,
        trace: &mut impl Trace,
    ) {
        let to = j + len;
        let ends = to == word.codes.len();
        if !ends && !self.next.wants(to, way) {
            return;
        }
        let unit = text.units[i];
        way.last = trace.step(Step {
            at: unit.at,
            len: if unit.han == 0 { len as u16 } else { unit.len },
            before: way.last,
        });
        if !ends {
            return self.next.put(to, way);
        }
        let score = way.score(text.units.len() - 1 - i);
        if self.best.is_none_or(|best| score < best.score) {
            let last = way.last;
            self.best = Some(Fitted { score, last });
        }
    }
}

impl Ways {
    fn get(&self, j: usize) -> Option<Way> {
        (self.set & (1 << j) != 0).then(|| self.ways[j])
    }

    /// Whether a way is cheaper than what is there.
    fn wants(&self, j: usize, way: Way) -> bool {
        self.get(j).is_none_or(|own| way.cost < own.cost)
    }

    fn put(&mut self, j: usize, way: Way) {
        if self.wants(j, way) {
            self.ways[j] = way;
            self.set |= 1 << j;
        }
    }
}

impl Way {
    /// The way that begins at a unit.
    fn from_unit(unit: usize) -> Way {
        Way {
            cost: match unit {
                0 => 0,
                _ => cost::LATER + unit.min(20) as u16,
            },
            start: unit as u16,
            leaps: 0,
            how: How::WRITTEN,
            last: NO_STEP,
        }
    }

    /// The way with another piece behind it.
    fn with(self, piece: &Piece) -> Way {
        Way {
            cost: self.cost.saturating_add(piece.cost),
            how: self.how.with(piece.how),
            ..self
        }
    }

    /// The way that goes on after a leap.
    fn leapt(self) -> Way {
        Way {
            cost: self.cost.saturating_add(cost::LEAP),
            leaps: self.leaps.saturating_add(1),
            ..self
        }
    }

    /// How good it is where it ends, with so many units of the text behind it.
    fn score(self, behind: usize) -> Score {
        let from_start = self.start == 0;
        let whole = from_start && behind == 0 && !self.how.has(How::UNFINISHED);
        let written = !self.how.has(How::SOUND.with(How::INITIAL));
        let initials = self.how.has(How::INITIAL);
        let fit = if self.leaps > 0 {
            Fit::Scattered
        } else if whole && written {
            Fit::Exact
        } else if whole && !initials {
            Fit::ExactSound
        } else if from_start && written {
            Fit::Start
        } else if whole {
            Fit::AllInitials
        } else if from_start {
            Fit::StartSound
        } else if written {
            Fit::Inside
        } else if !initials {
            Fit::InsideSound
        } else {
            Fit::InsideInitials
        };
        Score::new(fit, u32::from(self.cost) + behind.min(30) as u32)
    }
}

/// How characters sound, where any of them is Chinese.
fn sound(codes: &[Code]) -> Option<Vec<Code>> {
    if !codes.iter().copied().any(is_han) {
        return None;
    }
    let mut readings = Readings::default();
    let mut letters = Vec::new();
    for code in codes {
        let number = readings.number(*code);
        match readings.of(number).next() {
            Some(reading) => letters.extend(reading.letters),
            None if is_han(*code) => return None,
            None => letters.push(*code),
        }
    }
    letters.truncate(LONGEST);
    Some(letters)
}

/// The letters with which a syllable begins: `zh`, `ch` and `sh` are two.
fn initial(letters: &[Code]) -> usize {
    let second = letters.get(1).copied();
    1 + usize::from(second == Some(u16::from(b'h')))
}

fn cheaper(a: Option<Way>, b: Option<Way>) -> Option<Way> {
    [a, b].into_iter().flatten().min_by_key(|way| way.cost)
}

/// How many characters two have in common from the start.
fn common(a: &[Code], b: &[Code]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The bits that are set, the lowest first.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit as usize)
    })
}
