//! Starting, moving about, being resized, disturbed and suspended.

use std::time::Duration;

use super::pty::{Answers, Pty, Setup};
use super::tmux::is_rule;
use super::{PLAN, PLANSCOPE, opened, opened_as, opened_light, wait_until_complete};

#[test]
fn it_opens_on_the_overview_with_all_tabs() {
    let pty = opened();
    let rows = pty.rows();
    assert!(rows[0].starts_with(" Northern Songjiang"), "{}", rows[0]);
    for tab in ["[1 Overview]", "2", "3", "4", "5", "6", "7"] {
        assert!(rows[1].contains(tab), "{}", rows[1]);
    }
    assert!(rows[23].ends_with("? Keys"), "{}", rows[23]);
    assert!(pty.screen().alternate_screen() && pty.screen().hide_cursor());
}

#[test]
fn the_cursor_of_the_terminal_stands_at_the_caret_of_a_field_and_nowhere_else() {
    let mut pty = opened();
    pty.press("2/泗泾x\x1b[D");
    pty.wait_for("/泗泾x");
    let caret = |pty: &Pty| (!pty.screen().hide_cursor()).then(|| pty.screen().cursor_position());
    pty.wait_until("a cursor before the x", |pty| caret(pty) == Some((23, 6)));
    pty.press("\x01");
    pty.wait_until("a cursor before the text", |pty| {
        caret(pty) == Some((23, 2))
    });
    pty.press("\r");
    pty.wait_until("no cursor", |pty| caret(pty).is_none());
    pty.press("q");
    assert!(pty.wait_for_end().success());
    pty.assert_given_back();
}

#[test]
fn every_tab_opens_by_its_digit() {
    let mut pty = opened();
    for tab in [
        "[2 Industries]",
        "[3 Space]",
        "[4 Actions]",
        "[5 Sequencing]",
        "[6 Safeguards]",
        "[7 Targets]",
        "[1 Overview]",
    ] {
        pty.press(&tab[1..2]);
        pty.wait_for(tab);
    }
}

#[test]
fn keys_that_are_typed_before_the_first_screen_count() {
    let mut pty = Setup::new(PLANSCOPE).argument(PLAN).start();
    // Raw mode is on from the first byte of output; before, the line would hold keys back.
    pty.wait_until("a first byte", |pty| !pty.received().is_empty());
    pty.press("33v");
    pty.wait_for("Spatial system");
}

#[test]
fn a_terminal_that_answers_nothing_loses_nothing() {
    let setup = Setup::new(PLANSCOPE).argument(PLAN);
    let mut pty = opened_as(setup.answers(Answers::Withheld));
    pty.press("3");
    pty.wait_for("[3 Space]");
    assert!(pty.rows()[2].starts_with("╌╌╌"), "the safe look stays");
}

#[test]
fn a_terminal_that_draws_lines_narrow_gets_them_light() {
    let mut pty = opened_light(|| Setup::new(PLANSCOPE).argument(PLAN));
    pty.wait_until("a light rule", |pty| pty.rows()[2] == "─".repeat(80));
}

/// What a line of 9,600 bit/s brings within 2.5 seconds, when a byte needs a tenth of a second to arrive
/// and the program a moment to start.
const SLOW: usize = 2_800;

#[test]
fn the_first_screen_is_small_enough_for_a_slow_line() {
    // A frame of that size is held back by the terminal until this comes.
    const END: &[u8] = b"\x1b[?2026l";
    for lang in ["zh", "en"] {
        let setup = Setup::new(PLANSCOPE).argument("--lang").argument(lang);
        let mut pty = setup.argument(PLAN).answers(Answers::Withheld).start();
        let end = |pty: &Pty| pty.received().windows(END.len()).position(|at| at == END);
        pty.wait_until("the overview", |pty| end(pty).is_some());
        let bytes = end(&pty).unwrap();
        assert!((1_500..=SLOW).contains(&bytes), "{bytes} bytes in {lang}");
    }
}

#[test]
fn a_late_answer_is_no_key() {
    let setup = Setup::new(PLANSCOPE).argument(PLAN);
    let mut pty = opened_as(setup.answers(Answers::Withheld));
    let asked = pty
        .received()
        .windows(4)
        .filter(|bytes| bytes == b"\x1b[6n")
        .count();
    assert_eq!(asked, 4);
    while pty.listen(Duration::from_millis(500)) {}
    let before = pty.rows();
    pty.press("\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[?64;1;22c");
    assert!(
        !pty.listen(Duration::from_millis(300)),
        "nothing is drawn for it"
    );
    assert_eq!(pty.rows(), before);
}

