//! Minutes: what a meeting came to at a stop of the walkthrough.

use serde::{Deserialize, Serialize};

use crate::plan::file::Bi;
use crate::plan::{Label, Lang};
use crate::text::Safe;

/// What a meeting came to at a stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minute {
    /// Which stop of the tour, from 1.
    pub number: u32,
    /// The question of the stop.
    pub stop: Bi,
    /// The address of what was on the screen.
    pub place: Safe,
    /// How many whole minutes the walk had taken by then.
    pub walked: u32,
    /// What was decided.
    pub outcome: Outcome,
    /// What was said about it, if anything.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub text: Safe,
}

/// What a meeting decides about what it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It may stand.
    Agreed,
    /// It is to be amended.
    Amend,
    /// It is put off.
    Defer,
    /// Somebody is to check it.
    Check,
}

impl Outcome {
    /// All of them, as they are offered.
    pub const ALL: [Outcome; 4] = [
        Outcome::Agreed,
        Outcome::Amend,
        Outcome::Defer,
        Outcome::Check,
    ];

    /// Its word in both languages.
    pub fn words(self) -> Label {
        match self {
            Outcome::Agreed => Label::new("同意", "agreed"),
            Outcome::Amend => Label::new("修改", "amend"),
            Outcome::Defer => Label::new("暂缓", "defer"),
            Outcome::Check => Label::new("核实", "check"),
        }
    }

    /// Its word in one language.
    pub fn word(self, lang: Lang) -> &'static str {
        self.words().get(lang)
    }
}
