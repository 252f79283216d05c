//! Where in the draft something stands.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Safe;

/// A place in the draft: a section or a point in it, a table or one of its rows, a figure.
///
/// Written `2.1.3` (section 二（一）3), `4.6.4` (the fourth point of action six), `0` (the opening
/// paragraph), `T5` (table 5), `T5.19` (its row 19, the header not counted), `F1` (figure 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locator {
    /// A section or a point or paragraph in it, as the numbers on the way there.
    Section(Path),
    /// A table.
    Table(u16),
    /// A row of a table; the first row below the header is 1.
    Row(u16, u32),
    /// A figure.
    Figure(u16),
    /// What was written is no locator; kept so that it can be reported and shown.
    Malformed(Box<str>),
}

/// The numbers that lead to a section, a point or a paragraph: at most five.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path {
    steps: [u8; Path::DEEPEST],
    depth: u8,
}

impl Path {
    const DEEPEST: usize = 5;

    /// The numbers, outermost first.
    pub fn steps(&self) -> &[u8] {
        &self.steps[..usize::from(self.depth)]
    }

    /// The path one level up, unless this is a chapter.
    pub fn parent(&self) -> Option<Path> {
        if self.depth <= 1 {
            return None;
        }
        let mut parent = *self;
        parent.depth -= 1;
        parent.steps[usize::from(parent.depth)] = 0;
        Some(parent)
    }

    fn parse(text: &str) -> Option<Path> {
        let mut path = Path {
            steps: [0; Path::DEEPEST],
            depth: 0,
        };
        for step in text.split('.') {
            let slot = path.steps.get_mut(usize::from(path.depth))?;
            *slot = number(step)?;
            path.depth += 1;
        }
        let opening = path.steps() == [0];
        (opening || !path.steps().contains(&0)).then_some(path)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps().iter().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            write!(f, "{step}")?;
        }
        Ok(())
    }
}

/// A number written plainly: digits only, no sign, no leading zero.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let plain =
        text.bytes().all(|b| b.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

impl Locator {
    /// Reads a locator; anything that is none becomes [`Locator::Malformed`].
    pub fn parse(text: &str) -> Locator {
        Locator::well_formed(text).unwrap_or_else(|| Locator::Malformed(text.into()))
    }

    fn well_formed(text: &str) -> Option<Locator> {
        let at_least_one = |n: u16| (n > 0).then_some(n);
        if let Some(figure) = text.strip_prefix('F') {
            return number(figure).and_then(at_least_one).map(Locator::Figure);
        }
        let Some(table) = text.strip_prefix('T') else {
            return Path::parse(text).map(Locator::Section);
        };
        match table.split_once('.') {
            None => number(table).and_then(at_least_one).map(Locator::Table),
            Some((table, row)) => {
                let row = number(row).filter(|row| *row > 0)?;
                number(table)
                    .and_then(at_least_one)
                    .map(|table| Locator::Row(table, row))
            }
        }
    }

    /// The locator as text that may be shown.
    pub fn to_safe(&self) -> Safe {
        Safe::from(self.to_string())
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Locator::Section(path) => write!(f, "{path}"),
            Locator::Table(table) => write!(f, "T{table}"),
            Locator::Row(table, row) => write!(f, "T{table}.{row}"),
            Locator::Figure(figure) => write!(f, "F{figure}"),
            Locator::Malformed(text) => f.write_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Locator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Locator, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Locator;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a locator such as \"2.1.3\", \"T5.19\" or \"F1\"")
            }
            fn visit_str<E>(self, text: &str) -> Result<Locator, E> {
                Ok(Locator::parse(text))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl Serialize for Locator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_locators_read_back_as_written() {
        for text in [
            "0",
            "1",
            "2.1.3",
            "2.1.2.1",
            "4.3.2.1",
            "T1",
            "T5.19",
            "T5.100000",
            "F8",
        ] {
            let locator = Locator::parse(text);
            assert!(!matches!(locator, Locator::Malformed(_)), "{text}");
            assert_eq!(locator.to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_kept_as_malformed() {
        for text in [
            "",
            ".",
            "2.",
            "2..1",
            "2.0",
            "02",
            "T",
            "T0",
            "T5.",
            "T5.0",
            "T5.x",
            "F",
            "F0",
            "F1.2",
            "t5",
            "2.1.2.1.1.1",
            "256",
            "-1",
            "+1",
        ] {
            assert_eq!(
                Locator::parse(text),
                Locator::Malformed(text.into()),
                "{text}"
            );
        }
    }
}
