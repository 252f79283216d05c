//! Journals as data: what people add to a plan, and what it comes to when it is folded together.
//!
//! Reading order: [`Body`] is what a person can put on record; [`Record`] is that as a line of a journal
//! says it; [`Journal`] is the file of one person, read; [`Roster`] says who the persons are and what
//! proves that a journal is theirs; [`Review`] is all journals together.
//!
//! Journals merge by union: which one is read first changes nothing, and nobody's record changes
//! another's. A kind of record that this program does not know is kept as it stands and passed over.
//!
//! Pure: opens no file and knows no clock. It cannot fail: what cannot be read is set aside and named.

mod day;
mod fault;
mod fold;
mod journal;
mod minute;
mod record;
mod roster;

pub use fault::{Fault, LineFault};
pub use fold::{Entry, Review, Tally, Waived, WaiverState};
pub use journal::{Hand, Journal};
pub use minute::{Minute, Outcome};
pub use record::{Body, Content, FORMAT, FORMAT_LINE, LONGEST_LINE, Record, Waiver, Withdrawal};
pub use roster::{Author, Authors, Doubt, Member, Role, Roster, RosterError, Round, Standing};
