//! Mouse, clipboard and bytes of another encoding, as a terminal sends and gets them.

use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use super::pty::{Pty, Setup};
use super::{PLAN, PLANSCOPE, opened, opened_as};

/// Presses and releases the left button at a cell counted from 0.
fn click(pty: &Pty, (column, row): (usize, usize)) {
    let (column, row) = (column + 1, row + 1);
    pty.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

/// Where a text stands on the screen, in columns as long as all before it is narrow.
#[track_caller]
fn find(pty: &Pty, text: &str) -> (usize, usize) {
    let rows = pty.rows();
    let mut found = rows.iter().enumerate().filter_map(|(y, row)| {
        let at = row.find(text)?;
        Some((row[..at].chars().count(), y))
    });
    found.next().expect("the text is on the screen")
}

#[test]
fn the_mouse_is_the_terminals_unless_it_is_asked_for() {
    let mut pty = opened();
    assert_eq!(pty.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    // A terminal that reports clicks all the same changes nothing.
    let at = find(&pty, "3 Space");
    click(&pty, at);
    pty.press("4");
    pty.wait_for("[4 Actions]");
}

#[test]
fn clicks_and_the_wheel_work_where_they_are_asked_for() {
    let mut pty = opened_as(Setup::new(PLANSCOPE).argument(PLAN).argument("--mouse"));
    let screen = pty.screen();
    assert_eq!(
        (
            screen.mouse_protocol_mode(),
            screen.mouse_protocol_encoding()
        ),
        (MouseProtocolMode::PressRelease, MouseProtocolEncoding::Sgr)
    );
    let at = find(&pty, "4 Act");
    click(&pty, at);
    pty.wait_for("[4 Actions]");
    let at = find(&pty, "Brand upgrading");
    click(&pty, at);
    pty.wait_for("action.brand");
    click(&pty, at);
    pty.wait_for("Follow");
    pty.press("\x1b[<65;70;10M");
    pty.press("q");
    assert!(pty.wait_for_end().success());
    pty.assert_given_back();
}

/// What is sent when `y` is pressed on the first action.
#[track_caller]
fn copied(setup: Setup) -> String {
    let mut pty = opened_as(setup.argument(PLAN));
    pty.press("4");
    pty.wait_for("[4 Actions]");
    let before = pty.received().len();
    pty.press("y");
    pty.wait_for("sent to your terminal");
    let sent = pty.received()[before..].escape_ascii().to_string();
    pty.press("q");
    assert!(pty.wait_for_end().success());
    pty.assert_given_back();
    sent
}

#[test]
fn a_copy_goes_to_the_terminal_in_the_way_that_gets_through() {
    // The address `action.key-projects`.
    const PLAIN: &str = r"\x1b]52;c;YWN0aW9uLmtleS1wcm9qZWN0cw==\x07";
    let sent = copied(Setup::new(PLANSCOPE));
    assert!(sent.starts_with(PLAIN), "{sent}");
    assert!(!sent.contains("tmux;"), "{sent}");

    let sent = copied(Setup::new(PLANSCOPE).variable("TMUX", "/tmp/tmux,1,0"));
    let wrapped = r"\x1bPtmux;\x1b\x1b]52;c;YWN0aW9uLmtleS1wcm9qZWN0cw==\x07\x1b\\";
    assert!(sent.starts_with(&format!("{PLAIN}{wrapped}")), "{sent}");

    let sent = copied(Setup::new(PLANSCOPE).variable("STY", "1.pts"));
    assert!(sent.starts_with(&format!(r"\x1bP{PLAIN}\x1b\\")), "{sent}");
}

#[test]
fn a_terminal_of_another_encoding_is_told_apart_from_a_broken_sequence() {
    let mut pty = opened();
    // Half a sequence, as a slow link may leave it, and then the next.
    pty.press("\x1b[1;\x1b[B");
    pty.press("4");
    pty.wait_for("[4 Actions]");
    assert!(!pty.screen().contents().contains("not UTF-8"));
    pty.send(b"\xd6\xd0");
    pty.wait_for("this terminal sends something that is not UTF-8");
}

/// Pastes a megabyte of letters, each of which is a key elsewhere.
fn paste_a_megabyte(pty: &mut Pty) {
    pty.press("\x1b[200~");
    for _ in 0..1024 {
        pty.press(&"q3Gd\x03\x1b?\r".repeat(128));
        pty.listen(std::time::Duration::ZERO);
    }
    pty.press("\x1b[201~");
}

#[test]
fn a_megabyte_that_is_pasted_presses_no_key_and_swallows_none() {
    let mut pty = opened();
    paste_a_megabyte(&mut pty);
    pty.press("4");
    pty.wait_for("[4 Actions]");
    pty.press("/");
    paste_a_megabyte(&mut pty);
    pty.press("\x03");
    pty.press("5");
    pty.wait_for("[5 Sequencing]");
    pty.press("q");
    assert!(pty.wait_for_end_within(super::pty::PATIENCE).success());
    pty.assert_given_back();
}

#[test]
fn keys_of_an_input_method_are_keys() {
    let mut pty = opened();
    pty.press("４");
    pty.wait_for("[4 Actions]");
    pty.press("？");
    pty.wait_for("Esc");
    pty.press("ｑ");
    pty.press("\x1b");
    pty.wait_for("[4 Actions]");
}
