//! Lines and signs of the screen: safe ones, light ones, plain ASCII.

pub use crate::app::map::Look;

impl Look {
    /// A rule across.
    pub fn horizontal(self) -> &'static str {
        match self {
            Look::Safe => "╌",
            Look::Light => "─",
            Look::Ascii => "-",
        }
    }

    /// A rule down.
    pub fn vertical(self) -> &'static str {
        match self {
            Look::Safe => "╎",
            Look::Light => "│",
            Look::Ascii => "|",
        }
    }

    /// The sign before the selected row.
    pub fn row_marker(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "❯",
            Look::Ascii => ">",
        }
    }

    /// The sign of something that can be unfolded.
    pub fn closed(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "▸",
            Look::Ascii => "+",
        }
    }

    /// The sign of something unfolded.
    pub fn open(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "∙",
            Look::Ascii => "-",
        }
    }

    /// The filled part of a bar.
    pub fn bar(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "▪",
            Look::Ascii => "#",
        }
    }

    /// The sign of something that is so.
    pub fn yes(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "✓",
            Look::Ascii => "x",
        }
    }

    /// The sign of a cell of a matrix in which nothing stands.
    pub fn nothing(self) -> &'static str {
        match self {
            Look::Safe | Look::Light => "∙",
            Look::Ascii => ".",
        }
    }
}
