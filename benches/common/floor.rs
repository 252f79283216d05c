//! The floor of a change: the fewest bytes that a careful renderer needs to turn one screen into
//! another.
//!
//! Runs of changed cells, the smallest change of colors, erasing to the end of a line, and a scroll of
//! the longest block of rows that only moved, where that is less. It is a measuring stick, not a
//! proof: a renderer may know a shorter way here and there.

use vt100::{Cell as Seen, Color};

/// A cell of an emulated screen: what stands in it, and how it is drawn.
#[derive(Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    pen: Pen,
}

/// How a cell is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pen {
    ink: Color,
    ground: Color,
    attributes: u8,
}

const PLAIN: Pen = Pen {
    ink: Color::Default,
    ground: Color::Default,
    attributes: 0,
};

/// The codes that set the attributes, by bit.
const ATTRIBUTES: [u8; 5] = [1, 2, 3, 4, 7];

/// What an emulated terminal showed at a moment, and where its cursor was.
#[derive(Clone)]
pub(crate) struct Picture {
    rows: Vec<Vec<Cell>>,
    cursor: At,
}

/// Row and column.
type At = (usize, usize);

impl Picture {
    /// What `screen` shows now.
    pub(crate) fn of(screen: &vt100::Screen) -> Picture {
        let (height, width) = screen.size();
        let row = |y| {
            let mut row: Vec<Cell> = Vec::new();
            for x in 0..width.get() {
                let cell = Cell::of(screen.cell(y, x));
                row.push(match row.last() {
                    // The emulator keeps no colors for the right half of a wide character.
                    Some(left) if cell.text.is_empty() => Cell {
                        pen: left.pen,
                        ..cell
                    },
                    _ => cell,
                });
            }
            row
        };
        let (y, x) = screen.cursor_position();
        Picture {
            rows: (0..height.get()).map(row).collect(),
            cursor: (y.into(), x.into()),
        }
    }

    /// The fewest bytes that turn this picture into `new`, which has the same size.
    pub(crate) fn floor(&self, new: &Picture) -> usize {
        let straight = cost(&self.rows, &new.rows, Some(self.cursor));
        self.blocks(new)
            .into_iter()
            .map(|block| block.cost(&self.rows, &new.rows))
            .fold(straight, usize::min)
    }

    /// The three longest blocks of rows that stand elsewhere in `new`.
    fn blocks(&self, new: &Picture) -> Vec<Block> {
        let (old, new) = (&self.rows, &new.rows);
        let height = signed(new.len());
        let mut blocks = Vec::new();
        for lines in (4 - height)..(height - 3) {
            let mut run = 0;
            for y in 0.max(-lines)..height.min(height - lines) {
                let same = lines != 0 && new[index(y)] == old[index(y + lines)];
                run = if same { run + 1 } else { 0 };
                let block = Block {
                    run,
                    lines,
                    last: y,
                };
                if run > 2 && block.is_varied(new) {
                    blocks.push(block);
                }
            }
        }
        blocks.sort_by_key(|block| (-block.run, -block.lines, -block.last));
        blocks.truncate(3);
        blocks
    }
}

impl Cell {
    fn of(seen: Option<&Seen>) -> Cell {
        let Some(seen) = seen else {
            return Cell::blank();
        };
        let flags = [
            seen.bold(),
            seen.dim(),
            seen.italic(),
            seen.underline(),
            seen.inverse(),
        ];
        let attributes = flags
            .iter()
            .enumerate()
            .map(|(bit, set)| u8::from(*set) << bit)
            .sum();
        let text = match (seen.contents(), seen.is_wide_continuation()) {
            ("", false) => " ".to_owned(),
            (text, _) => text.to_owned(),
        };
        let pen = Pen {
            ink: seen.fgcolor(),
            ground: seen.bgcolor(),
            attributes,
        };
        Cell { text, pen }
    }

    fn blank() -> Cell {
        Cell {
            text: " ".to_owned(),
            pen: PLAIN,
        }
    }
}

/// Rows that move together: `run` rows ending at row `last` of the new screen, from `lines` below.
#[derive(Clone, Copy)]
struct Block {
    run: isize,
    lines: isize,
    last: isize,
}

impl Block {
    /// Whether something is won by moving the rows: not if they all look alike.
    fn is_varied(self, new: &[Vec<Cell>]) -> bool {
        let rows = &new[index(self.last - self.run + 1)..=index(self.last)];
        rows.iter().any(|row| row != &rows[0])
    }

