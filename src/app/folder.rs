//! What the review folder holds, as `:journals` lists it: the folder, its roster, whose journals there
//! are, and what of them does not count.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::journals::{Journals, Locked};
use super::state::{App, NoticeKind};
use super::words;
use crate::plan::{Label, Lang};
use crate::review::{Authors, Fault, LineFault, Roster, RosterError, Standing, Tally};
use crate::search::Query;
use crate::text::{Safe, counted};

/// A row of that list.
#[derive(Clone, Copy, Debug)]
pub enum FolderRow<'j> {
    /// The folder itself.
    Folder(&'j Journals),
    /// Who the persons are, as the roster says.
    Roster(&'j Roster),
    /// What is wrong with the roster.
    RosterError(&'j RosterError),
    /// A journal.
    Journal(&'j Tally, &'j Roster),
    /// Something in the journal above that was set aside, or a file that was not read.
    Fault(&'j Fault),
}

impl FolderRow<'_> {
    /// Whether something is wrong that a person should see to.
    pub fn is_wrong(&self) -> bool {
        match self {
            FolderRow::Folder(_) | FolderRow::Roster(_) => false,
            FolderRow::Journal(tally, _) => !tally.author.standing.counts(),
            FolderRow::RosterError(_) | FolderRow::Fault(_) => true,
        }
    }

    /// Whether it stands for a journal that was read.
    pub fn is_journal(&self) -> bool {
        matches!(self, FolderRow::Journal(..))
    }

    /// The file, and the line where it is one.
    pub fn place(&self, lang: Lang) -> Safe {
        match self {
            FolderRow::Folder(_) => lang.pick("文件夹", "folder").into(),
            FolderRow::Roster(_) => "roster.ron".into(),
            FolderRow::RosterError(error) => error.place(),
            FolderRow::Journal(tally, _) => format!("{}.ron", tally.stem.raw()).into(),
            FolderRow::Fault(fault) => fault.place(),
        }
    }

    /// Where in the folder the file is that an editor can open, and the line.
    pub fn file(&self) -> Option<(PathBuf, Option<usize>)> {
        let journal = |stem: &Safe| PathBuf::from(format!("journal/{}.ron", stem.raw()));
        match self {
            FolderRow::Folder(_) => None,
            FolderRow::Roster(_) => Some(("roster.ron".into(), None)),
            FolderRow::RosterError(error) => Some(("roster.ron".into(), Some(error.line))),
            FolderRow::Journal(tally, _) => Some((journal(&tally.stem), None)),
            // What could not be read is perhaps no file at all.
            FolderRow::Fault(fault) if matches!(fault.fault, LineFault::File(..)) => None,
            FolderRow::Fault(fault) => Some((journal(&fault.stem), fault.line)),
        }
    }

    /// What is said of it.
    pub fn words(&self, lang: Lang) -> Safe {
        match self {
            FolderRow::Folder(journals) => of_folder(journals, lang),
            FolderRow::Roster(roster) => of_roster(roster, lang),
            FolderRow::RosterError(error) => error.words(lang),
            FolderRow::Journal(tally, roster) => {
                let who = roster.called(&tally.author.user);
                let standing = of_standing(tally.author.standing, lang);
                format!("{who}  {standing}").into()
            }
            FolderRow::Fault(fault) => fault.fault.message(lang),
        }
    }

    /// How many records a journal has.
    pub fn records(&self, lang: Lang) -> Option<String> {
        let FolderRow::Journal(Tally { records, .. }, _) = self else {
            return None;
        };
        Some(lang.pick(
            format!("{records}条记录"),
            counted(*records, "record", "records"),
        ))
    }
}

/// Where the folder is, who else sees it, and whether one may add to it.
fn of_folder(journals: &Journals, lang: Lang) -> Safe {
    let mut said = vec![journals.path.raw().to_owned()];
    let mut add = |label: Label| said.push(label.get(lang).to_owned());
    if journals.is_private {
        add(Label::new("仅自己可见", "only you see it"));
    }
    if !journals.is_there {
        add(Label::new("尚未建立", "not there yet"));
    }
    match &journals.writable {
        Ok(()) => {}
        Err(Locked::ReadOnly) => add(Label::new("只读", "read only")),
        Err(Locked::Folder([zh, en])) => said.push(lang.pick(zh, en).raw().to_owned()),
    }
    said.join("  ").into()
}

/// How authorship is known, and how many persons are named.
fn of_roster(roster: &Roster, lang: Lang) -> Safe {
    let count = roster.users.len();
    let persons = match (count, lang) {
        (_, Lang::Zh) => format!("名册列{count}人"),
        (1, Lang::En) => "names 1 person".to_owned(),
        (_, Lang::En) => format!("names {count} persons"),
    };
    let authors = match roster.authors {
        Authors::ByOwner => Label::new("以文件属主认定作者", "the owner of a file is its author"),
        Authors::ByName => Label::new(
            "以文件名认定作者，均未核实",
            "a file is by whom it is named after, unverified",
        ),
    };
    format!("{persons}  {}", authors.get(lang)).into()
}

fn of_standing(standing: Standing, lang: Lang) -> &'static str {
    match standing {
        Standing::Verified => lang.pick("已核实", "verified"),
        Standing::ByName => lang.pick("未核实，计入", "unverified, counted by its name"),
        Standing::Doubtful(_) => standing.label(lang).unwrap_or_default(),
    }
}

impl Journals {
    /// How much is wrong in the folder: lines set aside, files not read, journals that do not count.
    pub fn wrongs(&self) -> usize {
        let journals = self.review.journals().iter();
        let doubtful = journals.filter(|tally| !tally.author.standing.counts());
        let roster = usize::from(self.roster_error.is_some());
        doubtful.count() + self.review.faults().len() + roster
    }

    /// What the folder holds: the faults of a journal stand below it, files that were not read last.
    pub fn rows(&self) -> Vec<FolderRow<'_>> {
        let roster = self.review.roster();
        let mut rows = vec![FolderRow::Folder(self)];
        match &self.roster_error {
            Some(error) => rows.push(FolderRow::RosterError(error)),
            None if *roster != Roster::default() => rows.push(FolderRow::Roster(roster)),
            None => {}
        }
        let mut faults: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
        for fault in self.review.faults() {
            faults.entry(fault.stem.raw()).or_default().push(fault);
        }
        for tally in self.review.journals() {
            rows.push(FolderRow::Journal(tally, roster));
            let own = faults.remove(tally.stem.raw()).unwrap_or_default();
            rows.extend(own.into_iter().map(FolderRow::Fault));
        }
        rows.extend(faults.into_values().flatten().map(FolderRow::Fault));
        rows
    }
}

