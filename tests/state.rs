//! What the program keeps between two starts, on the disk.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use planscope::plan::Lang;
use planscope::store::StateDir;

fn of(home: &Path) -> StateDir {
    StateDir::of_plan(home, None)
}

#[test]
fn what_is_written_under_a_name_is_read_again_and_by_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let state = of(&home.path().join("state"));
    assert_eq!(state.read("place").unwrap(), None);
    assert!(state.names().is_empty());
    state.write("place", "(format: 1)").unwrap();
    state.write("place", "（二）").unwrap();
    state.write("text-1", "x").unwrap();
    assert_eq!(state.read("place").unwrap().as_deref(), Some("（二）"));
    assert_eq!(state.names(), ["place", "text-1"]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = state.path("place");
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    state.remove("place").unwrap();
    state.remove("place").unwrap();
    assert_eq!(state.names(), ["text-1"]);
}

#[test]
fn two_plans_of_one_name_are_kept_apart() {
    let home = tempfile::tempdir().unwrap();
    let one = StateDir::of_plan(home.path(), Some(Path::new("/a/plan.ron")));
    let two = StateDir::of_plan(home.path(), Some(Path::new("/b/plan.ron")));
    one.write("place", "one").unwrap();
    two.write("place", "two").unwrap();
    assert_eq!(one.read("place").unwrap().as_deref(), Some("one"));
    assert_eq!(one.names(), ["place"]);
}

#[test]
fn what_is_no_small_regular_file_is_refused_without_waiting() {
    let home = tempfile::tempdir().unwrap();
    let state = of(home.path());
    state.write("large", &"x".repeat((1 << 20) + 1)).unwrap();
    let path = |name: &str| state.path(name);
    symlink("/dev/zero", path("link")).unwrap();
    fs::create_dir(path("folder")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(path("pipe"))
        .status();
    assert!(made.unwrap().success());
    for name in ["large", "link", "folder", "pipe"] {
        let error = state.read(name).expect_err(name);
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| error.message(lang));
        let directory = home.path().join("planscope").display().to_string();
        assert!(en.as_str().contains(&directory), "{en}");
        assert_ne!(zh, en);
    }
    assert!(state.write("folder", "x").is_err());
    assert!(path("folder").is_dir());
    // A link is replaced, not what it leads to.
    state.write("link", "x").unwrap();
    assert_eq!(state.read("link").unwrap().as_deref(), Some("x"));
}

#[test]
fn a_state_directory_that_is_none_says_so() {
    // Not even root can write there.
    let state = of(Path::new("/dev/null"));
    assert_eq!(state.names(), [""; 0]);
    let said = state.read("place").unwrap_err().to_string();
    assert!(said.ends_with("(/dev/null/planscope)"), "{said}");
    let said = state.write("place", "x").unwrap_err().to_string();
    assert!(said.ends_with("(/dev/null/planscope)"), "{said}");
}

#[test]
fn two_who_write_at_once_tear_nothing() {
    let home = tempfile::tempdir().unwrap();
    let state = of(home.path());
    let texts = ["a".repeat(100_000), "b".repeat(70_000)];
    state.write("place", &texts[0]).unwrap();
    std::thread::scope(|scope| {
        for text in &texts {
            let state = &state;
            scope.spawn(move || (0..20).for_each(|_| state.write("place", text).unwrap()));
        }
        for _ in 0..200 {
            let read = state.read("place").unwrap().expect("it is there");
            assert!(texts.contains(&read), "{} bytes", read.len());
        }
    });
    let left = fs::read_dir(home.path().join("planscope")).unwrap();
    assert_eq!(left.count(), 1, "nothing is left lying about");
}
