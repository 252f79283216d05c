//! What stands around the place where reading stopped.

use crate::plan::lexer::{Kind, Token, tokens};

/// A bracket that is open where reading stopped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// The bracket.
    pub(super) token: Token,
    /// The word right before it, if one is there: the name of a group.
    pub(super) word: Option<Token>,
    /// The field whose value it opens; for what stands in a list, the field of the list.
    pub(super) field: Option<Token>,
    /// By how many bytes the line of the bracket is indented.
    indent: usize,
}

/// The tokens around a place in a text, and the brackets that are open there.
#[derive(Debug)]
pub(super) struct Context<'t> {
    pub(super) text: &'t str,
    /// The open brackets, the innermost last.
    pub(super) open: Vec<Opened>,
    /// The token before the place.
    pub(super) before: Option<Token>,
    /// The token at the place, or the next one; none at the end of the text.
    pub(super) found: Option<Token>,
    /// Whether the token found is the first one on its line.
    pub(super) begins_line: bool,
    /// Whether the place is in the list of entities.
    pub(super) in_entities: bool,
    /// A bracket whose partner stands, on a line of its own, further out than it should: perhaps it
    /// is not closed at all, and the partner is that of the bracket around it.
    pub(super) crooked: Option<Opened>,
    /// What was closed last, with the bracket that closed it.
    closed: Option<(Opened, Token)>,
    /// The word before the last colon.
    field: Option<Token>,
    /// By how many bytes the line of the token found is indented.
    indent: usize,
}

impl<'t> Context<'t> {
    /// The list of entities and the group of one are the second and the third bracket.
    pub(super) const ENTITY: usize = 2;

    /// Goes through `text` to the byte `at`.
    pub(super) fn of(text: &'t str, at: usize) -> Context<'t> {
        let mut context = Context {
            text,
            open: Vec::new(),
            before: None,
            found: None,
            begins_line: true,
            in_entities: false,
            crooked: None,
            closed: None,
            field: None,
            indent: 0,
        };
        for token in tokens(text) {
            context.note_line(token);
            if token.end > at {
                context.found = Some(token);
                break;
            }
            context.pass(token);
        }
        context
    }

    fn note_line(&mut self, token: Token) {
        let last_end = self.before.map_or(0, |before| before.end);
        let newline = self.text[last_end..token.start].rfind('\n');
        self.begins_line = newline.is_some() || last_end == 0;
        if self.begins_line {
            self.indent = token.start - newline.map_or(0, |newline| last_end + newline + 1);
        }
    }

    fn pass(&mut self, token: Token) {
        match token.kind {
            Kind::Open => {
                if self.open.len() == Self::ENTITY {
                    self.crooked = None;
                }
                let list = self
                    .innermost()
                    .filter(|list| list.token.of(self.text) == "[");
                self.open.push(Opened {
                    token,
                    word: self.before.filter(|before| before.kind == Kind::Word),
                    field: list.map_or(self.field, |list| list.field),
                    indent: self.indent,
                });
            }
            Kind::Close => {
                if let Some(opened) = self.open.pop() {
                    if self.begins_line && opened.indent > self.indent {
                        self.crooked = Some(opened);
                    }
                    self.closed = Some((opened, token));
                }
            }
            Kind::Colon => self.field = self.before.filter(|before| before.kind == Kind::Word),
            Kind::Word if self.open.len() == 1 => {
                self.in_entities = token.of(self.text) == "entities";
            }
            _ => {}
        }
        self.before = Some(token);
    }

    /// The innermost open bracket.
    pub(super) fn innermost(&self) -> Option<Opened> {
        self.open.last().copied()
    }

    /// The token found, as it is written; nothing at the end.
    pub(super) fn found_text(&self) -> &'t str {
        self.found.map_or("", |found| found.of(self.text))
    }

    /// The token behind the one found.
    pub(super) fn after_found(&self) -> Option<Token> {
        let end = self.found?.end;
        tokens(&self.text[end..]).next().map(|token| Token {
            kind: token.kind,
            start: end + token.start,
            end: end + token.end,
        })
    }

    /// Whether no blank stands between the last token and the one found.
    pub(super) fn is_adjacent(&self) -> bool {
        match (self.before, self.found) {
            (Some(before), Some(found)) => before.end == found.start,
            _ => false,
        }
    }

    /// The place behind the last token: where what is missing should stand.
    pub(super) fn gap(&self) -> usize {
        self.before.map_or(0, |before| before.end)
    }

    /// The bracket that closed too early, where the found one, on a line of its own, stands right
    /// below the line that opened what is closed already.
    pub(super) fn closed_too_early(&self) -> Option<Token> {
        let (opened, close) = self.closed?;
        let fits = self.begins_line
            && opened.indent == self.indent
            && partner(opened.token.of(self.text)) == self.found_text()
            && self.text[opened.token.start..close.start].contains('\n');
        let inner = self
            .innermost()
            .is_some_and(|innermost| innermost.indent < self.indent);
        (fits && inner).then_some(close)
    }

    /// Whether the token found closes a bracket that is open further out.
    pub(super) fn closes_outer(&self) -> bool {
        let outer = self.open.iter().rev().skip(1);
        outer
            .map(|opened| partner(opened.token.of(self.text)))
            .any(|close| close == self.found_text())
    }

    /// How many brackets are open at once in the value that begins with the token found.
    pub(super) fn exceeds(&self, deepest: usize) -> bool {
        let Some(found) = self.found.filter(|found| found.kind == Kind::Open) else {
            return false;
        };
        let mut depth = self.open.len();
        for token in tokens(&self.text[found.start..]) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            if depth > deepest {
                return true;
            }
            if depth <= self.open.len() {
                return false;
            }
        }
        false
    }
}

/// The bracket that closes another.
pub(super) fn partner(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}
