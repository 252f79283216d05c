//! What rules see: the plan, the day, and indexes that several of them need.

use super::Side;
use super::finding::bi;
use super::kin::Kin;
use crate::plan::file::{ColumnRole, Kind, TableRole};
use crate::plan::{CellView, Date, EntityRef, Plan};

/// The plan with what is worked out once for all rules.
#[derive(Debug)]
pub(super) struct Context<'p> {
    /// The plan.
    pub(super) plan: &'p Plan,
    /// The day on which it is held to the rules.
    pub(super) today: Date,
    /// Its industries.
    pub(super) kin: Kin,
    /// For each entity where its cells begin in `cells`; one more for the end.
    starts: Vec<u32>,
    cells: Vec<CellAt>,
}

/// A cell of a table that names a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellAt {
    /// The table.
    pub(super) table: EntityRef,
    /// What the table is for.
    pub(super) role: TableRole,
    /// The row, from 0.
    pub(super) row: u32,
    /// The column, from 0.
    pub(super) column: u16,
    /// What the cells of the column name.
    pub(super) names: ColumnRole,
}

impl<'p> Context<'p> {
    /// Reads the tables of a plan, once.
    pub(super) fn of(plan: &'p Plan, today: Date) -> Context<'p> {
        let mut found = Vec::new();
        for table in plan.of_kind(Kind::Table) {
            cells_of(plan, *table, &mut found);
        }
        let mut starts = vec![0u32; plan.len() + 1];
        for (entity, _) in &found {
            starts[entity.index() + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        // Stable: the cells of a thing stay in the order of the tables.
        found.sort_by_key(|(entity, _)| *entity);
        Context {
            plan,
            today,
            kin: Kin::of(plan),
            starts,
            cells: found.into_iter().map(|(_, cell)| cell).collect(),
        }
    }

    /// The cells that name a thing, table by table and row by row; cells whose reading is open are not among them.
    pub(super) fn cells_naming(&self, entity: EntityRef) -> &[CellAt] {
        let [start, end] = [entity.index(), entity.index() + 1].map(|i| self.starts[i] as usize);
        &self.cells[start..end]
    }

    /// The first cell of a column of this kind, in a table of this role, that names a thing.
    pub(super) fn first_cell(
        &self,
        entity: EntityRef,
        names: ColumnRole,
        role: TableRole,
    ) -> Option<CellAt> {
        let cells = self.cells_naming(entity).iter();
        let mut wanted = cells.filter(|cell| cell.names == names && cell.role == role);
        wanted.next().copied()
    }

    /// The first table of this role with a column of this kind.
    pub(super) fn first_table(&self, role: TableRole, names: ColumnRole) -> Option<EntityRef> {
        let mut tables = self.plan.of_kind(Kind::Table).iter();
        let wanted = tables.find(|table| {
            let facts = self.plan.table(**table).filter(|facts| facts.role == role);
            facts.is_some_and(|facts| facts.columns.iter().any(|column| column.of == names))
        });
        wanted.copied()
    }

    /// The cells of the same row in columns of this kind; those whose reading is open are not among them.
    pub(super) fn beside(
        &self,
        cell: CellAt,
        names: ColumnRole,
    ) -> impl Iterator<Item = CellAt> + '_ {
        let columns = self.plan.table(cell.table).map(|facts| &facts.columns);
        let columns = columns.into_iter().flatten().enumerate();
        let of_the_kind = columns.filter(move |(_, column)| column.of == names);
        let cells = of_the_kind.map(move |(column, _)| CellAt {
            column: column as u16,
            names,
            ..cell
        });
        cells.filter(|cell| self.read(*cell).is_some_and(|view| view.is_decided()))
    }

    /// The things that a cell names, in order.
    pub(super) fn named(&self, cell: CellAt) -> impl Iterator<Item = EntityRef> + use<'p> {
        let plan = self.plan;
        let view = self.read(cell).into_iter();
        view.flat_map(move |view| plan.named_in(view))
    }

    /// A table by its caption, as a place that was seen.
    pub(super) fn table_side(&self, table: EntityRef) -> Side {
        Side::name(self.plan, table)
    }

    /// A cell as it is read.
    pub(super) fn read(&self, cell: CellAt) -> Option<CellView<'p>> {
        let (row, column) = (cell.row as usize, usize::from(cell.column));
        self.plan.cell(cell.table, row, column)
    }

    /// A cell as a place that was seen; merged cells have the words that they go on from.
    pub(super) fn side(&self, cell: CellAt) -> Side {
        let (row, column) = (cell.row as usize, usize::from(cell.column));
        self.cell_side(cell.table, row, column)
    }

    /// The cell of a table as a place that was seen; row and column from 0.
    pub(super) fn cell_side(&self, table: EntityRef, row: usize, column: usize) -> Side {
        let words = self.plan.cell(table, row, column);
        let words = words.map(|view| bi(&view.cell.zh, &view.cell.en));
        let at = self.plan.row_locator(table, row);
        Side::new(table, at, words.unwrap_or_default())
    }
}

/// Every thing that a cell of the table names, with the cell.
fn cells_of(plan: &Plan, table: EntityRef, found: &mut Vec<(EntityRef, CellAt)>) {
    let Some(facts) = plan.table(table) else {
        return;
    };
    for row in 0..facts.rows.len() {
        for (column, about) in facts.columns.iter().enumerate() {
            let view = plan.cell(table, row, column);
            let Some(view) = view.filter(CellView::is_decided) else {
                continue;
            };
            let cell = CellAt {
                table,
                role: facts.role,
                row: row as u32,
                column: column as u16,
                names: about.of,
            };
            found.extend(plan.named_in(view).map(|entity| (entity, cell)));
        }
    }
}
