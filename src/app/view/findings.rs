//! The form of findings: its rows come with what the rules say, after the plan.

use std::sync::Arc;

use super::{View, row_about};
use crate::app::Form;
use crate::app::columns::is_heading;
use crate::app::findings::Findings;
use crate::app::rows::{Item, Node, Row};
use crate::plan::{EntityRef, Plan};

impl View {
    /// Lists what the rules say from now on; stands on the same finding where that is still there.
    pub fn set_findings(&mut self, plan: &Plan, findings: Option<Arc<Findings>>) {
        let item = self.item();
        // What has just been waived is folded away: one goes on with the next.
        let is_waived = |findings: &Option<Arc<Findings>>| match (item, findings) {
            (Some(Item::Finding(key)), Some(findings)) => findings.is_waived(key),
            _ => false,
        };
        let goes_away = is_waived(&findings) && !is_waived(&self.findings);
        let cursor = self.cursor;
        self.forget(plan);
        let is_recalled = self.recalled.is_some();
        self.findings = findings;
        self.prepare(plan);
        if is_recalled {
            return;
        }
        if goes_away || !item.is_some_and(|item| self.select(plan, item)) {
            let nearest = cursor.selected.min(self.len().saturating_sub(1));
            // The first time one stands on the first finding, not on the heading above it.
            let is_finding = |row: &Row| matches!(row.item, Item::Finding(_));
            let first = self.rows().iter().position(is_finding);
            self.cursor.select(match item {
                None => first.unwrap_or(nearest),
                Some(_) => nearest,
            });
        }
        self.cursor.offset = cursor.offset;
    }

    /// Whether it has no rows because the rules have not been run yet.
    pub(super) fn awaits_findings(&self) -> bool {
        self.form == Form::Findings && self.findings.is_none()
    }

    /// How many things and rows stand below a row, shown or not.
    pub fn below(&self, plan: &Plan, row: Row) -> usize {
        let nodes = self.nodes().iter().skip(row.node as usize + 1);
        let below = nodes.take_while(|node| node.depth > row.depth);
        below.filter(|node| !is_heading(plan, node.item)).count()
    }

    /// Whether nothing is hidden but by folds.
    pub fn is_whole(&self) -> bool {
        self.filter.is_empty() && self.lens.is_none()
    }

    /// The first row that speaks of a thing.
    pub(super) fn row_about(&self, plan: &Plan, nodes: &[Node], entity: EntityRef) -> Option<Item> {
        let Some(findings) = &self.findings else {
            return row_about(plan, nodes, entity);
        };
        let own = Item::Entity(entity);
        let mut items = nodes.iter().map(|node| node.item);
        let on = |item: &Item| *item != own && findings.thing(*item) == own;
        let first = items.find(on);
        first.or_else(|| findings.on(own).first().map(|key| Item::Finding(*key)))
    }
}
