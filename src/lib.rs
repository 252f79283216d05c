//! planscope: review a regional action plan at the keyboard, in a terminal.

pub mod app;
pub mod backend;
pub mod cli;
pub mod export;
pub mod plan;
pub mod search;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
