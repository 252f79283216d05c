//! What a screen shows, cell by cell.

use ratatui::buffer::{Buffer, Cell as RatatuiCell, CellDiffOption, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use super::style::{Depth, Pen};
use crate::text::Measure;

/// A rectangle of cells.
///
/// Invariant: a [`Glyph::Trail`] always stands right of a glyph that is two columns wide, and such a
/// glyph always has its trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    size: Size,
    cells: Vec<Cell>,
}

/// One column of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) glyph: Glyph,
    /// The pen it is drawn with; on a blank without what cannot be seen there.
    pub(super) pen: Pen,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Glyph {
    Char(char),
    /// A character with its combining marks, or another cluster that is drawn as one.
    Cluster(Box<str>),
    /// The right half of what stands in the cell before.
    Trail,
}

impl Cell {
    /// An empty cell of the default colours.
    pub(super) const BLANK: Cell = Cell {
        glyph: Glyph::Char(' '),
        pen: Pen::DEFAULT,
    };

    fn new(glyph: Glyph, pen: Pen) -> Cell {
        let pen = if glyph == Glyph::Char(' ') {
            pen.on_blank()
        } else {
            pen
        };
        Cell { glyph, pen }
    }

    fn blank(pen: Pen) -> Cell {
        Cell::new(Glyph::Char(' '), pen)
    }

    /// Whether there is no ink; colour there may be.
    pub(super) fn is_blank(&self) -> bool {
        self.glyph == Glyph::Char(' ')
    }
}

/// A glyph of ratatui's with the columns it takes: one or two.
struct Drawn {
    cell: Cell,
    wide: bool,
}

impl Drawn {
    fn new(cell: &RatatuiCell, pen: Pen) -> Drawn {
        let glyph = glyph(cell.symbol());
        let wide = match (cell.diff_option, &glyph) {
            (CellDiffOption::ForcedWidth(width), _) => width.get() > 1,
            (_, Glyph::Char(' '..='~') | Glyph::Trail) => false,
            (_, Glyph::Char(c)) if is_ideograph(*c) => true,
            _ => cell.cell_width() > 1,
        };
        Drawn {
            cell: Cell::new(glyph, pen),
            wide,
        }
    }
}

/// Makes the pens of cells; neighbours mostly share one.
struct Pens {
    depth: Depth,
    last: (Color, Color, Modifier),
    pen: Pen,
}

impl Pens {
    fn new(depth: Depth) -> Pens {
        Pens {
            depth,
            last: (Color::Reset, Color::Reset, Modifier::empty()),
            pen: Pen::DEFAULT,
        }
    }

    fn of(&mut self, cell: &RatatuiCell) -> Pen {
        let style = (cell.fg, cell.bg, cell.modifier);
        if style != self.last {
            self.last = style;
            self.pen = Pen::new(cell.fg, cell.bg, cell.modifier, self.depth);
        }
        self.pen
    }
}

/// What may go to the terminal of a symbol: never a byte that it could take for an instruction.
///
/// Text is cleaned long before it comes here; this is the last net.
fn glyph(symbol: &str) -> Glyph {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Glyph::Char(' '),
        (Some(c @ ' '..='~'), None) => Glyph::Char(c),
        (Some(c), None) if is_ideograph(c) => Glyph::Char(c),
        _ if symbol.chars().any(speaks) => Glyph::Char('?'),
        (Some(c), None) if Measure::NARROW.char_width(c) > 0 => Glyph::Char(c),
        (Some(_), None) => Glyph::Char('?'),
        (Some(_), Some(_)) => Glyph::Cluster(symbol.into()),
    }
}

