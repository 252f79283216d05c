//! Moving about in what is on the screen.

use crate::app::command::Command;
use crate::app::form::Shape;
use crate::app::map::Arrow;
use crate::app::overlay::OverlayKind;
use crate::app::rows::{Fold, Item};
use crate::app::state::{App, CardPart, Focus, NoticeKind};
use crate::app::subject::{CardGroup, card_groups};
use crate::app::words;
use crate::plan::{EntityRef, Plan};

/// An end of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
}

impl App {
    /// What the commands do that move by one or to an end.
    pub(super) fn obey_step(&mut self, command: Command) {
        match command {
            Command::Up => self.step(0, -1),
            Command::Down => self.step(0, 1),
            Command::Left => self.step(-1, 0),
            Command::Right => self.step(1, 0),
            Command::First => self.go_to_edge(Edge::First),
            Command::Last => self.go_to_edge(Edge::Last),
            _ => {}
        }
    }

    /// One step across or down, in whatever has the keyboard.
    pub(super) fn step(&mut self, across: isize, down: isize) {
        if self.overlay.is_some() {
            return self.step_overlay(down);
        }
        if self.peek.is_some() {
            return self.step_glance(down);
        }
        if self.focus == Focus::Card {
            return self.step_link(down);
        }
        match self.form.shape() {
            Shape::Map => self.step_map(across, down),
            Shape::Matrix => self.step_matrix(across, down),
            Shape::Tree | Shape::Table | Shape::Summary if across != 0 => self.step_depth(across),
            Shape::Tree | Shape::Table | Shape::Summary => {
                let len = self.view().len();
                self.view_mut().cursor.step(down, len);
                self.forget_card();
            }
        }
    }

    /// To the side in a tree: unfold or go in, fold or go to the parent.
    fn step_depth(&mut self, across: isize) {
        // Under a filter everything is unfolded, and folds wait for its end.
        let folds = self.view().filter.is_empty();
        let fold = self.view().row().map(|row| row.fold).filter(|_| folds);
        match (across > 0, fold) {
            (true, Some(Fold::Closed)) | (false, Some(Fold::Open)) => {
                self.with_plan(|view, plan| view.toggle_fold(plan))
            }
            (true, _) => {
                self.open();
            }
            (false, _) => {
                self.view_mut().to_parent();
                self.forget_card();
            }
        }
    }

    fn step_map(&mut self, across: isize, down: isize) {
        let direction = match (across, down) {
            (1.., _) => Arrow::Right,
            (..=-1, _) => Arrow::Left,
            (_, 1..) => Arrow::Down,
            _ => Arrow::Up,
        };
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let Some(scene) = self.map_as_it_stands(&plan) else {
            return;
        };
        let next = self
            .view()
            .on_map
            .and_then(|from| scene.step(from, direction));
        if let Some(next) = next {
            self.view_mut().on_map = Some(next);
            self.forget_card();
        }
    }

    fn step_matrix(&mut self, across: isize, down: isize) {
        let Some(matrix) = self.view().matrix() else {
            return;
        };
        let (rows, columns) = (matrix.rows.len(), matrix.columns.len());
        let view = self.view_mut();
        view.cursor.step(down, rows);
        view.across.step(across, columns);
        self.forget_card();
    }

    /// From link to link in the card.
    fn step_link(&mut self, by: isize) {
        let links = self.card_links().len();
        if links == 0 {
            return self.scroll_card(by);
        }
        // From somewhere else in the text, the first step leads back to the link.
        if self.link_in_view() || by.abs() > 1 {
            self.link = self.link.saturating_add_signed(by).min(links - 1);
        }
        self.card_part = CardPart::AtLink;
    }

    pub(super) fn step_overlay(&mut self, by: isize) {
        let (len, lang) = (self.overlay_len(), self.lang());
        if let Some(overlay) = &mut self.overlay {
            overlay.step(by, len, lang);
        }
    }

    /// A list over the screen that has become shorter keeps its selection within it, and one that has
    /// become empty closes.
    pub(super) fn settle_overlay(&mut self) {
        let narrowed = self
            .overlay
            .as_ref()
            .is_some_and(|overlay| !overlay.filter.is_empty());
        if self.overlay_len() == 0 && !narrowed {
            self.overlay = None;
        } else {
            self.step_overlay(0);
        }
    }

    /// How many rows the overlay has.
    pub fn overlay_len(&self) -> usize {
        let Some(overlay) = &self.overlay else {
            return 0;
        };
        let others = match (overlay.kind, &self.failure) {
            (OverlayKind::Marks, _) => self.marked_places(&overlay.filter).len(),
            (OverlayKind::Unfinished, _) => self.unfinished_texts(&overlay.filter).len(),
            (OverlayKind::Journals, _) => self.folder_rows(&overlay.filter).len(),
            (OverlayKind::GoTo, _) => self.goals.rows.len(),
            (_, Some(failure)) => failure.details.len(),
            (_, None) => 0,
        };
        overlay.len(self.plan(), self.tour(), others, self.lang())
    }

    pub(super) fn go_to_edge(&mut self, edge: Edge) {
        let by = match edge {
            Edge::First => isize::MIN / 2,
            Edge::Last => isize::MAX / 2,
        };
        if self.overlay.is_none() && self.peek.is_some() {
            return self.go_to_edge_of_glance(edge);
        }
        match (self.overlay.is_some(), self.focus, self.form.shape()) {
            (true, ..) => self.step_overlay(by),
            (_, Focus::Card, _) => self.step_link(by),
            (_, _, Shape::Map) => {
                let items = self
                    .plan
                    .clone()
                    .map(|plan| self.map_items(&plan))
                    .unwrap_or_default();
                let first = if edge == Edge::First {
                    items.first()
                } else {
                    items.last()
                }
                .copied();
                self.view_mut().on_map = first.or(self.view().on_map);
                self.forget_card();
            }
            _ => self.step(0, by),
        }
    }

