//! What is set aside of a review folder, and why.

use super::FORMAT;
use crate::plan::Lang;
use crate::text::Safe;

/// Something in the journals that does not count, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the journal, without `.ron`.
    pub stem: Safe,
    /// The line, from 1, where it is one line.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: LineFault,
}

/// Why a line of a journal, or all of it, does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// The last line was never finished.
    Torn,
    /// It is no record.
    NoRecord,
    /// It is a record of a kind that is known, and cannot be read as one.
    Unreadable(Safe),
    /// It is longer than a record may be.
    TooLong,
    /// It is a record, but the file does not begin with its format. The record counts.
    NoFormat,
    /// The file has a format that a later program writes.
    Newer(u32),
    /// The file could not be read; the words say why, in Chinese and in English.
    File(Safe, Safe),
}

impl Fault {
    /// Where, what and what to do, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let words = self.fault.message(lang);
        Safe::from(format!("journal/{}: {}", self.place().raw(), words.raw()))
    }

    /// The file among the journals, and the line where it is one: `li.ron:3`.
    pub fn place(&self) -> Safe {
        let stem = self.stem.raw();
        Safe::from(match self.line {
            Some(line) => format!("{stem}.ron:{line}"),
            None => format!("{stem}.ron"),
        })
    }
}

impl LineFault {
    /// What is wrong and what to do, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        Safe::from(match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        })
    }

    fn en(&self) -> String {
        match self {
            LineFault::Torn => "the last line was never finished and does not count".into(),
            LineFault::NoRecord => "no record; it does not count: mend or delete the line".into(),
            LineFault::Unreadable(kind) => {
                format!("this {} lacks something and does not count", kind.as_str())
            }
            LineFault::TooLong => "longer than a record may be; it does not count".into(),
            LineFault::NoFormat => {
                "the file does not begin with (format: 1); read all the same".into()
            }
            LineFault::Newer(format) => format!(
                "format {format} is of a later planscope, and this one reads up to {FORMAT}: update it"
            ),
            LineFault::File(_, en) => en.raw().to_owned(),
        }
    }

    fn zh(&self) -> String {
        match self {
            LineFault::Torn => "最后一行未写完，不计入".into(),
            LineFault::NoRecord => "不是记录，不计入；请改正或删除此行".into(),
            LineFault::Unreadable(kind) => format!("此 {} 记录不完整，不计入", kind.as_str()),
            LineFault::TooLong => "超过一条记录的长度上限，不计入".into(),
            LineFault::NoFormat => "文件首行不是 (format: 1)；仍予读取".into(),
            LineFault::Newer(format) => {
                format!("格式 {format} 出自更新的 planscope，本程序只读到 {FORMAT}；请更新程序")
            }
            LineFault::File(zh, _) => zh.raw().to_owned(),
        }
    }
}
