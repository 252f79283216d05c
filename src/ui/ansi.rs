//! A frame as lines of text, with its colors and without.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

/// A frame as plain lines, each ending in a line feed, without blanks at their ends.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let start = text.len();
        row.for_each(|(_, cell)| text.push_str(cell.symbol()));
        text.truncate(start + text[start..].trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

/// A frame as lines for a terminal: what is colored or weighted is wrapped in the codes of ECMA-48.
///
/// Every line ends with the codes of plain text, so that it may be cut out of the frame.
pub fn ansi(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let mut pen = String::new();
        for (_, cell) in row {
            let wanted = codes(cell);
            if wanted != pen {
                text.push_str("\x1b[0");
                text.push_str(&wanted);
                text.push('m');
                pen = wanted;
            }
            text.push_str(cell.symbol());
        }
        if pen.is_empty() {
            text.truncate(text.trim_end_matches(' ').len());
        } else {
            text.push_str("\x1b[0m");
        }
        text.push('\n');
    }
    text
}

/// The rows of a frame from the top, each with its cells and the columns in which they start; without
/// the cells that a wide character covers.
pub(super) fn rows(
    buffer: &Buffer,
) -> impl Iterator<Item = impl Iterator<Item = (u16, &Cell)> + '_> {
    let area = *buffer.area();
    (area.top()..area.bottom()).map(move |y| {
        let mut next = area.left();
        (area.left()..area.right()).filter_map(move |x| {
            let cell = buffer.cell((x, y)).filter(|_| x >= next)?;
            next = x + cell.cell_width().max(1);
            Some((x - area.left(), cell))
        })
    })
}

/// The codes that select how a cell looks, each behind a semicolon.
fn codes(cell: &Cell) -> String {
    const WEIGHTS: [(Modifier, &str); 6] = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
        (Modifier::CROSSED_OUT, ";9"),
    ];
    let weights = WEIGHTS
        .iter()
        .filter(|(weight, _)| cell.modifier.contains(*weight));
    let mut codes: String = weights.map(|(_, code)| *code).collect();
    codes.push_str(&color(cell.fg, 30));
    codes.push_str(&color(cell.bg, 40));
    codes
}

/// The code of a color; `base` is 30 for ink and 40 for the ground.
fn color(color: Color, base: u16) -> String {
    match color {
        Color::Reset => String::new(),
        Color::Indexed(index) => format!(";{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => format!(";{};2;{r};{g};{b}", base + 8),
        named => match number(named) {
            number @ 0..8 => format!(";{}", base + number),
            number => format!(";{}", base + 52 + number),
        },
    }
}

/// The number of one of the sixteen colors of old.
pub(super) fn number(color: Color) -> u16 {
    match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Gray | Color::Reset | Color::Indexed(_) | Color::Rgb(..) => 7,
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::disallowed_methods,
        reason = "a test writes what it wants to see drawn"
    )]

    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn frame(lines: &[(&str, Style)], width: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, lines.len() as u16));
        for (y, (line, style)) in (0..).zip(lines) {
            let mut x = 0;
            for symbol in line.chars() {
                let Some(cell) = buffer.cell_mut((x, y)) else {
                    break;
                };
                cell.set_char(symbol).set_style(*style);
                x += cell.cell_width();
            }
        }
        buffer
    }

    #[test]
    fn text_has_each_wide_character_once_and_no_blanks_at_the_end() {
        let plain = Style::new();
        let buffer = frame(&[("产业 Ind", plain), ("", plain), ("  a", plain)], 12);
        assert_eq!(text(&buffer), "产业 Ind\n\n  a\n");
    }

    #[test]
    fn ansi_wraps_what_is_not_plain_and_ends_each_line_plain() {
        let bold = Style::new()
            .fg(Color::Indexed(80))
            .add_modifier(Modifier::BOLD);
        let gray = Style::new().bg(Color::DarkGray);
        let buffer = frame(&[("轴", bold), ("ab", gray), ("c", Style::new())], 2);
        assert_eq!(
            ansi(&buffer),
            "\x1b[0;1;38;5;80m轴\x1b[0m\n\x1b[0;100mab\x1b[0m\nc\n"
        );
    }

    #[test]
    fn without_its_codes_the_colored_frame_is_the_plain_one() {
        let link = Style::new().fg(Color::Cyan);
        let buffer = frame(&[("项目 x", link), ("y", Style::new())], 9);
        let mut plain = String::new();
        for part in ansi(&buffer).split("\x1b[") {
            plain.push_str(part.split_once('m').map_or(part, |(_, behind)| behind));
        }
        let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
        assert_eq!(lines.join("\n") + "\n", text(&buffer));
    }
}
