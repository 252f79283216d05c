//! `planscope export`: what the program knows, for others.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::args::{ExportArgs, ExportWhat, ModelFormat};
use super::out::{self, Failure, Mark};
use super::source;
use crate::export::{Languages, json};

/// Prints or writes what was asked for.
pub(super) fn export(args: &ExportArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let ExportWhat::Model = args.what;
    let loaded = source::load(args.plan.as_deref(), languages.own())?;
    let text = match args.format {
        ModelFormat::Ron => loaded.text,
        ModelFormat::Json => json::model(&loaded.plan),
    };
    match (&args.output, args.format) {
        (Some(path), _) => write_new(path, &text),
        (None, ModelFormat::Ron) => out::print_file(&text),
        (None, ModelFormat::Json) => out::print(&text, Mark::None),
    }
}

/// Stand-in for the writer of the store: a file that was not there before, whole or not at all.
fn write_new(path: &Path, text: &str) -> Result<ExitCode, Failure> {
    let name = path.display();
    let file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    let mut file = file.map_err(|error| {
        Failure::File(match error.kind() {
            io::ErrorKind::AlreadyExists => {
                format!("{name}: exists already; choose another name, or remove it first")
            }
            _ => format!("{name}: {error}"),
        })
    })?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    written.map_err(|error| {
        let _ = fs::remove_file(path);
        Failure::File(format!("{name}: {error}"))
    })?;
    Ok(ExitCode::SUCCESS)
}
