//! Texts that were begun and not finished: the list of them, and going on with one.

use super::super::command::{Command, WalkStep};
use crate::app::findings::FindingKey;
use crate::app::journals::Ask;
use crate::app::msg::Effect;
use crate::app::overlay::OverlayKind;
use crate::app::state::{App, NoticeKind, Why};
use crate::app::unfinished::Purpose;
use crate::app::words;
use crate::search::Query;

impl App {
    /// The texts that are not finished, with their keys, as far as they are meant by what is typed.
    pub fn unfinished_texts(&self, filter: &str) -> Vec<(&str, &str)> {
        let query = Query::new(filter);
        let lang = self.lang();
        let texts = self.unfinished.texts().collect();
        query.narrow(texts, |query, (key, text): &(&str, &str), surety| {
            query.means([Purpose::of(key).words(lang).as_str(), *text], surety)
        })
    }

    /// The key of the text that is selected in the list of them.
    pub(super) fn selected_text(&self) -> Option<String> {
        let overlay = self.overlay.as_ref();
        let overlay = overlay.filter(|overlay| overlay.kind == OverlayKind::Unfinished)?;
        let texts = self.unfinished_texts(&overlay.filter);
        let (key, _) = texts.get(overlay.cursor.selected)?;
        Some((*key).to_owned())
    }

    /// Throws away the text that is selected in the list of them; says what it was.
    pub(super) fn throw_text_away(&mut self) {
        let Some(key) = self.selected_text() else {
            return;
        };
        let text = self.unfinished.text(&key).unwrap_or_default();
        let said = format!("{}{text}", words::THROWN_AWAY.get(self.lang()));
        self.unfinished.finish(&key);
        self.say(NoticeKind::Info, said);
    }

    /// Goes to where the selected text was typed, and on with it.
    pub(super) fn resume_text(&mut self) -> Vec<Effect> {
        let Some(key) = self.selected_text() else {
            return Vec::new();
        };
        match Purpose::of(&key) {
            Purpose::Minutes(number) => self.resume_note(number),
            Purpose::Waiver(finding) => {
                let finding = finding.to_owned();
                self.resume_record(Ask::Reason { finding })
            }
            Purpose::Withdrawal(finding) => {
                let finding = finding.to_owned();
                self.resume_record(Ask::Withdrawal { finding })
            }
            Purpose::Unknown => self.say_for_nothing(),
        }
    }

    fn resume_note(&mut self, number: usize) -> Vec<Effect> {
        if let Err(Why(why)) = self.can(Command::Walk(WalkStep::Stops)) {
            self.say(NoticeKind::Info, why.get(self.lang()));
            return Vec::new();
        }
        let stops = self.tour().stops().len();
        let Some(at) = number.checked_sub(1).filter(|at| *at < stops) else {
            return self.say_for_nothing();
        };
        let mut effects = self.go_to_stop(at);
        effects.extend(self.run(Command::Walk(WalkStep::Note)));
        effects
    }

    fn resume_record(&mut self, ask: Ask) -> Vec<Effect> {
        let (Ask::Reason { finding } | Ask::Withdrawal { finding } | Ask::Until { finding, .. }) =
            &ask;
        let found = self.findings().and_then(|findings| {
            let mut all = findings.report().findings.iter();
            all.find(|one| one.id.raw() == finding)
        });
        let Some(key) = found.map(|one| FindingKey::of(&one.id)) else {
            return self.say_for_nothing();
        };
        if let Err(why) = self.can_record() {
            self.say(NoticeKind::Info, why.get(self.lang()));
            return Vec::new();
        }
        self.overlay = None;
        self.go_to_finding(key);
        self.ask_for(ask);
        Vec::new()
    }

    fn say_for_nothing(&mut self) -> Vec<Effect> {
        self.say(NoticeKind::Info, words::TEXT_FOR_NOTHING.get(self.lang()));
        Vec::new()
    }
}
