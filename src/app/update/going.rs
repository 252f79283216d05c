//! Going from place to place: tabs, forms, links, history, addresses.

use crate::app::address::Address;
use crate::app::form::{Form, Tab};
use crate::app::msg::Effect;
use crate::app::overlay::{HelpRow, OverlayKind};
use crate::app::rows::Item;
use crate::app::state::{App, CardPart, Focus, NoticeKind};
use crate::app::tabs::home;
use crate::app::{Shape, words};

use crate::plan::file::Zoom;
use crate::plan::{EntityRef, Plan};

impl App {
    /// Opens a form without a trace in the history.
    pub(super) fn show(&mut self, form: Form) {
        self.peek = None;
        self.form = form;
        self.last_forms[form.tab() as usize] = form;
        // A card that stands alone keeps the keyboard: nothing else is on the screen.
        self.focus = match self.zoom {
            Zoom::Card if self.has_card() => Focus::Card,
            Zoom::Both | Zoom::List | Zoom::Card => Focus::List,
        };
        self.forget_card();
        self.prepare();
    }

    /// Opens a form as a jump that can be taken back.
    fn jump(&mut self, form: Form) {
        if form != self.form {
            let here = self.here();
            self.history.leave(here);
        }
        self.show(form);
    }

    pub(super) fn open_tab(&mut self, tab: Tab) {
        if tab != self.form.tab() {
            self.end_look();
        }
        self.jump(self.last_forms[tab as usize]);
    }

    pub(super) fn open_tab_beside(&mut self, by: isize) {
        let count = Tab::ALL.len() as isize;
        let next = (self.form.tab() as isize + by).rem_euclid(count);
        self.open_tab(Tab::ALL[next as usize]);
    }

    /// The next form of the tab, standing on the same thing where it shows it.
    pub(super) fn open_form_beside(&mut self, by: isize) {
        let forms = self.form.tab().forms();
        let at = forms
            .iter()
            .position(|form| *form == self.form)
            .unwrap_or(0) as isize;
        let next = forms[(at + by).rem_euclid(forms.len() as isize) as usize];
        let selected = self.selected_entity();
        self.jump(next);
        if let (Some(entity), Some(plan)) = (selected, self.plan.clone())
            && self.shows(&plan, next, entity)
        {
            self.view_mut().select(&plan, Item::Entity(entity));
        }
    }

