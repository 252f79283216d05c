//! In xterm under a virtual X server, with doubtful characters narrow and wide.
//!
//! xterm shows a line whose keys come from the test; what it shows it prints as text itself, which
//! tells the column where it has each character.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::fd::{AsFd, OwnedFd};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::pty::{Line, PATIENCE, Setup, in_time, soon};
use super::tmux::lines_are_whole;
use super::{PLAN, PLANSCOPE, programs};

/// An X server without a screen.
struct Display {
    server: Child,
    number: String,
}

impl Display {
    fn start() -> Option<Display> {
        let program = programs::find("Xvfb")?;
        let mut server = Command::new(program)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let output = server.stdout.take().expect("it is piped");
        let read = BufReader::new(output).read_line(&mut number);
        read.expect("Xvfb says its number");
        let number = number.trim().to_owned();
        Some(Display { server, number })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// xterm with the program in it.
struct Xterm {
    xterm: Child,
    program: Child,
    line: Line,
    folder: tempfile::TempDir,
    _display: Display,
}

impl Xterm {
    /// `None` where something is not installed.
    fn start(options: &[&str], setup: Setup) -> Option<Xterm> {
        let xterm = programs::find("xterm")?;
        let display = Display::start()?;
        let folder = tempfile::tempdir().unwrap();
        let line = Line::open((80, 24));
        let print = format!("XTerm*printerCommand: cat > {}", printed(&folder).display());
        // xterm shows what comes out of this end of the line; keys are put in by us.
        let end: OwnedFd = line.master.try_clone().expect("a descriptor can be cloned");
        let xterm = Command::new(xterm)
            .args(["-u8", "-geometry", "80x24", "-xrm", &print])
            .args(["-xrm", "XTerm*printAttributes: 0"])
            .args(options)
            .arg(format!("-S{}/0", line.name.display()))
            .env("DISPLAY", format!(":{}", display.number))
            .env("LC_ALL", "C.UTF-8")
            .stdin(end)
            .stderr(Stdio::null())
            .spawn()
            .expect("xterm starts");
        wait_for_window(&line);
        let program = setup
            .variable("TERM", "xterm")
            .variable("XDG_STATE_HOME", folder.path())
            .spawn(&line);
        Some(Xterm {
            xterm,
            program,
            line,
            folder,
            _display: display,
        })
    }

    /// What xterm shows, printed by itself.
    fn screen(&self) -> Vec<String> {
        let file = printed(&self.folder);
        let _ = fs::remove_file(&file);
        // All of it, and not the region alone that something may scroll at the moment.
        let print = b"\x1b[?19h\x1b[i";
        rustix::io::write(&self.line.slave, print).expect("the line is open");
        let end = Instant::now() + PATIENCE;
        loop {
            let text = fs::read_to_string(&file).unwrap_or_default();
            let rows: Vec<String> = text.lines().map(|row| row.trim_end().to_owned()).collect();
            if rows.len() >= 24 {
                return rows;
            }
            assert!(
                Instant::now() < end,
                "xterm prints its screen; so far {text:?}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    fn wait_until(&self, what: &str, is_so: impl Fn(&[String]) -> bool) -> Vec<String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            if is_so(&screen) {
                return screen;
            }
            let late = Instant::now() > end;
            assert!(!late, "never came: {what}\n{}", screen.join("\n"));
        }
    }
}

impl Drop for Xterm {
    fn drop(&mut self) {
        for child in [&mut self.program, &mut self.xterm] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn printed(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("screen")
}

/// xterm types the number of its window when it is there; nobody else is to read it.
fn wait_for_window(line: &Line) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let limit = Timespec {
        tv_sec: 20,
        tv_nsec: 0,
    };
    let slave = line.slave.as_fd();
    let mut fds = [PollFd::new(&slave, PollFlags::IN)];
    let ready = poll(&mut fds, Some(&limit)).expect("the line can be waited for");
    assert_eq!(ready, 1, "xterm opens a window");
    rustix::io::read(slave, &mut [0; 64]).expect("the line is open");
}

/// What xterm prints for the right half of a character that it has drawn two columns wide.
const RIGHT_HALF: char = '\u{ffff}';

/// The columns that xterm gave to a text.
fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Walks through tabs in all languages; every line stays whole. Returns all that was seen.
fn check(options: &[&str], arguments: &[&str], rules: [char; 2]) -> Option<String> {
    let setup = || {
        arguments
            .iter()
            .fold(Setup::new(PLANSCOPE), Setup::argument)
    };
    check_in(options, setup, rules)
}

/// The same where something may stand between xterm and the program: `setup` starts with its arguments.
pub(crate) fn check_in(
    options: &[&str],
    setup: impl Fn() -> Setup,
    rules: [char; 2],
) -> Option<String> {
    let mut seen = String::new();
    for lang in ["zh", "both", "en"] {
        let start = || {
            let arguments = ["--lang", lang, "--tab", "industries", PLAN];
            let setup = arguments.into_iter().fold(setup(), Setup::argument);
            Xterm::start(options, setup)
        };
        let whole = |rows: &[String]| lines_are_whole(rows, columns, rules);
        let xterm = in_time(start, |xterm| soon(|| whole(&xterm.screen())))?;
        for tab in ["2", "4", "6", "4"] {
            xterm.line.send(tab.as_bytes());
            let open = format!("[{tab} ");
            let what = format!("whole lines in tab {tab}");
            let screen = xterm.wait_until(&what, |rows| rows[1].contains(&open) && whole(rows));
            seen.push_str(&screen.concat());
            // The last action has quotation marks on its card.
            xterm.line.send(b"G");
        }
    }
    Some(seen)
}

/// Whether a character was drawn two columns wide; it must have been seen.
#[track_caller]
pub(crate) fn is_wide(seen: &str, c: char) -> bool {
    let at = seen.find(c);
    let after = &seen[at.unwrap_or_else(|| panic!("{c} was seen")) + c.len_utf8()..];
    after.starts_with(RIGHT_HALF)
}

#[test]
fn lines_are_whole_in_xterm() {
    let Some(seen) = check(&[], &[], ['─', '│']) else {
        return;
    };
    assert!(is_wide(&seen, '业') && !is_wide(&seen, '─') && !is_wide(&seen, '“'));
}

#[test]
fn lines_are_whole_where_doubtful_characters_are_wide() {
    let seen = in_time(
        || check(&["-cjk_width"], &[], ['╌', '╎']),
        |seen| is_wide(seen, '“'),
    );
    if let Some(seen) = seen {
        assert!(is_wide(&seen, '业') && !is_wide(&seen, '╌'));
    }
}

#[test]
fn lines_are_whole_in_plain_ascii() {
    check(&["-cjk_width"], &["--ascii"], ['-', '|']);
}
