//! Text that may be shown: what came in, and what may go out.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clean::replace;

/// A text that can be drawn, printed, copied or logged without speaking to the terminal.
///
/// It keeps the text as it came ([`Safe::raw`], for hashes and exports of the model) beside the text
/// that is shown ([`Safe::as_str`]); where the two are the same, and they nearly always are, it is
/// stored once. What is shown is a single line: line feeds and tabs are spaces ([`clean`](super::clean()) says what
/// becomes of each character); [`Safe::lines`] keeps lines apart.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Safe {
    raw: Box<str>,
    shown: Option<Box<Shown>>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    text: Box<str>,
    hidden: usize,
}

impl Safe {
    /// Cleans `raw`, as [`clean`](super::clean()) does.
    pub fn new(raw: impl Into<Box<str>>) -> Safe {
        let raw = raw.into();
        let shown = replace(&raw).map(|replaced| {
            Box::new(Shown {
                text: replaced.text.into(),
                hidden: replaced.hidden,
            })
        });
        Safe { raw, shown }
    }

    /// The text to show: no control character, nothing invisible, nothing that reorders.
    pub fn as_str(&self) -> &str {
        self.shown.as_ref().map_or(&self.raw, |shown| &shown.text)
    }

    /// The text as it came. For hashes and for exporting the model, never for showing.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// How many characters of the raw text are replaced in what is shown.
    pub fn hidden(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.hidden)
    }

    /// The lines of the raw text, each cleaned: for texts that keep their paragraphs.
    pub fn lines(&self) -> impl Iterator<Item = Safe> {
        self.raw.lines().map(Safe::from)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }
}

impl From<&str> for Safe {
    fn from(raw: &str) -> Safe {
        Safe::new(raw)
    }
}

impl From<String> for Safe {
    fn from(raw: String) -> Safe {
        Safe::new(raw)
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<'de> Deserialize<'de> for Safe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Safe, D::Error> {
        String::deserialize(deserializer).map(Safe::from)
    }
}

impl Serialize for Safe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_nothing_is_stored_once() {
        let safe = Safe::new("“十四五” G60");
        assert_eq!((safe.as_str(), safe.hidden()), (safe.raw(), 0));
        assert!(safe.shown.is_none());
    }

    #[test]
    fn what_is_shown_and_what_came_in_are_kept_apart() {
        let safe = Safe::from("a\u{1b}]52;c;x\u{7}\nb");
        assert_eq!(safe.as_str(), "a<U+001B>]52;c;x<U+0007> b");
        assert_eq!(safe.raw(), "a\u{1b}]52;c;x\u{7}\nb");
        assert_eq!(safe.hidden(), 2);
        assert_eq!(
            format!("{safe}|{safe:?}"),
            format!("{0}|{0:?}", safe.as_str())
        );
    }

    #[test]
    fn a_line_feed_alone_hides_nothing() {
        let safe = Safe::new("one\n  two");
        assert_eq!((safe.as_str(), safe.hidden()), ("one two", 0));
    }

    #[test]
    fn lines_are_cleaned_one_by_one() {
        let lines: Vec<Safe> = Safe::new("one\r\n\ttwo\u{7}\n\nthree").lines().collect();
        let shown: Vec<&str> = lines.iter().map(Safe::as_str).collect();
        assert_eq!(shown, ["one", " two<U+0007>", "", "three"]);
        assert_eq!(lines[1].hidden(), 1);
    }

    #[test]
    fn a_file_is_cleaned_when_read_and_written_as_it_was() {
        let json = r#""a\u202eb""#;
        let safe: Safe = serde_json::from_str(json).expect("a string");
        assert_eq!(safe.as_str(), "a<U+202E>b");
        let written = serde_json::to_string(&safe).expect("a string");
        assert_eq!(
            serde_json::from_str::<String>(&written).expect("a string"),
            safe.raw()
        );
    }
}
