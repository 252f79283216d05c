//! How Chinese characters are read.

use std::collections::HashMap;

use pinyin::ToPinyinMulti as _;

use super::codes::{Code, Mask, is_han};

/// The readings of the characters that were met, each looked up once.
#[derive(Clone, Debug)]
pub(super) struct Readings {
    numbers: HashMap<Code, CharNumber>,
    /// For each character where its readings begin; one more at the end.
    starts: Vec<u32>,
    syllables: Vec<Syllable>,
    letters: Vec<Code>,
    /// For each character what it may begin with as it is typed: itself, or a letter of a reading.
    begins: Vec<Mask>,
}

/// The number of a character among those that were met; 0 is what is not read.
pub(super) type CharNumber = u16;

#[derive(Clone, Copy, Debug)]
struct Syllable {
    start: u32,
    len: u8,
}

/// One way to read a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'r> {
    /// Its letters, without the tone.
    pub(super) letters: &'r [Code],
    /// Whether it is the common one.
    pub(super) common: bool,
}

impl Default for Readings {
    fn default() -> Readings {
        Readings {
            numbers: HashMap::new(),
            starts: vec![0, 0],
            syllables: Vec::new(),
            letters: Vec::new(),
            begins: vec![Mask::default()],
        }
    }
}

impl Readings {
    /// The number of a character, looked up when it is first met.
    pub(super) fn number(&mut self, code: Code) -> CharNumber {
        if !is_han(code) {
            return 0;
        }
        if let Some(number) = self.numbers.get(&code) {
            return *number;
        }
        let number = self.learn(code);
        self.numbers.insert(code, number);
        number
    }

    fn learn(&mut self, code: Code) -> CharNumber {
        let readings = char::from_u32(u32::from(code)).and_then(|c| c.to_pinyin_multi());
        let Ok(number) = CharNumber::try_from(self.starts.len() - 1) else {
            return 0;
        };
        let Some(readings) = readings else { return 0 };
        let first = self.syllables.len();
        for reading in readings {
            let plain = reading.plain();
            // Input methods spell ü as v; many people leave out the dots.
            match plain.contains('ü') {
                true => {
                    self.add(&plain.replace('ü', "v"), first);
                    self.add(&plain.replace('ü', "u"), first);
                }
                false => self.add(plain, first),
            }
        }
        self.starts.push(self.syllables.len() as u32);
        let mut begins = Mask::of(&[code]);
        let spellings = self.syllables[first..].iter();
        spellings.for_each(|syllable| begins.add(self.letters[syllable.start as usize]));
        self.begins.push(begins);
        number
    }

    /// Adds a spelling, unless the character that begins at `first` has it: tones are left out.
    fn add(&mut self, spelling: &str, first: usize) {
        let letters = || spelling.bytes().map(Code::from);
        let same = |own: &Syllable| self.letters_of(*own).iter().copied().eq(letters());
        if self.syllables[first..].iter().any(same) {
            return;
        }
        self.syllables.push(Syllable {
            start: self.letters.len() as u32,
            len: spelling.len() as u8,
        });
        self.letters.extend(letters());
    }

    /// The ways to read a character, the common one first.
    pub(super) fn of(&self, number: CharNumber) -> impl Iterator<Item = Reading<'_>> {
        let number = usize::from(number);
        let range = self.starts[number] as usize..self.starts[number + 1] as usize;
        let own = self.syllables[range].iter().enumerate();
        own.map(|(i, syllable)| Reading {
            letters: self.letters_of(*syllable),
            common: i == 0,
        })
    }

    /// What a character may begin with as it is typed.
    pub(super) fn begins(&self, number: CharNumber) -> Mask {
        self.begins[usize::from(number)]
    }

    fn letters_of(&self, syllable: Syllable) -> &[Code] {
        let start = syllable.start as usize;
        &self.letters[start..start + usize::from(syllable.len)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(c: char, expected: &str) {
        let mut readings = Readings::default();
        let number = readings.number(c as Code);
        let spelled = readings.of(number).map(|reading| {
            let letters = reading.letters.iter();
            letters.map(|code| *code as u8 as char).collect::<String>()
        });
        assert_eq!(spelled.collect::<Vec<_>>().join(" "), expected, "{c}");
    }

    #[test]
    fn a_character_has_all_its_readings_without_tones() {
        check('泗', "si");
        check('重', "zhong chong tong");
        check('长', "zhang chang");
        check('行', "xing hang heng");
        check('绿', "lv lu");
        check('略', "lve lue");
        check('x', "");
        check('，', "");
    }
}
