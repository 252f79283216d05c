//! Inside tmux.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use planscope::text::Measure;

use super::pty::{PATIENCE, in_time, soon};
use super::{PLAN, PLANSCOPE, programs};

/// A tmux server of our own, with one window of 80 columns and 24 rows.
struct Tmux {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Tmux {
    /// `None` where tmux is not installed.
    fn start(command: &str) -> Option<Tmux> {
        let program = programs::find("tmux")?;
        let folder = tempfile::tempdir().unwrap();
        let tmux = Tmux { program, folder };
        let output = tmux.run(["new-session", "-d", "-x", "80", "-y", "24", command]);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{complaint}");
        Some(tmux)
    }

    fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Output {
        Command::new(&self.program)
            .arg("-u")
            .arg("-S")
            .arg(self.folder.path().join("socket"))
            .args(["-f", "/dev/null"])
            .args(arguments)
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm-256color")
            .env("XDG_STATE_HOME", self.folder.path())
            .env_remove("LC_ALL")
            .env_remove("TMUX")
            .output()
            .expect("tmux runs")
    }

    fn press(&self, keys: &[&str]) {
        self.run([&["send-keys"], keys].concat());
    }

    fn screen(&self) -> Vec<String> {
        let output = self.run(["capture-pane", "-p"]);
        let text = String::from_utf8(output.stdout).expect("tmux prints UTF-8");
        text.lines().map(str::to_owned).collect()
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
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    fn wait_for(&self, text: &str) -> Vec<String> {
        self.wait_until(text, |rows| rows.iter().any(|row| row.contains(text)))
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(["kill-server"]);
    }
}

/// Whether all lines of the screen are whole, and in the same column on every row; `columns_of` counts
/// those that the terminal gave to a text.
pub(crate) fn lines_are_whole(
    screen: &[String],
    columns_of: impl Fn(&str) -> usize,
    [across, down]: [char; 2],
) -> bool {
    let rules = [2, 22].map(|row| screen[row].trim_end());
    let mut columns = screen[3..22]
        .iter()
        .map(|row| row.find(down).map(|at| columns_of(&row[..at])));
    let first = columns.next().flatten();
    rules
        .iter()
        .all(|rule| columns_of(rule) == 80 && is_rule(rule, across))
        && first.is_some()
        && columns.all(|column| column == first)
}

/// Whether a row is a rule from edge to edge; a note of what is left of a card may stand on it.
pub(crate) fn is_rule(row: &str, across: char) -> bool {
    row.starts_with(across) && row.ends_with(across)
}

/// The columns that tmux, which counts doubtful characters narrow, gives to a text.
fn columns(text: &str) -> usize {
    Measure::NARROW.width(text)
}

#[test]
fn lines_are_whole_in_chinese_and_english() {
    for lang in ["zh", "en", "both"] {
        let command = format!("{PLANSCOPE} --lang {lang} --tab industries {PLAN}");
        let whole =
            |rows: &[String]| rows.len() == 24 && lines_are_whole(rows, columns, ['─', '│']);
        let is_light = |tmux: &mut Tmux| soon(|| whole(&tmux.screen()));
        let Some(tmux) = in_time(|| Tmux::start(&command), is_light) else {
            return;
        };
        tmux.wait_until("the tree of industries", whole);
        for _ in 0..5 {
            tmux.press(&["j"]);
        }
        tmux.press(&["6"]);
        tmux.wait_until("whole lines in another tab", |rows| {
            rows[1].contains("[6 ") && whole(rows)
        });
    }
}

#[test]
fn keys_come_through_and_the_window_is_given_back() {
    let shell = "PS1='ready$ ' sh -i";
    let Some(tmux) = Tmux::start(shell) else {
        return;
    };
    tmux.wait_for("ready$");
    tmux.press(&[&format!("{PLANSCOPE} --lang en {PLAN}"), "Enter"]);
    tmux.wait_for("[1 Overview]");
    tmux.press(&["Tab"]);
    tmux.wait_for("[2 Industries]");
    tmux.press(&["BTab"]);
    tmux.wait_for("[1 Overview]");
    tmux.press(&["5", "PPage", "NPage", "Down", "Down"]);
    tmux.wait_for("[5 Sequencing]");
    tmux.run(["resize-window", "-x", "120", "-y", "30"]);
    tmux.wait_until("a screen of the new size", |rows| {
        rows.len() == 30
            && rows[2].trim_end() == "─".repeat(120)
            && is_rule(rows[28].trim_end(), '─')
    });
    tmux.press(&["q"]);
    tmux.wait_until("the shell", |rows| {
        rows.iter().any(|row| row.trim_end() == "ready$") && !rows.concat().contains("Sequencing")
    });
    let modes = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}";
    let output = tmux.run(["display-message", "-p", modes]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "0 1 0");
}

#[test]
fn a_window_that_is_killed_takes_the_program_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pid");
    let command = format!(
        "echo $$ > {}; exec {PLANSCOPE} --lang en {PLAN}",
        file.display()
    );
    let Some(tmux) = Tmux::start(&command) else {
        return;
    };
    tmux.wait_for("[1 Overview]");
    let pid = programs::pid_in(&file);
    drop(tmux);
    programs::assert_gone_soon(pid);
}
