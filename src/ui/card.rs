//! The card: what is known of the selected thing, and where one can go from it.

mod fields;
mod links;
mod page;

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::{spot, words};
use crate::app::mouse::Target;
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
    let height = usize::from(area.height);
    let offset = offset(app, &lines, height);
    drawn.card_lines = lines.len();
    drawn.card_height = height;
    drawn.card_offset = offset;
    let is_selected = |line: &Line<'_>| app.focus == Focus::Card && line.link == Some(app.link);
    for y in 0..area.height {
        let Some((index, line)) = shown(&lines, offset, usize::from(y)) else {
            break;
        };
        if offset > 0 && y == 0 {
            pinned_title(painter, area, &lines);
            continue;
        }
        draw_line(painter, area, y, line);
        if let Some(link) = line.link {
            let place = Rect {
                y: area.y + y,
                height: 1,
                ..area
            };
            drawn.spots.push(spot(place, Target::Link(link)));
        }
        drawn.link_seen |= line.link == Some(app.link);
        if is_selected(line) {
            painter.tint_row(area, y, RowState::Focused);
            let before = index.checked_sub(1).map(|before| &lines[before]);
            if !before.is_some_and(is_selected) {
                let marker = painter.look.row_marker().into();
                painter.put(area, 0, y, &marker, Role::Marker);
            }
        }
    }
    let left = lines.len().saturating_sub(offset + height);
    if left > 0 {
        let text = words::MORE_LINES
            .get(app.lang())
            .replace("{}", &left.to_string());
        painter.note_on_rule(area, &Shown::new(text));
    }
}

/// The line of the card in a row of the screen: the first stays, the others scroll below it.
fn shown<'l, 'p>(lines: &'l [Line<'p>], offset: usize, y: usize) -> Option<(usize, &'l Line<'p>)> {
    let index = if y == 0 { 0 } else { offset + y };
    lines.get(index).map(|line| (index, line))
}

/// The whole name on the first row, cut where it took more than one line.
fn pinned_title(painter: &mut Painter<'_>, area: Rect, lines: &[Line<'_>]) {
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    // What a lens says of the thing stands above its name.
    let title = pieces.skip_while(|piece| piece.role != Role::Title);
    let title = title.take_while(|piece| piece.role == Role::Title);
    let words: Vec<&str> = title.map(|piece| piece.text.as_str()).collect();
    let is_chinese = |word: &&str| word.chars().next_back().is_some_and(|c| !c.is_ascii());
    let space = if words.iter().all(is_chinese) {
        ""
    } else {
        " "
    };
    painter.put(area, 0, 0, &Shown::new(words.join(space)), Role::Title);
}

/// How far the lines below the first are scrolled: as wanted, or so that the link on which one stands is
/// seen.
fn offset(app: &App, lines: &[Line<'_>], height: usize) -> usize {
    let last = lines.len().saturating_sub(height);
    let wanted = app.card_scroll.min(last);
    if app.focus != Focus::Card || app.card_part == CardPart::Scrolled || height < 2 {
        return wanted;
    }
    let is_selected = |line: &Line<'_>| line.link == Some(app.link);
    let Some(top) = lines.iter().position(is_selected) else {
        return wanted;
    };
    let bottom = lines.iter().rposition(is_selected).unwrap_or(top);
    if top <= wanted {
        // The heading above the first link of a group comes along.
        top.saturating_sub(2)
    } else if bottom >= wanted + height {
        (bottom + 1 - height).min(top.saturating_sub(1))
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
