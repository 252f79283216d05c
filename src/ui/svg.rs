//! A frame as a picture.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use super::ansi::{number, rows};
use crate::app::ThemeChoice;

/// Pixels of a cell, and of the margin around the frame.
const CELL: (u32, u32) = (9, 20);
const MARGIN: u32 = 14;
/// Pixels from the top of a cell to the line on which characters stand.
const BASELINE: u32 = 15;

/// Fonts with an advance of 0.6 em, so that words keep to their cells; Chinese is placed sign by sign.
const FONTS: &str = "DejaVu Sans Mono, Noto Sans Mono, Menlo, Consolas, Noto Sans Mono CJK SC, \
                     Noto Sans CJK SC, PingFang SC, Microsoft YaHei, monospace";

/// A frame as an SVG picture in the colors of a theme; the plain theme is black on white.
///
/// Every word and every wide character is placed at its own column, so that rows stay aligned whatever
/// fonts the reader has.
pub fn svg(buffer: &Buffer, theme: ThemeChoice) -> String {
    let paper = Paper::of(theme);
    let area = buffer.area();
    let width = u32::from(area.width) * CELL.0 + 2 * MARGIN;
    let height = u32::from(area.height) * CELL.1 + 2 * MARGIN;
    let mut svg = String::new();
    let mut put = |args: std::fmt::Arguments<'_>| {
        svg.write_fmt(args)
            .expect("writing to a String does not fail");
    };
    put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"15\" fill=\"{}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        paper.ink.hex(),
        paper.ground.hex(),
    ));
    for (y, row) in (0..).zip(rows(buffer)) {
        let runs = runs(row, &paper);
        for run in runs.iter().filter(|run| run.look.ground != paper.ground) {
            put(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                x_of(run.column),
                MARGIN + y * CELL.1,
                u32::from(run.columns) * CELL.0,
                CELL.1,
                run.look.ground.hex(),
            ));
        }
        if runs.iter().all(Run::is_blank) {
            continue;
        }
        put(format_args!(
            "<text y=\"{}\">",
            MARGIN + y * CELL.1 + BASELINE
        ));
        for run in runs.iter().filter(|run| !run.is_blank()) {
            put(format_args!(
                "<tspan x=\"{}\"{}>{}</tspan>",
                x_of(run.column),
                run.look.attributes(&paper),
                escaped(&run.text),
            ));
        }
        put(format_args!("</text>\n"));
    }
    put(format_args!("</svg>\n"));
    svg
}

fn x_of(column: u16) -> u32 {
    MARGIN + u32::from(column) * CELL.0
}

/// Cells side by side that look alike and are placed as one: a word, blanks, or one wide character.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    look: Look,
}

impl Run {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether a cell may join. Blanks part words, and what is not ASCII stands alone: only so every
    /// cell of a row starts at its column in whatever font.
    fn takes(&self, symbol: &str, look: Look) -> bool {
        let blank = symbol == " ";
        look == self.look && symbol.is_ascii() && self.text.is_ascii() && blank == self.is_blank()
    }
}

fn runs<'b>(row: impl Iterator<Item = (u16, &'b Cell)>, paper: &Paper) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (column, cell) in row {
        let look = Look::of(cell, paper);
        let columns = cell.cell_width().max(1);
        match runs.last_mut() {
            Some(run) if run.takes(cell.symbol(), look) => {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            _ => runs.push(Run {
                column,
                columns,
                text: cell.symbol().to_owned(),
                look,
            }),
        }
    }
    runs
}

/// How the characters of a run look.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    ground: Rgb,
    weights: Modifier,
}

impl Look {
    fn of(cell: &Cell, paper: &Paper) -> Look {
        let mut ink = paper.color(cell.fg).unwrap_or(paper.ink);
        let mut ground = paper.color(cell.bg).unwrap_or(paper.ground);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut ground);
        }
        if cell.modifier.contains(Modifier::DIM) {
            ink = ink.toward(ground);
        }
        let weights = cell.modifier & (Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED);
        Look {
            ink,
            ground,
            weights,
        }
    }

    fn attributes(self, paper: &Paper) -> String {
        let mut attributes = String::new();
        if self.ink != paper.ink {
            attributes += &format!(" fill=\"{}\"", self.ink.hex());
        }
        for (weight, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        ] {
            if self.weights.contains(weight) {
                attributes += attribute;
            }
        }
        attributes
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// A shade on the way to another color: what terminals make of dim text.
    fn toward(self, other: Rgb) -> Rgb {
        let shade = |from: u8, to: u8| ((u16::from(from) * 3 + u16::from(to) * 2) / 5) as u8;
        Rgb(
            shade(self.0, other.0),
            shade(self.1, other.1),
            shade(self.2, other.2),
        )
    }
}

