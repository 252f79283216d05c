//! Programs that some tests need and not every machine has.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::Pid;

use super::pty::GONE;

/// Where a program is; without it the test is left out, loudly, or fails where it must run.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    let found = std::env::split_paths(&path)
        .chain(usual)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file());
    if found.is_none() {
        leave_out(&format!("{program} is not installed"));
    }
    found
}

/// Says that a test is left out, or fails where it must run.
pub(crate) fn leave_out(why: &str) {
    let required = std::env::var_os("PLANSCOPE_REQUIRE_PROGRAMS");
    assert!(required.as_deref() != Some(OsStr::new("1")), "{why}");
    let test = std::thread::current();
    let name = test.name().unwrap_or("a test");
    // Past the macros, whose output the test runner keeps to itself.
    let _ = writeln!(std::io::stderr(), "LEFT OUT: {name}: {why}");
}

/// The process whose number stands first in a file.
pub(crate) fn pid_in(file: &Path) -> Pid {
    numbers_in(file)[0]
}

/// The processes whose numbers stand in a file.
pub(crate) fn numbers_in(file: &Path) -> Vec<Pid> {
    let text = std::fs::read_to_string(file).expect("it was written");
    let number = |word: &str| Pid::from_raw(word.parse().expect("it is a number"));
    text.split_whitespace().filter_map(number).collect()
}

/// Waits until a process is gone, within [`GONE`] from now.
#[track_caller]
pub(crate) fn assert_gone_soon(pid: Pid) {
    let start = Instant::now();
    while is_running(pid) {
        assert!(
            start.elapsed() < GONE,
            "{pid:?} is still there after {GONE:?}"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a process runs; one that has ended and that nobody has asked after does not.
fn is_running(pid: Pid) -> bool {
    let there = rustix::process::test_kill_process(pid).is_ok();
    let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = status.rsplit(") ").next().unwrap_or_default();
    there && !state.starts_with('Z')
}
