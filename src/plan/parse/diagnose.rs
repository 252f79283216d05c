//! From what the reader of RON says, and what stands around the place, to a reason.
//!
//! Only run when a text is no plan, so it may take its time. The reader knows where it stopped and
//! what it wanted; why that was not there is read from the tokens before and behind.

use ron::error::{Error, Position, SpannedError};

use super::context::{Context, Opened};
use super::reason::{Group, Reason, Wanted};
use super::{groups, sign};
use crate::plan::lexer::{self, Kind, Place};
use crate::text::{Measure, Safe, clean, fold};

/// A reason, the byte of the text where it shows, and the entity around that.
pub(super) struct Diagnosis {
    pub(super) at: usize,
    pub(super) reason: Reason,
    pub(super) entity: Option<Safe>,
}

/// More brackets in brackets than any plan has; the deepest field of a plan stands in twelve.
const DEEPEST: usize = 64;

/// Says why `text`, which has no byte order mark, is no plan.
pub(super) fn diagnose(text: &str, error: &SpannedError) -> Diagnosis {
    let case = Case::of(text, error);
    let entity = case.entity().map(quoted);
    let (at, reason) = READERS
        .iter()
        .find_map(|read| read(&case))
        .unwrap_or_else(|| (case.at, Reason::Other(Safe::from(error.code.to_string()))));
    Diagnosis { at, reason, entity }
}

/// An error with its surroundings.
struct Case<'t> {
    error: &'t Error,
    /// The byte at which reading stopped.
    at: usize,
    around: Context<'t>,
}

/// A place and a reason, if it is this kind of mistake.
type Reading = Option<(usize, Reason)>;

/// Every kind of mistake; the first that fits is it.
const READERS: &[fn(&Case<'_>) -> Reading] = &[
    too_deep,
    unclosed_string,
    inner_quote,
    unclosed_comment,
    foreign_sign,
    beginning,
    missing_open,
    bracket_before_word,
    names,
    missing_field,
    close_bracket,
    bracket_before_bracket,
    end_of_file,
    commas,
    numbers,
    nothing,
    facts,
    wanted,
];

impl<'t> Case<'t> {
    fn of(text: &'t str, error: &'t SpannedError) -> Case<'t> {
        use Error as E;
        // These speak of a word or number that has been read; the others, of what comes next.
        let position = match error.code {
            E::NoSuchStructField { .. }
            | E::NoSuchEnumVariant { .. }
            | E::DuplicateStructField { .. }
            | E::ExpectedDifferentStructName { .. }
            | E::IntegerOutOfBounds
            | E::InvalidIntegerDigit { .. }
            | E::UnexpectedChar(_)
            | E::UnclosedBlockComment => error.span.start,
            _ => error.span.end,
        };
        let at = byte_of(text, position);
        Case {
            error: &error.code,
            at,
            around: Context::of(text, at),
        }
    }

    fn text(&self) -> &'t str {
        self.around.text
    }

    /// The start of the token found, or the end of the text.
    fn here(&self) -> usize {
        self.around.found.map_or(self.text().len(), |t| t.start)
    }

    fn found_is(&self, kind: Kind) -> bool {
        self.around.found.is_some_and(|found| found.kind == kind)
    }

    fn before_is(&self, kind: Kind) -> bool {
        self.around.before.is_some_and(|token| token.kind == kind)
    }

    /// The id of the entity around the place.
    fn entity(&self) -> Option<&'t str> {
        if !self.around.in_entities {
            return None;
        }
        let group = self.around.open.get(Context::ENTITY)?;
        let (id, _) = lexer::id_in(&self.text()[group.token.start..])?;
        // With a newline in it, it is a string that is not closed.
        (!id.contains('\n')).then_some(id)
    }

    /// The reason that a bracket is not closed, shown where its partner should stand.
    fn unclosed(&self, opened: Opened) -> Reading {
        let open = opened.token.of(self.text()).chars().next()?;
        let line = Place::of_byte(self.text(), opened.token.start).line;
        let at = match self.around.crooked {
            Some(crooked) if crooked.token == opened.token => opened.token.start,
            _ => self.around.gap(),
        };
        Some((at, Reason::Unclosed { open, line }))
    }

    /// The bracket that is most likely not closed.
    fn suspect(&self) -> Option<Opened> {
        self.around.crooked.or(self.around.innermost())
    }
}

