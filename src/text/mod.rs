//! Safe text: cleaning, measuring in columns, cutting, padding, wrapping.
//!
//! Pure: opens no file, knows no terminal and no plan. Everything that a person may read passes
//! through [`Safe`], and every column is counted by a [`Measure`].

mod clean;
mod count;
mod fold;
mod hash;
#[cfg(test)]
pub(crate) mod hostile;
mod measure;
mod safe;
mod shown;
mod widths;
mod wrap;

pub use clean::clean;
pub use count::counted;
pub use fold::{fold, fold_char};
pub use hash::Fnv;
pub use measure::Measure;
pub use safe::Safe;
pub use shown::Shown;
pub use widths::is_doubtful;
