//! What a reader sees and does: keys in, a screen out.

#[path = "../common/mod.rs"]
mod common;
mod cuts;
mod finding;
mod forms;
mod going;
mod journals;
mod keys;
mod lakeside;
mod lens;
mod lens_pictures;
mod marking;
mod moving;
mod news;
mod peeking;
mod program;
mod reload;
mod reviewing;
mod seeking;
mod waiving;
mod walk;
