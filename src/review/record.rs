//! Records: what a person puts on record, one a line.

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::minute::Minute;
use super::{LineFault, day};
use crate::plan::Date;
use crate::text::Safe;

/// The version of the journals that this program writes.
pub const FORMAT: u32 = 1;

/// The first line of a journal, without its end.
pub const FORMAT_LINE: &str = "(format: 1)";

/// A line of a journal has no more bytes than this; a longer one is set aside.
pub const LONGEST_LINE: usize = 64 << 10;

/// What a person puts on record.
///
/// To add a kind: a variant, its word in `Body::KINDS`, and whoever folds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// A finding is accepted as it is.
    Waiver(Waiver),
    /// An own waiver is taken back.
    Withdrawal(Withdrawal),
    /// What a meeting came to at a stop of the walkthrough.
    Minute(Minute),
}

/// A finding is accepted as it is, for a reason, perhaps until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Which, by its name.
    pub finding: String,
    /// Why. Never empty.
    pub reason: Safe,
    /// The last day on which it holds; without one, as long as the finding stays the same.
    #[serde(
        default,
        with = "day::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Date>,
}

/// The author's own waivers of a finding are taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Of which, by its name.
    pub finding: String,
    /// Why, if that was said.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub reason: Safe,
}

impl Body {
    /// The words by which the lines of a journal name the kinds.
    const KINDS: [&str; 3] = ["Waiver", "Withdrawal", "Minute"];
}

/// A line of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its number among the records of its author, from 1. Decides what came later.
    pub seq: u32,
    /// When it was written, as its author's clock said. To be shown; decides nothing.
    pub at: Safe,
    /// What is put on record.
    pub is: Content,
    line: Box<str>,
}

/// What a record holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Something that this program knows.
    Known(Body),
    /// Something that a later program knows: kept as it stands.
    Foreign(Safe),
}

/// How a record is written.
#[derive(Serialize)]
struct Written<'b> {
    seq: u32,
    at: &'b str,
    is: &'b Body,
}

/// How a record is read: what it holds comes second, as it may be of a kind that nobody here knows.
#[derive(Deserialize)]
struct Read {
    seq: u32,
    #[serde(default)]
    at: Safe,
    is: Box<RawValue>,
}

#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// What a line of a journal is.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    Format(u32),
    Record(Record),
    /// Air, or a remark of somebody who has edited the file.
    Nothing,
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

impl Record {
    /// A record as its author's program writes it.
    pub fn new(seq: u32, at: &str, body: Body) -> Record {
        let written = Written { seq, at, is: &body };
        let one_line = ron::ser::PrettyConfig::new()
            .depth_limit(0)
            .struct_names(false);
        let line = options()
            .to_string_pretty(&written, one_line)
            .expect("texts and numbers can be written, by a test");
        Record {
            seq,
            at: at.into(),
            is: Content::Known(body),
            line: line.into(),
        }
    }

    /// Whether it says just this.
    pub fn holds(&self, body: &Body) -> bool {
        matches!(&self.is, Content::Known(own) if own == body)
    }

    /// The line as it stands in the journal, without its end.
    pub fn line(&self) -> &str {
        &self.line
    }
}

impl Line {
    /// Reads a line; it is known to have no line feed.
    pub(super) fn read(line: &str) -> Result<Line, LineFault> {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with("//") {
            return Ok(Line::Nothing);
        }
        if let Ok(Head { format }) = options().from_str(line) {
            return Ok(Line::Format(format));
        }
        let read: Read = options().from_str(line).map_err(|_| LineFault::NoRecord)?;
        let raw = read.is.get_ron().trim();
        let end = raw.find(|c: char| !c.is_alphanumeric() && c != '_');
        let kind = &raw[..end.unwrap_or(raw.len())];
        let is = match Body::KINDS.contains(&kind) {
            true => Content::Known(known(raw, kind)?),
            false => Content::Foreign(kind.into()),
        };
        Ok(Line::Record(Record {
            seq: read.seq,
            at: read.at,
            is,
            line: line.into(),
        }))
    }
}

