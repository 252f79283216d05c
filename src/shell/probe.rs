//! Asking the terminal how wide it draws the characters that terminals do not agree about.

use std::time::{Duration, Instant};

use ratatui::layout::Size;

use super::decoder::Reply;
use crate::backend::{Doubt, Sequence};

/// A line, an enumerator, a quotation mark, a symbol: one of each sort that differs.
const DOUBTFUL: [char; 4] = ['─', '①', '“', '★'];

/// How long the answer is waited for.
const PATIENCE: Duration = Duration::from_millis(300);

/// What the terminal said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Widths {
    /// All of them take one column.
    Narrow,
    /// All of them take two.
    Wide,
    /// Some this, some that: perhaps the terminal does not read UTF-8.
    Mixed,
    /// It did not answer in time.
    Silent,
}

impl Widths {
    /// What can be counted on when drawing.
    pub fn doubt(self) -> Doubt {
        match self {
            Widths::Narrow => Doubt::Narrow,
            Widths::Wide => Doubt::Wide,
            Widths::Mixed | Widths::Silent => Doubt::Open,
        }
    }
}

/// The question on its way, and what has come back.
///
/// Send [`Probe::question`] in front of the first frame, hand on every reply, and call
/// [`Probe::give_up`] at the deadline. Replies that come later are those of a terminal on a slow
/// link; they are ignored.
#[derive(Debug)]
pub struct Probe {
    deadline: Instant,
    columns: Vec<u16>,
    over: bool,
}

impl Probe {
    /// The question: a character at the start of the second row, then where the cursor is, four
    /// times; and what terminal it is, which all answer, as the end mark.
    ///
    /// In the second row, because an answer from the first could also be F3 with a modifier. The
    /// frame after it has to draw the row anew. A screen with fewer than four columns is not asked.
    pub fn question(size: Size) -> Option<Sequence> {
        if size.width < 4 {
            return None;
        }
        let asked = DOUBTFUL.iter().map(|c| format!("\x1b[2H{c}\x1b[6n"));
        let bytes: String = asked.chain(["\x1b[c".to_owned()]).collect();
        Some(Sequence::new(bytes))
    }

    /// The same question in the line of the cursor, which is empty before and after, on a screen that
    /// is not ours. One line further down than it, because it may be the first.
    pub(super) fn question_in_line() -> Sequence {
        let asked = DOUBTFUL.iter().map(|c| format!("\r{c}\x1b[6n"));
        let bytes: String = asked.collect();
        Sequence::new(format!("\r\n{bytes}\r\x1b[K\x1b[A\x1b[c"))
    }

    /// Waits for the answer to a question that is sent now.
    pub fn new(now: Instant) -> Probe {
        Probe {
            deadline: now + PATIENCE,
            columns: Vec::new(),
            over: false,
        }
    }

    /// When to give up; `None` when there is nothing to wait for any more.
    pub fn deadline(&self) -> Option<Instant> {
        (!self.over).then_some(self.deadline)
    }

    /// The doubtful characters with the columns that they took, as far as answers have come.
    pub(super) fn columns(&self) -> impl Iterator<Item = (char, u16)> + '_ {
        DOUBTFUL.into_iter().zip(self.columns.iter().copied())
    }

    /// Takes a reply; returns the answer when it is complete.
    pub fn reply(&mut self, reply: Reply) -> Option<Widths> {
        if self.over {
            return None;
        }
        match reply {
            Reply::Cursor { column, .. } => {
                self.columns.push(column);
                None
            }
            Reply::Attributes => {
                self.over = true;
                Some(self.widths())
            }
            Reply::Other => None,
        }
    }

    /// Ends the waiting when its time is over; returns the answer then.
    pub fn give_up(&mut self, now: Instant) -> Option<Widths> {
        if self.over || now < self.deadline {
            return None;
        }
        self.over = true;
        Some(Widths::Silent)
    }

    fn widths(&self) -> Widths {
        match self.columns[..] {
            [] => Widths::Silent,
            [1, 1, 1, 1] => Widths::Narrow,
            [2, 2, 2, 2] => Widths::Wide,
            _ => Widths::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(columns: &[u16], expected: Widths) {
        let mut probe = Probe::new(Instant::now());
        for column in columns {
            let (column, row) = (*column, 1);
            assert_eq!(probe.reply(Reply::Cursor { column, row }), None);
        }
        assert_eq!(probe.reply(Reply::Other), None);
        assert_eq!(probe.reply(Reply::Attributes), Some(expected));
        assert_eq!(probe.deadline(), None);
        assert_eq!(probe.reply(Reply::Attributes), None);
    }

    #[test]
    fn the_answer_is_what_all_four_say() {
        check(&[1, 1, 1, 1], Widths::Narrow);
        check(&[2, 2, 2, 2], Widths::Wide);
        check(&[1, 2, 1, 2], Widths::Mixed);
        check(&[3, 3, 3, 3], Widths::Mixed);
        check(&[1, 1, 1], Widths::Mixed);
        check(&[], Widths::Silent);
    }

    #[test]
    fn a_silent_terminal_is_given_up_and_its_late_answer_ignored() {
        let start = Instant::now();
        let mut probe = Probe::new(start);
        let deadline = probe.deadline().unwrap();
        assert_eq!(deadline, start + PATIENCE);
        assert_eq!(probe.give_up(start), None);
        assert_eq!(probe.give_up(deadline), Some(Widths::Silent));
        assert_eq!(probe.give_up(deadline), None);
        assert_eq!(probe.reply(Reply::Cursor { column: 1, row: 1 }), None);
        assert_eq!(probe.reply(Reply::Attributes), None);
    }

    #[test]
    fn the_question_asks_four_times_and_ends() {
        let question = Probe::question(Size::new(80, 24)).unwrap();
        let question = String::from_utf8(question.as_bytes().to_vec()).unwrap();
        assert_eq!(question.matches("\x1b[6n").count(), 4);
        assert!(question.ends_with("\x1b[c"));
        assert_eq!(Probe::question(Size::new(3, 24)), None);
    }
}
