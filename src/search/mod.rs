//! Finding things by any of their names.
//!
//! A name is found as it is written in either language, by its sound in pinyin, by the initials of that,
//! by beginnings of words, by a mixture (`g60 kc`), with a slip of the finger, by an id, and by the place
//! where the draft has it. [`Query`] is what somebody typed; [`Index`] holds all names of a plan, cut into
//! the pieces by which they are typed; [`Finder`] looks through it and puts first what is most likely meant.
//!
//! Pure: knows the plan and text, nothing of screens or keys.
//!
//! | file | is about |
//! |---|---|
//! | `codes.rs` | characters as they are compared |
//! | `readings.rs` | how Chinese characters are read |
//! | `spelled.rs` | a text cut into words, numbers and Chinese characters |
//! | `word.rs` | one word of a query, and how it fits a text |
//! | `alike.rs` | what is much like a word: slips, other characters of the same sound |
//! | `sift.rs` | going through very many texts |
//! | `slips.rs` | slips of the finger, counted |
//! | `score.rs` | how well something fits |
//! | `place.rs` | places of the draft as people type them |

mod alike;
mod codes;
mod finder;
mod index;
mod place;
mod query;
mod readings;
mod score;
mod sift;
mod slips;
mod spelled;
#[cfg(test)]
mod tests;
mod word;

pub use finder::{Finder, Found, Matches};
pub use index::{Hit, Index, LazyIndex};
pub use query::{Marks, Query};
pub use score::Surety;