/// Whether it is one of the characters of which most Chinese text consists: two columns everywhere.
fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether the character controls a terminal, turns the direction of text, or cannot be seen.
fn speaks(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

impl Grid {
    /// A blank grid.
    pub(super) fn new(size: Size) -> Grid {
        let cells = usize::from(size.width) * usize::from(size.height);
        Grid {
            size,
            cells: vec![Cell::BLANK; cells],
        }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// The cells of row `y`, which must be inside.
    pub(super) fn row(&self, y: u16) -> &[Cell] {
        let width = usize::from(self.size.width);
        let start = usize::from(y) * width;
        &self.cells[start..start + width]
    }

    fn row_mut(&mut self, y: u16) -> &mut [Cell] {
        let width = usize::from(self.size.width);
        let start = usize::from(y) * width;
        &mut self.cells[start..start + width]
    }

    /// Blanks everything.
    pub(super) fn clear(&mut self) {
        self.cells.fill(Cell::BLANK);
    }

    /// Blanks the columns `from..to` of row `y`.
    pub(super) fn clear_columns(&mut self, y: u16, from: u16, to: u16) {
        for x in from..to {
            self.put_cell(x, y, Cell::BLANK);
        }
    }

    /// Moves the rows `top..=bottom` up by `lines` (down where it is negative); blanks come in.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, lines: i32) {
        let width = usize::from(self.size.width);
        let region = &mut self.cells[usize::from(top) * width..usize::from(bottom + 1) * width];
        let cells = (lines.unsigned_abs() as usize * width).min(region.len());
        if lines > 0 {
            region.rotate_left(cells);
            let kept = region.len() - cells;
            region[kept..].fill(Cell::BLANK);
        } else {
            region.rotate_right(cells);
            region[..cells].fill(Cell::BLANK);
        }
    }

    /// Makes this grid what `buffer` shows; cells that `buffer` does not have are blank.
    pub(super) fn copy_from(&mut self, buffer: &Buffer, depth: Depth) {
        let Rect {
            x,
            y,
            width,
            height,
        } = buffer.area;
        if (x, y, width, height) != (0, 0, self.size.width, self.size.height) {
            self.clear();
        }
        if width == 0 || x >= self.size.width {
            return;
        }
        let rows = buffer.content.chunks_exact(usize::from(width));
        for (y, source) in (y..self.size.height).zip(rows) {
            copy_row(&mut self.row_mut(y)[usize::from(x)..], source, depth);
        }
    }

    /// Puts a cell of ratatui's at a place, as a terminal would: what is cut in half is blanked.
    pub(super) fn put(&mut self, x: u16, y: u16, cell: &RatatuiCell, depth: Depth) {
        if x >= self.size.width || y >= self.size.height {
            return;
        }
        let pen = Pens::new(depth).of(cell);
        let Drawn { cell, wide } = Drawn::new(cell, pen);
        let pen = cell.pen;
        if !wide {
            self.put_cell(x, y, cell);
        } else if x + 1 < self.size.width {
            self.put_cell(x, y, Cell::blank(pen));
            self.put_cell(x + 1, y, Cell::blank(pen));
            let row = self.row_mut(y);
            row[usize::from(x)] = cell;
            row[usize::from(x) + 1] = trail(pen);
        } else {
            self.put_cell(x, y, Cell::blank(pen));
        }
    }

    fn put_cell(&mut self, x: u16, y: u16, cell: Cell) {
        let row = self.row_mut(y);
        let x = usize::from(x);
        if row[x].glyph == Glyph::Trail {
            row[x - 1] = Cell::blank(row[x - 1].pen);
        }
        if row
            .get(x + 1)
            .is_some_and(|next| next.glyph == Glyph::Trail)
        {
            row[x + 1] = Cell::blank(row[x + 1].pen);
        }
        row[x] = cell;
    }
}

fn trail(pen: Pen) -> Cell {
    Cell {
        glyph: Glyph::Trail,
        pen,
    }
}

/// Copies one row; a wide glyph that something was drawn over, or that does not fit, is blanked.
fn copy_row(row: &mut [Cell], source: &[RatatuiCell], depth: Depth) {
    let end = row.len().min(source.len());
    let mut pens = Pens::new(depth);
    let mut x = 0;
    while x < end {
        let Drawn { cell, wide } = Drawn::new(&source[x], pens.of(&source[x]));
        let pen = cell.pen;
        if !wide {
            row[x] = cell;
        } else if x + 1 < end && is_covered(&source[x + 1]) {
            row[x] = cell;
            row[x + 1] = trail(pen);
            x += 1;
        } else {
            row[x] = Cell::blank(pen);
        }
        x += 1;
    }
}

/// Whether ratatui left this cell to the wide glyph before it.
fn is_covered(cell: &RatatuiCell) -> bool {
    matches!(cell.symbol(), "" | " ") || cell.diff_option == CellDiffOption::Skip
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::disallowed_methods,
        reason = "a test writes what it wants to see drawn"
    )]

    use super::*;
    use ratatui::style::Style;

    /// The row as text: `_` is the right half of a wide character.
    fn text(grid: &Grid) -> String {
        grid.row(0)
            .iter()
            .map(|cell| match &cell.glyph {
                Glyph::Char(c) => c.to_string(),
                Glyph::Cluster(cluster) => format!("({cluster})"),
                Glyph::Trail => "_".to_owned(),
            })
            .collect()
    }

    fn grid(width: u16) -> Grid {
        Grid::new(Size::new(width, 1))
    }

    #[track_caller]
    fn check(draw: impl Fn(&mut Buffer), expected: &str) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        draw(&mut buffer);
        let mut grid = grid(6);
        grid.copy_from(&buffer, Depth::True);
        assert_eq!(text(&grid), expected);
    }

    #[test]
    fn a_wide_character_takes_two_cells() {
        check(|b| b.set_string(0, 0, "a科b", Style::new()), "a科_b  ");
        check(|b| b.set_string(4, 0, "科", Style::new()), "    科_");
    }

    #[test]
    fn a_wide_character_that_is_drawn_over_leaves_a_blank() {
        check(
            |b| {
                b.set_string(0, 0, "科技", Style::new());
                b.set_string(1, 0, "|", Style::new());
            },
            " |技_  ",
        );
        check(
            |b| {
                b.set_string(0, 0, "科技", Style::new());
                b.set_string(2, 0, "|", Style::new());
            },
            "科_|   ",
        );
    }

    #[test]
    fn a_wide_character_in_the_last_column_is_a_blank() {
        check(|b| b[(5, 0)] = RatatuiCell::new("科"), "      ");
    }

    #[test]
    fn a_forced_width_counts_instead_of_the_usual_one() {
        let two = CellDiffOption::ForcedWidth(std::num::NonZeroU16::new(2).unwrap());
        check(
            |b| {
                b.set_string(0, 0, "“ a", Style::new());
                b[(0, 0)].set_diff_option(two);
            },
            "“_a   ",
        );
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        for symbol in [
            "\u{1b}",
            "\u{1b}[31m",
            "\u{7}",
            "\u{9b}",
            "\u{7f}",
            "a\u{202e}",
            "\u{200b}",
            "\u{2028}",
            "a\u{200d}b",
            "\u{301}",
            "\n",
            "⚠\u{fe0f}",
            "\u{e0041}",
            "\u{ad}",
        ] {
            check(|b| b[(0, 0)] = RatatuiCell::new(symbol), "?     ");
        }
        check(
            |b| b[(0, 0)] = RatatuiCell::new("e\u{301}"),
            "(e\u{301})     ",
        );
    }

    #[test]
    fn putting_a_cell_blanks_what_it_cuts() {
        let cell = |symbol: &str| {
            let mut cell = RatatuiCell::default();
            cell.set_symbol(symbol);
            cell
        };
        let put = |steps: &[(u16, &str)]| {
            let mut grid = grid(6);
            for (x, symbol) in steps {
                grid.put(*x, 0, &cell(symbol), Depth::True);
            }
            text(&grid)
        };
        assert_eq!(put(&[(0, "科"), (2, "技")]), "科_技_  ");
        assert_eq!(put(&[(0, "科"), (2, "技"), (1, "交")]), " 交_   ");
        assert_eq!(put(&[(0, "科"), (1, "x")]), " x    ");
        assert_eq!(put(&[(0, "科"), (0, "x")]), "x     ");
        assert_eq!(put(&[(5, "科"), (9, "x")]), "      ");
    }

    #[test]
    fn scrolling_brings_in_blank_rows() {
        let lines = |grid: &Grid| {
            (0..grid.size().height)
                .map(|y| match grid.row(y)[0].glyph {
                    Glyph::Char(c) => c,
                    _ => '?',
                })
                .collect::<String>()
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2, 5));
        for (y, letter) in ["a", "b", "c", "d", "e"].iter().enumerate() {
            buffer.set_string(0, u16::try_from(y).unwrap(), letter, Style::new());
        }
        let start = {
            let mut grid = Grid::new(Size::new(2, 5));
            grid.copy_from(&buffer, Depth::True);
            grid
        };
        let scrolled = |top, bottom, by| {
            let mut grid = start.clone();
            grid.scroll(top, bottom, by);
            lines(&grid)
        };
        assert_eq!(scrolled(0, 4, 1), "bcde ");
        assert_eq!(scrolled(1, 3, 1), "acd e");
        assert_eq!(scrolled(1, 3, -2), "a  be");
        assert_eq!(scrolled(1, 3, 9), "a   e");
    }
}
