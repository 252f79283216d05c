//! Texts that somebody is typing: on the disk before they are done, and offered again at the next start.
//!
//! Whoever opens a field for a text of some length gives it a key ("waiver structure.numbering-4f2a",
//! "minutes 3"), begins with what [`Unfinished::text`] has for it, calls [`Unfinished::keep`] whenever
//! something is typed and [`Unfinished::finish`] when the text has been saved or thrown away. The shell
//! does the rest: it writes within 300 ms of the key.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plan::{Lang, parse};
use crate::text::{Fnv, clean};

/// All texts that are not finished, by their keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unfinished {
    texts: BTreeMap<String, String>,
    changed: BTreeSet<String>,
}

/// A text that is not finished, as a file holds it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    key: String,
    text: String,
}

/// For what a text is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'k> {
    /// What is said at a stop of the walkthrough, by its number.
    Minutes(usize),
    /// Why a finding is waived.
    Waiver(&'k str),
    /// Why a waiver is taken back.
    Withdrawal(&'k str),
    /// Nothing that this program knows.
    Unknown,
}

impl<'k> Purpose<'k> {
    /// What a key stands for.
    pub fn of(key: &'k str) -> Purpose<'k> {
        match key.split_once(' ') {
            Some(("minutes", number)) => number.parse().map_or(Purpose::Unknown, Purpose::Minutes),
            Some(("waiver", finding)) => Purpose::Waiver(finding),
            Some(("withdrawal", finding)) => Purpose::Withdrawal(finding),
            _ => Purpose::Unknown,
        }
    }

    /// What it is called in a list.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Purpose::Minutes(number) => lang.pick(
                format!("讲解第{number}站"),
                format!("minutes, stop {number}"),
            ),
            Purpose::Waiver(finding) => {
                let (rule, _) = finding.split_once(':').unwrap_or((finding, ""));
                lang.pick(format!("豁免 {rule}"), format!("waiver, {rule}"))
            }
            Purpose::Withdrawal(finding) => {
                let (rule, _) = finding.split_once(':').unwrap_or((finding, ""));
                lang.pick(format!("撤回豁免 {rule}"), format!("taking back, {rule}"))
            }
            Purpose::Unknown => lang.pick("不明", "unknown").to_owned(),
        }
    }
}

/// A key, and what has been typed, have no more bytes than this.
const LONGEST: (usize, usize) = (500, 64 << 10);

impl Unfinished {
    /// How the names of the files begin that hold such texts.
    pub const NAMES: &str = "text-";

    /// The name of the file that holds the text of a key.
    pub fn name(key: &str) -> String {
        format!("{}{:016x}", Self::NAMES, Fnv::of(key.as_bytes()).long())
    }

    /// What the file of a text holds.
    pub fn to_file(key: &str, text: &str) -> String {
        let kept = Kept {
            key: key.to_owned(),
            text: text.to_owned(),
        };
        let pretty = ron::ser::PrettyConfig::new().struct_names(false);
        let text = parse::options().to_string_pretty(&kept, pretty);
        text.expect("texts can be written, by a test")
    }

    /// Takes in what a file holds; what is no such text, or is none under this name, is left out.
    pub fn take_file(&mut self, name: &str, file: &str) {
        let Ok(Kept { key, text }) = parse::options().from_str(file) else {
            return;
        };
        let fits = key.len() <= LONGEST.0 && text.len() <= LONGEST.1;
        if fits && Unfinished::name(&key) == name && !text.is_empty() {
            let is_fit =
                |c: &char| *c == '\n' || clean(c.encode_utf8(&mut [0; 4])) == c.to_string();
            self.texts
                .insert(key, text.chars().filter(is_fit).collect());
        }
    }

    /// What had been typed under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// All texts with their keys.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.texts.iter();
        texts.map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// The keys under which something has been typed.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// This has been typed by now; nothing at all is the same as a finished text.
    pub fn keep(&mut self, key: &str, text: &str) {
        if text.is_empty() {
            return self.finish(key);
        }
        if self.text(key) != Some(text) && key.len() <= LONGEST.0 && text.len() <= LONGEST.1 {
            self.texts.insert(key.to_owned(), text.to_owned());
            self.changed.insert(key.to_owned());
        }
    }

