//! `planscope check`: holds a plan to the rules and prints what they find.
//!
//! Every finding is printed; how bad one must be to decide the exit code is `--severity`. A finding
//! that somebody has waived is listed apart, with by whom and why, and decides nothing.

mod args;
mod document;
mod explain;
mod rows;
mod text;

use std::process::ExitCode;

pub(super) use args::{CheckArgs, parse_day};

use super::list::written;
use super::out::{self, Failure};
use super::review;
use super::source::{self, Loaded};
use crate::checks::{self, Finding, Report, Severity};
use crate::export::{Format, Languages};
use crate::plan::Date;
use crate::plan::lexer::Place;
use crate::review::{Review, Waived};
use crate::shell::today;
use args::Written;

/// Exit code of a plan with findings that count.
const FOUND: u8 = 1;

/// Prints what the rules find, or what a rule is about.
pub(super) fn check(args: &CheckArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let lang = languages.own();
    if let Some(word) = &args.explain {
        return out::print(&explain::explain(word, languages)?, out::Mark::None);
    }
    let wanted = explain::wanted(&args.only, lang)?;
    let loaded = source::load(args.plan.as_deref(), lang)?;
    let reviewed = review::read(args.review.as_deref(), args.plan.as_deref(), lang)?;
    reviewed.name_uncounted(lang);
    let today = args.today.unwrap_or_else(today);
    let report = checks::run_some(&loaded.plan, today, |rule| wanted.contains(&rule.code));
    let judged = Judged::of(&loaded, &reviewed.review, today, &report);
    let answer = match args.format {
        Written::Text => text::text(&judged, languages),
        Written::Md => text::markdown(&judged, languages),
        Written::Table => written(&rows::brief(&judged), Format::Table, languages),
        Written::Csv => written(&rows::whole(&judged), Format::Csv, languages),
        Written::Json => document::json(&judged),
    };
    let printed = out::print(&answer, args.mark())?;
    let limit = args.severity();
    let decides = |one: &Judgement<'_>| one.waived.is_none() && one.finding.severity <= limit;
    Ok(match judged.all.iter().any(decides) {
        true => ExitCode::from(FOUND),
        false => printed,
    })
}

/// A plan with what the rules and the journals say of it.
struct Judged<'a> {
    loaded: &'a Loaded,
    review: &'a Review,
    today: Date,
    report: &'a Report,
    /// What was found, the worst first; what is waived last.
    all: Vec<Judgement<'a>>,
}

/// A finding with all that is known of it.
struct Judgement<'a> {
    finding: &'a Finding,
    place: Option<Place>,
    waived: Option<&'a Waived>,
}

impl<'a> Judged<'a> {
    fn of(loaded: &'a Loaded, review: &'a Review, today: Date, report: &'a Report) -> Judged<'a> {
        let places = checks::places(&loaded.text, &report.findings);
        let judge = |(finding, place): (&'a Finding, Option<Place>)| Judgement {
            finding,
            place,
            waived: review.waived(finding.id.raw(), today),
        };
        let mut all: Vec<Judgement<'a>> = report.findings.iter().zip(places).map(judge).collect();
        // Stable: rules and things stay in their order.
        all.sort_by_key(|one| (one.waived.is_some(), one.finding.severity));
        Judged {
            loaded,
            review,
            today,
            report,
            all,
        }
    }

    /// How many findings as bad as this nobody has waived.
    fn count(&self, severity: Severity) -> usize {
        let counts =
            |one: &&Judgement<'_>| one.waived.is_none() && one.finding.severity == severity;
        self.all.iter().filter(counts).count()
    }

    /// How many findings are waived.
    fn waived(&self) -> usize {
        self.all.iter().filter(|one| one.waived.is_some()).count()
    }

    /// The id of the thing that has the fault; none where the file as a whole has it.
    fn thing(&self, one: &Judgement<'_>) -> Option<&'a str> {
        let entity = one.finding.entity?;
        Some(self.loaded.plan.get(entity).id.as_str())
    }
}
