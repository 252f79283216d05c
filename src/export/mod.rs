//! What a plan says, as data to be read elsewhere: cards, listings and their formats.
//!
//! Reading order: [`card`] is what is known of one thing; [`listing`] is many things in rows;
//! [`show`] is one thing with its links, as a document; [`format`] writes listings and documents.
//!
//! Pure: writes to memory, opens no file, knows no terminal. Whatever leaves it has passed through
//! [`Safe`](crate::text::Safe).

mod card;

pub use card::{Card, Field, Value, card};
