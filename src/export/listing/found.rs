//! What was found, in rows.

use std::borrow::Cow;

use super::{Column, Entry, Listing, Reads};
use crate::plan::file::ColumnRole;
use crate::plan::{EntityRef, Label, Lang, Plan};

/// Something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A thing.
    Entity(EntityRef),
    /// A row of a table, from 0.
    Row(EntityRef, usize),
}

/// What was found, in the order in which it was: by what it is cited, its kind, its name, its places.
pub fn found_listing<'p>(plan: &'p Plan, found: &[Found]) -> Listing<'p> {
    Listing {
        columns: vec![
            Column::ours(Label::new("编号", "Id"), Reads::Alike),
            Column::ours(Label::new("类别", "Kind"), Reads::ByLanguage),
            Column::ours(Label::new("名称", "Name"), Reads::ByLanguage),
            Column::ours(Label::new("出处", "In the draft"), Reads::Alike),
        ],
        rows: found.iter().map(|found| row(plan, *found)).collect(),
    }
}

fn row(plan: &Plan, found: Found) -> Vec<Entry<'_>> {
    match found {
        Found::Entity(entity) => {
            let facts = plan.get(entity);
            let kind = plan.kind(entity);
            vec![
                Entry::text(facts.id.as_str()),
                Entry::label(Label::new(kind.label(Lang::Zh), kind.label(Lang::En))),
                Entry::bi(&facts.name),
                Entry::Places(Cow::Borrowed(&facts.at)),
            ]
        }
        Found::Row(table, row) => {
            let at = plan.row_locator(table, row);
            let cited = at.as_ref().map_or_else(String::new, |at| at.to_string());
            vec![
                Entry::text(cited),
                Entry::label(Label::new("表行", "Row")),
                Entry::each(|lang| words(plan, table, row, lang)),
                Entry::Places(Cow::Owned(at.into_iter().collect())),
            ]
        }
    }
}

/// The cells of a row that say what it is about, one behind the other: `list rows` has the others.
fn words(plan: &Plan, table: EntityRef, row: usize, lang: Lang) -> String {
    let columns = plan.table(table).map_or(&[][..], |facts| &facts.columns);
    let is_told = |of: ColumnRole| {
        matches!(
            of,
            ColumnRole::Town
                | ColumnRole::Cluster
                | ColumnRole::Project
                | ColumnRole::ServiceDirection
        )
    };
    let told = (0..).zip(columns).filter(|(_, column)| is_told(column.of));
    let cells = told.filter_map(|(at, _)| plan.cell(table, row, at));
    let texts = cells.map(|view| view.cell.get(lang).as_str());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.join(lang.pick("｜", " | "))
}
