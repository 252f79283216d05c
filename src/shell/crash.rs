//! Panics: the terminal is given back, the details go to a private log, the user reads one sentence.

use std::backtrace::Backtrace;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, ThreadId};
use std::time::{SystemTime, UNIX_EPOCH};

use super::guard::Guard;
use super::terminal::Terminal;
use crate::text::Safe;

/// A log of more bytes than this starts anew.
const LONGEST_LOG: u64 = 256 * 1024;

/// What happens when the program panics.
///
/// Nothing of a panic is ever printed by itself: what it says may be someone's text.
#[derive(Debug, Clone)]
pub struct Crash(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    guard: Guard,
    log: Option<PathBuf>,
    owner: ThreadId,
    /// Whether a panic of the owner is caught and the program goes on after it.
    caught: AtomicBool,
}

impl Crash {
    /// Sees to panics from now on; `terminal` is given back when this thread panics.
    ///
    /// Details are appended to `log`, where there is one; its folder is made when it is needed.
    pub fn install(terminal: &Terminal, log: Option<PathBuf>) -> Crash {
        let crash = Crash(Arc::new(Inner {
            guard: terminal.guard(),
            log,
            owner: thread::current().id(),
            caught: AtomicBool::new(false),
        }));
        let hook = crash.clone();
        std::panic::set_hook(Box::new(move |info| hook.take(info)));
        crash
    }

    /// Where details go on this machine, by these variables: under the user's state directory.
    pub fn log_path(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
        Some(state_home(variable)?.join("planscope").join("panic.log"))
    }

    /// Runs `work`; `None` when it panicked, and the program can go on without its result.
    pub fn catch<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        self.0.caught.store(true, Ordering::SeqCst);
        let result = catch_unwind(AssertUnwindSafe(work));
        self.0.caught.store(false, Ordering::SeqCst);
        result.ok()
    }

    /// What to tell the user after a panic that ended the program.
    pub fn sentence(&self) -> String {
        let fault = "planscope ended because of a fault of its own";
        match self.log() {
            Some(log) => format!("{fault}; details are in {log}"),
            None => fault.to_owned(),
        }
    }

    /// Where the details are, if there are any.
    pub fn log(&self) -> Option<Safe> {
        let log = self.0.log.as_ref().filter(|log| log.exists())?;
        Some(Safe::from(log.to_string_lossy().into_owned()))
    }

    fn take(&self, info: &PanicHookInfo<'_>) {
        let ours = thread::current().id() == self.0.owner;
        if ours && !self.0.caught.load(Ordering::SeqCst) {
            self.0.guard.restore();
        }
        if let Some(log) = &self.0.log {
            // There is nobody left to be told that it cannot be written.
            let _ = append(log, &report(info));
        }
    }
}

/// The directory for the state of all programs of the user, by these variables.
pub fn state_home(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    let state = variable("XDG_STATE_HOME").and_then(absolute);
    let home = || Some(variable("HOME").and_then(absolute)?.join(".local/state"));
    state.or_else(home)
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs());
    let thread = thread::current();
    let text = format!(
        "planscope {} at {seconds} s, thread {}: {info}\n{}\n",
        env!("CARGO_PKG_VERSION"),
        thread.name().unwrap_or("?"),
        Backtrace::force_capture(),
    );
    printable(&text)
}

/// The text with every control character but line ends spelled out.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && c.is_control() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// Appends to a log that nobody else can read, and that is no link to something else.
fn append(log: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = log.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let full = fs::symlink_metadata(log).is_ok_and(|meta| meta.len() > LONGEST_LOG);
    if full {
        fs::remove_file(log)?;
    }
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let mut file: File = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .custom_flags(flags)
        .open(log)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let path = Crash::log_path(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| PathBuf::from(value))
        });
        assert_eq!(path.as_deref(), expected.map(Path::new));
    }

    #[test]
    fn the_log_is_among_the_users_state() {
        let home = ("HOME", "/home/a");
        check(&[home], Some("/home/a/.local/state/planscope/panic.log"));
        check(
            &[home, ("XDG_STATE_HOME", "/s")],
            Some("/s/planscope/panic.log"),
        );
        check(
            &[home, ("XDG_STATE_HOME", "s")],
            Some("/home/a/.local/state/planscope/panic.log"),
        );
        check(&[("HOME", "")], None);
        check(&[], None);
    }

    #[test]
    fn a_log_is_private_and_does_not_grow_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("state/planscope/panic.log");
        append(&log, "one\n").unwrap();
        append(&log, "two\n").unwrap();
        assert_eq!(fs::read_to_string(&log).unwrap(), "one\ntwo\n");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&log), 0o600);
        assert_eq!(mode(log.parent().unwrap()), 0o700);

        append(&log, &"x".repeat(300 * 1024)).unwrap();
        append(&log, "three\n").unwrap();
        assert_eq!(fs::read_to_string(&log).unwrap(), "three\n");
    }

    #[test]
    fn a_log_that_is_a_link_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (log, other) = (folder.path().join("log"), folder.path().join("other"));
        fs::write(&other, "mine").unwrap();
        std::os::unix::fs::symlink(&other, &log).unwrap();
        append(&log, "text").unwrap_err();
        assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    }

    #[test]
    fn what_a_panic_says_cannot_speak_to_a_terminal() {
        assert_eq!(
            printable("a\u{1b}]52;\u{7}\u{9b}\nb"),
            "a\\u{1b}]52;\\u{7}\\u{9b}\nb"
        );
    }
}
