//! What stands in a column for a row.

use super::{EvidenceKind, Field, Needed};
use crate::app::rows::{Evidence, Item};
use crate::app::tabs::sequencing::{evidence, town_of};
use crate::plan::file::{Cell, ColumnRole, Facts, Merge, Said, Target};
use crate::plan::{EntityRef, Lang, Plan, bounds, unit_after};
use crate::text::{Safe, Shown};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellText<'p> {
    /// Words or a value.
    Text(Shown<'p>),
    /// Words that stand in a merged cell above.
    Merged(Shown<'p>),
    /// Words of a merged cell whose reading is open.
    Undecided(Shown<'p>),
    /// Something that only supports.
    Dim(Shown<'p>),
    /// It is so, so many times.
    Yes(u8),
    /// There is no value.
    Absent,
    /// Nothing belongs there.
    Blank,
}

/// What stands in a column for a row.
pub fn cell<'p>(plan: &'p Plan, item: Item, field: Field, lang: Lang) -> CellText<'p> {
    match item {
        Item::Row { table, row } => row_cell(plan, table, row as usize, field, lang),
        Item::Entity(entity) => entity_cell(plan, entity, field, lang),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => CellText::Blank,
    }
}

/// The short form of what stands in a cell, for where there is no room for all of it.
///
/// A cell as written has one only where it names a single thing, and by its name: another name of the
/// thing is what a reader compares, and stays.
pub fn short(plan: &Plan, item: Item, field: Field, lang: Lang) -> Option<&Safe> {
    let entity = match (item, field) {
        (Item::Entity(entity), Field::Name) => entity,
        (Item::Entity(entity), Field::Town) => town_of(plan, entity)?,
        (Item::Row { table, row }, Field::Written(column)) => {
            let view = plan.cell(table, row as usize, usize::from(column))?;
            let mut named = plan.named_in(view);
            let (Some(entity), None) = (named.next(), named.next()) else {
                return None;
            };
            let written = lang.pick(&view.cell.zh, &view.cell.en);
            let by_name = plan.get(entity).name.only(lang) == written;
            by_name.then_some(entity)?
        }
        _ => return None,
    };
    let short = plan.get(entity).short.as_ref()?.only(lang);
    (!short.is_empty()).then_some(short)
}

/// The words of a cell in a second language, where it has words in both.
pub fn second(plan: &Plan, item: Item, field: Field, lang: Lang) -> Option<&Safe> {
    let text = match (item, field) {
        (Item::Entity(entity), Field::Name) => plan.get(entity).name.only(lang),
        (Item::Row { table, row }, Field::Written(column)) => {
            let view = plan.cell(table, row as usize, usize::from(column))?;
            lang.pick(&view.cell.zh, &view.cell.en)
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn row_cell<'p>(
    plan: &'p Plan,
    table: EntityRef,
    row: usize,
    field: Field,
    lang: Lang,
) -> CellText<'p> {
    match field {
        Field::Number => CellText::Dim(match plan.row_locator(table, row) {
            Some(at) => Shown::new(at.label(lang).as_str()),
            None => Shown::new((row + 1).to_string()),
        }),
        Field::Written(column) => match plan.cell(table, row, usize::from(column)) {
            Some(view) => written_cell(view.cell, view.merged, lang),
            None => CellText::Blank,
        },
        Field::Stage => match project_of(plan, table, row) {
            Some(project) => entity_cell(plan, project, field, lang),
            None => CellText::Absent,
        },
        _ => CellText::Blank,
    }
}

/// The project that a row is about.
fn project_of(plan: &Plan, table: EntityRef, row: usize) -> Option<EntityRef> {
    let columns = &plan.table(table)?.columns;
    let column = columns
        .iter()
        .position(|column| column.of == ColumnRole::Project)?;
    let view = plan.cell(table, row, column)?;
    plan.named_in(view).next()
}

fn written_cell(cell: &Cell, merged: Option<Merge>, lang: Lang) -> CellText<'_> {
    let own = cell.get(lang);
    match merged {
        _ if own.is_empty() => CellText::Absent,
        None => CellText::Text(own.into()),
        Some(Merge::Inferred) => CellText::Merged(own.into()),
        Some(Merge::Undecided) => CellText::Undecided(own.into()),
    }
}

fn entity_cell(plan: &Plan, entity: EntityRef, field: Field, lang: Lang) -> CellText<'_> {
    let facts = plan.get(entity);
    match (field, &facts.is) {
        (Field::Name, _) => CellText::Text(match facts.name.get(lang) {
            name if name.is_empty() => (&facts.id.0).into(),
            name => name.into(),
        }),
        (Field::Place, _) => match facts.at.first() {
            Some(at) => CellText::Dim(Shown::new(at.label(lang).as_str())),
            None => CellText::Absent,
        },
        (Field::LeadUnit, Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty)) => {
            said(&duty.lead_unit, lang)
        }
        (Field::Deadline, Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty)) => {
            said(&duty.deadline, lang)
        }
        (_, Facts::Target(target)) => target_cell(target, field, lang),
        (Field::Town, _) => match town_of(plan, entity) {
            Some(town) => CellText::Text(plan.get(town).name.get(lang).into()),
            None => CellText::Absent,
        },
        (Field::Progress | Field::Stage, Facts::Project(project)) => said(&project.stage, lang),
        (Field::Progress | Field::Stage, _) => CellText::Absent,
        (Field::Evidence(kind), _) => evidence_cell(evidence(plan, entity), kind),
        _ => CellText::Blank,
    }
}

