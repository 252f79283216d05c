//! Findings as the dashboard shows them: which concern a thing, and how bad they are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::App;
use super::columns::{CellText, Field, cell};
use super::rows::Item;
use crate::checks::{Finding, FindingId, Report, Severity};
use crate::plan::lexer::Place;
use crate::plan::{Date, Label, Lang, Locator, Plan};
use crate::review::Review;
use crate::search::Query;
use crate::text::{Fnv, Safe, Shown};

/// A finding by its name. Outlives the plan: whatever is found again has the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingKey(u64);

impl FindingKey {
    /// The key of a name.
    pub fn of(id: &FindingId) -> FindingKey {
        FindingKey(Fnv::of(id.raw().as_bytes()).long())
    }
}

/// What the rules say of the plan that is open, and what of that somebody has waived.
#[derive(Clone, Debug)]
pub struct Findings {
    found: Arc<Found>,
    waived: HashSet<FindingKey>,
    /// How many are left of each severity.
    counts: [usize; Severity::ALL.len()],
}

/// What the rules say of a plan.
#[derive(Debug)]
struct Found {
    report: Report,
    /// Where in the file each is to be mended.
    lines: Vec<Option<Place>>,
    /// Each finding's place in the report.
    places: HashMap<FindingKey, usize>,
    /// The findings of each thing and of each row of a table, the worst first.
    about: HashMap<Item, Vec<FindingKey>>,
}

impl Found {
    fn add(&mut self, plan: &Plan, place: usize, finding: &Finding) {
        let key = FindingKey::of(&finding.id);
        self.places.insert(key, place);
        let sides = finding.sides.iter();
        let rows = sides
            .clone()
            .filter_map(|side| side.at.as_ref().and_then(|at| row_at(plan, at)));
        let things = sides.map(|side| side.entity).chain(finding.entity);
        for item in things.map(Item::Entity).chain(rows) {
            let own = self.about.entry(item).or_default();
            // The same finding comes at once, if it comes twice.
            if own.last() != Some(&key) {
                own.push(key);
            }
        }
    }
}

impl Findings {
    /// Sorts a report by the things of which it speaks; `lines` says where in the file each is to be mended.
    pub fn new(plan: &Plan, report: Report, lines: Vec<Option<Place>>) -> Findings {
        let mut found = Found {
            places: HashMap::with_capacity(report.findings.len()),
            about: HashMap::new(),
            report: Report::default(),
            lines,
        };
        for severity in Severity::ALL {
            for (place, finding) in report.findings.iter().enumerate() {
                if finding.severity == severity {
                    found.add(plan, place, finding);
                }
            }
        }
        found.report = report;
        Findings::but(Arc::new(found), HashSet::new())
    }

    /// The same with what the journals waive on a day.
    pub fn with_review(&self, review: &Review, today: Date) -> Findings {
        let waived = |finding: &&Finding| review.waived(finding.id.raw(), today).is_some();
        let waived = self.report().findings.iter().filter(waived);
        let waived = waived.map(|finding| FindingKey::of(&finding.id)).collect();
        Findings::but(Arc::clone(&self.found), waived)
    }

    /// What was found, but for what is waived; each frame tells how many are left.
    fn but(found: Arc<Found>, waived: HashSet<FindingKey>) -> Findings {
        let mut counts = [0; Severity::ALL.len()];
        for (key, place) in &found.places {
            if !waived.contains(key) {
                counts[found.report.findings[*place].severity as usize] += 1;
            }
        }
        Findings {
            found,
            waived,
            counts,
        }
    }

    /// All of them, by rule and within a rule by the order of the plan.
    pub fn report(&self) -> &Report {
        &self.found.report
    }

