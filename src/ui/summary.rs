//! The summary: a page of blocks, in as many columns and in as much detail as there is room for.

mod concerns;
mod entry;
mod list;
mod target;

pub(super) use target::says_unit;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::{spot, words};
use crate::app::mouse::{Spot, Target};
use crate::app::tabs::overview::summary::{Block, Entry, Says};
use crate::app::{App, Drawn, Focus};
use crate::plan::Plan;
use crate::text::{Measure, Shown};

/// From so many columns the blocks stand in two columns, from so many in three.
const TWO_COLUMNS: u16 = 72;
const THREE_COLUMNS: u16 = 140;
/// Entries stand behind the marker of the selected one.
const INDENT: u16 = 2;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    if let Some(lens) = app.view().lens() {
        return concerns::draw(app, lens, painter, area, drawn);
    }
    let laid_out = LaidOut::default();
    let page = page(app, plan, painter, area, &laid_out);
    let bottom = page.bottom();
    let first = page.scroll(app.view().cursor.offset as u16, area.height);
    drawn.list_height = usize::from(area.height);
    drawn.list_offset = usize::from(first);
    for placed in &page.placed {
        page.draw(painter, area, first, placed);
        drawn.spots.extend(entry_spot(area, first, placed));
    }
    let left = bottom.saturating_sub(first.saturating_add(area.height));
    if left > 0 {
        let text = words::LINES_BELOW
            .get(app.lang())
            .replace("{}", &left.to_string());
        painter.note_on_rule(area, &Shown::new(text));
    }
}

/// The fullest page that fits; if none does, the tightest, which is scrolled.
fn page<'a>(
    app: &'a App,
    plan: &'a Plan,
    painter: &Painter<'_>,
    area: Rect,
    laid_out: &'a LaidOut,
) -> Page<'a> {
    let tries: &[(u16, Detail)] = match area.width {
        0..TWO_COLUMNS => &[(1, Detail::Airy)],
        TWO_COLUMNS..THREE_COLUMNS => &[
            (2, Detail::Whole),
            (2, Detail::Full),
            (2, Detail::Airy),
            (2, Detail::Tight),
        ],
        _ => &[
            (3, Detail::Whole),
            (3, Detail::Full),
            (3, Detail::Airy),
            (2, Detail::Airy),
            (2, Detail::Tight),
        ],
    };
    let made = |&(columns, detail): &(u16, Detail)| {
        let mut page = Page {
            app,
            plan,
            entries: app.view().entries(),
            measure: painter.measure,
            bar: painter.look.bar(),
            detail,
            air: match detail {
                Detail::Tight => Air::NONE,
                Detail::Airy | Detail::Full => Air::ALL,
                Detail::Whole => Air {
                    segments: usize::MAX,
                    ..Air::ALL
                },
            },
            laid_out,
            placed: Vec::new(),
        };
        match columns {
            1 => page.in_one_column(area.width),
            2 => page.in_two_columns(area.width),
            _ => page.in_three_columns(area.width),
        }
        page
    };
    let (last, others) = tries.split_last().expect("there is a page for every width");
    let fitting = others
        .iter()
        .map(made)
        .find(|page| page.bottom() <= area.height);
    fitting.unwrap_or_else(|| made(last))
}

/// How much a page says, and how far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// What must be said, without blank lines between blocks.
    Tight,
    /// The same with blank lines.
    Airy,
    /// Every industry and every cluster by name.
    Full,
    /// And all that the industries are made of.
    Whole,
}

/// What a column may take beyond what must be said.
#[derive(Clone, Copy)]
struct Air {
    /// Lines between blocks.
    gap: u16,
    /// Lines for what a layer without industries is made of.
    segments: usize,
}

impl Air {
    const NONE: Air = Air {
        gap: 0,
        segments: 1,
    };
    const ALL: Air = Air {
        gap: 1,
        segments: 3,
    };
    /// From most to least.
    const LEVELS: [Air; 4] = [
        Air::ALL,
        Air {
            gap: 1,
            ..Air::NONE
        },
        Air { gap: 0, ..Air::ALL },
        Air::NONE,
    ];
}

