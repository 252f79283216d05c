//! Many things in rows, with the columns that matter for their kind.

use std::borrow::Cow;

use crate::lens::Lens;
use crate::plan::file::{Bi, Kind, Said};
use crate::plan::{Absence, EntityRef, Label, Lang, Locator, Plan};
use crate::text::{Safe, Shown};

mod columns;
mod found;
mod rows;

pub use found::{Found, found_listing};
pub(super) use rows::rows_of;
pub use rows::{row_listing, rows_listing};

/// Rows under columns, in no language yet.
#[derive(Debug)]
pub struct Listing<'p> {
    /// The columns, from the left.
    pub columns: Vec<Column<'p>>,
    /// The rows, an entry for each column.
    pub rows: Vec<Vec<Entry<'p>>>,
}

/// A column of a listing.
#[derive(Clone, Debug)]
pub struct Column<'p> {
    /// Its heading in Chinese.
    pub zh: Shown<'p>,
    /// Its heading in English.
    pub en: Shown<'p>,
    /// On which side its entries stand.
    pub align: Align,
    /// Whether its entries differ between the languages.
    pub reads: Reads,
}

impl<'p> Column<'p> {
    /// A column of text under one of our own headings.
    pub(super) fn ours(label: Label, reads: Reads) -> Column<'p> {
        Column {
            zh: label.zh.into(),
            en: label.en.into(),
            align: Align::Left,
            reads,
        }
    }
}

/// On which side of a column entries stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Whether a column differs between the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// The same in both: ids, numbers, places. One column, also where both languages are wanted.
    Alike,
    /// In each language otherwise: a column for each that is wanted.
    ByLanguage,
}

/// An entry of a listing.
#[derive(Clone, Debug)]
pub enum Entry<'p> {
    /// The same in both languages.
    Text(Shown<'p>),
    /// In each language otherwise.
    Words {
        /// In Chinese.
        zh: Shown<'p>,
        /// In English.
        en: Shown<'p>,
    },
    /// Places in the draft.
    Places(Cow<'p, [Locator]>),
    /// There is none, for this reason.
    Absent(Absence),
    /// Nothing, and nothing is missing.
    Blank,
}

/// All things of a kind, in the order of the file.
pub fn listing(plan: &Plan, kind: Kind) -> Listing<'_> {
    listing_of(plan, kind, plan.of_kind(kind))
}

/// Some things of a kind.
pub(super) fn listing_of<'p>(plan: &'p Plan, kind: Kind, things: &[EntityRef]) -> Listing<'p> {
    let specs = columns::of(kind);
    let row = |entity: &EntityRef| {
        let entry = |spec: &columns::Spec| (spec.entry)(plan, *entity);
        specs.iter().map(entry).collect()
    };
    Listing {
        columns: specs.iter().map(columns::Spec::column).collect(),
        rows: things.iter().map(row).collect(),
    }
}

/// The kinds of which the plan has something, with the words that list them; through a lens only what it
/// concerns.
pub fn kinds_listing(plan: &Plan, lens: Option<&Lens>) -> Listing<'static> {
    let count = |kind: Kind| {
        let things = plan.of_kind(kind).iter();
        let is_shown = |thing: &&EntityRef| lens.is_none_or(|it| it.concern(**thing).is_some());
        things.filter(is_shown).count()
    };
    let row = |kind: Kind| {
        vec![
            Entry::text(kind.words()),
            Entry::label(Label::new(kind.plural(Lang::Zh), kind.plural(Lang::En))),
            Entry::text(count(kind).to_string()),
        ]
    };
    let kinds = Kind::ALL.into_iter();
    let present = kinds.filter(|kind| count(*kind) > 0);
    Listing {
        columns: vec![
            Column::ours(Label::new("命令用词", "Word"), Reads::Alike),
            Column::ours(Label::new("类别", "Kind"), Reads::ByLanguage),
            Column {
                align: Align::Right,
                ..Column::ours(Label::new("数量", "Count"), Reads::Alike)
            },
        ],
        rows: present.map(row).collect(),
    }
}

impl<'p> Column<'p> {
    /// The heading in `lang`.
    pub fn head(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en).as_str()
    }
}

impl<'p> Entry<'p> {
    /// A text that is the same in both languages.
    pub fn text(text: impl Into<String>) -> Entry<'p> {
        Entry::Text(Shown::new(text))
    }

    /// A text of ours.
    pub fn label(label: Label) -> Entry<'p> {
        Entry::Words {
            zh: label.zh.into(),
            en: label.en.into(),
        }
    }

    /// A text of the plan.
    pub fn bi(text: &'p Bi) -> Entry<'p> {
        Entry::pair(&text.zh, &text.en)
    }

    /// Words of the draft, or that it has none.
    pub fn said(said: Option<&'p Said>) -> Entry<'p> {
        match said {
            Some(said) => Entry::pair(&said.zh, &said.en),
            None => Entry::Absent(Absence::NotInDraft),
        }
    }

    /// A text put together for each language.
    pub fn each(text: impl Fn(Lang) -> String) -> Entry<'p> {
        Entry::Words {
            zh: Shown::new(text(Lang::Zh)),
            en: Shown::new(text(Lang::En)),
        }
    }

    /// What it says in words; nothing where it has none.
    pub(super) fn words(&self, lang: Lang) -> &str {
        match self {
            Entry::Text(text) => text.as_str(),
            Entry::Words { zh, en } => lang.pick(zh, en).as_str(),
            Entry::Places(_) | Entry::Absent(_) | Entry::Blank => "",
        }
    }

    fn pair(zh: &'p Safe, en: &'p Safe) -> Entry<'p> {
        if zh.is_empty() && en.is_empty() {
            return Entry::Blank;
        }
        Entry::Words {
            zh: zh.into(),
            en: en.into(),
        }
    }
}
