//! CNT: numbers of things against the things.

mod all_against_table;
mod members_nowhere;
mod number_differs;

use super::Rule;
use crate::plan::file::{Basis, Bi, Count, Facts, Kind, Relation};
use crate::plan::{EntityRef, Plan};

pub(super) const RULES: &[&Rule] = &[
    &number_differs::RULE,
    &members_nowhere::RULE,
    &all_against_table::RULE,
];

/// What the draft lists of what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    /// Nothing.
    Nowhere,
    /// So many.
    Members(usize),
}

/// The stated counts of a plan, with what is listed of each.
fn counts(plan: &Plan) -> impl Iterator<Item = (EntityRef, &Count, Listed)> {
    let counts = plan.of_kind(Kind::Count).iter();
    counts.filter_map(|count| match &plan.get(*count).is {
        Facts::Count(facts) => Some((*count, facts, listed(plan, *count, facts))),
        _ => None,
    })
}

fn listed(plan: &Plan, count: EntityRef, facts: &Count) -> Listed {
    if !facts.members.is_empty() {
        return Listed::Members(facts.members.len());
    }
    let taken_in = plan.links_from(count, Relation::TakesIn).iter();
    let mut things: Vec<EntityRef> = taken_in
        .filter(|edge| edge.basis != Basis::Suspected)
        .map(|edge| edge.to)
        .collect();
    things.dedup();
    match things.len() {
        0 => Listed::Nowhere,
        // One name for all of them lists none.
        1 if facts.number > 1 => Listed::Nowhere,
        several => Listed::Members(several),
    }
}

/// What is listed of a count, as one text: its members, or the names of what it takes in.
fn list(plan: &Plan, count: EntityRef, facts: &Count) -> Bi {
    let members = facts.members.iter().map(|named| (&named.zh, &named.en));
    let names = plan.links_from(count, Relation::TakesIn).iter();
    let names = names.map(|edge| {
        let name = &plan.get(edge.to).name;
        (&name.zh, &name.en)
    });
    match facts.members.is_empty() {
        true => super::words::joined(names),
        false => super::words::joined(members),
    }
}
