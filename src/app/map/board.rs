//! Which cells are taken, and by what.

use super::projection::CELL_HEIGHT;
use super::view::Part;
use crate::plan::EntityRef;

/// A sign that lies flat on the sheet: names and points may stand on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    pub(super) glyph: char,
    pub(super) part: Part,
    pub(super) entity: EntityRef,
}

/// The number of a caption; 0 is none.
pub(super) type CaptionId = u16;

/// One cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Square {
    pub(super) area: Option<Ground>,
    pub(super) line: Option<Ground>,
    pub(super) caption: CaptionId,
    pub(super) point: bool,
    /// The cell before a point: kept free of writing, for the marker.
    guard: bool,
}

/// The cells of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Board {
    pub(super) width: i32,
    pub(super) height: i32,
    squares: Vec<Square>,
}

/// A piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
}

impl Span {
    fn cells(self) -> impl Iterator<Item = (i32, i32)> {
        (self.x..self.x + self.width).map(move |x| (x, self.y))
    }

    /// The cells just before and just behind it.
    pub(super) fn ends(self) -> [(i32, i32); 2] {
        [(self.x - 1, self.y), (self.x + self.width, self.y)]
    }

    /// How far the nearest cell of it is from a cell, in columns.
    pub(super) fn distance(self, (x, y): (i32, i32)) -> i32 {
        let aside = (self.x - x).max(x - (self.x + self.width - 1)).max(0);
        aside + (self.y - y).abs() * CELL_HEIGHT
    }
}

impl Board {
    pub(super) fn new(width: i32, height: i32) -> Board {
        let cells = (width.max(0) * height.max(0)) as usize;
        Board {
            width,
            height,
            squares: vec![Square::default(); cells],
        }
    }

    fn index(&self, (x, y): (i32, i32)) -> Option<usize> {
        ((0..self.width).contains(&x) && (0..self.height).contains(&y))
            .then(|| (y * self.width + x) as usize)
    }

    pub(super) fn at(&self, cell: (i32, i32)) -> Option<&Square> {
        self.index(cell).map(|index| &self.squares[index])
    }

    pub(super) fn at_mut(&mut self, cell: (i32, i32)) -> Option<&mut Square> {
        self.index(cell).map(|index| &mut self.squares[index])
    }

    /// Whether writing fits here: on the sheet, on no point and no other writing, and with a blank
    /// on either side.
    pub(super) fn has_room(&self, span: Span) -> bool {
        let free = |cell| {
            self.at(cell)
                .is_some_and(|s| s.caption == 0 && !s.point && !s.guard)
        };
        let apart = |cell| self.at(cell).is_none_or(|s| s.caption == 0 && !s.point);
        span.width > 0 && span.cells().all(free) && span.ends().into_iter().all(apart)
    }

    /// What writing here would have to drive away: other captions. `None` where it cannot stand at
    /// all: beyond the sheet, on a point or touching one.
    pub(super) fn in_the_way(&self, span: Span) -> Option<Vec<CaptionId>> {
        let mut captions = Vec::new();
        for cell in span.cells() {
            let square = self.at(cell)?;
            if square.point {
                return None;
            }
            captions.push(square.caption);
        }
        for square in span.ends().into_iter().filter_map(|cell| self.at(cell)) {
            if square.point {
                return None;
            }
            captions.push(square.caption);
        }
        captions.retain(|caption| *caption != 0);
        captions.sort_unstable();
        captions.dedup();
        Some(captions)
    }

    /// Writes a caption's number into its cells; 0 makes them free again.
    pub(super) fn write(&mut self, span: Span, caption: CaptionId) {
        for cell in span.cells() {
            if let Some(square) = self.at_mut(cell) {
                square.caption = caption;
            }
        }
    }

    /// How many cells of lines a piece of a row hides.
    pub(super) fn lines_under(&self, span: Span) -> i32 {
        let line = |cell: &(i32, i32)| self.at(*cell).is_some_and(|square| square.line.is_some());
        span.cells().filter(line).count() as i32
    }

    /// Whether a point fits here: on the sheet, with a free cell before it for the marker, and
    /// touching neither writing nor another point in its row.
    pub(super) fn point_has_room(&self, (x, y): (i32, i32)) -> bool {
        let open = |cell: (i32, i32)| {
            self.at(cell)
                .is_some_and(|s| !s.point && s.caption == 0 && !s.guard)
        };
        let apart = |cell| self.at(cell).is_none_or(|s| !s.point && s.caption == 0);
        let before = self
            .at((x - 1, y))
            .is_some_and(|s| !s.point && s.caption == 0);
        open((x, y)) && before && apart((x + 1, y))
    }

    pub(super) fn put_point(&mut self, (x, y): (i32, i32)) {
        self.set_point((x, y), true);
    }

    pub(super) fn take_point(&mut self, (x, y): (i32, i32)) {
        self.set_point((x, y), false);
    }

    fn set_point(&mut self, (x, y): (i32, i32), is_point: bool) {
        if let Some(square) = self.at_mut((x, y)) {
            square.point = is_point;
        }
        if let Some(square) = self.at_mut((x - 1, y)) {
            square.guard = is_point;
        }
    }
}
