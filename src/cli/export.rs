//! `planscope export`: what the program knows, for others.

use std::path::Path;
use std::process::ExitCode;

use super::args::{ExportArgs, ExportWhat, ModelFormat};
use super::out::{self, Failure, Mark};
use super::{review, source};
use crate::export::{Languages, json, minutes};
use crate::plan::Lang;
use crate::store::{self, Existing};

/// Prints or writes what was asked for.
pub(super) fn export(args: &ExportArgs, languages: Languages) -> Result<ExitCode, Failure> {
    match args.what {
        ExportWhat::Model => model(args, languages),
        ExportWhat::Minutes => minutes(args, languages),
    }
}

fn model(args: &ExportArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let loaded = source::load(args.plan.as_deref(), languages.own())?;
    let format = args.format.unwrap_or(ModelFormat::Ron);
    let text = match format {
        ModelFormat::Ron => loaded.text,
        ModelFormat::Json => json::model(&loaded.plan).into(),
    };
    match (&args.output, format) {
        (Some(path), _) => write_new(path, &text, languages.own()),
        (None, ModelFormat::Ron) => out::print_file(&text),
        (None, ModelFormat::Json) => out::print(&text, Mark::None),
    }
}

/// What was noted on walkthroughs, from the journals of the review folder.
fn minutes(args: &ExportArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let (path, lang) = (args.plan.as_deref(), languages.own());
    let plan = source::load(path, lang)?.plan;
    let review = review::read(args.review.as_deref(), path, lang)?.review;
    let text = minutes::markdown(&plan, &review, languages);
    match &args.output {
        Some(path) => write_new(path, &text, lang),
        None => out::print(&text, Mark::None),
    }
}

/// Writes a file that was not there before.
fn write_new(path: &Path, text: &str, lang: Lang) -> Result<ExitCode, Failure> {
    let written = store::write_new(path, text.as_bytes(), Existing::Keep);
    written.map_err(|error| Failure::File(error.message(lang).to_string()))?;
    Ok(ExitCode::SUCCESS)
}
