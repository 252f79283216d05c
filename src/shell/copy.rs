//! Handing text to the terminal's clipboard (OSC 52). The terminal may refuse and never says so.

use super::refuse::Multiplexer;
use crate::app::CopyError;
use crate::backend::Sequence;
use crate::text::Safe;

/// The most bytes of text that are copied; terminals and multiplexers drop what is much longer.
const LIMIT: usize = 8 * 1024;

/// GNU screen takes no longer piece of a string than this.
const SCREEN_PIECE: usize = 240;

/// The sequence that copies these lines, with nothing behind the last: pasted into a shell, it waits.
///
/// # Errors
/// There is nothing in them, or more than 8 KiB.
pub fn copy(lines: &[Safe], multiplexer: Multiplexer) -> Result<Sequence, CopyError> {
    let lines: Vec<&str> = lines.iter().map(Safe::as_str).collect();
    let text = lines.join("\n");
    let text = text.trim_end_matches('\n');
    match text.len() {
        0 => return Err(CopyError::Empty),
        1..=LIMIT => {}
        bytes => return Err(CopyError::TooLong { bytes, most: LIMIT }),
    }
    let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    Ok(Sequence::new(match multiplexer {
        Multiplexer::None => plain,
        // Which of the two tmux obeys is a matter of its options; both are the same text.
        Multiplexer::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        Multiplexer::Screen => plain
            .as_bytes()
            .chunks(SCREEN_PIECE)
            .map(|piece| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(piece)))
            .collect(),
    }))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |n: usize| usize::from(group.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            out.push(if digit > group.len() {
                '='
            } else {
                char::from(DIGITS[bits >> (18 - 6 * digit) & 63])
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(text: &str, multiplexer: Multiplexer) -> Result<Sequence, CopyError> {
        let lines: Vec<Safe> = text.split('\n').map(Safe::from).collect();
        copy(&lines, multiplexer)
    }

    #[track_caller]
    fn check(text: &str, multiplexer: Multiplexer, expected: &str) {
        let sequence = copied(text, multiplexer).unwrap();
        assert_eq!(String::from_utf8_lossy(sequence.as_bytes()), expected);
    }

    #[test]
    fn text_is_copied_in_the_way_that_gets_through() {
        check("abc", Multiplexer::None, "\x1b]52;c;YWJj\x07");
        check(
            "abc",
            Multiplexer::Tmux,
            "\x1b]52;c;YWJj\x07\x1bPtmux;\x1b\x1b]52;c;YWJj\x07\x1b\\",
        );
        check("abc", Multiplexer::Screen, "\x1bP\x1b]52;c;YWJj\x07\x1b\\");
    }

    #[test]
    fn padding_is_that_of_base64() {
        for (text, expected) in [
            ("a", "YQ=="),
            ("ab", "YWI="),
            ("abc", "YWJj"),
            ("科", "56eR"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn nothing_that_runs_when_pasted_is_copied() {
        let plain = |text| copied(text, Multiplexer::None).unwrap();
        assert_eq!(
            plain("a\u{1b}[\u{9b}\u{7}b"),
            plain("a<U+001B>[<U+009B><U+0007>b")
        );
        assert_eq!(plain("a\nb\n\n"), plain("a\nb"));
    }

    #[test]
    fn too_long_a_text_is_refused() {
        let longest = "x".repeat(LIMIT);
        assert!(copied(&longest, Multiplexer::None).is_ok());
        let error = copied(&(longest + "x"), Multiplexer::None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "too long: 9 KiB, and a terminal's clipboard takes 8"
        );
        assert_eq!(copied("\n", Multiplexer::None), Err(CopyError::Empty));
    }

    #[test]
    fn screen_gets_pieces_it_can_take() {
        let long = "科技".repeat(1000);
        let sequence = copied(&long, Multiplexer::Screen).unwrap();
        let text = String::from_utf8(sequence.as_bytes().to_vec()).unwrap();
        let pieces: Vec<&str> = text.split_terminator("\x1b\\").collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN_PIECE + 2));
        let joined: String = pieces.iter().map(|piece| &piece[2..]).collect();
        let plain = copied(&long, Multiplexer::None).unwrap();
        assert_eq!(joined.as_bytes(), plain.as_bytes());
    }
}
