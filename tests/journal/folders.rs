//! Where the review folder is, how open it is, and what is said of one that cannot be written.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;

use planscope::store::{Folder, FolderPlace};

use super::child::{command, saved};
use super::{folder, journal, named, scribe, waived, waiver, write};

#[test]
fn the_folder_stands_beside_the_plan_unless_another_is_named() {
    let beside = folder("choose");
    let plan = beside.path.with_file_name("plan.ron");
    let data = Path::new("/data");
    let choose = |named, plan| {
        let folder = Folder::choose(named, plan, Some(data)).unwrap();
        (folder.path.to_string_lossy().into_owned(), folder.place)
    };
    let path = |path: &Path| path.to_string_lossy().into_owned();
    assert_eq!(
        choose(None, Some(&plan)),
        (path(&beside.path), FolderPlace::Beside)
    );
    let other = Path::new("/srv/review");
    assert_eq!(
        choose(Some(other), Some(&plan)),
        (path(other), FolderPlace::Named)
    );
    let built_in = "/data/planscope/built-in.review".to_owned();
    assert_eq!(choose(None, None), (built_in, FolderPlace::Private));
    // Nobody may write there, not even root.
    let (path, place) = choose(None, Some(Path::new("/dev/null/plan.ron")));
    assert!(path.starts_with("/data/planscope/plan-"), "{path}");
    assert_eq!(place, FolderPlace::Private);
    assert_eq!(Folder::choose(None, None, None), None);
}

#[test]
fn a_folder_is_as_open_as_what_it_stands_in() {
    for (parent, folders, journals) in [
        (0o700, 0o700, 0o600),
        (0o755, 0o755, 0o644),
        (0o770, 0o3770, 0o640),
        (0o775, 0o3775, 0o644),
    ] {
        let folder = folder("modes");
        let above = folder.path.parent().unwrap();
        fs::set_permissions(above, fs::Permissions::from_mode(parent)).unwrap();
        write(&folder, 1);
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o7777;
        let path = journal(&folder, 1);
        assert_eq!(mode(&folder.path), folders, "in {parent:o}");
        assert_eq!(mode(path.parent().unwrap()), folders, "in {parent:o}");
        assert_eq!(mode(&path), journals, "in {parent:o}");
    }
}

#[test]
fn a_journal_begins_with_its_format_and_has_a_record_a_line() {
    let folder = folder("format");
    let mut scribe = scribe(&folder);
    scribe.append(&waiver(1), "2025-11-03T08:00:00Z").unwrap();
    scribe.append(&waiver(2), "2025-11-03T08:00:01Z").unwrap();
    let text = fs::read_to_string(journal(&folder, 1)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "(format: 1)");
    assert_eq!(
        lines[1],
        "(seq: 1, at: \"2025-11-03T08:00:00Z\", is: Waiver(finding: \"IND-01:target.x:00000001\", \
         reason: \"口径另定，见会议纪要\"))"
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_folder_that_is_not_there_has_nothing_in_it_and_is_not_made_by_reading() {
    let folder = folder("absent");
    let text = folder.read();
    assert!(text.review.entries().is_empty() && text.review.faults().is_empty());
    assert!(text.roster_error.is_none());
    folder.can_write().unwrap();
    assert!(!folder.path.exists());
}

#[test]
fn a_folder_changes_its_stamp_with_what_is_in_it() {
    let folder = folder("stamp");
    let empty = folder.stamp();
    let mut scribe = scribe(&folder);
    scribe.append(&waiver(1), "").unwrap();
    let one = folder.stamp();
    scribe.append(&waiver(2), "").unwrap();
    let two = folder.stamp();
    assert_eq!(two, folder.stamp());
    fs::write(folder.path.join("roster.ron"), "()").unwrap();
    let stamps = [empty, one, two, folder.stamp()];
    for (i, stamp) in stamps.iter().enumerate() {
        assert!(!stamps[..i].contains(stamp), "{i}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_before_anything_is_written() {
    let error = named(Path::new("/dev/null")).can_write().unwrap_err();
    assert!(
        error.to_string().starts_with("/dev/null/journal: "),
        "{error}"
    );
}

#[test]
fn somebody_without_the_right_to_write_is_told_and_reads_all_the_same() {
    // Outside the build directory: whoever it is must get there.
    let directory = tempfile::tempdir().unwrap();
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(directory.path(), open).unwrap();
    let folder = named(&directory.path().join("plan.review"));
    write(&folder, 1);
    let mut child = command(&format!("{} 2 1", folder.path.display()));
    if rustix::process::geteuid().is_root() {
        // Root may write everywhere: somebody else has to try.
        child.uid(65_534);
    } else {
        for path in [folder.path.join("journal"), folder.path.clone()] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o555)).unwrap();
        }
        fs::set_permissions(journal(&folder, 1), fs::Permissions::from_mode(0o444)).unwrap();
    }
    let output = child.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let denied = "you may not write there; choose another directory";
    assert!(text.contains("refused") && text.contains(denied), "{text}");
    assert_eq!(saved(&output.stdout), [0; 0]);
    assert_eq!(waived(&folder), [1]);
}
