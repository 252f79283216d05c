//! Where there is no terminal that shows screens: a sentence and exit code 2.

use std::process::{Command, Stdio};

use super::pty::Setup;
use super::{PLAN, PLANSCOPE};

/// Refused with a sentence, and the terminal as it was.
#[track_caller]
fn check(setup: Setup, words: &str) {
    let mut pty = setup.argument(PLAN).start();
    let status = pty.wait_for_end_within(super::pty::PATIENCE);
    assert_eq!(status.code(), Some(2), "{}", pty.picture());
    assert!(pty.rows().concat().contains(words), "{}", pty.picture());
    assert!(!pty.received().contains(&0x1b), "no sequence is sent");
    pty.assert_given_back();
}

#[test]
fn a_terminal_without_a_cursor_is_refused() {
    check(Setup::new(PLANSCOPE).variable("TERM", "dumb"), "TERM=dumb");
    check(
        Setup::new(PLANSCOPE).variable("TERM", ""),
        "TERM is not set",
    );
}

#[test]
fn a_locale_of_another_encoding_is_refused() {
    let setup = Setup::new(PLANSCOPE).variable("LC_ALL", "zh_CN.GB18030");
    check(setup, "is not UTF-8");
}

#[test]
fn output_into_a_pipe_is_refused() {
    let script = format!("{PLANSCOPE} \"$0\" | cat; exit 2");
    let setup = Setup::new("sh").argument("-c").argument(script);
    check(setup, "standard output is not a terminal");
}

#[test]
fn input_from_elsewhere_is_refused() {
    let script = format!("{PLANSCOPE} \"$0\" < /dev/null");
    let setup = Setup::new("sh").argument("-c").argument(script);
    check(setup, "standard input is not a terminal");
}

#[test]
fn without_any_terminal_it_says_what_to_do_instead() {
    let mut command = Command::new(PLANSCOPE);
    command.arg(PLAN).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("planscope frame"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}
