//! Colors and weights: the one place that chooses them.

use ratatui::style::{Color, Modifier, Style};

use crate::app::ThemeChoice;

/// How many colors the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: weight and characters alone.
    None,
    /// The sixteen of old.
    Sixteen,
    /// 256 or more.
    Many,
}

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Plain text.
    Text,
    /// Something that only supports: labels, counts, places, the second language.
    Dim,
    /// The heading of a pane or a group.
    Heading,
    /// The name of what a card speaks of.
    Title,
    /// Something that can be followed.
    Link,
    /// The open tab.
    OpenTab,
    /// Marker and signs of selection.
    Marker,
    /// What was looked for.
    Match,
    /// A value that is missing, and why.
    Absent,
    /// Something that a person should look at.
    Warning,
    /// Something that did not work.
    Failure,
    /// Rules between panes.
    Rule,
    /// The filled part of a bar.
    Bar,
    /// A second kind of line or area on the map.
    Second,
    /// A third kind of line on the map.
    Third,
    /// A key in the footer or the help.
    Key,
}

/// A dozen colors.
#[derive(Clone, Copy, Debug)]
struct Palette {
    dim: Color,
    accent: Color,
    marker: Color,
    warning: Color,
    failure: Color,
    matched: Color,
    rule: Color,
    second: Color,
    third: Color,
    bar: Option<Color>,
}

const DARK: Palette = Palette {
    dim: Color::Indexed(246),
    accent: Color::Indexed(80),
    marker: Color::Indexed(214),
    warning: Color::Indexed(221),
    failure: Color::Indexed(210),
    matched: Color::Indexed(228),
    rule: Color::Indexed(240),
    second: Color::Indexed(114),
    third: Color::Indexed(176),
    bar: Some(Color::Indexed(237)),
};

const LIGHT: Palette = Palette {
    dim: Color::Indexed(242),
    accent: Color::Indexed(25),
    marker: Color::Indexed(130),
    warning: Color::Indexed(94),
    failure: Color::Indexed(124),
    matched: Color::Indexed(90),
    rule: Color::Indexed(250),
    second: Color::Indexed(28),
    third: Color::Indexed(90),
    bar: Some(Color::Indexed(254)),
};

/// For a ground that may be black or white: colors halfway between them, and no bar.
const EITHER: Palette = Palette {
    dim: Color::Indexed(243),
    accent: Color::Indexed(31),
    marker: Color::Indexed(166),
    warning: Color::Indexed(130),
    failure: Color::Indexed(160),
    matched: Color::Indexed(163),
    rule: Color::Indexed(243),
    second: Color::Indexed(29),
    third: Color::Indexed(133),
    bar: None,
};

/// Sixteen colors look different on every terminal: no bar, and nothing that could vanish.
const SIXTEEN_DARK: Palette = Palette {
    dim: Color::Gray,
    accent: Color::Cyan,
    marker: Color::Yellow,
    warning: Color::Yellow,
    failure: Color::LightRed,
    matched: Color::LightYellow,
    rule: Color::DarkGray,
    second: Color::Green,
    third: Color::Magenta,
    bar: None,
};

const SIXTEEN_LIGHT: Palette = Palette {
    dim: Color::DarkGray,
    accent: Color::Blue,
    marker: Color::Red,
    warning: Color::Red,
    failure: Color::Red,
    matched: Color::Magenta,
    rule: Color::DarkGray,
    second: Color::Green,
    third: Color::Magenta,
    bar: None,
};

/// Of the sixteen, those that most terminals show halfway; what supports is the terminal's own color, dimmed.
const SIXTEEN_EITHER: Palette = Palette {
    dim: Color::Reset,
    accent: Color::Magenta,
    marker: Color::Red,
    warning: Color::Red,
    failure: Color::Red,
    matched: Color::Magenta,
    rule: Color::Reset,
    second: Color::Reset,
    third: Color::Magenta,
    bar: None,
};

