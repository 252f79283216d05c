//! What is much like a word: another character of the same sound, a slip of the finger.

use super::codes::{Code, is_han};
use super::score::{Fit, Score};
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

/// Whether a text can be like the word at all, by its characters alone.
pub(super) fn may_be_alike(word: &Word, mask: super::codes::Mask) -> bool {
    let by_sound = word
        .sound()
        .is_some_and(|sound| mask.lacks(sound.mask()) == 0);
    by_sound || word.missing(mask) <= slips(word)
}

/// The part of a text that is most like the word, if any is.
pub(super) fn alike(
    fitter: &mut Fitter,
    word: &Word,
    text: Spelled<'_>,
    letters: &mut Vec<Code>,
) -> Option<Alike> {
    let by_sound = word.sound().and_then(|sound| {
        let fitted = fitter.fit(sound, text, &mut Untraced)?;
        let spelled_out = SPELLED_OUT.into_iter().any(|fit| fitted.score.is_of(fit));
        let units = spelled_out
            .then(|| sounding(fitter, sound, text))
            .flatten()?;
        let later = if units.0 > 0 { LATER } else { 0 };
        let score = Score::new(Fit::Alike, later + units.1 as u32);
        Some(Alike { score, units })
    });
    if by_sound.is_some() {
        return by_sound;
    }
    let most = slips(word);
    if most == 0 {
        return None;
    }
    let written = most_alike(word.codes(), text.codes, text.units.iter().map(at), most);
    let spelled = word.sound().is_none() && text.sound(letters);
    let spelled = spelled.then(|| most_alike(word.codes(), letters, starts(text), most));
    [written, spelled.flatten()]
        .into_iter()
        .flatten()
        .min_by_key(|alike| alike.score)
}

fn at(unit: &Unit) -> usize {
    usize::from(unit.at)
}

/// Where the units of a text begin in its sound.
fn starts<'t>(text: Spelled<'t>) -> impl Iterator<Item = usize> + Clone + use<'t> {
    text.units.iter().scan(0, move |next, unit| {
        let start = *next;
        let reading = text.readings.of(unit.han).next();
        *next += reading.map_or(usize::from(unit.len), |reading| reading.letters.len());
        Some(start)
    })
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

/// The part of `text` that begins at one of `starts` and takes the fewest slips to become `word`.
fn most_alike(
    word: &[Code],
    text: &[Code],
    starts: impl Iterator<Item = usize> + Clone,
    most: usize,
) -> Option<Alike> {
    let mut best: Option<(usize, usize, usize, usize)> = None;
    for (unit, start) in starts.clone().enumerate() {
        let rest = &text[start..];
        if !may_begin(word, rest) {
            continue;
        }
        let bound = best.map_or(most, |(slips, ..)| slips.saturating_sub(1));
        if let Some((slips, len)) = distance(word, rest, bound) {
            let end = starts
                .clone()
                .take_while(|other| *other < start + len)
                .count();
            best = Some((slips, unit, end, rest.len().saturating_sub(len)));
        }
        if best.is_some_and(|(slips, ..)| slips <= 1) {
            break;
        }
    }
    best.map(|(slips, first, end, behind)| Alike {
        score: Score::new(
            Fit::Alike,
            slips as u32 * SLIP + if first > 0 { LATER } else { 0 } + behind.min(30) as u32,
        ),
        units: (first, end),
    })
}

/// Whether a word that is not written right may begin so: the first letter is right, or it was left
/// out, put in, or changed places with the next.
fn may_begin(word: &[Code], text: &[Code]) -> bool {
    let first = |codes: &[Code], at: usize| codes.get(at).copied();
    let [own, next] = [0, 1].map(|at| first(word, at));
    let [begin, second] = [0, 1].map(|at| first(text, at));
    begin.is_some() && (own == begin || next == begin || own == second)
}

/// The fewest slips between a word and a beginning of `text`, no more than `most`, with the length of
/// the beginning: letters left out, put in, changed, or two that changed places.
fn distance(word: &[Code], text: &[Code], most: usize) -> Option<(usize, usize)> {
    let text = &text[..text.len().min(word.len() + most)];
    let width = text.len() + 1;
    let mut rows = [[u8::MAX; ROW]; 3];
    (0..width).for_each(|column| rows[0][column] = column as u8);
    for (i, letter) in word.iter().enumerate() {
        let [before, above, row] = rotated(&mut rows, i);
        row[0] = i as u8 + 1;
        for column in 1..width {
            let here = text[column - 1];
            let changed = above[column - 1] + u8::from(here != *letter);
            let added = above[column].min(row[column - 1]) + 1;
            row[column] = changed.min(added);
            let swapped = i > 0 && column > 1 && word[i - 1] == here && text[column - 2] == *letter;
            if swapped {
                row[column] = row[column].min(before[column - 2] + 1);
            }
        }
        if row[..width].iter().all(|slips| usize::from(*slips) > most) {
            return None;
        }
    }
    let last = &rows[word.len() % 3][..width];
    let (len, slips) = last.iter().enumerate().min_by_key(|(_, slips)| **slips)?;
    let slips = usize::from(*slips);
    (slips <= most).then_some((slips, len))
}

/// Longer than any word with its slips.
const ROW: usize = 64;

/// The rows of two letters before `i`, of the one before, and of `i` itself.
fn rotated(rows: &mut [[u8; ROW]; 3], i: usize) -> [&mut [u8; ROW]; 3] {
    let [a, b, c] = rows;
    match i % 3 {
        0 => [c, a, b],
        1 => [a, b, c],
        _ => [b, c, a],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, text: &str, most: usize, expected: Option<usize>) {
        let codes = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let found = distance(&codes(word), &codes(text), most);
        assert_eq!(found.map(|(slips, _)| slips), expected, "{word} in {text}");
    }

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_wrong_or_in_the_wrong_place() {
        check("sijing", "sijing town", 1, Some(0));
        check("sijng", "sijing", 1, Some(1));
        check("sijiing", "sijing", 1, Some(1));
        check("sijung", "sijing", 1, Some(1));
        check("sijign", "sijing", 1, Some(1));
        check("isjing", "sijing", 1, Some(1));
        check("xijung", "sijing", 1, None);
        check("xijung", "sijing", 2, Some(2));
        check("洞径未来湾", "洞泾未来湾", 1, Some(1));
        check("abc", "", 2, None);
    }

    #[test]
    fn the_fewest_slips_are_found_as_another_counts_them() {
        let mut rng = fastrand::Rng::with_seed(10);
        let mut text = |len| (0..len).map(|_| rng.char('a'..='c')).collect::<String>();
        for round in 0..2000 {
            let (word, other) = (text(round % 9 + 1), text(round % 7));
            let beginnings =
                (0..=other.len()).map(|end| strsim::osa_distance(&word, &other[..end]));
            let expected = beginnings.min().filter(|slips| *slips <= 2);
            check(&word, &other, 2, expected);
        }
    }
}
