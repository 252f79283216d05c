//! The only room that opens files: reading a plan, noticing that it changed, writing a new file; the
//! journals of a review folder, read and written; what a user's own program keeps between two starts.
//!
//! Never trusts a name: what is not a regular file is refused before it is read, a file is never
//! larger in memory than the limit says, and nothing is written over unless that was asked for.

mod encoding;
mod folder;
mod journal;
mod naming;
mod read;
mod stamp;
mod state;
mod user;
mod watch;
mod write;
mod zone;

pub use encoding::Encoding;
pub use folder::{Folder, FolderPlace, FolderStamp, FolderText};
pub use journal::Scribe;
pub use read::{MAX_BYTES, PlanText, ReadError, ReadFault, Sort, read_own, read_plan};
pub use stamp::Stamp;
pub use state::{StateDir, StateError};
pub use user::own_name;
pub use watch::{Change, Watch};
pub use write::{Existing, WriteError, WriteFault, write_new, write_own};
pub use zone::read_zone;
