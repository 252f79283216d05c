//! The card: what is known of the selected thing, and where one can go from it.

mod fields;
mod finding;
mod links;
mod page;

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::words;
use crate::app::peek::Glance;
use crate::app::subject::Subject;
use crate::app::{App, CardDrawn, CardPart, Focus};
use crate::text::Shown;

pub(super) use page::places;
use page::{Line, lines};

/// A card is never laid out wider than this: longer lines are hard to read.
pub(super) const WIDEST: u16 = 96;

/// A card as one reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// What it speaks of.
    pub(super) subject: Subject,
    /// The link on which one stands, if one does.
    pub(super) link: Option<usize>,
    /// The first line that is wanted.
    pub(super) scroll: usize,
    /// Which part is wanted.
    pub(super) part: CardPart,
}

impl Reading {
    /// The card beside the list.
    pub(super) fn of(app: &App) -> Reading {
        Reading {
            subject: app.subject(),
            link: (app.focus == Focus::Card).then_some(app.link),
            scroll: app.card_scroll,
            part: app.card_part,
        }
    }

    /// A card at which one peeks.
    pub(super) fn at(glance: &Glance) -> Reading {
        let Glance {
            subject,
            link,
            scroll,
            part,
        } = *glance;
        Reading {
            subject,
            link,
            scroll,
            part,
        }
    }

    fn is_on(&self, line: &Line<'_>) -> bool {
        line.link.is_some() && line.link == self.link
    }
}

/// Draws a card; returns what was seen of it, and the rows on which its links stand.
pub(super) fn draw(
    app: &App,
    reading: &Reading,
    painter: &mut Painter<'_>,
    area: Rect,
) -> (CardDrawn, Vec<(Rect, usize)>) {
    let area = Rect {
        width: area.width.min(WIDEST),
        ..area
    };
    let lines = lines(app, reading.subject, painter, area.width);
    let height = usize::from(area.height);
    let offset = offset(reading, &lines, height);
    let mut drawn = CardDrawn {
        height,
        lines: lines.len(),
        offset,
        link_seen: false,
    };
    let mut links = Vec::new();
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
            links.push((place, link));
        }
        if reading.is_on(line) {
            drawn.link_seen = true;
            painter.tint_row(area, y, RowState::Focused);
            let before = index.checked_sub(1).map(|before| &lines[before]);
            if !before.is_some_and(|before| reading.is_on(before)) {
                let marker = painter.look.row_marker().into();
                painter.put(area, 0, y, &marker, Role::Marker);
            }
        }
    }
    let left = lines.len().saturating_sub(offset + height);
    if left > 0 {
        let text = app.keymap.worded(words::MORE_LINES.get(app.lang()));
        let text = text.replace("{}", &left.to_string());
        painter.note_on_rule(area, &Shown::new(text));
    }
    (drawn, links)
}

/// How many lines a card has that is so wide.
pub(super) fn length(app: &App, subject: Subject, painter: &Painter<'_>, width: u16) -> usize {
    lines(app, subject, painter, width.min(WIDEST)).len()
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
fn offset(reading: &Reading, lines: &[Line<'_>], height: usize) -> usize {
    let last = lines.len().saturating_sub(height);
    let wanted = reading.scroll.min(last);
    if reading.part == CardPart::Scrolled || height < 2 {
        return wanted;
    }
    let is_selected = |line: &Line<'_>| reading.is_on(line);
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