#[test]
fn a_change_of_size_is_drawn_whole() {
    let mut pty = opened_light(|| Setup::new(PLANSCOPE).argument(PLAN));
    for size in [(120, 40), (40, 10), (200, 60), (80, 24)] {
        pty.resize(size);
        let (columns, rows) = (usize::from(size.0), usize::from(size.1));
        pty.wait_until("a screen of the new size", |pty| {
            let screen = pty.rows();
            let rule = "─".repeat(columns);
            let below = is_rule(screen[rows - 2].trim_end(), '─');
            screen[2] == rule && below && screen[rows - 1].contains('?')
        });
    }
}

#[test]
fn a_terminal_of_any_size_gets_a_screen_and_no_mess() {
    for size in [(1, 1), (39, 9), (2, 40), (300, 2), (700, 300)] {
        let setup = Setup::new(PLANSCOPE).argument(PLAN).size(size);
        let mut pty = setup.start();
        pty.wait_until("a first screen", |pty| pty.screen().alternate_screen());
        pty.press("3jl");
        pty.resize((80, 24));
        pty.wait_for("[3 Space]");
        pty.press("q");
        assert!(pty.wait_for_end().success());
        pty.assert_given_back();
    }
}

#[test]
fn ctrl_l_mends_a_screen_that_something_wrote_over() {
    // An answer that comes late would change the lines meanwhile.
    let setup = Setup::new(PLANSCOPE).argument("--width").argument("narrow");
    let mut pty = opened_as(setup.argument(PLAN));
    pty.press("2");
    pty.wait_for("[2 Industries]");
    while pty.listen(Duration::from_millis(100)) {}
    let before = shown(&pty);
    pty.disturb(b"\x1b[5;1Hroot: system going down\x1b[20;1H\x1b[31;7m\x1b[J");
    assert_ne!(shown(&pty), before);
    pty.press("\x0c");
    pty.wait_until("the screen as before", |pty| shown(pty) == before);
}

/// The rows without blanks at their ends, which nobody sees.
fn shown(pty: &Pty) -> Vec<String> {
    let trimmed = |row: &String| row.trim_end().to_owned();
    pty.rows().iter().map(trimmed).collect()
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let mut pty = opened();
    while pty.listen(Duration::from_millis(400)) {}
    // Longer than the file is left unlooked at.
    assert!(!pty.listen(Duration::from_millis(999)));
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_draws_whole() {
    let mut pty = in_shell();
    pty.press("3");
    pty.wait_for("[3 Space]");
    suspend_and_return(&mut pty, |pty| pty.press("\x1a"));
    assert_ends_in_shell(&mut pty);
}

#[test]
fn the_stop_signal_does_the_same() {
    let mut pty = in_shell();
    pty.press("3");
    pty.wait_for("[3 Space]");
    suspend_and_return(&mut pty, |pty| {
        let jobs = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", pty.pid()));
        let job = jobs.expect("the system says who is whose child");
        let job = job
            .trim()
            .parse()
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        let job = job.expect("the shell has one job");
        rustix::process::kill_process(job, rustix::process::Signal::TSTP).expect("it is ours");
    });
    assert_ends_in_shell(&mut pty);
}

#[test]
fn without_a_shell_ctrl_z_stays() {
    let mut pty = opened();
    pty.press("\x1a3");
    pty.wait_for("[3 Space]");
}

/// The program as a job of a shell.
fn in_shell() -> Pty {
    let mut pty = Setup::new("sh")
        .argument("-i")
        .variable("PS1", "ready$ ")
        .start();
    pty.wait_for("ready$ ");
    pty.press(&format!("{PLANSCOPE} {PLAN}\r"));
    wait_until_complete(&mut pty);
    pty
}

/// Quits; the shell is there again.
fn assert_ends_in_shell(pty: &mut Pty) {
    pty.press("q");
    pty.wait_until("a prompt", |pty| {
        pty.screen().contents().ends_with("ready$ ")
    });
    pty.press("echo ended $?\r");
    pty.wait_for("ended 0");
}

fn suspend_and_return(pty: &mut Pty, suspend: impl Fn(&Pty)) {
    while pty.listen(Duration::from_millis(100)) {}
    let before = pty.screen().contents();
    suspend(pty);
    pty.wait_for("Stopped");
    pty.assert_given_back();
    pty.press("stty -a | grep -o '.icanon.*'\r");
    pty.wait_for(" icanon iexten echo");
    pty.press("fg\r");
    pty.wait_until("the screen as before", |pty| {
        pty.screen().alternate_screen() && pty.screen().contents() == before
    });
}