    /// The keys of all of them, in no order.
    pub fn keys(&self) -> impl Iterator<Item = FindingKey> + '_ {
        self.found.places.keys().copied()
    }

    /// The finding of this key, if the plan has it.
    pub fn get(&self, key: FindingKey) -> Option<&Finding> {
        let place = self.found.places.get(&key)?;
        self.report().findings.get(*place)
    }

    /// Where in the file a finding is to be mended, where that is known.
    pub fn line(&self, key: FindingKey) -> Option<Place> {
        let place = self.found.places.get(&key)?;
        self.found.lines.get(*place).copied().flatten()
    }

    /// Whether somebody has waived a finding.
    pub fn is_waived(&self, key: FindingKey) -> bool {
        self.waived.contains(&key)
    }

    /// How many findings are waived.
    pub fn waived(&self) -> usize {
        self.waived.len()
    }

    /// How many findings as bad as this nobody has waived.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// The findings on a thing or on a row of a table, the worst first; none on what is ours.
    pub fn on(&self, item: Item) -> &[FindingKey] {
        self.found.about.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Those of them that nobody has waived.
    pub fn open_on(&self, item: Item) -> impl Iterator<Item = FindingKey> + '_ {
        let all = self.on(item).iter().copied();
        all.filter(|key| !self.is_waived(*key))
    }

    /// How bad the worst of them is; of a finding, how bad that is.
    pub fn worst(&self, item: Item) -> Option<Severity> {
        let key = match item {
            Item::Finding(key) => key,
            _ => self.open_on(item).next()?,
        };
        self.get(key).map(|finding| finding.severity)
    }

    /// The thing of which a finding speaks, for a row that is one; any other row as it is.
    pub fn thing(&self, item: Item) -> Item {
        match item {
            Item::Finding(key) => {
                let entity = self.get(key).and_then(|finding| finding.entity);
                entity.map_or(item, Item::Entity)
            }
            _ => item,
        }
    }

    /// Whether what is looked for is meant by a finding: its words, its rule, its places, its thing.
    pub fn matches(&self, plan: &Plan, query: &Query, key: FindingKey) -> bool {
        let Some(finding) = self.get(key) else {
            return false;
        };
        let (title, what) = (&finding.rule.title, &finding.what);
        let words = [
            finding.id.as_str(),
            title.zh,
            title.en,
            what.zh.as_str(),
            what.en.as_str(),
        ];
        let places = finding.sides.iter().filter_map(|side| side.at.as_ref());
        let places: Vec<Safe> = places
            .flat_map(|at| [at.to_safe(), at.label(Lang::Zh)])
            .collect();
        query.matches(words.into_iter().chain(places.iter().map(Safe::as_str)))
            || finding
                .entity
                .is_some_and(|entity| query.matches_entity(plan, entity))
    }
}

/// The row of a table at a place.
pub fn row_at(plan: &Plan, at: &Locator) -> Option<Item> {
    let Locator::Row(_, row) = at else {
        return None;
    };
    let table = plan.place(at)?;
    let row = row.checked_sub(1)?;
    Some(Item::Row { table, row })
}

/// Where a finding stands: the first of its places.
pub fn place_of(finding: &Finding) -> Option<&Locator> {
    finding.sides.iter().find_map(|side| side.at.as_ref())
}

impl App {
    /// What the rules say of the plan, once they have been run.
    pub fn findings(&self) -> Option<&Findings> {
        self.findings.as_deref()
    }

    /// The finding of this key.
    pub fn finding(&self, key: FindingKey) -> Option<&Finding> {
        self.findings()?.get(key)
    }

    /// The thing of which a row speaks that is a finding; any other row as it is.
    pub fn thing(&self, item: Item) -> Item {
        let findings = self.findings();
        findings.map_or(item, |findings| findings.thing(item))
    }

    /// What stands in a column of the open form for a row.
    pub fn cell<'a>(&'a self, plan: &'a Plan, item: Item, field: Field) -> CellText<'a> {
        let lang = self.lang();
        let Item::Finding(key) = item else {
            return cell(plan, item, field, lang);
        };
        let Some(finding) = self.finding(key) else {
            return CellText::Blank;
        };
        match field {
            Field::Code => CellText::Dim(finding.code().into()),
            Field::Rule => CellText::Text(finding.rule.title.get(lang).into()),
            Field::What => CellText::Text(finding.what.get(lang).into()),
            Field::Place => match place_of(finding) {
                Some(at) => CellText::Dim(Shown::new(at.label(lang).as_str())),
                None => CellText::Absent,
            },
            Field::Name if finding.entity.is_none() => CellText::Text(WHOLE_FILE.get(lang).into()),
            _ => cell(plan, self.thing(item), field, lang),
        }
    }
}

/// What is at fault where no one thing is.
pub const WHOLE_FILE: Label = Label::new("整个文件", "the file as a whole");
