//! What others may put into a shared folder.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::Command;

use planscope::plan::Lang;
use planscope::review::Standing;
use planscope::store::{Folder, own_name};

use super::{folder, journal, waived, write};

/// Makes the folder with a journal of its own user, closed again.
fn with_journal(name: &str) -> Folder {
    let folder = folder(name);
    write(&folder, 1);
    folder
}

/// What is said of the folder, in English.
fn faults(folder: &Folder) -> Vec<String> {
    let review = folder.read().review;
    let faults = review.faults().iter();
    for fault in review.faults() {
        assert_ne!(fault.message(Lang::Zh), fault.message(Lang::En));
    }
    faults
        .map(|fault| fault.message(Lang::En).to_string())
        .collect()
}

const NOTHING: [usize; 0] = [];

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn mkfifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()));
}

/// Puts something in the place of the own journal: the program writes another one, and touches nothing.
#[track_caller]
fn check_taken(name: &str, put: impl FnOnce(&Path)) {
    let folder = with_journal(name);
    let path = journal(&folder, 1);
    fs::remove_file(&path).expect("it is there");
    put(&path);
    write(&folder, 2);
    assert!(journal(&folder, 2).is_file());
    assert_eq!(waived(&folder), [2]);
}

#[test]
fn a_planted_link_leads_nowhere() {
    let victim = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journal-victim");
    fs::write(&victim, "mine\n").unwrap();
    check_taken("link", |path| symlink(&victim, path).unwrap());
    check_taken("hard-link", |path| fs::hard_link(&victim, path).unwrap());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine\n");
    check_taken("dangling", |path| symlink("nowhere", path).unwrap());
    check_taken("zero", |path| symlink("/dev/zero", path).unwrap());
}

#[test]
fn a_planted_pipe_or_directory_stops_nobody() {
    check_taken("pipe", mkfifo);
    check_taken("directory", |path| fs::create_dir(path).unwrap());
}

#[test]
fn what_is_no_journal_is_named_and_costs_no_other() {
    let folder = with_journal("odd");
    let journals = folder.path.join("journal");
    mkfifo(&journals.join("fifo.ron"));
    symlink("/dev/zero", journals.join("zero.ron")).unwrap();
    fs::create_dir(journals.join("dir.ron")).unwrap();
    let huge = fs::File::create(journals.join("huge.ron")).unwrap();
    huge.set_len(1 << 40).unwrap();
    fs::write(journals.join("a\u{1b}[31m.ron"), "(format: 1)\n").unwrap();
    fs::write(journals.join("notes.txt"), "not a journal").unwrap();
    assert_eq!(
        faults(&folder),
        [
            "journal/a<U+001B>[31m.ron: this cannot be the name of a user; not read",
            "journal/dir.ron: no regular file; not read",
            "journal/fifo.ron: no regular file; not read",
            "journal/huge.ron: larger than 16 MiB; not read",
            "journal/zero.ron: no regular file; not read",
        ]
    );
    assert_eq!(waived(&folder), [1]);
}

#[test]
fn journals_that_cannot_be_looked_at_are_not_taken_for_none() {
    let folder = with_journal("unread");
    fs::remove_dir_all(folder.path.join("journal")).unwrap();
    assert_eq!(faults(&folder), [""; 0], "there may be none yet");
    fs::write(folder.path.join("journal"), "no directory").unwrap();
    let [fault] = &faults(&folder)[..] else {
        panic!("one fault");
    };
    assert!(
        fault.starts_with("journal/*.ron: cannot be read: "),
        "{fault}"
    );
}

#[test]
fn lines_that_are_no_records_are_named_with_their_numbers() {
    let folder = with_journal("lines");
    let path = journal(&folder, 1);
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("<<<<<<< ours\n(seq: 2, is: Waiver(finding: \"x\"))\n(seq: 3, is: Wai");
    fs::write(&path, &text).unwrap();
    let name = own_name();
    assert_eq!(
        faults(&folder),
        [
            format!("journal/{name}.ron:3: no record; it does not count: mend or delete the line"),
            format!("journal/{name}.ron:4: this Waiver lacks something and does not count"),
            format!("journal/{name}.ron:5: the last line was never finished and does not count"),
        ]
    );
    assert_eq!(waived(&folder), [1]);
}

#[test]
fn a_journal_of_another_owner_does_not_count() {
    if !is_root() {
        // Nobody else may give a file away: there, the name is what does not fit.
        let folder = with_journal("renamed");
        fs::rename(
            journal(&folder, 1),
            folder.path.join("journal/somebody.ron"),
        )
        .unwrap();
        return assert_eq!(waived(&folder), NOTHING);
    }
    let folder = with_journal("owner");
    chown(journal(&folder, 1), Some(65_534), None).unwrap();
    assert_eq!(waived(&folder), NOTHING);
    let review = folder.read().review;
    assert!(matches!(
        review.entries()[0].author.standing,
        Standing::Doubtful(_)
    ));
    // And it is not written to: the own words go into a file of one's own.
    write(&folder, 2);
    assert_eq!(waived(&folder), [2]);
}

#[test]
fn a_journal_that_others_may_write_does_not_count_until_its_owner_closes_it() {
    let folder = with_journal("open");
    let path = journal(&folder, 1);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    assert_eq!(waived(&folder), NOTHING);
    write(&folder, 2);
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o022, 0);
    assert_eq!(waived(&folder), [1, 2]);
}

#[test]
fn a_roster_that_is_wrong_is_named_and_one_that_is_planted_is_not_followed() {
    let folder = with_journal("roster");
    let roster = folder.path.join("roster.ron");
    fs::write(&roster, "(authors: by_guess)").unwrap();
    let error = folder.read().roster_error.unwrap().message(Lang::En);
    assert!(error.as_str().starts_with("roster.ron:1:"), "{error}");
    fs::remove_file(&roster).unwrap();
    mkfifo(&roster);
    let error = folder.read().roster_error.unwrap().message(Lang::En);
    assert!(error.as_str().contains("no regular file"), "{error}");
    assert_eq!(waived(&folder), [1]);
}
