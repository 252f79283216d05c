//! What the rows of a table say: which cells go on from which, and what links what.

use std::collections::HashMap;

use super::{basis_of, refs};
use crate::plan::file::{Basis, ColumnRole, Entity, Facts, Relation, Table};
use crate::plan::{EntityRef, Plan};

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

/// Reads the links out of the rows of one table.
pub(super) struct RowReader<'p> {
    pub(super) plan: &'p Plan,
    pub(super) table: EntityRef,
    pub(super) facts: &'p Table,
    /// The unit whose projects the table lists.
    pub(super) unit: Option<EntityRef>,
}

impl RowReader<'_> {
    /// Every link of one row. Cells whose reading is undecided link nothing.
    pub(super) fn for_each_link(&self, row: usize, mut emit: impl FnMut(RowLink)) {
        for subject_column in 0..self.facts.columns.len() {
            let subject_role = self.facts.columns[subject_column].of;
            self.for_each_named(row, subject_column, |subject, subject_basis| {
                emit(RowLink {
                    from: self.table,
                    to: subject,
                    relation: Relation::Shows,
                    basis: subject_basis,
                });
                self.link_to_unit(subject_role, subject, subject_basis, &mut emit);
                for (column, facts) in self.facts.columns.iter().enumerate() {
                    let Some(relation) = relation(subject_role, facts.of) else {
                        continue;
                    };
                    self.for_each_named(row, column, |to, basis| {
                        emit(RowLink {
                            from: subject,
                            to,
                            relation,
                            basis: basis.max(subject_basis),
                        });
                    });
                }
            });
        }
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

    fn for_each_named(&self, row: usize, column: usize, mut each: impl FnMut(EntityRef, Basis)) {
        let Some(view) = self.plan.cell(self.table, row, column) else {
            return;
        };
        let Some(basis) = basis_of(view.cell.basis, view.merged) else {
            return;
        };
        for entity in self.plan.named_in(view) {
            each(entity, basis);
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
