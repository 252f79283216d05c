//! Matrices: where two kinds of things meet.

use std::collections::HashMap;

use super::form::Form;
use super::tabs::industries;
use crate::plan::file::{Basis, Kind, Relation, TableRole};
use crate::plan::{Edge, EntityRef, Locator, Plan, Source};

/// A matrix of things by things.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The things down the side.
    pub rows: Vec<EntityRef>,
    /// The things along the top.
    pub columns: Vec<EntityRef>,
    /// How many of the columns belong to the frame of the plan; the others stand apart.
    pub framed: usize,
    cells: HashMap<(EntityRef, EntityRef), Mark>,
    row_totals: HashMap<EntityRef, usize>,
    column_totals: HashMap<EntityRef, usize>,
}

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
    /// How many rows say so.
    pub rows: usize,
    /// The best basis of all.
    pub basis: Option<Basis>,
}

impl Mark {
    fn take(&mut self, plan: &Plan, edge: &Edge) {
        match edge.source {
            Source::Row { table, row } => {
                self.lead |= edge.relation == Relation::LeadsWith;
                self.table |= edge.relation != Relation::LeadsWith;
                self.rows += 1;
                let at = plan.row_locator(table, row as usize);
                self.row = self.row.take().into_iter().chain(at).min();
            }
            Source::Written(_) | Source::Term(_) | Source::Part => self.prose = true,
        }
        self.basis = Some(match self.basis {
            Some(basis) => basis.min(edge.basis),
            None => edge.basis,
        });
    }
}

impl Matrix {
    /// The matrix of a form; empty for forms that are none.
    pub fn of(plan: &Plan, form: Form) -> Matrix {
        let mut matrix = match form {
            Form::IndustryMatrix => towns_by_industries(plan),
            Form::ProjectMatrix => projects_by_units(plan),
            _ => Matrix::default(),
        };
        for (row, column) in matrix.cells.keys() {
            *matrix.row_totals.entry(*row).or_default() += 1;
            *matrix.column_totals.entry(*column).or_default() += 1;
        }
        matrix
    }

    /// What stands where two things meet.
    pub fn mark(&self, row: EntityRef, column: EntityRef) -> Option<&Mark> {
        self.cells.get(&(row, column))
    }

    /// How many cells of a row hold something.
    pub fn row_total(&self, row: EntityRef) -> usize {
        self.row_totals.get(&row).copied().unwrap_or(0)
    }

    /// How many cells of a column hold something.
    pub fn column_total(&self, column: EntityRef) -> usize {
        self.column_totals.get(&column).copied().unwrap_or(0)
    }
}

fn towns_by_industries(plan: &Plan) -> Matrix {
    let rows = plan.of_kind(Kind::Town).to_vec();
    let mut columns: Vec<EntityRef> = industries::frame(plan).collect();
    let framed = columns.len();
    let mut cells: HashMap<(EntityRef, EntityRef), Mark> = HashMap::new();
    for town in &rows {
        let groups = plan.links_of(*town).into_iter();
        let neighbours = groups
            .filter(|group| matches!(group.relation, Relation::LeadsWith | Relation::Develops))
            .flat_map(|group| group.neighbours())
            .filter(|neighbour| plan.kind(neighbour.other) == Kind::Industry);
        for neighbour in neighbours {
            let mark = cells.entry((*town, neighbour.other)).or_default();
            neighbour.edges().for_each(|edge| mark.take(plan, edge));
        }
    }
    let outside = industries::outside_frame(plan)
        .filter(|i| rows.iter().any(|town| cells.contains_key(&(*town, *i))));
    columns.extend(outside);
    Matrix {
        rows,
        columns,
        framed,
        cells,
        ..Matrix::default()
    }
}

/// Projects of all tables by the units that list them, and by the sequence; in the order in which the
/// tables first have them, then those that stand in none.
fn projects_by_units(plan: &Plan) -> Matrix {
    let mut columns = Vec::new();
    let mut cells: HashMap<(EntityRef, EntityRef), Mark> = HashMap::new();
    let mut first: HashMap<EntityRef, (usize, Option<Locator>)> = HashMap::new();
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
        let shown = plan.links_of(*table).into_iter();
        let shown = shown
            .filter(|group| group.relation == Relation::Shows)
            .flat_map(|group| group.neighbours())
            .filter(|neighbour| plan.kind(neighbour.other) == Kind::Project);
        for neighbour in shown {
            let mark = cells.entry((neighbour.other, column)).or_default();
            let rows = neighbour
                .edges()
                .filter(|edge| matches!(edge.source, Source::Row { .. }));
            rows.for_each(|edge| mark.take(plan, edge));
            first
                .entry(neighbour.other)
                .or_insert_with(|| (columns.len(), mark.row.clone()));
        }
    }
    let mut rows = plan.of_kind(Kind::Project).to_vec();
    rows.sort_by(|a, b| {
        let place = |project| match first.get(project) {
            Some((column, row)) => (*column, row.as_ref()),
            None => (usize::MAX, None),
        };
        place(a).cmp(&place(b))
    });
    let framed = columns.len();
    Matrix {
        rows,
        columns,
        framed,
        cells,
        ..Matrix::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan::parse(include_str!("../../plan.ron")).unwrap()
    }

    #[track_caller]
    fn check(plan: &Plan, form: Form, row: &str, column: &str, expected: &str) {
        let matrix = Matrix::of(plan, form);
        let find = |id| plan.find(id).unwrap();
        let mark = matrix.mark(find(row), find(column));
        let told = mark.map_or_else(String::new, |mark| {
            let signs = [(mark.lead, 'L'), (mark.table, 'T'), (mark.prose, 'P')];
            let signs = signs.iter().filter(|(is, _)| *is).map(|(_, sign)| *sign);
            let row = mark
                .row
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            format!("{} {row} {}", signs.collect::<String>(), mark.rows)
        });
        assert_eq!(told, expected, "{row} and {column}");
    }

    #[test]
    fn a_cell_tells_lead_industries_directions_and_prose_apart() {
        let plan = plan();
        let form = Form::IndustryMatrix;
        check(&plan, form, "town.dongjing", "industry.ai", "LP T1.16 4");
        check(&plan, form, "town.sijing", "industry.e-commerce", "");
    }

    #[test]
    fn a_project_is_marked_with_its_first_row_and_counts_the_others() {
        let plan = plan();
        let (form, city) = (Form::ProjectMatrix, "project.lingang-songjiang-city");
        check(&plan, form, city, "core.songjiang-north", "T T2.2 1");
        check(
            &plan,
            form,
            city,
            "axis.manufacturing-services",
            "T T3.10 3",
        );
        check(&plan, form, city, "axis.industry-city", "");
    }

    #[test]
    fn projects_stand_in_the_order_of_the_tables() {
        let plan = plan();
        let matrix = Matrix::of(&plan, Form::ProjectMatrix);
        let first_marks: Vec<Option<Locator>> = matrix
            .rows
            .iter()
            .map(|row| {
                let marks = matrix.columns.iter().find_map(|c| matrix.mark(*row, *c));
                marks.and_then(|mark| mark.row.clone())
            })
            .collect();
        assert!(first_marks.iter().all(Option::is_some));
        assert!(first_marks.is_sorted(), "{first_marks:?}");
        let total: usize = matrix.columns.iter().map(|c| matrix.column_total(*c)).sum();
        let by_rows: usize = matrix.rows.iter().map(|row| matrix.row_total(*row)).sum();
        assert_eq!(total, by_rows);
    }
}
