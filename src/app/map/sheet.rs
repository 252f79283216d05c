//! The paper of a map: cells, and the writing on them, none over another.

use super::board::{Board, CaptionId, Span};
use super::view::{Ink, Part};
use crate::plan::EntityRef;
use crate::text::Measure;

/// Writing on the sheet.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) entity: Option<EntityRef>,
    pub(super) part: Part,
    pub(super) ink: Ink,
}

/// A board with its writing.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) board: Board,
    pub(super) measure: Measure,
    writing: Vec<Option<Writing>>,
}

impl Sheet {
    pub(super) fn new(width: i32, height: i32, measure: Measure) -> Sheet {
        Sheet {
            board: Board::new(width, height),
            measure,
            writing: Vec::new(),
        }
    }

    /// The columns that a text takes.
    pub(super) fn columns(&self, text: &str) -> i32 {
        i32::try_from(self.measure.width(text)).unwrap_or(i32::MAX / 4)
    }

    /// Writes where there is room, as asked before; keeps the place taken.
    pub(super) fn write(&mut self, writing: Writing) -> Option<CaptionId> {
        let id = CaptionId::try_from(self.writing.len() + 1).ok()?;
        self.board.write(writing.span, id);
        self.writing.push(Some(writing));
        Some(id)
    }

    /// Takes writing off again. Nothing else stands where it stood.
    pub(super) fn erase(&mut self, id: CaptionId) -> Option<Writing> {
        let writing = self
            .writing
            .get_mut(usize::from(id).checked_sub(1)?)?
            .take()?;
        self.board.write(writing.span, 0);
        Some(writing)
    }

    pub(super) fn get(&self, id: CaptionId) -> Option<&Writing> {
        self.writing.get(usize::from(id).checked_sub(1)?)?.as_ref()
    }

    /// All writing, in the order in which it was written.
    pub(super) fn all(&self) -> impl Iterator<Item = (CaptionId, &Writing)> {
        let numbered = self.writing.iter().enumerate();
        numbered.filter_map(|(at, writing)| Some((at as CaptionId + 1, writing.as_ref()?)))
    }

    /// The name of an entity, if it stands on the sheet.
    pub(super) fn name_of(&self, entity: EntityRef) -> Option<CaptionId> {
        self.all()
            .find(|(_, writing)| writing.ink == Ink::Name && writing.entity == Some(entity))
            .map(|(id, _)| id)
    }
}
