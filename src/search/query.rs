//! What somebody looks for, as it is typed.

use std::ops::Range;

use super::alike::Likeness;
use super::place::cited;
use super::readings::Readings;
use super::score::{Score, Surety};
use super::spelled::{Spelled, cut};
use super::word::{Fitter, Steps, Untraced, Word};
use crate::plan::file::Entity;
use crate::plan::{EntityRef, Locator, Plan};
use crate::text::fold;

/// What somebody looks for: words that must all fit, in any order, or all of them as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// As it was typed, without spaces around it.
    text: String,
    words: Vec<Word>,
    /// The words run together, where there are several.
    joined: Option<Word>,
}

/// Where a text fits a query: the bytes of the characters that were found.
pub type Marks = Vec<Range<usize>>;

impl Query {
    /// Reads a query as it is typed.
    pub fn new(text: &str) -> Query {
        let folded = fold(text);
        let words: Vec<Word> = folded.split_whitespace().filter_map(Word::new).collect();
        let joined = if words.len() > 1 {
            Word::new(&folded)
        } else {
            None
        };
        Query {
            text: text.trim().to_owned(),
            words,
            joined,
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    pub(super) fn joined(&self) -> Option<&Word> {
        self.joined.as_ref()
    }

    /// The place of the draft that it cites, if it cites one.
    pub(super) fn place(&self) -> Option<Locator> {
        cited(&self.text)
    }

    /// Whether every word fits one of the texts: surely, not by a slip or in scattered pieces.
    ///
    /// For a few texts that no index has; to look through a plan, see [`Finder`](super::Finder).
    pub fn matches<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        self.means(texts, Surety::Sure)
    }

    /// Whether every word fits one of the texts, at least so surely.
    pub fn means<'t>(&self, texts: impl IntoIterator<Item = &'t str>, surety: Surety) -> bool {
        let mut texts = texts.into_iter();
        if self.words.is_empty() {
            // Signs alone: where somebody looks for the key `/`, say.
            return self.is_empty() || texts.any(|text| fold(text).contains(&*fold(&self.text)));
        }
        let mut missing: Vec<&Word> = self.words.iter().collect();
        for text in texts {
            let cut = Cut::of(text);
            missing.retain(|word| !cut.has(word, surety));
            let joined = self.joined.as_ref();
            if missing.is_empty() || joined.is_some_and(|word| cut.has(word, surety)) {
                return true;
            }
        }
        false
    }

    /// Whether a thing is meant by its id or any of its names, at least so surely.
    pub fn means_entity(&self, plan: &Plan, entity: EntityRef, surety: Surety) -> bool {
        self.means(names(plan.get(entity)), surety)
    }

    /// Whether a thing is surely meant: by its id or any of its names.
    pub fn matches_entity(&self, plan: &Plan, entity: EntityRef) -> bool {
        self.means_entity(plan, entity, Surety::Sure)
    }

    /// Those of some rows that are surely meant, or where none is, those that may be; all where nothing is
    /// looked for. As [`Finder`](super::Finder) does it in a plan, for rows that no index has.
    pub fn narrow<T>(&self, rows: Vec<T>, is_meant: impl Fn(&Query, &T, Surety) -> bool) -> Vec<T> {
        if self.is_empty() {
            return rows;
        }
        let mut sureties = Surety::ALL.into_iter();
        let surest = sureties.find(|surety| rows.iter().any(|row| is_meant(self, row, *surety)));
        let mut rows = rows;
        rows.retain(|row| surest.is_some_and(|surety| is_meant(self, row, surety)));
        rows
    }

    /// The characters of a text that were surely found in it, in order; of a character that was typed by its
    /// sound all of it.
    pub fn marks(&self, text: &str) -> Marks {
        let sure = |(score, _): &(Score, Marks)| score.surety() == Surety::Sure;
        self.best_marks(text)
            .filter(sure)
            .map_or_else(Vec::new, |(_, marks)| marks)
    }

