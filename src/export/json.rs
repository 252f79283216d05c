//! JSON: everything that the model has, with what was read into it, in both languages.
//!
//! Texts are the file's own, not what is shown of them. So that the JSON can be printed all the
//! same, every character that must not reach a terminal is written as `\u` and its number.

mod concern;
mod safe;

use serde::Serialize;

use concern::{ConcernDoc, PageDoc};

use super::{Field, Found, Value, card};
use crate::lens::Lens;
use crate::plan::file::{
    Basis, Bi, ColumnRole, Entity, Geometry, Id, Kind, Merge, Named, Relation, Stop,
};
use crate::plan::{Direction, Edge, EntityRef, Label, Locator, Neighbour, Plan, Source};
use crate::text::Safe;

/// What somebody else has put together, as JSON that can be printed.
pub fn document(value: &impl Serialize) -> String {
    safe::to_string(value)
}

/// The things of a kind, as a list; through a lens those that it concerns.
pub fn entities(plan: &Plan, kind: Kind, lens: Option<&Lens>) -> String {
    let entities = plan.of_kind(kind).iter().copied();
    let shown = entities.filter(|it| lens.is_none_or(|lens| lens.concern(*it).is_some()));
    let docs = shown.map(|entity| EntityDoc::new(plan, entity, lens));
    safe::to_string(&docs.collect::<Vec<_>>())
}

/// One thing.
pub fn entity(plan: &Plan, entity: EntityRef, lens: Option<&Lens>) -> String {
    safe::to_string(&EntityDoc {
        page: PageDoc::of(plan, entity),
        ..EntityDoc::new(plan, entity, lens)
    })
}

/// The rows of a table, as a list, through a lens those that it concerns; nothing where the thing is no
/// table.
pub fn rows(plan: &Plan, table: EntityRef, lens: Option<&Lens>) -> String {
    let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
    let docs = (0..rows).map(|row| RowDoc::new(plan, table, row, lens));
    let docs = docs.filter(|doc| lens.is_none() || doc.concern.is_some());
    safe::to_string(&docs.collect::<Vec<_>>())
}

/// One row of a table, counted from 0.
pub fn row(plan: &Plan, table: EntityRef, row: usize, lens: Option<&Lens>) -> String {
    safe::to_string(&RowDoc::new(plan, table, row, lens))
}

/// What was found, things and rows, in the order in which it was.
pub fn found(plan: &Plan, found: &[Found]) -> String {
    let docs = found.iter().map(|found| match *found {
        Found::Entity(entity) => FoundDoc::Entity(Box::new(EntityDoc::new(plan, entity, None))),
        Found::Row(table, row) => FoundDoc::Row(RowDoc::new(plan, table, row, None)),
    });
    safe::to_string(&docs.collect::<Vec<_>>())
}

/// The kinds of which the plan, or the lens, has something.
pub fn kinds(plan: &Plan, lens: Option<&Lens>) -> String {
    let docs = Kind::ALL.into_iter().map(|kind| {
        let things = plan.of_kind(kind).iter();
        let is_shown = |it: &&EntityRef| lens.is_none_or(|lens| lens.concern(**it).is_some());
        KindDoc {
            word: kind.words(),
            kind,
            count: things.filter(is_shown).count(),
        }
    });
    let docs = docs.filter(|doc| doc.count > 0);
    safe::to_string(&docs.collect::<Vec<_>>())
}

/// The model: what the plan file holds.
pub fn model(plan: &Plan) -> String {
    let entities = plan.all().map(|entity| plan.get(entity));
    safe::to_string(&ModelDoc {
        format: 1,
        entities: entities.collect(),
        geometry: plan.geometry(),
        tour: plan.tour(),
    })
}

#[derive(Serialize)]
#[serde(untagged)]
enum FoundDoc<'p> {
    Entity(Box<EntityDoc<'p>>),
    Row(RowDoc<'p>),
}

#[derive(Serialize)]
struct KindDoc {
    word: String,
    kind: Kind,
    count: usize,
}

#[derive(Serialize)]
struct ModelDoc<'p> {
    format: u32,
    entities: Vec<&'p Entity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geometry: Option<&'p Geometry>,
    tour: &'p [Stop],
}

/// The entity as the file has it, then what is known of it, then its links.
#[derive(Serialize)]
struct EntityDoc<'p> {
    kind: &'static str,
    #[serde(flatten)]
    entity: &'p Entity,
    fields: Vec<FieldDoc<'p>>,
    related: Vec<LinkDoc<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concern: Option<ConcernDoc<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<PageDoc<'p>>,
}

impl<'p> EntityDoc<'p> {
    fn new(plan: &'p Plan, entity: EntityRef, lens: Option<&Lens>) -> EntityDoc<'p> {
        let fields = card(plan, entity).fields.into_iter();
        let mut related = Vec::new();
        for group in plan.links_of(entity) {
            let label = Label::new(
                group.relation.label(group.direction, crate::plan::Lang::Zh),
                group.relation.label(group.direction, crate::plan::Lang::En),
            );
            let link = |link: Neighbour<'p>| LinkDoc {
                relation: group.relation,
                direction: match group.direction {
                    Direction::Out => "out",
                    Direction::In => "in",
                },
                label,
                thing: ThingDoc::new(plan, link.other),
                basis: link.basis(),
                evidence: link
                    .edges()
                    .map(|edge| EvidenceDoc::new(plan, edge))
                    .collect(),
            };
            related.extend(group.neighbours().map(link));
        }
        EntityDoc {
            kind: plan.kind(entity).word(),
            entity: plan.get(entity),
            fields: fields.map(|field| FieldDoc::new(plan, field)).collect(),
            related,
            concern: lens
                .and_then(|lens| lens.concern(entity))
                .map(|concern| ConcernDoc::new(plan, concern)),
            page: None,
        }
    }
}

