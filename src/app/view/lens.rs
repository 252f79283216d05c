//! A form under a lens: what it keeps, how many things that is, and where one then stands.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Content, View};
use crate::app::rows::{Item, Row};
use crate::lens::{Concern, Lens, Way};
use crate::plan::{EntityRef, Plan};

/// How many things and rows of tables a form has, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those that concern the subject of the lens.
    pub concerned: usize,
    /// Those of them that are concerned in each way of [`Way::ALL`].
    pub ways: [usize; Way::ALL.len()],
    /// All of them.
    pub all: usize,
}

impl Counted {
    fn count(&mut self, concern: Option<&Concern>) {
        self.all += 1;
        let Some(concern) = concern else { return };
        self.concerned += 1;
        let way = Way::ALL.iter().position(|way| *way == concern.way());
        way.into_iter().for_each(|way| self.ways[way] += 1);
    }
}

/// How a row is concerned, if it is. Headings are ours and concern nobody; a finding is concerned as its
/// thing is.
pub fn concern_of(lens: &Lens, item: Item) -> Option<&Concern> {
    match item {
        Item::Entity(entity) => lens.concern(entity),
        Item::Row { table, row } => lens.row_concern(table, row),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => None,
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

    /// How many things of a tree, a table or a matrix concern the subject of the lens; nothing without a
    /// lens, or where the form is neither.
    pub fn concerned(&self) -> Option<Counted> {
        self.lens.as_ref()?;
        match &self.content {
            Some(Content::Rows { .. } | Content::Matrix(_)) => Some(self.concerned),
            Some(Content::Summary(_) | Content::Map) | None => None,
        }
    }

    /// Whether the selected row is there only for what stands below it: the lens does not concern it.
    pub fn is_above_concerned(&self, item: Item) -> bool {
        let selected = self.row().filter(|row| row.item == item);
        let (Some(lens), Some(row)) = (&self.lens, selected) else {
            return false;
        };
        let nodes = self.nodes()[row.node as usize..].iter().skip(1);
        let mut below = nodes.take_while(|node| node.depth > row.depth);
        concern_of(lens, item).is_none() && below.any(|node| concern_of(lens, node.item).is_some())
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
            Some(Content::Matrix(_)) => {
                self.count_concerned();
                return self.stand_on_concerned();
            }
            Some(Content::Map) | None => return,
        }
        self.set_folds_aside();
        self.count_concerned();
        self.refilter(plan);
        let Some(stood) = stood else { return };
        let rows = self.rows();
        let same = rows.iter().position(|row| row.node == stood.node);
        let above = rows.partition_point(|row| row.node < stood.node);
        self.cursor.select(same.unwrap_or(above.saturating_sub(1)));
        self.stand_on_concerned();
    }

    /// Under a lens, moves on from what it does not concern: to the next row that it does, or in a
    /// matrix to its subject.
    pub(super) fn stand_on_concerned(&mut self) {
        let Some(lens) = self.lens.clone() else {
            return;
        };
        match &self.content {
            Some(Content::Rows { rows, .. }) => {
                let is_concerned = |row: &Row| concern_of(&lens, row.item).is_some();
                let (before, after) = rows.split_at(self.cursor.selected.min(rows.len()));
                let next = after.iter().position(is_concerned);
                let next = next.map(|next| before.len() + next);
                if let Some(next) = next.or_else(|| before.iter().position(is_concerned)) {
                    self.cursor.select(next);
                }
            }
            Some(Content::Matrix(matrix)) => {
                let subject = lens.subject();
                let place = |things: &[EntityRef]| things.iter().position(|it| *it == subject);
                let (row, column) = (place(&matrix.rows), place(&matrix.columns));
                let is_concerned = |it: &EntityRef| lens.concern(*it).is_some();
                let here = matrix.rows.get(self.cursor.selected);
                let row = match here.is_some_and(is_concerned) {
                    true => row,
                    false => row.or_else(|| matrix.rows.iter().position(is_concerned)),
                };
                row.into_iter().for_each(|row| self.cursor.select(row));
                column.into_iter().for_each(|it| self.across.select(it));
            }
            Some(Content::Summary(_) | Content::Map) | None => {}
        }
    }

    /// Under a lens all is unfolded at first; the folds of the whole form wait for its end.
    pub(super) fn set_folds_aside(&mut self) {
        let Some(Content::Rows { folded, aside, .. }) = &mut self.content else {
            return;
        };
        if self.lens.is_none() {
            *folded = aside.take().unwrap_or_else(|| std::mem::take(folded));
            return;
        }
        let whole = std::mem::take(folded);
        aside.get_or_insert(whole);
    }

    /// Counts the things that the lens concerns, each once, whether they are shown or not.
    pub(super) fn count_concerned(&mut self) {
        let Some(lens) = &self.lens else { return };
        let mut counted = Counted::default();
        match &self.content {
            Some(Content::Rows { nodes, .. }) => {
                let mut met = HashSet::new();
                let items = nodes.iter().map(|node| node.item);
                let is_thing =
                    |it: &Item| matches!(it, Item::Entity(_) | Item::Row { .. } | Item::Finding(_));
                let findings = self.findings.as_deref();
                let thing = |it| findings.map_or(it, |findings| findings.thing(it));
                let things = items.filter(|it| is_thing(it) && met.insert(*it));
                things.for_each(|it| counted.count(concern_of(lens, thing(it))));
            }
            Some(Content::Matrix(matrix)) => {
                let rows = matrix.rows.iter();
                rows.for_each(|row| counted.count(lens.concern(*row)));
            }
            Some(Content::Summary(_) | Content::Map) | None => {}
        }
        self.concerned = counted;
    }
}
