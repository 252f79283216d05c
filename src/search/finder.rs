//! Looking through an index, key by key.

use std::collections::HashSet;
use std::sync::Arc;

use super::alike::Likeness;
use super::index::{Hit, Index};
use super::query::Query;
use super::score::{Score, Surety};
use super::word::{Fitter, Untraced, Word};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Locator, Plan};

/// Looks through an index. Keeps what the words of the last query fit: a word that goes on is only
/// looked for there.
#[derive(Clone, Debug)]
pub struct Finder {
    index: Arc<Index>,
    last: Vec<(Word, Vec<Fitting>)>,
    /// The same of those that were merely much like what they fit.
    alike: Vec<(Word, Vec<Fitting>)>,
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
        let scores = self.scores_within(query, Tolerance::None);
        let is_sure = |score: &Score| *score != Score::NONE && score.surety() == Surety::Sure;
        if query.words().is_empty() || scores.iter().any(is_sure) {
            return scores;
        }
        let more = self.scores_within(query, Tolerance::Slips);
        scores
            .into_iter()
            .zip(more)
            .map(|(a, b)| a.min(b))
            .collect()
    }

    fn scores_within(&mut self, query: &Query, tolerance: Tolerance) -> Vec<Score> {
        let mut kept = Vec::new();
        let mut all: Option<Vec<Score>> = None;
        for word in query.words() {
            // What one word does not fit, no other makes a hit.
            let is_none = |all: &Vec<Score>| all.iter().all(|score| *score == Score::NONE);
            if all.as_ref().is_some_and(is_none) {
                break;
            }
            let fittings = self.fittings(word, tolerance);
            let own = self.spread(&fittings);
            kept.push((word.clone(), fittings));
            all = Some(match all {
                None => own,
                Some(all) => all.into_iter().zip(own).map(|(a, b)| a.and(b)).collect(),
            });
        }
        let mut all = all.unwrap_or_else(|| vec![Score::NONE; self.index.entries()]);
        if let Some(word) = query.joined() {
            let fittings = self.fittings(word, tolerance);
            let own = self.spread(&fittings);
            kept.push((word.clone(), fittings));
            for (score, own) in all.iter_mut().zip(own) {
                *score = own.min(*score);
            }
        }
        match tolerance {
            Tolerance::None => self.last = kept,
            Tolerance::Slips => self.alike = kept,
        }
        all
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

    fn fittings(&self, word: &Word, tolerance: Tolerance) -> Vec<Fitting> {
        let known = match tolerance {
            Tolerance::None => &self.last,
            Tolerance::Slips => &self.alike,
        };
        if let Some((_, same)) = known.iter().find(|(known, _)| known == word) {
            return same.clone();
        }
        if tolerance == Tolerance::Slips {
            return self.alike(word);
        }
        let mut fitter = Fitter::new();
        let mut fit = |text: u32| {
            let fitted = fitter.fit(word, self.index.text(text), &mut Untraced)?;
            let score = fitted.score;
            Some(Fitting { text, score })
        };
        let narrowed = self.last.iter().filter(|(known, _)| word.narrows(known));
        match narrowed.min_by_key(|(_, fittings)| fittings.len()) {
            Some((_, before)) => before.iter().filter_map(|it| fit(it.text)).collect(),
            None => {
                let masks = (0u32..).zip(self.index.masks());
                let may = masks.filter(|(_, mask)| mask.lacks(word.mask()) == 0);
                may.filter_map(|(text, _)| fit(text)).collect()
            }
        }
    }

    /// The texts that a word fits, or that are much like it.
    fn alike(&self, word: &Word) -> Vec<Fitting> {
        let (mut fitter, mut likeness) = (Fitter::new(), Likeness::to(word));
        let masks = (0u32..).zip(self.index.masks());
        let fittings = masks.filter_map(|(text, mask)| {
            if !likeness.may_be_in(*mask) {
                return None;
            }
            let spelled = self.index.text(text);
            let has_all = mask.lacks(word.mask()) == 0;
            let fitted = has_all.then(|| fitter.fit(word, spelled, &mut Untraced));
            let score = match fitted.flatten() {
                Some(fitted) => fitted.score,
                None => likeness.find(spelled)?.score,
            };
            Some(Fitting { text, score })
        });
        fittings.collect()
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
