//! What can be typed behind `planscope check`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::checks::Severity;
use crate::cli::out::Mark;
use crate::plan::Date;

/// Hold a plan to the rules and print what they find.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    /// Plan file; without it the plan built into the program
    pub(super) plan: Option<PathBuf>,
    /// Exit with 1 if nobody has waived a finding as bad as this, or worse
    #[arg(long, value_enum, default_value_t = SeverityArg::Error, hide_possible_values = true, value_name = "error|warning|note")]
    severity: SeverityArg,
    /// Run one rule or one group of rules alone: IND-01, PRJ; can be given again
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// Say why a rule is there, with an example and what clears it; of a group, which rules it has
    #[arg(long, value_name = "CODE", conflicts_with_all = ["only", "review", "today", "format"])]
    pub(super) explain: Option<String>,
    /// Review folder whose waivers count [default: the plan's own]
    #[arg(long, value_name = "DIR")]
    pub(super) review: Option<PathBuf>,
    /// Day on which the plan is held to the rules [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub(super) today: Option<Date>,
    /// text, table, md, csv or json; csv and json have everything
    #[arg(long, value_enum, default_value_t = Written::Text, hide_possible_values = true, value_name = "FORMAT")]
    pub(super) format: Written,
    /// Begin CSV with a byte order mark, as some spreadsheets want it
    #[arg(long)]
    bom: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Written {
    /// A line each, with file and line, as compilers do.
    Text,
    Table,
    Md,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SeverityArg {
    Error,
    Warning,
    Note,
}

impl CheckArgs {
    /// How bad a finding must be to decide the exit code.
    pub(super) fn severity(&self) -> Severity {
        match self.severity {
            SeverityArg::Error => Severity::Error,
            SeverityArg::Warning => Severity::Warning,
            SeverityArg::Note => Severity::Note,
        }
    }

    /// What stands before the answer.
    pub(super) fn mark(&self) -> Mark {
        match self.bom {
            true => Mark::Bom,
            false => Mark::None,
        }
    }

    /// Whether a byte order mark is wanted where none belongs.
    pub(in crate::cli) fn has_stray_mark(&self) -> bool {
        self.bom && self.format != Written::Csv
    }
}

pub(in crate::cli) fn parse_day(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("write a day of the calendar as 2026-03-01")
}
