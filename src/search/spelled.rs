//! A text in the pieces by which it is typed: words, numbers, Chinese characters.

use std::ops::Range;

use super::codes::{Code, Mask, code, is_digit, is_han};
use super::readings::{CharNumber, Readings};

/// Of a longer text only the beginning is looked at.
pub(super) const LONGEST: usize = 300;

/// A piece of a text: a word, a number, or one Chinese character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Where its codes begin in those of the text.
    pub(super) at: u16,
    /// How many codes it has.
    pub(super) len: u16,
    /// The Chinese character that it is, or 0.
    pub(super) han: CharNumber,
}

/// A text cut into units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelled<'t> {
    pub(super) codes: &'t [Code],
    pub(super) units: &'t [Unit],
    pub(super) readings: &'t Readings,
}

impl<'t> Spelled<'t> {
    /// The codes of a unit.
    pub(super) fn word(&self, unit: Unit) -> &'t [Code] {
        let at = usize::from(unit.at);
        &self.codes[at..at + usize::from(unit.len)]
    }

    /// What a unit may begin with as it is typed.
    #[inline]
    pub(super) fn begins(&self, unit: Unit) -> Mask {
        match unit.han {
            0 => Mask::of(&self.codes[usize::from(unit.at)..][..1]),
            han => self.readings.begins(han),
        }
    }

    /// What any of the units may begin with.
    pub(super) fn beginnings(&self) -> Mask {
        let mut all = Mask::default();
        (self.units.iter()).for_each(|unit| all.join(self.begins(*unit)));
        all
    }

    /// Writes how the text is typed by sound into `letters`, and where its units begin there into `starts`;
    /// says whether any of it is Chinese.
    pub(super) fn sound(&self, letters: &mut Vec<Code>, starts: &mut Vec<usize>) -> bool {
        letters.clear();
        starts.clear();
        if self.units.iter().all(|unit| unit.han == 0) {
            return false;
        }
        for unit in self.units {
            starts.push(letters.len());
            match self.readings.of(unit.han).next() {
                Some(reading) => letters.extend(reading.letters),
                None => letters.extend(self.word(*unit)),
            }
        }
        true
    }
}

/// Cuts a text into units, adding its codes and units to those that are there. `each` is told, for
/// each code, the bytes of the character.
pub(super) fn cut(
    text: &str,
    readings: &mut Readings,
    codes: &mut Vec<Code>,
    units: &mut Vec<Unit>,
    mut each: impl FnMut(Range<usize>),
) -> Mask {
    let (first_code, first_unit) = (codes.len(), units.len());
    let mut mask = Mask::default();
    let mut before = Sort::Sign;
    for (byte, c) in text.char_indices() {
        let Some(code) = code(c) else {
            before = Sort::Sign;
            continue;
        };
        let at = codes.len() - first_code;
        if at == LONGEST {
            break;
        }
        let sort = Sort::of(code);
        if sort == before && sort != Sort::Han {
            if let Some(unit) = units[first_unit..].last_mut() {
                unit.len += 1;
            }
        } else {
            let han = readings.number(code);
            for reading in readings.of(han) {
                reading.letters.iter().for_each(|letter| mask.add(*letter));
            }
            let at = at as u16;
            units.push(Unit { at, len: 1, han });
        }
        before = sort;
        mask.add(code);
        codes.push(code);
        each(byte..byte + c.len_utf8());
    }
    mask
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Sign,
    Letter,
    Digit,
    Han,
}

impl Sort {
    fn of(code: Code) -> Sort {
        if is_han(code) {
            Sort::Han
        } else if is_digit(code) {
            Sort::Digit
        } else {
            Sort::Letter
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (mut readings, mut codes, mut units) = (Readings::default(), Vec::new(), Vec::new());
        let mut bytes = Vec::new();
        cut(text, &mut readings, &mut codes, &mut units, |range| {
            bytes.push(range)
        });
        let words = units.iter().map(|unit| {
            let (at, end) = (usize::from(unit.at), usize::from(unit.at + unit.len) - 1);
            &text[bytes[at].start..bytes[end].end]
        });
        assert_eq!(words.collect::<Vec<_>>().join("|"), expected);
    }

    #[test]
    fn words_numbers_and_chinese_characters_are_typed_one_by_one() {
        check("G60科创云廊", "G|60|科|创|云|廊");
        check("Sci-Tech Cloud Corridor", "Sci|Tech|Cloud|Corridor");
        check("town.sijing", "town|sijing");
        check("“5+4+X”", "5|4|X");
        check("", "");
    }

    #[test]
    fn of_a_very_long_text_the_beginning_counts() {
        let (mut readings, mut codes, mut units) = (Readings::default(), Vec::new(), Vec::new());
        cut(
            &"镇".repeat(5000),
            &mut readings,
            &mut codes,
            &mut units,
            |_| {},
        );
        assert_eq!((codes.len(), units.len()), (LONGEST, LONGEST));
    }
}
