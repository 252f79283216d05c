//! The tokens of a RON text, and the places where entities stand in it.
//!
//! The parser gives a place for what it cannot read, and none for what it did read. This lexer knows
//! just enough of RON (strings, raw strings, characters, comments, brackets) to find an entity again,
//! for an editor that is to open at its line and for problems that want one. It never fails: what it
//! does not know is a token of its own.

use super::EntityRef;

/// A place in a text, as an editor counts: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Place {
    /// The place of a byte of `text`; behind the end, the place of the end.
    pub fn of_byte(text: &str, byte: usize) -> Place {
        let text = text.strip_prefix(BOM).unwrap_or(text);
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }
}

/// The mark that some editors put before a text. It is no part of it.
pub(super) const BOM: char = '\u{feff}';

/// The line, from 1, on which the entity with this id says so.
pub fn line_of(text: &str, id: &str) -> Option<usize> {
    place_of(text, id).map(|place| place.line)
}

/// Where the entity with this id has it written; of several, the first.
pub fn place_of(text: &str, id: &str) -> Option<Place> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    if !text.contains(id) {
        return None;
    }
    Entities::of(text)
        .find(|entity| entity.id == Some(id))
        .map(|entity| Place::of_byte(text, entity.id_at))
}

/// Where an entity of the plan that was read from `text` stands: its id, or `field` if it has it.
///
/// Also finds the second of two with the same id, as it goes by the position in the file.
pub fn place_of_field(text: &str, entity: EntityRef, field: &str) -> Option<Place> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let found = Entities::of(text).nth(entity.index())?;
    let inside = &text[found.start..found.end];
    let at = field_in(inside, field).map_or(found.id_at, |at| found.start + at);
    Some(Place::of_byte(text, at))
}

/// The least deep place in a group where a field is written.
pub(super) fn field_in(group: &str, field: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut best: Option<(usize, usize)> = None;
    let mut tokens = tokens(group).peekable();
    while let Some(token) = tokens.next() {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Word if token.of(group) == field => {
                let is_field = tokens.peek().is_some_and(|next| next.kind == Kind::Colon);
                if is_field && best.is_none_or(|(least, _)| depth < least) {
                    best = Some((depth, token.start));
                }
            }
            _ => {}
        }
    }
    best.map(|(_, at)| at)
}

/// What stands between the quotes of a string of any form.
pub(super) fn inside_quotes(string: &str) -> &str {
    let open = string.find('"').map_or(0, |quote| quote + 1);
    let close = string.rfind('"').unwrap_or(string.len());
    string.get(open..close).unwrap_or("")
}

/// An entity as it stands in the text.
pub(super) struct EntityText<'t> {
    /// The id between its quotes, if there is one.
    pub(super) id: Option<&'t str>,
    /// Where the value of its id stands, or else where it opens.
    pub(super) id_at: usize,
    /// Where it opens.
    pub(super) start: usize,
    /// Behind where it closes.
    pub(super) end: usize,
}

/// The entities of a plan file, in order.
pub(super) struct Entities<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    depth: usize,
    in_entities: bool,
}

impl<'t> Entities<'t> {
    /// How deep the fields of an entity stand: in the file's group, the list, the entity's own.
    const DEPTH: usize = 3;

    pub(super) fn of(text: &'t str) -> Entities<'t> {
        Entities {
            text,
            tokens: tokens(text),
            depth: 0,
            in_entities: false,
        }
    }

    /// Reads to the end of the entity that opens with `open`.
    fn entity(&mut self, open: Token) -> EntityText<'t> {
        let mut end = self.text.len();
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Open => self.depth += 1,
                Kind::Close => self.depth -= 1,
                _ => {}
            }
            if self.depth < Self::DEPTH {
                end = token.end;
                break;
            }
        }
        let id = id_in(&self.text[open.start..end]);
        EntityText {
            id: id.map(|(id, _)| id),
            id_at: open.start + id.map_or(0, |(_, at)| at),
            start: open.start,
            end,
        }
    }
}

/// The field `id` of a group, and where its value stands in it.
pub(super) fn id_in(group: &str) -> Option<(&str, usize)> {
    let mut depth = 0usize;
    let mut before = [Kind::Comma; 2];
    let mut word = "";
    for token in tokens(group) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth <= 1 => return None,
            Kind::Close => depth -= 1,
            Kind::Word => word = token.of(group),
            Kind::Text if depth == 1 && word == "id" && before == [Kind::Word, Kind::Colon] => {
                return Some((inside_quotes(token.of(group)), token.start));
            }
            _ => {}
        }
        before = [before[1], token.kind];
    }
    None
}

