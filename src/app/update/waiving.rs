//! Waiving findings: a reason, perhaps a day, and nothing that says saved before it is.

use std::sync::Arc;

use crate::app::field::Field;
use crate::app::findings::{FindingKey, Findings};
use crate::app::journals::{Ask, Journals, Locked};
use crate::app::msg::Effect;
use crate::app::rows::Item;
use crate::app::state::{App, Focus, NoticeKind};
use crate::app::subject::Subject;
use crate::app::words;
use crate::plan::file::Zoom;
use crate::plan::{Date, Label};
use crate::review::{Body, Waiver, WaiverState, Withdrawal};
use crate::text::Safe;

impl App {
    /// Whether something is still to come without which the screen is not what it will be.
    pub fn is_settling(&self) -> bool {
        let loads = self.plan.is_none() && self.failure.is_none();
        let reads = self.desk.awaits && self.desk.journals.is_none();
        loads || reads || self.is_checking() || self.desk.saving > 0
    }

    /// Whether records can be put on record at all.
    pub fn can_record(&self) -> Result<(), Label> {
        match self
            .desk
            .journals
            .as_ref()
            .map(|journals| &journals.writable)
        {
            None => Err(words::NO_JOURNALS),
            Some(Err(Locked::ReadOnly)) => Err(words::READ_ONLY),
            Some(Err(Locked::Folder(_))) => Err(words::FOLDER_LOCKED),
            Some(Ok(())) => Ok(()),
        }
    }

    /// Whether `i` does something: said before a word is typed.
    pub(super) fn can_waive(&self) -> Result<(), Label> {
        let finding = self.meant_finding().ok_or(words::NO_FINDING_SELECTED)?;
        self.can_record()?;
        let (Some(journals), Some(id)) = (&self.desk.journals, self.id_of_finding(finding)) else {
            return Err(words::NO_FINDING_SELECTED);
        };
        let others = journals.review.waived(&id, self.today).is_some();
        match journals.own_waiver(&id) {
            None if others => Err(words::WAIVED_BY_OTHERS),
            _ => Ok(()),
        }
    }

    /// The finding on which one stands, in the list or on a link of a card.
    fn meant_finding(&self) -> Option<FindingKey> {
        let item = match (self.focus, self.subject()) {
            (_, Subject::Item(item @ Item::Finding(_))) => item,
            (Focus::Card, _) => self.card_links().get(self.link).copied()?,
            _ => return None,
        };
        match item {
            Item::Finding(key) => Some(key),
            _ => None,
        }
    }

    fn id_of_finding(&self, finding: FindingKey) -> Option<String> {
        self.finding(finding).map(|one| one.id.raw().to_owned())
    }

    /// `i`: asks for the reason to waive a finding, or to take an own waiver back.
    pub(super) fn waive(&mut self) {
        let finding = self.meant_finding().and_then(|key| self.id_of_finding(key));
        let (Some(finding), Some(journals)) = (finding, &self.desk.journals) else {
            return;
        };
        self.ask_for(match journals.own_waiver(&finding) {
            Some(own) if own.state(self.today) == WaiverState::InEffect => {
                Ask::Withdrawal { finding }
            }
            _ => Ask::Reason { finding },
        });
    }

    /// Opens a field for a text that is to be put on record, with what was typed for it before.
    pub(super) fn ask_for(&mut self, ask: Ask) {
        let before = ask.key().and_then(|key| self.unfinished.text(&key));
        let before = before.unwrap_or_default().to_owned();
        self.field = Some((Field::new(&before), String::new()));
        self.desk.ask = Some(ask);
    }

    /// Enter in such a field: on to the next question, or on record. What cannot be accepted stays.
    pub(super) fn accept_ask(&mut self, ask: Ask) -> Vec<Effect> {
        let text = self.field.as_ref().map_or("", |(field, _)| field.text());
        let text = text.trim().to_owned();
        match ask {
            Ask::Reason { .. } if text.is_empty() => self.ask_again(ask, words::REASON_WANTED),
            Ask::Reason { finding } => {
                let reason = text;
                self.ask_for(Ask::Until { finding, reason });
                Vec::new()
            }
            Ask::Until { finding, reason } => {
                let until = match self.day(&text) {
                    Ok(until) => until,
                    Err(why) => return self.ask_again(Ask::Until { finding, reason }, why),
                };
                let reason = reason.into();
                self.record(Body::Waiver(Waiver {
                    finding,
                    reason,
                    until,
                }))
            }
            Ask::Withdrawal { finding } => {
                let reason = text.into();
                self.record(Body::Withdrawal(Withdrawal { finding, reason }))
            }
        }
    }

