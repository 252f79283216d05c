//! The fewest bytes that bring the cursor from one place to another.

use super::wire::{Bytes, Short};

/// Where the terminal's cursor is, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The column; unknown after the last column of a row was written, and after a character that
    /// terminals do not agree about.
    pub(super) x: Option<u16>,
    /// The row.
    pub(super) y: u16,
}

impl Place {
    /// The upper left corner.
    pub(super) const HOME: Place = Place { x: Some(0), y: 0 };
}

/// More line feeds than this are not worth their bytes.
const LINE_FEEDS: u16 = 4;

/// The shortest sequence that moves the cursor to column `x` of row `y`; empty when it is there.
///
/// Line feeds go down without returning: the terminal must be in raw mode.
pub(super) fn shortest(from: Place, x: u16, y: u16) -> Short {
    let mut stepwise = down_or_up(from.y, y);
    stepwise.put(along(from.x, x).as_ref());
    let absolute = absolute(x, y);
    if absolute.len() < stepwise.len() {
        absolute
    } else {
        stepwise
    }
}

/// The sequence that names column `x` and row `y`, wherever the cursor is.
pub(super) fn absolute(x: u16, y: u16) -> Short {
    let mut out = Short::new();
    out.put(b"\x1b[");
    if (x, y) != (0, 0) {
        out.number(y + 1);
    }
    if x > 0 {
        out.put(b";");
        out.number(x + 1);
    }
    out.put(b"H");
    out
}

fn down_or_up(from: u16, to: u16) -> Short {
    let mut out = Short::new();
    if to < from {
        relative(from - to, b"A", &mut out);
    } else if to - from <= LINE_FEEDS {
        for _ in from..to {
            out.put(b"\n");
        }
    } else {
        relative(to - from, b"B", &mut out);
    }
    out
}

fn along(from: Option<u16>, to: u16) -> Short {
    let mut column = Short::new();
    if to == 0 {
        column.put(b"\r");
    } else {
        column.put(b"\x1b[");
        column.number(to + 1);
        column.put(b"G");
    }
    let Some(from) = from else {
        return column;
    };
    let mut steps = Short::new();
    if to > from {
        relative(to - from, b"C", &mut steps);
    } else if from - to <= 3 {
        for _ in to..from {
            steps.put(b"\x08");
        }
    } else {
        relative(from - to, b"D", &mut steps);
    }
    if column.len() < steps.len() {
        column
    } else {
        steps
    }
}

fn relative(n: u16, direction: &[u8], out: &mut Short) {
    out.put(b"\x1b[");
    if n > 1 {
        out.number(n);
    }
    out.put(direction);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (u16, u16), to: (u16, u16), expected: &str) {
        check_from(Some(from.0), from.1, to, expected);
    }

    #[track_caller]
    fn check_from(x: Option<u16>, y: u16, to: (u16, u16), expected: &str) {
        let bytes = shortest(Place { x, y }, to.0, to.1);
        let bytes = String::from_utf8_lossy(bytes.as_ref()).replace("\x1b[", "^");
        assert_eq!(bytes, expected);
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        check((3, 3), (3, 3), "");
        check((9, 9), (0, 0), "^H");
        check((9, 3), (0, 3), "\r");
        check((9, 3), (0, 4), "\n\r");
        check((9, 3), (9, 4), "\n");
        check((9, 3), (8, 3), "\x08");
        check((9, 3), (10, 3), "^C");
        check((9, 3), (20, 3), "^11C");
        check((120, 3), (20, 3), "^21G");
        check((20, 3), (20, 50), "^47B");
        check((0, 3), (4, 4), "\n^4C");
        check((0, 0), (70, 20), "^21;71H");
        check((5, 9), (5, 8), "^A");
        check((5, 9), (0, 20), "^21H");
    }

    #[test]
    fn from_an_unknown_column_every_way_names_the_column() {
        check_from(None, 3, (0, 3), "\r");
        check_from(None, 3, (0, 4), "\n\r");
        check_from(None, 3, (7, 3), "^8G");
        check_from(None, 3, (7, 4), "\n^8G");
        check_from(None, 3, (7, 20), "^21;8H");
    }
}
