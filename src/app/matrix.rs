//! Matrices: where two kinds of things meet.

use std::collections::HashMap;

use super::form::Form;
use super::tabs::industries;
use crate::plan::file::{Basis, Facts, Kind, Relation, TableRole};
use crate::plan::{EntityRef, Locator, Plan, Source};

/// A matrix of things by things.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The things down the side.
    pub rows: Vec<EntityRef>,
    /// The things along the top.
    pub columns: Vec<EntityRef>,
    /// How many of the columns belong to the frame of the plan; the others stand apart.
    pub framed: usize,
    cells: Cells,
    /// How many cells of each column hold something.
    totals: HashMap<EntityRef, usize>,
}

/// What stands where a row and a column meet.
type Cells = HashMap<(EntityRef, EntityRef), Mark>;

/// What stands in a cell of a matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// A table names it as a lead industry.
    pub lead: bool,
    /// A table names it as a direction, or lists the project.
    pub table: bool,
    /// Prose names it.
    pub prose: bool,
    /// The first row that says so.
    pub row: Option<Locator>,
    /// The best basis of all.
    pub basis: Option<Basis>,
}

impl Matrix {
    fn new(rows: Vec<EntityRef>, columns: Vec<EntityRef>, framed: usize, cells: Cells) -> Matrix {
        let mut totals = HashMap::new();
        for (_, column) in cells.keys() {
            *totals.entry(*column).or_default() += 1;
        }
        Matrix {
            rows,
            columns,
            framed,
            cells,
            totals,
        }
    }

    /// The matrix of a form; empty for forms that are none.
    pub fn of(plan: &Plan, form: Form) -> Matrix {
        match form {
            Form::IndustryMatrix => towns_by_industries(plan),
            Form::ProjectMatrix => projects_by_units(plan),
            _ => Matrix::default(),
        }
    }

    /// What stands where two things meet.
    pub fn mark(&self, row: EntityRef, column: EntityRef) -> Option<&Mark> {
        self.cells.get(&(row, column))
    }

    /// How many cells of a column hold something.
    pub fn column_total(&self, column: EntityRef) -> usize {
        self.totals.get(&column).copied().unwrap_or(0)
    }
}

fn towns_by_industries(plan: &Plan) -> Matrix {
    let rows = plan.of_kind(Kind::Town).to_vec();
    let mut columns: Vec<EntityRef> = industries::frame(plan).collect();
    let framed = columns.len();
    let mut cells = Cells::new();
    for town in &rows {
        for group in plan.links_of(*town) {
            let lead = group.relation == Relation::LeadsWith;
            if !lead && group.relation != Relation::Develops {
                continue;
            }
            for neighbour in group
                .neighbours()
                .filter(|n| plan.kind(n.other) == Kind::Industry)
            {
                let mark = cells.entry((*town, neighbour.other)).or_default();
                for edge in neighbour.edges() {
                    let in_table = matches!(edge.source, Source::Row { .. });
                    mark.lead |= lead;
                    mark.table |= in_table;
                    mark.prose |= !in_table;
                    if let Source::Row { table, row } = edge.source {
                        mark.row = mark
                            .row
                            .take()
                            .or_else(|| plan.row_locator(table, row as usize));
                    }
                    mark.basis = Some(mark.basis.map_or(edge.basis, |basis| basis.min(edge.basis)));
                }
            }
        }
    }
    let outside = industries::outside_frame(plan)
        .filter(|i| rows.iter().any(|town| cells.contains_key(&(*town, *i))));
    columns.extend(outside);
    Matrix::new(rows, columns, framed, cells)
}

/// Projects of all tables by the units that list them, and by the sequence.
fn projects_by_units(plan: &Plan) -> Matrix {
    let rows = plan.of_kind(Kind::Project).to_vec();
    let mut columns = Vec::new();
    let mut cells = Cells::new();
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan.table(*table) else {
            continue;
        };
        let column = match (facts.role, &facts.lists) {
            (TableRole::Listing, Some(unit)) => plan.find(unit.raw()).unwrap_or(*table),
            (TableRole::Listing | TableRole::Sequence, _) => *table,
            (TableRole::Directions, _) => continue,
        };
        if !columns.contains(&column) {
            columns.push(column);
        }
        for group in plan
            .links_of(*table)
            .iter()
            .filter(|group| group.relation == Relation::Shows)
        {
            for neighbour in group.neighbours() {
                if !matches!(plan.get(neighbour.other).is, Facts::Project(_)) {
                    continue;
                }
                let mark = cells.entry((neighbour.other, column)).or_default();
                mark.table = true;
                let rows = neighbour.edges().filter_map(|edge| match edge.source {
                    Source::Row { table, row } => plan.row_locator(table, row as usize),
                    _ => None,
                });
                mark.row = mark.row.take().into_iter().chain(rows).min();
            }
        }
    }
    let framed = columns.len();
    Matrix::new(rows, columns, framed, cells)
}
