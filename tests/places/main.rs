//! Places: leaving them and coming back, citing them, keeping them from one start to the next.

#![expect(
    clippy::unwrap_used,
    reason = "what a test prepares may fail it where it stands"
)]

mod addresses;
#[path = "../common/mod.rs"]
mod common;
mod history;
mod memory;
