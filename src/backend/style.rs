//! Colours and attributes: what a terminal can show of them, and the fewest bytes that select them.

use ratatui::style::{Color, Modifier};

use super::wire::{Bytes, Short};

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: bold, dim, underline and the like are left.
    NoColour,
    /// The sixteen base colours, whose shades are the terminal's own.
    Sixteen,
    /// The sixteen, a cube of 6 × 6 × 6 and 24 greys.
    Indexed,
    /// 24 bits.
    True,
}

/// One colour as it goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Default,
    Base(u8),
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// How a cell is drawn: both colours and the attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Colour,
    bg: Colour,
    attributes: u8,
}

const BOLD: u8 = 1;
const DIM: u8 = 2;
const ITALIC: u8 = 4;
const UNDERLINE: u8 = 8;
const BLINK: u8 = 16;
const REVERSE: u8 = 32;
const HIDDEN: u8 = 64;
const STRIKE: u8 = 128;

/// What shows even where there is no ink.
const VISIBLE_ON_BLANK: u8 = UNDERLINE | REVERSE | STRIKE;

/// Attribute, the ratatui modifier it stands for, the code that sets it, the code that takes it off.
const ATTRIBUTES: [(u8, Modifier, u8, u8); 8] = [
    (BOLD, Modifier::BOLD, 1, 22),
    (DIM, Modifier::DIM, 2, 22),
    (ITALIC, Modifier::ITALIC, 3, 23),
    (UNDERLINE, Modifier::UNDERLINED, 4, 24),
    (
        BLINK,
        Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK),
        5,
        25,
    ),
    (REVERSE, Modifier::REVERSED, 7, 27),
    (HIDDEN, Modifier::HIDDEN, 8, 28),
    (STRIKE, Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// Default colours, no attribute.
    pub(super) const DEFAULT: Pen = Pen {
        fg: Colour::Default,
        bg: Colour::Default,
        attributes: 0,
    };

    /// The pen for a cell of ratatui's, in the colours that a terminal of this depth has.
    pub(super) fn new(fg: Color, bg: Color, modifier: Modifier, depth: Depth) -> Pen {
        let attributes = ATTRIBUTES
            .iter()
            .filter(|(_, wanted, ..)| modifier.intersects(*wanted))
            .fold(0, |all, (bit, ..)| all | bit);
        Pen {
            fg: Colour::new(fg, depth),
            bg: Colour::new(bg, depth),
            attributes,
        }
    }

    /// The same pen on a blank, without what cannot be seen there.
    pub(super) fn on_blank(self) -> Pen {
        if self.attributes & VISIBLE_ON_BLANK != 0 {
            return self;
        }
        Pen {
            bg: self.bg,
            ..Pen::DEFAULT
        }
    }

    /// Whether a blank drawn with either pen looks the same.
    pub(super) fn same_blank(self, other: Pen) -> bool {
        self.on_blank() == other.on_blank()
    }

    /// Whether erasing with this pen leaves blanks of the default background, in every terminal.
    ///
    /// Some terminals (tmux, xterm) erase to the current background and others (GNU screen) to the
    /// default one; only where the two agree is the result known.
    pub(super) fn erases_cleanly(self) -> bool {
        self.on_blank() == Pen::DEFAULT
    }

    /// This pen with nothing that an erased cell could keep; the ink stays as it is.
    pub(super) fn erasing(self) -> Pen {
        Pen {
            bg: Colour::Default,
            attributes: self.attributes & !VISIBLE_ON_BLANK,
            ..self
        }
    }

    /// The one of `pens`, which must not be empty, that is reached from here with the fewest bytes.
    pub(super) fn shortest(self, pens: &[Pen]) -> Pen {
        *pens
            .iter()
            .min_by_key(|pen| sgr(self, **pen).len())
            .expect("there is a pen to choose")
    }

    /// This pen, changed as little as a blank like `blank` needs.
    pub(super) fn for_blank(self, blank: Pen) -> Pen {
        if blank.attributes & VISIBLE_ON_BLANK != 0 {
            return blank;
        }
        Pen {
            bg: blank.bg,
            ..self.erasing()
        }
    }
}

