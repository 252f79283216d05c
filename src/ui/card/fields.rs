//! The fields of a card: a label and its values.

use std::borrow::Cow;

use super::super::paint::Piece;
use super::super::theme::Role;
use super::super::tree::name;
use super::super::words;
use super::page::{BELOW, Page, basis_word, places};
use crate::export::{Field, Value};
use crate::plan::file::{Bi, Cell, Merge, Named, Relation};
use crate::plan::{Direction, Lang, Locator};
use crate::text::{Safe, Shown};

/// Values in several lines stand beside their label from so many columns; in fewer, below it.
const BESIDE: usize = 34;
/// Where there are fewer, a value in more lines than this stands below as well.
const MOST_BESIDE: usize = 2;

impl<'a> Page<'a> {
    pub(super) fn fields(&mut self, fields: Vec<Field<'a>>) {
        let lang = self.lang();
        let fields: Vec<Field<'a>> = fields.into_iter().filter(says_more).collect();
        let indent = self.label_room(fields.iter().map(|field| field.label.get(lang)));
        for field in fields {
            let label = Shown::from(field.label.get(lang));
            let narrow = self.width < indent + BESIDE;
            let mut indent = match narrow && field.values.len() > 1 {
                true => BELOW,
                false => self.indent_behind(&label, indent),
            };
            let first = self.lines.len();
            self.values(&field, indent);
            if narrow && indent > BELOW && self.lines.len() > first + MOST_BESIDE {
                self.lines.truncate(first);
                indent = BELOW;
                self.values(&field, indent);
            }
            self.label(first, indent, label);
        }
    }

    fn values(&mut self, field: &Field<'a>, indent: usize) {
        for value in &field.values {
            self.value(value, indent);
        }
        self.more(indent, field.more);
    }

    /// How many there are beyond those that are listed.
    pub(super) fn more(&mut self, indent: usize, count: usize) {
        if count > 0 {
            let text = words::MORE_LINKS
                .get(self.lang())
                .replace("{}", &count.to_string());
            self.push(indent, vec![Piece::new(Shown::new(text), Role::Dim)]);
        }
    }

    fn value(&mut self, value: &Value<'a>, indent: usize) {
        let lang = self.lang();
        match value {
            Value::Text(Cow::Borrowed(text)) | Value::Condensed(text) => {
                self.wrapped(indent, &text.get(lang).into(), Role::Text);
                self.second_of(indent, text);
            }
            Value::Text(Cow::Owned(text)) => {
                let text = Shown::from(text.get(lang)).into_owned();
                self.wrapped(indent, &text, Role::Text);
            }
            Value::Quote { words, at } => {
                let tail = self.tail(at, None);
                self.with_tail(indent, words.get(lang).into(), Role::Text, tail);
                self.second_of(indent, words);
            }
            Value::Word(label) => self.wrapped(indent, &label.get(lang).into(), Role::Text),
            Value::Reading(reading) => {
                let how = value.note().map(|note| Shown::from(note.get(lang)));
                self.with_tail(indent, Shown::from(*reading), Role::Text, how);
            }
            Value::Said(said) => {
                let tail = self.tail(&said.at, basis_word(said.basis, lang));
                let own = pick(&said.zh, &said.en, lang);
                self.with_tail(indent, own.into(), Role::Text, tail);
                let second = self.app.speech.second();
                self.second(indent, second.map(|lang| lang.pick(&said.zh, &said.en)));
            }
            Value::Thing { entity, at } => {
                let tail = self.tail(at, None);
                self.with_tail(indent, name(self.plan, *entity, lang), Role::Text, tail);
            }
            Value::Terms { terms, at } => self.terms(indent, terms, at),
            Value::Cell { cell, merged, at } => self.cell_value(indent, cell, *merged, at),
            Value::Locators(at) => {
                let labels: Vec<Shown<'_>> = places(at, lang).into_iter().map(Shown::new).collect();
                self.filled(indent, &labels);
            }
            Value::Absent(absence) => self.absent(indent, *absence),
        }
    }

    fn terms(&mut self, indent: usize, terms: &'a [Named], at: &'a [Locator]) {
        let lang = self.lang();
        let words = terms.iter().map(|term| pick(&term.zh, &term.en, lang));
        let words: Vec<&str> = words.map(Safe::as_str).collect();
        let text = Shown::new(words.join(lang.pick("、", ", ")));
        // Terms without a place of their own stand where the thing does, which is said above.
        let own = self.app.selected_entity().map(|e| &self.plan.get(e).at);
        let is_said = own.is_some_and(|own| own == at);
        let tail = self.tail(if is_said { &[] } else { at }, None);
        self.with_tail(indent, text, Role::Text, tail);
    }

    fn cell_value(&mut self, indent: usize, cell: &'a Cell, merged: Option<Merge>, at: &[Locator]) {
        let lang = self.lang();
        let how = match merged {
            Some(Merge::Undecided) => Some(words::UNDECIDED.get(lang)),
            Some(Merge::Inferred) => Some(words::MERGED.get(lang)),
            None => None,
        };
        let tail = self.tail(at, how);
        match pick(&cell.zh, &cell.en, lang) {
            own if own.is_empty() => self.with_tail(indent, "-".into(), Role::Absent, tail),
            own => self.with_tail(indent, own.into(), Role::Text, tail),
        }
    }

    /// Short texts side by side, none of them divided at the end of a line.
    fn filled(&mut self, indent: usize, texts: &[Shown<'_>]) {
        let room = self.width.saturating_sub(indent);
        let mut line = String::new();
        for text in texts {
            let used = self.measure.width(&line);
            if used > 0 && used + 2 + self.columns(text) > room {
                let full = std::mem::take(&mut line);
                self.push(indent, vec![Piece::new(Shown::new(full), Role::Text)]);
            } else if used > 0 {
                line.push_str("  ");
            }
            line.push_str(text.as_str());
        }
        self.push(indent, vec![Piece::new(Shown::new(line), Role::Text)]);
    }

    fn second_of(&mut self, indent: usize, text: &'a Bi) {
        let second = self.app.speech.second();
        self.second(indent, second.map(|second| text.only(second)));
    }
}

/// Whether the rest of the card does not say the same: the condensed text stands above the fields, and
/// a single whole among the links.
fn says_more(field: &Field<'_>) -> bool {
    let is_whole = field.label.get(Lang::Zh) == Relation::PartOf.label(Direction::Out, Lang::Zh);
    match field.values.as_slice() {
        [Value::Condensed(_)] => false,
        [Value::Thing { .. }] => !is_whole,
        _ => true,
    }
}

pub(super) fn pick<'p>(zh: &'p Safe, en: &'p Safe, lang: Lang) -> &'p Safe {
    match lang.pick((zh, en), (en, zh)) {
        (own, other) if own.is_empty() => other,
        (own, _) => own,
    }
}
