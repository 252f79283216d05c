//! The rows of a table of the draft, as written, with what was read into them.

use std::borrow::Cow;

use super::{Align, Column, Entry, Listing, Reads};
use crate::plan::file::{Merge, Table};
use crate::plan::{Absence, CellView, EntityRef, Label, Lang, Plan};
use crate::text::Shown;

/// All rows of a table; none if the thing is no table.
pub fn rows_listing(plan: &Plan, table: EntityRef) -> Listing<'_> {
    let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
    rows_of(plan, table, 0..rows)
}

/// One row of a table, counted from 0; none where the table has no such row.
pub fn row_listing(plan: &Plan, table: EntityRef, row: usize) -> Listing<'_> {
    let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
    rows_of(plan, table, row.min(rows)..(row + 1).min(rows))
}

/// Some rows of a table, counted from 0; the table must have them.
pub(in crate::export) fn rows_of(
    plan: &Plan,
    table: EntityRef,
    rows: impl IntoIterator<Item = usize>,
) -> Listing<'_> {
    let Some(facts) = plan.table(table) else {
        return Listing {
            columns: Vec::new(),
            rows: Vec::new(),
        };
    };
    let reader = Reader { plan, table, facts };
    Listing {
        columns: reader.columns(),
        rows: rows.into_iter().map(|row| reader.row(row)).collect(),
    }
}

struct Reader<'p> {
    plan: &'p Plan,
    table: EntityRef,
    facts: &'p Table,
}

impl<'p> Reader<'p> {
    fn columns(&self) -> Vec<Column<'p>> {
        let mut columns = vec![Column::ours(Label::new("行", "Row"), Reads::Alike)];
        columns.extend(self.facts.columns.iter().map(|column| Column {
            zh: column.get(Lang::Zh).into(),
            en: column.get(Lang::En).into(),
            align: Align::Left,
            reads: Reads::ByLanguage,
        }));
        columns.push(Column::ours(
            Label::new("非原文所载", "Not as written"),
            Reads::ByLanguage,
        ));
        columns
    }

    fn row(&self, row: usize) -> Vec<Entry<'p>> {
        let place = self.plan.row_locator(self.table, row);
        let place = place.map_or(Entry::text((row + 1).to_string()), |at| {
            Entry::Places(Cow::Owned(vec![at]))
        });
        let columns = 0..self.facts.columns.len();
        let views = columns.map(|column| self.plan.cell(self.table, row, column));
        let views: Vec<_> = views.collect();
        let cells = views.iter().map(|view| match view {
            Some(view) if !view.is_decided() => Entry::Absent(Absence::Undecided),
            Some(view) => Entry::pair(&view.cell.zh, &view.cell.en),
            None => Entry::Blank,
        });
        let mut entries = vec![place];
        entries.extend(cells);
        entries.push(self.remarks(&views));
        entries
    }

    /// Which cells do not stand there as they are listed, and why.
    fn remarks(&self, views: &[Option<CellView<'p>>]) -> Entry<'p> {
        let remarks = |lang| self.remarks_in(views, lang);
        if remarks(Lang::En).is_empty() {
            return Entry::Blank;
        }
        Entry::Words {
            zh: Shown::new(remarks(Lang::Zh)),
            en: Shown::new(remarks(Lang::En)),
        }
    }

    fn remarks_in(&self, views: &[Option<CellView<'p>>], lang: Lang) -> String {
        let columns = self.facts.columns.iter().zip(views);
        let remarks = columns.filter_map(|(column, view)| {
            let remark = remark((*view)?, lang)?;
            Some(match lang {
                Lang::Zh => format!("{}：{remark}", column.get(lang)),
                Lang::En => format!("{}: {remark}", column.get(lang)),
            })
        });
        remarks.collect::<Vec<_>>().join(lang.pick("；", "; "))
    }
}

fn remark(view: CellView<'_>, lang: Lang) -> Option<String> {
    match view.merged {
        Some(Merge::Undecided) => {
            let above = view.cell.get(lang);
            let label = Merge::Undecided.label(lang);
            Some(match lang {
                Lang::Zh => format!("{label}（上格为{above}）"),
                Lang::En => format!("{label} (above: {above})"),
            })
        }
        Some(merged) => Some(merged.label(lang).into()),
        None if view.cell.basis.is_stated() => None,
        None => Some(view.cell.basis.label(lang).into()),
    }
}
