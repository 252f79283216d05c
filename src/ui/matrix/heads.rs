//! The heads of the columns of a matrix: as many as the room takes, each to be told from the others.

use ratatui::layout::Rect;

use crate::text::{Measure, Shown};
use crate::ui::paint::Painter;
use crate::ui::theme::Role;

/// How the heads stand above their columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heads {
    /// Each above its own column, in so many lines.
    Wrapped(u16),
    /// Each on a line of its own, in steps: its end stands above its column, and a line leads down.
    Steps(u16),
}

/// The room in which heads and columns have to stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Columns of the screen for all columns of the matrix.
    pub(super) columns: u16,
    /// Rows of the screen for the heads.
    pub(super) rows: u16,
    /// Columns of the screen that a column takes at the least, its gap included.
    pub(super) least: u16,
}

/// One head.
pub(super) struct Head<'a> {
    pub(super) label: Shown<'a>,
    /// Where its column begins, the gap first.
    pub(super) x: u16,
    pub(super) width: u16,
    /// Its place among those that are shown, and how many these are.
    pub(super) at: usize,
    pub(super) of: usize,
}

/// A head stands in no more lines than this above its own column.
const MOST_LINES: u16 = 4;
/// A column is never wider than this: a row would be hard to follow.
const WIDEST: u16 = 16;

impl Room {
    /// How heads stand, how wide each column is, and how many there is room for.
    pub(super) fn share(self, measure: Measure, labels: &[Shown<'_>]) -> (Heads, u16, usize) {
        let count = labels.len().max(1) as u16;
        let wrapped = labels.iter().map(|label| wrapped_width(measure, label) + 1);
        let wrapped = wrapped
            .max()
            .unwrap_or(0)
            .clamp(self.least, WIDEST.max(self.least));
        let by = |width: u16| (self.columns / width.max(1)).clamp(1, count);
        let all_fit = self.columns / count >= wrapped;
        let steps = by(self.least).min(self.rows);
        if !all_fit && wrapped > self.least + 2 && steps > by(wrapped) {
            let width = (self.columns / steps).clamp(self.least, WIDEST.max(self.least));
            return (Heads::Steps(steps), width, usize::from(steps));
        }
        let shown = by(wrapped);
        let width =
            (self.columns / shown).clamp(wrapped.min(self.columns.max(2)), WIDEST.max(wrapped));
        let lines = labels
            .iter()
            .map(|label| label.wrap(measure, usize::from(width - 1)).count() as u16)
            .max()
            .unwrap_or(1);
        let lines = lines.min(MOST_LINES).min(self.rows.max(1));
        (Heads::Wrapped(lines), width, usize::from(shown))
    }
}

/// The columns in which a label stands in a few lines with every word whole.
fn wrapped_width(measure: Measure, label: &Shown<'_>) -> u16 {
    let words = label.as_str().split(' ').map(|word| {
        let width = measure.width(word);
        match width > word.chars().count() {
            // Chinese breaks anywhere, but never within a character.
            true => width.div_ceil(3).next_multiple_of(2),
            false => width,
        }
    });
    let longest = words.max().unwrap_or(0);
    let evenly = measure
        .width(label.as_str())
        .div_ceil(usize::from(MOST_LINES) - 1);
    longest.max(evenly).min(usize::from(u16::MAX) - 1) as u16
}

impl Heads {
    /// How many lines they take.
    pub(super) fn height(self) -> u16 {
        match self {
            Heads::Wrapped(lines) | Heads::Steps(lines) => lines,
        }
    }

