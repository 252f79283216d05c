//! Running the rules.

use std::collections::HashMap;

use super::{Context, Finding, FindingId, Hit, Rule, Severity, rules};
use crate::plan::lexer::Place;
use crate::plan::{Date, Locator, Plan, Spot, places_of};
use crate::text::Fnv;

/// What the rules say of a plan.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The findings, by rule and within a rule by the order of the plan.
    pub findings: Vec<Finding>,
    /// How many rules ran.
    pub rules_run: usize,
    /// How many of them found something.
    pub rules_hit: usize,
}

impl Report {
    /// How many findings are as bad as this.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings.filter(|one| one.severity == severity).count()
    }
}

/// Holds a plan to all rules.
pub fn run(plan: &Plan, today: Date) -> Report {
    run_some(plan, today, |_| true)
}

/// Holds a plan to the rules that are wanted.
pub fn run_some(plan: &Plan, today: Date, wanted: impl Fn(&Rule) -> bool) -> Report {
    let context = Context::of(plan, today);
    let mut report = Report::default();
    let mut ids = HashMap::new();
    let mut hits = Vec::new();
    for rule in rules().filter(|rule| wanted(rule)) {
        report.rules_run += 1;
        (rule.run)(&context, &mut hits);
        report.rules_hit += usize::from(!hits.is_empty());
        // What a rule reports of one thing stays in the rule's order.
        hits.sort_by_key(|hit| hit.entity);
        for hit in hits.drain(..) {
            report.findings.push(finding(plan, rule, hit, &mut ids));
        }
    }
    report
}

/// Where in the text of the plan each finding is to be mended.
///
/// A finding on a table stands at the first row that it saw. None where the text has nothing of it.
pub fn places(text: &str, findings: &[Finding]) -> Vec<Option<Place>> {
    let spot = |finding: &Finding| Spot {
        entity: finding.entity,
        field: finding.field,
        row: finding.sides.first().and_then(|side| match side.at {
            Some(Locator::Row(_, row)) if Some(side.entity) == finding.entity => Some(row),
            _ => None,
        }),
    };
    let spots: Vec<Spot<'_>> = findings.iter().map(spot).collect();
    let known = findings.iter().map(|finding| finding.place);
    let found = places_of(text, &spots).into_iter();
    known
        .zip(found)
        .map(|(known, found)| known.or(found))
        .collect()
}

fn finding(
    plan: &Plan,
    rule: &'static Rule,
    hit: Hit,
    ids: &mut HashMap<FindingId, Fnv>,
) -> Finding {
    let entity = hit
        .entity
        .map_or("file", |entity| plan.get(entity).id.raw());
    let mut hash = hit.hash(plan);
    let first = FindingId::new(rule.code, entity, hash.short());
    let mut id = first.clone();
    // Those that saw the same are told apart by their order; each goes on from the one before it.
    while let Some(last) = ids.get(&id) {
        hash = *last;
        hash.write("again");
        id = FindingId::new(rule.code, entity, hash.short());
    }
    ids.insert(first, hash);
    ids.insert(id.clone(), hash);
    Finding {
        id,
        rule,
        severity: hit.severity.unwrap_or(rule.severity),
        entity: hit.entity,
        field: hit.field,
        place: hit.place,
        sides: hit.sides,
        what: hit.what,
    }
}
