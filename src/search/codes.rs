//! Characters as they are compared: folded, and without what nobody types.

use crate::text::fold_char;

/// A character as it is compared: lower case, full-width or not. A character beyond the basic plane
/// shares its code with others: what is found may be too much by one of those, never too little.
pub(super) type Code = u16;

/// What a character is compared as; nothing for spaces, brackets, dashes and other signs.
pub(super) fn code(c: char) -> Option<Code> {
    let c = fold_char(c);
    let c = if c.is_ascii() {
        c.to_ascii_lowercase()
    } else {
        c.to_lowercase().next().unwrap_or(c)
    };
    c.is_alphanumeric().then(|| narrowed(c))
}

fn narrowed(c: char) -> Code {
    let c = u32::from(c);
    // The low bits alone: the private use area, to which nothing else is folded.
    Code::try_from(c).unwrap_or(0xe000 | (c & 0x0fff) as Code)
}

/// The codes of a text.
pub(super) fn codes(text: &str) -> impl Iterator<Item = Code> {
    text.chars().filter_map(code)
}

/// Whether a character is Chinese: one that is read, not spelled.
pub(super) fn is_han(code: Code) -> bool {
    matches!(code, 0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff)
        || code >> 12 == 0xe
}

/// Whether a code is a decimal digit of the keyboard.
pub(super) fn is_digit(code: Code) -> bool {
    u8::try_from(code).is_ok_and(|byte| byte.is_ascii_digit())
}

/// A set of characters in 64 bits: letters and digits of the keyboard have one each, the others share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask(u64);

impl Mask {
    /// The set of these.
    pub(super) fn of(codes: &[Code]) -> Mask {
        let mut mask = Mask::default();
        codes.iter().for_each(|code| mask.add(*code));
        mask
    }

    /// Takes in a character.
    pub(super) fn add(&mut self, code: Code) {
        const LETTERS: u32 = 26;
        const DIGITS: u32 = 10;
        let bit = match u8::try_from(code) {
            Ok(byte @ b'a'..=b'z') => u32::from(byte - b'a'),
            Ok(byte @ b'0'..=b'9') => LETTERS + u32::from(byte - b'0'),
            _ => LETTERS + DIGITS + u32::from(code) % (u64::BITS - LETTERS - DIGITS),
        };
        self.0 |= 1 << bit;
    }

    /// Whether they have one in common, or might.
    pub(super) fn meets(self, others: Mask) -> bool {
        self.0 & others.0 != 0
    }

    /// Takes in all of the others.
    pub(super) fn join(&mut self, others: Mask) {
        self.0 |= others.0;
    }

    /// How many of the others are missing here.
    pub(super) fn lacks(self, others: Mask) -> u32 {
        (others.0 & !self.0).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_any_width_and_case_is_the_same() {
        let same = |a: &str, b: &str| assert!(codes(a).eq(codes(b)), "{a} and {b}");
        same("Ｇ６０ 科创云廊", "g60科创云廊");
        same("town.sijing", "TOWN SIJING");
        same("5+4+X", "54x");
        same("（二）", "二");
        same("“上云”企业", "上云企业");
        assert_eq!(codes("—（ ）·～").count(), 0);
    }

    #[test]
    fn letters_and_digits_have_a_bit_of_their_own() {
        let all: Vec<Code> = codes("abcdefghijklmnopqrstuvwxyz0123456789").collect();
        for code in &all {
            let others: Vec<Code> = all.iter().copied().filter(|other| other != code).collect();
            assert_eq!(Mask::of(&others).lacks(Mask::of(&[*code])), 1);
        }
        assert_eq!(Mask::of(&all).lacks(Mask::of(&all)), 0);
    }
}
