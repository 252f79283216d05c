//! What the user is doing: state, commands, keymap.
//!
//! A key goes `Key -> focus -> keymap -> Command -> update -> effects`; what is on the screen is a
//! function of [`App`] alone. Pure: knows no terminal, file, environment or clock; whatever it wants
//! done outside it returns as an [`Effect`].

pub mod address;
pub mod columns;
pub mod command;
pub mod cursor;
pub mod field;
pub mod findings;
pub mod folder;
pub mod form;
pub mod goto;
pub mod history;
pub mod journals;
mod key;
pub mod keymap;
pub mod keys;
pub mod map;
pub mod map_state;
pub mod marks;
pub mod matrix;
pub mod memory;
pub mod mouse;
pub mod msg;
pub mod news;
pub mod overlay;
pub mod peek;
pub mod rows;
pub mod speech;
pub mod stable;
mod state;
pub mod subject;
pub mod tabs;
pub mod unfinished;
mod update;
pub mod view;
pub mod walk;
mod words;

pub use command::Command;
pub use form::{Form, Shape, Tab};
pub use key::{Key, KeyCode, KeyError};
pub use mouse::{Mouse, MouseButton, MouseKind};
pub use msg::{CardDrawn, CopyError, Drawn, EditAt, Effect, LoadFailure, Msg};
pub use speech::Speech;
pub use state::{App, CardPart, Focus, Notice, NoticeKind, Settings, Source, ThemeChoice, Why};
