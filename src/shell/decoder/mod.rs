//! What the terminal sends, understood: bytes in; keys, pastes, mouse events and replies out.
//!
//! Pure: reads nothing and asks no clock, the time is an argument. Bytes may come in pieces of any
//! size, cut anywhere. A lone Esc is told from the start of a sequence by waiting ([`Decoder::deadline`]
//! says how long); should the rest of a sequence come later still, it is recognised all the same, and
//! only the Esc was one too many. What the terminal says without being asked never becomes a key.

mod paste;
mod sequence;

use std::time::{Duration, Instant};

use crate::app::{Key, KeyCode, Mouse};

use paste::Collector;
use sequence::Meaning;

pub use paste::Paste;

/// Something that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(Paste),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal answered a question, asked or not.
    Reply(Reply),
    /// This many bytes were not UTF-8; they are dropped.
    Garbage(usize),
}

/// An answer of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Where the cursor is, counted from 0.
    Cursor {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// What kind of terminal it is (DA1); it ends the answers to a list of questions.
    Attributes,
    /// Any other.
    Other,
}

/// How long a lone Esc may still become a sequence before it counts as the key.
const ESC_HOLD: Duration = Duration::from_millis(30);

/// How long the rest of a sequence is waited for that nobody types.
const SEQUENCE_HOLD: Duration = Duration::from_secs(1);

/// How long after an Esc a `[` or `O` by itself may be the next byte of its sequence.
const LATE_BYTE: Duration = Duration::from_millis(250);

/// How long after an Esc the whole rest of its sequence, in one piece, is still taken for that.
const LATE_TAIL: Duration = Duration::from_secs(2);

/// How long the next byte of a late tail is waited for.
const TAIL_HOLD: Duration = Duration::from_millis(100);

/// A control sequence of more bytes than this is none.
const LONGEST: usize = 256;

const ESC: u8 = 0x1b;

/// Turns the bytes of a terminal into [`Input`].
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// Bytes that are not decided yet.
    held: Vec<u8>,
    /// When the last byte came.
    last: Option<Instant>,
    /// How long after that the rest is waited for, if something is.
    hold: Option<Duration>,
    /// When the Esc came that was reported last, if nothing came after it.
    lone_esc: Option<Instant>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// Inside OSC, DCS, APC, PM or SOS.
    String,
    Paste(Collector),
}

/// What bytes begin with.
enum Step {
    /// An input of that many bytes.
    Input(Input, usize),
    /// That many bytes, which open a string or a paste.
    Enter(State, usize),
    /// A whole sequence of that many bytes that is none of ours.
    Unknown(usize),
    /// That many bytes that are neither text nor a sequence.
    Garbage(usize),
    /// More bytes are needed; they may come until this long after the last one.
    Wait(Duration),
}

impl Decoder {
    /// Nothing seen yet.
    pub fn new() -> Decoder {
        Decoder::default()
    }

    /// Takes the bytes of one read, which came at `now`, and adds what they mean to `out`.
    pub fn feed(&mut self, bytes: &[u8], now: Instant, out: &mut Vec<Input>) {
        self.flush(now, out);
        if !bytes.is_empty() {
            self.last = Some(now);
            self.held.extend_from_slice(bytes);
            self.decide(now, out);
        }
    }

    /// When [`Decoder::flush`] has something to decide, should nothing come before.
    pub fn deadline(&self) -> Option<Instant> {
        Some(self.last? + self.hold?)
    }

    /// Decides about what has been waited for until `now`, where its time is over.
    pub fn flush(&mut self, now: Instant, out: &mut Vec<Input>) {
        while self.deadline().is_some_and(|deadline| deadline <= now) {
            self.hold = None;
            match &mut self.state {
                State::Ground if self.lone_esc.take().is_some() => self.decide(now, out),
                State::Ground => self.give_up(out),
                State::String => {
                    self.state = State::Ground;
                    out.push(Input::Reply(Reply::Other));
                    self.decide(now, out);
                }
                State::Paste(paste) => out.extend(paste.idle().map(Input::Paste)),
            }
        }
    }