    /// A scroll of a region and the rest by hand.
    fn cost(self, old: &[Vec<Cell>], new: &[Vec<Cell>]) -> usize {
        let first = self.last - self.run + 1;
        let top = index(first.min(first + self.lines));
        let bottom = index(self.last.max(self.last + self.lines));
        let mut moved = old.to_vec();
        let region = &mut moved[top..=bottom];
        let blank = vec![Cell::blank(); new[0].len()];
        let far = self.lines.unsigned_abs();
        if self.lines > 0 {
            region.rotate_left(far);
            let kept = region.len() - far;
            region[kept..].fill(blank);
        } else {
            region.rotate_right(far);
            region[..far].fill(blank);
        }
        let region = format!("{};{}", top + 1, bottom + 1).len() + 3;
        cost(&moved, new, None) + region + 4 + 3
    }
}

/// Bytes that turn `old` into `new` cell by cell, and back to the plain pen.
fn cost(old: &[Vec<Cell>], new: &[Vec<Cell>], cursor: Option<At>) -> usize {
    let mut hand = Hand {
        bytes: 0,
        pen: PLAIN,
        at: cursor,
    };
    let mut touched = false;
    for (y, (old, new)) in old.iter().zip(new).enumerate() {
        if old != new {
            touched = true;
            hand.row(y, old, new);
        }
    }
    hand.bytes + if touched { sgr(hand.pen, PLAIN) } else { 0 }
}

/// Where the renderer is, and what it has spent.
struct Hand {
    bytes: usize,
    pen: Pen,
    at: Option<At>,
}

impl Hand {
    fn row(&mut self, y: usize, old: &[Cell], new: &[Cell]) {
        let changed: Vec<usize> = (0..new.len()).filter(|&x| old[x] != new[x]).collect();
        let last = new[new.len() - 1].pen;
        let is_tail = |cell: &&Cell| cell.text == " " && cell.pen == last && last.attributes == 0;
        let tail = new.len() - new.iter().rev().take_while(is_tail).count();
        let final_change = changed[changed.len() - 1];
        for x in changed {
            self.go(x, y, new);
            if x >= tail && final_change - x >= 3 {
                self.bytes += sgr(self.pen, new[x].pen) + 3;
                (self.pen, self.at) = (new[x].pen, Some((y, x)));
                return;
            }
            self.bytes += sgr(self.pen, new[x].pen) + new[x].text.len();
            (self.pen, self.at) = (new[x].pen, Some((y, x + 1)));
        }
    }

    fn go(&mut self, x: usize, y: usize, new: &[Cell]) {
        if self.at == Some((y, x)) {
            return;
        }
        if let Some((row, column)) = self.at
            && row == y
            && (column + 1..=column + 4).contains(&x)
            && new[column..x].iter().all(|cell| cell.pen == self.pen)
        {
            self.bytes += new[column..x]
                .iter()
                .map(|cell| cell.text.len())
                .sum::<usize>();
            return;
        }
        let column = if x == 0 { 0 } else { 1 + digits(x + 1) };
        let mut least = 3 + digits(y + 1) + column;
        if let Some((row, column)) = self.at {
            if row == y && x > column {
                let far = x - column;
                least = least.min(3 + if far > 1 { digits(far) } else { 0 });
            }
            if row + 1 == y && x == 0 {
                least = least.min(2);
            }
        }
        self.bytes += least;
    }
}

/// Bytes of the shortest change from one pen to another.
fn sgr(from: Pen, to: Pen) -> usize {
    if from == to {
        return 0;
    }
    let list = |codes: Vec<String>| 3 + codes.join(";").len();
    if to == PLAIN {
        return 3;
    }
    let mut anew = vec!["0".to_owned()];
    anew.extend(codes(PLAIN, to));
    let anew = list(anew);
    match from.attributes & !to.attributes {
        0 => anew.min(list(codes(from, to))),
        _ => anew,
    }
}

/// The codes that set what `to` has and `from` has not.
fn codes(from: Pen, to: Pen) -> Vec<String> {
    let gained = to.attributes & !from.attributes;
    let bits = ATTRIBUTES
        .iter()
        .enumerate()
        .filter(|(bit, _)| gained & (1 << bit) != 0);
    let mut codes: Vec<String> = bits.map(|(_, code)| code.to_string()).collect();
    for (from, to, base) in [(from.ink, to.ink, 0), (from.ground, to.ground, 10)] {
        if from != to {
            codes.push(match to {
                Color::Default => (39 + base).to_string(),
                Color::Idx(n @ 0..8) => (30 + base + u16::from(n)).to_string(),
                Color::Idx(n @ 8..16) => (82 + base + u16::from(n)).to_string(),
                Color::Idx(n) => format!("{};5;{n}", 38 + base),
                Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", 38 + base),
            });
        }
    }
    codes
}

fn digits(n: usize) -> usize {
    n.to_string().len()
}

fn signed(n: usize) -> isize {
    isize::try_from(n).expect("a screen is small")
}

fn index(n: isize) -> usize {
    usize::try_from(n).expect("inside the screen")
}
