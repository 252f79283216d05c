//! A walkthrough on a real terminal: to its end, away and back, and over a link that drops.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::pty::{Pty, Setup};
use super::{PLAN, PLANSCOPE};

/// The program on a copy of the shipped plan, with a state of its own.
fn on(folder: &Path) -> Setup {
    let plan = folder.join("plan.ron");
    if !plan.exists() {
        fs::copy(PLAN, &plan).unwrap();
    }
    let setup = Setup::new(PLANSCOPE).argument(plan);
    setup.variable("XDG_STATE_HOME", folder.join("state"))
}

/// A program that stands at the first stop.
fn walking(folder: &Path) -> Pty {
    let mut pty = on(folder).argument("--tour").start();
    pty.wait_for("1/9  0/10 min");
    pty
}

/// The texts under work that are on the disk.
fn kept(folder: &Path) -> String {
    let files = fs::read_dir(folder.join("state/planscope"))
        .into_iter()
        .flatten();
    let texts = files.flat_map(|entry| walk(&entry.unwrap().path()));
    texts.collect()
}

/// What stands in a file, or in the files of a folder.
fn walk(path: &Path) -> Vec<String> {
    match fs::read_dir(path) {
        Ok(files) => files.flat_map(|file| walk(&file.unwrap().path())).collect(),
        Err(_) => fs::read_to_string(path).into_iter().collect(),
    }
}

#[test]
fn it_is_walked_to_the_end_with_the_keys_of_a_clicker_and_left_and_come_back_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = walking(folder.path());
    for stop in 2..=9 {
        pty.press("\x1b[6~");
        pty.wait_for(&format!("{stop}/9  0/10 min"));
        if stop == 4 {
            pty.press("6");
            pty.wait_for("[6 Safeguards]");
            pty.wait_for("Back to the stop");
            pty.press(" ");
            pty.wait_for("[7 Targets]");
            pty.wait_for("Next stop");
        }
    }
    pty.press("\x1b[6~");
    pty.wait_for("this is the last stop");
    pty.press("\x1b[5~");
    pty.wait_for("8/9  0/10 min");
    pty.press("\x1b");
    pty.wait_until("the walk is over", |pty| {
        !pty.screen().contents().contains("8/9")
    });
    pty.press("q");
    assert!(pty.wait_for_end().success());
    pty.assert_given_back();
}

#[test]
fn what_is_noted_is_in_the_journal_and_in_the_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("meeting.md");
    let setup = on(folder.path()).argument("--tour").argument("--minutes");
    let mut pty = setup.argument(&document).start();
    pty.wait_for("1/9  0/10 min");
    pty.press(" M\x1b[Bname the fourth town\r");
    pty.wait_for("the minutes are in");
    let written = fs::read_to_string(&document).unwrap();
    assert!(written.contains("### 2. Where is it?"), "{written}");
    assert!(
        written.contains("- **amend**: name the fourth town"),
        "{written}"
    );
    let journals = walk(&folder.path().join("plan.review/journal"));
    assert!(journals.concat().contains("outcome: Amend"), "{journals:?}");
    // A note that is made right before the end is not lost.
    pty.press("Mand the fifth\rq");
    let status = pty.wait_for_end_within(Duration::from_secs(10));
    assert!(status.success());
    let written = fs::read_to_string(&document).unwrap();
    assert!(written.contains("- **agreed**: and the fifth"), "{written}");
    assert_eq!(kept(folder.path()).matches("and the fifth").count(), 0);
    let journals = walk(&folder.path().join("plan.review/journal"));
    assert!(
        journals.concat().contains("outcome: Agreed"),
        "{journals:?}"
    );
}

#[test]
fn after_a_dropped_link_the_walk_goes_on_and_the_text_is_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = walking(folder.path());
    pty.press("  ");
    pty.wait_for("3/9  0/10 min");
    pty.press("Mwho lea");
    pty.wait_for("say: who lea");
    // It is on the disk before anybody ends the program.
    let limit = Instant::now() + Duration::from_secs(10);
    while !kept(folder.path()).contains("who lea") {
        assert!(Instant::now() < limit, "{}", kept(folder.path()));
        pty.listen(Duration::from_millis(50));
    }
    pty.hang_up();
    assert_eq!(pty.wait_for_end().code(), Some(129));

    let mut pty = on(folder.path()).argument("--tour").start();
    pty.wait_for("3/9  0/10 min");
    pty.wait_for("Which industries?");
    pty.press("M");
    pty.wait_for("say: who lea");
    pty.press("ds?\r");
    pty.wait_for("noted, and on the disk");
    let journals = walk(&folder.path().join("plan.review/journal"));
    assert!(journals.concat().contains("who leads?"), "{journals:?}");
    pty.press("q");
    assert!(pty.wait_for_end().success());
    // The text is finished, and so is the walk.
    assert!(
        !kept(folder.path()).contains("who lea"),
        "{}",
        kept(folder.path())
    );
    let mut pty = on(folder.path()).argument("--tour").start();
    pty.wait_for("1/9  0/10 min");
}

#[test]
fn what_could_not_be_put_on_record_is_told_when_the_program_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("plan.review")).unwrap();
    fs::write(folder.path().join("plan.review/journal"), "in the way").unwrap();
    let mut pty = walking(folder.path());
    pty.press("Mwho leads?\rq");
    assert_eq!(
        pty.wait_for_end_within(Duration::from_secs(10)).code(),
        Some(2)
    );
    let said = pty.screen().contents();
    assert!(said.contains("planscope: not put on record: "), "{said}");
    assert!(said.contains("journal"), "{said}");
    pty.assert_given_back();
    assert!(kept(folder.path()).contains("who leads?"));
}
