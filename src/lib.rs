//! planscope: review a regional action plan at the keyboard, in a terminal.

pub mod app;
pub mod cli;
pub mod export;
pub mod plan;
pub mod text;
