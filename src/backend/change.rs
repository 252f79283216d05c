//! The fewest bytes that turn what a terminal shows into what it should show.

use super::doubt::Doubt;
use super::grid::{Cell, Glyph, Grid};
use super::moves::{self, Place};
use super::style::{Pen, sgr};
use super::wire::Bytes;

/// Where the terminal's cursor stands and the pen it would draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hand {
    pub(super) place: Place,
    pub(super) pen: Pen,
}

/// A change on its way to the terminal: the bytes so far, and where they leave its hand.
pub(super) struct Change<'a> {
    pub(super) bytes: Vec<u8>,
    pub(super) hand: Hand,
    new: &'a Grid,
    doubt: Doubt,
}

/// Erase to the end of the line.
const ERASE: &[u8] = b"\x1b[K";

/// A gap of more cells than this is never rewritten: a move over it is shorter.
const REWRITTEN: u16 = 12;

/// A row that costs no more than this is not tried in another way.
const CHEAP_ROW: usize = 12;

/// A screen that costs no more than this is not tried in another way.
const CHEAP_SCREEN: usize = 120;

/// Fewer rows than this are not worth a scroll.
const SCROLLED: u16 = 3;

impl Change<'_> {
    /// The change from `old`, which the terminal shows, to `new`, which has the same size.
    pub(super) fn between<'a>(old: &Grid, new: &'a Grid, hand: Hand, doubt: Doubt) -> Change<'a> {
        let start = || Change {
            bytes: Vec::new(),
            hand,
            new,
            doubt,
        };
        let mut straight = start();
        if straight.rows(old, CHEAP_SCREEN) {
            return straight;
        }
        let (mut best, mut least) = (None, usize::MAX);
        for scroll in Scroll::candidates(old, new) {
            let mut other = start();
            other.scroll(scroll);
            let mut moved = old.clone();
            moved.scroll(scroll.top, scroll.bottom, scroll.lines);
            if other.rows(&moved, least) {
                least = other.bytes.len();
                best = Some(other);
            }
        }
        let mut straight = start();
        let is_best = straight.rows(old, least);
        match best {
            Some(best) if !is_best => best,
            _ => straight,
        }
    }

    /// Moves the cursor, where it does not matter what is between.
    pub(super) fn move_to(&mut self, x: u16, y: u16) {
        let way = moves::shortest(self.hand.place, x, y);
        self.bytes.put(way.as_ref());
        self.hand.place = Place { x: Some(x), y };
    }

    /// Draws all rows that differ; gives up, and says so, at more bytes than `limit`.
    fn rows(&mut self, old: &Grid, limit: usize) -> bool {
        for y in 0..self.new.size().height {
            if self.bytes.len() > limit {
                return false;
            }
            let (old, new) = (old.row(y), self.new.row(y));
            let Some(first) = (0..new.len()).find(|&x| old[x] != new[x]) else {
                continue;
            };
            let (start, hand) = (self.bytes.len(), self.hand);
            self.row(y, first, old);
            let cost = self.bytes.len() - start;
            if cost <= CHEAP_ROW {
                continue;
            }
            // The other way: an empty line from the first change on, and the ink on it.
            let written = self.bytes.split_off(start);
            let hand = std::mem::replace(&mut self.hand, hand);
            let mut emptied = old.to_vec();
            emptied[first..].fill(Cell::BLANK);
            self.go(column(first), y, self.hand.pen.erasing());
            self.erase();
            self.row(y, first, &emptied);
            if self.bytes.len() - start >= cost {
                self.bytes.truncate(start);
                self.bytes.put(&written);
                self.hand = hand;
            }
        }
        self.bytes.len() <= limit
    }

    /// Draws row `y`, whose cells before `first` are right and where the terminal shows `old`.
    fn row(&mut self, y: u16, first: usize, old: &[Cell]) {
        let new = self.new.row(y);
        let tail = new.len() - new.iter().rev().take_while(|c| **c == Cell::BLANK).count();
        let Some(last) = (first..new.len()).rfind(|&x| old[x] != new[x]) else {
            return;
        };
        let mut spoilt = None;
        for x in first..new.len() {
            let cell = &new[x];
            let changed = *cell != old[x] || spoilt == Some(x);
            if !changed || cell.glyph == Glyph::Trail {
                continue;
            }
            if x >= tail && last.saturating_sub(x) >= ERASE.len() {
                self.erase_from(tail, x, y);
                break;
            }
            self.go(column(x), y, self.pen_for(new, x));
            self.draw(new, x);
            // A character that turns out wider has spoilt the cell after it.
            if self.doubt == Doubt::Open && self.doubt.about(&cell.glyph) {
                spoilt = Some(x + width(new, x));
            }
        }
    }

    /// Erases the rest of row `y`, which is blank from `tail` on and wrong from `x` on.
    fn erase_from(&mut self, tail: usize, x: usize, y: u16) {
        let place = self.hand.place;
        let between = tail..=x;
        let there = place.y == y && place.x.is_some_and(|at| between.contains(&usize::from(at)));
        if !there {
            self.go(column(x), y, self.hand.pen.erasing());
        }
        self.erase();
    }

    fn erase(&mut self) {
        if !self.hand.pen.erases_cleanly() {
            self.take(
                self.hand
                    .pen
                    .shortest(&[self.hand.pen.erasing(), Pen::DEFAULT]),
            );
        }
        self.bytes.put(ERASE);
    }

    /// Brings the cursor to where something is drawn next with `pen`.
    ///
    /// Over a short gap the text that stands there is the shortest way.
    fn go(&mut self, x: u16, y: u16, pen: Pen) {
        let there = Place { x: Some(x), y };
        if self.hand.place == there {
            return;
        }
        let way = moves::shortest(self.hand.place, x, y);
        let cost = way.len() + sgr(self.hand.pen, pen).len();
        if !self.rewrite(x, y, pen, cost) {
            self.bytes.put(way.as_ref());
        }
        self.hand.place = there;
    }

    /// Draws again what is between the cursor and `x`, if `pen` is then at hand for less than `cost`.
    fn rewrite(&mut self, x: u16, y: u16, pen: Pen, cost: usize) -> bool {
        let Place {
            x: Some(from),
            y: row,
        } = self.hand.place
        else {
            return false;
        };
        if row != y || from >= x || x - from > REWRITTEN {
            return false;
        }
        let new = self.new.row(y);
        let gap = usize::from(from)..usize::from(x);
        let inside = new[gap.start].glyph == Glyph::Trail;
        let certain = |cell: &Cell| !self.doubt.about(&cell.glyph);
        if inside || !new[gap.clone()].iter().all(certain) {
            return false;
        }
        let (start, hand) = (self.bytes.len(), self.hand);
        for x in gap {
            if new[x].glyph != Glyph::Trail {
                self.draw(new, x);
            }
        }
        let spent = self.bytes.len() - start + sgr(self.hand.pen, pen).len();
        if spent > cost {
            self.bytes.truncate(start);
            self.hand = hand;
        }
        spent <= cost
    }

    /// Draws the cell at column `x` of `row`, where the cursor stands.
    fn draw(&mut self, row: &[Cell], x: usize) {
        self.take(self.pen_for(row, x));
        let after = x + width(row, x);
        let doubtful = self.doubt.about(&row[x].glyph);
        let wraps = doubtful && row.len() < after + slack(&row[x].glyph);
        if wraps {
            // It may be wider than we think, and must not continue on the next line.
            self.bytes.put(b"\x1b[?7l");
        }
        match &row[x].glyph {
            Glyph::Char(c) => self.bytes.put(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Glyph::Cluster(cluster) => self.bytes.put(cluster.as_bytes()),
            Glyph::Trail => {}
        }
        if wraps {
            self.bytes.put(b"\x1b[?7h");
        }
        let known = !doubtful && after < row.len();
        self.hand.place.x = known.then_some(column(after));
    }

    fn take(&mut self, pen: Pen) {
        self.bytes.put(sgr(self.hand.pen, pen).as_ref());
        self.hand.pen = pen;
    }

    /// The pen to draw the cell at `x` with: for a blank, the cheapest of those that look the same.
    fn pen_for(&self, row: &[Cell], x: usize) -> Pen {
        let (wanted, held) = (row[x].pen, self.hand.pen);
        if !row[x].is_blank() {
            return wanted;
        }
        if held.same_blank(wanted) {
            return held;
        }
        let next = row[x + 1..].iter().find(|cell| !cell.is_blank());
        match next.map(|cell| cell.pen) {
            Some(pen) if pen.same_blank(wanted) => pen,
            _ => held.shortest(&[held.for_blank(wanted), wanted]),
        }
    }

    /// Moves rows; the cursor goes home.
    fn scroll(&mut self, scroll: Scroll) {
        if !self.hand.pen.erases_cleanly() {
            self.take(Pen::DEFAULT);
        }
        self.bytes.put(b"\x1b[");
        self.bytes.number(scroll.top + 1);
        self.bytes.put(b";");
        self.bytes.number(scroll.bottom + 1);
        self.bytes.put(b"r");
        // Setting a region leaves the cursor in the corner of the screen, or of the region.
        self.bytes.put(moves::absolute(0, scroll.top).as_ref());
        // Deleting and inserting lines is what every terminal knows; some lack scrolling down.
        self.bytes.put(b"\x1b[");
        let lines = scroll.lines.unsigned_abs();
        if lines > 1 {
            self.bytes
                .number(u16::try_from(lines).expect("less than the height"));
        }
        self.bytes.put(if scroll.lines > 0 { b"M" } else { b"L" });
        self.bytes.put(b"\x1b[r");
        self.hand.place = Place::HOME;
    }
}

