//! Finding room for names.

use super::board::Span;
use super::glyphs;
use super::projection::CELL_HEIGHT;
use super::sheet::{Sheet, Writing};
use super::view::{Ink, Part, View};
use crate::plan::file::Mark;
use crate::plan::{EntityRef, Lang, Plan};

/// What a thing is called on the map: its short name, else its name, else its id.
pub(super) fn name(plan: &Plan, entity: EntityRef, lang: Lang) -> &str {
    let entity = plan.get(entity);
    let short = entity.short.as_ref().map(|short| short.get(lang));
    let names = short.into_iter().chain([entity.name.get(lang)]);
    let name = names
        .map(|name| name.as_str())
        .find(|name| !name.is_empty());
    name.unwrap_or(entity.id.as_str())
}

/// A place for a name with what speaks against it: the less, the better.
pub(super) type Candidate = (Span, i32);

/// The best of the candidates that has room; of equals the first.
pub(super) fn best(
    sheet: &Sheet,
    candidates: impl IntoIterator<Item = Candidate>,
    further_cost: impl Fn(&Span) -> i32,
) -> Option<Span> {
    let mut best: Option<Candidate> = None;
    for (span, cost) in candidates {
        if best.is_some_and(|(_, least)| cost >= least) || !sheet.board.has_room(span) {
            continue;
        }
        let cost = cost + sheet.board.lines_under(span) * LINE_COST + further_cost(&span);
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((span, cost));
        }
    }
    best.map(|(span, _)| span)
}

/// What it costs to hide a cell of a line.
const LINE_COST: i32 = 3;

/// Places around a point: behind it, above, below, before it, then farther off.
pub(super) fn beside((x, y): (i32, i32), width: i32) -> Vec<Candidate> {
    let mut candidates = vec![(x + 2, y, 0), (x - 2 - width, y, 4)];
    let shifts = [
        (-width / 2, 0),
        (-1, 1),
        (1, 1),
        (2 - width, 1),
        (-width, 2),
    ];
    for (dy, cost) in [(-1, 2), (1, 3), (-2, 8), (2, 9)] {
        candidates.extend(shifts.map(|(dx, more)| (x + dx, y + dy, cost + more)));
    }
    let span = |(x, y, cost)| (Span { x, y, width }, cost);
    candidates.into_iter().map(span).collect()
}

/// Writes the names of what lies beyond the edge, on the edge where it lies.
pub(super) fn write_marks(sheet: &mut Sheet, plan: &Plan, view: &View<'_>, marks: &[Mark]) {
    for mark in marks.iter().take(MOST_MARKS) {
        let name = mark.name.get(view.lang);
        if name.is_empty() {
            continue;
        }
        let eighth = glyphs::compass(mark.x, mark.y);
        let text = glyphs::directed(name.as_str(), eighth, view.lang, view.look);
        let width = sheet.columns(&text);
        let span = best(sheet, at_edge(sheet, mark, width), |_| 0);
        if let Some(span) = span {
            let entity = mark.id.as_ref().and_then(|id| plan.find(id.raw()));
            sheet.write(Writing {
                text,
                span,
                entity,
                part: Part::Mark,
                ink: Ink::Name,
            });
        }
    }
}

/// So many names stand at the edge at most.
pub(super) const MOST_MARKS: usize = 40;

fn at_edge(sheet: &Sheet, mark: &Mark, width: i32) -> Vec<Candidate> {
    let (right, bottom) = (sheet.board.width - width, sheet.board.height - 1);
    let third = |value: f32, from: i32, to: i32| match value {
        v if v < 34.0 => from,
        v if v > 66.0 => to,
        v => from + ((to - from) as f32 * v / 100.0) as i32,
    };
    // One column in, so that the marker has its place at the left edge too.
    let (x, y) = (third(mark.x, 1, right), third(mark.y, 0, bottom));
    let reach = (bottom / 4).max(1);
    let aside = (sheet.board.width / 5).max(1);
    let mut candidates = Vec::new();
    for row in (y - reach).max(0)..=(y + reach).min(bottom) {
        for column in (x - aside).max(1)..=(x + aside).min(right) {
            let away = (row - y).abs() * CELL_HEIGHT * 4 + (column - x).abs() * 2;
            let span = Span {
                x: column,
                y: row,
                width,
            };
            candidates.push((span, away));
        }
    }
    candidates.sort_by_key(|(_, away)| *away);
    candidates
}

/// Places for the name of an area: inside, near its middle.
pub(super) fn inside(sheet: &Sheet, cells: &[(i32, i32)], width: i32) -> Vec<Candidate> {
    let Some((middle_x, middle_y)) = middle(cells) else {
        return Vec::new();
    };
    let inside = |cell: (i32, i32)| cells.binary_search_by_key(&(cell.1, cell.0), |c| (c.1, c.0));
    let mut candidates: Vec<Candidate> = cells
        .iter()
        .map(|(x, y)| {
            let span = Span {
                x: x - width / 2,
                y: *y,
                width,
            };
            let ends = [span.x, span.x + width - 1];
            let out = ends.iter().filter(|x| inside((**x, *y)).is_err()).count() as i32;
            let away = (x - middle_x).abs() + (y - middle_y).abs() * CELL_HEIGHT;
            (span, away + out * 8)
        })
        .filter(|(span, _)| span.x >= 1 && span.x + width <= sheet.board.width)
        .collect();
    candidates.sort_by_key(|(_, cost)| *cost);
    candidates
}

/// The middle of some cells.
pub(super) fn middle(cells: &[(i32, i32)]) -> Option<(i32, i32)> {
    let count = cells.len() as i64;
    if count == 0 {
        return None;
    }
    let sum = cells.iter().fold((0, 0), |sum, cell| {
        (sum.0 + i64::from(cell.0), sum.1 + i64::from(cell.1))
    });
    Some(((sum.0 / count) as i32, (sum.1 / count) as i32))
}

/// Places for the name of a line: in the line where it runs level, else just above or below it, else
/// beside it where it climbs.
pub(super) fn along(
    sheet: &Sheet,
    line: EntityRef,
    path: &[(i32, i32)],
    width: i32,
) -> Vec<Candidate> {
    let own = |x: i32, y: i32| {
        let square = sheet.board.at((x, y));
        square.is_some_and(|square| square.line.is_some_and(|ground| ground.entity == line))
    };
    let mut candidates = Vec::new();
    for (x, y) in path.iter().copied() {
        if !(0..sheet.board.width).contains(&x) || !(0..sheet.board.height).contains(&y) {
            continue;
        }
        let left = x - width / 2;
        let covered = (left..left + width).filter(|x| own(*x, y)).count() as i32;
        let mut push = |x: i32, y: i32, cost: i32| {
            if x >= 1 && x + width <= sheet.board.width {
                candidates.push((Span { x, y, width }, cost));
            }
        };
        if covered * 4 >= width * 3 {
            // Its own cells are no loss: the name takes their place.
            push(left, y, -LINE_COST * covered);
        }
        push(left, y - 1, 8);
        push(left, y + 1, 9);
        push(x + 2, y, 10);
    }
    candidates.sort_by_key(|(_, cost)| *cost);
    candidates
}
