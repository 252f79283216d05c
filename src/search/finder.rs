//! Looking through an index, key by key.

use std::collections::HashSet;
use std::sync::Arc;

use super::alike::Likeness;
use super::index::{Hit, Index};
use super::query::Query;
use super::score::{Score, Surety};
use super::sift::sift;
use super::word::{Fitter, Untraced, Word};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Locator, Plan};

/// Looks through an index. Keeps what the words of the last query fit: a word that goes on is only
/// looked for there.
#[derive(Clone, Debug)]
pub struct Finder {
    index: Arc<Index>,
    last: Vec<Known>,
    /// The same of those that were merely much like what they fit.
    alike: Vec<Known>,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// As many as were wanted.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
}

/// All that was found, to ask whether something is among it.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    index: Option<Arc<Index>>,
    entries: Vec<u64>,
}

/// A text that a word fits.
#[derive(Clone, Copy, Debug)]
struct Fitting {
    text: u32,
    score: Score,
}

/// What a word of the last query fits.
#[derive(Clone, Debug)]
struct Known {
    word: Word,
    /// The words before it: where there are any, only texts of what those fit were looked at.
    before: Vec<Word>,
    fittings: Vec<Fitting>,
}

/// A word of a query with what comes before it.
#[derive(Clone, Copy)]
struct Sought<'q> {
    word: &'q Word,
    before: &'q [Word],
    /// How well each entry fits what comes before; those that do not need not be looked at.
    scores: &'q [Score],
}

/// Whether words may also be merely much like what they fit.
#[derive(Clone, Copy, PartialEq)]
enum Tolerance {
    None,
    Slips,
}

impl Finder {
    /// Looks through this index.
    pub fn new(index: Arc<Index>) -> Finder {
        Finder {
            index,
            last: Vec::new(),
            alike: Vec::new(),
        }
    }

    /// The things and rows of the plan that are meant, the best first, `most` of them.
    pub fn find(&mut self, plan: &Plan, query: &Query, most: usize) -> Found {
        let cited = cited(plan, query);
        let scores = self.scores(query);
        let mut found: Vec<(Score, bool, u32)> = Vec::new();
        for (entry, score) in (0u32..).zip(scores) {
            if score != Score::NONE {
                found.push((score, self.index.is_row(entry), entry));
            }
        }
        let key = |it: &(Score, bool, u32)| (it.0.surety(), it.1, it.0, it.2);
        let mut hits = cited;
        let entries: HashSet<u32> = hits
            .iter()
            .filter_map(|hit| self.index.entry(*hit))
            .collect();
        found.retain(|(.., entry)| !entries.contains(entry));
        let count = hits.len() + found.len();
        if found.len() > most {
            found.select_nth_unstable_by_key(most, key);
            found.truncate(most);
        }
        found.sort_unstable_by_key(key);
        hits.extend(found.iter().filter_map(|it| self.index.hit(it.2)));
        hits.truncate(most);
        Found { hits, count }
    }

    /// Everything that is meant: what is surely, or where nothing is, what may be.
    pub fn matches(&mut self, plan: &Plan, query: &Query) -> Matches {
        let scores = self.scores(query);
        let mut matches = Matches {
            entries: vec![0; scores.len().div_ceil(64)],
            index: Some(Arc::clone(&self.index)),
        };
        let surest = scores.iter().min().map(|score| score.surety());
        for (entry, score) in scores.iter().enumerate() {
            if *score != Score::NONE && Some(score.surety()) == surest {
                matches.entries[entry / 64] |= 1 << (entry % 64);
            }
        }
        for hit in cited(plan, query) {
            if let Some(entry) = self.index.entry(hit) {
                matches.entries[entry as usize / 64] |= 1 << (entry % 64);
            }
        }
        matches
    }

