//! Safe text: cleaning, measuring in columns, cutting, padding, wrapping.
//!
//! Pure: opens no file, knows no terminal and no plan. Everything that a person may read passes
//! through [`Safe`], and every column is counted by a [`Measure`].

mod safe;

pub use safe::Safe;