    /// Draws one head, the first line of all at `top`.
    pub(super) fn draw(
        self,
        painter: &mut Painter<'_>,
        area: Rect,
        top: u16,
        head: &Head<'_>,
        role: Role,
    ) {
        match self {
            Heads::Wrapped(lines) => draw_wrapped(painter, area, (top, lines), head, role),
            Heads::Steps(_) => draw_step(painter, area, top, head, role),
        }
    }
}

/// The label in the lines directly above its column, the last line lowest.
fn draw_wrapped(
    painter: &mut Painter<'_>,
    area: Rect,
    (top, lines): (u16, u16),
    head: &Head<'_>,
    role: Role,
) {
    let measure = painter.measure;
    let room = head.width.saturating_sub(1);
    let slot = Rect {
        width: (head.x + head.width).min(area.width),
        ..area
    };
    let wrapped = evenly(measure, &head.label, usize::from(room.max(1)));
    let blank = lines.saturating_sub(wrapped.len() as u16);
    for (y, line) in (top + blank..top + lines).zip(&wrapped) {
        let left = room.saturating_sub(painter.width(line)) / 2;
        painter.put(slot, head.x + 1 + left, y, line, role);
    }
}

/// The lines of a label, none much longer than the others.
fn evenly<'a>(measure: Measure, label: &'a Shown<'_>, room: usize) -> Vec<Shown<'a>> {
    let lines = label.wrap(measure, room).count().max(1);
    let least = measure.width(label.as_str()).div_ceil(lines);
    let even = (least..room).find(|width| label.wrap(measure, *width).count() == lines);
    label.wrap(measure, even.unwrap_or(room)).collect()
}

/// The label on its own line, ending above the middle of its column, and a line down from there.
fn draw_step(painter: &mut Painter<'_>, area: Rect, top: u16, head: &Head<'_>, role: Role) {
    let middle = head.x + 1 + head.width.saturating_sub(2) / 2;
    let below = head.at as u16;
    let y = top + (head.of as u16).saturating_sub(1 + below);
    // A label that begins at the edge may go on to where the line of the next column stands.
    let wanted = painter.width(&head.label);
    let slot = Rect {
        width: wanted
            .clamp(middle + 1, middle + head.width - 1)
            .min(area.width),
        ..area
    };
    let left = slot.width.saturating_sub(wanted);
    painter.put(slot, left, y, &head.label, role);
    let line = painter.look.vertical().into();
    for y in y + 1..=y + below {
        painter.put(
            area,
            middle,
            y,
            &line,
            if role == Role::Dim { Role::Rule } else { role },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &[&'static str], room: (u16, u16, u16), expected: (Heads, u16, usize)) {
        let labels: Vec<Shown<'_>> = labels.iter().map(|label| Shown::from(*label)).collect();
        let (columns, rows, least) = room;
        let room = Room {
            columns,
            rows,
            least,
        };
        assert_eq!(room.share(Measure::NARROW, &labels), expected, "{room:?}");
    }

    const ZH: [&str; 4] = ["科技服务", "信息服务", "金融服务", "新一代信息技术"];
    const EN: [&str; 4] = [
        "Sci-tech services",
        "Information",
        "Finance",
        "Culture & creative",
    ];

    #[test]
    fn short_words_stand_above_their_columns() {
        check(&ZH, (40, 10, 4), (Heads::Wrapped(2), 10, 4));
        check(&ZH, (28, 10, 4), (Heads::Wrapped(3), 7, 4));
    }

    #[test]
    fn long_words_stand_in_steps_where_that_shows_more_columns() {
        check(&EN, (80, 10, 4), (Heads::Wrapped(2), 16, 4));
        check(&EN, (20, 10, 4), (Heads::Steps(4), 5, 4));
        check(&EN, (20, 3, 4), (Heads::Steps(3), 6, 3));
        check(&EN, (20, 1, 4), (Heads::Wrapped(1), 16, 1));
    }

    #[test]
    fn no_room_is_no_failure() {
        for columns in 0..30 {
            for rows in 0..5 {
                for labels in [&[][..], &ZH, &EN] {
                    let labels: Vec<Shown<'_>> = labels.iter().map(|l| Shown::from(*l)).collect();
                    let room = Room {
                        columns,
                        rows,
                        least: 4,
                    };
                    let (_, width, shown) = room.share(Measure::NARROW, &labels);
                    assert!(width >= 2 && shown >= 1, "{room:?}: {width} {shown}");
                }
            }
        }
    }
}
