//! What is known of one thing, field by field, in no language yet.

use std::borrow::Cow;

use crate::plan::file::{Bi, Cell, Merge, Named, Said};
use crate::plan::{Absence, EntityRef, Label, Locator, Plan};
use crate::text::Safe;

mod facts;
mod rows;
mod value;

/// So many values of one field are on a card; the others are counted.
const MOST: usize = 24;

/// A whole that is deeper in other wholes than this is shown without the outermost.
const DEEPEST: usize = 8;

/// What is known of one thing. Its links are not on it: they come from [`Plan::links_of`].
#[derive(Debug)]
pub struct Card<'p> {
    /// The thing.
    pub entity: EntityRef,
    /// What is known, in the order in which it is read; no field is empty.
    pub fields: Vec<Field<'p>>,
    /// How many characters of its names and values cannot be shown and are spelled out instead.
    pub hidden: usize,
}

/// One thing known, or known to be missing.
#[derive(Debug)]
pub struct Field<'p> {
    /// What is known.
    pub label: Label,
    /// The values: several where the draft says it several times, or several different things.
    pub values: Vec<Value<'p>>,
    /// How many values there are beyond those of the card.
    pub more: usize,
}

/// A value of a field.
#[derive(Clone, Debug)]
pub enum Value<'p> {
    /// A text of the model that is no quotation: a unit, a sort, a value with its sign.
    Text(Cow<'p, Bi>),
    /// Words of the draft with the places where they stand.
    Quote {
        /// The words.
        words: &'p Bi,
        /// Where they stand.
        at: &'p [Locator],
    },
    /// What the draft says, condensed: never shown as a quotation.
    Condensed(&'p Bi),
    /// A word of our vocabulary.
    Word(Label),
    /// What we read out of the draft's words.
    Reading(&'p Safe),
    /// Words of the draft with their places and how they are known to mean this thing.
    Said(&'p Said),
    /// Another thing.
    Thing {
        /// The thing.
        entity: EntityRef,
        /// Where the draft says so.
        at: Vec<Locator>,
    },
    /// Terms of the draft, in its order.
    Terms {
        /// The terms.
        terms: &'p [Named],
        /// Where those stand that have no place of their own.
        at: &'p [Locator],
    },
    /// A cell of a table, with every row in which it reads so.
    Cell {
        /// The cell that holds the words.
        cell: &'p Cell,
        /// How the words came into the row, if they stand in a cell above.
        merged: Option<Merge>,
        /// The rows.
        at: Vec<Locator>,
    },
    /// Places in the draft.
    Locators(Cow<'p, [Locator]>),
    /// There is no value, for this reason.
    Absent(Absence),
}

/// What is known of `entity`.
///
/// Takes about as long for a town with ten thousand projects as for one with ten.
pub fn card(plan: &Plan, entity: EntityRef) -> Card<'_> {
    let mut fields = Fields::default();
    places_and_names(plan, entity, &mut fields);
    facts::facts(plan, entity, &mut fields);
    let words = plan.get(entity).words.iter();
    fields.all(Label::new("原文用语", "Words"), words.map(Value::Said));
    let fields = fields.0;
    let names = &plan.get(entity).name;
    let values = fields.iter().flat_map(|field| &field.values);
    let hidden = names.zh.hidden()
        + names.en.hidden()
        + values.map(|value| value.hidden(plan)).sum::<usize>();
    Card {
        entity,
        fields,
        hidden,
    }
}

/// What things of all kinds have, but for their deciding words, which close the card.
fn places_and_names<'p>(plan: &'p Plan, entity: EntityRef, fields: &mut Fields<'p>) {
    let facts = plan.get(entity);
    if !facts.text.is_empty() {
        let label = Label::new("概述", "Condensed");
        fields.one(label, Value::Condensed(&facts.text));
    }
    let places = &facts.at[..facts.at.len().min(MOST)];
    if places.is_empty() {
        fields.one(IN_THE_DRAFT, Value::Absent(Absence::NotInDraft));
    } else {
        fields.0.push(Field {
            label: IN_THE_DRAFT,
            values: vec![Value::Locators(places.into())],
            more: facts.at.len() - places.len(),
        });
    }
    let wholes = std::iter::successors(plan.whole(entity), |whole| plan.whole(*whole));
    let wholes = wholes.take(DEEPEST).map(|entity| Value::Thing {
        entity,
        at: Vec::new(),
    });
    fields.all(Label::new("上级", "Part of"), wholes);
    fields.all(
        Label::new("又称", "Also called"),
        facts.names.iter().map(Value::Said),
    );
}

const IN_THE_DRAFT: Label = Label::new("出处", "In the draft");

/// The fields of a card while it is put together.
#[derive(Default)]
struct Fields<'p>(Vec<Field<'p>>);

impl<'p> Fields<'p> {
    /// A field with as many values as a card has room for; none if there is no value.
    fn all(&mut self, label: Label, mut values: impl Iterator<Item = Value<'p>>) {
        let shown: Vec<_> = values.by_ref().take(MOST).collect();
        if !shown.is_empty() {
            self.0.push(Field {
                label,
                values: shown,
                more: values.count(),
            });
        }
    }

    /// A field with one value.
    fn one(&mut self, label: Label, value: Value<'p>) {
        self.0.push(Field {
            label,
            values: vec![value],
            more: 0,
        });
    }

    /// A field that every thing of the kind should have: words of the draft, or that there are none.
    fn said(&mut self, label: Label, said: &'p Option<Said>) {
        let value = said
            .as_ref()
            .map_or(Value::Absent(Absence::NotInDraft), Value::Said);
        self.one(label, value);
    }

    /// A field that a thing of the kind may have.
    fn said_if_any(&mut self, label: Label, said: &'p Option<Said>) {
        if let Some(said) = said {
            self.one(label, Value::Said(said));
        }
    }

    /// A field with a text, if it says something.
    fn text(&mut self, label: Label, text: &'p Bi) {
        if !text.is_empty() {
            self.one(label, Value::Text(Cow::Borrowed(text)));
        }
    }
}
