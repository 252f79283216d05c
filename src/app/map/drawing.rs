//! From plan and view to scene, step by step.

use super::board::{Ground, Span};
use super::captions;
use super::glyphs::Stroke;
use super::model::{Course, MapModel};
use super::projection::{Extent, Projection};
use super::raster;
use super::scene::Item;
use super::sheet::{Sheet, Writing};
use super::sites::{self, Territory, Town};
use super::sketch::Sketch;
use super::{EntitySet, Ink, Part, View, blocks};
use crate::plan::{EntityRef, Label, Plan};

/// A map while it is drawn.
pub(super) struct Drawing<'a> {
    pub(super) plan: &'a Plan,
    pub(super) model: &'a MapModel,
    pub(super) view: &'a View<'a>,
    pub(super) sheet: Sheet,
    pub(super) projection: Projection,
    /// The cells of each course of the model that is shown: a path, or the cells of an area.
    pub(super) courses: Vec<(usize, Vec<(i32, i32)>)>,
    pub(super) towns: Vec<Town>,
    pub(super) linked: EntitySet,
    /// Where the selected thing stands, and its marker.
    pub(super) marker: Option<(i32, i32)>,
    /// Names that could not be written and are counted at no town.
    pub(super) left_out: usize,
}

/// From this height on there is a row for the legend, and from this one a blank row above it.
const LEGEND_FROM: u16 = 5;
const AIRY_FROM: u16 = 14;

