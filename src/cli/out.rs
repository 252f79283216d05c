//! The one place that prints.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::app::LoadFailure;
use crate::text::{Safe, clean};

/// Why nothing came of it.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments make no sense, or ask for help.
    Usage(clap::Error),
    /// What stands in a file is no plan, or there is no such file. The message begins with where.
    File(String),
    /// Anything else, in a sentence.
    Other(String),
    /// A fault of the program itself, in a sentence.
    Fault(String),
}

impl Failure {
    /// Where and what, without the excerpt.
    pub(super) fn first_line(&self) -> String {
        let message = match self {
            Failure::Usage(error) => error.to_string(),
            Failure::File(message) | Failure::Other(message) | Failure::Fault(message) => {
                message.clone()
            }
        };
        message.lines().next().unwrap_or_default().to_owned()
    }

    /// A plan that could not be loaded, in the words of the loader.
    pub(super) fn unread(failure: &LoadFailure) -> Failure {
        let lines: Vec<&str> = failure.details.iter().map(Safe::as_str).collect();
        Failure::File(lines.join("\n"))
    }
}

/// What stands before an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// The byte order mark of UTF-8.
    Bom,
}

/// The exit code of a program that panicked.
const FAULT: u8 = 101;

const BOM: &str = "\u{feff}";

/// Prints an answer, line by line as it may be shown.
///
/// A reader that has seen enough (`| head`) is no failure.
pub(super) fn print(text: &str, mark: Mark) -> Result<ExitCode, Failure> {
    let text = cleaned(text);
    let mark = match mark {
        Mark::None => "",
        Mark::Bom => BOM,
    };
    written(write(&[mark.as_bytes(), text.as_bytes()]))
}

/// Prints a plan file: byte for byte into a pipe or a file, as it may be shown on a terminal.
pub(super) fn print_file(text: &str) -> Result<ExitCode, Failure> {
    if io::stdout().is_terminal() {
        return print(text, Mark::None);
    }
    written(write(&[text.as_bytes()]))
}

/// Prints a frame with its colors: made by the program, and nothing else in it can be a control character.
pub(super) fn print_drawn(frame: &str) -> Result<ExitCode, Failure> {
    written(write(&[frame.as_bytes()]))
}

fn write(parts: &[&[u8]]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    parts.iter().try_for_each(|part| out.write_all(part))?;
    out.flush()
}

fn written(outcome: io::Result<()>) -> Result<ExitCode, Failure> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Other(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Says on standard error what went wrong, and with which code to end.
pub(super) fn complain(failure: Failure) -> ExitCode {
    let message = match failure {
        Failure::Usage(error) if !error.use_stderr() => {
            return print(&error.render().to_string(), Mark::None).unwrap_or_else(complain);
        }
        Failure::Usage(error) => error.render().to_string(),
        Failure::File(message) => message,
        Failure::Other(message) => format!("planscope: {message}"),
        Failure::Fault(message) => {
            remark(&message);
            return ExitCode::from(FAULT);
        }
    };
    remark(&message);
    ExitCode::from(2)
}

/// Says something on standard error. There is nobody to tell if that fails.
pub(super) fn remark(message: &str) {
    let mut text = cleaned(message).into_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// The text as it may be shown, in its lines.
fn cleaned(text: &str) -> Cow<'_, str> {
    let is_clean = |line: &str| clean(line) == line;
    if text.split('\n').all(is_clean) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<_> = text.split('\n').map(clean).collect();
    Cow::Owned(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_feeds_get_through() {
        assert_eq!(cleaned("a\n科技\n"), "a\n科技\n");
        assert_eq!(
            cleaned("a\u{1b}[2J\nb\u{202e}\n"),
            "a<U+001B>[2J\nb<U+202E>\n"
        );
    }
}
