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
mod walk;
mod xterm;

use pty::{Pty, Setup};

/// The program under test.
const PLANSCOPE: &str = env!("CARGO_BIN_EXE_planscope");

/// The plan that is shipped.
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plan.ron");

/// Something that only the complete overview of the shipped plan says.
const OVERVIEW: &str = "Industry system";

/// The program on the shipped plan, with its first screen complete.
fn opened() -> Pty {
    opened_as(Setup::new(PLANSCOPE).argument(PLAN))
}

fn opened_as(setup: Setup) -> Pty {
    let mut pty = setup.start();
    pty.wait_for(OVERVIEW);
    pty
}
