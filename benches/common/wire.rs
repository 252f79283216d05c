//! Actions, and what they cost on the wire.

use std::cell::Cell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;
use std::sync::Arc;

use planscope::app::{Form, Speech};
use planscope::backend::{Depth, Screen};
use planscope::plan::Plan;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Style};
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
}

/// How many bytes a change may take for which a careful renderer needs so many.
pub(crate) fn budget(floor: usize) -> usize {
    floor * 115 / 100
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
    action("row move with card, map", Form::Map, "j", "j"),
    action("row move, list alone", Form::SequenceRows, "zj", "j"),
];

const fn action(
    name: &'static str,
    form: Form,
    before: &'static str,
    keys: &'static str,
) -> Action {
    Action {
        name,
        form,
        before,
        keys,
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

/// What it costs to move the marker of a list, and nothing else, by some rows.
#[expect(
    clippy::disallowed_methods,
    reason = "a screen of nothing but rows and a marker, made without the program"
)]
pub(crate) fn marker_cost((columns, rows): (u16, u16), far: u16) -> usize {
    let mut screen = Screen::new(Vec::new(), Size::new(columns, rows), Depth::Indexed);
    let mut show = |marked: u16| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        for y in 0..rows {
            buffer.set_string(3, y, "科技服务 services", Style::new());
        }
        buffer.set_string(1, marked, "❯", Style::new().fg(Color::Cyan));
        screen
            .present(&buffer, None)
            .expect("a buffer takes everything")
    };
    show(4);
    show(4 + far)
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