struct Page<'a> {
    app: &'a App,
    plan: &'a Plan,
    entries: &'a [Entry],
    measure: Measure,
    bar: &'static str,
    detail: Detail,
    air: Air,
    laid_out: &'a LaidOut,
    placed: Vec<Placed>,
}

/// The lines of entries for all pages that are tried: most of them come out the same.
type LaidOut = RefCell<HashMap<Made, Rc<[Line]>>>;

/// What the lines of an entry depend on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Made {
    entry: usize,
    width: u16,
    /// Whether it names everything.
    full: bool,
    /// How many lines segments may take.
    segments: usize,
}

/// A heading or an entry with its place on the page, before scrolling.
struct Placed {
    x: u16,
    y: u16,
    width: u16,
    lines: Rc<[Line]>,
    /// Its place among the entries, unless it is a heading.
    entry: Option<usize>,
}

impl Placed {
    /// The line below it.
    fn bottom(&self) -> u16 {
        let height = self.lines.len().min(usize::from(u16::MAX)) as u16;
        self.y.saturating_add(height)
    }
}

/// A line: texts, each at its column.
type Line = Vec<Put>;

struct Put {
    x: u16,
    text: Shown<'static>,
    role: Role,
}

/// A column of the page, and how far down it is filled.
#[derive(Clone, Copy)]
struct Column {
    x: u16,
    y: u16,
    width: u16,
}

