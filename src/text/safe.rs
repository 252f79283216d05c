//! Text that may be shown: what came in, and what may go out.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clean::replace;

/// A text that can be drawn, printed, copied or logged without speaking to the terminal.
///
/// It keeps the text as it came ([`Safe::raw`], for hashes and exports of the model) beside the text
/// that is shown ([`Safe::as_str`]); where the two are the same, and they nearly always are, it is
/// stored once.
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
    /// Cleans `raw`.
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