#[derive(Serialize)]
struct ThingDoc<'p> {
    id: &'p Id,
    name: &'p Bi,
}

impl<'p> ThingDoc<'p> {
    fn new(plan: &'p Plan, entity: EntityRef) -> ThingDoc<'p> {
        let Entity { id, name, .. } = plan.get(entity);
        ThingDoc { id, name }
    }
}

#[derive(Serialize)]
struct LinkDoc<'p> {
    relation: Relation,
    direction: &'static str,
    label: Label,
    thing: ThingDoc<'p>,
    basis: Basis,
    evidence: Vec<EvidenceDoc<'p>>,
}

/// One thing that a link rests on.
#[derive(Serialize)]
struct EvidenceDoc<'p> {
    /// `link`, `row`, `term` or `part`.
    from: &'static str,
    basis: Basis,
    at: Vec<Locator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'p Bi>,
}

impl<'p> EvidenceDoc<'p> {
    fn new(plan: &'p Plan, edge: &Edge) -> EvidenceDoc<'p> {
        let (from, words) = match edge.source {
            Source::Written(link) => {
                let link = plan.get(edge.from).links.get(link as usize);
                let words = link.map(|link| &link.words);
                ("link", words.filter(|words| !words.is_empty()))
            }
            Source::Row { .. } => ("row", None),
            Source::Term(_) => ("term", None),
            Source::Part => ("part", None),
        };
        EvidenceDoc {
            from,
            basis: edge.basis,
            at: plan.evidence(edge),
            words,
        }
    }
}

#[derive(Serialize)]
struct FieldDoc<'p> {
    label: Label,
    values: Vec<ValueDoc<'p>>,
    #[serde(skip_serializing_if = "is_zero")]
    more: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl<'p> FieldDoc<'p> {
    fn new(plan: &'p Plan, field: Field<'p>) -> FieldDoc<'p> {
        let Field {
            label,
            values,
            more,
        } = field;
        FieldDoc {
            label,
            values: values
                .iter()
                .map(|value| ValueDoc::new(plan, value))
                .collect(),
            more,
        }
    }
}

/// A value: one of its forms, with its places and its note.
#[derive(Default, Serialize)]
struct ValueDoc<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Bi>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thing: Option<ThingDoc<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<&'p [Named]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at: Vec<Locator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Label>,
}

impl<'p> ValueDoc<'p> {
    fn new(plan: &'p Plan, value: &Value<'p>) -> ValueDoc<'p> {
        let pair = |zh: &Safe, en: &Safe| {
            let (zh, en) = (zh.clone(), en.clone());
            Some(Bi { zh, en })
        };
        let mut doc = ValueDoc {
            at: value.at().to_vec(),
            note: value.note(),
            ..ValueDoc::default()
        };
        match value {
            Value::Text(text) => doc.text = pair(&text.zh, &text.en),
            Value::Quote { words, .. } | Value::Condensed(words) => {
                doc.text = pair(&words.zh, &words.en);
            }
            Value::Word(label) => doc.text = pair(&label.zh.into(), &label.en.into()),
            Value::Reading(text) => doc.text = pair(text, text),
            Value::Said(said) => doc.text = pair(&said.zh, &said.en),
            Value::Cell { cell, .. } => doc.text = pair(&cell.zh, &cell.en),
            Value::Thing { entity, .. } => doc.thing = Some(ThingDoc::new(plan, *entity)),
            Value::Terms { terms, .. } => doc.terms = Some(terms),
            Value::Locators(places) => doc.at = places.to_vec(),
            Value::Absent(reason) => doc.absent = Some(reason.word()),
        }
        doc
    }
}

#[derive(Serialize)]
struct RowDoc<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Locator>,
    cells: Vec<CellDoc<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concern: Option<ConcernDoc<'p>>,
}

/// A cell, with the words of the cell above where it is merged with it.
#[derive(Serialize)]
struct CellDoc<'p> {
    column: Bi,
    of: ColumnRole,
    zh: &'p Safe,
    en: &'p Safe,
    is: &'p [Id],
    basis: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged: Option<Merge>,
    /// Whether the words are this row's; false where a person must decide.
    decided: bool,
}

impl<'p> RowDoc<'p> {
    fn new(plan: &'p Plan, table: EntityRef, row: usize, lens: Option<&Lens>) -> RowDoc<'p> {
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let concern = lens.and_then(|lens| lens.row_concern(table, number));
        let columns = plan.table(table).map_or(&[][..], |facts| &facts.columns);
        let columns = columns.iter().enumerate();
        let cells = columns.filter_map(|(at, column)| {
            let view = plan.cell(table, row, at)?;
            Some(CellDoc {
                column: Bi {
                    zh: column.zh.clone(),
                    en: column.en.clone(),
                },
                of: column.of,
                zh: &view.cell.zh,
                en: &view.cell.en,
                is: &view.cell.is,
                basis: view.cell.basis,
                merged: view.merged,
                decided: view.is_decided(),
            })
        });
        RowDoc {
            at: plan.row_locator(table, row),
            cells: cells.collect(),
            concern: concern.map(|concern| ConcernDoc::new(plan, concern)),
        }
    }
}
