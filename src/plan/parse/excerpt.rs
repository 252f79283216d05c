//! A line of the file with the place in it, short enough for a terminal.

use crate::text::{Measure, Safe, clean};

/// A line of the file, or the part of it around a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown of the line.
    pub(super) line: Safe,
    /// How many bytes of what is shown stand before the place.
    before: usize,
}

/// How many columns an excerpt takes at most, and how many of them may always stand before the place.
const COLUMNS: usize = 72;
const COLUMNS_BEFORE: usize = 48;

impl Excerpt {
    /// The line of `text` around its byte `at`.
    pub(super) fn of(text: &str, at: usize) -> Excerpt {
        let (before, after) = text.split_at(at);
        let before = before.rsplit('\n').next().unwrap_or(before);
        let after = after.split('\n').next().unwrap_or(after);
        let after = after.strip_suffix('\r').unwrap_or(after);
        // A line may be as long as the file; only what can be in sight is cleaned and measured.
        let before = clean(last_chars(before, COLUMNS * 2));
        let after = clean(first_chars(after, COLUMNS * 2));
        let measure = Measure::NARROW;
        let behind = measure.width(&after).min(COLUMNS - COLUMNS_BEFORE);
        let before = measure.cut_left(&before, COLUMNS - behind);
        let after = measure.cut(&after, COLUMNS - measure.width(&before));
        Excerpt {
            line: Safe::from(format!("{before}{after}")),
            before: before.len(),
        }
    }

    /// How many columns stand before the place.
    pub(super) fn caret(&self, measure: Measure) -> usize {
        let shown = self.line.as_str();
        measure.width(shown.get(..self.before).unwrap_or(shown))
    }
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count);
    &text[start.map_or(0, |(at, c)| at + c.len_utf8())..]
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}
