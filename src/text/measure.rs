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
