//! Returning to where one has been: back and forward, after a reload.

use crate::app::address::lens_subject;
use crate::app::form::{Form, Shape};
use crate::app::history::Place;
use crate::app::state::{App, Focus};
use crate::app::view::Standing;
use crate::plan::Plan;
use crate::plan::file::Zoom;

use super::peeking::KeptPeek;

impl App {
    pub(super) fn go_back(&mut self) {
        let here = self.here();
        if let Some(place) = self.history.back(here) {
            self.restore(place);
        }
    }

    pub(super) fn go_forward(&mut self) {
        let here = self.here();
        if let Some(place) = self.history.forward(here) {
            self.restore(place);
        }
    }

    /// To the place that was left last, and from there back again.
    pub(super) fn go_to_last_place(&mut self) {
        let here = self.here();
        if let Some(place) = self.history.last(here) {
            self.restore(place);
        }
    }

    /// Stands at a place again, or as near to it as the plan still allows.
    pub(super) fn restore(&mut self, place: Place) {
        let Some(plan) = self.plan.clone() else {
            return self.show(place.form);
        };
        let lens = place.lens.as_deref();
        let lens = lens.and_then(|id| lens_subject(&plan, id).ok());
        self.look_through(lens);
        self.zoom = place.zoom;
        self.show(place.form);
        self.view_mut().stand(&plan, &place.at);
        if let (Shape::Map, Some(thing)) = (self.form.shape(), self.view().on_map) {
            self.map.show(&plan, thing);
        }
        (self.card_scroll, self.card_part) = (place.scroll, place.part);
        if let Some(link) = place.link.filter(|_| self.has_card()) {
            self.focus = Focus::Card;
            self.link = link.min(self.card_links().len().saturating_sub(1));
            if self.zoom == Zoom::List {
                self.zoom = Zoom::Both;
            }
        }
    }

    /// Stands where one stood at the last start, and goes from there to where one wants to be now.
    pub(super) fn stand_at_start(&mut self) {
        if let Some(place) = self.kept.resume.take() {
            // What was found is there only once the rules have been run: then one stands on it.
            let waits = place.form == Form::Findings && self.findings.is_none();
            self.kept.resume = waits.then(|| place.clone());
            let lens = self.lens_id().or(place.lens);
            self.restore(Place { lens, ..place });
        }
        if let Some(start) = self.start.take() {
            self.go_to_start(start);
        }
    }

    /// Where one stands in every form, by name, before another plan takes the place of this one.
    pub(super) fn keep_places(&mut self, old: &Plan) -> Kept {
        let here = self.here();
        let peek = self.peek.take().map(|peek| KeptPeek::of(old, peek));
        let mut standings = Vec::new();
        for view in &mut self.views {
            standings.push(view.is_prepared().then(|| view.standing(old)));
            view.forget(old);
            view.on_map = None;
        }
        Kept {
            here,
            standings,
            peek,
        }
    }

    pub(super) fn restore_places(&mut self, kept: Kept) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        for (view, standing) in self.views.iter_mut().zip(kept.standings) {
            standing.into_iter().for_each(|at| view.stand(&plan, &at));
        }
        let (link, focus) = (self.link, self.focus);
        self.restore(kept.here);
        self.focus = focus;
        self.link = link.min(self.card_links().len().saturating_sub(1));
        if let Some(peek) = kept.peek {
            self.restore_peek(peek);
        }
    }
}

/// Where one stood in every form.
pub(super) struct Kept {
    here: Place,
    /// None of a form at which nobody has looked.
    standings: Vec<Option<Standing>>,
    peek: Option<KeptPeek>,
}
