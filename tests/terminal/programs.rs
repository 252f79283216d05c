//! Programs that some tests need and not every machine has.

use std::ffi::OsStr;
use std::path::PathBuf;

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
#[expect(
    clippy::print_stderr,
    reason = "a test that is left out must be heard of"
)]
pub(crate) fn leave_out(why: &str) {
    let required = std::env::var_os("PLANSCOPE_REQUIRE_PROGRAMS");
    assert!(required.as_deref() != Some(OsStr::new("1")), "{why}");
    let test = std::thread::current();
    let name = test.name().unwrap_or("a test");
    eprintln!("LEFT OUT: {name}: {why}");
}
