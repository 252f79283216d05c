//! The program on a real terminal: keys in, screens out, and the terminal given back.
//!
//! The terminal is a pseudo-terminal whose screen an emulator reads back (`pty.rs`), or a program
//! that makes one: tmux, sshd, xterm. A test whose program is not installed says so and passes; with
//! `PLANSCOPE_REQUIRE_PROGRAMS=1` it fails.

#![expect(
    clippy::unwrap_used,
    reason = "what a test prepares may fail it where it stands"
)]

mod calls;
mod doctor;
mod endings;
mod faults;
mod files;
mod hands;
#[path = "../hostile/harmless.rs"]
mod harmless;
#[path = "../../src/text/hostile.rs"]
mod hostile;
mod programs;
mod pty;
mod recorded;
mod refusals;
mod restart;
mod running;
mod screen;
mod sshd;
#[allow(dead_code, reason = "other tests need more of it")]
#[path = "../hostile/texts.rs"]
mod texts;
mod tmux;
mod waiving;
mod walk;
mod xterm;

use std::time::Duration;

use pty::{Pty, Setup, in_time, soon};

/// The program under test.
const PLANSCOPE: &str = env!("CARGO_BIN_EXE_planscope");

/// The plan that is shipped.
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plan.ron");

/// Something that only the complete overview of the shipped plan says.
const OVERVIEW: &str = "Industry system";

/// Waits until the overview of the shipped plan is there, and what the rules find in it is counted.
fn wait_until_complete(pty: &mut Pty) {
    pty.wait_for(OVERVIEW);
    pty.wait_until("the count of findings", |pty| pty.rows()[1].contains('!'));
}

/// The program on the shipped plan, with its first screen complete.
fn opened() -> Pty {
    opened_as(Setup::new(PLANSCOPE).argument(PLAN))
}

/// The same on a terminal whose answer came in time: with light lines.
fn opened_light(setup: impl Fn() -> Setup) -> Pty {
    let start = || Some(opened_as(setup()));
    let opened = in_time(start, |pty| {
        soon(|| {
            pty.listen(Duration::from_millis(20));
            pty.rows()[2].starts_with('─')
        })
    });
    opened.expect("the program can be started")
}

fn opened_as(setup: Setup) -> Pty {
    let mut pty = setup.start();
    wait_until_complete(&mut pty);
    pty
}
