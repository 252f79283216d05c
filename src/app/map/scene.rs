//! The finished picture: cells, captions, and what can be selected in it.

use std::sync::Arc;

use super::{MapRole, Size, Sketch};
use crate::plan::EntityRef;
use crate::text::{Measure, Safe};

/// A map, ready to be drawn.
#[derive(Debug)]
pub struct Scene {
    pub(super) sketch: Arc<Sketch>,
    pub(super) selected: Option<EntityRef>,
    pub(super) size: Size,
    pub(super) measure: Measure,
    pub(super) cells: Vec<Option<Cell>>,
    pub(super) captions: Vec<Caption>,
    pub(super) items: Vec<Item>,
    pub(super) left_out: usize,
}

/// A cell with a sign of one column in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The sign; a space inside an area.
    pub glyph: char,
    /// What it is.
    pub role: MapRole,
    /// Whose it is.
    pub entity: Option<EntityRef>,
}

/// Writing, whole, in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The column of its first character, from the left of the room.
    pub x: u16,
    /// Its row, from the top of the room.
    pub y: u16,
    /// How many columns it takes.
    pub width: u16,
    /// The text.
    pub text: Safe,
    /// What it is.
    pub role: MapRole,
    /// Whose it is.
    pub entity: Option<EntityRef>,
}

/// Something on the map that can be selected, with the cell that stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The thing.
    pub entity: EntityRef,
    /// The column of its cell.
    pub x: u16,
    /// The row of its cell.
    pub y: u16,
}

impl Scene {
    /// The room that it was made for.
    pub fn size(&self) -> Size {
        self.size
    }

    /// What it was drawn onto.
    pub fn sketch(&self) -> &Arc<Sketch> {
        &self.sketch
    }

    /// What is brought out in it.
    pub fn selected(&self) -> Option<EntityRef> {
        self.selected
    }

    /// How its columns were counted.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// The sign at a cell, if there is one. Writing may lie over it.
    pub fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        let inside = x < self.size.width && y < self.size.height;
        let at = usize::from(y) * usize::from(self.size.width) + usize::from(x);
        self.cells.get(at).filter(|_| inside)?.as_ref()
    }

    /// All writing. No piece lies over another, over a point or beyond the room.
    pub fn captions(&self) -> &[Caption] {
        &self.captions
    }

    /// What can be selected: each once, each with a cell of its own; towns first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many names had no room and are not counted at a town either.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// What stands at a cell: whose name, sign or area it is.
    pub fn entity_at(&self, x: u16, y: u16) -> Option<EntityRef> {
        let covers = |c: &&Caption| c.y == y && (c.x..c.x + c.width).contains(&x);
        match self.captions.iter().find(covers) {
            Some(caption) => caption.entity,
            None => self.cell(x, y)?.entity,
        }
    }
}
