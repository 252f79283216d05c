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
        let header = town.name.and_then(|id| sheet.get(id)).map(|name| name.span);
        while !town.things.is_empty() {
            let count = town.things.len();
            let task = |on_lines| Task {
                territory,
                town: at,
                cell: town.cell,
                header,
                things: count,
                widths: &[],
                on_lines,
            };
            let found = task(OnLines::Never).best(sheet);
            if let Some(block) = found.or_else(|| task(OnLines::IfNeeded).best(sheet)) {
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
        let header = self.town.name.and_then(|id| sheet.get(id));
        let task = Task {
            territory,
            town: self.at,
            cell: self.town.cell,
            header: header.map(|name| name.span),
            things,
            widths: &widths,
            on_lines: OnLines::Never,
        };
        let found = task.best(sheet);
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

/// What is to be laid out at a town.
struct Task<'a> {
    territory: &'a Territory,
    /// Which of the towns it is.
    town: usize,
    cell: (i32, i32),
    /// Where the town's own name stands.
    header: Option<Span>,
    things: usize,
    /// The columns of the names of the first things, of those that are to have one.
    widths: &'a [i32],
    on_lines: OnLines,
}

/// Whether points may stand on lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnLines {
    Never,
    /// Rather than nowhere.
    IfNeeded,
}

impl Task<'_> {
    /// Ways to lay the things out, the best first.
    fn candidates(&self, width: i32) -> Vec<(Block, i32)> {
        let (x, y) = self.cell;
        let named = self.widths.len();
        let widest = self.widths.iter().copied().max().unwrap_or(0);
        let bare = (self.things - named) as i32;
        let mut candidates = Vec::new();
        for columns in self.columns(bare) {
            let block = Block {
                named,
                x,
                y,
                columns,
            };
            let height = block.height(self.things);
            let row = if bare > 0 { 2 * columns - 1 } else { 0 };
            let span = row.max(if named > 0 { widest + 2 } else { 0 });
            // Below its sign, below its name, or as far to the left as the edge or the middle takes.
            let shifts = [x, x + 2, x - 2, x - 4, (width - span).min(x), x - row / 2];
            for (rank, top) in self.tops(height).into_iter().enumerate() {
                for left in shifts {
                    let cost = rank as i32 * 3 + height * 2 + (left - x).abs() + (row - 15).max(0);
                    candidates.push((
                        Block {
                            x: left,
                            y: top,
                            ..block
                        },
                        cost,
                    ));
                }
            }
            if named == 0 {
                let behind = self.header.filter(|name| name.y == y && name.x > x);
                let left = behind.map_or(x, |name| name.x + name.width) + 2;
                candidates.push((Block { x: left, ..block }, 12 + height * CELL_HEIGHT));
            }
        }
        candidates.sort_by_key(|(_, cost)| *cost);
        candidates
    }

    /// How many bare points may stand in a row.
    fn columns(&self, bare: i32) -> Vec<i32> {
        let mut columns: Vec<i32> = [12, 8, 6, 4, 3, 2, 1]
            .into_iter()
            .map(|most| bare.min(most).max(1))
            .collect();
        columns.dedup();
        if !self.widths.is_empty() {
            // Beside names a few points in a row look like part of the list; many do not.
            columns.retain(|columns| *columns <= 6 && bare <= columns * 3);
        }
        columns
    }

    /// Rows where a block may begin: close to the point, with nothing between but the name.
    fn tops(&self, height: i32) -> [i32; 2] {
        let y = self.cell.1;
        let header = self.header.map_or(y, |name| name.y);
        [y.max(header) + 1, y.min(header) - height]
    }

    /// The best way for which there is room, lines hidden counted against it.
    fn best(&self, sheet: &Sheet) -> Option<Block> {
        let mut best: Option<(Block, i32)> = None;
        for (block, cost) in self.candidates(sheet.board.width) {
            if best.is_some_and(|(_, least)| cost >= least) {
                break;
            }
            if !self.fits(sheet, &block) {
                continue;
            }
            let cost = cost + 3 * self.hidden(sheet, &block);
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((block, cost));
            }
        }
        best.map(|(block, _)| block)
    }

    /// Whether a block has room: every point, every name, and no row of writing along a line.
    fn fits(&self, sheet: &Sheet, block: &Block) -> bool {
        let board = &sheet.board;
        let point_fits = |at| {
            let cell = block.cell(at);
            board.point_has_room(cell)
                && self.territory.belongs_to(self.town, cell)
                && (self.on_lines == OnLines::IfNeeded
                    || board.at(cell).is_none_or(|square| square.line.is_none()))
        };
        let name_fits = |(at, width): (usize, &i32)| {
            let span = block.name(at, *width);
            board.has_room(span) && board.lines_under(span) <= MOST_HIDDEN
        };
        (0..self.things).all(point_fits) && self.widths.iter().enumerate().all(name_fits)
    }

    /// How many cells of lines a block hides.
    fn hidden(&self, sheet: &Sheet, block: &Block) -> i32 {
        let points = (0..self.things).map(|at| {
            let (x, y) = block.cell(at);
            Span { x, y, width: 1 }
        });
        let names = self.widths.iter().enumerate();
        let names = names.map(|(at, width)| block.name(at, *width));
        let spans = points.chain(names);
        spans.map(|span| sheet.board.lines_under(span)).sum()
    }
}

/// A name may stand across a line, not along it: it hides so many cells at most.
const MOST_HIDDEN: i32 = 2;
