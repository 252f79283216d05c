//! The journals of a review as the dashboard knows them, and what is typed for a record.

use std::path::PathBuf;
use std::sync::Arc;

use super::news::News;
use super::rows::Item;
use super::state::App;
use crate::plan::{Label, Lang};
use crate::review::{Review, RosterError, Waived, WaiverState};
use crate::text::Safe;

/// The review under work: what stands in the journals, what is on its way there, which findings one reads.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What stands in the review folder, once it has been read.
    pub(super) journals: Option<Arc<Journals>>,
    /// Whether a review folder is being read for the first time.
    pub awaits: bool,
    /// How many records are on their way to the disk.
    pub(super) saving: usize,
    /// What the text in the field is typed for, if it is to be put on record.
    pub ask: Option<Ask>,
    /// What the findings are on through which one steps.
    pub(super) pursued: Option<Item>,
    /// Which findings one has not seen yet.
    pub(super) news: News,
}

/// What stands in the review folder, and whether one may add to it.
#[derive(Clone, Debug)]
pub struct Journals {
    /// All journals, folded together.
    pub review: Review,
    /// The user whose journal is written.
    pub user: Safe,
    /// Where the folder is.
    pub folder: PathBuf,
    /// The same as it is shown.
    pub path: Safe,
    /// Whether nobody else looks there: one may not write beside the plan, or it is built in.
    pub is_private: bool,
    /// Whether the folder is there; it is made with the first record.
    pub is_there: bool,
    /// Why the roster is not read, if it cannot be.
    pub roster_error: Option<RosterError>,
    /// Whether records can be added, or why not.
    pub writable: Result<(), Locked>,
}

/// Why no record can be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locked {
    /// The program was told to write nothing.
    ReadOnly,
    /// The folder cannot be written; why, in Chinese and in English.
    Folder([Safe; 2]),
}

impl Journals {
    /// The user's own waiver of a finding, if it was not taken back.
    pub fn own_waiver(&self, finding: &str) -> Option<&Waived> {
        let mut waivers = self.review.waivers_of(finding).iter();
        waivers.find(|one| one.author.user == self.user && one.withdrawn.is_none())
    }
}

/// What a text is typed for that is to be put on record. It survives whatever ends the typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Why a finding is accepted as it is.
    Reason {
        /// The name of the finding.
        finding: String,
    },
    /// Until when it is, if not for good.
    Until {
        /// The name of the finding.
        finding: String,
        /// Why.
        reason: String,
    },
    /// Why an own waiver is taken back, if that is to be said.
    Withdrawal {
        /// The name of the finding.
        finding: String,
    },
}

impl Ask {
    /// What stands before the field.
    pub fn prompt(&self, lang: Lang) -> &'static str {
        let label = match self {
            Ask::Reason { .. } => Label::new("豁免理由：", "Reason to waive: "),
            Ask::Until { .. } => Label::new(
                "豁免至（年-月-日，可空）：",
                "Until (YYYY-MM-DD, or nothing): ",
            ),
            Ask::Withdrawal { .. } => {
                Label::new("撤回理由（可空）：", "Reason to take it back, or nothing: ")
            }
        };
        label.get(lang)
    }

    /// Under which name the text is kept while it is not finished; a day is not worth it.
    pub fn key(&self) -> Option<String> {
        match self {
            Ask::Reason { finding } => Some(format!("waiver {finding}")),
            Ask::Withdrawal { finding } => Some(format!("withdrawal {finding}")),
            Ask::Until { .. } => None,
        }
    }
}

/// What is said of a waiver: whether it holds.
pub fn state_label(state: WaiverState) -> Label {
    match state {
        WaiverState::InEffect => Label::new("已豁免", "waived"),
        WaiverState::Expired => Label::new("豁免已到期", "waiver expired"),
        WaiverState::Withdrawn => Label::new("豁免已撤回", "waiver taken back"),
        WaiverState::NotCounted => Label::new("豁免不计入", "waiver not counted"),
    }
}

impl App {
    /// What stands in the review folder, once it has been read.
    pub fn journals(&self) -> Option<&Journals> {
        self.desk.journals.as_deref()
    }
}
