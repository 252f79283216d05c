//! Looking through a lens: choosing one, clearing it, keeping it over a reload.

use std::sync::Arc;

use crate::app::address::lens_subject;
use crate::app::field::Field;
use crate::app::form::{Form, Tab};
use crate::app::overlay::{Overlay, OverlayKind};
use crate::app::state::{App, NoticeKind};
use crate::app::tabs::home;
use crate::lens::Lens;
use crate::plan::file::TableRole;
use crate::plan::{EntityRef, Plan};

/// Of a plan with more links the lenses are offered without their counts: those would have to be waited
/// for.
const COUNTED: usize = 20_000;

impl App {
    /// The lens through which everything is seen, if there is one.
    pub fn lens(&self) -> Option<&Lens> {
        self.lens.as_deref()
    }

    /// The id of the thing whose lens it is.
    pub fn lens_id(&self) -> Option<String> {
        let (plan, lens) = (self.plan()?, self.lens()?);
        Some(plan.get(lens.subject()).id.raw().to_owned())
    }

    /// How many of the things that live in each tab the lens concerns, in the order of the tabs.
    pub fn lens_tabs(&self) -> Option<&[usize]> {
        self.lens.as_ref().map(|_| self.lens_tabs.as_slice())
    }

    /// Looks through the lens of a thing, or through none; every form follows.
    pub fn look_through(&mut self, subject: Option<EntityRef>) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        if self.lens().map(Lens::subject) == subject {
            return;
        }
        self.put_lens(&plan, subject);
        self.prepare();
        self.forget_card();
    }

    /// Looks through a lens by its id, or through none; says so where there is no such lens.
    pub(super) fn look_through_id(&mut self, plan: &Plan, id: Option<&str>) {
        match id.map(|id| lens_subject(plan, id)).transpose() {
            Ok(subject) => self.look_through(subject),
            Err(error) => self.say(NoticeKind::Failure, error.message(self.lang()).as_str()),
        }
    }

    /// Puts a lens before every form. Each makes its rows anew when it is next looked at.
    pub(super) fn put_lens(&mut self, plan: &Plan, subject: Option<EntityRef>) {
        self.lens = subject.map(|subject| Arc::new(Lens::of(plan, subject)));
        self.lens_tabs = [0; Tab::ALL.len()];
        if let Some(lens) = &self.lens {
            for (thing, _) in lens.things(plan) {
                self.lens_tabs[home(plan, thing).tab() as usize] += 1;
            }
            let of_sequence =
                |table| plan.table(table).map(|it| it.role) == Some(TableRole::Sequence);
            let rows = lens.rows().into_iter();
            let rows = rows.filter(|((table, _), _)| of_sequence(*table));
            self.lens_tabs[Tab::Sequencing as usize] += rows.count();
        }
        self.count_findings_of_lens();
        for view in &mut self.views {
            view.set_lens(self.lens.clone());
        }
        self.map.look_through(plan, self.lens.as_deref());
        // One begins anew on the map where one stands on what the lens leaves dim.
        if let Some(lens) = &self.lens {
            let on_map = &mut self.views[Form::Map as usize].on_map;
            *on_map = on_map.filter(|thing| lens.concern(*thing).is_some());
        }
    }

    /// Where one stands on the map before anything is chosen there: the subject of the lens, or the
    /// first town.
    pub(super) fn map_start(&self, plan: &Plan) -> Option<EntityRef> {
        let subject = self.lens().map(Lens::subject);
        let subject = subject.filter(|subject| self.map.shows(plan, *subject));
        subject.or_else(|| self.map.first(plan))
    }

    /// `f`: the things through whose lens one can look. What is selected is offered first, or the whole
    /// of which it is a part.
    pub(super) fn open_lenses(&mut self) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let fits = |thing: &EntityRef| Lens::fits(plan.kind(*thing));
        let selected = self.selected_entity();
        let mut wholes = std::iter::successors(selected, |thing| plan.whole(*thing));
        let offered = wholes.find(fits);
        if self.lens_counts.is_empty() && plan.edges().len() <= COUNTED {
            let counts = Lens::subjects(&plan);
            self.lens_counts = counts
                .map(|subject| (subject, Lens::of(&plan, subject).count()))
                .collect();
        }
        self.open_overlay(OverlayKind::Lenses(offered));
        self.field = Some((Field::default(), String::new()));
    }

    /// What the list of lenses offers is of a plan that is gone.
    pub(super) fn close_lenses(&mut self) {
        self.lens_counts.clear();
        let lists = |overlay: &Overlay| matches!(overlay.kind, OverlayKind::Lenses(_));
        if self.overlay.as_ref().is_some_and(lists) {
            self.overlay = None;
            self.field = None;
        }
    }

    /// Looks through the lens that is selected in the list of them.
    pub(super) fn choose_lens(&mut self, overlay: &Overlay, offered: Option<EntityRef>) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let lenses = overlay.lenses(&plan, offered);
        let Some(subject) = lenses.get(overlay.cursor.selected).copied() else {
            return;
        };
        self.overlay = None;
        let here = self.here();
        self.history.leave(here);
        self.look_through(Some(subject));
    }

    /// `F`: everything again.
    pub(super) fn clear_lens(&mut self) {
        let here = self.here();
        self.history.leave(here);
        self.look_through(None);
    }
}
