//! What a lens adds to every form: a sign at the right edge of each row, and counts.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::Role;
use crate::app::App;
use crate::app::rows::Item;
use crate::app::view::concern_of;
use crate::lens::{Lens, Way};
use crate::plan::{EntityRef, Label, Lang};
use crate::text::Shown;

/// What stands before a section in which the subject stands.
pub(super) const STANDS_IN: Label = Label::new("所在章节", "Stands in");

/// Puts the sign of how a row is concerned at its right edge; returns what is left of the row. Without
/// a lens that is all of it.
pub(super) fn sign(app: &App, painter: &mut Painter<'_>, area: Rect, y: u16, item: Item) -> Rect {
    let Some(lens) = app.view().lens() else {
        return area;
    };
    if let Some(concern) = concern_of(lens, app.thing(item)) {
        let way = concern.way();
        let sign = Shown::from(way.sign().get(app.lang()));
        painter.put_right(area, y, &sign, role(way));
    }
    beside_signs(app, area)
}

/// An area without the columns in which the signs of a lens stand.
pub(super) fn beside_signs(app: &App, area: Rect) -> Rect {
    Rect {
        width: area.width.saturating_sub(width_of_signs(app)),
        ..area
    }
}

/// How many columns the signs of a lens take.
pub(super) fn width_of_signs(app: &App) -> u16 {
    match app.view().lens() {
        Some(_) => app.lang().pick(3, 2),
        None => 0,
    }
}

/// What the signs mean, on the rule above a list: each that stands there, its word, how many there are.
pub(super) fn legend(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let Some(counted) = app.view().concerned() else {
        return;
    };
    let lang = app.lang();
    let ways = Way::ALL.into_iter().zip(counted.ways);
    let mut ways: Vec<_> = ways.filter(|(_, count)| *count > 0).collect();
    let others: usize = counted.ways.iter().sum();
    if counted.concerned > others {
        ways.push((Way::Itself, 1));
    }
    let pieces = |with_counts: bool, with_itself: bool| {
        let mut pieces = Vec::new();
        let shown = ways
            .iter()
            .filter(|(way, _)| with_itself || *way != Way::Itself);
        for (way, count) in shown {
            pieces.push(Piece::new(
                if pieces.is_empty() { " " } else { "  " },
                Role::Dim,
            ));
            pieces.push(Piece::new(way.sign().get(lang), role(*way)));
            let word = way.label().get(lang);
            let text = match with_counts && *way != Way::Itself {
                true => format!(" {word} {count}"),
                false => format!(" {word}"),
            };
            pieces.push(Piece::new(Shown::new(text), Role::Dim));
        }
        if !pieces.is_empty() {
            pieces.push(Piece::new(" ", Role::Dim));
        }
        pieces
    };
    let rule = Rect {
        y: area.y.saturating_sub(1),
        height: 1,
        ..area
    };
    let tries = [
        pieces(true, true),
        pieces(false, true),
        pieces(false, false),
    ];
    let fits = |pieces: &&Vec<Piece<'_>>| painter.width_of(pieces) <= area.width;
    if let Some(pieces) = tries.iter().find(fits) {
        let start = area.width - painter.width_of(pieces);
        painter.clear(Rect {
            x: rule.x + start,
            width: area.width - start,
            ..rule
        });
        painter.put_line(rule, start, 0, pieces);
    }
}

/// How a sign is written: what is named stands out.
pub(super) fn role(way: Way) -> Role {
    match way {
        Way::Itself | Way::Named => Role::Key,
        Way::Collective => Role::Text,
        Way::Derived => Role::Dim,
    }
}

/// Whether a row is there only because something below it is concerned.
pub(super) fn is_beside(app: &App, item: Item) -> bool {
    let lens = app.view().lens();
    lens.is_some_and(|lens| concern_of(lens, item).is_none())
}

/// Whether a lens is on and does not concern a thing: it is drawn dim where it cannot be hidden.
pub(super) fn dims(app: &App, thing: EntityRef) -> bool {
    let lens = app.lens();
    lens.is_some_and(|lens| lens.concern(thing).is_none())
}

/// How many of the things of the open form are concerned: `7 of 98`. The map knows its own.
pub(super) fn count(app: &App) -> Option<Shown<'static>> {
    let counted = app.view().concerned()?;
    Some(Shown::new(of(counted.concerned, counted.all, app.lang())))
}

/// How many of some things a lens concerns.
pub(super) fn among(lens: &Lens, things: impl Iterator<Item = EntityRef>) -> (usize, usize) {
    things.fold((0, 0), |(concerned, all), thing| {
        let is_concerned = lens.concern(thing).is_some();
        (concerned + usize::from(is_concerned), all + 1)
    })
}

/// `7 of 98`.
pub(super) fn of(concerned: usize, all: usize, lang: Lang) -> String {
    lang.pick(
        format!("相关{concerned}/{all}"),
        format!("{concerned} of {all}"),
    )
}
