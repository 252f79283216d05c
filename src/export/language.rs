//! In which languages an export speaks.

use crate::plan::Lang;

/// The languages of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// One language.
    One(Lang),
    /// Both: the reader's own first.
    Both(Lang),
}

impl Languages {
    /// The reader's own language.
    pub fn own(self) -> Lang {
        match self {
            Languages::One(lang) | Languages::Both(lang) => lang,
        }
    }

    /// The other one, if it is wanted too.
    pub fn second(self) -> Option<Lang> {
        match self {
            Languages::One(_) => None,
            Languages::Both(lang) => Some(lang.other()),
        }
    }
}
