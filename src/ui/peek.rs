//! A card at which one peeks, laid over the body.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::Role;
use super::tree::{item_name, name};
use super::{card, spot, words};
use crate::app::mouse::Target;
use crate::app::peek::Peek;
use crate::app::subject::Subject;
use crate::app::{App, Drawn};
use crate::plan::Plan;
use crate::text::Shown;

/// The frame and the air within it, at both sides.
const SIDES: u16 = 4;
/// The rules above and below.
const RULES: u16 = 2;
/// From so many lines of the body on, some of the screen below stays in view.
const TALL: u16 = 24;

pub(super) fn draw(
    app: &App,
    peek: &Peek,
    painter: &mut Painter<'_>,
    body: Rect,
    drawn: &mut Drawn,
) {
    let area = place(app, peek, painter, body);
    painter.make_room(area, body);
    drawn.spots.push(spot(area, Target::Peek));
    let inner = painter.frame(area);
    title(app, peek, painter, area);
    let (card, links) = card::draw(app, &card::Reading::at(&peek.top), painter, inner);
    drawn.peek = card;
    let links = links.into_iter();
    drawn
        .spots
        .extend(links.map(|(place, link)| spot(place, Target::PeekLink(link))));
}

/// As wide as a card is read at the most, as high as the card needs, in the middle.
fn place(app: &App, peek: &Peek, painter: &Painter<'_>, body: Rect) -> Rect {
    let width = body.width.min(card::WIDEST + SIDES);
    let lines = card::length(app, peek.top.subject, painter, width.saturating_sub(SIDES));
    let most = match body.height > TALL {
        true => body.height - 2,
        false => body.height,
    };
    let height = (lines.min(usize::from(most)) as u16 + RULES).min(most);
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 3,
        width,
        height,
    }
}

/// What this is, on the upper rule, and the cards through which one came to it, the nearest last.
fn title(app: &App, peek: &Peek, painter: &mut Painter<'_>, area: Rect) {
    let Some(plan) = app.plan() else { return };
    let room = area.width.saturating_sub(SIDES + 2);
    let mut words = vec![Piece::new(words::PEEK.get(app.lang()), Role::Heading)];
    let mut width = painter.width_of(&words);
    let mut behind = Vec::new();
    for glance in peek.behind.iter().rev() {
        let name = subject_name(app, plan, glance.subject);
        let step = Shown::new(format!("  {} {}", name.as_str(), painter.look.closed()));
        if width + painter.width(&step) > room {
            break;
        }
        width += painter.width(&step);
        behind.push(Piece::new(step, Role::Dim));
    }
    words.extend(behind.into_iter().rev());
    let rule = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        height: 1,
        ..area
    };
    let before = painter.put(rule, 0, 0, &" ".into(), Role::Text);
    let used = before + painter.put_line(rule, before, 0, &words);
    painter.put(rule, used, 0, &" ".into(), Role::Text);
}

fn subject_name<'a>(app: &App, plan: &'a Plan, subject: Subject) -> Shown<'a> {
    let lang = app.lang();
    match subject {
        Subject::Item(item) => item_name(plan, item, lang),
        Subject::Cell(row, column) => {
            let (row, column) = (name(plan, row, lang), name(plan, column, lang));
            Shown::new(format!("{} x {}", row.as_str(), column.as_str()))
        }
        Subject::Nothing => Shown::default(),
    }
}
