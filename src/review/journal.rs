//! The journal of one person, read.

use super::record::{Line, Record};
use super::{FORMAT, Fault, LONGEST_LINE, LineFault};

/// Whose file a journal is: what its name says, and what the file system says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hand {
    /// The name of the file, without `.ron`.
    pub stem: String,
    /// The user who owns the file, where that is known.
    pub owner: Option<String>,
    /// The number of the user who owns the file: `uid1000`, which is also what a user goes by whose
    /// name cannot be found out.
    pub number: String,
    /// Whether others may have put it there, or written to it: it is open to them, or has a second name.
    pub loose: bool,
}

/// A journal, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    /// Whose it is.
    pub hand: Hand,
    /// Its records, in the order of the file.
    pub records: Vec<Record>,
    /// What is set aside.
    pub faults: Vec<Fault>,
    /// Whether it says its format.
    pub has_format: bool,
}

impl Journal {
    /// Reads the bytes of a journal. Lines that are no records are set aside, each with its number.
    pub fn read(hand: Hand, bytes: &[u8]) -> Journal {
        let mut journal = Journal {
            hand,
            records: Vec::new(),
            faults: Vec::new(),
            has_format: false,
        };
        let lines = bytes.split(|byte| *byte == b'\n');
        let count = lines.clone().count();
        for (number, line) in (1..).zip(lines) {
            match read_line(line) {
                Ok(Line::Format(found)) if found > FORMAT => {
                    journal.records.clear();
                    journal.set_aside(number, LineFault::Newer(found));
                    return journal;
                }
                Ok(Line::Format(_)) => journal.has_format = true,
                Ok(Line::Record(record)) => {
                    if !journal.has_format && journal.records.is_empty() {
                        journal.set_aside(number, LineFault::NoFormat);
                    }
                    journal.records.push(record);
                }
                Ok(Line::Nothing) => {}
                // Whoever wrote it did not get to the end of the line, nor was told that it is saved.
                Err(LineFault::NoRecord) if number == count => {
                    journal.set_aside(number, LineFault::Torn);
                }
                Err(fault) => journal.set_aside(number, fault),
            }
        }
        journal
    }

    fn set_aside(&mut self, line: usize, fault: LineFault) {
        self.faults.push(Fault {
            stem: self.hand.stem.as_str().into(),
            line: Some(line),
            fault,
        });
    }

    /// Whether a later program writes it.
    pub fn is_newer(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| matches!(fault.fault, LineFault::Newer(_)))
    }

    /// The number that the author's next record has, as far as this file goes.
    pub fn next_seq(&self) -> u32 {
        let last = self.records.iter().map(|record| record.seq).max();
        last.unwrap_or(0).saturating_add(1)
    }
}

fn read_line(line: &[u8]) -> Result<Line, LineFault> {
    if line.len() > LONGEST_LINE {
        return Err(LineFault::TooLong);
    }
    let line = std::str::from_utf8(line).map_err(|_| LineFault::NoRecord)?;
    Line::read(line)
}

#[cfg(test)]
mod tests {
    use super::super::record::{Body, Content, FORMAT_LINE, Withdrawal};
    use super::*;
    use crate::text::Safe;

    fn hand() -> Hand {
        Hand {
            stem: "li".into(),
            owner: Some("li".into()),
            number: "uid1000".into(),
            loose: false,
        }
    }

    fn record(seq: u32) -> Record {
        let finding = "IND-01:target.税:9f3a2c41".to_owned();
        let reason = Safe::default();
        Record::new(seq, "", Body::Withdrawal(Withdrawal { finding, reason }))
    }

    /// What is read of a text: the numbers of the records, then the faults by line.
    #[track_caller]
    fn check(text: &[u8], seqs: &[u32], faults: &[(usize, LineFault)]) {
        let journal = Journal::read(hand(), text);
        let read: Vec<u32> = journal.records.iter().map(|record| record.seq).collect();
        let told = journal.faults.into_iter();
        let told: Vec<_> = told.filter_map(|f| Some((f.line?, f.fault))).collect();
        let text = String::from_utf8_lossy(text);
        assert_eq!((read.as_slice(), told.as_slice()), (seqs, faults), "{text}");
    }

    #[test]
    fn a_journal_is_its_format_and_its_records() {
        let (one, two) = (record(1), record(2));
        let text = format!(
            "{FORMAT_LINE}\n{}\n\n// moved\n{}\n",
            one.line(),
            two.line()
        );
        check(text.as_bytes(), &[1, 2], &[]);
        check(b"", &[], &[]);
        // Somebody's editor has left out the last line feed.
        check(text.trim_end().as_bytes(), &[1, 2], &[]);
    }

    #[test]
    fn a_line_torn_at_any_byte_is_set_aside_and_costs_no_other() {
        let whole = format!("{FORMAT_LINE}\n{}\n", record(1).line()).into_bytes();
        let last = record(2);
        let last = last.line().as_bytes();
        for end in 1..last.len() {
            let torn = [&whole, &last[..end]].concat();
            check(&torn, &[1], &[(3, LineFault::Torn)]);
            // The next record starts on a line of its own.
            let next = [torn.as_slice(), b"\n", record(3).line().as_bytes(), b"\n"].concat();
            check(&next, &[1, 3], &[(3, LineFault::NoRecord)]);
        }
    }

    #[test]
    fn a_first_line_torn_at_any_byte_is_made_good_by_the_next() {
        let next = format!("\n{FORMAT_LINE}\n{}\n", record(1).line());
        for end in 1..FORMAT_LINE.len() {
            let text = format!("{}{next}", &FORMAT_LINE[..end]);
            check(text.as_bytes(), &[1], &[(1, LineFault::NoRecord)]);
        }
    }

    #[test]
    fn what_is_no_record_is_named_with_its_line() {
        let text = format!("{}\n<<<<<<< ours\n\u{0}\n", record(1).line());
        let faults = [
            (1, LineFault::NoFormat),
            (2, LineFault::NoRecord),
            (3, LineFault::NoRecord),
        ];
        check(text.as_bytes(), &[1], &faults);
        let mut long = format!("{FORMAT_LINE}\n").into_bytes();
        long.extend(vec![b'('; LONGEST_LINE + 1]);
        check(&long, &[], &[(2, LineFault::TooLong)]);
        check(&[0xff, b'\n'], &[], &[(1, LineFault::NoRecord)]);
    }

    #[test]
    fn a_journal_of_a_later_format_is_left_alone() {
        let text = format!("(format: 2)\n{}\n", record(1).line());
        check(text.as_bytes(), &[], &[(1, LineFault::Newer(2))]);
    }

    #[test]
    fn records_of_unknown_kinds_are_kept_word_for_word() {
        let foreign = r#"(seq: 9, is: Reading(target: "x", value: 3.5))"#;
        let text = format!("{FORMAT_LINE}\n{foreign}\n");
        let journal = Journal::read(hand(), text.as_bytes());
        assert_eq!(journal.records[0].line(), foreign);
        assert_eq!(journal.records[0].is, Content::Foreign("Reading".into()));
        assert_eq!((journal.next_seq(), journal.faults.len()), (10, 0));
    }
}
