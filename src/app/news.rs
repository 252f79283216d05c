//! Which findings are new since one last looked at the list of them.
//!
//! One has looked when the list was on the screen, and the look ends with the turn to another tab or with the
//! program. Whoever follows a link out of the list is still looking: back in it, what was new is still marked.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::findings::{FindingKey, Findings};
use super::form::Form;
use super::memory::{MemoryError, read_kept, write_kept};
use super::state::App;

/// The findings of a list at which one has looked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    format: u32,
    findings: HashSet<FindingKey>,
}

/// Of a list with more findings nothing is kept, so that its file stays one that is read again.
const MOST: usize = 30_000;

/// What stands above them in their file.
const HEAD: &str = "// The findings you have seen, kept by planscope to mark the new ones. Remove it and none is marked.\n";

impl Seen {
    /// The name of the file that holds them.
    pub const NAME: &str = "seen";

    fn of(findings: &Findings) -> Seen {
        Seen {
            format: 0,
            findings: findings.keys().collect(),
        }
    }

    /// Reads what was kept.
    ///
    /// # Errors
    ///
    /// Where the text is no list of findings, or one that a later version wrote.
    pub fn parse(text: &str) -> Result<Seen, MemoryError> {
        read_kept(text)
    }

    /// The text that is kept; empty where nothing is to be.
    fn to_text(&self) -> String {
        /// The same in an order, so that the same findings make the same text.
        #[derive(Serialize)]
        struct Sorted {
            format: u32,
            findings: Vec<FindingKey>,
        }
        if self.findings.len() > MOST {
            return String::new();
        }
        let mut findings: Vec<FindingKey> = self.findings.iter().copied().collect();
        findings.sort_unstable();
        write_kept(HEAD, |format| Sorted { format, findings })
    }
}

/// What one has seen of the findings, and what one is looking at.
#[derive(Clone, Debug, Default)]
pub(super) struct News {
    /// What was there at the last look; before the first one, what the rules said first of all.
    seen: Option<Seen>,
    /// What is new since then.
    fresh: HashSet<FindingKey>,
    /// What was last on the screen.
    shown: Option<Arc<Findings>>,
    /// What was on the screen when a look ended.
    left: Option<Arc<Findings>>,
}

impl News {
    /// What was seen before this start.
    pub(super) fn recall(&mut self, seen: Option<Seen>) {
        self.seen = seen;
    }

    /// Tells what is new among findings. Nothing is to somebody who has never looked: all would be.
    pub(super) fn compare(&mut self, findings: Option<&Findings>) {
        let Some(findings) = findings else {
            self.fresh.clear();
            return;
        };
        let seen = self.seen.get_or_insert_with(|| Seen::of(findings));
        let is_new = |key: &FindingKey| !seen.findings.contains(key) && !findings.is_waived(*key);
        self.fresh = findings.keys().filter(is_new).collect();
    }
}

impl App {
    /// Whether a finding that nobody has waived was not there when one last looked.
    pub fn is_new(&self, key: FindingKey) -> bool {
        self.desk.news.fresh.contains(&key)
    }

    /// How many findings are new since one last looked.
    pub fn new_findings(&self) -> usize {
        self.desk.news.fresh.len()
    }

    /// Takes note of what one looks at, if that is the list of findings.
    pub(super) fn note_look(&mut self) {
        if self.form == Form::Findings && self.findings.is_some() {
            self.desk.news.shown.clone_from(&self.findings);
        }
    }

    /// One turns away from the list of findings: nothing that was in it is new any more.
    pub(super) fn end_look(&mut self) {
        let news = &mut self.desk.news;
        if let (Form::Findings, Some(shown)) = (self.form, &news.shown) {
            news.seen = Some(Seen::of(shown));
            news.left = Some(Arc::clone(shown));
            news.compare(self.findings.as_deref());
        }
    }

    /// What is to be kept of the looks that have ended, with the last one at the end of the program; nothing
    /// where nobody has looked.
    pub fn seen_findings(&self, at_end: bool) -> Option<String> {
        let news = &self.desk.news;
        let looked_at = if at_end { &news.shown } else { &news.left };
        looked_at.as_ref().map(|shown| Seen::of(shown).to_text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(count: usize) -> Seen {
        let key =
            |number: usize| FindingKey::of(&crate::checks::FindingId::parse(&number.to_string()));
        Seen {
            format: 0,
            findings: (0..count).map(key).collect(),
        }
    }

    #[test]
    fn what_is_kept_is_read_again_and_never_larger_than_what_is_read() {
        let most = seen(MOST);
        let text = most.to_text();
        assert!(text.len() < 1 << 20, "{}", text.len());
        assert_eq!(Seen::parse(&text).unwrap().findings, most.findings);
        assert_eq!(seen(MOST + 1).to_text(), "");
    }

    #[test]
    fn what_is_damaged_or_from_a_later_version_is_told() {
        assert_eq!(
            Seen::parse("(format: 1, findings: 3)"),
            Err(MemoryError::Damaged)
        );
        assert_eq!(Seen::parse("(format: 9)"), Err(MemoryError::Newer));
    }
}
