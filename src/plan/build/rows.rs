//! What the rows of a table say: which cells go on from which, and what links what.

use std::collections::HashMap;

use super::{basis_of, refs};
use crate::plan::EntityRef;
use crate::plan::file::{Basis, ColumnRole, Entity, Facts, Id, Relation, Table};

/// For each table with merged cells, the row in which each cell's words stand.
pub(super) fn origins(entities: &[Entity]) -> HashMap<EntityRef, Vec<u32>> {
    let tables = refs(entities).filter_map(|(at, entity)| match &entity.is {
        Facts::Table(table) => Some((at, table)),
        _ => None,
    });
    tables
        .filter(|(_, table)| has_merged_cells(table))
        .map(|(at, table)| (at, table_origins(table)))
        .collect()
}

fn has_merged_cells(table: &Table) -> bool {
    table
        .rows
        .iter()
        .flatten()
        .any(|cell| cell.merged.is_some())
}

fn table_origins(table: &Table) -> Vec<u32> {
    let width = table.columns.len();
    let mut current = vec![0u32; width];
    let mut origins = Vec::with_capacity(width * table.rows.len());
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, current) in current.iter_mut().enumerate() {
            if cells.get(column).is_none_or(|cell| cell.merged.is_none()) {
                *current = row as u32;
            }
            origins.push(*current);
        }
    }
    origins
}

/// A link that a row implies.
pub(super) struct RowLink {
    pub(super) from: EntityRef,
    pub(super) to: EntityRef,
    pub(super) relation: Relation,
    pub(super) basis: Basis,
}

/// Reads the links out of one table, row by row, each id looked up once.
pub(super) struct RowReader<'p> {
    table: EntityRef,
    facts: &'p Table,
    /// The unit whose projects the table lists.
    unit: Option<EntityRef>,
    /// For each column, what the last cell with words of its own names.
    words: Vec<Named>,
    /// For each column, how its cell of this row reads; none where it links nothing.
    basis: Vec<Option<Basis>>,
}

#[derive(Clone, Default)]
struct Named {
    entities: Vec<EntityRef>,
    basis: Basis,
}

impl<'p> RowReader<'p> {
    pub(super) fn of(table: EntityRef, facts: &'p Table, unit: Option<EntityRef>) -> RowReader<'p> {
        RowReader {
            table,
            facts,
            unit,
            words: vec![Named::default(); facts.columns.len()],
            basis: vec![None; facts.columns.len()],
        }
    }

    /// Goes on to a row; `resolve` finds the entity of an id. Rows are read in their order.
    pub(super) fn read(&mut self, row: usize, mut resolve: impl FnMut(&Id) -> Option<EntityRef>) {
        let cells = &self.facts.rows[row];
        let blank = Named::default();
        for (column, words) in self.words.iter_mut().enumerate() {
            let Some(cell) = cells.get(column) else {
                *words = blank.clone();
                self.basis[column] = None;
                continue;
            };
            // A cell that is merged names nothing by itself; what it names all the same must exist.
            let named = cell.is.iter().filter_map(&mut resolve);
            if cell.merged.is_none() {
                words.entities.clear();
                words.entities.extend(named);
                words.basis = cell.basis;
            } else {
                named.for_each(drop);
            }
            self.basis[column] = basis_of(words.basis, cell.merged);
        }
        for id in cells
            .iter()
            .skip(self.words.len())
            .flat_map(|cell| &cell.is)
        {
            resolve(id);
        }
    }

    /// Every link of the row last read. Cells whose reading is undecided link nothing.
    pub(super) fn for_each_link(&self, mut emit: impl FnMut(RowLink)) {
        for (column, facts) in self.facts.columns.iter().enumerate() {
            for (subject, basis) in self.named(column) {
                emit(RowLink {
                    from: self.table,
                    to: subject,
                    relation: Relation::Shows,
                    basis,
                });
                self.link_to_unit(facts.of, subject, basis, &mut emit);
                self.link_to_row(facts.of, subject, basis, &mut emit);
            }
        }
    }

    /// What the cell of a column names in this row, its own words or those it goes on from.
    fn named(&self, column: usize) -> impl Iterator<Item = (EntityRef, Basis)> + '_ {
        let basis = self.basis[column];
        let entities = &self.words[column].entities;
        entities
            .iter()
            .filter_map(move |entity| Some((*entity, basis?)))
    }

    fn link_to_unit(
        &self,
        role: ColumnRole,
        subject: EntityRef,
        basis: Basis,
        emit: &mut impl FnMut(RowLink),
    ) {
        let stands = matches!(role, ColumnRole::Project | ColumnRole::Cluster);
        if let (true, Some(unit)) = (stands, self.unit) {
            emit(RowLink {
                from: subject,
                to: unit,
                relation: Relation::StandsIn,
                basis,
            });
        }
    }

    fn link_to_row(
        &self,
        role: ColumnRole,
        subject: EntityRef,
        subject_basis: Basis,
        emit: &mut impl FnMut(RowLink),
    ) {
        for (column, facts) in self.facts.columns.iter().enumerate() {
            let Some(relation) = relation(role, facts.of) else {
                continue;
            };
            for (to, basis) in self.named(column) {
                emit(RowLink {
                    from: subject,
                    to,
                    relation,
                    basis: basis.weaker(subject_basis),
                });
            }
        }
    }
}

/// What a thing of one column is to a thing of another in the same row.
fn relation(subject: ColumnRole, other: ColumnRole) -> Option<Relation> {
    use ColumnRole as C;
    match (subject, other) {
        (C::Project | C::Cluster, C::Town) => Some(Relation::LocatedIn),
        (C::Project, C::Cluster) => Some(Relation::BelongsTo),
        (C::Project | C::Town, C::LeadIndustry) => Some(Relation::LeadsWith),
        (C::Project | C::Town, C::ServiceDirection | C::Orientation | C::Segment) => {
            Some(Relation::Develops)
        }
        _ => None,
    }
}
