//! The schematic map: from a plan to cells, points and captions.
//!
//! Reading order: [`View`] says what is wanted of the picture; [`MapModel`] is what a plan has for it,
//! gathered once; [`Sketch`] is the map laid out, whatever is selected in it; the [`Scene`] drawn onto it
//! can be shown, pointed at and walked through with the arrows. Inside, `projection` and `raster` put positions, lines and areas on the
//! grid of cells, `sites` and `blocks` lay out what stands at the towns, `captions` finds room for
//! names, and `sheet` is the paper on which no two of them overlap.
//!
//! Pure and deterministic: the same plan and view make the same scene. Knows no colour and no
//! terminal. Positions come from the geometry of the plan alone; what has none stands at its town,
//! and no position says anything about the draft.

mod blocks;
mod board;
mod captions;
mod drawing;
mod finish;
mod forward;
mod glyphs;
mod legend;
mod model;
mod projection;
mod raster;
mod scene;
mod set;
mod sheet;
mod sites;
mod sketch;
mod step;
#[cfg(test)]
mod tests;
mod view;

pub use glyphs::Look;
pub use model::MapModel;
pub use scene::{Caption, Cell, Item, Scene};
pub use set::{Emphasis, EntitySet};
pub use sketch::Sketch;
pub use step::Arrow;
pub use view::{Ink, Layers, MapLayer, MapRole, Part, Size, Tone, View};
