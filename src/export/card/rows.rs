//! What the tables say of one thing, column by column, so that rows that disagree stand side by side.

use std::borrow::Cow;

use super::{Field, Fields, MOST, Value};
use crate::plan::file::{Cell, ColumnRole, Relation, TableRole};
use crate::plan::{Absence, CellView, EntityRef, Label, Locator, Plan};

/// Rows of one table that name a thing, counted from 0, as many as a card has room for.
struct Rows {
    table: EntityRef,
    rows: Vec<usize>,
    more: usize,
}

/// In which rows of the tables of this role the thing stands; a reason if in none.
///
/// Nothing where the plan has no such table.
pub(super) fn places<'p>(
    plan: &'p Plan,
    entity: EntityRef,
    (role, label): (TableRole, Label),
    fields: &mut Fields<'p>,
) {
    let mut tables = tables(plan, role).peekable();
    if tables.peek().is_none() {
        return;
    }
    let mut places = Vec::new();
    let mut more = 0;
    for table in tables {
        let found = rows_naming(plan, table, entity);
        let rows = found.rows.iter();
        places.extend(rows.filter_map(|row| plan.row_locator(table, *row)));
        more += found.more;
    }
    if places.is_empty() {
        fields.one(label, Value::Absent(Absence::NotInDraft));
    } else {
        let values = vec![Value::Locators(Cow::Owned(places))];
        fields.0.push(Field {
            label,
            values,
            more,
        });
    }
}

/// For each of these kinds of column, what the rows of the thing say in it.
pub(super) fn columns<'p>(
    plan: &'p Plan,
    entity: EntityRef,
    tables: &[TableRole],
    columns: &[ColumnRole],
) -> Vec<(ColumnRole, Vec<Value<'p>>)> {
    let tables = tables.iter().flat_map(|role| self::tables(plan, *role));
    let found: Vec<Rows> = tables
        .map(|table| rows_naming(plan, table, entity))
        .collect();
    let column = |role: &ColumnRole| (*role, column_values(plan, &found, *role));
    columns.iter().map(column).collect()
}

fn tables(plan: &Plan, role: TableRole) -> impl Iterator<Item = EntityRef> {
    let tables = plan.of_kind(crate::plan::file::Kind::Table).iter().copied();
    tables.filter(move |table| plan.table(*table).is_some_and(|facts| facts.role == role))
}

fn rows_naming(plan: &Plan, table: EntityRef, entity: EntityRef) -> Rows {
    let edges = plan.links_between(table, Relation::Shows, entity);
    let mut rows: Vec<usize> = Vec::new();
    let mut seen = 0;
    for edge in edges {
        if rows.len() == MOST {
            break;
        }
        seen += 1;
        if let crate::plan::Source::Row { row, .. } = edge.source
            && rows.last() != Some(&(row as usize))
        {
            rows.push(row as usize);
        }
    }
    let more = edges.len() - seen;
    Rows { table, rows, more }
}

fn column_values<'p>(plan: &'p Plan, found: &[Rows], role: ColumnRole) -> Vec<Value<'p>> {
    let mut readings: Vec<Reading<'p>> = Vec::new();
    for Rows { table, rows, .. } in found {
        let Some(facts) = plan.table(*table) else {
            continue;
        };
        let columns = facts.columns.iter().enumerate();
        for (column, _) in columns.filter(|(_, column)| column.of == role) {
            for row in rows {
                let view = plan.cell(*table, *row, column);
                let at = plan.row_locator(*table, *row);
                if let (Some(view), Some(at)) = (view, at) {
                    Reading::add(&mut readings, view, at);
                }
            }
        }
    }
    readings.into_iter().map(Reading::into_value).collect()
}

/// Words of cells of one column, with the rows in which they read so.
struct Reading<'p> {
    view: CellView<'p>,
    at: Vec<Locator>,
}

impl<'p> Reading<'p> {
    /// Adds what one row says. A cell goes to the words that are there already if it says the same.
    fn add(readings: &mut Vec<Reading<'p>>, view: CellView<'p>, at: Locator) {
        if view.cell.zh.is_empty() && view.cell.en.is_empty() {
            return;
        }
        let continued = |known: &Reading<'p>| {
            std::ptr::eq(known.view.cell, view.cell) && view.is_decided() == known.view.is_decided()
        };
        if readings.iter().any(continued) {
            return;
        }
        let alike = |known: &&mut Reading<'p>| {
            same_words(known.view.cell, view.cell) && known.view.merged == view.merged
        };
        match readings.iter_mut().find(alike) {
            Some(known) => known.at.push(at),
            None => readings.push(Reading { view, at: vec![at] }),
        }
    }

    fn into_value(self) -> Value<'p> {
        Value::Cell {
            cell: self.view.cell,
            merged: self.view.merged,
            at: self.at,
        }
    }
}

fn same_words(a: &Cell, b: &Cell) -> bool {
    (&a.zh, &a.en, a.basis) == (&b.zh, &b.en, b.basis)
}
