//! The last strokes: numbers, second names, the legend; then everything as cells and captions.

use std::sync::Arc;

use super::Sketch;
use super::board::Span;
use super::captions;
use super::drawing::Drawing;
use super::glyphs::UNCONCERNED;
use super::legend::Legend;
use super::model::THINGS;
use super::scene::{Caption, Cell, Item, Scene};
use super::sheet::Writing;
use super::view::{Ink, MapRole, Part, Tone};
use crate::plan::{EntityRef, Lang};
use crate::text::Safe;

impl Drawing<'_> {
    pub(super) fn finish(mut self, sketch: Arc<Sketch>, items: Vec<Item>) -> Scene {
        self.count_names();
        if let Some(lang) = self.view.second {
            self.write_second_names(lang);
        }
        let mut captions: Vec<Caption> = self
            .sheet
            .all()
            .filter_map(|(_, writing)| self.caption(writing))
            .collect();
        captions.extend(self.legend());
        Scene {
            sketch,
            selected: self.view.selected,
            size: self.view.size,
            measure: self.view.measure,
            cells: self.cells(),
            captions,
            items,
            left_out: self.left_out,
        }
    }

    /// Counts the names that had no room: at their towns where the number has room, else for all.
    fn count_names(&mut self) {
        let mut named = vec![0usize; self.model.sites.len()];
        for (_, writing) in self.sheet.all() {
            let shown = THINGS
                .iter()
                .any(|(layer, _, part)| *part == writing.part && self.view.layers.shows(*layer));
            let home = writing.entity.and_then(|entity| self.model.home(entity));
            if let (Ink::Name, true, Some(home)) = (writing.ink, shown, home)
                && writing.entity != Some(self.model.sites[home].entity)
            {
                named[home] += 1;
            }
        }
        let shown = |site: &&super::model::Site| super::sites::is_shown(site, self.view.layers);
        let sites = self.model.sites.iter().filter(shown).count();
        self.left_out = sites - self.towns.len();
        for at in 0..self.towns.len() {
            let town = &self.towns[at];
            let missing = town.total.saturating_sub(named[town.site]);
            let count = town.count;
            self.left_out += usize::from(town.name.is_none());
            match count.and_then(|id| self.sheet.erase(id)) {
                Some(writing) if missing > 0 => {
                    let text = format!("+{missing}");
                    let width = text.len() as i32;
                    let span = Span {
                        width,
                        ..writing.span
                    };
                    self.towns[at].count = self.sheet.write(Writing {
                        text,
                        span,
                        ..writing
                    });
                }
                Some(_) => self.towns[at].count = None,
                None => self.left_out += missing,
            }
        }
        let courses = self
            .courses
            .iter()
            .map(|(at, _)| self.model.courses[*at].entity);
        self.left_out += courses
            .filter(|course| self.sheet.name_of(*course).is_none())
            .count();
        let marks = self
            .model
            .marks
            .iter()
            .filter(|mark| !mark.name.is_empty())
            .count();
        let written = self
            .sheet
            .all()
            .filter(|(_, writing)| writing.part == Part::Mark);
        self.left_out += marks - written.count().min(marks);
    }

    /// Writes the names of another language behind or below those that stand, where there is room.
    fn write_second_names(&mut self, lang: Lang) {
        let names: Vec<Writing> = self
            .sheet
            .all()
            .filter(|(_, writing)| writing.ink == Ink::Name && writing.part != Part::Mark)
            .map(|(_, writing)| writing.clone())
            .collect();
        for name in names {
            let Some(entity) = name.entity else { continue };
            let text = captions::name(self.plan, entity, lang);
            if text == name.text {
                continue;
            }
            let width = self.sheet.columns(text);
            let count = self.towns.iter().find(|town| town.entity == entity);
            let count = count
                .and_then(|town| town.count)
                .and_then(|id| self.sheet.get(id));
            let behind = count.map_or(name.span, |count| count.span);
            let spans = [
                Span {
                    x: behind.x + behind.width + 1,
                    y: name.span.y,
                    width,
                },
                Span {
                    x: name.span.x,
                    y: name.span.y + 1,
                    width,
                },
            ];
            let board = &self.sheet.board;
            let fits = |span: &&Span| board.has_room(**span) && board.lines_under(**span) == 0;
            if let Some(span) = spans.iter().find(fits) {
                self.sheet.write(Writing {
                    text: text.to_owned(),
                    span: *span,
                    ink: Ink::Second,
                    ..name
                });
            }
        }
    }

    fn role(&self, part: Part, ink: Ink, entity: Option<EntityRef>) -> MapRole {
        let tone = match entity {
            Some(entity) if self.view.selected == Some(entity) => Tone::Selected,
            Some(entity) if self.view.emphasis.dims(entity) => Tone::Dim,
            Some(entity) if self.linked.contains(entity) => Tone::Linked,
            _ => Tone::Plain,
        };
        MapRole {
            part,
            ink,
            tone,
            matched: entity.is_some_and(|entity| self.view.matches.contains(entity)),
        }
    }

    fn caption(&self, writing: &Writing) -> Option<Caption> {
        Some(Caption {
            x: u16::try_from(writing.span.x).ok()?,
            y: u16::try_from(writing.span.y).ok()?,
            width: u16::try_from(writing.span.width).ok()?,
            text: Safe::from(writing.text.as_str()),
            role: self.role(writing.part, writing.ink, writing.entity),
            entity: writing.entity,
        })
    }

    fn legend(&self) -> Vec<Caption> {
        let height = i32::from(self.view.size.height);
        if height == self.sheet.board.height {
            return Vec::new();
        }
        let legend = Legend {
            plan: self.plan,
            model: self.model,
            view: self.view,
            towns: &self.towns,
            sheet: &self.sheet,
            left_out: self.left_out,
        };
        let captions = legend.row().into_iter().filter_map(|piece| {
            Some(Caption {
                x: u16::try_from(piece.x).ok()?,
                y: self.view.size.height - 1,
                width: u16::try_from(piece.width).ok()?,
                text: Safe::from(piece.text),
                role: self.role(piece.part, piece.ink, piece.entity),
                entity: piece.entity,
            })
        });
        captions.collect()
    }

    /// The signs: areas below lines below points, with a blank at both ends of all writing.
    fn cells(&self) -> Vec<Option<Cell>> {
        let board = &self.sheet.board;
        let (width, height) = (
            i32::from(self.view.size.width),
            i32::from(self.view.size.height),
        );
        let mut cells = vec![None; (width * height) as usize];
        for y in 0..board.height {
            for x in 0..width {
                cells[(y * width + x) as usize] = self.ground(x, y);
            }
        }
        let mut put = |(x, y): (i32, i32), cell: Cell| {
            if let Some(slot) = cells.get_mut((y * width + x) as usize) {
                *slot = Some(cell);
            }
        };
        for town in &self.towns {
            let things = town.things.iter().zip(&town.points);
            let things = things.map(|((entity, part), cell)| (*cell, *entity, *part));
            for (cell, entity, part) in things.chain([(town.cell, town.entity, town.part)]) {
                let glyph = match self.is_dimmed(entity) {
                    true => UNCONCERNED,
                    false => self.view.look.point(part),
                };
                put(cell, self.sign(glyph, part, Ink::Sign, entity));
            }
        }
        if let (Some(marker), Some(selected)) = (self.marker, self.view.selected) {
            let part = Part::Other;
            put(
                marker,
                self.sign(self.view.look.marker(), part, Ink::Marker, selected),
            );
        }
        cells
    }

    /// What lies flat at a cell: a line, else the texture of an area, which keeps clear of points too.
    fn ground(&self, x: i32, y: i32) -> Option<Cell> {
        let around = [(x - 1, y), (x, y), (x + 1, y)];
        let squares = around.map(|cell| self.sheet.board.at(cell));
        let is_written = squares.iter().flatten().any(|square| square.caption != 0);
        let is_by_point = squares.iter().flatten().any(|square| square.point);
        let square = squares[1]?;
        let blank = is_written || (square.line.is_none() && is_by_point);
        let ground = square.line.or(square.area)?;
        let faint = self.is_dimmed(ground.entity) && is_gap(ground.glyph, x, y);
        let glyph = if blank || faint { ' ' } else { ground.glyph };
        Some(self.sign(glyph, ground.part, Ink::Sign, ground.entity))
    }

    /// Whether a thing does not concern the reader, and is drawn so: where there are no colors too.
    fn is_dimmed(&self, entity: EntityRef) -> bool {
        self.view.selected != Some(entity) && self.view.emphasis.dims(entity)
    }

    fn sign(&self, glyph: char, part: Part, ink: Ink, entity: EntityRef) -> Cell {
        Cell {
            glyph,
            role: self.role(part, ink, Some(entity)),
            entity: Some(entity),
        }
    }
}

/// Whether a cell is left out of a line or an area that is drawn with gaps: every other one.
fn is_gap(glyph: char, x: i32, y: i32) -> bool {
    let runs_down = matches!(glyph, '|' | '╎' | '│' | '║' | '┃');
    let along = if runs_down { y } else { x };
    along % 2 == 1
}
