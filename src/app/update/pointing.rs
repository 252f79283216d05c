//! The mouse: a click selects, a click on what is selected goes in, the wheel scrolls.

use crate::app::command::Command;
use crate::app::form::Shape;
use crate::app::mouse::{Mouse, MouseButton, MouseKind, Spot, Target};
use crate::app::msg::Effect;
use crate::app::state::{App, CardPart, Focus};

/// Lines that one notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    /// What a use of the mouse does. Dragging is for the terminal: with Shift it selects text there.
    pub(super) fn point(&mut self, mouse: Mouse) -> Vec<Effect> {
        let holds = |spot: &&Spot| spot.holds(mouse.column, mouse.row);
        let hits: Vec<Spot> = self.drawn.spots.iter().filter(holds).copied().collect();
        match mouse.kind {
            MouseKind::Press(MouseButton::Left) => {
                self.notice = None;
                self.click(mouse, &hits)
            }
            MouseKind::WheelUp => self.wheel(&hits, -1),
            MouseKind::WheelDown => self.wheel(&hits, 1),
            MouseKind::Press(_) | MouseKind::Release(_) | MouseKind::Drag(_) => Vec::new(),
        }
    }

    fn click(&mut self, mouse: Mouse, hits: &[Spot]) -> Vec<Effect> {
        if self.overlay.is_some() {
            return self.click_overlay(hits);
        }
        if self.peek.is_some() {
            return self.click_peek(hits);
        }
        // What was typed into a field stays as it is: one has gone on to something else.
        let mut effects = match self.field {
            // Nothing is put on record by a click.
            Some(_) if self.desk.ask.is_some() => {
                self.cancel_field();
                Vec::new()
            }
            Some(_) => self.accept_field(),
            None => Vec::new(),
        };
        let (mut row, mut column) = (None, None);
        for spot in hits {
            match spot.target {
                Target::Tab(tab) => effects.extend(self.run(Command::Tab(tab))),
                Target::Link(link) => {
                    self.focus = Focus::Card;
                    self.link = link;
                    // It is in view, or it could not have been clicked.
                    self.card_part = CardPart::AtLink;
                    effects.extend(self.run(Command::Open));
                }
                Target::Map => effects.extend(self.click_map(mouse, *spot)),
                Target::Row(index) => row = Some(index),
                Target::Column(index) => column = Some(index),
                Target::List
                | Target::Card
                | Target::Peek
                | Target::PeekLink(_)
                | Target::Overlay
                | Target::OverlayRow(_) => {}
            }
        }
        if row.is_some() || column.is_some() {
            effects.extend(self.click_row(row, column));
        }
        effects
    }

    /// Stands on a row, a column or a cell; from where one stood already, into the card.
    fn click_row(&mut self, row: Option<usize>, column: Option<usize>) -> Vec<Effect> {
        let was_here = self.focus == Focus::List && row.is_some();
        self.focus = Focus::List;
        let view = self.view_mut();
        let before = (view.cursor.selected, view.across.selected);
        row.into_iter().for_each(|row| view.cursor.select(row));
        column
            .into_iter()
            .for_each(|column| view.across.select(column));
        if before != (view.cursor.selected, view.across.selected) {
            self.forget_card();
        } else if was_here {
            return self.run(Command::Open);
        }
        Vec::new()
    }

    fn click_map(&mut self, mouse: Mouse, map: Spot) -> Vec<Effect> {
        let Some(plan) = self.plan.clone() else {
            return Vec::new();
        };
        let scene = self.map_as_it_stands(&plan);
        let hit = scene.and_then(|scene| {
            let entity = scene.entity_at(mouse.column - map.x, mouse.row - map.y)?;
            let selectable = scene.items().iter().any(|item| item.entity == entity);
            selectable.then_some(entity)
        });
        let Some(entity) = hit else {
            return Vec::new();
        };
        let was_here = self.focus == Focus::List && self.view().on_map == Some(entity);
        self.focus = Focus::List;
        if was_here {
            return self.run(Command::Open);
        }
        self.view_mut().on_map = Some(entity);
        self.forget_card();
        Vec::new()
    }

    /// On a row of the overlay as on one of a list; beside the overlay, out of it.
    fn click_overlay(&mut self, hits: &[Spot]) -> Vec<Effect> {
        let row = hits.iter().find_map(|spot| match spot.target {
            Target::OverlayRow(row) => Some(row),
            _ => None,
        });
        let Some(row) = row else {
            let inside = hits.iter().any(|spot| spot.target == Target::Overlay);
            if !inside {
                self.field = None;
                self.overlay = None;
            }
            return Vec::new();
        };
        let Some(overlay) = &mut self.overlay else {
            return Vec::new();
        };
        let is_box = overlay.kind.is_box();
        if overlay.cursor.selected != row {
            overlay.cursor.select(row);
            return Vec::new();
        }
        match self.field {
            Some(_) if is_box => self.accept_field(),
            _ => self.run(Command::Open),
        }
    }

    /// On a link of the peek, there; beside the peek, out of it.
    fn click_peek(&mut self, hits: &[Spot]) -> Vec<Effect> {
        let link = hits.iter().find_map(|spot| match spot.target {
            Target::PeekLink(link) => Some(link),
            _ => None,
        });
        if let Some(link) = link {
            return self.click_glance(link);
        }
        if !hits.iter().any(|spot| spot.target == Target::Peek) {
            self.peek = None;
        }
        Vec::new()
    }

    /// Scrolls what lies under the pointer. Changes nothing that is selected, as long as it is seen.
    fn wheel(&mut self, hits: &[Spot], by: isize) -> Vec<Effect> {
        let over = |target| hits.iter().any(|spot| spot.target == target);
        if self.overlay.is_some() {
            if over(Target::Overlay) {
                self.step_overlay(by * NOTCH);
            }
        } else if self.peek.is_some() {
            if over(Target::Peek) {
                self.scroll_glance(by * NOTCH);
            }
        } else if over(Target::Card) {
            self.scroll_card(by * NOTCH);
        } else if over(Target::List) {
            self.wheel_list(by);
        }
        Vec::new()
    }

    fn wheel_list(&mut self, by: isize) {
        let (height, len) = (self.drawn.list_height, self.view().len());
        let before = self.view().cursor.selected;
        match self.form.shape() {
            Shape::Map => {}
            // A page of entries of different heights: only the drawing knows their lines.
            Shape::Summary => self.view_mut().cursor.step(by, len),
            Shape::Tree | Shape::Table | Shape::Matrix => {
                self.view_mut().cursor.scroll(by * NOTCH, len, height);
            }
        }
        if self.view().cursor.selected != before {
            self.forget_card();
        }
    }
}