impl<'t> Iterator for Entities<'t> {
    type Item = EntityText<'t>;

    fn next(&mut self) -> Option<EntityText<'t>> {
        while let Some(token) = self.tokens.next() {
            match token.kind {
                Kind::Open => {
                    self.depth += 1;
                    if self.in_entities && self.depth == Self::DEPTH {
                        return Some(self.entity(token));
                    }
                }
                Kind::Close => self.depth = self.depth.saturating_sub(1),
                Kind::Word if self.depth == 1 => {
                    self.in_entities = token.of(self.text) == "entities";
                }
                _ => {}
            }
        }
        None
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Comma,
    Colon,
    /// A string with its quotes, of any form.
    Text,
    /// A string that is not closed: the rest of the text.
    OpenText,
    /// A comment that is not closed: the rest of the text.
    OpenComment,
    /// A character between single quotes.
    Character,
    /// A name: of a field, a group or a variant.
    Word,
    /// What begins as a number does, whole, be it one or not: `-2.5`, `2025-12-31`.
    Number,
    /// Any other character, alone.
    Sign,
}

/// A token, as the range of bytes that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    /// The token as it is written.
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The tokens of `text`, which has no byte order mark.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// How a string that does not open with a quote opens.
enum Opening {
    /// `b"`.
    Escaped,
    /// `r#"`, `br"` and the like: so many bytes, so many hashes.
    Raw { length: usize, hashes: usize },
}

/// Goes from token to token; blanks and comments lie between them.
#[derive(Clone)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(open) = self.skip_blanks() {
            return Some(open);
        }
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = match self.opening() {
            Some(opening) => self.take_raw_text(opening),
            None => self.take_token(first),
        };
        Some(Token {
            kind,
            start,
            end: self.at,
        })
    }
}

impl Tokens<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn take_token(&mut self, first: char) -> Kind {
        match first {
            '(' | '[' | '{' => self.take(1, Kind::Open),
            ')' | ']' | '}' => self.take(1, Kind::Close),
            ',' => self.take(1, Kind::Comma),
            ':' => self.take(1, Kind::Colon),
            '"' => self.take_text(1),
            '\'' => self.take_character(),
            '0'..='9' => self.take_while(Kind::Number, in_number),
            '+' | '-' | '.' if self.rest()[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                self.take_while(Kind::Number, in_number)
            }
            _ if in_word(first) => self.take_while(Kind::Word, in_word),
            _ => self.take(first.len_utf8(), Kind::Sign),
        }
    }

    fn take(&mut self, bytes: usize, kind: Kind) -> Kind {
        self.at += bytes;
        kind
    }

    fn take_while(&mut self, kind: Kind, belongs: impl Fn(char) -> bool) -> Kind {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.take(length, kind)
    }

    /// Goes to the next token; a comment that never ends is one.
    fn skip_blanks(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let blanks = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
            self.at += blanks;
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let start = self.at;
                match comment_length(rest) {
                    Some(length) => self.at += length,
                    None => {
                        self.at = self.text.len();
                        return Some(Token {
                            kind: Kind::OpenComment,
                            start,
                            end: self.at,
                        });
                    }
                }
            } else {
                return None;
            }
        }
    }

    /// A string with escapes; its opening takes so many bytes.
    fn take_text(&mut self, opening: usize) -> Kind {
        let bytes = self.rest().as_bytes();
        let mut at = opening;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => return self.take(at + 1, Kind::Text),
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.at = self.text.len();
        Kind::OpenText
    }

    /// How a string that opens with letters does so; none if what stands here is a word.
    fn opening(&self) -> Option<Opening> {
        let rest = self.rest();
        if rest.starts_with("b\"") {
            return Some(Opening::Escaped);
        }
        let after = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        after[hashes..].starts_with('"').then(|| Opening::Raw {
            length: rest.len() - after.len() + hashes + 1,
            hashes,
        })
    }

    fn take_raw_text(&mut self, opening: Opening) -> Kind {
        let (length, hashes) = match opening {
            Opening::Escaped => return self.take_text(2),
            Opening::Raw { length, hashes } => (length, hashes),
        };
        let closing = format!("\"{}", "#".repeat(hashes));
        match self.rest()[length..].find(&closing) {
            Some(inside) => self.take(length + inside + closing.len(), Kind::Text),
            None => {
                self.at = self.text.len();
                Kind::OpenText
            }
        }
    }

    /// A character such as `'x'` or `'\n'`; else the quote alone.
    fn take_character(&mut self) -> Kind {
        let inside = &self.rest()[1..];
        let length = match inside.strip_prefix('\\') {
            Some(escape) => escape
                .char_indices()
                .skip(1)
                .take(10)
                .find(|(_, c)| *c == '\'')
                .map(|(at, _)| 1 + at),
            None => inside.chars().next().map(char::len_utf8),
        };
        match length {
            Some(length) if inside[length..].starts_with('\'') => {
                self.take(length + 2, Kind::Character)
            }
            _ => self.take(1, Kind::Sign),
        }
    }
}

