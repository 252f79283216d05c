//! The selected thing comes forward: its name gets a place even where another must give way.

use super::board::Span;
use super::captions;
use super::drawing::{Drawing, item};
use super::projection::CELL_HEIGHT;
use super::scene::Item;
use super::sheet::Writing;
use super::view::{Ink, Part};
use crate::plan::EntityRef;
use crate::plan::file::Kind;

/// Where the selected thing is met on the sheet.
#[derive(Clone, Copy, Debug)]
enum Anchor {
    /// At its own point.
    Point((i32, i32)),
    /// On its line or area.
    Course((i32, i32)),
    /// It has nothing of its own here: at its town.
    Town((i32, i32)),
}

impl Drawing<'_> {
    /// Brings the selected thing out. Returns its cell if it was not on the sheet before.
    pub(super) fn bring_forward(&mut self) -> Option<Item> {
        let selected = self.view.selected?;
        if let Some(home) = self.model.home(selected) {
            self.linked.insert(self.model.sites[home].entity);
        }
        let is_new = self.draw_hidden_course(selected) || self.is_covered(selected);
        let anchor = self.anchor(selected)?;
        let name = self.sheet.name_of(selected);
        let name = name.and_then(|id| self.sheet.get(id)).map(|name| name.span);
        let name = name.or_else(|| self.write_forward(selected, anchor));
        let before_name = name.and_then(|name| self.cell_before(name));
        self.marker = match anchor {
            Anchor::Point((x, y)) => self.free((x - 1, y)).or(Some((x, y))),
            Anchor::Course(cell) => before_name.or(Some(cell)),
            Anchor::Town(_) => before_name,
        };
        match (anchor, name) {
            (Anchor::Town(_), Some(name)) => item(selected, (name.x, name.y)),
            (Anchor::Course(cell), _) if is_new => item(selected, cell),
            _ => None,
        }
    }

    /// Draws a line or an area whose layer is off. Returns whether there was one.
    fn draw_hidden_course(&mut self, selected: EntityRef) -> bool {
        let courses = self.model.courses.iter().enumerate();
        let hidden = courses.filter(|(_, course)| {
            course.entity == selected && !self.view.layers.shows(course.layer)
        });
        let hidden: Vec<usize> = hidden.map(|(at, _)| at).collect();
        hidden.iter().for_each(|at| self.draw_course(*at));
        !hidden.is_empty()
    }

    /// Whether a line or an area has no cell that is seen: on a small map names and points may take all.
    fn is_covered(&self, selected: EntityRef) -> bool {
        let own = |(at, _): &&(usize, Vec<_>)| self.model.courses[*at].entity == selected;
        let mut courses = self.courses.iter().filter(own).peekable();
        courses.peek().is_some()
            && courses.all(|(_, cells)| self.cell_of_course(selected, cells).is_none())
    }

    fn anchor(&self, selected: EntityRef) -> Option<Anchor> {
        for town in &self.towns {
            let things = town.things.iter().map(|(thing, _)| *thing);
            let mut points = things.zip(town.points.iter().copied());
            if town.entity == selected {
                return Some(Anchor::Point(town.cell));
            }
            if let Some((_, cell)) = points.find(|(thing, _)| *thing == selected) {
                return Some(Anchor::Point(cell));
            }
        }
        let mut courses = self.courses.iter();
        let course = courses.find_map(|(at, cells)| {
            let is_it = self.model.courses[*at].entity == selected;
            is_it
                .then(|| {
                    let seen = self.cell_of_course(selected, cells);
                    seen.or_else(|| captions::middle(cells))
                })
                .flatten()
        });
        if let Some(cell) = course {
            return Some(Anchor::Course(cell));
        }
        if let Some(mark) = self
            .sheet
            .name_of(selected)
            .and_then(|id| self.sheet.get(id))
        {
            return Some(Anchor::Course((mark.span.x, mark.span.y)));
        }
        let home = self.model.home(selected)?;
        let town = self.towns.iter().find(|town| town.site == home)?;
        Some(Anchor::Town(town.cell))
    }

    /// A cell if the marker can stand in it.
    fn free(&self, cell: (i32, i32)) -> Option<(i32, i32)> {
        let square = self.sheet.board.at(cell)?;
        (!square.point && square.caption == 0).then_some(cell)
    }

    /// The cell for a marker before a name: with a blank between, if other writing leaves room.
    fn cell_before(&self, name: Span) -> Option<(i32, i32)> {
        let cell = |back: i32| (name.x - back, name.y);
        let airy = self.free(cell(2)).filter(|_| {
            let before = self.sheet.board.at(cell(3));
            before.is_none_or(|square| !square.point && square.caption == 0)
        });
        airy.or_else(|| self.free(cell(1)))
    }

    /// Writes the name of the selected thing near its anchor. Others give way, towns last.
    fn write_forward(&mut self, selected: EntityRef, anchor: Anchor) -> Option<Span> {
        let text = captions::name(self.plan, selected, self.view.lang).to_owned();
        let width = self.sheet.columns(&text);
        let mut best: Option<(Span, i32)> = None;
        for span in spans_around(anchor, width) {
            let Some(cost) = self.cost_of_driving_away(span, anchor) else {
                continue;
            };
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((span, cost));
            }
        }
        let (span, _) = best?;
        for id in self.sheet.board.in_the_way(span)? {
            self.drive_away(id);
        }
        let part = self.part_of(selected);
        self.sheet.write(Writing {
            text,
            span,
            entity: Some(selected),
            part,
            ink: Ink::Name,
        })?;
        Some(span)
    }

    fn cost_of_driving_away(&self, span: Span, anchor: Anchor) -> Option<i32> {
        let (Anchor::Point(cell) | Anchor::Course(cell) | Anchor::Town(cell)) = anchor;
        let board = &self.sheet.board;
        let mut cost = 6 * span.distance(cell) + board.lines_under(span);
        for id in board.in_the_way(span)? {
            cost += match self.sheet.get(id)?.part {
                Part::Town | Part::Unplaced => 60,
                Part::Mark => 30,
                _ => 20,
            };
        }
        Some(cost)
    }

    /// Takes a name off, and with the name of a town the number that stands behind it.
    fn drive_away(&mut self, id: super::board::CaptionId) {
        self.sheet.erase(id);
        for town in &mut self.towns {
            if town.name == Some(id) || town.count == Some(id) {
                town.count.take().map(|count| self.sheet.erase(count));
            }
            if town.name == Some(id) {
                town.name = None;
            }
        }
    }

    fn part_of(&self, entity: EntityRef) -> Part {
        if let Some(course) = self.model.courses.iter().find(|c| c.entity == entity) {
            return course.part;
        }
        match self.plan.kind(entity) {
            Kind::Town => Part::Town,
            Kind::Cluster => Part::Cluster,
            Kind::Project => Part::Project,
            Kind::Center => Part::Center,
            _ => Part::Other,
        }
    }
}

/// Places for a name around its anchor, whole rows of them.
fn spans_around(anchor: Anchor, width: i32) -> impl Iterator<Item = Span> {
    let (x, y) = match anchor {
        Anchor::Point(cell) | Anchor::Course(cell) | Anchor::Town(cell) => cell,
    };
    let is_clear = move |span: &Span| match anchor {
        // The cell before a point is for the marker.
        Anchor::Point(_) => span.y != y || span.x > x + 1 || span.x + width < x - 1,
        _ => span.x >= 1,
    };
    let rows = (0..=8).map(move |n: i32| y + (n + 1) / 2 * (1 - n % 2 * CELL_HEIGHT));
    let spans = rows.flat_map(move |y| {
        (0..=width + 5).map(move |back| Span {
            x: x + 2 - back,
            y,
            width,
        })
    });
    spans.filter(is_clear)
}