impl App {
    /// What the review folder holds, under a filter.
    pub fn folder_rows(&self, filter: &str) -> Vec<FolderRow<'_>> {
        let (query, lang) = (Query::new(filter), self.lang());
        let rows = self.journals().map(Journals::rows).unwrap_or_default();
        query.narrow(rows, |query, row, surety| {
            query.means([row.place(lang).as_str(), row.words(lang).as_str()], surety)
        })
    }

    /// Whether there is a folder of which something can be said.
    pub(super) fn can_list_journals(&self) -> Result<(), Label> {
        match (&self.desk.journals, self.desk.awaits) {
            (Some(_), _) => Ok(()),
            (None, true) => Err(words::READING_FOLDER),
            (None, false) => Err(words::NO_FOLDER),
        }
    }

    /// Says so when more is wrong in the folder than before. A sentence about what the user has just
    /// done is not talked over: the heading of the findings keeps the count.
    pub(super) fn tell_of_folder(&mut self, now: &Journals) {
        let before = self.journals().map_or(0, Journals::wrongs);
        let wrongs = now.wrongs();
        if wrongs <= before || self.notice.is_some() {
            return;
        }
        let faults = counted(wrongs, "fault", "faults");
        let sentence = self.lang().pick(
            format!("审阅文件夹有{wrongs}处问题；:journals 列出"),
            format!("{faults} in the review folder; :journals lists what is wrong"),
        );
        self.say(NoticeKind::Failure, sentence);
    }
}
