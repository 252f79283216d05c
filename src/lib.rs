//! planscope: review a regional action plan at the keyboard, in a terminal.

pub mod app;
pub mod export;
pub mod plan;
pub mod search;
pub mod text;
pub mod ui;