    /// How well each entry fits.
    fn scores(&mut self, query: &Query) -> Vec<Score> {
        let mut scores = self.scores_within(query, Tolerance::None);
        let is_sure = |score: &Score| *score != Score::NONE && score.surety() == Surety::Sure;
        if query.words().is_empty() || scores.iter().any(is_sure) {
            return scores;
        }
        let more = self.scores_within(query, Tolerance::Slips);
        for (score, more) in scores.iter_mut().zip(more) {
            *score = more.min(*score);
        }
        scores
    }

    fn scores_within(&mut self, query: &Query, tolerance: Tolerance) -> Vec<Score> {
        let mut kept = Vec::new();
        let mut all: Vec<Score> = Vec::new();
        for (at, word) in query.words().iter().enumerate() {
            // What one word does not fit, no other makes a hit.
            if at > 0 && all.iter().all(|score| *score == Score::NONE) {
                break;
            }
            let (before, scores) = (&query.words()[..at], &*all);
            let sought = Sought {
                word,
                before,
                scores,
            };
            let own = self.look(sought, tolerance, &mut kept);
            match at {
                0 => all = own,
                _ => (all.iter_mut().zip(own)).for_each(|(score, own)| *score = score.and(own)),
            }
        }
        all.resize(self.index.entries(), Score::NONE);
        if let Some(word) = query.joined() {
            let own = self.look(Sought::alone(word), tolerance, &mut kept);
            (all.iter_mut().zip(own)).for_each(|(score, own)| *score = own.min(*score));
        }
        match tolerance {
            Tolerance::None => self.last = kept,
            Tolerance::Slips => self.alike = kept,
        }
        all
    }

    /// How well each entry fits a word. Keeps which texts do.
    fn look(&self, sought: Sought<'_>, tolerance: Tolerance, kept: &mut Vec<Known>) -> Vec<Score> {
        let fittings = match tolerance {
            Tolerance::None => self.fitting(sought, &self.last),
            Tolerance::Slips => self.alike(sought),
        };
        let scores = self.spread(&fittings);
        kept.push(Known {
            word: sought.word.clone(),
            before: sought.before.to_vec(),
            fittings,
        });
        scores
    }

    /// The best score of each entry by the texts that a word fits.
    fn spread(&self, fittings: &[Fitting]) -> Vec<Score> {
        let mut scores = vec![Score::NONE; self.index.entries()];
        for fitting in fittings {
            for bearer in self.index.bearers(fitting.text) {
                let cost = u32::from(bearer.cost) + self.index.cost(bearer.entry);
                let own = &mut scores[bearer.entry as usize];
                *own = fitting.score.plus(cost).min(*own);
            }
        }
        scores
    }

    /// The texts that a word fits. Looks no further than what is known.
    fn fitting(&self, sought: Sought<'_>, known: &[Known]) -> Vec<Fitting> {
        let word = sought.word;
        let known = known.iter().filter(|known| known.covers(sought));
        if let Some(same) = known.clone().find(|known| known.word == *word) {
            return same.fittings.clone();
        }
        let narrowed = known.filter(|known| word.narrows(&known.word));
        let before = narrowed.min_by_key(|known| known.fittings.len());
        let before = before.map(|known| &*known.fittings);
        sift(before.map_or(self.index.texts(), <[_]>::len), || {
            let mut fitter = Fitter::new();
            move |at| {
                let text = before.map_or(at as u32, |before| before[at].text);
                if !self.index.may_fit(word, text) || !self.is_open(sought, text) {
                    return None;
                }
                let fitted = fitter.fit(word, self.index.text(text), &mut Untraced)?;
                let score = fitted.score;
                Some(Fitting { text, score })
            }
        })
    }

