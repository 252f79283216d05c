//! From text to plan.
//!
//! A text that is a plan is read once, by `ron`, and nothing else looks at it. Only when that fails
//! the text is read again, for the path and the reason; [`ParseError`] then says where, what and what
//! to do, in words of our own.

mod context;
mod diagnose;
mod excerpt;
mod groups;
mod reason;
mod sign;
mod tour;

use std::fmt;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use super::file::PlanFile;
use super::lexer::{BOM, Place};
use super::{Lang, Plan};
use crate::text::{Measure, Safe};
use diagnose::Diagnosis;
use excerpt::Excerpt;

pub use reason::{Group, Reason, Wanted};
pub use tour::parse_tour;

/// How a plan file is read: optional values stand bare, and so do the facts of a kind.
pub fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

impl Plan {
    /// Reads a plan from the text of a plan file. A byte order mark before it is passed over.
    ///
    /// # Errors
    ///
    /// Where the text is no plan. What is a plan but does not hold together is a [`super::Problem`] instead.
    pub fn parse(text: &str) -> Result<Plan, ParseError> {
        let text = text.strip_prefix(BOM).unwrap_or(text);
        match options().from_str::<PlanFile>(text) {
            Ok(file) => {
                let mut plan = Plan::build(file);
                super::places::find(text, &mut plan.problems);
                Ok(plan)
            }
            Err(error) => Err(ParseError::of::<PlanFile>(text, &error)),
        }
    }
}

/// Why a text is no plan, and where that shows.
///
/// Whatever it quotes from the text is clean: it may be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    place: Place,
    reason: Reason,
    excerpt: Excerpt,
    entity: Option<Safe>,
    path: Option<Safe>,
}

impl ParseError {
    #[cold]
    fn of<T: DeserializeOwned>(text: &str, error: &SpannedError) -> ParseError {
        let Diagnosis { at, reason, entity } = diagnose::diagnose(text, error);
        ParseError(Box::new(Details {
            place: Place::of_byte(text, at),
            reason,
            excerpt: Excerpt::of(text, at),
            entity,
            path: path::<T>(text),
        }))
    }

    /// Where it shows: the line and the column in characters, both from 1.
    pub fn place(&self) -> Place {
        self.0.place
    }

    /// Why the text is no plan.
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }

    /// What is wrong and what to do about it, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        self.0.reason.message(lang)
    }

    /// The line of the file; of a long one, the part around the place.
    pub fn excerpt(&self) -> &Safe {
        &self.0.excerpt.line
    }

    /// How many columns of the excerpt stand before the place: where a caret goes.
    pub fn caret(&self, measure: Measure) -> usize {
        self.0.excerpt.caret(measure)
    }

    /// The id of the entity in which it is, if it is in one that has an id.
    pub fn entity(&self) -> Option<&Safe> {
        self.0.entity.as_ref()
    }

    /// The way to the value that was being read: `entities[3].is`.
    pub fn path(&self) -> Option<&Safe> {
        self.0.path.as_ref()
    }

    /// The whole of it on several lines, to be printed: place and message, excerpt, caret, entity.
    pub fn render(&self, file_name: &str, lang: Lang) -> String {
        let Place { line, column } = self.0.place;
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let caret = " ".repeat(self.caret(Measure::NARROW));
        let mut rendered = format!(
            "{}:{line}:{column}: {}\n{number} | {}\n{margin} | {caret}^\n",
            Safe::from(file_name),
            self.message(lang),
            self.excerpt(),
        );
        let entity = self.0.entity.as_ref().map(Safe::as_str);
        let path = self.0.path.as_ref().map(Safe::as_str);
        let around: Vec<&str> = entity.into_iter().chain(path).collect();
        if !around.is_empty() {
            let label = lang.pick("位于", "in");
            rendered.push_str(&format!("{margin} = {label} {}\n", around.join(", ")));
        }
        rendered
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = self.0.place;
        write!(f, "{line}:{column}: {}", self.message(Lang::En))
    }
}

impl std::error::Error for ParseError {}