impl Colour {
    fn new(colour: Color, depth: Depth) -> Colour {
        let exact = match colour {
            Color::Reset => Colour::Default,
            Color::Black => Colour::Base(0),
            Color::Red => Colour::Base(1),
            Color::Green => Colour::Base(2),
            Color::Yellow => Colour::Base(3),
            Color::Blue => Colour::Base(4),
            Color::Magenta => Colour::Base(5),
            Color::Cyan => Colour::Base(6),
            Color::Gray => Colour::Base(7),
            Color::DarkGray => Colour::Base(8),
            Color::LightRed => Colour::Base(9),
            Color::LightGreen => Colour::Base(10),
            Color::LightYellow => Colour::Base(11),
            Color::LightBlue => Colour::Base(12),
            Color::LightMagenta => Colour::Base(13),
            Color::LightCyan => Colour::Base(14),
            Color::White => Colour::Base(15),
            Color::Indexed(n @ 0..16) => Colour::Base(n),
            Color::Indexed(n) => Colour::Indexed(n),
            Color::Rgb(r, g, b) => Colour::Rgb(r, g, b),
        };
        match (depth, exact) {
            (Depth::NoColour, _) => Colour::Default,
            (Depth::Sixteen, Colour::Indexed(n)) => Colour::Base(nearest_base(rgb_of(n))),
            (Depth::Sixteen, Colour::Rgb(r, g, b)) => Colour::Base(nearest_base([r, g, b])),
            (Depth::Indexed, Colour::Rgb(r, g, b)) => Colour::Indexed(nearest_indexed([r, g, b])),
            _ => exact,
        }
    }

    /// Writes the parameters that select this colour; `ground` is 0 for ink and 10 for background.
    fn select(self, ground: u8, codes: &mut Codes) {
        match self {
            Colour::Default => codes.push(39 + ground),
            Colour::Base(n @ 0..8) => codes.push(30 + ground + n),
            Colour::Base(n) => codes.push(82 + ground + n),
            Colour::Indexed(n) => codes.extend(&[38 + ground, 5, n]),
            Colour::Rgb(r, g, b) => codes.extend(&[38 + ground, 2, r, g, b]),
        }
    }
}

