//! Which languages the screen speaks.

use serde::{Deserialize, Serialize};

use crate::export::Languages;
use crate::plan::Lang;

/// The languages of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Speech {
    /// One language.
    One(Lang),
    /// Both: the reader's own first, the other dim behind or below it.
    Both(Lang),
}

impl Speech {
    /// The languages of what is written, as those of the screen.
    pub fn languages(self) -> Languages {
        match self {
            Speech::One(lang) => Languages::One(lang),
            Speech::Both(lang) => Languages::Both(lang),
        }
    }

    /// The reader's own language.
    pub fn own(self) -> Lang {
        match self {
            Speech::One(lang) | Speech::Both(lang) => lang,
        }
    }

    /// The language shown behind, if any.
    pub fn second(self) -> Option<Lang> {
        match self {
            Speech::One(_) => None,
            Speech::Both(lang) => Some(lang.other()),
        }
    }

    /// The next on the way round: Chinese, English, both.
    pub fn next(self) -> Speech {
        match self {
            Speech::One(Lang::Zh) => Speech::One(Lang::En),
            Speech::One(Lang::En) => Speech::Both(Lang::Zh),
            Speech::Both(_) => Speech::One(Lang::Zh),
        }
    }

    /// What the title row says.
    pub fn sign(self) -> &'static str {
        match self {
            Speech::One(Lang::Zh) => "中",
            Speech::One(Lang::En) => "EN",
            Speech::Both(Lang::Zh) => "中+EN",
            Speech::Both(Lang::En) => "EN+中",
        }
    }
}