    /// A page, or its half, up or down.
    pub(super) fn page(&mut self, direction: isize, parts: usize) {
        let by = |height: usize| direction * (height / parts).max(1) as isize;
        if self.overlay.is_some() {
            return self.step_overlay(by(self.drawn.overlay_height));
        }
        if self.peek.is_some() {
            return self.scroll_glance(by(self.drawn.peek.height));
        }
        if self.focus == Focus::Card {
            return self.scroll_card(by(self.drawn.card.height));
        }
        match self.form.shape() {
            Shape::Map => self.scroll_card(by(self.drawn.card.height)),
            _ => {
                let (height, len) = (self.drawn.list_height, self.view().len());
                self.view_mut().cursor.page(by(height), len, height);
                self.forget_card();
            }
        }
    }

    pub(super) fn scroll_card(&mut self, by: isize) {
        if self.peek.is_some() {
            return self.scroll_glance(by);
        }
        let last = self.drawn.card.lines.saturating_sub(self.drawn.card.height);
        self.card_scroll = self.card_scroll.saturating_add_signed(by).min(last);
        self.card_part = CardPart::Scrolled;
    }

    /// The links of the card, group by group.
    pub fn card_groups(&self) -> Vec<CardGroup<'_>> {
        self.plan()
            .map(|plan| card_groups(plan, self.findings(), self.subject()))
            .unwrap_or_default()
    }

    /// Where the links of the card lead, in the order in which one steps over them.
    pub fn card_links(&self) -> Vec<Item> {
        self.card_groups()
            .iter()
            .flat_map(|group| group.links.iter().map(|link| link.to))
            .collect()
    }

    /// To the next or previous match of what is looked for.
    pub(super) fn step_mark(&mut self, by: isize) {
        let Some(plan) = self.plan.clone() else {
            return;
        };
        let found = match self.focus {
            Focus::Card => self.step_marked_link(&plan, by),
            Focus::List => self.step_marked_thing(&plan, by),
        };
        match (found, self.focus) {
            (None, _) => self.say(NoticeKind::Info, words::NO_MATCH.get(self.lang())),
            (Some(()), Focus::Card) => self.card_part = CardPart::AtLink,
            (Some(()), Focus::List) => self.forget_card(),
        }
    }

    fn step_marked_link(&mut self, plan: &Plan, by: isize) -> Option<()> {
        let links = self.card_links();
        let is_hit = |i: &usize| self.view().is_sought(plan, links[*i]);
        let hits: Vec<usize> = (0..links.len()).filter(is_hit).collect();
        self.link = beside(&hits, self.link, by)?;
        Some(())
    }

    fn step_marked_thing(&mut self, plan: &Plan, by: isize) -> Option<()> {
        let at = self.view().cursor.selected;
        let next = match self.form.shape() {
            Shape::Map => return self.step_marked_place(plan, by),
            Shape::Matrix => return self.step_marked_cell(by),
            Shape::Tree | Shape::Table => {
                let rows = self.view().rows();
                let hit = |i: &usize| self.view().is_sought(plan, rows[*i].item);
                beside(&(0..rows.len()).filter(hit).collect::<Vec<_>>(), at, by)?
            }
            Shape::Summary => {
                let things = self.view().entries().iter().map(|entry| entry.thing);
                let hit = |thing: Option<EntityRef>| thing.is_some_and(|e| self.view().seeks(e));
                let hits = things
                    .enumerate()
                    .filter_map(|(i, thing)| hit(thing).then_some(i));
                beside(&hits.collect::<Vec<_>>(), at, by)?
            }
        };
        self.view_mut().cursor.select(next);
        Some(())
    }

    fn step_marked_place(&mut self, plan: &Plan, by: isize) -> Option<()> {
        let items = self.map_items(plan);
        let on_map = self.view().on_map;
        let at = items.iter().position(|item| Some(*item) == on_map);
        let next = beside(&self.sought_among(&items), at.unwrap_or(0), by)?;
        self.view_mut().on_map = Some(items[next]);
        Some(())
    }

    /// In a matrix, to the next row that is meant, and to the next column.
    fn step_marked_cell(&mut self, by: isize) -> Option<()> {
        let matrix = self.view().matrix()?;
        let rows = self.sought_among(&matrix.rows);
        let columns = self.sought_among(&matrix.columns);
        let view = self.view_mut();
        let row = beside(&rows, view.cursor.selected, by).map(|row| view.cursor.select(row));
        let column =
            beside(&columns, view.across.selected, by).map(|column| view.across.select(column));
        row.or(column)
    }

    /// Where among things those stand that are looked for.
    fn sought_among(&self, things: &[EntityRef]) -> Vec<usize> {
        let places = (0..things.len()).filter(|i| self.view().seeks(things[*i]));
        places.collect()
    }

    /// Whether the overlay lists something to run or to go to.
    pub fn overlay_runs(&self) -> bool {
        self.overlay
            .as_ref()
            .is_some_and(|overlay| overlay.kind != OverlayKind::Details)
    }
}

/// The hit after or before `at`, going round at the ends.
fn beside(hits: &[usize], at: usize, by: isize) -> Option<usize> {
    if by > 0 {
        hits.iter().find(|hit| **hit > at).or(hits.first()).copied()
    } else {
        hits.iter().rfind(|hit| **hit < at).or(hits.last()).copied()
    }
}
