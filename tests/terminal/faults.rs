//! Faults of the program itself, built into `examples/faulty.rs`: a sentence, and the terminal back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::pty::{PATIENCE, Pty, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE};

/// The program with faults, its first screen complete.
#[track_caller]
fn opened(state: &Path) -> Pty {
    let folder = Path::new(PLANSCOPE)
        .parent()
        .expect("the program is in a folder");
    let faulty = folder.join("examples/faulty");
    assert!(
        faulty.exists(),
        "first: cargo build --example faulty (cargo test does it by itself)"
    );
    let setup = Setup::new(faulty).argument(PLAN).size((100, 30));
    let mut pty = setup.variable("XDG_STATE_HOME", state).start();
    pty.wait_for(OVERVIEW);
    pty
}

/// The log, which only its owner can read and which says what happened without speaking to a terminal.
#[track_caller]
fn assert_logged(state: &Path) {
    let log: PathBuf = state.join("planscope/panic.log");
    let text = fs::read_to_string(&log).expect("there is a log");
    assert!(text.contains("a fault that says \\u{1b}]52"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{text:?}");
    let mode = fs::metadata(&log)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_screen_that_cannot_be_drawn_ends_nothing() {
    let state = tempfile::tempdir().expect("a folder for the log");
    let mut pty = opened(state.path());
    pty.press("3");
    pty.wait_for("This screen could not be drawn");
    pty.wait_for("panic.log");
    for key in ["j", "k", "?", "\x1b", "\x0c"] {
        pty.press(key);
    }
    pty.press("4");
    pty.wait_for("[4 Actions]");
    pty.wait_until("the fault is gone from the screen", |pty| {
        !pty.screen().contents().contains("could not be drawn")
    });
    pty.press("3");
    pty.wait_for("This screen could not be drawn");
    pty.press("q");
    let status = pty.wait_for_end_within(PATIENCE);
    assert!(status.success());
    pty.assert_given_back();
    assert!(!pty.received().windows(4).any(|bytes| bytes == b"]52;"));
    assert_logged(state.path());
}

#[test]
fn a_fault_between_two_screens_ends_the_program_with_one_sentence() {
    let state = tempfile::tempdir().expect("a folder for the log");
    let mut pty = opened(state.path());
    pty.press("e");
    let status = pty.wait_for_end_within(PATIENCE);
    assert_eq!(status.code(), Some(101));
    pty.assert_given_back();
    let said = pty.rows().concat();
    let start = "planscope ended because of a fault of its own; details are in ";
    assert!(said.trim().starts_with(start), "{}", pty.picture());
    assert!(said.trim().ends_with("panic.log"), "{}", pty.picture());
    assert_logged(state.path());
}
