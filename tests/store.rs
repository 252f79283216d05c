//! Files of all sorts, read and written.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use planscope::plan::Lang;
use planscope::store::{
    Change, Existing, MAX_BYTES, ReadFault, Sort, Stamp, Watch, WriteFault, read_plan, write_new,
};

/// An empty directory for one test.
fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("store-{name}"));
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("the target directory can be written");
    directory
}

#[track_caller]
fn check_refused(path: &Path, expected: &str) {
    let error = read_plan(path).expect_err(expected);
    let message = error.message(Lang::En);
    let after_path = message.as_str().strip_prefix(&*path.to_string_lossy());
    assert_eq!(after_path, Some(expected));
    assert_ne!(error.message(Lang::Zh), message);
}

#[test]
fn a_plan_is_read_with_its_stamp_also_through_a_link() {
    let directory = directory("read");
    let path = directory.join("计划.ron");
    fs::write(&path, "(format: 1)").unwrap();
    let link = directory.join("link.ron");
    symlink(&path, &link).unwrap();
    for path in [&path, &link] {
        let read = read_plan(path).unwrap();
        assert_eq!(read.text, "(format: 1)");
        assert_eq!(read.stamp, Stamp::of(path).unwrap());
        assert_eq!(read.stamp.size(), 11);
    }
}

#[test]
fn what_is_not_there_is_named() {
    let directory = directory("missing");
    let missing = ": there is no such file; `planscope new` prints one to start from";
    check_refused(&directory.join("plan.ron"), missing);
    fs::write(directory.join("file"), "x").unwrap();
    check_refused(&directory.join("file/plan.ron"), missing);
    symlink("nowhere", directory.join("dangling.ron")).unwrap();
    check_refused(&directory.join("dangling.ron"), missing);
    symlink("loop.ron", directory.join("loop.ron")).unwrap();
    assert!(matches!(
        read_plan(&directory.join("loop.ron")).unwrap_err().fault,
        ReadFault::Other(_)
    ));
}

#[test]
fn a_directory_names_the_plan_in_it() {
    let directory = directory("directory");
    check_refused(
        &directory,
        ": this is a directory; name the plan file in it",
    );
    let plan = directory.join("plan.ron");
    fs::write(&plan, "()").unwrap();
    let expected = format!(": this is a directory; open {} in it", plan.display());
    check_refused(&directory, &expected);
}

#[test]
fn a_pipe_or_a_device_is_refused_at_once() {
    let directory = directory("special");
    let pipe = directory.join("pipe.ron");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let socket = directory.join("socket.ron");
    let _listener = UnixListener::bind(&socket).unwrap();
    let zero = directory.join("zero.ron");
    symlink("/dev/zero", &zero).unwrap();
    for (path, sort) in [
        (&pipe, Sort::Pipe),
        (&socket, Sort::Socket),
        (&zero, Sort::Device),
    ] {
        let started = Instant::now();
        let fault = read_plan(path).unwrap_err().fault;
        assert!(
            matches!(&fault, ReadFault::NotAFile(found) if *found == sort),
            "{fault:?}"
        );
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn a_file_above_the_limit_is_refused_without_reading_it() {
    let path = directory("large").join("plan.ron");
    let file = fs::File::create(&path).unwrap();
    file.set_len(MAX_BYTES + 1).unwrap();
    let fault = read_plan(&path).unwrap_err().fault;
    assert!(matches!(fault, ReadFault::TooLarge(bytes) if bytes == MAX_BYTES + 1));
    check_refused(
        &path,
        ": the file has 257 MiB, and plans of more than 256 MiB are not read; split it",
    );
}

#[test]
fn no_name_of_a_file_reaches_the_terminal_unclean() {
    let path = Path::new("no\x1b]0;such\x07\nplan.ron");
    let message = read_plan(path).unwrap_err().to_string();
    assert!(!message.chars().any(char::is_control), "{message:?}");
    let path = directory("unclean").join("a b'c\u{202e}.ron");
    fs::write(&path, b"\xbd\xf0\xc8\xda").unwrap();
    let message = read_plan(&path).unwrap_err().to_string();
    assert!(
        message.contains("GB18030") && message.contains("'\\''c<U+202E>.ron'"),
        "{message}"
    );
}

#[test]
fn a_new_file_is_written_whole_and_keeps_what_is_there() {
    let directory = directory("write");
    let path = directory.join("out.md");
    write_new(&path, b"one", Existing::Keep).unwrap();
    let error = write_new(&path, b"two", Existing::Keep).unwrap_err();
    assert!(matches!(error.fault, WriteFault::Exists), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write_new(&path, b"two", Existing::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(
        fs::read_dir(&directory).unwrap().count(),
        1,
        "a draft was left"
    );
}

#[test]
fn nothing_is_written_through_a_link_or_over_what_is_no_file() {
    let directory = directory("write-link");
    let victim = directory.join("victim");
    fs::write(&victim, "mine").unwrap();
    let link = directory.join("out.md");
    symlink(&victim, &link).unwrap();
    let kept = write_new(&link, b"new", Existing::Keep).unwrap_err();
    assert!(matches!(kept.fault, WriteFault::Exists), "{kept}");
    write_new(&link, b"new", Existing::Replace).unwrap();
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    assert_eq!(fs::read_to_string(&link).unwrap(), "new");
    for path in [directory.as_path(), Path::new("/dev/null"), Path::new("..")] {
        let error = write_new(path, b"new", Existing::Replace).unwrap_err();
        assert!(matches!(error.fault, WriteFault::NotAFile), "{error}");
    }
    let nowhere = directory.join("no/such/out.md");
    let error = write_new(&nowhere, b"new", Existing::Keep).unwrap_err();
    assert!(matches!(error.fault, WriteFault::NoDirectory), "{error}");
}

#[test]
fn a_watched_file_that_an_editor_replaces_has_changed() {
    let directory = directory("watch");
    let path = directory.join("plan.ron");
    fs::write(&path, "(old)").unwrap();
    let mut watch = Watch::new(&path, read_plan(&path).unwrap().stamp);
    let start = Instant::now();
    let mut at = |millis| watch.poll(start + Duration::from_millis(millis));
    assert_eq!(at(0), Change::None);
    write_new(&path, b"(new)", Existing::Replace).unwrap();
    let stamp = Stamp::of(&path).unwrap();
    assert_eq!(at(1000), Change::None);
    assert_eq!(at(1300), Change::Changed(stamp));
    assert_eq!(at(2300), Change::None);
    fs::remove_file(&path).unwrap();
    assert_eq!(at(3300), Change::None);
    assert_eq!(at(3600), Change::Vanished);
}
