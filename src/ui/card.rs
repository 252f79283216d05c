//! The card: what is known of the selected thing, and where one can go from it.

mod fields;
mod links;
mod page;

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::words;
use crate::app::{App, CardPart, Drawn, Focus};
use crate::text::Shown;

use page::{Line, lines};

/// A card is never laid out wider than this: longer lines are hard to read.
pub(super) const WIDEST: u16 = 96;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let lines = lines(app, painter, area.width);
    drawn.card_lines = lines.len();
    drawn.card_height = usize::from(area.height);
    drawn.card_offset = offset(app, &lines, drawn.card_height);
    for (y, index) in (0..area.height).zip(drawn.card_offset..lines.len()) {
        draw_line(painter, area, y, &lines[index]);
        drawn.link_seen |= lines[index].link == Some(app.link);
        if app.focus == Focus::Card && lines[index].link == Some(app.link) {
            painter.tint_row(area, y, RowState::Focused);
            let is_first = index == 0 || lines[index - 1].link != Some(app.link);
            if is_first {
                let marker = painter.look.row_marker().into();
                painter.put(area, 0, y, &marker, Role::Marker);
            }
        }
    }
    let left = lines
        .len()
        .saturating_sub(drawn.card_offset + drawn.card_height);
    if left > 0 {
        let text = words::MORE_LINES
            .get(app.lang())
            .replace("{}", &left.to_string());
        painter.note_on_rule(area, &Shown::new(text));
    }
}

/// The first line to draw: as scrolled, or so that the link on which one stands is seen.
fn offset(app: &App, lines: &[Line<'_>], height: usize) -> usize {
    let last = lines.len().saturating_sub(height);
    let wanted = app.card_scroll.min(last);
    if app.focus != Focus::Card || app.card_part == CardPart::Scrolled || height == 0 {
        return wanted;
    }
    let is_selected = |line: &Line<'_>| line.link == Some(app.link);
    let Some(top) = lines.iter().position(is_selected) else {
        return wanted;
    };
    let bottom = lines.iter().rposition(is_selected).unwrap_or(top);
    if top < wanted {
        // The heading above the first link of a group comes along.
        top.saturating_sub(1)
    } else if bottom >= wanted + height {
        (bottom + 1 - height).min(top)
    } else {
        wanted
    }
}

fn draw_line(painter: &mut Painter<'_>, area: Rect, y: u16, line: &Line<'_>) {
    let mut text_area = area;
    if let Some(right) = &line.right {
        let used = painter.put_right(area, y, &right.text, right.role);
        text_area.width = area.width.saturating_sub(used + 2);
    }
    if let Some(label) = &line.label {
        painter.put(text_area, 0, y, label, Role::Dim);
    }
    painter.put_line(text_area, line.indent, y, &line.pieces);
}
