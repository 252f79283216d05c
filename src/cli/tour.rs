//! `planscope tour`: the walkthrough as a hand-out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::out::{self, Failure, Mark};
use super::source;
use crate::app::walk::Tour;
use crate::export::{Languages, tour};
use crate::plan::file::Stop;

#[derive(Debug, clap::Args)]
pub(super) struct TourArgs {
    /// Plan file; without it the plan built into the program
    plan: Option<PathBuf>,
    /// Another tour, in a file of its own; it has the form of `tour` in a plan file
    #[arg(long, value_name = "FILE")]
    tour_file: Option<PathBuf>,
    /// text, md or json; json has both languages
    #[arg(long, value_enum, default_value_t = TourFormat::Text, hide_possible_values = true, value_name = "FORMAT")]
    format: TourFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TourFormat {
    Text,
    Md,
    Json,
}

/// Prints the stops that stand somewhere in the plan; names the others on standard error.
pub(super) fn tour(args: &TourArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let lang = languages.own();
    let plan = source::load(args.plan.as_deref(), lang)?.plan;
    let own = args.tour_file.as_deref();
    let own = own.map(|path| source::tour(path, lang)).transpose()?;
    let resolved = Tour::of(&plan, own.as_deref().unwrap_or(plan.tour()));
    for skipped in &resolved.skipped {
        out::remark(skipped.message(lang).as_str());
    }
    let stops: Vec<&Stop> = resolved.stops().iter().map(|stop| &stop.stop).collect();
    if stops.is_empty() {
        return Err(Failure::Other(lang.pick(
            "方案中没有可用的讲解站点；写法见 `planscope new` 的样例".to_owned(),
            "the plan has no tour with a stop that stands somewhere; `planscope new` shows how one is written".to_owned(),
        )));
    }
    let text = match args.format {
        TourFormat::Text => tour::text(&plan, &stops, languages),
        TourFormat::Md => tour::markdown(&plan, &stops, languages),
        TourFormat::Json => tour::json(&plan, &stops),
    };
    out::print(&text, Mark::None)
}
