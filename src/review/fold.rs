//! All journals together.

use std::collections::BTreeMap;

use super::record::{Body, Content, Record, Waiver, Withdrawal};
use super::roster::{Author, Roster, Standing};
use super::{Fault, Journal};
use crate::plan::Date;
use crate::text::Safe;

/// What all journals of a review folder come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    roster: Roster,
    entries: Vec<Entry>,
    waivers: BTreeMap<String, Vec<Waived>>,
    faults: Vec<Fault>,
    journals: Vec<Tally>,
}

/// A journal that was read: whose it is, and how much it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The name of the file, without `.ron`.
    pub stem: Safe,
    /// Who wrote it, and whether that is known.
    pub author: Author,
    /// How many records it has.
    pub records: usize,
}

/// A record with its author.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub record: Record,
}

/// A waiver with all that is known of it. Of one author and one finding, the last counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Waived {
    /// Who waives.
    pub author: Author,
    /// When, as the author's clock said: to be shown.
    pub at: Safe,
    /// What, why and until when.
    pub waiver: Waiver,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<Withdrawal>,
}

/// Whether a waiver holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverState {
    /// It holds.
    InEffect,
    /// Its last day has passed.
    Expired,
    /// Its author took it back.
    Withdrawn,
    /// It is not known who wrote it.
    NotCounted,
}

impl Waived {
    /// Whether it holds on a day.
    pub fn state(&self, today: Date) -> WaiverState {
        if !self.author.standing.counts() {
            WaiverState::NotCounted
        } else if self.withdrawn.is_some() {
            WaiverState::Withdrawn
        } else if self.waiver.until.is_some_and(|until| until < today) {
            WaiverState::Expired
        } else {
            WaiverState::InEffect
        }
    }
}

impl Review {
    /// Folds journals together. In which order they come changes nothing.
    pub fn fold(journals: Vec<Journal>, roster: Roster) -> Review {
        let mut review = Review::default();
        let mut entries = Vec::new();
        let mut journals = journals;
        journals.sort_by(|a, b| a.hand.cmp(&b.hand));
        for journal in journals {
            let author = roster.author(&journal.hand);
            review.faults.extend(journal.faults);
            review.journals.push(Tally {
                stem: journal.hand.stem.into(),
                author: author.clone(),
                records: journal.records.len(),
            });
            entries.extend(journal.records.into_iter().map(|record| Entry {
                author: author.clone(),
                record,
            }));
        }
        // What one author says stands in the order of his own numbers; where two of his programs gave
        // the same one, in that of the files. A record that was written twice, as its author could
        // not know that it had been saved, counts once.
        entries.sort_by(|a, b| key(a).cmp(&key(b)));
        entries.dedup_by(|b, a| a.author == b.author && a.record.line() == b.record.line());
        review.roster = roster;
        for entry in &entries {
            match &entry.record.is {
                Content::Known(Body::Waiver(waiver)) => {
                    take_waiver(&mut review.waivers, entry, waiver)
                }
                Content::Known(Body::Withdrawal(withdrawal)) => {
                    take_back(&mut review.waivers, entry, withdrawal);
                }
                Content::Known(Body::Minute(_)) | Content::Foreign(_) => {}
            }
        }
        review.entries = entries;
        review
    }

    /// With more that was set aside.
    pub fn with_faults(mut self, faults: impl IntoIterator<Item = Fault>) -> Review {
        self.faults.extend(faults);
        self
    }

    /// All records, those of one author together and in his order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Who the persons are.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The journals that were read, by the names of their files.
    pub fn journals(&self) -> &[Tally] {
        &self.journals
    }

    /// What was set aside.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Every waiver of a finding, at most one of each author, whether it holds or not.
    pub fn waivers_of(&self, finding: &str) -> &[Waived] {
        self.waivers.get(finding).map_or(&[], Vec::as_slice)
    }

    /// The waiver by which a finding is waived on a day.
    pub fn waived(&self, finding: &str, today: Date) -> Option<&Waived> {
        let mut waivers = self.waivers_of(finding).iter();
        waivers.find(|waived| waived.state(today) == WaiverState::InEffect)
    }

    /// The waivers of what the same rule said of the same thing when it saw something else there: of the
    /// finding as it is now they say nothing.
    pub fn outdated(&self, finding: &str) -> impl Iterator<Item = &Waived> {
        // A finding is called by its rule, its thing, and a hash of what was seen.
        let same = finding.rsplit_once(':').map_or(finding, |(same, _)| same);
        let same = format!("{same}:");
        let all = self.waivers.range(same.clone()..);
        let own = finding.to_owned();
        all.take_while(move |(id, _)| id.starts_with(&same))
            .filter(move |(id, _)| id[..] != own[..])
            .flat_map(|(_, waivers)| waivers)
            .filter(|waived| waived.withdrawn.is_none() && waived.author.standing.counts())
    }
}

fn key(entry: &Entry) -> (&str, Standing, u32) {
    let Author { user, standing } = &entry.author;
    (user.raw(), *standing, entry.record.seq)
}

fn take_waiver(waivers: &mut BTreeMap<String, Vec<Waived>>, entry: &Entry, waiver: &Waiver) {
    let all = waivers.entry(waiver.finding.clone()).or_default();
    all.retain(|waived| waived.author != entry.author);
    all.push(Waived {
        author: entry.author.clone(),
        at: entry.record.at.clone(),
        waiver: waiver.clone(),
        withdrawn: None,
    });
}

fn take_back(waivers: &mut BTreeMap<String, Vec<Waived>>, entry: &Entry, withdrawal: &Withdrawal) {
    let all = waivers.get_mut(&withdrawal.finding).into_iter().flatten();
    all.filter(|waived| waived.author == entry.author)
        .for_each(|waived| waived.withdrawn = Some(withdrawal.clone()));
}

#[cfg(test)]
mod tests;
