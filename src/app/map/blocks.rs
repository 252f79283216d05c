//! What stands at a town: a short list beside its point.
//!
//! Nothing but towns has a position, so the things at one are not strewn about as if they had: they
//! stand in a block close to it, the first of them in rows of their own with their names, the rest as
//! bare points. Each town names one more thing in turn, until there is no room for another.

use super::board::{CaptionId, Span};
use super::captions;
use super::projection::CELL_HEIGHT;
use super::sheet::{Sheet, Writing};
use super::sites::{Territory, Town};
use super::view::{Ink, View};
use crate::plan::Plan;

/// A way to lay out what stands at a town.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// How many things have a name.
    named: usize,
    /// Where the first point stands.
    x: i32,
    y: i32,
    /// How many bare points stand in a row.
    columns: i32,
}

impl Block {
    /// The cell of the point number `at`.
    fn cell(&self, at: usize) -> (i32, i32) {
        match at.checked_sub(self.named) {
            None => (self.x, self.y + at as i32),
            Some(bare) => {
                let (column, row) = (bare as i32 % self.columns, bare as i32 / self.columns);
                (self.x + 2 * column, self.y + self.named as i32 + row)
            }
        }
    }

    /// The room for the name of the thing number `at`.
    fn name(&self, at: usize, width: i32) -> Span {
        let (x, y) = self.cell(at);
        Span { x: x + 2, y, width }
    }

    fn height(&self, things: usize) -> i32 {
        let bare = (things - self.named) as i32;
        self.named as i32 + (bare + self.columns - 1) / self.columns
    }
}

/// A town while its block is laid out.
struct Growing<'t> {
    at: usize,
    town: &'t mut Town,
    /// The name of each thing with its columns.
    names: Vec<(&'t str, i32)>,
    block: Block,
    captions: Vec<CaptionId>,
    is_done: bool,
}

/// Lays out what stands at each town as bare points.
pub(super) fn place(sheet: &mut Sheet, territory: &Territory, towns: &mut [Town]) {
    for (at, town) in towns.iter_mut().enumerate() {
        let name = town.name.and_then(|id| sheet.get(id)).map(|name| name.span);
        while !town.things.is_empty() {
            let count = town.things.len();
            let candidates = candidates(town.cell, name, 0, count, 0);
            let found = best(sheet, territory, at, candidates, count, &[]);
            if let Some(block) = found {
                town.points = (0..count).map(|thing| block.cell(thing)).collect();
                town.points
                    .iter()
                    .for_each(|cell| sheet.board.put_point(*cell));
                break;
            }
            // Too many to stand here: those that are left out are counted.
            town.things.truncate(count * 2 / 3);
        }
    }
}

/// Gives names to as many things as there is room for, one at each town in turn.
pub(super) fn grow(
    sheet: &mut Sheet,
    plan: &Plan,
    view: &View<'_>,
    territory: &Territory,
    towns: &mut [Town],
) {
    let mut growing: Vec<Growing<'_>> = towns
        .iter_mut()
        .enumerate()
        .filter(|(_, town)| !town.things.is_empty())
        .map(|(at, town)| {
            let name = |thing: &(crate::plan::EntityRef, _)| {
                let name = captions::name(plan, thing.0, view.lang);
                (name, sheet.columns(name))
            };
            Growing {
                at,
                names: town.things.iter().map(name).collect(),
                block: Block {
                    named: 0,
                    x: 0,
                    y: 0,
                    columns: 1,
                },
                captions: Vec::new(),
                is_done: false,
                town,
            }
        })
        .collect();
    while growing.iter().any(|town| !town.is_done) {
        for town in growing.iter_mut().filter(|town| !town.is_done) {
            town.is_done = !town.name_one_more(sheet, territory);
        }
    }
}

impl Growing<'_> {
    /// Lays the block out anew with one more name. Returns whether there was room for it.
    fn name_one_more(&mut self, sheet: &mut Sheet, territory: &Territory) -> bool {
        let named = self.block.named + 1;
        let things = self.town.things.len();
        if named > things {
            return false;
        }
        let before = self.lift(sheet);
        let widths: Vec<i32> = self.names[..named].iter().map(|name| name.1).collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        let header = self
            .town
            .name
            .and_then(|id| sheet.get(id))
            .map(|name| name.span);
        let candidates = candidates(self.town.cell, header, named, things, widest);
        let found = best(sheet, territory, self.at, candidates, things, &widths);
        match found {
            Some(block) => {
                self.block = block;
                let cells = (0..things).map(|thing| block.cell(thing)).collect();
                self.put(sheet, cells);
            }
            None => self.put(sheet, before),
        }
        found.is_some()
    }

    /// Takes the block off the sheet. Returns where its points stood.
    fn lift(&mut self, sheet: &mut Sheet) -> Vec<(i32, i32)> {
        self.captions.drain(..).for_each(|id| {
            sheet.erase(id);
        });
        let points = std::mem::take(&mut self.town.points);
        points.iter().for_each(|cell| sheet.board.take_point(*cell));
        points
    }

    fn put(&mut self, sheet: &mut Sheet, points: Vec<(i32, i32)>) {
        points.iter().for_each(|cell| sheet.board.put_point(*cell));
        self.town.points = points;
        for at in 0..self.block.named {
            let (entity, part) = self.town.things[at];
            let (text, width) = self.names[at];
            let id = sheet.write(Writing {
                text: text.to_owned(),
                span: self.block.name(at, width),
                entity: Some(entity),
                part,
                ink: Ink::Name,
            });
            self.captions.extend(id);
        }
    }
}

