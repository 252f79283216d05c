//! What comes to the app, what it wants done, and what the last frame showed.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::Key;
use super::findings::Findings;
use super::form::Form;
use super::journals::Journals;
use super::map::Scene;
use super::mouse::{Mouse, Spot};
use crate::plan::lexer::Place;
use crate::plan::{Date, EntityRef, Lang, Plan};
use crate::review::Body;
use crate::search::Index;
use crate::text::Safe;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// Something came from the terminal that is not UTF-8.
    Garbage,
    /// The screen has this size now, in columns and rows.
    Resized(u16, u16),
    /// A plan was loaded, for the first time or again.
    Loaded(Arc<Plan>),
    /// The index of a plan has been made.
    Indexed(Arc<Plan>, Arc<Index>),
    /// The rules have been run over this plan; without findings, a fault of the program kept them from it.
    Checked(Arc<Plan>, Option<Arc<Findings>>),
    /// A plan was loaded again, and the rules have been run over it.
    Reloaded(Arc<Plan>, Option<Arc<Findings>>),
    /// The file could not be read, or is no plan; in both languages.
    LoadFailed(LoadFailure),
    /// The size of the file that is being loaded is known, in bytes.
    Loading(u64),
    /// Another day has begun.
    NewDay(Date),
    /// So many whole minutes have passed since the clock was started.
    Minutes(u32),
    /// What was to be copied is on its way to the terminal, or why it is not.
    Copied(Result<(), CopyError>),
    /// What is to outlive the program could not be read, or is not on the disk; why, in Chinese and in
    /// English.
    StateFailed([Safe; 2]),
    /// What was to be put on record is on the disk, or why it is not, in Chinese and in English.
    Appended(Box<Body>, Result<(), [Safe; 2]>),
    /// The document of the minutes is in this file, or why it is not, in Chinese and in English.
    MinutesWritten(Result<Safe, [Safe; 2]>),
    /// What stands in the review folder now.
    Reviewed(Arc<Journals>),
    /// The editor has ended; a failure says why it could not run, in Chinese and in English.
    Edited(Result<(), [Safe; 2]>),
}

/// Why a plan could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadFailure {
    /// Where in the file the text stops being a plan.
    pub place: Option<Place>,
    /// One line, in Chinese.
    pub zh: Safe,
    /// One line, in English.
    pub en: Safe,
    /// The lines of the whole message: place, excerpt, hint.
    pub details: Vec<Safe>,
}

/// Something that the app wants done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop, until the shell goes on.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Open the editor.
    Edit {
        /// The file.
        path: PathBuf,
        /// Where in it.
        at: EditAt,
    },
    /// Hand these lines to the clipboard of the terminal.
    Copy(Vec<Safe>),
    /// Read the plan file again now.
    Reload,
    /// Have this text on the disk soon, as it is being typed; empty where it is done.
    KeepText {
        /// What it belongs to.
        key: String,
        /// What has been typed.
        text: String,
    },
    /// Put this on record: in the user's journal, on the disk before it counts.
    Append(Box<Body>),
    /// Write the document of the minutes, when all that was put on record is on the disk.
    WriteMinutes,
    /// Count whole minutes from now on, beyond so many, and say so whenever one is full.
    StartClock(u32),
    /// Count no more.
    StopClock,
}

/// Where in the plan file the editor opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditAt {
    /// Wherever it likes.
    Anywhere,
    /// At the line where this id stands in the file as it is by then.
    Id(ThingId),
    /// At this line, from 1.
    Line(usize),
}

/// Why a text is not copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// There is nothing to copy.
    Empty,
    /// It has more bytes than a terminal's clipboard takes.
    TooLong {
        /// How many it has.
        bytes: usize,
        /// How many are taken.
        most: usize,
    },
}

impl CopyError {
    /// Why, in one language.
    pub fn message(self, lang: Lang) -> String {
        match self {
            CopyError::Empty => lang.pick("没有可复制的内容", "nothing to copy").to_owned(),
            CopyError::TooLong { bytes, most } => {
                let (size, most) = (bytes.div_ceil(1024), most / 1024);
                lang.pick(
                    format!("太长：{size} KiB，终端剪贴板只收 {most} KiB"),
                    format!("too long: {size} KiB, and a terminal's clipboard takes {most}"),
                )
            }
        }
    }
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for CopyError {}

/// What the last frame showed: what paging, scrolling and the mouse need to know.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// The form that was open.
    pub form: Option<Form>,
    /// Rows of the list that had room.
    pub list_height: usize,
    /// The first row of the list that was drawn.
    pub list_offset: usize,
    /// The card beside the list.
    pub card: CardDrawn,
    /// The card at which one peeks.
    pub peek: CardDrawn,
    /// Lines of an overlay that had room.
    pub overlay_height: usize,
    /// The first line of the overlay that was drawn.
    pub overlay_offset: usize,
    /// The picture of the map, if it was on the screen.
    pub scene: Option<Arc<Scene>>,
    /// Columns of the matrix that had room.
    pub matrix_columns: usize,
    /// The first column of the matrix that was drawn.
    pub matrix_offset: usize,
    /// What stands where, for the mouse.
    pub spots: Vec<Spot>,
}

/// What the last frame showed of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardDrawn {
    /// Lines that had room; 0 if the card was not on the screen.
    pub height: usize,
    /// All lines of the card.
    pub lines: usize,
    /// The first line that was drawn.
    pub offset: usize,
    /// Whether the link on which one stands was on the screen.
    pub link_seen: bool,
}

/// A thing, for messages that outlive a plan.
pub type ThingId = String;

/// The id of a thing, to find it again in a plan that was loaded anew.
pub fn id_of(plan: &Plan, entity: EntityRef) -> ThingId {
    plan.get(entity).id.raw().to_owned()
}
