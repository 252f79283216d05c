//! A form under a lens: what it keeps, how many things that is, and where one then stands.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Content, View};
use crate::app::rows::Item;
use crate::lens::{Concern, Lens};
use crate::plan::Plan;

/// How many things and rows of tables a form has, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those that concern the subject of the lens.
    pub concerned: usize,
    /// All of them.
    pub all: usize,
}

/// How a row is concerned, if it is. Headings are ours and concern nobody.
pub fn concern_of(lens: &Lens, item: Item) -> Option<&Concern> {
    match item {
        Item::Entity(entity) => lens.concern(entity),
        Item::Row { table, row } => lens.row_concern(table, row),
        Item::Heading(_) | Item::Break(_) => None,
    }
}

impl View {
    /// Looks through a lens from now on, or through none. The rows follow when they are next wanted.
    pub fn set_lens(&mut self, lens: Option<Arc<Lens>>) {
        self.lens = lens;
        self.stale = true;
        self.guest = None;
    }

    /// The lens through which the form is seen.
    pub fn lens(&self) -> Option<&Lens> {
        self.lens.as_deref()
    }

    /// How many things of a tree or table concern the subject of the lens; nothing without a lens, or
    /// where the form is neither.
    pub fn concerned(&self) -> Option<Counted> {
        self.lens.as_ref()?;
        match &self.content {
            Some(Content::Rows { concerned, .. }) => Some(*concerned),
            _ => None,
        }
    }

    /// Makes the rows anew for another lens, standing on the same thing or on what was above it.
    pub(super) fn look_through(&mut self, plan: &Plan) {
        let stood = self.row();
        match &self.content {
            Some(Content::Summary(_)) => {
                self.content = None;
                self.cursor.select(0);
                return;
            }
            Some(Content::Rows { .. }) => {}
            Some(Content::Matrix(_) | Content::Map) | None => return,
        }
        self.set_folds_aside();
        self.refilter(plan);
        let Some(stood) = stood else { return };
        let rows = self.rows();
        let same = rows.iter().position(|row| row.node == stood.node);
        let above = rows.partition_point(|row| row.node < stood.node);
        self.cursor.select(same.unwrap_or(above.saturating_sub(1)));
    }

    /// Under a lens all is unfolded at first; the folds of the whole form wait for its end.
    pub(super) fn set_folds_aside(&mut self) {
        let Some(Content::Rows {
            nodes,
            folded,
            aside,
            concerned,
            ..
        }) = &mut self.content
        else {
            return;
        };
        let Some(lens) = &self.lens else {
            *folded = aside.take().unwrap_or_else(|| std::mem::take(folded));
            return;
        };
        let whole = std::mem::take(folded);
        aside.get_or_insert(whole);
        let mut met = HashSet::new();
        *concerned = Counted::default();
        for node in nodes.iter() {
            let is_thing = matches!(node.item, Item::Entity(_) | Item::Row { .. });
            if is_thing && met.insert(node.item) {
                concerned.all += 1;
                concerned.concerned += usize::from(concern_of(lens, node.item).is_some());
            }
        }
    }
}