fn said(said: &Option<Said>, lang: Lang) -> CellText<'_> {
    match said {
        Some(said) => CellText::Text(said.get(lang).into()),
        None => CellText::Absent,
    }
}

fn target_cell(target: &Target, field: Field, lang: Lang) -> CellText<'_> {
    match field {
        Field::Value => match number(target, lang) {
            Some(number) => CellText::Text(Shown::new(number)),
            None => CellText::Absent,
        },
        Field::Unit if target.low.is_none() => CellText::Dim(target.operator.label(lang).into()),
        Field::Unit => match unit_stands_apart(target, lang) {
            true => CellText::Text(target.unit.get(lang).into()),
            false => CellText::Blank,
        },
        Field::Horizon => match &target.horizon {
            Some(horizon) => {
                let date = horizon.read_as.as_str();
                match date.split('-').next() {
                    Some(year) if !year.is_empty() => CellText::Text(Shown::new(year)),
                    // "In five years" gives no year: then its own words.
                    _ => CellText::Text(horizon.words.get(lang).into()),
                }
            }
            None => CellText::Absent,
        },
        Field::Given(needed) => {
            let given = match needed {
                Needed::Baseline => &target.baseline,
                Needed::Definition => &target.definition,
                Needed::LeadUnit => &target.lead_unit,
            };
            yes(u8::from(given.is_some()))
        }
        _ => CellText::Blank,
    }
}

/// The number of a target with its sign, and with its unit where that is a sign too: `about 8.5%`.
fn number(target: &Target, lang: Lang) -> Option<String> {
    let number = bounds(target.low?, target.high);
    let unit = match unit_stands_apart(target, lang) {
        true => String::new(),
        false => unit_after(&target.unit, lang),
    };
    Some(match target.operator.sign(lang) {
        "" => format!("{number}{unit}"),
        sign => format!("{sign} {number}{unit}"),
    })
}

/// Whether the unit is a word, which stands in a column of its own, and not a sign like `%`.
fn unit_stands_apart(target: &Target, lang: Lang) -> bool {
    let unit = target.unit.get(lang).as_str();
    unit.starts_with(char::is_alphanumeric)
}

fn evidence_cell(evidence: Evidence, kind: EvidenceKind) -> CellText<'static> {
    match kind {
        EvidenceKind::Core => yes(u8::from(evidence.core)),
        EvidenceKind::Axes => yes(evidence.axes),
        EvidenceKind::Prose => yes(u8::from(evidence.prose)),
        EvidenceKind::Action => yes(u8::from(evidence.action)),
    }
}

fn yes(times: u8) -> CellText<'static> {
    match times {
        0 => CellText::Absent,
        times => CellText::Yes(times),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_there_in_one_language_alone_are_not_missing_in_the_other() {
        let plan = r#"(format: 1, entities: [
            (id: "project.a", name: (zh: "甲", en: "A"), at: ["T1.1"], is: Project(stage: (zh: "在建"))),
            (id: "project.b", name: (zh: "乙", en: "B"), at: ["T1.1"], is: Project(stage: (en: "planned"))),
            (id: "table.t", name: (zh: "表", en: "Table"), at: ["T1"], is: Table(role: Listing,
             columns: [(zh: "项目", of: Project)], rows: [[(en: "A")], [(zh: "乙")]])),
        ])"#;
        let plan = Plan::parse(plan).unwrap();
        let [a, b, table] = ["project.a", "project.b", "table.t"].map(|id| plan.find(id).unwrap());
        let both = |item, field| [Lang::Zh, Lang::En].map(|lang| cell(&plan, item, field, lang));
        let same =
            |words: &'static str| [CellText::Text(words.into()), CellText::Text(words.into())];
        assert_eq!(both(Item::Entity(a), Field::Stage), same("在建"));
        assert_eq!(both(Item::Entity(b), Field::Stage), same("planned"));
        let row = |row| both(Item::Row { table, row }, Field::Written(0));
        assert_eq!([row(0), row(1)], [same("A"), same("乙")]);
    }
}
