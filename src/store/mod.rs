//! The only room that opens files: reading a plan, noticing that it changed, writing a new file.
//!
//! Never trusts a name: what is not a regular file is refused before it is read, a file is never
//! larger in memory than the limit says, and nothing is written over unless that was asked for.

mod encoding;
mod read;
mod stamp;
mod watch;
mod write;

pub use encoding::Encoding;
pub use read::{MAX_BYTES, PlanText, ReadError, ReadFault, Sort, read_plan};
pub use stamp::Stamp;
pub use watch::{Change, Watch};
pub use write::{Existing, WriteError, WriteFault, write_new};
