//! Places that the user has marked with a letter.

use std::collections::BTreeMap;

use super::history::Place;
use super::key::{Key, KeyCode};
use crate::text::fold_char;

/// The marked places, by their letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks(BTreeMap<char, Place>);

/// For what the next key is a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// To mark the place.
    Mark,
    /// To return to a marked one.
    Return,
}

/// The letter that a key stands for, also one that an input method sent full-width.
pub fn letter_of(key: Key) -> Option<char> {
    match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char(c), false, false) => Some(fold_char(c)).filter(char::is_ascii_alphabetic),
        _ => None,
    }
}

impl Marks {
    /// Marks a place; what had the letter before has it no longer.
    pub fn set(&mut self, letter: char, place: Place) {
        self.0.insert(letter, place);
    }

    /// The place that a letter marks.
    pub fn get(&self, letter: char) -> Option<&Place> {
        self.0.get(&letter)
    }

    /// Takes a mark away.
    pub fn remove(&mut self, letter: char) {
        self.0.remove(&letter);
    }

    /// All of them, by their letters.
    pub fn iter(&self) -> impl Iterator<Item = (char, &Place)> {
        self.0.iter().map(|(letter, place)| (*letter, place))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The letters in use, as a sentence lists them.
    pub fn letters(&self) -> String {
        let letters: Vec<String> = self.0.keys().map(char::to_string).collect();
        letters.join(" ")
    }
}

impl FromIterator<(char, Place)> for Marks {
    /// What is no letter marks nothing.
    fn from_iter<I: IntoIterator<Item = (char, Place)>>(marks: I) -> Marks {
        let letters = marks
            .into_iter()
            .filter(|(letter, _)| letter.is_ascii_alphabetic());
        Marks(letters.collect())
    }
}
