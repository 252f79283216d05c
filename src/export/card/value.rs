//! How the values of a card read: text, places, and what a reader must know of them.

use crate::plan::file::{Basis, Bi, Merge, Named};
use crate::plan::{Label, Lang, Locator, Plan};
use crate::text::{Safe, Shown};

use super::Value;

impl<'p> Value<'p> {
    /// The text in `lang`; for places all of them, for an absent value its reason.
    pub fn text(&self, plan: &'p Plan, lang: Lang) -> Shown<'_> {
        match self {
            Value::Text(text) => text.get(lang).into(),
            Value::Quote { words, .. } | Value::Condensed(words) => words.get(lang).into(),
            Value::Word(label) => label.get(lang).into(),
            Value::Reading(text) => (*text).into(),
            Value::Said(said) => said.get(lang).into(),
            Value::Thing { entity, .. } => plan.get(*entity).name.get(lang).into(),
            Value::Terms { terms, .. } => joined(terms, lang),
            Value::Cell { cell, .. } => cell.get(lang).into(),
            Value::Locators(places) => {
                let places: Vec<_> = places.iter().map(|at| at.label(lang).to_string()).collect();
                Shown::new(places.join("  "))
            }
            Value::Absent(reason) => reason.label(lang).into(),
        }
    }

    /// Where the draft says so, as far as that is not the value itself.
    pub fn at(&self) -> &[Locator] {
        match self {
            Value::Quote { at, .. } | Value::Terms { at, .. } => at,
            Value::Said(said) => &said.at,
            Value::Thing { at, .. } | Value::Cell { at, .. } => at,
            Value::Text(_)
            | Value::Condensed(_)
            | Value::Word(_)
            | Value::Reading(_)
            | Value::Locators(_)
            | Value::Absent(_) => &[],
        }
    }

    /// What a reader must know of the value, if it is not simply what the draft states.
    pub fn note(&self) -> Option<Label> {
        match self {
            Value::Condensed(_) => Some(Label::new("系概括，非原文", "condensed, not a quotation")),
            Value::Reading(_) => Some(Label::new("编者理解", "our reading")),
            Value::Said(said) => basis_note(said.basis),
            Value::Cell { cell, merged, .. } => match merged {
                Some(merged) => Some(merge_note(*merged)),
                None => basis_note(cell.basis),
            },
            _ => None,
        }
    }

    /// How many characters of it cannot be shown, in both languages together.
    pub(super) fn hidden(&self, plan: &Plan) -> usize {
        match self {
            Value::Text(text) => both(&text.zh, &text.en),
            Value::Quote { words, .. } | Value::Condensed(words) => both(&words.zh, &words.en),
            Value::Reading(text) => text.hidden(),
            Value::Said(said) => both(&said.zh, &said.en),
            Value::Thing { entity, .. } => {
                let Bi { zh, en } = &plan.get(*entity).name;
                both(zh, en)
            }
            Value::Terms { terms, .. } => terms.iter().map(|term| both(&term.zh, &term.en)).sum(),
            Value::Cell { cell, .. } => both(&cell.zh, &cell.en),
            Value::Word(_) | Value::Locators(_) | Value::Absent(_) => 0,
        }
    }
}

fn both(zh: &Safe, en: &Safe) -> usize {
    zh.hidden() + en.hidden()
}

fn joined(terms: &[Named], lang: Lang) -> Shown<'static> {
    let terms: Vec<_> = terms.iter().map(|term| term.get(lang).as_str()).collect();
    Shown::new(terms.join(lang.pick("、", ", ")))
}

fn basis_note(basis: Basis) -> Option<Label> {
    let note = Label::new(basis.label(Lang::Zh), basis.label(Lang::En));
    (!basis.is_stated()).then_some(note)
}

fn merge_note(merged: Merge) -> Label {
    Label::new(merged.label(Lang::Zh), merged.label(Lang::En))
}
