//! The mouse: what was done with it, and what the last frame showed where.

use super::form::Tab;

/// One use of the mouse, at a cell counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum MouseKind {
    Press(MouseButton),
    Release(MouseButton),
    Drag(MouseButton),
    WheelUp,
    WheelDown,
}

/// A button of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum MouseButton {
    Left,
    Middle,
    Right,
}

/// A rectangle of cells that stands for something. Spots may lie over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its leftmost column.
    pub x: u16,
    /// Its topmost row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
    /// What it stands for.
    pub target: Target,
}

/// What the mouse can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The name of a tab.
    Tab(Tab),
    /// The whole of the list, tree, table, map or matrix.
    List,
    /// A row of it, by its position.
    Row(usize),
    /// A column of the matrix, by its position.
    Column(usize),
    /// The picture of the map.
    Map,
    /// The whole of the card.
    Card,
    /// A link of the card, by its position among them.
    Link(usize),
    /// The whole of a card at which one peeks.
    Peek,
    /// A link of that card, by its position among them.
    PeekLink(usize),
    /// The whole of the overlay.
    Overlay,
    /// A row of the overlay, by its position.
    OverlayRow(usize),
}

impl Spot {
    /// Whether a cell lies in it.
    pub fn holds(&self, column: u16, row: u16) -> bool {
        let within = |at: u16, start: u16, length: u16| at >= start && at - start < length;
        within(column, self.x, self.width) && within(row, self.y, self.height)
    }
}
