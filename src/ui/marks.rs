//! Text with what was looked for in it.

use std::ops::Range;

use super::paint::Piece;
use super::theme::Role;
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
