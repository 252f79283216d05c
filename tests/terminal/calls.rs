//! What the program asks of the system, as strace sees it: one write for a key, and while nothing happens
//! no more than a look at the file.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use super::pty::{PATIENCE, Pty, Setup, Size};
use super::{PLAN, PLANSCOPE, opened_as, programs};

/// Keys after each of which the screen looks another way.
const KEYS: [&str; 16] = [
    "2", "j", "j", "\x1b[6~", "\x1b[5~", "?", "\x1b", "3", "j", "v", "z", "5", "\x1b[6~", "L", "7",
    "1",
];

/// The program under strace.
struct Traced {
    pty: Pty,
    folder: tempfile::TempDir,
}

/// A call: when it began, in seconds, and how strace puts it.
struct Call {
    at: f64,
    words: String,
}

impl Traced {
    /// The program with its first screen complete; `None` where strace is not there or may not look.
    fn start(size: Size) -> Option<Traced> {
        let strace = programs::find("strace")?;
        let folder = tempfile::tempdir().unwrap();
        let tried = Command::new(&strace)
            .arg("-o/dev/null")
            .arg("true")
            .status();
        if !tried.is_ok_and(|status| status.success()) {
            programs::leave_out("strace may not look at a process");
            return None;
        }
        let calls = "-etrace=read,write,writev,poll,ppoll,pselect6,epoll_wait,statx,fsync";
        let mut setup = Setup::new(strace).size(size).argument("-o");
        setup = setup.argument(folder.path().join("calls"));
        let program = [PLANSCOPE, "--width", "narrow", PLAN];
        for argument in ["-f", "-y", "-ttt", "-esignal=none", calls] {
            setup = setup.argument(argument);
        }
        let pty = opened_as(program.into_iter().fold(setup, Setup::argument));
        Some(Traced { pty, folder })
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("calls")
    }

    /// The calls that have returned so far, in the order in which they began.
    fn calls(&self) -> Vec<Call> {
        let text = fs::read_to_string(self.file()).unwrap_or_default();
        let mut calls: Vec<Call> = Vec::new();
        let mut open: HashMap<&str, usize> = HashMap::new();
        for line in text.lines() {
            let parts = line.split_once(' ').and_then(|(process, rest)| {
                let (at, words) = rest.trim_start().split_once(' ')?;
                Some((process, at.parse().ok()?, words))
            });
            let Some((process, at, words)) = parts else {
                continue;
            };
            // Where another thread came between, the end of a call stands on a line of its own.
            if let Some(end) = words.strip_prefix("<... ") {
                let end = end.split_once('>').map_or("", |(_, end)| end);
                let begun = open.remove(process).and_then(|n| calls.get_mut(n));
                begun.into_iter().for_each(|call| call.words += end);
            } else {
                if words.ends_with(UNFINISHED) {
                    open.insert(process, calls.len());
                }
                let words = words.trim_end_matches(UNFINISHED).to_owned();
                calls.push(Call { at, words });
            }
        }
        calls
    }
}

/// What strace says where a call has not returned.
const UNFINISHED: &str = " <unfinished ...>";

impl Call {
    fn is(&self, names: &[&str]) -> bool {
        let name = self.words.split('(').next();
        name.is_some_and(|name| names.contains(&name))
    }

    /// Whether it is to or from the terminal.
    fn is_of_terminal(&self) -> bool {
        self.words.contains("</dev/pts/") || self.words.contains("</dev/tty")
    }

    /// How many bytes were to be written, and how many were.
    fn written(&self) -> Option<(usize, usize)> {
        let (call, result) = self.words.rsplit_once(')')?;
        let (_, wanted) = call.rsplit_once(", ")?;
        let result = result.trim_start().strip_prefix("= ")?;
        Some((wanted.parse().ok()?, result.parse().ok()?))
    }
}

/// For each of the last readings from the terminal but one, which ends the program: how often something
/// was written to it before the next. What a full terminal did not take at first does not count anew.
fn writes_per_reading(calls: &[Call], readings: usize) -> Vec<usize> {
    let mut writes: Vec<usize> = Vec::new();
    let mut left = 0;
    for call in calls.iter().filter(|call| call.is_of_terminal()) {
        if call.is(&["read"]) {
            writes.push(0);
        } else if call.is(&["write", "writev"]) {
            // Not even a part of it was taken.
            let Some((wanted, written)) = call.written() else {
                continue;
            };
            if left == 0 || wanted != left {
                writes.last_mut().into_iter().for_each(|count| *count += 1);
            }
            left = wanted - written;
        }
    }
    writes.pop();
    writes.split_off(writes.len() - readings)
}

#[test]
fn a_key_is_answered_with_one_write() {
    for size in [(80, 24), (200, 60)] {
        let Some(mut traced) = Traced::start(size) else {
            return;
        };
        for key in KEYS {
            let before = traced.pty.rows();
            traced.pty.press(key);
            let what = format!("another screen after {key:?}");
            traced.pty.wait_until(&what, |pty| pty.rows() != before);
            while traced.pty.listen(Duration::from_millis(100)) {}
        }
        traced.pty.press("q");
        assert!(traced.pty.wait_for_end_within(PATIENCE).success());
        let writes = writes_per_reading(&traced.calls(), KEYS.len());
        assert_eq!(writes, [1; KEYS.len()], "at {size:?}");
    }
}

/// How long nothing must happen.
const QUIET: f64 = 4.0;

#[test]
fn while_nothing_happens_it_wakes_up_for_its_file_alone() {
    let Some(mut traced) = Traced::start((80, 24)) else {
        return;
    };
    let end = Instant::now() + 2 * PATIENCE;
    loop {
        traced.pty.listen(Duration::from_millis(100));
        let calls = traced.calls();
        let rests = |call: &Call| call.is(&["poll", "ppoll", "statx"]);
        let busy = calls.iter().rposition(|call| !rests(call));
        let quiet = &calls[busy.map_or(0, |last| last + 1)..];
        if let [first, .., last] = quiet
            && last.at - first.at >= QUIET
        {
            let waits = quiet.iter().filter(|call| call.is(&["poll", "ppoll"]));
            let most = (last.at - first.at).ceil() + 1.0;
            assert!(waits.count() as f64 <= most, "wakes once a second");
            return;
        }
        assert!(Instant::now() < end, "it never comes to rest");
    }
}
