//! Lines and areas as cells.

/// How neighbouring cells of a line may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// Also at the corners: the line steps aside and up at once.
    Corners,
    /// Only at the edges: what box characters need, which have no corners to meet at.
    Edges,
}

/// The cells of a course through `points`, in order, each once in a row.
///
/// What lies beyond `width` and `height` is part of the path, within reason, so that a line which
/// leaves the sheet leaves it in its direction.
pub(super) fn path(points: &[(i32, i32)], touch: Touch) -> Vec<(i32, i32)> {
    let mut cells: Vec<(i32, i32)> = Vec::new();
    for point in points {
        match cells.last() {
            Some(last) => push_segment(*last, *point, touch, &mut cells),
            None => cells.push(*point),
        }
    }
    cells
}

fn push_segment(from: (i32, i32), to: (i32, i32), touch: Touch, cells: &mut Vec<(i32, i32)>) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let steps = dx.abs().max(dy.abs());
    let along = |delta: i32, step: i32| {
        // Rounded half away from the start, so that a line and its return take the same cells.
        (2 * delta * step + delta.signum() * steps) / (2 * steps)
    };
    for step in 1..=steps {
        let next = (from.0 + along(dx, step), from.1 + along(dy, step));
        if let (Touch::Edges, Some(last)) = (touch, cells.last())
            && last.0 != next.0
            && last.1 != next.1
        {
            cells.push((next.0, last.1));
        }
        cells.push(next);
    }
}

/// The way in which a line passes through a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// From left to right.
    Flat,
    /// From above to below.
    Steep,
    /// Upwards to the right.
    Rising,
    /// Downwards to the right.
    Falling,
    /// From the left to below.
    LeftDown,
    /// From the right to below.
    RightDown,
    /// From the left to above.
    LeftUp,
    /// From the right to above.
    RightUp,
}

/// How a line passes through the cell number `at` of its path.
pub(super) fn pass(path: &[(i32, i32)], at: usize) -> Pass {
    let here = path[at];
    let towards = |other: Option<&(i32, i32)>| other.map(|o| (o.0 - here.0, o.1 - here.1));
    let before = at
        .checked_sub(1)
        .and_then(|before| towards(path.get(before)));
    let after = towards(path.get(at + 1));
    match (before, after) {
        (Some(one), Some(other)) => pass_between(one, other),
        (Some(one), None) | (None, Some(one)) => straight(one),
        (None, None) => Pass::Flat,
    }
}

fn straight((dx, dy): (i32, i32)) -> Pass {
    match (dx, dy) {
        (_, 0) => Pass::Flat,
        (0, _) => Pass::Steep,
        _ if (dx > 0) == (dy > 0) => Pass::Falling,
        _ => Pass::Rising,
    }
}

fn pass_between(one: (i32, i32), other: (i32, i32)) -> Pass {
    let from_left =
        one.0 + other.0 < 0 || (one.1 == 0 && one.0 < 0) || (other.1 == 0 && other.0 < 0);
    match (one.1 + other.1, from_left) {
        (0, _) if one.1 == 0 => Pass::Flat,
        (0, _) => straight((one.0 - other.0, one.1 - other.1)),
        (1.., true) => Pass::LeftDown,
        (1.., false) => Pass::RightDown,
        (_, true) => Pass::LeftUp,
        (_, false) => Pass::RightUp,
    }
}

/// The cells inside an outline, from the top down; at least one where there is an outline at all.
pub(super) fn fill(outline: &[(i32, i32)], height: i32) -> Vec<(i32, i32)> {
    if outline.len() < 3 {
        return Vec::new();
    }
    let mut cells = Vec::new();
    let top = outline.iter().map(|p| p.1).min().unwrap_or(0).max(0);
    let bottom = outline.iter().map(|p| p.1).max().unwrap_or(0);
    for y in top..=bottom.min(height - 1) {
        let mut crossings = crossings(outline, y);
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let (from, to) = (pair[0].round() as i32, pair[1].round() as i32);
            cells.extend((from..=to).map(|x| (x, y)));
        }
    }
    cells.dedup();
    if cells.is_empty() {
        cells.push(outline[0]);
    }
    cells
}

/// Where the outline crosses the middle of a row.
fn crossings(outline: &[(i32, i32)], y: i32) -> Vec<f32> {
    // A hair below the middle: a corner that lies on it counts for one of its two sides.
    let y = y as f32 + 0.01;
    let ends = outline.iter().zip(outline.iter().cycle().skip(1));
    ends.filter(|(a, b)| (a.1 as f32 > y) != (b.1 as f32 > y))
        .map(|(a, b)| {
            let share = (y - a.1 as f32) / (b.1 - a.1) as f32;
            a.0 as f32 + share * (b.0 - a.0) as f32
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_no_gaps_and_ends_where_it_should() {
        let points = [(0, 0), (9, 2), (9, 7), (-4, 5), (-4, 5)];
        for touch in [Touch::Corners, Touch::Edges] {
            let cells = path(&points, touch);
            assert_eq!(cells.first(), Some(&(0, 0)));
            assert_eq!(cells.last(), Some(&(-4, 5)));
            assert!(points.iter().all(|point| cells.contains(point)));
            for pair in cells.windows(2) {
                let (dx, dy) = ((pair[1].0 - pair[0].0).abs(), (pair[1].1 - pair[0].1).abs());
                match touch {
                    Touch::Corners => assert_eq!(dx.max(dy), 1),
                    Touch::Edges => assert_eq!(dx + dy, 1),
                }
            }
        }
    }

    #[test]
    fn a_square_is_filled_whole_and_a_sliver_is_not_lost() {
        let square = fill(&[(2, 1), (5, 1), (5, 4), (2, 4)], 10);
        assert_eq!(square.len(), 12);
        assert!(square.contains(&(2, 1)) && square.contains(&(5, 3)));
        assert_eq!(fill(&[(2, 3), (5, 3), (4, 3)], 10).len(), 1);
        assert!(fill(&[(2, 3), (5, 3)], 10).is_empty());
    }

    #[test]
    fn a_line_that_steps_down_turns_twice() {
        let cells = path(&[(0, 0), (5, 1)], Touch::Corners);
        let passes: Vec<Pass> = (0..cells.len()).map(|at| pass(&cells, at)).collect();
        assert_eq!(
            passes,
            [
                Pass::Flat,
                Pass::Flat,
                Pass::LeftDown,
                Pass::RightUp,
                Pass::Flat,
                Pass::Flat
            ]
        );
    }
}
