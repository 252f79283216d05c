//! The command line: what was asked for, who does it, and what the shell is told.
//!
//! Exit codes: 0 fine, 1 there are findings or nothing is found, 2 could not. Answers go to standard output, complaints to standard error;
//! both pass through `out`, the one place that prints. Opens no file itself.

mod args;
mod check;
mod config;
mod doctor;
mod export;
mod find;
mod frame;
mod list;
mod locale;
mod near;
mod new;
mod open;
mod out;
mod recall;
mod review;
mod settings;
mod show;
mod source;
mod tour;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use out::Failure;

/// Does what the arguments of the process ask for.
pub fn run() -> ExitCode {
    let outcome = match Args::try_parse() {
        Ok(args) => args.checked().map_err(Failure::Usage).and_then(dispatch),
        Err(error) => Err(Failure::Usage(error)),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => out::complain(failure),
    }
}

fn dispatch(args: Args) -> Result<ExitCode, Failure> {
    let languages = locale::languages(args.lang);
    match &args.command {
        None => open::open(args),
        Some(Command::Check(args)) => check::check(args, languages),
        Some(Command::List(args)) => list::list(args, languages),
        Some(Command::Show(args)) => show::show(args, languages),
        Some(Command::Find(args)) => find::find(args, languages),
        Some(Command::Tour(args)) => tour::tour(args, languages),
        Some(Command::Frame(args)) => frame::frame(args, languages),
        Some(Command::New) => new::new(),
        Some(Command::Doctor(args)) => doctor::doctor(args, languages),
        Some(Command::Export(args)) => export::export(args, languages),
    }
}