/// What a terminal would have of its own: ink, ground and the sixteen colors.
struct Paper {
    ink: Rgb,
    ground: Rgb,
    base: [Rgb; 16],
}

impl Paper {
    fn of(theme: ThemeChoice) -> Paper {
        match theme {
            ThemeChoice::Dark | ThemeChoice::Either => Paper {
                ink: Rgb(0xd8, 0xdb, 0xe0),
                ground: Rgb(0x16, 0x19, 0x1d),
                base: BASE,
            },
            ThemeChoice::Light | ThemeChoice::Plain => Paper {
                ink: Rgb(0x1f, 0x23, 0x28),
                ground: Rgb(0xff, 0xff, 0xff),
                base: BASE,
            },
        }
    }

    /// A color of a cell; none for the terminal's own.
    fn color(&self, color: Color) -> Option<Rgb> {
        match color {
            Color::Reset => None,
            Color::Rgb(r, g, b) => Some(Rgb(r, g, b)),
            Color::Indexed(index) => Some(self.indexed(index)),
            named => Some(self.base[usize::from(number(named))]),
        }
    }

    /// A color of the 256: the sixteen, a cube of 6 x 6 x 6, and grays.
    fn indexed(&self, index: u8) -> Rgb {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match index {
            0..16 => self.base[usize::from(index)],
            16..232 => {
                let cube = usize::from(index - 16);
                Rgb(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
            }
            232.. => {
                let gray = 8 + (index - 232) * 10;
                Rgb(gray, gray, gray)
            }
        }
    }
}

const BASE: [Rgb; 16] = [
    Rgb(0x00, 0x00, 0x00),
    Rgb(0xcd, 0x31, 0x31),
    Rgb(0x2f, 0x9e, 0x44),
    Rgb(0xb8, 0x86, 0x0b),
    Rgb(0x25, 0x63, 0xc9),
    Rgb(0xa6, 0x3d, 0xb8),
    Rgb(0x16, 0x8f, 0xa8),
    Rgb(0xc0, 0xc4, 0xca),
    Rgb(0x76, 0x7c, 0x85),
    Rgb(0xf1, 0x6a, 0x6a),
    Rgb(0x6c, 0xc8, 0x7b),
    Rgb(0xe6, 0xc4, 0x4a),
    Rgb(0x6a, 0xa1, 0xf0),
    Rgb(0xd0, 0x8a, 0xe0),
    Rgb(0x5c, 0xc9, 0xdf),
    Rgb(0xff, 0xff, 0xff),
];

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
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

    fn frame(symbols: &[(u16, &str)], style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        for (x, symbol) in symbols {
            if let Some(cell) = buffer.cell_mut((*x, 0)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
        buffer
    }

    #[test]
    fn every_wide_character_and_every_word_stands_at_its_column() {
        let buffer = frame(
            &[(0, "核"), (2, "轴"), (5, "a"), (6, "b"), (8, "c")],
            Style::new(),
        );
        let svg = svg(&buffer, ThemeChoice::Dark);
        for (column, text) in [(0, "核"), (2, "轴"), (5, "ab"), (8, "c")] {
            let wanted = format!("<tspan x=\"{}\">{text}</tspan>", x_of(column));
            assert!(svg.contains(&wanted), "{wanted} in {svg}");
        }
    }

    #[test]
    fn signs_of_markup_are_escaped() {
        let buffer = frame(&[(0, "<"), (1, "&"), (2, ">")], Style::new());
        let svg = svg(&buffer, ThemeChoice::Plain);
        assert!(svg.contains(">&lt;&amp;&gt;</tspan>"), "{svg}");
    }

    #[test]
    fn colors_and_weights_are_spelled_and_a_ground_is_a_box() {
        let style = Style::new()
            .fg(Color::Indexed(80))
            .bg(Color::Indexed(237))
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        let svg = svg(&frame(&[(0, "x")], style), ThemeChoice::Dark);
        assert!(
            svg.contains("fill=\"#5fd7d7\" font-weight=\"bold\" text-decoration=\"underline\">x<"),
            "{svg}"
        );
        assert!(
            svg.contains("width=\"9\" height=\"20\" fill=\"#3a3a3a\"/>"),
            "{svg}"
        );
    }
}