    /// Decides about the held bytes as far as possible.
    fn decide(&mut self, now: Instant, out: &mut Vec<Input>) {
        let bytes = std::mem::take(&mut self.held);
        let mut at = 0;
        self.hold = None;
        while at < bytes.len() {
            let rest = &bytes[at..];
            at += match &mut self.state {
                State::Ground => match self.step(rest, now) {
                    Step::Wait(hold) => {
                        self.hold = Some(hold);
                        break;
                    }
                    step => self.take(step, rest, out),
                },
                State::String => match end_of_string(rest) {
                    Some(count) => {
                        self.state = State::Ground;
                        out.push(Input::Reply(Reply::Other));
                        count
                    }
                    // An Esc at the very end may be the first half of the string's own end.
                    None if rest.ends_with(&[ESC]) => rest.len() - 1,
                    None => rest.len(),
                },
                State::Paste(paste) => {
                    let (count, ended) = paste.take(rest);
                    if ended {
                        out.extend(paste.finish().map(Input::Paste));
                        self.state = State::Ground;
                    }
                    count
                }
            };
            if matches!(self.state, State::String) && bytes[at..] == [ESC] {
                break;
            }
        }
        self.held.extend_from_slice(&bytes[at..]);
        match &self.state {
            State::Ground => {}
            State::String => self.hold = Some(SEQUENCE_HOLD),
            State::Paste(paste) => self.hold = paste.is_waiting().then_some(SEQUENCE_HOLD),
        }
    }

    /// Reports a step, with which `bytes` begin, and returns how many of them it was.
    fn take(&mut self, step: Step, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        self.lone_esc = None;
        match step {
            // A sequence that broke off: nothing that a person typed.
            Step::Garbage(count) if bytes.iter().take(count).all(u8::is_ascii) => {
                out.push(Input::Reply(Reply::Other));
                count
            }
            Step::Garbage(count) => {
                match out.last_mut() {
                    Some(Input::Garbage(sum)) => *sum += count,
                    _ => out.push(Input::Garbage(count)),
                }
                count
            }
            Step::Input(input, count) => {
                out.push(input);
                count
            }
            Step::Unknown(count) => {
                out.push(Input::Reply(Reply::Other));
                count
            }
            Step::Enter(state, count) => {
                self.state = state;
                count
            }
            Step::Wait(_) => 0,
        }
    }

    /// What the bytes begin with, given what came before them.
    fn step(&self, bytes: &[u8], now: Instant) -> Step {
        self.late_tail(bytes, now).unwrap_or_else(|| match bytes {
            [ESC, rest @ ..] => escape(rest).after(1),
            _ => plain(bytes),
        })
    }

    /// The rest of a sequence whose Esc has been reported as the key, if `bytes` are that.
    fn late_tail(&self, bytes: &[u8], now: Instant) -> Option<Step> {
        let passed = now.saturating_duration_since(self.lone_esc?);
        let opens = matches!(bytes, [b'[' | b'O', ..] | [b']', b'0'..=b'9', _, _, ..]);
        if !opens || passed > LATE_TAIL {
            return None;
        }
        match escape(bytes) {
            Step::Unknown(_) | Step::Garbage(_) => None,
            Step::Wait(_) if bytes.len() > 1 || passed <= LATE_BYTE => Some(Step::Wait(TAIL_HOLD)),
            Step::Wait(_) => None,
            step => Some(step),
        }
    }

    /// Reports the held bytes as what they are when no more come.
    fn give_up(&mut self, out: &mut Vec<Input>) {
        let bytes = std::mem::take(&mut self.held);
        let esc = Input::Key(Key::plain(KeyCode::Esc));
        match bytes[..] {
            [ESC] | [ESC, ESC] => {
                out.extend(bytes.iter().map(|_| esc.clone()));
                self.lone_esc = self.last;
            }
            [ESC, c @ b' '..=b'~'] => out.push(Input::Key(Key::alt(char::from(c)))),
            _ => {
                self.take(Step::Garbage(bytes.len()), &bytes, out);
            }
        }
    }
}

impl Step {
    /// The same, with `more` bytes in front of it.
    fn after(self, more: usize) -> Step {
        match self {
            Step::Input(input, count) => Step::Input(input, count + more),
            Step::Enter(state, count) => Step::Enter(state, count + more),
            Step::Unknown(count) => Step::Unknown(count + more),
            Step::Garbage(count) => Step::Garbage(count + more),
            Step::Wait(hold) => Step::Wait(hold),
        }
    }

    /// The same with Alt held.
    fn with_alt(self) -> Step {
        match self {
            Step::Input(Input::Key(key), count) => Step::Input(Input::Key(key.with_alt()), count),
            step => step,
        }
    }

    fn key(code: KeyCode, count: usize) -> Step {
        Step::Input(Input::Key(Key::plain(code)), count)
    }
}

