//! The house, read from its sources: who may know whom, who may open, print and choose, and how long
//! files and functions may get. What the compiler cannot know within one crate is held here.

mod rooms;
mod shipped;
mod sizes;
mod source;
