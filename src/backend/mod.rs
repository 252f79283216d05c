//! ratatui's backend, ours: what the terminal shows, and the cheapest way to change it.
//!
//! A [`Screen`] remembers what the terminal shows and sends only what differs, as one write a frame
//! and with the fewest bytes that all terminals understand alike: no cursor move after a character
//! whose width is certain, the shortest of several ways to the next change, erasing instead of
//! blanks, the smallest change of colours, a scroll where rows only moved. Nothing is sent when
//! nothing changed.
//!
//! Knows bytes and cells; opens nothing, asks no clock, and never reads from the terminal.
//!
//! | file | is about |
//! |---|---|
//! | `grid.rs` | what a screen shows, and the last net under text that could speak to a terminal |
//! | `style.rs` | colours and attributes: what a terminal has of them, and selecting them |
//! | `moves.rs` | bringing the cursor from one place to another |
//! | `doubt.rs` | characters whose width terminals do not agree about |
//! | `change.rs` | turning one grid into another |

mod change;
mod doubt;
mod grid;
mod moves;
mod style;
mod wire;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};

pub use doubt::Doubt;
pub use style::Depth;

use change::{Change, Hand};
use grid::Grid;
use moves::Place;
use style::Pen;

/// A terminal's screen, drawn through `out`.
///
/// [`Screen::present`] shows a whole buffer and is what a real terminal is driven with. As a
/// ratatui [`Backend`] it does the same at each `flush`, but can only know what ratatui's own diff
/// hands on, which leaves out the cell where something covers the right half of a wide character.
///
/// The terminal must be in raw mode. After anything else wrote to it, or its size changed, call
/// [`Screen::invalidate`] or [`Screen::resize`].
pub struct Screen<W> {
    out: W,
    depth: Depth,
    doubt: Doubt,
    /// What the terminal shows and where its hand is; `None` when that is not known.
    shown: Option<Shown>,
    old: Grid,
    new: Grid,
    /// Whether `new` is behind `old`: it then has to be overwritten or brought up to date.
    stale: bool,
    /// Where the cursor should be seen, if anywhere.
    cursor: Option<Position>,
    /// Where ratatui last put the cursor, seen or not.
    position: Position,
    /// Goes out in front of the next frame.
    pending: Vec<u8>,
}

/// What is known of the terminal beside its cells.
#[derive(Clone, Copy)]
struct Shown {
    hand: Hand,
    cursor_seen: bool,
}

/// Bytes that make the terminal do something else than draw: copy, switch a mode, answer.
///
/// Only this crate makes them, so no text from outside can be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence(Vec<u8>);

impl Sequence {
    pub(crate) fn new(bytes: impl Into<Vec<u8>>) -> Sequence {
        Sequence(bytes.into())
    }

    /// What goes over the wire.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Frames of more bytes than this are shown by the terminal all at once, where it can.
const SYNCHRONIZED: usize = 1000;

const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

impl<W: Write> Screen<W> {
    /// A screen of this size of which nothing is known: the first frame draws it whole.
    pub fn new(out: W, size: Size, depth: Depth) -> Screen<W> {
        Screen {
            out,
            depth,
            doubt: Doubt::default(),
            shown: None,
            old: Grid::new(size),
            new: Grid::new(size),
            stale: false,
            cursor: None,
            position: Position::ORIGIN,
            pending: Vec::new(),
        }
    }

    /// Columns and rows.
    pub fn area(&self) -> Size {
        self.new.size()
    }

    /// The colours it is drawn in.
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// Draws for a terminal of another size from now on, anew.
    pub fn resize(&mut self, size: Size) {
        self.old = Grid::new(size);
        self.new = Grid::new(size);
        self.stale = false;
        self.shown = None;
    }

    /// Forgets what the terminal shows: the next frame draws it whole.
    pub fn invalidate(&mut self) {
        self.shown = None;
    }

    /// Says what has become known of the characters that terminals do not agree about.
    pub fn set_doubt(&mut self, doubt: Doubt) {
        self.doubt = doubt;
    }

    /// Sends `sequence` in front of the next frame; it must leave cells, cursor and colours alone.
    pub fn pass(&mut self, sequence: &Sequence) {
        self.pending.extend_from_slice(sequence.as_bytes());
    }

    /// Sends `sequence` in front of the next frame, which is then drawn whole.
    pub fn lead_in(&mut self, sequence: &Sequence) {
        self.pass(sequence);
        self.invalidate();
    }