impl From<(Meaning, usize)> for Step {
    fn from((meaning, count): (Meaning, usize)) -> Step {
        match meaning {
            Meaning::Input(input) => Step::Input(input, count),
            Meaning::PasteStart => Step::Enter(State::Paste(Collector::default()), count),
            Meaning::Unknown => Step::Unknown(count),
        }
    }
}

/// What `ESC` and `rest` are; counts the bytes of `rest`.
fn escape(rest: &[u8]) -> Step {
    match rest {
        [] | [ESC] => Step::Wait(ESC_HOLD),
        [b'O' | b'P' | b'X' | b'^' | b'_' | b']'] => Step::Wait(SEQUENCE_HOLD),
        [b'[', rest @ ..] => control(rest).after(1),
        [b'O', last @ b'@'..=b'~', ..] => (sequence::ss3(*last), 2).into(),
        [b'P' | b'X' | b'^' | b'_' | b']', b' '..=b'~', ..] => Step::Enter(State::String, 1),
        // An arrow with Alt, from terminals that send an Esc for it.
        [ESC, b'[' | b'O', ..] => escape(&rest[1..]).after(1).with_alt(),
        // What a person types after Esc, when both arrive together.
        [..=0x1f, ..] => Step::key(KeyCode::Esc, 0),
        _ => match plain(rest) {
            Step::Garbage(_) => Step::key(KeyCode::Esc, 0),
            step => step.with_alt(),
        },
    }
}

/// What `ESC [` and `rest` are; counts the bytes of `rest`.
fn control(rest: &[u8]) -> Step {
    match rest {
        [b'['] => return Step::Wait(SEQUENCE_HOLD),
        [b'[', last, ..] => return (sequence::linux_function_key(*last), 2).into(),
        // The mouse as terminals without the present form send it: three bytes of any value.
        [b'M', _, _, _, ..] => return Step::Unknown(4),
        [b'M', ..] => return Step::Wait(SEQUENCE_HOLD),
        _ => {}
    }
    for (at, byte) in rest.iter().enumerate().take(LONGEST) {
        let body = &rest[..at];
        // Of urxvt alone, which ends Shift and a numbered key like this.
        let shifted = *byte == b'$' && !body.is_empty() && body.iter().all(u8::is_ascii_digit);
        match byte {
            b'@'..=b'~' => return (sequence::csi(body, *byte), at + 1).into(),
            b'$' if shifted => return (sequence::csi(body, *byte), at + 1).into(),
            b' '..=b'?' => {}
            _ => return Step::Garbage(at),
        }
    }
    if rest.len() < LONGEST {
        Step::Wait(SEQUENCE_HOLD)
    } else {
        Step::Garbage(LONGEST)
    }
}

/// What bytes are that are no sequence.
fn plain(bytes: &[u8]) -> Step {
    let key = |key| Step::Input(Input::Key(key), 1);
    match bytes[0] {
        b'\r' | b'\n' => Step::key(KeyCode::Enter, 1),
        b'\t' => Step::key(KeyCode::Tab, 1),
        0x08 | 0x7f => Step::key(KeyCode::Backspace, 1),
        0 => key(Key::ctrl(' ')),
        c @ 0x01..=0x1a => key(Key::ctrl(char::from(c - 1 + b'a'))),
        ESC => Step::key(KeyCode::Esc, 1),
        c @ 0x1c..=0x1f => key(Key::ctrl(char::from(c + b'@'))),
        c @ b' '..=b'~' => key(Key::char(char::from(c))),
        0x80.. => character(bytes),
    }
}

/// The character that bytes beyond ASCII begin with.
fn character(bytes: &[u8]) -> Step {
    let bytes = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => {
            return match error.error_len() {
                None => Step::Wait(SEQUENCE_HOLD),
                Some(count) => Step::Garbage(count),
            };
        }
    };
    match valid.chars().next() {
        Some(c) if !c.is_control() => Step::Input(Input::Key(Key::char(c)), c.len_utf8()),
        _ => Step::Garbage(2),
    }
}

/// How many bytes of a string there are up to its end, if it ends here.
///
/// An Esc that does not begin the end breaks the string off and belongs to what follows.
fn end_of_string(bytes: &[u8]) -> Option<usize> {
    let at = bytes.iter().position(|b| matches!(*b, ESC | 0x07))?;
    match bytes[at..] {
        [0x07, ..] => Some(at + 1),
        [_, b'\\', ..] => Some(at + 2),
        [_, _, ..] => Some(at),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
