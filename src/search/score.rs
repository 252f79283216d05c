//! How well something fits what was typed.

/// How well a word fits a text: the kind of fit first, then what it cost. The smallest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score(u32);

/// The kinds of fit, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Fit {
    /// The whole text, as it is written.
    Exact,
    /// The whole text, by its sound.
    ExactSound,
    /// Its beginning, as it is written.
    Start,
    /// The whole text by its initials, some of it spelled out or not.
    AllInitials,
    /// Its beginning, by sound or initials.
    StartSound,
    /// Words further on, as they are written.
    Inside,
    /// Characters further on, by their sound.
    InsideSound,
    /// Initials further on.
    InsideInitials,
    /// A part of a word.
    Part,
    /// Beginnings of words or characters with others between them.
    Scattered,
    /// Something much like it: a slip of the finger, or another character of the same sound.
    Alike,
}

/// How sure one can be that something is meant; of the less sure, nothing is shown as a match where there
/// is anything surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surety {
    /// By words, their beginnings, sound or initials, one after the other.
    Sure,
    /// By pieces with others between them.
    Scattered,
    /// By something much like what was typed: a slip, another character of the same sound.
    Alike,
}

impl Surety {
    /// All, the surest first.
    pub const ALL: [Surety; 3] = [Surety::Sure, Surety::Scattered, Surety::Alike];
}

const COST: u32 = 1 << 12;

impl Score {
    /// Worse than any.
    pub(super) const NONE: Score = Score(u32::MAX);

    pub(super) fn new(fit: Fit, cost: u32) -> Score {
        Score(fit as u32 * COST + cost.min(COST - 1))
    }

    /// The same fit at a higher cost.
    pub(super) fn plus(self, cost: u32) -> Score {
        let left = COST - 1 - self.0 % COST;
        Score(self.0 + cost.min(left))
    }

    /// How well two words fit that must both: as the worse one, at the cost of both.
    pub(super) fn and(self, other: Score) -> Score {
        if self == Score::NONE || other == Score::NONE {
            return Score::NONE;
        }
        self.max(other).plus(self.min(other).0 % COST)
    }

    pub(super) fn surety(self) -> Surety {
        match self.0 / COST {
            fit if fit >= Fit::Alike as u32 => Surety::Alike,
            fit if fit >= Fit::Scattered as u32 => Surety::Scattered,
            _ => Surety::Sure,
        }
    }
}

impl Score {
    /// Whether it is this kind of fit.
    pub(super) fn is_of(self, fit: Fit) -> bool {
        self.0 / COST == fit as u32
    }
}