fn too_deep(case: &Case<'_>) -> Reading {
    let deep = *case.error == Error::ExceededRecursionLimit || case.around.exceeds(DEEPEST);
    deep.then(|| (case.here(), Reason::TooDeep))
}

/// A string swallowed what follows it, up to the opening quote of another one.
fn unclosed_string(case: &Case<'_>) -> Reading {
    if case.found_is(Kind::OpenText) {
        return Some((case.here(), Reason::UnclosedString));
    }
    let string = case
        .around
        .before
        .filter(|before| before.kind == Kind::Text)?;
    let inside = lexer::inside_quotes(string.of(case.text()));
    let line_start = case.text()[..string.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let line = case.text()[line_start..].lines().next().unwrap_or("");
    let is_odd = line.replace("\\\"", "").matches('"').count() % 2 == 1;
    // What it ends with is what stands before an opening quote.
    let swallowed = inside.trim_end().ends_with([':', '[', '(', ',', '：']);
    let unclosed = match inside.contains('\n') {
        true => swallowed || case.around.is_adjacent(),
        false => case.around.is_adjacent() && is_odd,
    };
    if !unclosed || case.found_is(Kind::Comma) || case.found_is(Kind::Close) {
        return None;
    }
    let quote = inside.lines().next().unwrap_or("").rfind('”');
    Some(match quote {
        Some(quote) => {
            let at = case.text()[string.start..]
                .find('"')
                .map_or(0, |open| open + 1)
                + quote;
            let found = Safe::from("”");
            let write = Safe::from("\"");
            (string.start + at, Reason::ForeignSign { found, write })
        }
        None => (string.start, Reason::UnclosedString),
    })
}

fn inner_quote(case: &Case<'_>) -> Reading {
    let inner = case.before_is(Kind::Text)
        && case.around.is_adjacent()
        && (case.found_is(Kind::Word) || case.found_is(Kind::Number));
    inner.then(|| (case.around.gap() - 1, Reason::InnerQuote))
}

fn unclosed_comment(case: &Case<'_>) -> Reading {
    case.found_is(Kind::OpenComment)
        .then(|| (case.here(), Reason::UnclosedComment))
}

fn foreign_sign(case: &Case<'_>) -> Reading {
    if matches!(
        case.error,
        Error::NoSuchStructField { .. } | Error::NoSuchEnumVariant { .. }
    ) {
        return None;
    }
    let at = match case.error {
        Error::UnexpectedChar(_) => case.at,
        _ => case.here(),
    };
    let found = &case.text()[at..];
    let first = found.chars().next()?;
    let shown = Safe::from(first.to_string());
    if shown.hidden() > 0 {
        return Some((at, Reason::Invisible(shown)));
    }
    if sign::is_foreign_blank(first) {
        let code = Safe::from(format!("<U+{:04X}>", u32::from(first)));
        return Some((at, Reason::Invisible(code)));
    }
    let (length, write) = sign::instead(found)?;
    let found = Safe::from(&found[..length]);
    Some((
        at,
        Reason::ForeignSign {
            found,
            write: Safe::from(write),
        },
    ))
}

fn beginning(case: &Case<'_>) -> Reading {
    if case.around.before.is_some() {
        return None;
    }
    Some(match case.around.found {
        None => (0, Reason::Empty),
        Some(found) => (found.start, Reason::NoPlan),
    })
}

/// A field of a group further out, or a field in a list: the bracket before it is not closed.
fn bracket_before_word(case: &Case<'_>) -> Reading {
    let field = case.around.found.filter(|found| found.kind == Kind::Word)?;
    let innermost = case.around.innermost()?;
    let in_list = innermost.token.of(case.text()) == "[";
    let is_field = case.around.after_found()?.kind == Kind::Colon;
    if in_list && is_field {
        return case.unclosed(innermost);
    }
    let unknown = matches!(case.error, Error::NoSuchStructField { .. });
    let outer = &case.around.open[..case.around.open.len() - 1];
    let is_outer = outer
        .iter()
        .enumerate()
        .any(|(depth, opened)| fields_of(case, depth, opened).contains(&field.of(case.text())));
    match unknown && case.around.begins_line && is_outer {
        true => case.unclosed(innermost),
        false => None,
    }
}

/// The fields that the group behind an open bracket may have, where we know which group it is.
fn fields_of(case: &Case<'_>, depth: usize, opened: &Opened) -> &'static [&'static str] {
    match (depth, opened.word, opened.field) {
        (0, _, _) => groups::fields("PlanFile"),
        (_, Some(word), _) => groups::fields_of_kind(word.of(case.text())),
        (_, None, Some(field)) => groups::fields_behind(field.of(case.text())),
        (_, None, None) => &[],
    }
}

/// What stands here belongs into a group or a list that does not open.
fn missing_open(case: &Case<'_>) -> Reading {
    if *case.error == Error::ExpectedArray && case.found_is(Kind::Open) {
        return Some((case.around.gap(), Reason::Missing('[')));
    }
    let group = match case.error {
        Error::ExpectedNamedStructLike(group) => group,
        Error::ExpectedDifferentStructName { expected, .. } => expected,
        _ => return None,
    };
    let field = case.around.found_text();
    if !groups::fields(group).contains(&field) || case.around.after_found()?.kind != Kind::Colon {
        return None;
    }
    let at = match case.before_is(Kind::Colon) {
        true => case.around.gap(),
        false => case.here(),
    };
    Some((at, Reason::Missing('(')))
}

fn names(case: &Case<'_>) -> Reading {
    let group = |outer: &Option<String>| Group(Safe::from(outer.as_deref().unwrap_or("()")));
    let reason = match case.error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => Reason::UnknownField {
            meant: nearest(found, expected),
            found: quoted(found),
            group: group(outer),
            known: expected,
        },
        Error::NoSuchEnumVariant {
            expected,
            found,
            outer,
        } => Reason::UnknownWord {
            choice: group(outer),
            meant: nearest(found, expected),
            found: quoted(found),
            known: expected,
        },
        Error::DuplicateStructField { field, outer } => Reason::DoubledField {
            field,
            group: group(outer),
        },
        _ => return None,
    };
    Some((case.here(), reason))
}

/// Shown where the group opens: there stands what it is.
fn missing_field(case: &Case<'_>) -> Reading {
    let Error::MissingStructField { field, outer } = case.error else {
        return None;
    };
    let reason = Reason::MissingField {
        field,
        group: Group(Safe::from(outer.as_deref().unwrap_or("()"))),
        entity: case.entity().map(quoted),
    };
    let opened = case.around.innermost()?;
    Some((opened.word.unwrap_or(opened.token).start, reason))
}

/// A closing bracket that does not belong to the innermost open one.
fn close_bracket(case: &Case<'_>) -> Reading {
    let found = case
        .around
        .found
        .filter(|found| found.kind == Kind::Close)?;
    let needless = |text| Some(Reason::NeedlessClose(Safe::from(text)));
    if *case.error == Error::TrailingCharacters {
        return Some((found.start, needless(found.of(case.text()))?));
    }
    let innermost = case.around.innermost()?;
    if super::context::partner(innermost.token.of(case.text())) == found.of(case.text()) {
        return None;
    }
    if let Some(early) = case.around.closed_too_early() {
        return Some((early.start, needless(early.of(case.text()))?));
    }
    match case.around.closes_outer() {
        true => case.unclosed(case.suspect()?),
        false => Some((found.start, needless(found.of(case.text()))?)),
    }
}

/// Where a field should stand another group opens: the group before it is not closed.
fn bracket_before_bracket(case: &Case<'_>) -> Reading {
    let opens = *case.error == Error::ExpectedIdentifier
        && case.found_is(Kind::Open)
        && case.before_is(Kind::Comma);
    match opens {
        true => case.unclosed(case.suspect()?),
        false => None,
    }
}

fn end_of_file(case: &Case<'_>) -> Reading {
    match case.around.found {
        None => case.unclosed(case.suspect()?),
        Some(_) => None,
    }
}

fn commas(case: &Case<'_>) -> Reading {
    let found = case.around.found?;
    if found.kind == Kind::Comma {
        let needless = case.before_is(Kind::Comma) || case.before_is(Kind::Open);
        return needless.then_some((found.start, Reason::NeedlessComma));
    }
    let gap = case.around.gap();
    match case.error {
        Error::TrailingCharacters => Some((found.start, Reason::Trailing)),
        Error::ExpectedMapColon => Some((gap, Reason::Missing(':'))),
        Error::ExpectedComma if found.start == case.at => {
            let word = case
                .around
                .before
                .filter(|before| before.kind == Kind::Word);
            match word.filter(|_| case.around.is_adjacent() && found.kind == Kind::Open) {
                Some(word) => {
                    let word = quoted(word.of(case.text()));
                    Some((found.start, Reason::NeedlessFacts(word)))
                }
                None => Some((gap, Reason::Missing(','))),
            }
        }
        _ => None,
    }
}

fn numbers(case: &Case<'_>) -> Reading {
    let found = case.around.found?;
    let shown = quoted(found.of(case.text()));
    let reason = match case.error {
        Error::IntegerOutOfBounds => Reason::OutOfRange(shown),
        Error::ExpectedDifferentLength { expected, found } => {
            let digits: String = expected.chars().filter(char::is_ascii_digit).collect();
            let wanted = digits.parse().ok()?;
            let opened = case.around.innermost()?;
            let reason = Reason::WrongLength {
                wanted,
                found: *found,
            };
            return Some((opened.token.start, reason));
        }
        // It began as a whole number does.
        Error::ExpectedComma | Error::InvalidIntegerDigit { .. } if found.kind == Kind::Number => {
            Reason::Wanted {
                wanted: Wanted::Whole,
                found: shown,
                write: None,
            }
        }
        Error::InvalidEscape(_) => {
            let at = case.text()[..case.at].rfind('\\')?;
            let escape = quoted(&case.text()[at..case.at]);
            return Some((at, Reason::UnknownEscape(escape)));
        }
        _ => return None,
    };
    Some((found.start, reason))
}

/// Words of other formats for "there is no value".
fn nothing(case: &Case<'_>) -> Reading {
    let found = case.around.found?;
    let word = found.of(case.text());
    let nothing = case.before_is(Kind::Colon)
        && ["null", "nil", "none", "undefined"].contains(&word.to_ascii_lowercase().as_str());
    nothing.then(|| (found.start, Reason::Nothing(Safe::from(word))))
}

/// A kind that has facts stands without its brackets.
fn facts(case: &Case<'_>) -> Reading {
    let word = case
        .around
        .before
        .filter(|before| before.kind == Kind::Word)?;
    if *case.error != Error::ExpectedStructLike {
        return None;
    }
    let written = word.of(case.text());
    let reason = Reason::Wanted {
        wanted: Wanted::Facts(Safe::from(written)),
        found: quoted(case.around.found_text()),
        write: Some(Safe::from(format!("{written}()"))),
    };
    Some((word.start, reason))
}

fn wanted(case: &Case<'_>) -> Reading {
    let group = |name: &str| Wanted::Group((!name.is_empty()).then(|| Group(Safe::from(name))));
    let wanted = match case.error {
        Error::ExpectedString => Wanted::Text,
        Error::ExpectedInteger => Wanted::Whole,
        Error::ExpectedFloat => Wanted::Number,
        Error::ExpectedArray => Wanted::List,
        Error::ExpectedArrayEnd => Wanted::Close(']'),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Wanted::Close(')'),
        Error::ExpectedStructLike => Wanted::Group(None),
        Error::ExpectedNamedStructLike(name) => group(name),
        Error::ExpectedDifferentStructName { expected, .. } => group(expected),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            match case.before_is(Kind::Colon) {
                true => Wanted::Word,
                false => Wanted::Field,
            }
        }
        _ => return None,
    };
    let value = value(&case.text()[case.here()..]);
    let reason = Reason::Wanted {
        write: correction(&wanted, value).map(Safe::from),
        found: quoted(value),
        wanted,
    };
    Some((case.here(), reason))
}

