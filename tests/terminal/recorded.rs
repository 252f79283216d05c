//! All that a terminal receives while somebody walks through a hostile plan: nothing that it obeys but
//! what the program itself says, and nothing harmful on its clipboard.

use std::fs;
use std::time::Duration;

use fastrand::Rng;

use super::harmless::{assert_harmless, without_our_own};
use super::pty::{PATIENCE, Setup};
use super::{PLANSCOPE, texts};

/// What is typed, a piece at a time: all tabs and forms, cards, help, copies, filters, pastes.
const WALK: [&str; 30] = [
    "j",
    "v",
    "jjj",
    "y",
    "\r",
    "Y",
    "\x1b",
    "2",
    "jjj",
    "o",
    "v",
    "Y",
    "3",
    "v",
    "v",
    "\x1b[6~",
    "y",
    "4",
    "L",
    "v",
    "5",
    "T",
    "6",
    "7",
    "?",
    "\x1b",
    "z",
    "p",
    "\x1b",
    "/\x1b[200~\u{9b}31m\u{202e}a\x1b[201~\r",
];

#[test]
fn nothing_of_a_hostile_plan_speaks_to_the_terminal() {
    for seed in 0..2 {
        let mut rng = Rng::with_seed(seed);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("\u{1b}]0;x\u{7}\u{9b}\u{202e}.ron");
        fs::write(&file, texts::with_hostile_texts(texts::LAKESIDE, &mut rng)).unwrap();
        let mut pty = Setup::new(PLANSCOPE).argument(&file).start();
        pty.wait_until("a screen", |pty| pty.rows()[1].contains("[1 "));
        for keys in WALK {
            pty.press(keys);
            while pty.listen(Duration::from_millis(60)) {}
        }
        // The file is no plan any more, which the screen says.
        fs::write(&file, "(\u{1b}]0;x\u{7}\u{9b}\u{202e}title: 1)").unwrap();
        pty.wait_for("仍显示上一版");
        pty.press("\x1b");
        while pty.listen(Duration::from_millis(60)) {}
        pty.press(":details\r");
        pty.wait_for("title: 1");
        pty.press("\x1b");
        while pty.listen(Duration::from_millis(60)) {}
        pty.press("q");
        assert!(pty.wait_for_end_within(PATIENCE).success());
        pty.assert_given_back();
        let received = String::from_utf8(pty.received().to_vec()).expect("all is UTF-8");
        let (rest, copies) = without_copies(&received);
        assert!(copies.len() >= 2, "something was copied");
        for copy in copies {
            copy.split('\n').for_each(assert_harmless);
        }
        assert_harmless(&without_our_own(&rest));
    }
}

/// What is received beside the copies, and what these put on the clipboard.
fn without_copies(received: &str) -> (String, Vec<String>) {
    let mut parts = received.split("\x1b]52;c;");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut copies = Vec::new();
    for part in parts {
        let (copy, after) = part.split_once('\x07').expect("a copy has an end");
        copies.push(String::from_utf8(decoded(copy)).expect("what is copied is UTF-8"));
        rest.push_str(after);
    }
    (rest, copies)
}

/// The bytes of a text in base64.
fn decoded(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        bits = bits << 6 | u32::from(digit(c));
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}
