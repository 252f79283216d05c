//! Whether the cursor is where it should be after a character.

use super::grid::Glyph;
use crate::text::is_doubtful;

/// What is known of the characters that some terminals draw one column wide and others two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Doubt {
    /// Nothing yet: the terminal has not said.
    #[default]
    Open,
    /// They take one column; box-drawing lines are counted on, the rest still not.
    Narrow,
    /// They take two columns, and the cells that hold them say so.
    Wide,
}

impl Doubt {
    /// Whether the column after this glyph is not certain.
    pub(super) fn about(self, glyph: &Glyph) -> bool {
        match glyph {
            Glyph::Char(' '..='~') | Glyph::Trail => false,
            Glyph::Char(c) => is_doubtful(*c) && !(self == Doubt::Narrow && is_line(*c)),
            // Terminals differ in whether and how they put clusters together.
            Glyph::Cluster(_) => true,
        }
    }
}

/// The lines and corners of boxes.
fn is_line(c: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&c)
}