    /// Shows `buffer`, and the cursor where one is wanted; returns the number of bytes it took.
    ///
    /// What lies outside the screen is not shown, and what `buffer` does not cover is blank.
    ///
    /// # Errors
    /// The write failed; what the terminal shows is then unknown, and the next frame is whole.
    pub fn present(&mut self, buffer: &Buffer, cursor: Option<Position>) -> io::Result<usize> {
        self.new.copy_from(buffer, self.depth);
        self.stale = false;
        self.cursor = cursor;
        self.commit()
    }

    /// The writer under the screen.
    pub fn writer(&self) -> &W {
        &self.out
    }

    /// The writer under the screen, to write past it: call [`Screen::invalidate`] then.
    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Sends what turns `old` into `new`, as one write.
    fn commit(&mut self) -> io::Result<usize> {
        let (bytes, shown) = self.frame();
        if !bytes.is_empty() {
            self.shown = None;
            self.out.write_all(&bytes)?;
            self.out.flush()?;
        }
        self.shown = Some(shown);
        self.pending.clear();
        std::mem::swap(&mut self.old, &mut self.new);
        self.stale = true;
        Ok(bytes.len())
    }

    /// The next frame, as far as it is known, to change single cells of.
    fn next(&mut self) -> &mut Grid {
        if std::mem::take(&mut self.stale) {
            self.new.clone_from(&self.old);
        }
        &mut self.new
    }

    /// The bytes of the next frame, and what is known when they have been sent.
    fn frame(&mut self) -> (Vec<u8>, Shown) {
        let (mut start, shown) = match self.shown {
            Some(shown) => (Vec::new(), shown),
            None => self.begin(),
        };
        let size = self.area();
        let inside = |at: &Position| at.x < size.width && at.y < size.height;
        let cursor = self.cursor.filter(inside);
        if shown.cursor_seen && cursor.is_none() {
            start.extend_from_slice(HIDE_CURSOR);
        }
        let mut change = Change::between(&self.old, &self.new, shown.hand, self.doubt);
        if let Some(Position { x, y }) = cursor {
            change.move_to(x, y);
            if !shown.cursor_seen {
                change.bytes.extend_from_slice(SHOW_CURSOR);
            }
        }
        let shown = Shown {
            hand: change.hand,
            cursor_seen: cursor.is_some(),
        };
        let drawn = [start, change.bytes].concat();
        let mut frame = self.pending.clone();
        if drawn.len() > SYNCHRONIZED {
            frame.extend_from_slice(b"\x1b[?2026h");
            frame.extend_from_slice(&drawn);
            frame.extend_from_slice(b"\x1b[?2026l");
        } else {
            frame.extend_from_slice(&drawn);
        }
        (frame, shown)
    }

    /// Makes the terminal's state known: an empty screen, the plain pen, the cursor home and hidden.
    fn begin(&mut self) -> (Vec<u8>, Shown) {
        self.old.clear();
        let shown = Shown {
            hand: Hand {
                place: Place::HOME,
                pen: Pen::DEFAULT,
            },
            cursor_seen: false,
        };
        let mut bytes = HIDE_CURSOR.to_vec();
        bytes.extend_from_slice(b"\x1b[m\x1b[r\x1b[H\x1b[2J");
        (bytes, shown)
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let depth = self.depth;
            self.next().put(x, y, cell, depth);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor = Some(self.position);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.position = position.into();
        if self.cursor.is_some() {
            self.cursor = Some(self.position);
        }
        Ok(())
    }

    /// Blanks the screen and draws the next frame whole.
    fn clear(&mut self) -> io::Result<()> {
        self.next().clear();
        self.invalidate();
        Ok(())
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Size { width, height } = self.area();
        let Position { x, y } = self.position;
        if x >= width || y >= height {
            return Ok(());
        }
        let (rows, columns) = match clear_type {
            ClearType::All => return self.clear(),
            ClearType::AfterCursor => (y + 1..height, x..width),
            ClearType::BeforeCursor => (0..y, 0..x + 1),
            ClearType::CurrentLine => (0..0, 0..width),
            ClearType::UntilNewLine => (0..0, x..width),
        };
        for row in rows {
            self.next().clear_columns(row, 0, width);
        }
        self.next().clear_columns(y, columns.start, columns.end);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.area())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.area(),
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.next();
        self.commit().map(drop)
    }
}

#[cfg(test)]
mod tests;
