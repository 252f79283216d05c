//! What is looked for in a form.

use super::View;
use crate::app::findings::Findings;
use crate::app::goto::hit_of;
use crate::app::rows::Item;
use crate::plan::{EntityRef, Plan};
use crate::search::{Finder, LazyIndex, Matches, Query};

/// What is looked for, as it was typed, and what of the plan that means.
#[derive(Debug, Default)]
pub(super) struct Sought {
    query: Query,
    matches: Matches,
    index: LazyIndex,
    finder: Option<Finder>,
}

impl Sought {
    /// Looks for what is typed.
    pub(super) fn look_for(&mut self, plan: &Plan, text: &str) {
        self.query = Query::new(text);
        self.matches = match self.query.is_empty() {
            true => Matches::default(),
            false => {
                let finder = || Finder::new(self.index.get(plan));
                self.finder
                    .get_or_insert_with(finder)
                    .matches(plan, &self.query)
            }
        };
    }
}

impl Sought {
    /// Whether a row is among what is looked for. What the rules find is no part of the plan: it is looked
    /// at by its words.
    pub(super) fn has(&self, plan: &Plan, findings: Option<&Findings>, item: Item) -> bool {
        if let Item::Finding(key) = item {
            let meant = |findings: &Findings| findings.matches(plan, &self.query, key);
            return !self.query.is_empty() && findings.is_some_and(meant);
        }
        hit_of(item).is_some_and(|hit| self.matches.contains(hit))
    }
}

impl View {
    /// What is looked for.
    pub fn query(&self) -> &Query {
        &self.sought.query
    }

    /// Whether a row is among what is looked for.
    pub fn is_sought(&self, plan: &Plan, item: Item) -> bool {
        self.sought.has(plan, self.findings.as_deref(), item)
    }

    /// Whether a thing is among what is looked for.
    pub fn seeks(&self, entity: EntityRef) -> bool {
        self.sought.matches.has(entity)
    }

    /// Looks through this index from now on: there is another plan.
    pub(in crate::app) fn set_index(&mut self, index: LazyIndex) {
        self.sought = Sought {
            index,
            ..Sought::default()
        };
    }
}
