//! A waiver, from the key to the disk.

use std::fs;
use std::path::Path;

use planscope::checks;
use planscope::plan::{Date, Plan};

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

#[test]
fn a_journal_of_somebody_else_is_taken_in_while_the_program_runs() {
    let state = tempfile::tempdir().unwrap();
    let review = state.path().join("plan.review");
    let folder = review.join("journal");
    fs::create_dir_all(&folder).unwrap();
    fs::write(review.join("roster.ron"), "(authors: by_name)").unwrap();
    let plan = Plan::parse(&fs::read_to_string(PLAN).unwrap()).unwrap();
    let report = checks::run(&plan, Date::parse("2026-03-01").unwrap());
    let finding = report.findings[0].id.raw();

    let mut pty = opened(state.path(), &review);
    pty.press("8");
    pty.wait_for("Errors");
    let waiver =
        format!("(seq: 1, at: \"\", is: Waiver(finding: \"{finding}\", reason: \"agreed\"))");
    fs::write(folder.join("wang.ron"), format!("(format: 1)\n{waiver}\n")).unwrap();
    pty.wait_for("1 waived");
    // A line that a merge has left behind is told of as soon as it is there.
    fs::write(
        folder.join("wang.ron"),
        format!("(format: 1)\n{waiver}\n<<<<<<< ours\n"),
    )
    .unwrap();
    pty.wait_for("1 fault in the review folder");
    pty.press(":journals\r");
    pty.wait_for("wang.ron:3");
    pty.press("qq");
    pty.wait_for_end();
}