/// Ways to lay out `things` at a town, `named` of them with names up to `widest`: the best first.
fn candidates(
    (x, y): (i32, i32),
    header: Option<Span>,
    named: usize,
    things: usize,
    widest: i32,
) -> Vec<(Block, i32)> {
    let bare = (things - named) as i32;
    let mut wide: Vec<i32> = [12, 8, 6, 4, 3, 2, 1]
        .map(|most| bare.min(most).max(1))
        .to_vec();
    wide.dedup();
    if named > 0 {
        // Beside names a few points in a row look like part of the list; many do not.
        wide.retain(|columns| *columns <= 6 && bare <= columns * 3);
    }
    let mut candidates = Vec::new();
    for columns in wide {
        let block = Block {
            named,
            x,
            y,
            columns,
        };
        let height = block.height(things);
        let width = if named > 0 {
            widest + 2
        } else {
            2 * columns - 1
        };
        let width = width.max(if bare > 0 { 2 * columns - 1 } else { 0 });
        let mut lefts = vec![x, x + 2, x - width / 2, x - width + 1, x - width / 3];
        lefts.dedup();
        let tops = [y + 1, y + 2, y - height, y - height - 1];
        for (rank, top) in tops.into_iter().enumerate() {
            for left in &lefts {
                let away = Span {
                    x: *left,
                    y: top,
                    width,
                }
                .distance((x, y));
                let lean = (left + width / 2 - x).abs() / 4;
                let cost = rank as i32 * 3 + height * 2 + (2 * columns - 16).max(0) + away + lean;
                candidates.push((
                    Block {
                        x: *left,
                        y: top,
                        ..block
                    },
                    cost,
                ));
            }
        }
        if named == 0 {
            let behind = header.filter(|name| name.y == y && name.x > x);
            let left = behind.map_or(x, |name| name.x + name.width) + 2;
            candidates.push((Block { x: left, ..block }, 12 + height * CELL_HEIGHT));
        }
    }
    candidates.sort_by_key(|(_, cost)| *cost);
    candidates
}

/// The best of the candidates that has room, lines hidden counted against it.
fn best(
    sheet: &Sheet,
    territory: &Territory,
    town: usize,
    candidates: Vec<(Block, i32)>,
    things: usize,
    widths: &[i32],
) -> Option<Block> {
    let mut best: Option<(Block, i32)> = None;
    for (block, cost) in candidates {
        if best.is_some_and(|(_, least)| cost >= least) {
            break;
        }
        if !fits(sheet, territory, town, &block, things, widths) {
            continue;
        }
        let cost = cost + 3 * hidden(sheet, &block, things, widths);
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((block, cost));
        }
    }
    best.map(|(block, _)| block)
}

/// How many cells of lines a block hides.
fn hidden(sheet: &Sheet, block: &Block, things: usize, widths: &[i32]) -> i32 {
    let points = (0..things).map(|at| {
        let (x, y) = block.cell(at);
        Span { x, y, width: 1 }
    });
    let names = widths
        .iter()
        .enumerate()
        .map(|(at, width)| block.name(at, *width));
    points
        .chain(names)
        .map(|span| sheet.board.lines_under(span))
        .sum()
}

/// Whether a block has room: every point, every name, and no row of writing along a line.
fn fits(
    sheet: &Sheet,
    territory: &Territory,
    town: usize,
    block: &Block,
    things: usize,
    widths: &[i32],
) -> bool {
    let points_fit = (0..things).all(|at| {
        let cell = block.cell(at);
        sheet.board.point_has_room(cell) && territory.belongs_to(town, cell)
    });
    points_fit
        && widths.iter().enumerate().all(|(at, width)| {
            let span = block.name(at, *width);
            sheet.board.has_room(span) && sheet.board.lines_under(span) * 3 <= *width
        })
}