/// The sixteen base colours as xterm shows them; terminals differ, but not in which is nearest.
const BASE: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The steps of each side of the colour cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The red, green and blue of an indexed colour.
fn rgb_of(index: u8) -> [u8; 3] {
    match index {
        0..16 => BASE[usize::from(index)],
        16..232 => {
            let n = usize::from(index - 16);
            [CUBE[n / 36], CUBE[n / 6 % 6], CUBE[n % 6]]
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

fn nearest_base(rgb: [u8; 3]) -> u8 {
    nearest(0..=15, rgb)
}

fn nearest_indexed(rgb: [u8; 3]) -> u8 {
    // Not the first sixteen: every terminal has its own idea of them.
    nearest(16..=255, rgb)
}

fn nearest(candidates: std::ops::RangeInclusive<u8>, rgb: [u8; 3]) -> u8 {
    candidates
        .min_by_key(|&index| distance(rgb_of(index), rgb))
        .unwrap_or_default()
}

/// How far apart two colours look; the eye is most exact about green and least about blue.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    let weighted = [3, 4, 2].iter().zip(a.iter().zip(&b));
    weighted
        .map(|(weight, (a, b))| weight * u32::from(a.abs_diff(*b)).pow(2))
        .sum()
}

/// The parameters of one SGR.
struct Codes {
    codes: [u8; 24],
    len: usize,
}

impl Codes {
    fn new() -> Codes {
        Codes {
            codes: [0; 24],
            len: 0,
        }
    }

    fn push(&mut self, code: u8) {
        self.codes[self.len] = code;
        self.len += 1;
    }

    fn extend(&mut self, codes: &[u8]) {
        for code in codes {
            self.push(*code);
        }
    }

    fn write(&self) -> Short {
        let mut out = Short::new();
        out.put(b"\x1b[");
        for (i, code) in self.codes[..self.len].iter().enumerate() {
            if i > 0 {
                out.put(b";");
            }
            out.number(u16::from(*code));
        }
        out.put(b"m");
        out
    }
}

/// The fewest bytes that change the pen; none when there is nothing to change.
pub(super) fn sgr(from: Pen, to: Pen) -> Short {
    if from == to {
        return Short::new();
    }
    if to == Pen::DEFAULT {
        let mut out = Short::new();
        out.put(b"\x1b[m");
        return out;
    }
    let step = step(from, to).write();
    let mut anew = Codes::new();
    anew.push(0);
    set(Pen::DEFAULT, to, &mut anew);
    let anew = anew.write();
    if anew.len() < step.len() { anew } else { step }
}

/// The codes that take off what `to` lacks and set what `from` lacks.
fn step(from: Pen, to: Pen) -> Codes {
    let mut codes = Codes::new();
    let mut kept = from;
    let lost = from.attributes & !to.attributes;
    let mut last_off = 0;
    for (bit, _, _, off) in ATTRIBUTES {
        // Bold and dim go off together, so what stays of them is set again below.
        if lost & bit == 0 || off == last_off {
            continue;
        }
        codes.push(off);
        last_off = off;
        kept.attributes &= !if off == 22 { BOLD | DIM } else { bit };
    }
    set(kept, to, &mut codes);
    codes
}

/// The codes that set what `to` has and `from` has not; nothing may have to be taken off.
fn set(from: Pen, to: Pen, codes: &mut Codes) {
    let gained = to.attributes & !from.attributes;
    for (bit, _, on, _) in ATTRIBUTES {
        if gained & bit != 0 {
            codes.push(on);
        }
    }
    if from.fg != to.fg {
        to.fg.select(0, codes);
    }
    if from.bg != to.bg {
        to.bg.select(10, codes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn pen(style: Style) -> Pen {
        Pen::new(
            style.fg.unwrap_or_default(),
            style.bg.unwrap_or_default(),
            style.add_modifier,
            Depth::True,
        )
    }

    #[track_caller]
    fn check(from: Style, to: Style, expected: &str) {
        let bytes = sgr(pen(from), pen(to));
        assert_eq!(
            String::from_utf8_lossy(bytes.as_ref()),
            expected.replace('^', "\x1b[")
        );
    }

    #[test]
    fn a_pen_changes_with_the_fewest_bytes() {
        let plain = Style::new();
        check(plain, plain, "");
        check(plain, plain.red(), "^31m");
        check(plain, plain.light_red(), "^91m");
        check(plain, plain.on_light_red(), "^101m");
        check(plain, plain.gray().on_blue(), "^37;44m");
        check(plain, plain.fg(Color::Indexed(3)), "^33m");
        check(plain, plain.fg(Color::Indexed(208)), "^38;5;208m");
        check(plain, plain.bg(Color::Rgb(1, 20, 255)), "^48;2;1;20;255m");
        check(plain.bold().red(), plain, "^m");
        check(plain.bold().red(), plain.red(), "^22m");
        check(plain.bold(), plain.dim(), "^0;2m");
        check(plain.bold().dim(), plain.bold(), "^0;1m");
        check(plain.bold().red(), plain.bold(), "^39m");
        check(plain.bold().red().on_blue(), plain.bold(), "^0;1m");
        check(plain.underlined().reversed(), plain.underlined(), "^27m");
    }

    #[test]
    fn any_pen_is_reached_from_any_other() {
        let styles = [
            Style::new(),
            Style::new().bold().fg(Color::Rgb(255, 255, 255)),
            Style::new().dim().italic().on_light_blue(),
            Style {
                fg: Some(Color::Rgb(200, 201, 202)),
                bg: Some(Color::Rgb(203, 204, 205)),
                add_modifier: Modifier::all(),
                ..Style::new()
            },
        ];
        for from in styles {
            for to in styles {
                let bytes = sgr(pen(from), pen(to));
                assert_eq!(bytes.len() == 0, from == to);
            }
        }
    }

    #[test]
    fn colours_a_terminal_lacks_become_the_nearest_it_has() {
        let of = |colour, depth| Colour::new(colour, depth);
        let orange = Color::Rgb(255, 135, 0);
        assert_eq!(of(orange, Depth::True), Colour::Rgb(255, 135, 0));
        assert_eq!(of(orange, Depth::Indexed), Colour::Indexed(208));
        assert_eq!(of(orange, Depth::Sixteen), Colour::Base(3));
        assert_eq!(of(orange, Depth::NoColour), Colour::Default);
        assert_eq!(of(Color::Indexed(244), Depth::Sixteen), Colour::Base(8));
        assert_eq!(of(Color::Indexed(46), Depth::Sixteen), Colour::Base(10));
        assert_eq!(
            of(Color::Rgb(9, 9, 9), Depth::Indexed),
            Colour::Indexed(232)
        );
        assert_eq!(of(Color::DarkGray, Depth::Sixteen), Colour::Base(8));
    }

    #[test]
    fn ink_does_not_count_on_a_blank_unless_it_shows() {
        let blank = |a: Style, b: Style| pen(a).same_blank(pen(b));
        assert!(blank(Style::new().red().bold(), Style::new()));
        assert!(!blank(Style::new().on_red(), Style::new()));
        assert!(!blank(Style::new().underlined(), Style::new()));
        assert!(!blank(
            Style::new().reversed().red(),
            Style::new().reversed()
        ));
    }
}
