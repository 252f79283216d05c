//! Minutes of a walkthrough: what was decided at a stop, put on record, and all of it as a document.

use crate::app::App;
use crate::app::field::Field;
use crate::app::msg::Effect;
use crate::app::overlay::{Overlay, OverlayKind};
use crate::app::state::NoticeKind;
use crate::app::words;
use crate::review::{Body, Minute, Outcome};
use crate::text::Safe;

/// Under which key a text about a stop is kept while it is typed.
fn key_of(number: usize) -> String {
    format!("minutes {number}")
}

impl App {
    /// `M`: what was decided, and a line about it, which may have been begun before.
    pub(super) fn open_outcomes(&mut self) {
        let Some(walk) = self.walk() else { return };
        let kept = self.unfinished.text(&key_of(walk.at + 1)).unwrap_or("");
        self.field = Some((Field::new(kept), String::new()));
        self.open_overlay(OverlayKind::Outcomes);
    }

    /// What is typed about a stop is kept as it is typed.
    pub(super) fn keep_note(&mut self, text: &str) {
        if let Some(walk) = self.walking.walk.as_ref() {
            self.unfinished.keep(&key_of(walk.at + 1), text);
        }
    }

    /// Puts on record what was decided. The text is kept until it is on the disk.
    pub(super) fn note_outcome(&mut self, overlay: &Overlay) -> Vec<Effect> {
        self.overlay = None;
        let outcome = Outcome::ALL.get(overlay.cursor.selected).copied();
        let here = self.address().map(|address| address.to_string());
        let (Some(outcome), Some(walk), Some(stop)) = (outcome, self.walk(), self.stop()) else {
            return Vec::new();
        };
        let number = walk.at + 1;
        let text = self.unfinished.text(&key_of(number)).unwrap_or("");
        let place = here.map_or_else(|| stop.stop.place.clone(), Safe::from);
        vec![Effect::Append(Box::new(Body::Minute(Minute {
            number: number.try_into().unwrap_or(u32::MAX),
            stop: stop.stop.title.clone(),
            place,
            walked: walk.minutes,
            outcome,
            text: text.trim().into(),
        })))]
    }

    /// A record is on the disk, or is not.
    pub(super) fn take_appended(
        &mut self,
        body: &Body,
        outcome: Result<(), [Safe; 2]>,
    ) -> Vec<Effect> {
        let Body::Minute(minute) = body else {
            return self.take_recorded(body, outcome);
        };
        let lang = self.lang();
        match outcome {
            Ok(()) => {
                self.unfinished.finish(&key_of(minute.number as usize));
                let word = minute.outcome.word(lang);
                let text = words::NOTED.get(lang).replace("{}", word);
                self.say(NoticeKind::Info, text);
                match self.walking.writes_minutes {
                    true => vec![Effect::WriteMinutes],
                    false => Vec::new(),
                }
            }
            Err([zh, en]) => {
                let why = lang.pick(zh, en);
                let text = words::NOT_NOTED.get(lang).replace("{}", why.as_str());
                self.say(NoticeKind::Failure, text);
                Vec::new()
            }
        }
    }

    /// The document of the minutes is written, or is not.
    pub(super) fn take_minutes_written(&mut self, outcome: Result<Safe, [Safe; 2]>) -> Vec<Effect> {
        let lang = self.lang();
        match outcome {
            Ok(path) => {
                let text = words::MINUTES_WRITTEN.get(lang);
                self.say(NoticeKind::Info, text.replace("{}", path.as_str()));
            }
            Err([zh, en]) => {
                let text = words::MINUTES_NOT_WRITTEN.get(lang);
                let text = text.replace("{}", lang.pick(zh, en).as_str());
                self.say(NoticeKind::Failure, text);
            }
        }
        Vec::new()
    }
}