/// A record of a kind that this program knows. A waiver without a reason is none.
fn known(raw: &str, kind: &str) -> Result<Body, LineFault> {
    let unreadable = || LineFault::Unreadable(kind.into());
    let body: Body = options().from_str(raw).map_err(|_| unreadable())?;
    match &body {
        Body::Waiver(waiver) if waiver.reason.as_str().trim().is_empty() => Err(unreadable()),
        Body::Waiver(_) | Body::Withdrawal(_) | Body::Minute(_) => Ok(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINDING: &str = "IND-01:target.x:9f3a2c41";

    fn waiver(reason: &str) -> Body {
        Body::Waiver(Waiver {
            finding: FINDING.into(),
            reason: reason.into(),
            until: Date::new(2026, 6, 30),
        })
    }

    #[track_caller]
    fn check_round_trip(body: Body) {
        let record = Record::new(7, "2025-11-03T08:00:00Z", body);
        assert!(!record.line().contains('\n'), "{}", record.line());
        assert_eq!(Line::read(record.line()), Ok(Line::Record(record)));
    }

    #[test]
    fn a_record_is_one_line_that_a_person_can_read() {
        let record = Record::new(7, "2025-11-03T08:00:00Z", waiver("另有口径"));
        assert_eq!(
            record.line(),
            "(seq: 7, at: \"2025-11-03T08:00:00Z\", is: Waiver(finding: \"IND-01:target.x:9f3a2c41\", reason: \"另有口径\", until: \"2026-06-30\"))"
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        check_round_trip(waiver("另有口径"));
        check_round_trip(waiver(
            "a \"quoted\" \\ line\nand\ta\u{1b}[31mnext\u{2028}\r\u{0}",
        ));
        check_round_trip(Body::Minute(Minute {
            number: 3,
            stop: crate::plan::file::Bi {
                zh: "发展哪些产业？".into(),
                en: "Which industries?".into(),
            },
            place: "T5.6@sequencing.rows+town.a".into(),
            walked: 12,
            outcome: super::super::Outcome::Amend,
            text: "“5+4+X”\n要写进正文".into(),
        }));
        check_round_trip(Body::Withdrawal(Withdrawal {
            finding: FINDING.into(),
            reason: Safe::default(),
        }));
    }

    #[test]
    fn a_kind_that_nobody_here_knows_is_kept_as_it_stands() {
        let line = r#"(seq: 3, at: "2030", by: "x", is: Opinion(kind: wording, at: [1, Two(3)], text: "a ) \" b"))"#;
        let Ok(Line::Record(record)) = Line::read(line) else {
            panic!("{:?}", Line::read(line));
        };
        assert_eq!(record.is, Content::Foreign("Opinion".into()));
        assert_eq!((record.seq, record.line()), (3, line));
    }

    #[test]
    fn a_later_field_of_a_known_kind_does_no_harm() {
        let record = Record::new(7, "", waiver("x"));
        let line = record.line().replace("reason:", "weight: 3, reason:");
        let Ok(Line::Record(read)) = Line::read(&line) else {
            panic!("{:?}", Line::read(&line));
        };
        assert_eq!(read.is, record.is);
    }

    #[test]
    fn a_waiver_without_a_reason_is_none() {
        for reason in ["", "  "] {
            let record = Record::new(1, "", waiver(reason));
            let fault = LineFault::Unreadable("Waiver".into());
            assert_eq!(Line::read(record.line()), Err(fault));
        }
    }

    #[test]
    fn no_part_of_a_record_is_taken_for_a_whole_one() {
        let record = Record::new(7, "2025-11-03T08:00:00Z", waiver("另有 ( 口径)) 。"));
        let line = record.line();
        for end in (1..line.len()).filter(|end| line.is_char_boundary(*end)) {
            assert!(Line::read(&line[..end]).is_err(), "{}", &line[..end]);
        }
    }

    #[test]
    fn the_first_line_says_the_format() {
        assert_eq!(Line::read(FORMAT_LINE), Ok(Line::Format(FORMAT)));
        assert_eq!(Line::read(" // by hand"), Ok(Line::Nothing));
        assert_eq!(Line::read("<<<<<<< ours"), Err(LineFault::NoRecord));
    }
}
