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

use std::fmt;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde_path_to_error::Segment;

use super::file::PlanFile;
use super::lexer::{BOM, Place};
use super::{Lang, Plan};
use crate::text::{Measure, Safe};
use diagnose::Diagnosis;
use excerpt::Excerpt;

pub use reason::{Group, Reason, Wanted};

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
            Ok(file) => Ok(Plan::build(file)),
            Err(error) => Err(ParseError::of(text, &error)),
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
    fn of(text: &str, error: &SpannedError) -> ParseError {
        let Diagnosis { at, reason, entity } = diagnose::diagnose(text, error);
        ParseError(Box::new(Details {
            place: Place::of_byte(text, at),
            reason,
            excerpt: Excerpt::of(text, at),
            entity,
            path: path(text),
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
fn path(text: &str) -> Option<Safe> {
    let mut reader = ron::Deserializer::from_str_with_options(text, &options()).ok()?;
    let error = serde_path_to_error::deserialize::<_, PlanFile>(&mut reader).err()?;
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
