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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Lang;

    fn plan() -> Plan {
        Plan::parse(include_str!("../../tests/plans/two-tables.ron")).unwrap()
    }

    /// The values of a field as a reader gets them: text, places, note.
    #[track_caller]
    fn values(id: &str, label: &str) -> Vec<String> {
        let plan = plan();
        let card = card(&plan, plan.find(id).unwrap());
        let field = card.fields.iter().find(|field| field.label.en == label);
        let field = field.unwrap_or_else(|| panic!("{id} has no field {label}"));
        let line = |value: &Value<'_>| {
            let mut line = value.text(&plan, Lang::En).as_str().to_string();
            for at in value.at() {
                line.push_str(&format!(" {at}"));
            }
            if let Some(note) = value.note() {
                line.push_str(&format!(" ({})", note.en));
            }
            line
        };
        field.values.iter().map(line).collect()
    }

    #[test]
    fn the_plan_of_these_tests_is_sound() {
        assert_eq!(plan().problems(), []);
    }

    #[test]
    fn listing_and_sequence_stand_side_by_side() {
        let clusters = ["Crafts Cluster T2.1", "Media Cluster T3.1"];
        assert_eq!(values("project.kiln", "Cluster"), clusters);
        assert_eq!(values("project.kiln", "Listed in"), ["T2.1"]);
        assert_eq!(values("project.kiln", "Sequence"), ["T3.1"]);
        assert_eq!(values("project.loom", "Sequence"), ["not in the draft"]);
    }

    #[test]
    fn merged_cells_say_how_they_were_read() {
        let inferred = ["Crafts Cluster T2.2 (merged cell, inferred)"];
        assert_eq!(values("project.loom", "Cluster"), inferred);
        let undecided = ["Media Cluster T3.2 (merged cell, undecided)"];
        assert_eq!(values("project.press", "Cluster"), undecided);
    }

    #[test]
    fn prose_and_table_stand_side_by_side() {
        assert_eq!(
            values("town.hill", "Lead industries"),
            ["tourism 2.1.1", "Design T1.1"]
        );
        let directions = ["tourism, wellness 2.1.1", "Design T1.1", "Tourism T1.2"];
        assert_eq!(values("town.hill", "Directions"), directions);
    }

    #[test]
    fn what_the_draft_does_not_say_is_absent_and_says_why() {
        for (id, label) in [
            ("project.kiln", "Stage"),
            ("project.kiln", "Lead unit"),
            ("target.visitors", "Baseline"),
            ("target.visitors", "Definition"),
            ("target.visitors", "Area"),
            ("target.shuttle", "Horizon"),
        ] {
            assert_eq!(values(id, label), ["not in the draft"], "{id} {label}");
        }
        assert_eq!(
            values("figure.layout", "Labels"),
            ["illegible in the source"]
        );
    }

    #[test]
    fn our_words_and_readings_are_marked() {
        let condensed = ["It starts with the kiln. (condensed, not a quotation)"];
        assert_eq!(values("project.kiln", "Condensed"), condensed);
        assert_eq!(
            values("target.visitors", "Horizon"),
            ["by 2030", "2030-12-31 (our reading)"]
        );
        assert_eq!(values("target.visitors", "Value"), ["1-2 ten thousand"]);
        assert_eq!(values("target.shuttle", "Value"), ["trend"]);
    }

    #[test]
    fn hidden_characters_are_counted() {
        let plan = plan();
        let hidden = |id| card(&plan, plan.find(id).unwrap()).hidden;
        assert_eq!(hidden("project.press"), 1);
        assert_eq!(hidden("project.kiln"), 0);
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let name = r#"(zh: "名", en: "name", at: ["0"]),"#.repeat(MOST + 1650);
        let text = format!(
            r#"(format: 1, entities: [(id: "plan.x", name: (zh: "甲", en: "A"), names: [{name}], at: ["0"], is: Plan(state: (zh: "稿", en: "draft")))])"#
        );
        let plan = Plan::parse(&text).unwrap();
        let card = card(&plan, plan.itself().unwrap());
        let names = card
            .fields
            .iter()
            .find(|field| field.label.en == "Also called")
            .unwrap();
        assert_eq!((names.values.len(), names.more), (MOST, 1650));
    }
}