/// The columns that the glyph at `x` takes.
fn width(row: &[Cell], x: usize) -> usize {
    match row.get(x + 1) {
        Some(next) if next.glyph == Glyph::Trail => 2,
        _ => 1,
    }
}

/// How many columns more than we think a doubtful glyph may take.
fn slack(glyph: &Glyph) -> usize {
    match glyph {
        Glyph::Cluster(_) => 4,
        _ => 1,
    }
}

fn column(x: usize) -> u16 {
    u16::try_from(x).expect("a row has at most u16::MAX cells")
}

/// Rows that move together: those of `top..=bottom` go up by `lines`, or down where it is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scroll {
    top: u16,
    bottom: u16,
    lines: i32,
}

impl Scroll {
    /// The largest blocks of rows that stand elsewhere in `new` than in `old`; at most two.
    fn candidates(old: &Grid, new: &Grid) -> Vec<Scroll> {
        let height = new.size().height;
        let rows = |grid: &Grid| (0..height).map(|y| fingerprint(grid.row(y))).collect();
        let (old, new): (Vec<u64>, Vec<u64>) = (rows(old), rows(new));
        let mut found: Vec<(u16, Scroll)> = Vec::new();
        let furthest = i32::from(height) - i32::from(SCROLLED);
        for lines in (-furthest..=furthest).filter(|lines| *lines != 0) {
            let stays = |y: u16| {
                let from = usize::try_from(i32::from(y) + lines).ok();
                from.and_then(|from| old.get(from)) == Some(&new[usize::from(y)])
            };
            let mut run = 0;
            for y in 0..=height {
                if y < height && stays(y) {
                    run += 1;
                    continue;
                }
                let first = y - run;
                if run >= SCROLLED && !uniform(&new[usize::from(first)..usize::from(y)]) {
                    found.push((run, Scroll::of(first, y - 1, lines)));
                }
                run = 0;
            }
        }
        found.sort_by_key(|(run, scroll)| (std::cmp::Reverse(*run), scroll.lines.abs()));
        found.truncate(2);
        found.into_iter().map(|(_, scroll)| scroll).collect()
    }

    /// The scroll by `lines` after which the block stands at rows `first..=last`.
    fn of(first: u16, last: u16, lines: i32) -> Scroll {
        let far = u16::try_from(lines.unsigned_abs()).expect("less than the height");
        let (top, bottom) = if lines > 0 {
            (first, last + far)
        } else {
            (first - far, last)
        };
        Scroll { top, bottom, lines }
    }
}

/// Whether all rows look alike, as empty ones do: nothing is won by moving them.
fn uniform(rows: &[u64]) -> bool {
    rows.iter().all(|row| *row == rows[0])
}

/// A number that differs where rows read differently; should it not, or should their colours differ,
/// a scroll only costs more.
fn fingerprint(row: &[Cell]) -> u64 {
    row.iter().fold(0, |mixed, cell| {
        let glyph = match &cell.glyph {
            Glyph::Char(c) => u64::from(*c),
            Glyph::Cluster(cluster) => cluster.bytes().map(u64::from).sum::<u64>() << 32,
            Glyph::Trail => 0,
        };
        (mixed.rotate_left(5) ^ glyph).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}