/// The bytes of a comment `/* … */`, which may hold others; none if it does not end.
fn comment_length(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    loop {
        at += text[at..].find(['/', '*'])?;
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
}

/// What RON takes for a blank.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

fn in_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn in_number(c: char) -> bool {
    matches!(c, '+' | '-' | '.' | '_') || c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_tokens(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text).map(|token| token.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn strings_and_comments_hide_what_is_in_them() {
        check_tokens("(a: 1)", &["(", "a", ":", "1", ")"]);
        check_tokens(
            r#"["a\"]", 'x', '\'', '"']"#,
            &["[", r#""a\"]""#, ",", "'x'", ",", r"'\''", ",", "'\"'", "]"],
        );
        check_tokens(
            "r#\"a\"]\"# b\"c\" br\"\\\" rank",
            &["r#\"a\"]\"#", "b\"c\"", "br\"\\\"", "rank"],
        );
        check_tokens("a /* ( /* \" */ */ b // [\n c", &["a", "b", "c"]);
        check_tokens("-2.5 2025-12-31 - a", &["-2.5", "2025-12-31", "-", "a"]);
        check_tokens("of： \u{3000}“x”", &["of", "：", "\u{3000}", "“", "x", "”"]);
    }

    #[test]
    fn what_is_not_closed_runs_to_the_end() {
        check_tokens("a \"b)", &["a", "\"b)"]);
        check_tokens("a r#\"b\")", &["a", "r#\"b\")"]);
        check_tokens("a /* /* */ b", &["a", "/* /* */ b"]);
        check_tokens("a 'bc' \"\\", &["a", "'", "bc", "'", "\"\\"]);
    }

    const PLAN: &str = "\u{feff}// town.a\r\n(\r\n format: 1,\r\n entities: [\r\n  (name: (zh: \"town.a\"), id: \"town.a\", is: Goal),\r\n  Entity(id: \"town.b\",\r\n   is: Town(rank: Town, links: [1]), links: []),\r\n  (id: \"town.a\", is: Goal),\r\n ],\r\n geometry: (towns: [(id: \"town.c\")]),\r\n)";

    #[test]
    fn an_id_is_found_where_its_entity_says_it() {
        for (id, line, column) in [("town.a", 5, 30), ("town.b", 6, 14)] {
            assert_eq!(place_of(PLAN, id), Some(Place { line, column }), "{id}");
            assert_eq!(line_of(PLAN, id), Some(line), "{id}");
        }
        for id in ["town.c", "town", "", "Goal"] {
            assert_eq!(place_of(PLAN, id), None, "{id}");
        }
    }

    #[test]
    fn a_field_is_found_in_the_entity_that_has_it() {
        for (entity, field, line, column) in [
            (0, "is", 5, 40),
            (1, "links", 7, 38),
            (1, "rank", 7, 13),
            (1, "at", 6, 14),
            (2, "id", 8, 4),
        ] {
            let place = place_of_field(PLAN, EntityRef(entity), field);
            assert_eq!(place, Some(Place { line, column }), "{entity} {field}");
        }
        assert_eq!(place_of_field(PLAN, EntityRef(3), "id"), None);
    }

    #[test]
    fn the_column_counts_characters() {
        let text = "\u{feff}甲乙\n丙c";
        for (byte, line, column) in [(0, 1, 1), (3, 1, 2), (7, 2, 1), (10, 2, 2), (99, 2, 3)] {
            assert_eq!(Place::of_byte(text, byte), Place { line, column }, "{byte}");
        }
    }
}