impl Page<'_> {
    fn in_one_column(&mut self, width: u16) {
        let whole = Column { x: 0, y: 0, width };
        let below = self.purpose(whole);
        let blocks = [
            Block::Industries,
            Block::Space,
            Block::Projects,
            Block::Attention,
        ];
        let below = self.blocks(&blocks, below);
        self.targets(below, 1);
    }

    /// What and where on the left, how much and what is open on the right, targets below both.
    fn in_two_columns(&mut self, width: u16) {
        const GUTTER: u16 = 3;
        let below = self.purpose(Column { x: 0, y: 0, width });
        let left = share(width - GUTTER, 55);
        let [one, two] = side_by_side(below, [left, width - GUTTER - left], GUTTER);
        let columns = [
            ([Block::Industries, Block::Space], one),
            ([Block::Projects, Block::Attention], two),
        ];
        let heights = columns.map(|(blocks, column)| self.height(&blocks, column));
        let most = heights.into_iter().max().unwrap_or(0);
        for (blocks, column) in columns {
            self.blocks_within(&blocks, column, most);
        }
        let y = below.y + most;
        self.targets(Column { y, ..below }, 2);
    }

    /// The same with the targets in a column of their own, and where stands beside what if that is lower.
    fn in_three_columns(&mut self, width: u16) {
        const GUTTER: u16 = 6;
        let below = self.purpose(Column { x: 0, y: 0, width });
        let room = width - 2 * GUTTER;
        let (left, right) = (share(room, 38), share(room, 35));
        let widths = [left, room - left - right, right];
        let [one, two, three] = side_by_side(below, widths, GUTTER);
        let parts: [(&[Block], &[Block]); 2] = [
            (
                &[Block::Industries, Block::Space],
                &[Block::Projects, Block::Attention],
            ),
            (
                &[Block::Industries],
                &[Block::Space, Block::Projects, Block::Attention],
            ),
        ];
        let lowest = parts.into_iter().min_by_key(|(left, right)| {
            let (left, right) = (self.height(left, one), self.height(right, two));
            left.max(right)
        });
        let (left, right) = lowest.unwrap_or(parts[0]);
        self.blocks(left, one);
        self.blocks(right, two);
        self.targets(three, 1);
    }

    /// The purpose across the whole page; it needs no heading to be known for what it is.
    fn purpose(&mut self, column: Column) -> Column {
        let Some(index) = self.of(Block::Purpose).next() else {
            return column;
        };
        let lines = self.purpose_lines(&self.entries[index], column.width);
        // The mark behind it may stand on a line of its own, which then parts it from what follows.
        let is_parted = lines
            .last()
            .is_some_and(|line| line.iter().all(entry::is_mark));
        let column = self.place(column, Some(index), lines.into());
        let gap = if is_parted { 0 } else { self.air.gap };
        Column {
            y: column.y.saturating_add(gap),
            ..column
        }
    }

    fn blocks(&mut self, blocks: &[Block], column: Column) -> Column {
        blocks
            .iter()
            .fold(column, |column, block| self.block(*block, column))
    }

    /// How many lines blocks take.
    fn height(&mut self, blocks: &[Block], column: Column) -> u16 {
        let before = self.placed.len();
        let below = self.blocks(blocks, column);
        self.placed.truncate(before);
        below.y - column.y
    }

    /// Blocks with as much air as a column beside leaves them.
    fn blocks_within(&mut self, blocks: &[Block], column: Column, most: u16) {
        let own = self.air;
        for air in Air::LEVELS {
            self.air = air;
            // The gap below the last block is nothing that would be seen.
            if self.height(blocks, column) + own.gap <= most.saturating_add(air.gap) {
                break;
            }
        }
        self.blocks(blocks, column);
        self.air = own;
    }

    /// A heading, and the entries of the block below it.
    fn block(&mut self, block: Block, column: Column) -> Column {
        let own: Vec<usize> = self.of(block).collect();
        if own.is_empty() {
            return column;
        }
        let mut column = self.heading(block, column);
        let mut own = own.into_iter().peekable();
        while let Some(index) = own.next() {
            let beside = own.next_if(|next| self.is_bare(index) && self.is_bare(*next));
            let Some(beside) = beside else {
                let lines = self.lines_of(index, column.width);
                column = self.place(column, Some(index), lines);
                continue;
            };
            let half = Column {
                width: column.width / 2,
                ..column
            };
            let lines = self.lines_of(index, half.width);
            self.place(half, Some(index), lines);
            let half = Column {
                x: half.x + half.width,
                ..half
            };
            let lines = self.lines_of(beside, half.width);
            let below = self.place(half, Some(beside), lines);
            column.y = below.y;
        }
        Column {
            y: column.y.saturating_add(self.air.gap),
            ..column
        }
    }

    fn lines_of(&self, index: usize, width: u16) -> Rc<[Line]> {
        self.made((index, width), || self.entry_lines(index, width))
    }

    fn made(&self, (entry, width): (usize, u16), make: impl FnOnce() -> Vec<Line>) -> Rc<[Line]> {
        let says_more = matches!(
            self.entries[entry].says,
            Says::Parts { .. } | Says::Kind { .. } | Says::Bar { .. }
        );
        let segments = match &self.entries[entry].says {
            Says::Parts { parts } if parts.is_empty() => self.air.segments,
            Says::Parts { .. } => self.industry_segments(),
            _ => 0,
        };
        let key = Made {
            entry,
            width,
            full: says_more && self.detail >= Detail::Full,
            segments,
        };
        if let Some(lines) = self.laid_out.borrow().get(&key) {
            return Rc::clone(lines);
        }
        let lines: Rc<[Line]> = make().into();
        self.laid_out.borrow_mut().insert(key, Rc::clone(&lines));
        lines
    }

    /// The targets, filling so many columns one after the other.
    fn targets(&mut self, column: Column, columns: u16) {
        const GUTTER: u16 = 4;
        let own: Vec<usize> = self.of(Block::Targets).collect();
        if own.is_empty() {
            return;
        }
        let column = self.heading(Block::Targets, column);
        let width = (column.width - GUTTER * (columns - 1)) / columns;
        let values = self.target_room(&own, width);
        for (i, part) in (0..).zip(own.chunks(own.len().div_ceil(usize::from(columns)))) {
            let x = column.x + i * (width + GUTTER);
            let mut at = Column { x, width, ..column };
            for index in part {
                let lines = self.made((*index, width), || self.target_lines(*index, width, values));
                at = self.place(at, Some(*index), lines);
            }
        }
    }

    fn heading(&mut self, block: Block, column: Column) -> Column {
        let label = block.label();
        let mut line = vec![put(0, label.get(self.app.lang()), Role::Heading)];
        if let Some(second) = self.app.speech.second() {
            line.push(self.behind(&line, label.get(second), Role::Dim));
        }
        if block == Block::Targets {
            let count = self.of(block).count().to_string();
            line.push(self.behind(&line, count, Role::Dim));
        }
        self.place(column, None, [line].into())
    }

    fn place(&mut self, column: Column, entry: Option<usize>, lines: Rc<[Line]>) -> Column {
        let height = lines.len().min(usize::from(u16::MAX)) as u16;
        self.placed.push(Placed {
            x: column.x,
            y: column.y,
            width: column.width,
            lines,
            entry,
        });
        Column {
            y: column.y.saturating_add(height),
            ..column
        }
    }

    /// The entries of a block, by their places among all.
    fn of(&self, block: Block) -> impl Iterator<Item = usize> + '_ {
        let own = self.entries.iter().enumerate();
        own.filter(move |(_, entry)| entry.block == block)
            .map(|(index, _)| index)
    }

    /// Whether an entry is a number and a word, so that two stand side by side.
    fn is_bare(&self, index: usize) -> bool {
        match &self.entries[index].says {
            Says::Kind { kind, things } => !self.names_things(*kind, things),
            _ => false,
        }
    }

    fn bottom(&self) -> u16 {
        let bottoms = self.placed.iter().map(Placed::bottom);
        bottoms.max().unwrap_or(0)
    }

    /// The first line of the page to draw: as it was, but so that the selected entry is seen, and the
    /// line above it with it.
    fn scroll(&self, offset: u16, height: u16) -> u16 {
        let selected = self.app.view().cursor.selected;
        let offset = offset.min(self.bottom().saturating_sub(height));
        let Some(at) = self.placed.iter().find(|it| it.entry == Some(selected)) else {
            return offset;
        };
        let top = at.y.saturating_sub(1);
        let bottom = at.bottom();
        if top < offset {
            top
        } else if bottom > offset.saturating_add(height) {
            (bottom - height).min(at.y)
        } else {
            offset
        }
    }

    fn draw(&self, painter: &mut Painter<'_>, area: Rect, first: u16, placed: &Placed) {
        let is_selected = placed.entry == Some(self.app.view().cursor.selected);
        let state = match self.app.focus {
            Focus::List if is_selected => RowState::Focused,
            _ => RowState::Plain,
        };
        for (row, line) in placed.lines.iter().enumerate() {
            let below_first = (usize::from(placed.y) + row).checked_sub(usize::from(first));
            let y = below_first.and_then(|y| u16::try_from(y).ok());
            let Some(y) = y.filter(|y| *y < area.height) else {
                continue;
            };
            let slot = Rect {
                x: area.x + placed.x,
                width: placed.width.min(area.width.saturating_sub(placed.x)),
                ..area
            };
            if row == 0 && state == RowState::Focused {
                let marker = painter.look.row_marker().into();
                painter.put(slot, 0, y, &marker, Role::Marker);
            }
            for put in line {
                painter.put(slot, put.x, y, &put.text, put.role);
            }
            painter.tint_row(slot, y, state);
        }
    }
}

/// Where an entry is seen on a page that is scrolled to the line `first`.
fn entry_spot(area: Rect, first: u16, placed: &Placed) -> Option<Spot> {
    let entry = placed.entry?;
    let page = first..first + area.height;
    let top = placed.y.max(page.start);
    let bottom = (placed.y + placed.lines.len() as u16).min(page.end);
    let place = Rect {
        x: area.x + placed.x,
        y: area.y + top.checked_sub(first)?,
        width: placed.width,
        height: bottom.checked_sub(top)?,
    };
    Some(spot(place, Target::Row(entry)))
}

fn side_by_side<const N: usize>(at: Column, widths: [u16; N], gutter: u16) -> [Column; N] {
    let mut x = at.x;
    widths.map(|width| {
        let column = Column { x, width, ..at };
        x += width + gutter;
        column
    })
}

/// So many hundredths of some columns.
fn share(columns: u16, hundredths: u32) -> u16 {
    (u32::from(columns) * hundredths / 100) as u16
}

fn put(x: u16, text: &'static str, role: Role) -> Put {
    Put {
        x,
        text: text.into(),
        role,
    }
}
