//! The commands as a shell runs them: what they print, where, and with which exit code.

use std::process::{Command, Output, Stdio};

/// What a command said.
#[derive(Debug, PartialEq)]
pub(crate) struct Said {
    /// The exit code.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) out: String,
    /// What it complained about.
    pub(crate) err: String,
}

impl Said {
    /// What is left of a command that has ended.
    pub(crate) fn of(output: Output) -> Said {
        let text = |bytes| String::from_utf8(bytes).expect("all that is printed is UTF-8");
        Said {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// What a command printed that must end so and complain about nothing.
    #[track_caller]
    pub(crate) fn prints(self, code: i32) -> String {
        let outcome = (self.code, self.err.as_str());
        assert_eq!(outcome, (Some(code), ""), "{}", self.out);
        self.out
    }

    /// Fails unless the command printed nothing, complained so and could not.
    #[track_caller]
    pub(crate) fn complains(&self, message: &str) {
        let outcome = (self.code, self.out.as_str(), self.err.as_str());
        assert_eq!(outcome, (Some(2), "", message));
    }
}

/// A command in a terminal of which nothing is known, whatever the user of the tests has set and kept.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planscope"));
    command.args(arguments).stdin(Stdio::null());
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.env("LANG", "en_US.UTF-8").env("TERM", "xterm");
    command.env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

/// Runs a command to its end.
#[track_caller]
pub(crate) fn run(command: &mut Command) -> Said {
    Said::of(command.output().expect("the binary runs"))
}

/// Runs planscope with these arguments.
#[track_caller]
pub(crate) fn planscope(arguments: &[&str]) -> Said {
    run(&mut command(arguments))
}

/// Runs a command that must succeed in silence, and gives what it printed.
#[track_caller]
pub(crate) fn prints(arguments: &[&str]) -> String {
    planscope(arguments).prints(0)
}

/// Runs a command that must print nothing, complain so and end with 2.
#[track_caller]
pub(crate) fn complains(arguments: &[&str], message: &str) {
    planscope(arguments).complains(message);
}

/// What was printed as JSON.
#[track_caller]
pub(crate) fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("what is printed is JSON")
}
