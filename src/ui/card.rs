//! The card: what is known of the selected thing, and where one can go from it.

mod lines;

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::words;
use crate::app::{App, Drawn, Focus};
use crate::text::Shown;

use lines::{Line, lines};

/// A card is never laid out wider than this: longer lines are hard to read.
const WIDEST: u16 = 96;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let lines = lines(app, painter, area.width);
    drawn.card_lines = lines.len();
    // The last line says how much is left, where something is.
    let overflows = lines.len() > usize::from(area.height);
    drawn.card_height = usize::from(area.height.saturating_sub(u16::from(overflows)));
    drawn.card_offset = offset(app, &lines, drawn.card_height);
    let visible = lines.iter().skip(drawn.card_offset).take(drawn.card_height);
    for (y, line) in (0..area.height).zip(visible) {
        draw_line(app, painter, area, y, line);
    }
    let left = lines
        .len()
        .saturating_sub(drawn.card_offset + drawn.card_height);
    if overflows && left > 0 {
        let text = words::MORE_LINES
            .get(app.lang())
            .replace("{}", &left.to_string());
        painter.put_right(area, area.height - 1, &Shown::new(text), Role::Dim);
    }
}

/// The first line to draw: as scrolled, but so that the link on which one stands is seen.
fn offset(app: &App, lines: &[Line<'_>], height: usize) -> usize {
    let last = lines.len().saturating_sub(height);
    let wanted = app.card_scroll.min(last);
    if app.focus != Focus::Card || height == 0 {
        return wanted;
    }
    let Some(at) = lines.iter().position(|line| line.link == Some(app.link)) else {
        return wanted;
    };
    if at < wanted {
        // The heading above the first link of a group comes along.
        at.saturating_sub(1)
    } else if at >= wanted + height {
        at + 1 - height
    } else {
        wanted
    }
}

fn draw_line(app: &App, painter: &mut Painter<'_>, area: Rect, y: u16, line: &Line<'_>) {
    let selected = app.focus == Focus::Card && line.link == Some(app.link);
    let text_area = match &line.right {
        Some(right) => {
            let width = painter.width(&right.text);
            if width + 12 <= area.width {
                painter.put_right(area, y, &right.text, right.role);
                Rect {
                    width: area.width - width - 2,
                    ..area
                }
            } else {
                area
            }
        }
        None => area,
    };
    painter.put_line(text_area, line.indent, y, &line.pieces);
    if selected {
        let marker = painter.look.row_marker().into();
        painter.put(area, 0, y, &marker, Role::Marker);
        painter.tint_row(area, y, RowState::Focused);
    }
}
