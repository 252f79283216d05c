//! A waiver, from the key to the disk.

use std::fs;
use std::path::Path;

use super::pty::{Pty, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE};

fn opened(state: &Path, review: &Path) -> Pty {
    let setup = Setup::new(PLANSCOPE)
        .argument(PLAN)
        .argument("--lang")
        .argument("en");
    let setup = setup
        .argument("--review")
        .argument(review.display().to_string());
    let mut pty = setup.variable("XDG_STATE_HOME", state).start();
    pty.wait_for(OVERVIEW);
    pty
}

/// All journals of a folder, one after the other.
fn journals(review: &Path) -> String {
    let files = fs::read_dir(review.join("journal")).into_iter().flatten();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    texts.collect()
}

#[test]
fn a_waiver_is_on_the_disk_when_the_screen_says_so_and_holds_at_the_next_start() {
    let state = tempfile::tempdir().unwrap();
    let review = state.path().join("plan.review");
    let mut pty = opened(state.path(), &review);
    pty.press("8");
    pty.wait_for("[8 Review");
    pty.wait_for("Errors");
    pty.press("i");
    pty.wait_for("Reason to waive");
    pty.press("agreed with the bureau\r");
    pty.wait_for("Until");
    assert!(!review.exists(), "nothing is written before all is said");
    pty.press("\r");
    pty.wait_for("saved in");
    let text = journals(&review);
    assert!(
        text.starts_with("(format: 1)\n") && text.contains("agreed with the bureau"),
        "{text}"
    );
    pty.press("q");
    assert!(pty.wait_for_end().success());

    // Somebody else, who has not been here before.
    let fresh = tempfile::tempdir().unwrap();
    let mut again = opened(fresh.path(), &review);
    again.press("8");
    again.wait_for("1 waived");
    again.press("q");
    again.wait_for_end();
}
