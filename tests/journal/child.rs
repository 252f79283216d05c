//! A program of its own that writes a journal: this test program, run again.

use std::io::Write as _;
use std::process::Command;

use planscope::store::own_name;

use super::{named, scribe, waiver};

/// Where it writes, from which number on, and how many: `DIR FROM COUNT`.
const TASK: &str = "PLANSCOPE_TEST_JOURNAL";

/// The command that starts it. It prints each number once that is saved, and `no: WHY` for each that is not.
pub(crate) fn command(task: &str) -> Command {
    let mut command = Command::new(program());
    command.args(arguments()).env(TASK, task);
    command
}

/// The same command under a program that runs others.
pub(crate) fn command_under(wrapper: &str, arguments_of_wrapper: &[&str], task: &str) -> Command {
    let mut command = Command::new(wrapper);
    command.args(arguments_of_wrapper).arg(program());
    command.args(arguments()).env(TASK, task);
    command
}

fn program() -> std::path::PathBuf {
    std::env::current_exe().expect("this program is a file")
}

fn arguments() -> [&'static str; 4] {
    [
        "child::writes_what_it_is_told_to",
        "--exact",
        "--nocapture",
        "--test-threads=1",
    ]
}

/// The numbers that a child said were saved.
pub(crate) fn saved(output: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(output);
    let numbers = text.lines().filter_map(|line| line.strip_prefix("saved "));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// Does nothing unless another test has started this program for it; those look at what comes of it.
#[test]
fn writes_what_it_is_told_to() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    let mut words = task.rsplitn(3, ' ');
    let mut number = || words.next().and_then(|word| word.parse::<usize>().ok());
    let (count, from) = (number().unwrap(), number().unwrap());
    let folder = named(words.next().unwrap().as_ref());
    let mut out = std::io::stdout();
    if let Err(error) = folder.can_write() {
        writeln!(out, "\nrefused {error}").unwrap();
    }
    let mut scribe = scribe(&folder);
    writeln!(out, "\nuser {}", own_name()).unwrap();
    for number in from..from + count {
        for attempt in 0..9 {
            match scribe.append(&waiver(number), "2025-11-03T08:00:00Z") {
                Ok(_) => {
                    writeln!(out, "saved {number}").unwrap();
                    break;
                }
                Err(error) => writeln!(out, "no {attempt}: {error}").unwrap(),
            }
        }
    }
}
