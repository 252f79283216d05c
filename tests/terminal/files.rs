//! Plans that change while they are shown, and files that are none.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::pty::{Pty, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE};

/// The program on a copy of the shipped plan, and the copy.
fn opened_copy() -> (Pty, tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::copy(PLAN, &path).unwrap();
    let mut pty = Setup::new(PLANSCOPE).argument(&path).start();
    pty.wait_for(OVERVIEW);
    (pty, folder, path)
}

/// The shipped plan under another name.
fn renamed(name: &str) -> String {
    let text = fs::read_to_string(PLAN).unwrap();
    assert!(text.contains("Northern Songjiang"));
    text.replace("Northern Songjiang", name)
}

#[test]
fn a_plan_that_was_written_anew_is_shown_where_one_stands() {
    let (mut pty, _folder, path) = opened_copy();
    pty.press("2jjjj");
    pty.wait_for("[2 Industries]");
    while pty.listen(Duration::from_millis(100)) {}
    let selected = marked(&pty);
    fs::write(&path, renamed("Northern Qingpu")).unwrap();
    pty.wait_for("Northern Qingpu");
    assert_eq!(marked(&pty), selected);
}

#[test]
fn a_plan_that_was_renamed_into_place_is_shown() {
    let (mut pty, folder, path) = opened_copy();
    let beside = folder.path().join(".plan.ron.swp");
    for name in ["Northern Qingpu", "Northern Minhang"] {
        fs::write(&beside, renamed(name)).unwrap();
        fs::rename(&beside, &path).unwrap();
        pty.wait_for(name);
    }
}

#[test]
fn a_broken_text_keeps_the_last_good_plan_and_says_so() {
    let (mut pty, _folder, path) = opened_copy();
    let good = fs::read_to_string(&path).unwrap();
    fs::write(&path, good.replacen("entities", "entitles", 1)).unwrap();
    pty.wait_for("file is broken");
    assert!(pty.screen().contents().contains(OVERVIEW));
    pty.press(":details\r");
    pty.wait_for("entitles");
    pty.press("\x03");
    pty.wait_for(OVERVIEW);
    pty.press("2");
    pty.wait_for("[2 Industries]");
    fs::write(&path, renamed("Northern Qingpu")).unwrap();
    pty.wait_for("Northern Qingpu");
    assert!(!pty.screen().contents().contains("file is broken"));
}

#[test]
fn a_plan_that_is_gone_stays_in_view_and_comes_back() {
    let (mut pty, _folder, path) = opened_copy();
    fs::remove_file(&path).unwrap();
    pty.wait_for("last good plan");
    assert!(pty.screen().contents().contains(OVERVIEW));
    pty.press(":details\r");
    pty.wait_for("no such file");
    pty.press("\x03");
    fs::write(&path, renamed("Northern Qingpu")).unwrap();
    pty.wait_for("Northern Qingpu");
}

/// The row with the marker of the selection.
fn marked(pty: &Pty) -> Option<String> {
    pty.rows().into_iter().find(|row| row.contains('❯'))
}

/// Refused with exit code 2, the terminal given back, and a sentence on it that has these words.
#[track_caller]
fn check_refused(path: &Path, words: &[&str]) {
    let mut pty = Setup::new(PLANSCOPE).argument(path).start();
    let status = pty.wait_for_end_within(super::pty::PATIENCE);
    assert_eq!(status.code(), Some(2), "{}", pty.picture());
    pty.assert_given_back();
    let said: String = pty.rows().concat();
    for word in words {
        assert!(said.contains(word), "{word:?} is not in\n{}", pty.picture());
    }
}

#[test]
fn what_is_no_plan_is_refused_with_a_sentence() {
    let folder = tempfile::Builder::new()
        .prefix("p")
        .tempdir_in("/tmp")
        .unwrap();
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(at(name), bytes).unwrap();
        at(name)
    };
    check_refused(&at("missing.ron"), &["missing.ron", "no such file"]);
    check_refused(folder.path(), &["directory"]);
    check_refused(&write("empty.ron", b""), &["empty.ron", "empty"]);
    check_refused(
        &write("gbk.ron", b"(name: \"\xcb\xc9\xbd\xad\xb1\xb1\xb2\xbf\")"),
        &["UTF-8", "byte 9"],
    );
    check_refused(
        &write("deep.ron", "(".repeat(100_000).as_bytes()),
        &["deep.ron"],
    );
    check_refused(&write("typo.ron", b"(title: 1)"), &["typo.ron:1:"]);
    let pipe = at("pipe.ron");
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    let kind = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, kind, mode, 0).unwrap();
    check_refused(&pipe, &["pipe.ron"]);
    check_refused(Path::new("/dev/zero"), &["/dev/zero"]);
    let link = at("link.ron");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    check_refused(&link, &["link.ron"]);
}

#[test]
fn no_file_speaks_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "(\u{9b}31m\u{1b}]52;c;QQ==\u{7} \u{202e}title: 1)").unwrap();
    let mut pty = Setup::new(PLANSCOPE).argument(&path).start();
    assert_eq!(
        pty.wait_for_end_within(super::pty::PATIENCE).code(),
        Some(2)
    );
    let received = String::from_utf8_lossy(pty.received()).into_owned();
    assert!(
        !received.contains(['\u{9b}', '\u{7}', '\u{202e}']),
        "{received:?}"
    );
    assert!(!received.contains("\u{1b}]"), "{received:?}");
}