    /// Which of the texts fits best, with what was found in it.
    pub fn best<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<(usize, Marks)> {
        let fits = texts.into_iter().enumerate();
        let fits =
            fits.filter_map(|(i, text)| self.best_marks(text).map(|(score, m)| (score, i, m)));
        let (_, i, marks) = fits.min_by_key(|(score, i, _)| (*score, *i))?;
        Some((i, marks))
    }

    fn best_marks(&self, text: &str) -> Option<(Score, Marks)> {
        let cut = Cut::of(text);
        if let Some((score, marks)) = self.joined.as_ref().and_then(|word| cut.fit(word))
            && score.surety() == Surety::Sure
        {
            return Some((score, merged(marks)));
        }
        let mut found = Vec::new();
        let mut best = Score::NONE;
        for word in &self.words {
            if let Some((score, marks)) = cut.fit(word).or_else(|| cut.alike(word)) {
                best = best.min(score);
                found.extend(marks);
            }
        }
        (best != Score::NONE).then(|| (best, merged(found)))
    }
}

/// A text cut on the spot.
struct Cut {
    codes: Vec<super::codes::Code>,
    units: Vec<super::spelled::Unit>,
    bytes: Marks,
    readings: Readings,
}

impl Cut {
    fn of(text: &str) -> Cut {
        let mut cut_text = Cut {
            codes: Vec::new(),
            units: Vec::new(),
            bytes: Vec::new(),
            readings: Readings::default(),
        };
        let Cut {
            codes,
            units,
            bytes,
            readings,
        } = &mut cut_text;
        cut(text, readings, codes, units, |range| bytes.push(range));
        cut_text
    }

    fn spelled(&self) -> Spelled<'_> {
        Spelled {
            codes: &self.codes,
            units: &self.units,
            readings: &self.readings,
        }
    }

    /// Whether a word fits, at least so surely.
    fn has(&self, word: &Word, surety: Surety) -> bool {
        let fitted = Fitter::new().fit(word, self.spelled(), &mut Untraced);
        fitted.is_some_and(|fitted| fitted.score.surety() <= surety)
            || surety == Surety::Alike && Likeness::to(word).find(self.spelled()).is_some()
    }

    fn fit(&self, word: &Word) -> Option<(Score, Marks)> {
        let mut steps = Steps::default();
        let fitted = Fitter::new().fit(word, self.spelled(), &mut steps)?;
        let marks = steps.back_from(fitted.last).map(|step| {
            let at = usize::from(step.at);
            self.bytes_of(at..at + usize::from(step.len))
        });
        Some((fitted.score, marks.collect()))
    }

    fn alike(&self, word: &Word) -> Option<(Score, Marks)> {
        let found = Likeness::to(word).find(self.spelled())?;
        let units = self.units[found.units.0..found.units.1].iter();
        let marks = units.map(|unit| {
            let at = usize::from(unit.at);
            self.bytes_of(at..at + usize::from(unit.len))
        });
        Some((found.score, marks.collect()))
    }

    /// The bytes of some codes, with the signs between them.
    fn bytes_of(&self, codes: Range<usize>) -> Range<usize> {
        let of = |code: usize| self.bytes.get(code).cloned().unwrap_or(0..0);
        of(codes.start).start..of(codes.end.saturating_sub(1)).end
    }
}

/// The same ranges in order, those that touch as one.
fn merged(mut ranges: Marks) -> Marks {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Marks = Vec::with_capacity(ranges.len());
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The id and every name of an entity.
fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    let short = entity
        .short
        .iter()
        .flat_map(|short| [short.zh.as_str(), short.en.as_str()]);
    let others = entity
        .names
        .iter()
        .flat_map(|name| [name.zh.as_str(), name.en.as_str()]);
    [
        entity.name.zh.as_str(),
        entity.name.en.as_str(),
        entity.id.as_str(),
    ]
    .into_iter()
    .chain(short)
    .chain(others)
}
