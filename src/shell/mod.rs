//! The terminal and the system around the program: raw mode, events, signals, suspending, ending.
//!
//! [`Terminal::open`] takes the terminal; [`Terminal::screen`] is what is drawn on and [`Events`] what
//! comes back. Whatever happens, the terminal is given back as it was found, and the process is gone
//! within a second of being told to, also while the terminal does not read.
//!
//! | file | is about |
//! |---|---|
//! | `refuse.rs` | whether there is a terminal at all, and what it can do by its environment |
//! | `terminal.rs` | taking the terminal, stopping for a while, lending it, giving it back |
//! | `tty.rs` | the two ends of the terminal; writing without being held up by it |
//! | `guard.rs` | what was switched on, and undoing it |
//! | `watch.rs` | the thread that takes signals and sees the terminal go |
//! | `alarm.rs` | waking the loop, and telling it that the program must end |
//! | `events.rs` | one wait over keys, signals and workers |
//! | `decoder/` | the bytes of a terminal: keys, pastes, mouse, replies |
//! | `probe.rs` | asking the terminal how wide it draws doubtful characters |
//! | `ask.rs` | the same without a screen of our own |
//! | `copy.rs` | handing text to the terminal's clipboard |
//! | `editor.rs` | running the user's editor at a line |
//! | `record.rs` | what a person adds, on its way into the journal |
//! | `run.rs` | the loop, on whatever stage |
//! | `clock.rs` | the whole minutes of a walk |
//! | `day.rs` | which day it is where the user is |
//! | `live.rs` | the stage that is a terminal |
//! | `script.rs` | the stage that is a script of keys |
//! | `finish.rs` | the end: what is on its way to the disk is waited for |
//! | `keep.rs` | keeping what outlives the program on the disk |
//! | `journals.rs` | the review folder, read in a thread of its own |
//! | `load.rs` | reading the plan in a thread of its own |
//! | `crash.rs` | panics: the details in a private log, one sentence for the user |

mod alarm;
mod ask;
mod clock;
mod copy;
mod crash;
mod day;
pub mod decoder;
mod editor;
mod events;
mod finish;
mod guard;
mod journals;
mod keep;
mod live;
mod load;
mod probe;
mod record;
mod refuse;
mod run;
mod script;
mod terminal;
mod tty;
mod watch;

pub use alarm::{Ending, Waker};
pub use ask::{Asked, ask};
pub use copy::copy;
pub use crash::{Crash, state_home};
pub use day::today;
pub use decoder::{Paste, Reply};
pub use events::{Event, Events};
pub use guard::MouseUse;
pub use journals::JournalSource;
pub use live::{Draw, Left, Options, run};
pub use load::{Loader, PlanSource};
pub use probe::{Probe, Widths};
pub use record::Journal;
pub use refuse::{Multiplexer, Refusal, Surroundings};
pub use run::{Days, Ended, Fault, Loop, Stage, WidthChoice};
pub use script::{Sources, run_script};
pub use terminal::{Suspended, Terminal};
pub use tty::{LARGEST, Output, size_of_terminal};
