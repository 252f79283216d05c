//! Columns: how many a text takes, and how it is made to take exactly so many.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::widths;

/// The sign at the end, or the start, of a text that had to be cut: one column everywhere.
const CUT: char = '~';

/// How many columns of the terminal characters take.
///
/// Terminals count character by character, so the width of a text is the sum of the widths of its
/// characters, whatever they would look like in a book. They differ in one thing: whether the
/// *ambiguous* characters of Unicode (box lines, `“ ” — … ① → α`) take one column or two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Measure {
    ambiguous: Ambiguous,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
enum Ambiguous {
    #[default]
    One,
    Two,
}

impl Measure {
    /// Ambiguous characters take one column, as in most terminals unless they are told otherwise.
    pub const NARROW: Measure = Measure {
        ambiguous: Ambiguous::One,
    };

    /// Ambiguous characters take two columns, as in `xterm -cjk_width`.
    pub const WIDE: Measure = Measure {
        ambiguous: Ambiguous::Two,
    };

    /// The columns of one character: 0 (marks, controls), 1 or 2.
    pub fn char_width(self, c: char) -> usize {
        match c {
            ' '..='~' => 1,
            '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{3029}'
            | '\u{ff01}'..='\u{ff60}'
            | '\u{ac00}'..='\u{d7a3}' => 2,
            _ => match widths::narrow(c) {
                1 if self.ambiguous == Ambiguous::Two && widths::is_ambiguous(c) => 2,
                width => width,
            },
        }
    }

    /// The columns of a text on one line.
    pub fn width(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
        }
        text.chars().map(|c| self.char_width(c)).sum()
    }

    /// The parts of `text` that are not divided, in order, each with its columns.
    ///
    /// A part is what a reader takes for one character and what fills one cell, or two: a
    /// character with its marks, a Hangul block of several letters, a flag. Where a *grapheme* is
    /// wider than two columns, as terminals count it, it comes in several parts. Marks that open
    /// the text, with nothing to stand on, are a part of 0 columns.
    pub fn cells(self, text: &str) -> impl Iterator<Item = (&str, usize)> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let (bytes, columns) = self.first_cell(rest)?;
            let (cell, tail) = rest.split_at(bytes);
            rest = tail;
            Some((cell, columns))
        })
    }

    /// `text` if it takes at most so many columns, else its start with `~` as a mark behind it.
    ///
    /// The result may be a column short, where a wide character did not fit before the mark.
    pub fn cut(self, text: &str, columns: usize) -> Cow<'_, str> {
        let Some(end) = self.overflow(self.cells(text), columns) else {
            return Cow::Borrowed(text);
        };
        if columns == 0 {
            return Cow::Borrowed("");
        }
        let mut cut = String::with_capacity(end + CUT.len_utf8());
        cut.push_str(&text[..end]);
        cut.push(CUT);
        Cow::Owned(cut)
    }

    /// Like [`Measure::cut`], but between two words where more than half of the columns are used by then.
    pub fn cut_between_words(self, text: &str, columns: usize) -> Cow<'_, str> {
        let cut = self.cut(text, columns);
        let kept = cut.len().saturating_sub(CUT.len_utf8());
        let (Cow::Owned(_), Some((before, behind))) = (&cut, text.split_at_checked(kept)) else {
            return cut;
        };
        let of_word = |sign: char| sign.is_alphanumeric() && self.char_width(sign) == 1;
        let is_split = before.ends_with(of_word) && behind.starts_with(of_word);
        let space = before.rfind(' ').filter(|_| is_split);
        match space.map(|space| &before[..=space]) {
            Some(words) if self.width(words) * 2 > columns => Cow::Owned(format!("{words}{CUT}")),
            _ => cut,
        }
    }

    /// Like [`Measure::cut`], but keeps the end of `text`, behind the mark: for paths and input.
    pub fn cut_left(self, text: &str, columns: usize) -> Cow<'_, str> {
        let cells: Vec<(&str, usize)> = self.cells(text).collect();
        let Some(bytes) = self.overflow(cells.into_iter().rev(), columns) else {
            return Cow::Borrowed(text);
        };
        if columns == 0 {
            return Cow::Borrowed("");
        }
        let mut cut = String::with_capacity(bytes + CUT.len_utf8());
        cut.push(CUT);
        cut.push_str(&text[text.len() - bytes..]);
        Cow::Owned(cut)
    }

    /// `text` on the left of exactly so many columns, cut where it is longer.
    pub fn pad(self, text: &str, columns: usize) -> String {
        let mut padded = self.cut(text, columns).into_owned();
        let blanks = columns - self.width(&padded);
        padded.extend(std::iter::repeat_n(' ', blanks));
        padded
    }

    /// `text` on the right of exactly so many columns, cut where it is longer: for numbers.
    pub fn pad_left(self, text: &str, columns: usize) -> String {
        let cut = self.cut(text, columns);
        let blanks = columns - self.width(&cut);
        let mut padded = " ".repeat(blanks);
        padded.push_str(&cut);
        padded
    }

    /// How many bytes of the cells stay beside the mark, or `None` where all of them fit.
    fn overflow<'a>(
        self,
        cells: impl Iterator<Item = (&'a str, usize)>,
        columns: usize,
    ) -> Option<usize> {
        let (mut bytes, mut width, mut kept) = (0, 0, 0);
        for (cell, cell_width) in cells {
            width += cell_width;
            if width > columns {
                return Some(kept);
            }
            bytes += cell.len();
            if width < columns {
                kept = bytes;
            }
        }
        None
    }

    /// The bytes and columns of the first cell of `text`; `None` at the end.
    pub(super) fn first_cell(self, text: &str) -> Option<(usize, usize)> {
        let (mut end, mut columns) = self.base_and_marks(text)?;
        // Two characters of one column can make one grapheme: a consonant and the vowel sign
        // beside it, the two halves of a flag.
        while columns == 1
            && let Some((bytes, 1)) = self.base_and_marks(&text[end..])
            && is_one_grapheme(&text[..end + bytes])
        {
            end += bytes;
            columns += 1;
        }
        Some((end, columns))
    }

    /// The bytes and columns of the first character of `text` with the marks that stand on it.
    fn base_and_marks(self, text: &str) -> Option<(usize, usize)> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let marks = chars
            .take_while(|&c| self.char_width(c) == 0)
            .map(char::len_utf8);
        Some((
            first.len_utf8() + marks.sum::<usize>(),
            self.char_width(first),
        ))
    }
}

