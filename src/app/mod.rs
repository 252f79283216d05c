//! What the user is doing: state, commands, keymap.
//!
//! Pure: knows no terminal, file, environment or clock.

mod key;

pub use key::{Key, KeyCode, KeyError};