/// Reads the text again, slower, keeping note of the way to what is being read.
fn path<T: DeserializeOwned>(text: &str) -> Option<Safe> {
    let mut reader = ron::Deserializer::from_str_with_options(text, &options()).ok()?;
    let error = serde_path_to_error::deserialize::<_, T>(&mut reader).err()?;
    let mut way = String::new();
    for step in error.path() {
        match step {
            Segment::Seq { index } => way.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                let dot = if way.is_empty() { "" } else { "." };
                way.push_str(&format!("{dot}{key}"));
            }
            Segment::Unknown => {}
        }
    }
    (!way.is_empty()).then(|| Safe::from(diagnose::shorten(&way, 64)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean;

    const SMALL: &str = include_str!("../../../tests/plans/good/small.ron");

    /// Whatever the text, there is a plan, or an error that can be shown as it is.
    #[track_caller]
    fn check_sound(text: &str) {
        let Err(error) = Plan::parse(text) else {
            return;
        };
        let Place { line, column } = error.place();
        let text = text.strip_prefix(BOM).unwrap_or(text);
        let of_file = text.split('\n').nth(line - 1);
        let length = of_file.map(|line| line.chars().count());
        assert!(length.is_some_and(|length| column <= length + 1), "{error}");
        for lang in [Lang::Zh, Lang::En] {
            let message = error.message(lang);
            assert_eq!(clean(message.as_str()), message.as_str());
            assert!(!message.is_empty());
            let rendered = error.render("p\x1b[2J\n.ron", lang);
            let clean = |c: char| c == '\n' || !c.is_control();
            assert!(rendered.chars().all(clean), "{rendered:?}");
        }
        let shown = Measure::NARROW.width(error.excerpt().as_str());
        assert!(
            error.caret(Measure::NARROW) <= shown && shown <= 72,
            "{error}"
        );
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
        let plain = Plan::parse(SMALL).unwrap();
        let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
        let windows = Plan::parse(&windows).unwrap();
        assert!(plain.all().eq(windows.all()));
        assert!(plain.all().all(|at| plain.get(at) == windows.get(at)));
    }

    #[test]
    fn the_place_counts_characters_and_the_caret_columns() {
        let error = Plan::parse("(format: 1, entities: [], /* 金融 */ jobz: 1)").unwrap_err();
        assert_eq!(
            error.place(),
            Place {
                line: 1,
                column: 36
            }
        );
        assert_eq!(error.caret(Measure::NARROW), 37);
        let error = Plan::parse("(format: 1, entities: [], /* “ */ jobz: 1)").unwrap_err();
        assert_eq!(error.caret(Measure::NARROW), 34);
        assert_eq!(error.caret(Measure::WIDE), 35);
    }

    #[test]
    fn the_message_reads_as_a_line_of_a_compiler() {
        let error = Plan::parse("(format: 1, entitys: [])").unwrap_err();
        let told = error.render("plan.ron", Lang::En);
        assert_eq!(
            told.lines().next(),
            Some(
                "plan.ron:1:13: unknown field \"entitys\" in the plan file; did you mean \"entities\"?"
            )
        );
    }

    #[test]
    fn brackets_without_end_are_refused_and_do_not_overflow_the_stack() {
        for open in [
            "(",
            "[",
            "{",
            "Some(",
            "(format: (",
            "(entities: [(is: Goal(",
            "/*",
        ] {
            let text = open.repeat(200_000);
            assert!(Plan::parse(&text).is_err(), "{open}");
        }
    }

    /// What somebody might type, paste or lose.
    const PIECES: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        ",",
        ":",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        "r#\"",
        "/*",
        "//",
        "，",
        "“",
        "１",
        "\u{0}",
        "\u{1b}[0m",
        "\u{202e}",
        "\u{3000}",
        "\u{feff}",
        "é",
        "金",
        "e\u{301}\u{301}",
        "-1",
        "1e999",
        "NaN",
        "null",
        "Some(",
        "#![enable(x)]",
        "id",
        "zh: ",
        "is: Goal(",
    ];

    #[test]
    fn any_damage_gives_a_place_and_a_clean_message() {
        let mut random = fastrand::Rng::with_seed(8);
        let marks: Vec<usize> = SMALL.char_indices().map(|(at, _)| at).collect();
        for _ in 0..1500 {
            let mut text = SMALL.to_owned();
            for _ in 0..random.usize(1..3) {
                let at = marks[random.usize(..marks.len())];
                let length = random.usize(..12);
                if let (true, true) = (
                    text.is_char_boundary(at),
                    text.is_char_boundary(at + length),
                ) {
                    let piece = PIECES[random.usize(..PIECES.len())];
                    text.replace_range(at..at + length, piece);
                }
            }
            if random.u8(..4) == 0 {
                let end = random.usize(..text.len());
                text = text.chars().take(end).collect();
            }
            check_sound(&text);
        }
    }
}
