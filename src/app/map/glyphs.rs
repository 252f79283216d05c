//! Which characters the map is drawn with.

use super::raster::{Pass, Touch};
use super::view::Part;
use crate::plan::Lang;
use crate::plan::file::LineMode;
use crate::text::Measure;

/// The characters that a map may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// Those that take one column in every terminal.
    #[default]
    Safe,
    /// Box lines and shades too, for terminals known to draw them in one column.
    Light,
    /// ASCII alone.
    Ascii,
}

/// The sign of a point that does not concern the reader, whatever it is.
pub(super) const UNCONCERNED: char = '.';

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Double,
    Dashed,
    Heavy,
    Track,
    Rail,
    Dotted,
}

impl Stroke {
    /// The stroke of a line, or none for what is no line.
    pub(super) fn of(part: Part) -> Stroke {
        match part {
            Part::Axis(number) => match number % 3 {
                0 => Stroke::Double,
                1 => Stroke::Dashed,
                _ => Stroke::Heavy,
            },
            Part::Line(LineMode::Metro) => Stroke::Track,
            Part::Line(LineMode::Rail) => Stroke::Rail,
            _ => Stroke::Dotted,
        }
    }
}

impl Look {
    /// This look, or the safe one where characters of this one would take two columns.
    pub(super) fn fitting(self, measure: Measure) -> Look {
        let fits = ['═', '╌', '■'].iter().all(|c| measure.char_width(*c) == 1);
        match self {
            Look::Light if !fits => Look::Safe,
            look => look,
        }
    }

    /// Signs before and at the selected thing.
    pub(super) fn marker(self) -> char {
        match self {
            Look::Ascii => '>',
            Look::Safe | Look::Light => '❯',
        }
    }

    /// The sign of a point.
    pub(super) fn point(self, part: Part) -> char {
        let [safe, light, ascii] = match part {
            Part::Town => ['▪', '■', 'O'],
            Part::Unplaced => ['?', '?', '?'],
            Part::Cluster => ['◦', '○', 'o'],
            Part::Project => ['∙', '•', '*'],
            Part::Center => ['⚑', '▲', '^'],
            _ => ['x', '◇', 'x'],
        };
        match self {
            Look::Safe => safe,
            Look::Light => light,
            Look::Ascii => ascii,
        }
    }

    /// How the cells of a line must touch to look like one.
    pub(super) fn touch(self) -> Touch {
        match self {
            Look::Light => Touch::Edges,
            Look::Safe | Look::Ascii => Touch::Corners,
        }
    }

    /// The sign of a line in the cell number `at` of its path.
    pub(super) fn line(self, stroke: Stroke, pass: Pass, at: usize) -> char {
        let tie = at % 2 == 1;
        let is_straight = matches!(pass, Pass::Flat | Pass::Steep);
        match (stroke, self) {
            (Stroke::Double, Look::Safe | Look::Ascii) => '=',
            (Stroke::Heavy, Look::Safe | Look::Ascii) => '#',
            (Stroke::Dotted, _) => '.',
            (Stroke::Track, Look::Safe | Look::Ascii) if tie => '+',
            (Stroke::Rail, Look::Safe | Look::Ascii) if tie => '#',
            (Stroke::Track, Look::Light) if tie && is_straight => '┼',
            (Stroke::Rail, Look::Light) if tie && is_straight => '╫',
            (Stroke::Dashed, Look::Safe) => sketched(pass, '╌', '╎'),
            (Stroke::Dashed, Look::Ascii) => sketched(pass, '~', '|'),
            (Stroke::Track | Stroke::Rail, Look::Safe | Look::Ascii) => sketched(pass, '-', '|'),
            (stroke, Look::Light) => boxed(stroke, pass),
        }
    }

    /// The texture of an area at a cell.
    pub(super) fn texture(self, part: Part, x: i32, y: i32) -> char {
        match (part, self) {
            (Part::Core, Look::Light) => '░',
            (Part::Core, _) if (x + y) % 2 == 0 => ':',
            (Part::Zone(number), _) if (x + 2 * y) % 4 == 0 => ZONES[usize::from(number) % 3],
            _ => ' ',
        }
    }

    /// A piece of a line or an area for the legend.
    pub(super) fn sample(self, part: Part) -> String {
        match part {
            Part::Core | Part::Zone(_) => {
                let texture = (0..4).map(|x| self.texture(part, x, 0)).find(|c| *c != ' ');
                texture.into_iter().cycle().take(2).collect()
            }
            Part::Axis(_) | Part::Line(_) => (0..3)
                .map(|at| self.line(Stroke::of(part), Pass::Flat, at))
                .collect(),
            _ => self.point(part).into(),
        }
    }
}

/// Zones are told apart by what they are strewn with.
const ZONES: [char; 3] = ['.', '\'', ','];

fn sketched(pass: Pass, flat: char, steep: char) -> char {
    match pass {
        Pass::Flat => flat,
        Pass::Steep => steep,
        Pass::Rising => '/',
        Pass::Falling => '\\',
        Pass::LeftDown | Pass::RightDown => '.',
        Pass::LeftUp | Pass::RightUp => '\'',
    }
}

fn boxed(stroke: Stroke, pass: Pass) -> char {
    let set = match stroke {
        Stroke::Double => ['═', '║', '╗', '╔', '╝', '╚'],
        Stroke::Heavy => ['━', '┃', '┓', '┏', '┛', '┗'],
        Stroke::Dashed => ['╌', '╎', '╮', '╭', '╯', '╰'],
        Stroke::Track | Stroke::Rail | Stroke::Dotted => ['─', '│', '╮', '╭', '╯', '╰'],
    };
    set[match pass {
        Pass::Flat | Pass::Rising | Pass::Falling => 0,
        Pass::Steep => 1,
        Pass::LeftDown => 2,
        Pass::RightDown => 3,
        Pass::LeftUp => 4,
        Pass::RightUp => 5,
    }]
}

/// Where a mark at the edge points to: one of eight directions, from its place on the grid.
pub(super) fn compass(x: f32, y: f32) -> Option<usize> {
    let (dx, dy) = (x - 50.0, y - 50.0);
    if dx.abs() < 1.0 && dy.abs() < 1.0 {
        return None;
    }
    // Eighths of a turn from the east, southwards as y grows.
    let eighths = dy.atan2(dx) / std::f32::consts::FRAC_PI_4;
    Some(eighths.round().rem_euclid(8.0) as usize % 8)
}

/// A mark with its direction written out.
pub(super) fn directed(name: &str, eighth: Option<usize>, lang: Lang, look: Look) -> String {
    let Some(eighth) = eighth else {
        return name.to_owned();
    };
    let word = lang.pick(
        ["东", "东南", "南", "西南", "西", "西北", "北", "东北"],
        ["E", "SE", "S", "SW", "W", "NW", "N", "NE"],
    )[eighth];
    let arrow = match look {
        Look::Light => ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'],
        Look::Safe | Look::Ascii => ['>', '>', 'v', '<', '<', '<', '^', '>'],
    }[eighth];
    match eighth {
        3..=5 => format!("{arrow} {word} {name}"),
        _ => format!("{name} {word} {arrow}"),
    }
}