    /// The texts that a word fits, or that are much like it.
    fn alike(&self, sought: Sought<'_>) -> Vec<Fitting> {
        let word = sought.word;
        let mut known = self.alike.iter().filter(|known| known.covers(sought));
        if let Some(same) = known.find(|known| known.word == *word) {
            return same.fittings.clone();
        }
        // What slips is after more than what does not: there, nothing is known of later words.
        let known = match sought.before {
            [] => &*self.last,
            _ => &[],
        };
        let mut fittings = self.fitting(sought, known);
        if !Likeness::to(word).is_possible() {
            return fittings;
        }
        let mut fits = vec![false; self.index.texts()];
        (fittings.iter()).for_each(|fitting| fits[fitting.text as usize] = true);
        let masks = self.index.masks();
        fittings.extend(sift(masks.len(), || {
            let (mut likeness, fits) = (Likeness::to(word), &fits);
            move |at| {
                let text = at as u32;
                if fits[at] || !likeness.may_be_in(masks[at]) || !self.is_open(sought, text) {
                    return None;
                }
                let score = likeness.find(self.index.text(text))?.score;
                Some(Fitting { text, score })
            }
        }));
        fittings
    }

    /// Whether any bearer of a text fits the words before.
    fn is_open(&self, sought: Sought<'_>, text: u32) -> bool {
        let fits = |entry: u32| sought.scores[entry as usize] != Score::NONE;
        let mut bearers = self.index.bearers(text).iter();
        sought.before.is_empty() || bearers.any(|bearer| fits(bearer.entry))
    }
}

impl Known {
    /// Whether all texts are known here that a word may be sought in.
    fn covers(&self, sought: Sought<'_>) -> bool {
        self.before.is_empty() || self.before == sought.before
    }
}

impl<'q> Sought<'q> {
    /// A word with nothing before it.
    fn alone(word: &'q Word) -> Sought<'q> {
        Sought {
            word,
            before: &[],
            scores: &[],
        }
    }
}

impl Matches {
    /// Whether something is among what was found.
    pub fn contains(&self, hit: Hit) -> bool {
        let entry = self.index.as_ref().and_then(|index| index.entry(hit));
        entry.is_some_and(|entry| {
            let bits = self.entries.get(entry as usize / 64);
            bits.is_some_and(|bits| bits >> (entry % 64) & 1 == 1)
        })
    }

    /// Whether a thing is among what was found.
    pub fn has(&self, entity: EntityRef) -> bool {
        self.contains(Hit::Entity(entity))
    }
}

/// What an id or a place of the draft cites: that itself, then what stands at exactly that place, then
/// the section around it.
fn cited(plan: &Plan, query: &Query) -> Vec<Hit> {
    let mut hits: Vec<Hit> = plan
        .find(query.text())
        .map(Hit::Entity)
        .into_iter()
        .collect();
    let Some(at) = query.place() else {
        return hits;
    };
    let place = plan.place(&at);
    let stands = |entity: &&EntityRef| plan.get(**entity).at.contains(&at);
    let is_there = place.filter(|place| is_exactly(plan, *place, &at));
    match (&at, place) {
        (Locator::Row(_, row), Some(table)) => {
            let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
            if *row as usize <= rows {
                hits.push(Hit::Row {
                    table,
                    row: row - 1,
                });
            }
        }
        _ => hits.extend(is_there.map(Hit::Entity)),
    }
    if let Some(place) = place {
        let standing = plan.standing_in(place).iter().filter(stands);
        let mut standing: Vec<EntityRef> = standing.copied().collect();
        // What the place is about comes before what it merely names.
        standing.sort_by_key(|entity| {
            let is_told_here = plan.get(*entity).at.first() == Some(&at);
            (!is_told_here, !is_clause(plan.kind(*entity)))
        });
        hits.extend(standing.into_iter().map(Hit::Entity));
        hits.push(Hit::Entity(place));
    }
    let mut seen = HashSet::new();
    hits.retain(|hit| seen.insert(*hit));
    hits
}

/// Whether a thing of this kind is a clause of the draft, rather than something a clause speaks of.
fn is_clause(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Section
            | Kind::Principle
            | Kind::Goal
            | Kind::Action
            | Kind::Measure
            | Kind::Safeguard
    )
}

/// Whether a locator is that of a place itself, not of a point in it.
fn is_exactly(plan: &Plan, place: EntityRef, at: &Locator) -> bool {
    let is_place = matches!(plan.kind(place), Kind::Section | Kind::Table | Kind::Figure);
    is_place && plan.get(place).at.contains(at)
}
