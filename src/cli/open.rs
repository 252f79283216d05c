//! `planscope`: opens the dashboard.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use super::args::ViewArgs;
use super::out::Failure;
use super::source;
use crate::export::Languages;

/// Opens the dashboard, where there is a terminal to open it on.
pub(super) fn open(
    path: Option<&Path>,
    view: &ViewArgs,
    languages: Languages,
) -> Result<ExitCode, Failure> {
    if let Some(reason) = refusal() {
        return Err(Failure::Other(reason));
    }
    let _ = (source::load(path)?, view, languages);
    Err(Failure::Other("the dashboard is not built in".into()))
}

/// Stand-in for the shell's: why there is no terminal to draw on, and what to do instead.
fn refusal() -> Option<String> {
    let reason = if !io::stdout().is_terminal() {
        "standard output is no terminal"
    } else if !io::stdin().is_terminal() {
        "standard input is no terminal"
    } else if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        "the terminal cannot place text (TERM=dumb)"
    } else {
        return None;
    };
    Some(format!(
        "{reason}, so the dashboard cannot open; \
         planscope list, show and frame print the same as text"
    ))
}