    /// The text has been saved elsewhere, or thrown away.
    pub fn finish(&mut self, key: &str) {
        if self.texts.remove(key).is_some() {
            self.changed.insert(key.to_owned());
        }
    }

    /// The texts that have changed since this was last asked, empty where there is nothing more to keep.
    pub fn take_changes(&mut self) -> Vec<(String, String)> {
        let changed = std::mem::take(&mut self.changed);
        let text = |key: &String| self.text(key).unwrap_or_default().to_owned();
        changed
            .into_iter()
            .map(|key| (text(&key), key))
            .map(|(text, key)| (key, text))
            .collect()
    }

    /// A sentence for somebody who has left something behind.
    pub fn offer(&self, lang: Lang) -> Option<String> {
        let first = self.texts.values().next()?;
        let start: String = first
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(24)
            .collect();
        Some(match self.texts.len() {
            1 => lang.pick(
                format!("有一段文字未写完，:unfinished 列出：{start}"),
                format!("a text is unfinished, :unfinished lists it: {start}"),
            ),
            count => lang.pick(
                format!("有{count}段文字未写完，:unfinished 列出，其一：{start}"),
                format!("{count} texts are unfinished, :unfinished lists them: {start}"),
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(texts: &Unfinished) -> Unfinished {
        let mut read = Unfinished::default();
        for key in texts.keys() {
            let file = Unfinished::to_file(key, texts.text(key).unwrap());
            read.take_file(&Unfinished::name(key), &file);
        }
        read
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut texts = Unfinished::default();
        texts.keep("minutes 3", "同意，\n但需\"明确\"牵头单位 \\ #");
        texts.keep("waiver a", "x");
        texts.keep("waiver a", "");
        let read = again(&texts);
        assert_eq!(read.text("minutes 3"), texts.text("minutes 3"));
        assert_eq!(read.keys().collect::<Vec<_>>(), ["minutes 3"]);
    }

    #[test]
    fn only_what_changed_is_written_again() {
        let mut texts = Unfinished::default();
        texts.keep("a", "x");
        texts.keep("b", "y");
        texts.keep("b", "yz");
        let changes = texts.take_changes();
        assert_eq!(
            changes,
            [("a".into(), "x".into()), ("b".into(), "yz".into())]
        );
        texts.keep("a", "x");
        texts.finish("never there");
        assert_eq!(texts.take_changes(), []);
        texts.finish("b");
        assert_eq!(texts.take_changes(), [("b".into(), String::new())]);
    }

    #[test]
    fn a_file_that_somebody_has_made_up_does_no_harm() {
        let mut texts = Unfinished::default();
        let name = Unfinished::name("a");
        let long = "x".repeat(LONGEST.1 + 1);
        for file in [
            "",
            "(",
            "nonsense",
            "(key: \"a\")",
            "(key: \"b\", text: \"x\")",
        ] {
            texts.take_file(&name, file);
        }
        texts.take_file(&name, &Unfinished::to_file("a", &long));
        assert_eq!(texts, Unfinished::default());
        texts.take_file(&name, &Unfinished::to_file("a", "b\u{1b}[31m\u{202e}c\nd"));
        assert_eq!(texts.text("a"), Some("b[31mc\nd"));
    }

    #[test]
    fn what_was_left_is_named_by_its_beginning() {
        let mut texts = Unfinished::default();
        assert_eq!(texts.offer(Lang::En), None);
        texts.keep("a", "needs a baseline\nand a unit");
        let one = "a text is unfinished, :unfinished lists it: needs a baseline";
        assert_eq!(texts.offer(Lang::En).as_deref(), Some(one));
        texts.keep("b", "second");
        assert!(texts.offer(Lang::Zh).unwrap().contains("2段"));
    }
}