impl<'a> Drawing<'a> {
    pub(super) fn new(plan: &'a Plan, model: &'a MapModel, view: &'a View<'a>) -> Drawing<'a> {
        let (width, height) = (i32::from(view.size.width), i32::from(view.size.height));
        let legend =
            i32::from(view.size.height >= LEGEND_FROM) + i32::from(view.size.height >= AIRY_FROM);
        let height = height - legend;
        let sites = model.sites.iter().filter_map(|site| site.at);
        let areas = model.courses.iter().filter(|course| course.is_area());
        let areas = areas.flat_map(|area| area.points.iter().copied());
        // The extent takes in what is switched off as well: the towns must not jump with a layer.
        let projection = Projection::fit(Extent::around(sites.chain(areas)), width, height);
        Drawing {
            plan,
            model,
            view,
            sheet: Sheet::new(width, height, view.measure),
            projection,
            courses: Vec::new(),
            towns: Vec::new(),
            linked: EntitySet::default(),
            marker: None,
            left_out: 0,
        }
    }

    /// Goes on from what was laid out before.
    pub(super) fn over(
        sketch: &Sketch,
        plan: &'a Plan,
        model: &'a MapModel,
        view: &'a View<'a>,
    ) -> Drawing<'a> {
        Drawing {
            plan,
            model,
            view,
            sheet: sketch.sheet.clone(),
            projection: sketch.projection,
            courses: sketch.courses.clone(),
            towns: sketch.towns.clone(),
            linked: match view.selected {
                Some(selected) => EntitySet::linked_with(plan, selected),
                None => EntitySet::default(),
            },
            marker: None,
            left_out: 0,
        }
    }

    /// Everything but what the selection changes, so that nothing moves when another thing is
    /// selected.
    pub(super) fn lay_out(&mut self) {
        for at in 0..self.model.courses.len() {
            if self.view.layers.shows(self.model.courses[at].layer) {
                self.draw_course(at);
            }
        }
        self.towns = sites::place(&mut self.sheet, self.model, self.view, &self.projection);
        self.write_remark();
        sites::name(&mut self.sheet, self.plan, self.view, &mut self.towns);
        captions::write_marks(&mut self.sheet, self.plan, self.view, &self.model.marks);
        let (width, height) = (self.sheet.board.width, self.sheet.board.height);
        let territory = Territory::of(&self.towns, width, height);
        blocks::place(&mut self.sheet, &territory, &mut self.towns);
        self.name_courses();
        blocks::grow(
            &mut self.sheet,
            self.plan,
            self.view,
            &territory,
            &mut self.towns,
        );
    }

    pub(super) fn draw_course(&mut self, at: usize) {
        let course = &self.model.courses[at];
        let points = course.points.iter();
        let points: Vec<(i32, i32)> = points.map(|p| self.projection.cell(*p)).collect();
        let cells = match course.is_area() {
            true => raster::fill(&points, self.sheet.board.height),
            false => raster::path(&points, self.view.look.touch()),
        };
        for (number, cell) in cells.iter().enumerate() {
            self.draw_cell(course, &cells, number, *cell);
        }
        self.courses.push((at, cells));
    }

    fn draw_cell(&mut self, course: &Course, cells: &[(i32, i32)], at: usize, cell: (i32, i32)) {
        let look = self.view.look;
        let Some(square) = self.sheet.board.at_mut(cell) else {
            return;
        };
        let ground = |glyph| Ground {
            glyph,
            part: course.part,
            entity: course.entity,
        };
        if course.is_area() {
            square.area = Some(ground(look.texture(course.part, cell.0, cell.1)));
            return;
        }
        // Where two lines run in the same cells, both are seen: a few cells of each in turn.
        let is_taken = square.line.is_some_and(|line| line.entity != course.entity);
        if !is_taken || (at / 3).is_multiple_of(2) {
            let pass = raster::pass(cells, at);
            square.line = Some(ground(look.line(Stroke::of(course.part), pass, at)));
        }
    }

    /// Says so where the plan has no positions at all.
    fn write_remark(&mut self) {
        if self.towns.is_empty() || self.model.sites.iter().any(|site| site.at.is_some()) {
            return;
        }
        let texts = [
            Label::new(
                "方案未给出位置：街镇按文件中的顺序排列",
                "No positions in this plan: towns in the order of the file",
            ),
            Label::new("无位置，按顺序排列", "No positions, no map"),
        ];
        for text in texts {
            let text = text.get(self.view.lang);
            let width = self.sheet.columns(text);
            let span = Span { x: 1, y: 0, width };
            if self.sheet.board.has_room(span) {
                self.sheet.write(Writing {
                    text: text.to_owned(),
                    span,
                    entity: None,
                    part: Part::Remark,
                    ink: Ink::Name,
                });
                return;
            }
        }
    }

    fn name_courses(&mut self) {
        let areas_first = |(at, _): &&(usize, _)| !self.model.courses[*at].is_area();
        let mut courses: Vec<&(usize, Vec<(i32, i32)>)> = self.courses.iter().collect();
        courses.sort_by_key(areas_first);
        for (at, cells) in courses {
            let course = &self.model.courses[*at];
            if self.sheet.name_of(course.entity).is_some() {
                continue;
            }
            let text = captions::name(self.plan, course.entity, self.view.lang);
            let width = self.sheet.columns(text);
            let candidates = match course.is_area() {
                true => captions::inside(&self.sheet, cells, width),
                false => captions::along(&self.sheet, course.entity, cells, width),
            };
            if let Some(span) = captions::best(&self.sheet, candidates, |_| 0) {
                self.sheet.write(Writing {
                    text: text.to_owned(),
                    span,
                    entity: Some(course.entity),
                    part: course.part,
                    ink: Ink::Name,
                });
            }
        }
    }

    /// What can be selected, with the cells that stand for it.
    pub(super) fn items(&self) -> Vec<Item> {
        let towns = self.towns.iter().map(|town| (town.entity, town.cell));
        let things = self.towns.iter().flat_map(|town| {
            let things = town.things.iter().map(|(entity, _)| *entity);
            things.zip(town.points.iter().copied())
        });
        let courses = self.courses.iter().filter_map(|(at, cells)| {
            let entity = self.model.courses[*at].entity;
            Some((entity, self.cell_of_course(entity, cells)?))
        });
        let marks = self.sheet.all().filter_map(|(_, mark)| {
            (mark.part == Part::Mark).then_some((mark.entity?, (mark.span.x, mark.span.y)))
        });
        let mut seen = EntitySet::default();
        let mut items = Vec::new();
        for (entity, cell) in towns.chain(things).chain(courses).chain(marks) {
            if !seen.contains(entity) {
                seen.insert(entity);
                items.extend(item(entity, cell));
            }
        }
        items
    }

    /// The cell that stands for a line or an area: where its name begins, else the middle one of its
    /// cells that can be seen.
    pub(super) fn cell_of_course(
        &self,
        entity: EntityRef,
        cells: &[(i32, i32)],
    ) -> Option<(i32, i32)> {
        if let Some(name) = self.sheet.name_of(entity).and_then(|id| self.sheet.get(id)) {
            return Some((name.span.x, name.span.y));
        }
        let seen: Vec<&(i32, i32)> = cells
            .iter()
            .filter(|cell| self.shows(entity, **cell))
            .collect();
        seen.get(seen.len() / 2).map(|cell| **cell)
    }

    /// Whether a cell shows a line or an area.
    fn shows(&self, entity: EntityRef, cell: (i32, i32)) -> bool {
        self.sheet.board.at(cell).is_some_and(|square| {
            let top = square.line.or(square.area);
            !square.point && square.caption == 0 && top.is_some_and(|top| top.entity == entity)
        })
    }
}

pub(super) fn item(entity: EntityRef, (x, y): (i32, i32)) -> Option<Item> {
    Some(Item {
        entity,
        x: u16::try_from(x).ok()?,
        y: u16::try_from(y).ok()?,
    })
}
