//! Tables as the draft has them, row by row.

use serde::{Deserialize, Serialize};

use super::{Basis, Id};
use crate::text::Safe;

/// A table of the draft, kept as it stands. Its number is in its locator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What the table is for.
    pub role: TableRole,
    /// The unit whose projects it lists, if it lists those of one unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lists: Option<Id>,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// What its caption promises that its rows say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// The rows below the header, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A word of a caption that promises a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// What is promised.
    pub of: ColumnRole,
    /// The word of the caption.
    pub zh: Safe,
    /// The word in English.
    #[serde(default)]
    pub en: Safe,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TableRole {
    /// Directions of development by town.
    Directions,
    /// A listing of the projects of a spatial unit.
    Listing,
    /// The sequence in which projects are taken up.
    Sequence,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The header as the draft has it.
    pub zh: Safe,
    /// The header in English.
    #[serde(default)]
    pub en: Safe,
    /// What the cells name.
    pub of: ColumnRole,
    /// The kind of thing that the header names, where the cells name another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_says: Option<super::Kind>,
}

/// What the cells of a column name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColumnRole {
    /// Towns.
    Town,
    /// Clusters.
    Cluster,
    /// Projects.
    Project,
    /// Lead industries.
    LeadIndustry,
    /// Directions of modern services: industries to be developed.
    ServiceDirection,
    /// What an industry is to turn to, in free words.
    Orientation,
    /// Segments of modern services, in free words.
    Segment,
    /// An order, a stage or a time.
    Order,
}

/// A cell. One that says nothing is blank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The words of the cell, whole and verbatim.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub zh: Safe,
    /// The words in English.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub en: Safe,
    /// The things that the cell names, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<Id>,
    /// How it is known that the words name these things.
    #[serde(default, skip_serializing_if = "Basis::is_stated")]
    pub basis: Basis,
    /// For a cell that is blank because it is merged with the one above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged: Option<Merge>,
}

/// How a cell goes on from the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Merge {
    /// It reads as the cell above; we infer so from the layout.
    Inferred,
    /// Whether it reads as the cell above is open: a person must decide.
    Undecided,
}
