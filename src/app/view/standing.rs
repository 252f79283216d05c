//! Where one stands in a form by names, to stand there again: after a jump, a reload, a restart.

use serde::{Deserialize, Serialize};

use super::View;
use crate::app::stable::StableItem;
use crate::plan::Plan;

/// Where one stands in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// What is selected, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<StableItem>,
    /// Which row it is: one thing may have several.
    pub row: usize,
    /// How many rows and columns above and before the selection are on the screen: a picture of where
    /// it stands that holds when other rows come or go.
    pub before: (isize, isize),
    /// What is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filter: String,
}

impl View {
    /// Where one stands, before the plan is replaced or one goes elsewhere.
    pub fn standing(&self, plan: &Plan) -> Standing {
        let before = |selected: usize, offset: usize| selected as isize - offset as isize;
        Standing {
            item: StableItem::of_subject(plan, self.subject()),
            row: self.cursor.selected,
            before: (
                before(self.cursor.selected, self.cursor.offset),
                before(self.across.selected, self.across.offset),
            ),
            filter: self.filter.clone(),
        }
    }

    /// Stands there again; where that is gone, near to it.
    pub fn stand(&mut self, plan: &Plan, standing: &Standing) {
        self.prepare(plan);
        self.set_filter(plan, &standing.filter);
        let nearest = |at: usize, len: usize| at.min(len.saturating_sub(1));
        self.cursor.select(nearest(standing.row, self.len()));
        let columns = self.matrix().map_or(0, |matrix| matrix.columns.len());
        self.across
            .select(nearest(self.across.selected, columns));
        if let Some(item) = &standing.item
            && item.subject(plan) != Some(self.subject())
        {
            self.select_stable(plan, item);
        }
        let offset = |selected: usize, before: isize| {
            (selected as isize).saturating_sub(before).max(0) as usize
        };
        self.cursor.offset = offset(self.cursor.selected, standing.before.0);
        self.across.offset = offset(self.across.selected, standing.before.1);
    }
}