    fn ask_again(&mut self, ask: Ask, why: Label) -> Vec<Effect> {
        self.desk.ask = Some(ask);
        self.say(NoticeKind::Failure, why.get(self.lang()));
        Vec::new()
    }

    /// The last day on which a waiver holds; nothing typed is none.
    fn day(&self, text: &str) -> Result<Option<Date>, Label> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = Date::parse(text).ok_or(words::NO_DAY)?;
        match day < self.today {
            true => Err(words::DAY_PAST),
            false => Ok(Some(day)),
        }
    }

    /// Has something put on record. Nothing says that it is before it is.
    pub(super) fn record(&mut self, body: Body) -> Vec<Effect> {
        self.field = None;
        self.desk.saving += 1;
        self.say(NoticeKind::Info, words::SAVING.get(self.lang()));
        vec![Effect::Append(Box::new(body))]
    }

    /// Something is on record, or is not: then the text stands in its field again.
    pub(super) fn take_recorded(
        &mut self,
        body: &Body,
        outcome: Result<(), [Safe; 2]>,
    ) -> Vec<Effect> {
        self.desk.saving = self.desk.saving.saturating_sub(1);
        let ask = asked(body);
        match outcome {
            Ok(()) => {
                if let Some(key) = ask.and_then(|ask| ask.key()) {
                    self.unfinished.finish(&key);
                }
                let journals = self.desk.journals.as_ref();
                let words = match journals.is_some_and(|it| it.is_private) {
                    true => words::SAVED_PRIVATELY,
                    false => words::SAVED,
                };
                let path = journals.map_or("", |it| it.path.as_str());
                let text = format!("{} {path}", words.get(self.lang()));
                self.say(NoticeKind::Info, text);
            }
            Err([zh, en]) => {
                if let Some(ask) = ask.filter(|_| self.field.is_none() && self.overlay.is_none()) {
                    self.ask_for(ask);
                    self.fill_field(body);
                }
                let why = self.lang().pick(zh, en);
                let text = format!("{}{why}", words::NOT_SAVED.get(self.lang()));
                self.say(NoticeKind::Failure, text);
            }
        }
        Vec::new()
    }

    /// Puts the text of a record into the field, whatever has been kept of it.
    fn fill_field(&mut self, body: &Body) {
        let text = match body {
            Body::Waiver(waiver) => waiver.reason.raw(),
            Body::Withdrawal(withdrawal) => withdrawal.reason.raw(),
            Body::Minute(_) => return,
        };
        self.field = Some((Field::new(text), String::new()));
    }

    /// What stands in the review folder now.
    pub(super) fn take_journals(&mut self, journals: Arc<Journals>) -> Vec<Effect> {
        self.tell_of_folder(&journals);
        self.desk.journals = Some(journals);
        if self.overlay.is_some() {
            self.settle_overlay();
        }
        let before = self.subject();
        if let (Some(plan), Some(findings)) = (self.plan.clone(), self.findings.clone()) {
            self.put_findings(&plan, Some(findings));
        }
        if self.subject() != before {
            self.forget_card();
            if self.zoom != Zoom::Card {
                self.focus = Focus::List;
            }
        }
        Vec::new()
    }

    /// The findings with what the journals say of them.
    pub(super) fn with_waivers(&self, findings: Arc<Findings>) -> Arc<Findings> {
        match &self.desk.journals {
            Some(journals) => Arc::new(findings.with_review(&journals.review, self.today)),
            None => findings,
        }
    }
}

/// For what the text of a record was typed.
fn asked(body: &Body) -> Option<Ask> {
    match body {
        Body::Waiver(waiver) => Some(Ask::Reason {
            finding: waiver.finding.clone(),
        }),
        Body::Withdrawal(withdrawal) => Some(Ask::Withdrawal {
            finding: withdrawal.finding.clone(),
        }),
        Body::Minute(_) => None,
    }
}
