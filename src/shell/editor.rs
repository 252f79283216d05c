//! The user's editor: how it is run, and how it is told a line.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::text::Safe;

/// What a shell says of a program that it cannot run.
const CANNOT_RUN: [i32; 2] = [126, 127];

/// The editor as the user has named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editor {
    named: String,
}

impl Editor {
    /// The one that `VISUAL` or `EDITOR` names, else vi.
    pub(super) fn of(variable: impl Fn(&str) -> Option<OsString>) -> Editor {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let named = ["VISUAL", "EDITOR"].into_iter().find_map(set);
        let named = named.map(|named| named.to_string_lossy().trim().to_owned());
        Editor {
            named: named
                .filter(|named| !named.is_empty())
                .unwrap_or_else(|| "vi".to_owned()),
        }
    }

    /// Runs it on a file, at a line where one is given, until it ends.
    ///
    /// # Errors
    ///
    /// It could not run; why, in Chinese and in English.
    pub(super) fn run(&self, file: &Path, line: Option<usize>) -> Result<(), [Safe; 2]> {
        match self.command(file, line).status() {
            Ok(status) if self.needs_shell() && status.code().is_some_and(cannot_run) => {
                Err(self.failure(["shell 未能启动它", "the shell could not start it"]))
            }
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(self.failure(["没有这个程序", "no such program"]))
            }
            Err(error) => {
                let error = error.to_string();
                Err(self.failure([&error, &error]))
            }
        }
    }

    fn failure(&self, [zh, en]: [&str; 2]) -> [Safe; 2] {
        let named = &self.named;
        let zh = format!("编辑器“{named}”无法运行：{zh}；请设置 EDITOR");
        let en = format!("the editor \"{named}\" could not run: {en}; set EDITOR");
        [zh, en].map(Safe::from)
    }

    /// What is run. Words with quotes and the like mean what they mean to a shell.
    fn command(&self, file: &Path, line: Option<usize>) -> Command {
        let mut command = if self.needs_shell() {
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", &format!("{} \"$@\"", self.named), "editor"]);
            shell
        } else {
            let mut words = self.named.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or("vi"));
            command.args(words);
            command
        };
        command.args(self.place(file, line));
        command
    }

    fn needs_shell(&self) -> bool {
        self.named
            .contains(|c: char| "|&;<>()$`\\\"'*?[#~".contains(c))
    }

    /// How this editor is told a file and a line of it.
    fn place(&self, file: &Path, line: Option<usize>) -> Vec<OsString> {
        let file = unlike_an_option(file);
        let Some(line) = line else {
            return vec![file.into()];
        };
        let mut joined = file.clone().into_os_string();
        joined.push(format!(":{line}"));
        match self.name().to_string_lossy().as_ref() {
            "code" | "code-insiders" | "code-oss" | "codium" | "vscodium" | "cursor"
            | "windsurf" => vec!["--goto".into(), joined],
            "subl" | "sublime_text" | "zed" | "zeditor" | "hx" | "helix" => vec![joined],
            "kate" | "kwrite" | "mate" => vec!["-l".into(), line.to_string().into(), file.into()],
            _ => vec![format!("+{line}").into(), file.into()],
        }
    }

    /// The name of the program, without its folder.
    fn name(&self) -> OsString {
        let first = self.named.split_whitespace().next().unwrap_or_default();
        let first = Path::new(first.trim_matches(['"', '\'']));
        first
            .file_name()
            .map_or_else(OsString::new, OsStr::to_owned)
    }
}

fn cannot_run(code: i32) -> bool {
    CANNOT_RUN.contains(&code)
}

/// The file under a name that no editor takes for an option or a command.
fn unlike_an_option(file: &Path) -> PathBuf {
    match file.as_os_str().as_encoded_bytes().first() {
        Some(b'-' | b'+') => Path::new(".").join(file),
        _ => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(named: &str) -> Editor {
        Editor::of(|name| (name == "EDITOR").then(|| named.into()))
    }

    /// The words of the command for line 7 of a file.
    #[track_caller]
    fn check(named: &str, file: &str, expected: &[&str]) {
        let command = editor(named).command(Path::new(file), Some(7));
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        assert_eq!(words.collect::<Vec<_>>(), expected, "{named}");
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        check("vi", "plan.ron", &["vi", "+7", "plan.ron"]);
        check("", "plan.ron", &["vi", "+7", "plan.ron"]);
        check(" nano -w ", "a b.ron", &["nano", "-w", "+7", "a b.ron"]);
        check("code -w", "p.ron", &["code", "-w", "--goto", "p.ron:7"]);
        let zed = "/opt/zed/bin/zed";
        check(
            &format!("{zed} --wait"),
            "p.ron",
            &[zed, "--wait", "p.ron:7"],
        );
        check("kate -b", "p.ron", &["kate", "-b", "-l", "7", "p.ron"]);
        check("vi", "-c:q.ron", &["vi", "+7", "./-c:q.ron"]);
        check("vi", "+x.ron", &["vi", "+7", "./+x.ron"]);
    }

    #[test]
    fn quotes_mean_what_they_mean_to_a_shell() {
        let folder = tempfile::tempdir().unwrap();
        let [script, told] = ["an editor.sh", "told"].map(|name| folder.path().join(name));
        let text = format!("printf '[%s]' \"$@\" > '{}'", told.display());
        std::fs::write(&script, text).unwrap();
        let editor = editor(&format!("sh '{}' -w ''", script.display()));
        assert_eq!(editor.run(Path::new("a 'b'.ron"), Some(7)), Ok(()));
        let told = std::fs::read_to_string(told).unwrap();
        assert_eq!(told, "[-w][][+7][a 'b'.ron]");
    }

    #[test]
    fn an_editor_that_is_not_there_is_named_in_both_languages() {
        for named in ["no-such-editor", "no-such-editor -x", "'no-such-editor' -x"] {
            let why = editor(named).run(Path::new("plan.ron"), None);
            let [zh, en] = why.expect_err("it is not there");
            assert!(
                zh.raw().contains("无法运行") && zh.raw().contains(named),
                "{zh}"
            );
            assert!(
                en.raw().contains("could not run") && en.raw().contains(named),
                "{en}"
            );
        }
    }
}
