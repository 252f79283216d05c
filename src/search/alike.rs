//! What is much like a word: another character of the same sound, a slip of the finger.

use super::codes::{Code, Mask, is_han};
use super::score::{Fit, Score};
use super::slips::Pattern;
use super::spelled::{Spelled, Unit};
use super::word::{Fitter, Steps, Untraced, Word};

/// A part of a text that is much like a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alike {
    pub(super) score: Score,
    /// The units of the text that it takes up: the first, and the one behind the last.
    pub(super) units: (usize, usize),
}

/// What it costs for each slip; another character of the same sound costs nothing.
const SLIP: u32 = 100;
/// What it costs not to begin where the text does.
const LATER: u32 = 40;

/// The fits in which each character has its whole sound.
const SPELLED_OUT: [Fit; 6] = [
    Fit::Exact,
    Fit::ExactSound,
    Fit::Start,
    Fit::StartSound,
    Fit::Inside,
    Fit::InsideSound,
];

/// How many slips a word may have: none in short ones, or everything would be like them.
pub(super) fn slips(word: &Word) -> usize {
    let han = word.codes().iter().filter(|code| is_han(**code)).count();
    match (word.codes().len(), han) {
        (..=3, 0) | (..=2, _) => 0,
        (..=7, 0) | (..=5, _) => 1,
        _ => 2,
    }
}

/// A word, with what it takes to look for what is much like it in one text after another.
pub(super) struct Likeness<'w> {
    word: &'w Word,
    slips: Option<Pattern>,
    most: usize,
    fitter: Fitter,
    /// How a text sounds, and where its units begin in that.
    letters: Vec<Code>,
    starts: Vec<usize>,
}

impl<'w> Likeness<'w> {
    /// What is much like this word.
    pub(super) fn to(word: &'w Word) -> Likeness<'w> {
        let most = slips(word);
        Likeness {
            word,
            slips: (most > 0).then(|| Pattern::new(word.codes(), most)),
            most,
            fitter: Fitter::new(),
            letters: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// Whether it can be like anything.
    pub(super) fn is_possible(&self) -> bool {
        self.slips.is_some() || self.word.sound().is_some()
    }

    /// Whether a text can be like the word at all, by its characters alone.
    pub(super) fn may_be_in(&self, mask: Mask) -> bool {
        let sound = self.word.sound();
        self.word.misses_at_most(self.most, mask)
            || sound.is_some_and(|sound| mask.lacks(sound.mask()) == 0)
    }

    /// The part of a text that is most like the word, if any is.
    pub(super) fn find(&mut self, text: Spelled<'_>) -> Option<Alike> {
        self.find_sounding(text).or_else(|| self.find_slipped(text))
    }

    /// The characters that sound as the word does.
    fn find_sounding(&mut self, text: Spelled<'_>) -> Option<Alike> {
        let sound = self.word.sound()?;
        let fitted = self.fitter.fit(sound, text, &mut Untraced)?;
        if !SPELLED_OUT.into_iter().any(|fit| fitted.score.is_of(fit)) {
            return None;
        }
        let units = sounding(&mut self.fitter, sound, text)?;
        let later = if units.0 > 0 { LATER } else { 0 };
        let score = Score::new(Fit::Alike, later + units.1 as u32);
        Some(Alike { score, units })
    }

    /// What becomes the word by a few slips, as it is written or by its sound.
    fn find_slipped(&mut self, text: Spelled<'_>) -> Option<Alike> {
        let pattern = self.slips.as_ref()?;
        let written = slipped(pattern, text.codes, text.units.iter().map(at));
        let by_sound =
            self.word.sound().is_none() && text.sound(&mut self.letters, &mut self.starts);
        let spelled =
            by_sound.then(|| slipped(pattern, &self.letters, self.starts.iter().copied()));
        [written, spelled.flatten()]
            .into_iter()
            .flatten()
            .min_by_key(|alike| alike.score)
    }
}

fn at(unit: &Unit) -> usize {
    usize::from(unit.at)
}

/// The characters that sound as the word does.
fn sounding(fitter: &mut Fitter, sound: &Word, text: Spelled<'_>) -> Option<(usize, usize)> {
    let mut steps = Steps::default();
    let fitted = fitter.fit(sound, text, &mut steps)?;
    let mut first = usize::MAX;
    let mut end = 0;
    for step in steps.back_from(fitted.last) {
        let unit = text.units.partition_point(|unit| unit.at <= step.at);
        first = first.min(unit.saturating_sub(1));
        end = end.max(unit);
    }
    (first < end).then_some((first, end))
}

/// The part of `text` that begins at one of `starts` and takes the fewest slips to become the word.
fn slipped(
    pattern: &Pattern,
    text: &[Code],
    starts: impl Iterator<Item = usize> + Clone,
) -> Option<Alike> {
    let (slips, first, len) = pattern.fewest(text, starts.clone())?;
    let start = starts.clone().nth(first)?;
    let end = starts.take_while(|other| *other < start + len).count();
    let behind = text.len() - (start + len);
    let later = if first > 0 { LATER } else { 0 };
    let cost = slips as u32 * SLIP + later + behind.min(30) as u32;
    Some(Alike {
        score: Score::new(Fit::Alike, cost),
        units: (first, end),
    })
}
