//! The body: the list and the card, side by side or one below the other.

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::Role;
use super::{card, map_pane, matrix, spot, summary, table, tree, words};
use crate::app::mouse::Target;
use crate::app::{App, CardDrawn, Drawn, Focus, Shape};
use crate::plan::file::Zoom;
use crate::text::Shown;

/// Where list and card stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    list: Option<Rect>,
    card: Option<Rect>,
    /// Whether the card stands below the list.
    below: bool,
}

/// From so many columns the card stands beside every form.
const BESIDE_ALWAYS: u16 = 100;
/// Columns of air beside what a pane shows.
const MARGINS: u16 = 2;
/// A tree alone on the screen is no wider: the eye must find the place that belongs to a name.
const WIDEST_TREE: u16 = 120;
/// From so many columns it stands beside trees, maps and matrices.
const BESIDE_TREES: u16 = 60;
/// From so many columns a table leaves the card so much that a sentence can be read, however much it
/// could fill itself.
const ROOMY: u16 = 140;
/// That is so much.
const LEAST_CARD: u16 = 48;

fn split(app: &App, painter: &Painter<'_>, body: Rect) -> Split {
    let whole = Split {
        list: Some(body),
        card: None,
        below: false,
    };
    if !app.has_card() {
        return whole;
    }
    let narrow = body.width < BESIDE_TREES;
    let card_alone = app.zoom == Zoom::Card || (narrow && app.focus == Focus::Card);
    if card_alone {
        return Split {
            list: None,
            card: Some(body),
            below: false,
        };
    }
    if narrow || app.zoom == Zoom::List {
        return whole;
    }
    if body.width < BESIDE_ALWAYS && app.form.shape() == Shape::Table {
        let height = body.height * 11 / 20;
        let list = Rect { height, ..body };
        let card = Rect {
            y: body.y + height,
            height: body.height - height,
            ..body
        };
        return Split {
            list: Some(list),
            card: Some(card),
            below: true,
        };
    }
    let width = match app.form.shape() {
        Shape::Table => width_of_table(app, painter, body.width),
        _ => part(body.width, share_of_list(app, body.width)),
    };
    let list = Rect { width, ..body };
    let card = Rect {
        x: body.x + width,
        width: body.width - width,
        ..body
    };
    Split {
        list: Some(list),
        card: Some(card),
        below: false,
    }
}

/// So many hundredths of a width.
fn part(width: u16, hundredths: u32) -> u16 {
    (u32::from(width) * hundredths / 100) as u16
}

/// How many columns a table takes beside the card: what it can fill, as long as the card can be read.
fn width_of_table(app: &App, painter: &Painter<'_>, width: u16) -> u16 {
    let most = match width >= ROOMY {
        true => width - LEAST_CARD,
        false => part(width, 66),
    };
    let wanted = table::wanted(app, painter).usual.saturating_add(MARGINS);
    wanted.clamp(part(width, 42), most)
}

/// How many hundredths of a body a tree, a map or a matrix takes beside the card.
fn share_of_list(app: &App, width: u16) -> u32 {
    let two_languages = app.speech.second().is_some();
    match (app.form.shape(), width) {
        (Shape::Map, _) => 56,
        (Shape::Matrix, 180..) => 70,
        (Shape::Matrix, _) => 64,
        (_, 0..100) => 50,
        (_, _) if two_languages => 52,
        // Names are short and the card is text: what is left over goes to the card.
        (_, 100..140) => 46,
        _ => 42,
    }
}

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, body: Rect) -> Drawn {
    let mut drawn = Drawn {
        form: Some(app.form),
        card: CardDrawn {
            offset: app.card_scroll,
            ..CardDrawn::default()
        },
        list_offset: app.view().cursor.offset,
        ..Drawn::default()
    };
    if app.plan().is_none() {
        without_plan(app, painter, body);
        return drawn;
    }
    let split = split(app, painter, body);
    if let Some(list) = split.list {
        // A card below keeps its own edge; one beside leaves a column of air before the rule.
        let mut inner = inset(list);
        if split.card.is_none() {
            inner = match app.form.shape() {
                Shape::Tree => centered(inner, WIDEST_TREE),
                Shape::Table => {
                    centered(inner, table::wanted(app, painter).whole.max(BESIDE_ALWAYS))
                }
                Shape::Summary | Shape::Map | Shape::Matrix => inner,
            };
        }
        drawn.spots.push(spot(list, Target::List));
        match app.form.shape() {
            Shape::Summary => summary::draw(app, painter, inner, &mut drawn),
            Shape::Tree => tree::draw(app, painter, inner, &mut drawn),
            Shape::Table => table::draw(app, painter, inner, &mut drawn),
            Shape::Map => map_pane::draw(app, painter, inner, &mut drawn),
            Shape::Matrix => matrix::draw(app, painter, inner, &mut drawn),
        }
    }
    if let Some(card) = split.card {
        drawn.spots.push(spot(card, Target::Card));
        let area = card_area(painter, split, card);
        let reading = card::Reading::of(app);
        let (card, links) = card::draw(app, &reading, painter, area);
        drawn.card = card;
        let links = links.into_iter();
        drawn
            .spots
            .extend(links.map(|(place, link)| spot(place, Target::Link(link))));
    }
    drawn
}

/// What is left of the place of a card within its rule and margins.
fn card_area(painter: &mut Painter<'_>, split: Split, card: Rect) -> Rect {
    match (split.list.is_some(), split.below) {
        (true, true) => {
            painter.rule(inset(card), 0);
            let area = inset(card);
            Rect {
                y: area.y + 1,
                height: area.height.saturating_sub(1),
                ..area
            }
        }
        (true, false) => {
            painter.rule_down(Rect { width: 1, ..card });
            Rect {
                x: card.x + 2,
                width: card.width.saturating_sub(3),
                ..card
            }
        }
        (false, _) => centered(inset(card), card::WIDEST),
    }
}

/// An area without its outermost columns: text never touches an edge.
fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// The middle of an area that is wider than what it shows.
fn centered(area: Rect, widest: u16) -> Rect {
    let width = area.width.min(widest);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}

/// Nothing to show yet, or the file could not be read.
fn without_plan(app: &App, painter: &mut Painter<'_>, body: Rect) {
    let inner = inset(body);
    let lang = app.lang();
    if let Some(failure) = &app.failure {
        painter.put(
            inner,
            0,
            1,
            &words::UNREADABLE.get(lang).into(),
            Role::Heading,
        );
        for (y, line) in (3..inner.height).zip(&failure.details) {
            painter.put(inner, 0, y, &line.into(), Role::Text);
        }
    } else if let (Some(bytes), false) = (app.loading, app.is_read_within_a_moment()) {
        let megabytes = bytes.div_ceil(1_000_000);
        let text = Shown::new(format!("{} {megabytes} MB", words::LOADING.get(lang)));
        painter.put(inner, 0, 1, &text, Role::Dim);
    }
}
