//! What a plan says, as data to be read elsewhere: cards, listings and their formats.
//!
//! Reading order: [`card`] is what is known of one thing; [`Listing`] is many things in rows;
//! [`show`] is one thing with its links, as a document; [`mod@format`] and [`json`] write them.
//!
//! Pure: writes to memory, opens no file, knows no terminal. Whatever leaves it has passed through
//! [`Safe`](crate::text::Safe), or is spelled by [`json`].

mod card;
mod concerns;
pub mod format;
pub mod json;
mod language;
mod listing;
pub mod minutes;
pub mod show;
pub mod tour;

pub use card::{Card, Field, Value, card};
pub use concerns::{listing_through, row_listing_through, rows_listing_through};
pub use format::Format;
pub use language::Languages;
pub use listing::{
    Align, Column, Entry, Found, Listing, Reads, found_listing, kinds_listing, listing,
    row_listing, rows_listing,
};
