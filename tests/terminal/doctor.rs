//! `planscope doctor` where there is a terminal to ask.

use super::PLANSCOPE;
use super::pty::{Answers, PATIENCE, Pty, Setup, in_time};

fn doctor() -> Setup {
    Setup::new(PLANSCOPE).argument("doctor").size((110, 50))
}

/// The report, when the program has ended well and left nothing on the terminal but it.
#[track_caller]
fn report(setup: Setup) -> Pty {
    let mut pty = setup.start();
    let status = pty.wait_for_end_within(PATIENCE);
    assert!(status.success(), "{}", pty.picture());
    pty.assert_given_back();
    pty
}

/// The same where the terminal's answer came in time.
fn report_of_widths(setup: impl Fn() -> Setup) -> Pty {
    let report = || Some(report(setup()));
    let report = in_time(report, |pty| says(pty, NARROW));
    report.expect("the program can be started")
}

/// What is said of a terminal that draws doubtful characters one column wide.
const NARROW: &str = "Widths ─ 1 ① 1 “ 1 ★ 1 one column each: light lines";

fn says(pty: &Pty, line: &str) -> bool {
    let squeezed = |row: &String| row.split_whitespace().collect::<Vec<_>>().join(" ");
    pty.rows().iter().map(squeezed).any(|row| row == line)
}

#[track_caller]
fn assert_says(pty: &Pty, line: &str) {
    assert!(says(pty, line), "{}", pty.picture());
}

#[test]
fn it_asks_the_terminal_and_leaves_no_trace_of_the_question() {
    let pty = report_of_widths(doctor);
    assert_says(&pty, "Dashboard opens here");
    assert_says(&pty, "Size 110x50");
    let rows = pty.rows();
    assert!(
        rows[0].starts_with("Program     planscope"),
        "{}",
        pty.picture()
    );
    assert!(!pty.screen().alternate_screen());
}

#[test]
fn a_terminal_that_does_not_answer_is_given_up_on() {
    let pty = report(doctor().answers(Answers::Withheld));
    assert_says(&pty, "Widths no answer within 300 ms: safe lines");
}

#[test]
fn a_terminal_that_is_not_fit_for_screens_is_not_asked() {
    let pty = report(doctor().variable("TERM", "dumb"));
    assert_says(
        &pty,
        "Widths not asked: a terminal of the kind TERM=dumb cannot show screens",
    );
    assert!(!pty.received().contains(&0x1b), "no sequence is sent");
}

#[test]
fn a_locale_that_is_not_utf_8_does_not_keep_it_from_asking() {
    let pty = report_of_widths(|| doctor().variable("LC_ALL", "zh_CN.GB18030"));
    assert_says(&pty, "Locale not UTF-8 (LC_ALL=zh_CN.GB18030)");
}

#[test]
fn the_samples_have_the_colors_of_the_theme() {
    let colored = |pty: &Pty| pty.received().windows(5).any(|bytes| bytes == b";38;5");
    assert!(colored(&report(doctor())));
    assert!(!colored(&report(doctor().variable("NO_COLOR", "1"))));
}
