//! Single escape sequences: which key, reply or mouse event one is.

use crate::app::{Key, KeyCode};

use super::{Input, Reply};
use crate::app::{Mouse, MouseButton, MouseKind};

/// What a complete control sequence means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Input(Input),
    /// What follows was pasted.
    PasteStart,
    /// Well formed, but nothing that we know.
    Unknown,
}

/// The parts of `ESC [ ... final`.
struct Csi {
    /// `<`, `=`, `>` or `?`, where there is one.
    private: Option<u8>,
    /// The numbers; one that is left out is 0. Numbers after a colon are details and left out.
    numbers: Vec<u16>,
    /// A byte between the numbers and the last byte.
    between: Option<u8>,
    last: u8,
}

impl Csi {
    /// Takes `body`, what stands between `ESC [` and the last byte, to pieces.
    fn new(body: &[u8], last: u8) -> Csi {
        let (private, rest) = match body {
            [first @ b'<'..=b'?', rest @ ..] => (Some(*first), rest),
            _ => (None, body),
        };
        let end = rest.iter().position(|b| *b < b'0').unwrap_or(rest.len());
        let (numbers, between) = rest.split_at(end);
        let numbers = if numbers.is_empty() {
            Vec::new()
        } else {
            numbers.split(|b| *b == b';').map(number).collect()
        };
        Csi {
            private,
            numbers,
            between: between.first().copied(),
            last,
        }
    }

    fn nth(&self, n: usize) -> u16 {
        self.numbers.get(n).copied().unwrap_or(0)
    }
}

fn number(digits: &[u8]) -> u16 {
    digits
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .fold(0, |n: u16, b| {
            n.saturating_mul(10).saturating_add(u16::from(b - b'0'))
        })
}

/// What `ESC [ body last` means.
pub(super) fn csi(body: &[u8], last: u8) -> Meaning {
    let csi = Csi::new(body, last);
    let input = match (csi.private, csi.between, csi.last) {
        (Some(b'<'), None, b'M' | b'm') => mouse(&csi).map(Input::Mouse),
        (Some(b'?'), None, b'c') => Some(Input::Reply(Reply::Attributes)),
        // A third number is the page, in the extended report.
        (None | Some(b'?'), None, b'R') if csi.numbers.len() >= 2 => {
            Some(Input::Reply(Reply::Cursor {
                column: csi.nth(1).saturating_sub(1),
                row: csi.nth(0).saturating_sub(1),
            }))
        }
        (Some(_), _, _) | (None, Some(b'!'..=b'/'), b'A'..=b'z') => {
            Some(Input::Reply(Reply::Other))
        }
        (None, None, b'c' | b'n' | b't' | b'x' | b'I' | b'O') => Some(Input::Reply(Reply::Other)),
        (None, None, b'~') if csi.nth(0) == 200 => return Meaning::PasteStart,
        // The end of a paste whose start we do not know.
        (None, None, b'~') if csi.nth(0) == 201 => Some(Input::Reply(Reply::Other)),
        (None, _, _) => key(&csi).map(Input::Key),
    };
    input.map_or(Meaning::Unknown, Meaning::Input)
}

/// What `ESC O last` means.
pub(super) fn ss3(last: u8) -> Meaning {
    let key = match last {
        b'M' => Some(Key::plain(KeyCode::Enter)),
        b'a'..=b'd' => letter(last.to_ascii_uppercase()).map(|code| Key::plain(code).with_ctrl()),
        _ => letter(last).map(Key::plain),
    };
    key.map_or(Meaning::Unknown, |key| Meaning::Input(Input::Key(key)))
}

/// What `ESC [ [ last` means: a function key of the Linux console.
pub(super) fn linux_function_key(last: u8) -> Meaning {
    match last {
        b'A'..=b'E' => Meaning::Input(Input::Key(Key::plain(KeyCode::F(last - b'A' + 1)))),
        _ => Meaning::Unknown,
    }
}

fn key(csi: &Csi) -> Option<Key> {
    let mut modifiers = csi.nth(1);
    let code = match csi.last {
        b'~' if csi.nth(0) == 27 => character(csi.nth(2))?,
        b'~' => numbered(csi.nth(0))?,
        b'u' => character(csi.nth(0))?,
        // urxvt says Shift, Ctrl and both with the last byte.
        b'$' => numbered(csi.nth(0))?,
        b'^' | b'@' => {
            modifiers = CTRL + 1;
            numbered(csi.nth(0))?
        }
        b'a'..=b'd' => letter(csi.last.to_ascii_uppercase())?,
        last => letter(last)?,
    };
    Some(with_modifiers(code, modifiers))
}

const SHIFT: u16 = 1;
const ALT: u16 = 2;
const CTRL: u16 = 4;
const META: u16 = 8;

/// Holds the modifiers that `number`, one more than their sum, stands for.
///
/// Shift is already in what a character key writes, and makes no other key of an arrow.
fn with_modifiers(code: KeyCode, number: u16) -> Key {
    let held = number.saturating_sub(1);
    let code = match code {
        KeyCode::Tab if held & SHIFT != 0 => KeyCode::BackTab,
        code => code,
    };
    let mut key = Key::plain(code);
    if held & CTRL != 0 {
        key = key.with_ctrl();
    }
    if held & (ALT | META) != 0 {
        key = key.with_alt();
    }
    key
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

fn numbered(n: u16) -> Option<KeyCode> {
    Some(match n {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(n - 10),
        17..=21 => function(n - 11),
        23..=26 => function(n - 12),
        28 | 29 => function(n - 13),
        31..=34 => function(n - 14),
        _ => return None,
    })
}

fn function(n: u16) -> KeyCode {
    KeyCode::F(u8::try_from(n).expect("at most 20"))
}

/// The key whose character has this number.
fn character(number: u16) -> Option<KeyCode> {
    let c = char::from_u32(u32::from(number))?;
    Some(match c {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{1b}' => KeyCode::Esc,
        '\u{8}' | '\u{7f}' => KeyCode::Backspace,
        // Private use: keys without a character.
        '\u{e000}'..='\u{f8ff}' => return None,
        c if c.is_control() => return None,
        c => KeyCode::Char(c),
    })
}

fn mouse(csi: &Csi) -> Option<Mouse> {
    const MOVED: u16 = 32;
    const WHEEL: u16 = 64;
    const HELD: u16 = 4 | 8 | 16;
    let [code, column, row] = csi.numbers[..] else {
        return None;
    };
    let button = match code & 3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (code & !(HELD | 3), button) {
        (WHEEL, Some(MouseButton::Left)) => MouseKind::WheelUp,
        (WHEEL, Some(MouseButton::Middle)) => MouseKind::WheelDown,
        (0, Some(button)) if csi.last == b'M' => MouseKind::Press(button),
        (0, Some(button)) => MouseKind::Release(button),
        (MOVED, Some(button)) => MouseKind::Drag(button),
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    })
}
