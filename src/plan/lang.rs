//! The two languages of a plan.

use serde::{Deserialize, Serialize};

use super::file::{Bi, Cell, Column, Named, Said};
use crate::text::Safe;

/// A language in which a reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese, the language of the draft.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other one.
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The one of two fixed texts that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl Bi {
    /// The text in `lang`, or in the other language where it has none.
    pub fn get(&self, lang: Lang) -> &Safe {
        either(lang, &self.zh, &self.en)
    }

    /// The text in `lang`, empty where it has none.
    pub fn only(&self, lang: Lang) -> &Safe {
        lang.pick(&self.zh, &self.en)
    }
}

/// The text in `lang`, or in the other language where there is none.
fn either<'t>(lang: Lang, zh: &'t Safe, en: &'t Safe) -> &'t Safe {
    match lang.pick(zh, en) {
        text if text.is_empty() => lang.other().pick(zh, en),
        text => text,
    }
}

impl Said {
    /// The words in `lang`, or in the other language where there are none.
    pub fn get(&self, lang: Lang) -> &Safe {
        either(lang, &self.zh, &self.en)
    }
}

impl Named {
    /// The words in `lang`, or in the other language where there are none.
    pub fn get(&self, lang: Lang) -> &Safe {
        either(lang, &self.zh, &self.en)
    }
}

impl Cell {
    /// The words in `lang`, or in the other language where there are none.
    pub fn get(&self, lang: Lang) -> &Safe {
        either(lang, &self.zh, &self.en)
    }
}

impl Column {
    /// The header in `lang`, or in the other language where there is none.
    pub fn get(&self, lang: Lang) -> &Safe {
        either(lang, &self.zh, &self.en)
    }
}