    /// Enter: into the card, along a link, or to what an entry or an overlay row stands for.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        if self.overlay.is_some() {
            return self.open_overlay_row();
        }
        if self.peek.is_some() {
            return self.follow_glance();
        }
        if self.focus == Focus::Card {
            self.follow_link();
            return Vec::new();
        }
        if self.form.shape() == Shape::Summary {
            self.open_entry();
            return Vec::new();
        }
        if self.card_links().is_empty() {
            self.say(NoticeKind::Info, words::NO_LINKS.get(self.lang()));
        }
        self.focus = Focus::Card;
        self.link = 0;
        // A card that has been in view is left at its first link; one that comes now is read from its top.
        if self.drawn.card.height > 0 {
            self.card_part = CardPart::AtLink;
        }
        if self.zoom == Zoom::List {
            self.zoom = Zoom::Both;
        }
        Vec::new()
    }

    /// Goes where the link leads; first to the link itself, if it has been scrolled out of view.
    fn follow_link(&mut self) {
        let Some(to) = self.card_links().get(self.link).copied() else {
            return self.say(NoticeKind::Info, words::NO_LINKS.get(self.lang()));
        };
        if self.link_in_view() {
            self.go_to_item(to);
        } else {
            self.card_part = CardPart::AtLink;
        }
    }

    /// Whether the link on which one stands is in view, now or in the next frame.
    pub(super) fn link_in_view(&self) -> bool {
        self.card_part == CardPart::AtLink || self.drawn.card.link_seen
    }

    fn open_entry(&mut self) {
        let entry = self.view().entries().get(self.view().cursor.selected);
        let (thing, leads_to) = entry.map_or((None, None), |entry| (entry.thing, entry.leads_to));
        match (thing, leads_to, &self.plan) {
            (Some(thing), _, Some(plan)) if home(plan, thing) == Form::Summary => {
                self.go_to_in(thing, Form::Draft)
            }
            (Some(thing), ..) => self.go_to(thing),
            (None, Some(form), _) => self.jump(form),
            (None, None, _) => {}
        }
    }

    fn open_overlay_row(&mut self) -> Vec<Effect> {
        let Some(overlay) = self.overlay.clone() else {
            return Vec::new();
        };
        let selected = overlay.cursor.selected;
        match overlay.kind {
            OverlayKind::Help(first) => {
                let rows = overlay.help_rows(first, self.lang());
                if let Some(HelpRow::Binding(binding)) = rows.get(selected) {
                    let command = binding.command;
                    self.overlay = None;
                    return self.run(command);
                }
            }
            OverlayKind::Palette => {
                if let Some(named) = overlay.commands(self.lang()).get(selected) {
                    self.overlay = None;
                    return self.run(named.command);
                }
            }
            OverlayKind::Problems => {
                let problem = self.selected_problem();
                let entity = problem.and_then(|problem| problem.entity);
                if let Some(entity) = entity {
                    self.overlay = None;
                    self.go_to(entity);
                }
            }
            OverlayKind::Layers => {
                self.map.toggle(selected);
            }
            OverlayKind::Lenses(offered) => self.choose_lens(&overlay, offered),
            OverlayKind::Stops => return self.choose_stop(&overlay),
            OverlayKind::Outcomes => return self.note_outcome(&overlay),
            OverlayKind::Marks => {
                if let Some(letter) = self.selected_mark() {
                    self.overlay = None;
                    self.return_to(letter);
                }
            }
            OverlayKind::Unfinished => return self.resume_text(),
            OverlayKind::GoTo => return self.go_to_goal(),
            OverlayKind::Details | OverlayKind::Journals => return self.edit(),
        }
        Vec::new()
    }

    /// Goes to where a link leads.
    pub(super) fn go_to_item(&mut self, item: Item) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        self.go_to_place(&plan, item, None);
    }

    /// Goes to where a thing lives.
    pub fn go_to(&mut self, entity: EntityRef) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        match self.home_of(&plan, entity) {
            Some(form) => self.go_to_in(entity, form),
            None => self.say(NoticeKind::Failure, words::STANDS_NOWHERE.get(self.lang())),
        }
    }

    /// The form in which one meets a thing of this plan.
    pub(super) fn home_of(&mut self, plan: &Plan, entity: EntityRef) -> Option<Form> {
        let forms = [
            home(plan, entity),
            Form::SequenceRows,
            Form::SpaceTree,
            Form::IndustryTree,
            Form::Draft,
        ];
        forms
            .into_iter()
            .find(|form| self.shows(plan, *form, entity))
    }

    /// Whether a form has a place for a thing.
    fn shows(&mut self, plan: &Plan, form: Form, entity: EntityRef) -> bool {
        match form.shape() {
            Shape::Map => self.map.shows(plan, entity),
            _ => {
                let view = &mut self.views[form as usize];
                view.prepare(plan);
                view.holds(plan, entity)
            }
        }
    }

    fn go_to_in(&mut self, entity: EntityRef, form: Form) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let here = self.here();
        self.history.leave(here);
        self.show(form);
        if form.shape() == Shape::Map {
            self.map.show(&plan, entity);
        }
        self.view_mut().select_entity(&plan, entity);
        if self.zoom == Zoom::List {
            self.zoom = Zoom::Both;
        }
    }

    /// Goes to an address; says what is wrong with one that leads nowhere.
    pub fn go_to_address(&mut self, text: &str) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let found = Address::parse(text).and_then(|address| {
            let lens = address.find_lens(&plan)?;
            Ok((address.find(&plan)?, address.form, lens))
        });
        match found {
            Err(error) => self.say(NoticeKind::Failure, error.message(self.lang()).as_str()),
            Ok((item, form, lens)) => {
                self.go_to_place(&plan, item, form);
                if lens.is_some() {
                    self.look_through(lens);
                    self.stand_on(&plan, item);
                }
            }
        }
    }

    /// Goes to a thing or a row: in the form that is wanted, where that shows it.
    pub(super) fn go_to_place(&mut self, plan: &Plan, item: Item, form: Option<Form>) {
        match (item, form) {
            (Item::Entity(entity), None) => self.go_to(entity),
            (Item::Entity(entity), Some(form)) if self.shows(plan, form, entity) => {
                self.go_to_in(entity, form)
            }
            (item, form) => {
                let form = match (form, item) {
                    (Some(form), _) => form,
                    (None, Item::Row { table, .. }) => match self.form_of_row(plan, item) {
                        Some(form) => form,
                        // No form has the rows of this table one by one: its card has.
                        None => return self.go_to(table),
                    },
                    (None, Item::Finding(_)) => Form::Findings,
                    (None, _) => Form::Draft,
                };
                let here = self.here();
                self.history.leave(here);
                self.show(form);
                // The plan itself is what every form shows.
                let is_whole = plan.itself().map(Item::Entity) == Some(item);
                let found = match item {
                    // On the map anything could be selected.
                    Item::Entity(_) if form.shape() == Shape::Map => false,
                    Item::Entity(entity) => self.view_mut().select_entity(plan, entity),
                    _ => self.view_mut().select(plan, item),
                };
                if !found && !is_whole {
                    self.say(NoticeKind::Info, words::NOT_IN_FORM.get(self.lang()));
                }
            }
        }
    }

    /// Stands on something in the open form, if that has it.
    pub(super) fn stand_on(&mut self, plan: &Plan, item: Item) {
        match item {
            Item::Entity(entity) => self.view_mut().select_entity(plan, entity),
            Item::Row { .. } | Item::Heading(_) | Item::Break(_) | Item::Finding(_) => {
                self.view_mut().select(plan, item)
            }
        };
    }

    /// The form that shows a row of a table as written.
    pub(super) fn form_of_row(&mut self, plan: &Plan, item: Item) -> Option<Form> {
        let forms = [Form::ListingRows, Form::SequenceRows, Form::Draft];
        let shows = |form: &Form| {
            let view = &mut self.views[*form as usize];
            view.prepare(plan);
            view.has(item)
        };
        forms.into_iter().find(shows)
    }

    /// Whether there is something to leave.
    pub(super) fn can_leave(&self) -> bool {
        let over = self.overlay.is_some() || self.peek.is_some();
        let inside = over || self.focus == Focus::Card;
        inside || !self.view().filter.is_empty() || self.zoom != Zoom::Both
    }

    /// Leaves the innermost thing.
    pub(super) fn leave(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        if self.peek.is_some() {
            return self.leave_glance();
        }
        if self.focus == Focus::Card {
            self.focus = Focus::List;
            if self.zoom == Zoom::Card {
                self.zoom = Zoom::Both;
            }
            return;
        }
        if !self.view().filter.is_empty() {
            return self.with_plan(|view, plan| view.set_filter(plan, ""));
        }
        if self.zoom != Zoom::Both {
            self.zoom = Zoom::Both;
        }
    }
}
