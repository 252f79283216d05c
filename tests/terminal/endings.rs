//! Every way to end: gone within a second, and the terminal as it was found.

use std::os::unix::process::ExitStatusExt;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::pty::{PATIENCE, Pty, Session, Setup};
use super::{OVERVIEW, PLAN, PLANSCOPE, opened};

/// Ends the program and checks its exit code and what it leaves.
#[track_caller]
fn check(end: impl Fn(&Pty), code: i32) {
    let mut pty = opened();
    pty.press("3");
    pty.wait_for("[3 Space]");
    end(&pty);
    let status = pty.wait_for_end();
    assert_eq!((status.code(), status.signal()), (Some(code), None));
    pty.assert_given_back();
}

#[test]
fn q_ends_it() {
    check(|pty| pty.press("q"), 0);
}

#[test]
fn ctrl_c_ends_it() {
    check(|pty| pty.press("\x03"), 0);
}

#[test]
fn a_signal_ends_it() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        check(|pty| pty.signal(signal), code);
    }
}

#[test]
fn a_signal_while_a_field_or_help_is_open_ends_it() {
    for keys in ["/abc", "?", "\r", ":"] {
        check(
            |pty| {
                pty.press(keys);
                pty.signal(Signal::TERM);
            },
            143,
        );
    }
}

#[test]
fn two_signals_at_once_end_it() {
    let mut pty = opened();
    pty.signal(Signal::TERM);
    pty.signal(Signal::HUP);
    let code = pty.wait_for_end().code();
    assert!(matches!(code, Some(143 | 129)), "{code:?}");
    pty.assert_given_back();
}

#[test]
fn it_ends_before_its_first_screen() {
    for end in ["q", "\x03"] {
        let mut pty = Setup::new(PLANSCOPE).argument(PLAN).start();
        pty.wait_until("a first byte", |pty| !pty.received().is_empty());
        pty.press(end);
        assert!(pty.wait_for_end().success());
        pty.assert_given_back();
    }
}

#[test]
fn a_closed_terminal_ends_it() {
    for session in [Session::Controlled, Session::Loose] {
        let mut pty = Setup::new(PLANSCOPE)
            .argument(PLAN)
            .session(session)
            .start();
        pty.wait_for(OVERVIEW);
        pty.hang_up();
        assert_eq!(pty.wait_for_end().code(), Some(129));
    }
}

#[test]
fn a_closed_terminal_ends_it_also_where_hang_ups_are_ignored() {
    for session in [Session::Controlled, Session::Loose] {
        let script = format!("trap '' HUP; exec {PLANSCOPE} {PLAN}");
        let setup = Setup::new("sh").argument("-c").argument(script);
        let mut pty = setup.session(session).start();
        pty.wait_for(OVERVIEW);
        pty.hang_up();
        assert_eq!(pty.wait_for_end().code(), Some(129));
    }
}

#[test]
fn a_terminal_that_does_not_read_holds_nothing_up() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut pty = frozen();
        pty.signal(signal);
        assert_eq!(pty.wait_for_end_unread().code(), Some(code));
    }
    let mut pty = frozen();
    pty.hang_up();
    assert_eq!(pty.wait_for_end().code(), Some(129));
}

/// The program with more to write than its terminal takes.
fn frozen() -> Pty {
    let setup = Setup::new(PLANSCOPE).argument(PLAN).size((200, 60));
    let mut pty = setup.start();
    pty.wait_for(OVERVIEW);
    while pty.listen(Duration::from_millis(100)) {}
    // Each key has the whole screen drawn anew, until nothing more fits between the two ends.
    for _ in 0..500 {
        let before = pty.unread();
        pty.press("\x0c");
        let start = Instant::now();
        while pty.unread() == before {
            // The first time may take a busy machine long; later a second without a byte is enough.
            if before > 0 && start.elapsed() > Duration::from_secs(1) {
                return pty;
            }
            assert!(start.elapsed() < PATIENCE, "the screen was drawn");
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    panic!("the terminal never was full");
}

#[test]
fn a_terminal_whose_output_is_stopped_holds_nothing_up() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut pty = opened();
        pty.stop_output();
        pty.press("2");
        pty.press("\x0c");
        pty.signal(signal);
        assert_eq!(pty.wait_for_end_unread().code(), Some(code));
        pty.go_on_with_output();
        while pty.listen(Duration::from_millis(200)) {}
        pty.assert_given_back();
    }
    let mut pty = opened();
    pty.stop_output();
    pty.press("2");
    pty.hang_up();
    assert_eq!(pty.wait_for_end().code(), Some(129));
}
