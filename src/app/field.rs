//! A field for one line of text, with the editing keys of a shell.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Key, KeyCode};
use crate::text::{Measure, Shown, clean};

/// A line of text under work, with a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// Byte position, always between two characters as a person counts them.
    caret: usize,
}

/// As much of a field as its room shows, and where the caret stands in that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// The text around the caret, with a mark at each end where some is left out.
    pub text: Shown<'static>,
    /// Columns before the caret.
    pub caret: usize,
}

/// Whether a text found room in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// All of it.
    Whole,
    /// Its beginning.
    Cut,
}

/// A field holds no more bytes than this; what is pasted beyond is dropped.
const LONGEST: usize = 1_000;

impl Field {
    /// A field that holds `text` as if it had been typed, the caret behind it.
    pub fn new(text: &str) -> Field {
        let mut field = Field::default();
        field.insert(text);
        field
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the caret.
    pub fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// What a room of so many columns shows: all of it, or the part in which the caret stands. The caret
    /// takes a column of its own behind the text.
    pub fn view(&self, measure: Measure, columns: usize) -> FieldView {
        let (before, after) = self.text.split_at(self.caret);
        // Some of what comes next is in view too, where something does.
        let ahead = measure.width(after).min(columns / 4).max(1);
        let whole = measure.width(before) + measure.width(after).max(1) <= columns;
        let room = if whole {
            columns
        } else {
            columns.saturating_sub(ahead)
        };
        let before = measure.cut_left(before, room);
        let caret = measure.width(&before);
        let after = measure.cut(after, columns.saturating_sub(caret));
        FieldView {
            text: Shown::new(format!("{before}{after}")),
            caret,
        }
    }

    /// Takes a text in at the caret; a line end becomes a space, what cannot be shown is left out.
    pub fn insert(&mut self, text: &str) -> Taken {
        let room = LONGEST.saturating_sub(self.text.len());
        let text: String = text
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .collect();
        let clean: String = text
            .chars()
            .filter(|c| clean(c.encode_utf8(&mut [0; 4])) == c.to_string())
            .collect();
        let mut taken = clean.len().min(room);
        while !clean.is_char_boundary(taken) {
            taken -= 1;
        }
        self.text.insert_str(self.caret, &clean[..taken]);
        self.caret += taken;
        if taken < clean.len() {
            Taken::Cut
        } else {
            Taken::Whole
        }
    }

    /// Does what an editing key does; says whether the key is one.
    pub fn edit(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) => drop(self.insert(c.encode_utf8(&mut [0; 4]))),
            (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, false) => {
                self.delete_to(self.previous())
            }
            (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, false) => {
                self.delete_to(self.next())
            }
            (KeyCode::Left, false, false) | (KeyCode::Char('b'), true, false) => {
                self.caret = self.previous()
            }
            (KeyCode::Right, false, false) | (KeyCode::Char('f'), true, false) => {
                self.caret = self.next()
            }
            (KeyCode::Left, ..) | (KeyCode::Char('b'), false, true) => {
                self.caret = self.previous_word()
            }
            (KeyCode::Right, ..) | (KeyCode::Char('f'), false, true) => {
                self.caret = self.next_word()
            }
            (KeyCode::Home, ..) | (KeyCode::Char('a'), true, false) => self.caret = 0,
            (KeyCode::End, ..) | (KeyCode::Char('e'), true, false) => self.caret = self.text.len(),
            (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, ..) => {
                self.delete_to(self.previous_word())
            }
            (KeyCode::Char('u'), true, false) => self.delete_to(0),
            (KeyCode::Char('k'), true, false) => self.delete_to(self.text.len()),
            _ => return false,
        }
        true
    }

    fn delete_to(&mut self, other: usize) {
        let (start, end) = (self.caret.min(other), self.caret.max(other));
        self.text.replace_range(start..end, "");
        self.caret = start;
    }

    fn previous(&self) -> usize {
        self.text[..self.caret]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        let first = self.text[self.caret..].graphemes(true).next();
        self.caret + first.map_or(0, str::len)
    }

    fn previous_word(&self) -> usize {
        let mut words = self.text[..self.caret].unicode_word_indices();
        words.next_back().map_or(0, |(at, _)| at)
    }

    fn next_word(&self) -> usize {
        let mut words = self.text[self.caret..].unicode_word_indices();
        words
            .next()
            .map_or(self.text.len(), |(at, word)| self.caret + at + word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(keys: &str, expected: &str) {
        let mut field = Field::default();
        for key in Key::parse_sequence(keys).unwrap() {
            assert!(field.edit(key), "{key}");
        }
        let caret = field.before_caret().len();
        let (before, after) = field.text().split_at(caret);
        assert_eq!(format!("{before}|{after}"), expected, "{keys}");
    }

    #[test]
    fn the_editing_keys_of_a_shell_work() {
        check("abc", "abc|");
        check("abc<left><left>x", "ax|bc");
        check("ab cd<c-w>", "ab |");
        check("ab cd<c-u>", "|");
        check("ab cd<home><c-k>", "|");
        check("泗泾<bs>x", "泗x|");
        check("泗泾<home><del>", "|泾");
        check("ab cd<a-b>x", "ab x|cd");
        check("ab cd<home><a-f>x<c-right>y", "abx cdy|");
        check("ab cd<c-left><c-left>x", "x|ab cd");
        check("ab cd<c-a>x<c-e>y", "xab cdy|");
        check("ab<c-b><c-d>c<c-h>", "a|");
        check("G60科创<a-bs>x", "G60科x|");
    }

    #[track_caller]
    fn check_view(keys: &str, columns: usize, expected: &str) {
        let mut field = Field::default();
        Key::parse_sequence(keys)
            .unwrap()
            .into_iter()
            .for_each(|key| {
                field.edit(key);
            });
        let view = field.view(Measure::NARROW, columns);
        let mut shown = String::new();
        let mut used = 0;
        for (cell, width) in Measure::NARROW.cells(view.text.as_str()) {
            if used == view.caret {
                shown.push('|');
            }
            shown.push_str(cell);
            used += width;
        }
        if used == view.caret {
            shown.push('|');
        }
        assert_eq!(shown, expected, "{keys} in {columns}");
        assert!(used <= columns && view.caret < columns.max(1));
    }

    #[test]
    fn a_text_longer_than_its_room_is_shown_around_the_caret() {
        check_view("abcdefg", 8, "abcdefg|");
        check_view("abcdefgh", 8, "~cdefgh|");
        check_view("abcdefgh<left>", 8, "abcdefg|h");
        check_view("abcdefghij<home>", 8, "|abcdefg~");
        check_view("abcdefghijkl<left><left><left><left>", 8, "~defgh|i~");
        check_view("洞泾未来湾", 8, "~未来湾|");
        check_view("洞泾未来湾<home><right>", 8, "洞|泾未~");
        check_view("ab", 1, "|");
        check_view("ab<home>", 1, "|~");
        check_view("ab", 0, "|");
    }

    #[test]
    fn what_a_field_begins_with_is_as_fit_as_what_is_typed() {
        assert_eq!(Field::new("a\nb\u{1b}[31mc\u{202e}").text(), "a b[31mc");
        assert!(Field::new(&"镇".repeat(10_000)).text().len() <= LONGEST);
    }

    #[test]
    fn pasted_line_ends_become_spaces_and_escapes_stay_out() {
        let mut field = Field::default();
        field.insert("a\r\nb\x1b[31m\u{202e}c");
        assert_eq!(field.text(), "a b[31mc");
    }

    #[test]
    fn a_field_takes_no_more_than_it_holds() {
        let mut field = Field::default();
        field.insert(&"镇".repeat(10_000));
        assert!(field.text().len() <= LONGEST);
        assert!(field.edit(Key::char('x')) && field.text().len() <= LONGEST);
    }
}