/// The styles of all roles.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    palette: Option<Palette>,
}

/// How a row stands to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Not selected.
    Plain,
    /// Selected in a pane that does not have the keyboard.
    Selected,
    /// Selected, and keys act on it.
    Focused,
}

impl Theme {
    /// The styles for a choice of the user on a terminal of so many colors.
    pub fn new(choice: ThemeChoice, depth: Depth) -> Theme {
        let palette = match (choice, depth) {
            (ThemeChoice::Plain, _) | (_, Depth::None) => None,
            (ThemeChoice::Dark, Depth::Sixteen) => Some(SIXTEEN_DARK),
            (ThemeChoice::Light, Depth::Sixteen) => Some(SIXTEEN_LIGHT),
            (ThemeChoice::Either, Depth::Sixteen) => Some(SIXTEEN_EITHER),
            (ThemeChoice::Dark, Depth::Many) => Some(DARK),
            (ThemeChoice::Either, Depth::Many) => Some(EITHER),
            (ThemeChoice::Light, Depth::Many) => Some(LIGHT),
        };
        Theme { palette }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let own_dims = self
            .palette
            .is_none_or(|palette| palette.dim == Color::Reset);
        let weight = match role {
            Role::Heading | Role::Title | Role::OpenTab | Role::Marker => Modifier::BOLD,
            Role::Match => Modifier::UNDERLINED | Modifier::BOLD,
            Role::Link if self.palette.is_none() => Modifier::UNDERLINED,
            Role::Dim | Role::Absent | Role::Rule if own_dims => Modifier::DIM,
            _ => Modifier::empty(),
        };
        let style = Style::new().add_modifier(weight);
        let Some(palette) = &self.palette else {
            return style;
        };
        match role {
            Role::Text | Role::Heading | Role::Title => style,
            Role::Dim | Role::Absent => style.fg(palette.dim),
            Role::Link | Role::OpenTab | Role::Bar | Role::Key => style.fg(palette.accent),
            Role::Marker => style.fg(palette.marker),
            Role::Match => style.fg(palette.matched),
            Role::Warning => style.fg(palette.warning),
            Role::Failure => style.fg(palette.failure),
            Role::Rule => style.fg(palette.rule),
            Role::Second => style.fg(palette.second),
            Role::Third => style.fg(palette.third),
        }
    }

    /// What a row adds to the style of each of its pieces.
    pub fn row(&self, state: RowState) -> Style {
        let bar = self.palette.and_then(|palette| palette.bar);
        match state {
            RowState::Plain => Style::new(),
            RowState::Selected => Style::new().add_modifier(Modifier::BOLD),
            RowState::Focused => {
                let style = Style::new().add_modifier(Modifier::BOLD);
                bar.map_or(style, |bar| style.bg(bar))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a color of the cube or the greys is, from 0 to 1, as contrast is reckoned.
    fn luminance(color: Color) -> f64 {
        let Color::Indexed(index @ 16..) = color else {
            panic!("{color} looks different on every terminal")
        };
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let rgb = match index {
            232.. => [8 + 10 * (index - 232); 3],
            _ => [36, 6, 1].map(|unit| level((index - 16) / unit % 6)),
        };
        let linear = |level: u8| match f64::from(level) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            level => ((level + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = rgb.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn on_a_ground_of_which_nobody_knows_every_color_stands_out_from_black_and_from_white() {
        let Palette {
            dim,
            accent,
            marker,
            warning,
            failure,
            matched,
            rule,
            second,
            third,
            bar,
        } = EITHER;
        assert_eq!(bar, None);
        for color in [
            dim, accent, marker, warning, failure, matched, rule, second, third,
        ] {
            let light = luminance(color) + 0.05;
            let (on_black, on_white) = (light / 0.05, 1.05 / light);
            assert!(
                on_black > 3.5 && on_white > 3.5,
                "{color}: {on_black} {on_white}"
            );
        }
    }
}