/// What someone meant as one value: a string, a bracket, or all up to the next comma or bracket.
fn value(text: &str) -> &str {
    let Some(first) = lexer::tokens(text).next() else {
        return "";
    };
    let length = match first.kind {
        Kind::Word | Kind::Number | Kind::Sign => {
            let end = text.find([',', ')', ']', '}', '\n', '\r', '，']);
            end.unwrap_or(text.len()).max(first.end)
        }
        _ => first.end,
    };
    text[..length].trim_end()
}

/// How a value of another form would be written in the form wanted.
fn correction(wanted: &Wanted, value: &str) -> Option<String> {
    let inside = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let is_short = !value.is_empty() && value.chars().count() <= 40;
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())
    };
    let write = match (wanted, inside) {
        _ if !is_short => return None,
        (Wanted::Text, None) if !value.starts_with(['(', '[', ',', ':']) => {
            format!("\"{}\"", value.trim_matches('"'))
        }
        (Wanted::Whole, Some(inside)) if inside.parse::<u32>().is_ok() => inside.to_owned(),
        (Wanted::Number, Some(inside)) if inside.parse::<f64>().is_ok_and(f64::is_finite) => {
            inside.to_owned()
        }
        (Wanted::List, Some(_)) => format!("[{value}]"),
        (Wanted::Group(Some(group)), Some(_)) if group.is_words() => format!("(zh: {value})"),
        (Wanted::Field | Wanted::Word, Some(inside)) if is_name(inside) => inside.to_owned(),
        _ => return None,
    };
    Some(write)
}

/// The known word that is most like the one found, if one is alike.
fn nearest(found: &str, known: &'static [&'static str]) -> Option<&'static str> {
    let found = fold(&shorten(found, 32)).to_lowercase();
    let likeness =
        |word: &str| strsim::normalized_damerau_levenshtein(&found, &word.to_lowercase());
    let best = known
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.6).then_some(*best)
}

/// The beginning of what is quoted in a message, clean, in so many columns.
pub(super) fn shorten(found: &str, columns: usize) -> String {
    let end = found.char_indices().nth(columns);
    let end = end.map_or(found.len(), |(at, c)| at + c.len_utf8());
    Measure::NARROW
        .cut(&clean(&found[..end]), columns)
        .into_owned()
}

/// A word or value as it is quoted in a message.
fn quoted(found: &str) -> Safe {
    Safe::from(shorten(found, 32))
}

fn byte_of(text: &str, position: Position) -> usize {
    let line = match position.line.saturating_sub(2) {
        _ if position.line <= 1 => 0,
        nth => text
            .match_indices('\n')
            .nth(nth)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let column = position.col.saturating_sub(1);
    let in_line = text[line..].char_indices().nth(column);
    in_line.map_or(text.len(), |(at, _)| line + at)
}
