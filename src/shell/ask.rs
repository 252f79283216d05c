//! Asking the terminal without opening the dashboard on it: what `planscope doctor` does.

use std::io::{self, Write as _};
use std::time::Instant;

use super::events::Event;
use super::probe::{Probe, Widths};
use super::terminal::Terminal;

/// What the terminal answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it means.
    pub widths: Widths,
    /// Each doubtful character with the columns it took, as far as there were answers.
    pub columns: Vec<(char, u16)>,
}

/// Asks the terminal of standard input and output how wide it draws doubtful characters, and leaves
/// nothing of the question on it. Takes 300 ms at most; what is typed meanwhile is lost.
///
/// # Errors
/// One of the two is no terminal, or it went away.
pub fn ask() -> io::Result<Asked> {
    let (terminal, mut events) = Terminal::open_bare()?;
    let mut probe = Probe::new(Instant::now());
    let mut output = terminal.output();
    output.write_all(Probe::question_in_line().as_bytes())?;
    output.flush()?;
    let widths = loop {
        let left = probe.deadline().map(|at| at - Instant::now().min(at));
        let answer = match events.next(left)? {
            Some(Event::Reply(reply)) => probe.reply(reply),
            Some(Event::End(_)) => return Err(io::ErrorKind::ConnectionAborted.into()),
            _ => probe.give_up(Instant::now()),
        };
        if let Some(widths) = answer {
            break widths;
        }
    };
    Ok(Asked {
        widths,
        columns: probe.columns().collect(),
    })
}
