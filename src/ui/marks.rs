//! Text with what was looked for in it.

use std::ops::Range;

use super::paint::Piece;
use super::theme::Role;
use crate::app::App;
use crate::app::rows::Item;
use crate::plan::Plan;
use crate::search::Query;
use crate::text::Shown;

/// A text in pieces: what was found in it, and the rest in a role of its own.
pub(super) fn marked<'a>(text: Shown<'a>, marks: &[Range<usize>], role: Role) -> Vec<Piece<'a>> {
    if marks.is_empty() {
        return vec![Piece::new(text, role)];
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut add = |range: Range<usize>, role: Role| {
        if let Some(part) = text.as_str().get(range).filter(|part| !part.is_empty()) {
            pieces.push(Piece::new(Shown::new(part), role));
        }
    };
    for mark in marks {
        add(done..mark.start, role);
        add(mark.clone(), Role::Match);
        done = mark.end;
    }
    add(done..text.as_str().len(), role);
    pieces
}

/// The name of a row with what was found in it; all of it, where the row was found by another name.
pub(super) fn found_in<'a>(
    app: &App,
    (plan, item): (&Plan, Item),
    name: Shown<'a>,
    role: Role,
) -> Vec<Piece<'a>> {
    if !app.view().is_sought(plan, item) {
        return vec![Piece::new(name, role)];
    }
    match app.view().query().marks(name.as_str()) {
        marks if marks.is_empty() => vec![Piece::new(name, Role::Match)],
        marks => marked(name, &marks, role),
    }
}

/// A line with what was found in each of its pieces, and whether anything was.
pub(super) fn marked_line<'a>(query: &Query, pieces: Vec<Piece<'a>>) -> (Vec<Piece<'a>>, bool) {
    let mut is_found = false;
    let mut line = Vec::with_capacity(pieces.len());
    for Piece { text, role } in pieces {
        let marks = query.marks(text.as_str());
        is_found |= !marks.is_empty();
        line.extend(marked(text, &marks, role));
    }
    (line, is_found)
}
