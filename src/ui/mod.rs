//! From the state of the dashboard to cells.
//!
//! [`draw`] is a function of [`App`], the theme and a buffer; it changes nothing, decides nothing and
//! reports what was visible. Text becomes cells in `paint` alone, and only as `Shown`.

mod ansi;
mod body;
mod card;
mod chrome;
mod findings;
mod goto;
mod journals;
mod lens;
mod look;
mod map;
mod map_pane;
mod marks;
mod matrix;
mod note;
mod overlay;
mod paint;
mod peek;
mod sample;
mod summary;
mod svg;
mod table;
mod theme;
mod tree;
mod walk;
mod words;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::mouse::{Spot, Target};
use crate::app::overlay::OverlayKind;
use crate::app::{App, CardDrawn, Drawn};
use crate::text::Safe;

pub use ansi::{ansi, text};
pub use look::Look;
pub use sample::sample;
pub use svg::svg;
pub use theme::{Depth, Role, RowState, Theme};

use paint::Painter;

/// Narrower or lower than this nothing sensible fits, and the screen says so.
pub const LEAST: (u16, u16) = (40, 10);

/// A frame that was drawn.
#[derive(Clone, Debug, Default)]
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
        return nothing_seen(app);
    }
    let row = |y: u16| Rect {
        y: screen.y + y,
        height: 1,
        ..screen
    };
    chrome::title(app, &mut painter, row(0));
    let tabs = chrome::tabs(app, &mut painter, row(1));
    painter.rule(row(2), 0);
    let whole = Rect {
        y: screen.y + 3,
        height: screen.height - 5,
        ..screen
    };
    let body = walk::band(app, &mut painter, whole);
    // The rule first: a pane may write onto it how much of it is left.
    painter.rule(row(screen.height - 2), 0);
    let mut drawn = body::draw(app, &mut painter, body);
    drawn.spots.extend(tabs);
    let mut cursor = None;
    if let Some(peek) = &app.peek {
        painter.rule(row(screen.height - 2), 0);
        peek::draw(app, peek, &mut painter, body, &mut drawn);
    }
    if let Some(overlay) = &app.overlay {
        painter.rule(row(screen.height - 2), 0);
        match &app.field {
            Some((field, _)) if overlay.kind == OverlayKind::GoTo => {
                let caret = goto::draw(app, overlay, field, &mut painter, (whole, &mut drawn));
                cursor = Some(caret);
            }
            _ => overlay::draw(app, overlay, &mut painter, whole, &mut drawn),
        }
    }
    match &app.field {
        Some((field, _)) if cursor.is_none() => {
            let bottom = row(screen.height - 1);
            cursor = Some(chrome::bottom_field(app, &mut painter, bottom, field));
            // The field has the row where a notice would stand.
            chrome::notice(app, &mut painter, row(screen.height - 2));
        }
        _ => chrome::footer(app, &mut painter, row(screen.height - 1)),
    }
    Frame { drawn, cursor }
}

/// Draws a plain sentence in place of a frame that could not be drawn, with the log that says why.
pub fn draw_fallback(app: &App, log: Option<&Safe>, buffer: &mut Buffer) -> Frame {
    let theme = Theme::new(crate::app::ThemeChoice::Plain, Depth::None);
    let mut painter = Painter::new(buffer, app.measure, theme, Look::Ascii);
    let screen = painter.screen();
    chrome::not_drawn(app, &mut painter, screen, log);
    nothing_seen(app)
}

/// A frame in place of the dashboard's: what was scrolled stays where it was.
fn nothing_seen(app: &App) -> Frame {
    let overlay = app.overlay.as_ref();
    let drawn = Drawn {
        list_offset: app.view().cursor.offset,
        matrix_offset: app.view().across.offset,
        card: CardDrawn {
            offset: app.card_scroll,
            ..CardDrawn::default()
        },
        peek: CardDrawn {
            offset: app.peek.as_ref().map_or(0, |peek| peek.top.scroll),
            ..CardDrawn::default()
        },
        overlay_offset: overlay.map_or(0, |overlay| overlay.cursor.offset),
        ..Drawn::default()
    };
    Frame {
        drawn,
        cursor: None,
    }
}

/// A place on the screen at which the mouse can point.
fn spot(area: Rect, target: Target) -> Spot {
    let Rect {
        x,
        y,
        width,
        height,
    } = area;
    Spot {
        x,
        y,
        width,
        height,
        target,
    }
}

/// The rows of a list that are seen in `area`, one line each, from the first that is visible.
fn row_spots(
    area: Rect,
    visible: std::ops::Range<usize>,
    target: impl Fn(usize) -> Target,
) -> impl Iterator<Item = Spot> {
    (area.y..area.y.saturating_add(area.height))
        .zip(visible)
        .map(move |(y, index)| {
            let row = Rect {
                y,
                height: 1,
                ..area
            };
            spot(row, target(index))
        })
}