fn is_one_grapheme(text: &str) -> bool {
    !text.is_ascii() && text.graphemes(true).nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;
    use crate::text::{hostile, is_doubtful};

    const BOTH: [Measure; 2] = [Measure::NARROW, Measure::WIDE];

    #[track_caller]
    fn check_width(text: &str, narrow: usize, wide: usize) {
        assert_eq!(Measure::NARROW.width(text), narrow, "{text:?} where narrow");
        assert_eq!(Measure::WIDE.width(text), wide, "{text:?} where wide");
    }

    #[test]
    fn widths_are_those_of_terminals() {
        check_width("", 0, 0);
        check_width("G60 Corridor", 12, 12);
        check_width("洞泾未来湾", 10, 10);
        check_width("“双循环”——……", 12, 18);
        check_width("αДé①★─│", 7, 14);
        check_width("１５、ｶﾞ한", 10, 10);
        check_width("e\u{301}\u{327}", 1, 1);
        check_width("\u{1112}\u{1161}\u{11ab}", 2, 2);
        check_width("🌈👍🏽", 6, 6);
        check_width("🇨🇳", 2, 2);
        check_width("ক\u{9be}", 2, 2);
        check_width("㉈", 2, 2);
    }

    #[test]
    fn the_look_is_one_column_everywhere_and_never_doubted() {
        for c in "╌╎╴╵╶╷▸✓✗❯›»⋯∙◦▪☑☐⚑⏎~-".chars() {
            assert_eq!(BOTH.map(|measure| measure.char_width(c)), [1, 1], "{c}");
            assert!(!is_doubtful(c), "{c} is doubted");
        }
    }

    #[test]
    fn whatever_depends_on_the_terminal_is_doubted() {
        for c in ('\0'..=char::MAX).filter(|&c| !c.is_control()) {
            let [narrow, wide] = BOTH.map(|measure| measure.char_width(c));
            assert!(narrow <= wide && wide <= 2, "{c:?}: {narrow} and {wide}");
            assert!(narrow == wide || is_doubtful(c), "{c:?} is trusted");
            assert!(
                wide > 0 || is_doubtful(c),
                "{c:?} has no column and is trusted"
            );
        }
        assert!(
            !"北部片区，（G60）。《纲要》【】１％ かな 한글"
                .chars()
                .any(is_doubtful)
        );
        assert!("“”‘’—…·①→│αДéא🌈".chars().all(is_doubtful));
    }

    #[track_caller]
    fn check_cut(text: &str, columns: usize, cut: &str, cut_left: &str) {
        assert_eq!(Measure::NARROW.cut(text, columns), cut);
        assert_eq!(Measure::NARROW.cut_left(text, columns), cut_left);
    }

    #[test]
    fn words_are_cut_between_them_where_little_is_lost_by_it() {
        let check = |text: &str, columns: usize, expected: &str| {
            assert_eq!(Measure::NARROW.cut_between_words(text, columns), expected);
        };
        check("teams and projects", 18, "teams and projects");
        check("teams and projects", 14, "teams and ~");
        check("teams and projects", 10, "teams and~");
        check("teams and projects", 9, "teams ~");
        check("a demonstration", 12, "a demonstra~");
        check("Xinqiao", 5, "Xinq~");
        check("G60科创走廊", 6, "G60科~");
        check("projects", 0, "");
    }

    #[test]
    fn cutting_leaves_a_mark_and_whole_characters() {
        check_cut("Xinqiao", 7, "Xinqiao", "Xinqiao");
        check_cut("Xinqiao", 6, "Xinqi~", "~nqiao");
        check_cut("Xinqiao", 1, "~", "~");
        check_cut("Xinqiao", 0, "", "");
        check_cut("", 0, "", "");
        check_cut("洞泾镇", 6, "洞泾镇", "洞泾镇");
        check_cut("洞泾镇", 5, "洞泾~", "~泾镇");
        check_cut("洞泾镇", 4, "洞~", "~镇");
        check_cut("洞泾镇", 2, "~", "~");
        check_cut("ne\u{301}e\u{301}", 2, "n~", "~e\u{301}");
        check_cut("🇨🇳🇨🇳🇨🇳", 4, "🇨🇳~", "~🇨🇳");
    }

    #[test]
    fn padding_fills_or_cuts_to_the_column() {
        for (text, columns, left, right) in [
            ("泗泾", 6, "泗泾  ", "  泗泾"),
            ("泗泾", 3, "泗~", "泗~"),
            ("泗泾古镇", 6, "泗泾~ ", " 泗泾~"),
            ("12", 4, "12  ", "  12"),
            ("", 2, "  ", "  "),
            ("x", 0, "", ""),
        ] {
            assert_eq!(Measure::NARROW.pad(text, columns), left);
            assert_eq!(Measure::NARROW.pad_left(text, columns), right);
        }
        assert_eq!(Measure::WIDE.pad("“一”", 6), "“一”");
        assert_eq!(Measure::WIDE.pad("“一”", 5), "“一~");
    }

    #[test]
    fn hostile_text_is_cut_and_padded_to_the_column() {
        let mut rng = Rng::with_seed(14);
        for _ in 0..6_000 {
            let text = hostile::text(&mut rng);
            let columns = rng.usize(0..90);
            for measure in BOTH {
                check_exact(measure, &text, columns);
            }
        }
    }

    #[track_caller]
    fn check_exact(measure: Measure, text: &str, columns: usize) {
        let (cut, cut_left) = (measure.cut(text, columns), measure.cut_left(text, columns));
        if measure.width(text) <= columns {
            assert_eq!((&*cut, &*cut_left), (text, text));
        } else if columns > 0 {
            let kept = cut.strip_suffix(CUT).expect("a mark at the end");
            let rest = text.strip_prefix(kept).expect("the start of the text");
            let (next, _) = measure.first_cell(rest).expect("something is left");
            let next = measure.width(&rest[..next]);
            assert!(
                measure.width(kept) + next >= columns,
                "{text:?} loses {next} at {columns}"
            );
            let kept = cut_left.strip_prefix(CUT).expect("a mark at the start");
            assert!(text.ends_with(kept), "{kept:?} does not end {text:?}");
        }
        for result in [&cut, &cut_left] {
            assert!(
                measure.width(result) <= columns,
                "{text:?} is {result:?} at {columns}"
            );
        }
        for padded in [measure.pad(text, columns), measure.pad_left(text, columns)] {
            assert_eq!(measure.width(&padded), columns, "{text:?} is {padded:?}");
        }
    }

    #[test]
    fn cells_are_the_text_and_divide_no_grapheme_of_two_columns() {
        let mut rng = Rng::with_seed(16);
        for _ in 0..6_000 {
            let text = hostile::text(&mut rng);
            for measure in BOTH {
                let cells: Vec<_> = measure.cells(&text).collect();
                let joined: String = cells.iter().map(|cell| cell.0).collect();
                assert_eq!(joined, text);
                for &(cell, columns) in &cells {
                    assert_eq!(measure.width(cell), columns, "{cell:?} of {text:?}");
                    assert!(columns <= 2, "{cell:?} of {text:?}");
                }
            }
        }
        let clean = [
            "e\u{301}x",
            "न\u{93f}ह",
            "🇨🇳🇫🇷",
            "각\u{1112}\u{1161}",
            "क\u{94d}षा",
        ];
        for text in clean {
            for grapheme in text
                .graphemes(true)
                .filter(|text| Measure::NARROW.width(text) <= 2)
            {
                let found = Measure::NARROW.cells(text).any(|cell| cell.0 == grapheme);
                assert!(found, "{grapheme:?} of {text:?} is divided");
            }
        }
    }
}
