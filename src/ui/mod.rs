//! From the state of the dashboard to cells.
//!
//! [`draw`] is a function of [`App`], the theme and a buffer; it changes nothing, decides nothing and
//! reports what was visible. Text becomes cells in `paint` alone, and only as `Shown`.

mod ansi;
mod body;
mod card;
mod chrome;
mod look;
mod map;
mod map_pane;
mod matrix;
mod note;
mod overlay;
mod paint;
mod summary;
mod svg;
mod table;
mod theme;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Drawn};

pub use ansi::{ansi, text};
pub use look::Look;
pub use svg::svg;
pub use theme::{Depth, Role, RowState, Theme};

use paint::Painter;

/// Narrower or lower than this nothing sensible fits, and the screen says so.
pub const LEAST: (u16, u16) = (40, 10);

/// A frame that was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// What was visible, for paging and scrolling.
    pub drawn: Drawn,
    /// Where the cursor belongs: at the caret of a field, nowhere else.
    pub cursor: Option<Position>,
}

/// Draws the dashboard into the whole of a buffer.
pub fn draw(app: &App, depth: Depth, buffer: &mut Buffer) -> Frame {
    let theme = Theme::new(app.theme, depth);
    let mut painter = Painter::new(buffer, app.measure, theme, app.look);
    let screen = painter.screen();
    if screen.width < LEAST.0 || screen.height < LEAST.1 {
        chrome::too_small(app, &mut painter, screen);
        return Frame::default();
    }
    let row = |y: u16| Rect {
        y: screen.y + y,
        height: 1,
        ..screen
    };
    chrome::title(app, &mut painter, row(0));
    chrome::tabs(app, &mut painter, row(1));
    painter.rule(row(2), 0);
    let body = Rect {
        y: screen.y + 3,
        height: screen.height - 5,
        ..screen
    };
    // The rule first: a pane may write onto it how much of it is left.
    painter.rule(row(screen.height - 2), 0);
    let mut drawn = body::draw(app, &mut painter, body);
    let mut cursor = None;
    if let Some(overlay) = &app.overlay {
        painter.rule(row(screen.height - 2), 0);
        overlay::draw(app, overlay, &mut painter, body, &mut drawn);
    }
    match &app.field {
        Some((field, _)) => {
            cursor = Some(chrome::field(
                app,
                field,
                &mut painter,
                row(screen.height - 1),
            ))
        }
        None => chrome::footer(app, &mut painter, row(screen.height - 1)),
    }
    Frame { drawn, cursor }
}

/// Draws a plain sentence in place of a frame that could not be drawn.
pub fn draw_fallback(app: &App, area: Rect, buffer: &mut Buffer) -> Frame {
    let theme = Theme::new(crate::app::ThemeChoice::Plain, Depth::None);
    let mut painter = Painter::new(buffer, app.measure, theme, Look::Ascii);
    chrome::not_drawn(app, &mut painter, area);
    Frame::default()
}
