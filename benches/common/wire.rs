//! Actions, and what they cost on the wire.

use std::cell::Cell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;
use std::sync::Arc;

use planscope::app::{Form, Speech};
use planscope::plan::Plan;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::desk::Desk;
use super::floor::Picture;

/// Something that a user does, after other things.
pub(crate) struct Action {
    /// What it is called in reports.
    pub name: &'static str,
    form: Form,
    before: &'static str,
    keys: &'static str,
    limit: Limit,
}

/// What an action may cost.
enum Limit {
    /// So many hundredths of the floor.
    OfFloor(usize),
    /// So many bytes.
    Bytes(usize),
}

/// What is measured.
pub(crate) const ACTIONS: [Action; 12] = [
    action("first frame", Form::Summary, "", ""),
    action("page down, tree", Form::Draft, "j", "<pgdn>"),
    action("page down, rows", Form::ListingRows, "j", "<pgdn>"),
    action("page down, outline", Form::ActionOutline, "OG", "<pgup>"),
    action("tab switch", Form::Summary, "", "2"),
    action("tab switch, map to rows", Form::Map, "", "5"),
    action("help opened", Form::IndustryTree, "", "?"),
    action("help closed", Form::IndustryTree, "?", "<esc>"),
    action("row move with card, tree", Form::IndustryTree, "j", "j"),
    action("row move with card, rows", Form::ListingRows, "j", "j"),
    action("row move with card, map", Form::Map, "l", "l"),
    Action {
        name: "marker alone",
        form: Form::SequenceRows,
        before: "zj",
        keys: "j",
        limit: Limit::Bytes(60),
    },
];

const fn action(
    name: &'static str,
    form: Form,
    before: &'static str,
    keys: &'static str,
) -> Action {
    let limit = Limit::OfFloor(115);
    Action {
        name,
        form,
        before,
        keys,
        limit,
    }
}

impl Action {
    /// How many bytes it may take, by the floor of the same change.
    pub(crate) fn budget(&self, floor: usize) -> usize {
        match self.limit {
            Limit::OfFloor(hundredths) => floor * hundredths / 100,
            Limit::Bytes(bytes) => bytes,
        }
    }
}

/// Bytes of an action.
pub(crate) struct Cost {
    /// As we send it.
    pub ours: usize,
    /// As ratatui's crossterm backend sends it.
    pub stock: usize,
    /// As few as a careful renderer needs.
    pub floor: usize,
}

/// What an action costs.
pub(crate) fn cost(plan: &Arc<Plan>, speech: Speech, size: (u16, u16), action: &Action) -> Cost {
    let mut desk = Desk::new(plan, speech, action.form, size);
    let mut seen = emulator(size);
    let mut stock = Stock::new(size);
    let first = action.before.is_empty() && action.keys.is_empty();
    if !first {
        desk.show();
        desk.press_all(action.before);
        stock.show(desk.frame());
        seen.process(&desk.sent());
        stock.sent();
    }
    let before = Picture::of(seen.screen());
    match first {
        true => desk.show(),
        false => desk.press_all(action.keys),
    }
    stock.show(desk.frame());
    let sent = desk.sent();
    seen.process(&sent);
    Cost {
        ours: sent.len(),
        stock: stock.sent(),
        floor: before.floor(&Picture::of(seen.screen())),
    }
}

/// A terminal that reads what is sent.
pub(crate) fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    let positive = |n| NonZeroU16::new(n).expect("a screen has cells");
    vt100::Parser::new(positive(rows), positive(columns), 0)
}

/// ratatui with its stock backend.
struct Stock {
    terminal: Terminal<CrosstermBackend<Meter>>,
    meter: Meter,
}

/// Counts what is written.
#[derive(Clone, Default)]
struct Meter(Rc<Cell<usize>>);

impl Write for Meter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stock {
    fn new((columns, rows): (u16, u16)) -> Stock {
        let options = TerminalOptions {
            viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)),
        };
        let meter = Meter::default();
        let backend = CrosstermBackend::new(meter.clone());
        let terminal = Terminal::with_options(backend, options);
        Stock {
            terminal: terminal.expect("a meter takes everything"),
            meter,
        }
    }

    fn show(&mut self, (buffer, cursor): (&Buffer, Option<Position>)) {
        let drawn = self.terminal.draw(|frame| {
            frame.buffer_mut().clone_from(buffer);
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        });
        drawn.expect("a meter takes everything");
    }

    /// How many bytes were sent since this was last asked.
    fn sent(&mut self) -> usize {
        self.meter.0.take()
    }
}
