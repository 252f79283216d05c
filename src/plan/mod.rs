//! The regional plan as data: entities, links both ways, parsing, places in the draft.
//!
//! Reading order: [`mod@file`] is the shape of `plan.ron`, as a person writes it; [`Plan`] is the same with
//! an index, every reference resolved and every link readable from both ends; [`Problem`] is what did
//! not resolve. [`parse`] says where a text stops being a plan.
//!
//! Pure: opens no file, knows no terminal and no clock, and changes nothing it was given. A text that
//! is no plan is the one kind of failure; everything else is kept and reported.

mod build;
mod date;
pub mod file;
mod ids;
mod lang;
pub mod lexer;
mod links;
mod locator;
mod model;
pub mod parse;
mod places;
mod problem;
mod terms;
mod words;

pub use date::Date;
pub use lang::Lang;
pub use links::{Direction, Edge, LinkGroup, Neighbour, Source};
pub use locator::{Locator, Path};
pub use model::{CellView, EntityRef, Plan};
pub use parse::parse_tour;
pub use places::{Spot, places_of};
pub use problem::{Fault, Problem};
pub use words::{Absence, Label, bounds, unit_after};
