//! Text on its way to the screen: clean by construction.

use std::borrow::Cow;

use super::{Measure, Safe, clean};

/// A text that may be drawn or printed: fixed words of the program, a [`Safe`], or joined from both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Shown<'a>(Cow<'a, str>);

impl<'a> Shown<'a> {
    /// Cleans a text that was put together.
    pub fn new(text: impl Into<String>) -> Shown<'static> {
        let text = text.into();
        match clean(&text) {
            Cow::Borrowed(_) => Shown(Cow::Owned(text)),
            Cow::Owned(cleaned) => Shown(Cow::Owned(cleaned)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text cut to `columns`, with a mark where something is missing.
    pub fn cut(&self, measure: Measure, columns: usize) -> Shown<'_> {
        Shown(measure.cut_between_words(&self.0, columns))
    }

    /// The lines of the text, wrapped to `columns`.
    pub fn wrap(&self, measure: Measure, columns: usize) -> impl Iterator<Item = Shown<'_>> {
        measure
            .wrap_lines(&self.0, columns)
            .map(|line| Shown(Cow::Borrowed(line)))
    }

    /// The same text, borrowed.
    pub fn borrowed(&self) -> Shown<'_> {
        Shown(Cow::Borrowed(&self.0))
    }

    /// The same text with an owner of its own.
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }
}

impl<'a> From<&'a Safe> for Shown<'a> {
    fn from(safe: &'a Safe) -> Shown<'a> {
        Shown(Cow::Borrowed(safe.as_str()))
    }
}

impl From<&'static str> for Shown<'static> {
    fn from(fixed: &'static str) -> Shown<'static> {
        Shown(Cow::Borrowed(fixed))
    }
}
