//! The go-to box, and what is looked for in the open form.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::address::Address;
use crate::app::field::Field;
use crate::app::goto::{Goal, Goals, OFFERED, item_of};
use crate::app::msg::Effect;
use crate::app::overlay::OverlayKind;
use crate::app::state::App;
use crate::plan::Plan;
use crate::search::{Finder, Index, LazyIndex, Query};

impl App {
    /// An index has been made. It counts if it is of the plan that is open.
    pub(super) fn take_index(&mut self, plan: &Arc<Plan>, index: Arc<Index>) {
        if self.plan.as_ref().is_some_and(|own| Arc::ptr_eq(own, plan)) {
            self.index.put(index);
        }
    }

    /// There is another plan: everything that looks for something needs another index.
    pub(super) fn forget_index(&mut self) {
        self.index = LazyIndex::default();
        self.finder = None;
        for view in &mut self.views {
            view.set_index(self.index.clone());
        }
    }

    /// What looks through the plan. Whoever is quicker than the worker that makes the index waits for it.
    fn finder(&mut self, plan: &Plan) -> &mut Finder {
        let made = || Finder::new(self.index.get(plan));
        self.finder.get_or_insert_with(made)
    }

    /// `Ctrl-p`: one box over everything that can be found.
    pub(super) fn open_goto(&mut self) {
        self.open_overlay(OverlayKind::GoTo);
        self.field = Some((Field::default(), String::new()));
        self.seek();
    }

    /// What the go-to box offers for what is typed.
    pub(super) fn seek(&mut self) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let text = self
            .field
            .as_ref()
            .map(|(field, _)| field.text().trim().to_owned());
        let text = text.unwrap_or_default();
        let query = Query::new(&text);
        self.goals = if query.is_empty() {
            self.recent(&plan)
        } else {
            let found = self.finder(&plan).find(&plan, &query, OFFERED);
            let address = addressed(&plan, &text);
            let count = found.count + usize::from(address.is_some());
            let found = found.hits.into_iter().map(Goal::Found);
            let rows = address.into_iter().chain(found).take(OFFERED).collect();
            Goals { rows, count }
        };
    }

    /// The places where one has been, the last one first, each once, without the one where one is.
    fn recent(&self, plan: &Plan) -> Goals {
        let here = self.here();
        let mut seen = HashSet::from([here.at.item]);
        let places = self.history.recent();
        let rows = places.filter(|place| {
            let stands = place
                .at
                .item
                .as_ref()
                .is_some_and(|item| item.subject(plan).is_some());
            stands && seen.insert(place.at.item.clone())
        });
        let rows: Vec<Goal> = rows.cloned().map(Box::new).map(Goal::Recent).collect();
        Goals {
            count: rows.len(),
            rows,
        }
    }

    /// Enter in the go-to box: goes to the selected row. Where there is none, says why nothing has that
    /// name.
    pub(super) fn go_to_goal(&mut self) -> Vec<Effect> {
        let text = self
            .field
            .take()
            .map(|(field, _)| field.text().trim().to_owned());
        let selected = self
            .overlay
            .take()
            .map_or(0, |overlay| overlay.cursor.selected);
        let goal = std::mem::take(&mut self.goals)
            .rows
            .into_iter()
            .nth(selected);
        let Some(plan) = self.plan.clone() else {
            return Vec::new();
        };
        match (goal, text) {
            (Some(Goal::Found(hit)), _) => self.go_to_place(&plan, item_of(hit), None),
            (Some(Goal::Address(address, _)), _) => self.go_to_address(&address.to_string()),
            (Some(Goal::Recent(place)), _) => {
                let here = self.here();
                self.history.leave(here);
                self.restore(*place);
            }
            (None, Some(text)) if !text.is_empty() => self.go_to_address(&text),
            (None, _) => {}
        }
        Vec::new()
    }
}

/// The place of an address with a form or a lens, if that is what was typed. What is no more than an id or
/// a place of the draft is found like anything else.
fn addressed(plan: &Plan, text: &str) -> Option<Goal> {
    let address = Address::parse(text).ok()?;
    if address.form.is_none() && address.lens.is_none() {
        return None;
    }
    address.find_lens(plan).ok()?;
    let item = address.find(plan).ok()?;
    Some(Goal::Address(Box::new(address), item))
}
