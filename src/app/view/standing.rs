//! Where one stands in a form by names, to stand there again: after a jump, a reload, a restart.

use serde::{Deserialize, Serialize};

use super::{Content, View};
use crate::app::field::Field;
use crate::app::form::{Form, Shape};
use crate::app::stable::StableItem;
use crate::app::tabs::{self, Sort};
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

/// How a form was left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormMemory {
    /// The form.
    pub form: Form,
    /// Where one stood.
    #[serde(default)]
    pub at: Standing,
    /// The order of its rows.
    #[serde(default, skip_serializing_if = "Sort::is_first")]
    pub sort: Sort,
    /// What was folded that begins open, or the other way round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned: Vec<StableItem>,
    /// Whether somebody has folded or unfolded something: then nothing else opens by itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// Of a form with more folds that somebody has turned, none are remembered.
const MOST_TURNED: usize = 2_000;

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
        self.across.select(nearest(self.across.selected, columns));
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

    /// Whether anybody has looked at the form by now.
    pub fn is_prepared(&self) -> bool {
        self.content.is_some() && !self.awaits_findings()
    }

    /// How the form is left, if anybody has touched it, now or before.
    pub fn memory(&self, plan: &Plan) -> Option<FormMemory> {
        if !self.is_prepared() {
            return self.recalled.clone();
        }
        let memory = FormMemory {
            form: self.form,
            at: self.standing(plan),
            sort: self.sort,
            turned: self.turned(plan),
            by_hand: self.folding.by_hand,
        };
        let is_list = !matches!(self.form.shape(), Shape::Map | Shape::Matrix);
        let untouched = is_list
            && memory.at.row == 0
            && memory.at.filter.is_empty()
            && memory.sort.is_first()
            && memory.turned.is_empty()
            && !memory.by_hand;
        (!untouched).then_some(memory)
    }

    /// Begins as the form was left, when it is next looked at.
    pub fn recall(&mut self, mut memory: FormMemory) {
        if tabs::sorts(self.form).contains(&memory.sort) {
            self.sort = memory.sort;
        }
        memory.at.clean();
        self.folding.by_hand = memory.by_hand;
        self.recalled = Some(memory);
    }

    /// Stands where one stood at the last start.
    pub(super) fn stand_as_recalled(&mut self, plan: &Plan) {
        if self.awaits_findings() {
            return;
        }
        if let Some(memory) = self.recalled.take() {
            self.stand(plan, &memory.at);
        }
    }

    fn turned(&self, plan: &Plan) -> Vec<StableItem> {
        let Some(Content::Rows {
            nodes,
            folded,
            aside,
            ..
        }) = &self.content
        else {
            return Vec::new();
        };
        let folded = aside.as_ref().unwrap_or(folded);
        // Whether a row with nothing below it is folded is seen by nobody.
        let is_head = |at: u32| {
            let (node, next) = (nodes[at as usize], nodes.get(at as usize + 1));
            next.is_some_and(|next| next.depth > node.depth)
        };
        // What has opened by itself does so again, as far as there is room then.
        let begins = self.begins(plan, nodes);
        let turned = (0u32..).zip(nodes).filter(|(at, node)| {
            let is_folded = folded.contains(at);
            is_head(*at)
                && is_folded != tabs::starts_folded(plan, self.form, node)
                && is_folded != begins.contains(at)
        });
        let names = turned.filter_map(|(_, node)| StableItem::of(plan, node.item));
        let names: Vec<StableItem> = names.take(MOST_TURNED + 1).collect();
        match names.len() > MOST_TURNED {
            true => Vec::new(),
            false => names,
        }
    }
}

impl Standing {
    /// Takes out of the words what nobody could have typed.
    pub fn clean(&mut self) {
        let mut field = Field::default();
        field.insert(&self.filter);
        self.filter = field.text().to_owned();
    }
}
