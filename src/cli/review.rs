//! Which review folder is meant, and what stands in it.

use std::env;
use std::path::{Path, PathBuf};

use super::out::{self, Failure};
use crate::plan::Lang;
use crate::review::Review;
use crate::shell::{Journal, JournalSource};
use crate::store::{Folder, own_name};

/// What stands in a review folder.
#[derive(Default)]
pub(super) struct Reviewed {
    /// The journals and the roster.
    pub(super) review: Review,
    folder: PathBuf,
}

/// So many lines of one journal are named that do not count; of the others it is said how many they are.
const NAMED: usize = 20;

/// Reads the journals of a review folder: the one that was named, or the plan's own.
///
/// What cannot be read there is said on standard error and does not count.
pub(super) fn read(
    named: Option<&Path>,
    plan: Option<&Path>,
    lang: Lang,
) -> Result<Reviewed, Failure> {
    if let Some(named) = named.filter(|named| !named.is_dir()) {
        let named = named.display();
        return Err(Failure::File(lang.pick(
            format!("{named}: 没有这个审阅文件夹"),
            format!("{named}: there is no such review folder"),
        )));
    }
    let Some(folder) = Folder::choose(named, plan, data_directory().as_deref()) else {
        return Ok(Reviewed::default());
    };
    let read = folder.read();
    let path = folder.path.display();
    if let Some(error) = &read.roster_error {
        out::remark(&format!("{path}/{}", error.message(lang)));
    }
    let faults = read.review.faults();
    for of_one in faults.chunk_by(|a, b| a.stem == b.stem) {
        for fault in of_one.iter().take(NAMED) {
            out::remark(&format!("{path}/{}", fault.message(lang)));
        }
        if let more @ 1.. = of_one.len().saturating_sub(NAMED) {
            let stem = &of_one[0].stem;
            out::remark(&lang.pick(
                format!("{path}/journal/{stem}.ron: 另有{more}行不计入"),
                format!("{path}/journal/{stem}.ron: {more} more lines do not count"),
            ));
        }
    }
    Ok(Reviewed {
        review: read.review,
        folder: folder.path,
    })
}

impl Reviewed {
    /// Says on standard error which journals do not count, and why.
    pub(super) fn name_uncounted(&self, lang: Lang) {
        let path = self.folder.display();
        for journal in self.review.journals() {
            let standing = journal.author.standing;
            if let Some(why) = standing.label(lang).filter(|_| !standing.counts()) {
                out::remark(&format!("{path}/journal/{}.ron: {why}", journal.stem));
            }
        }
    }
}

/// Where the dashboard puts on record what its user adds; nowhere where it only reads.
pub(super) fn journal(source: Option<&JournalSource>, minutes: Option<&Path>) -> Option<Journal> {
    let source = source.filter(|source| !source.read_only)?;
    Some(Journal {
        folder: source.folder.clone(),
        user: own_name,
        minutes: minutes.map(Path::to_owned),
    })
}

/// The review folder of the dashboard: the one that was named, or the plan's own.
pub(super) fn source(
    named: Option<&Path>,
    plan: Option<&Path>,
    read_only: bool,
) -> Option<JournalSource> {
    let folder = Folder::choose(named, plan, data_directory().as_deref())?;
    Some(JournalSource { folder, read_only })
}

/// Where the user's own data is kept.
fn data_directory() -> Option<PathBuf> {
    let absolute = |name| {
        let path = env::var_os(name).map(PathBuf::from);
        path.filter(|path| path.is_absolute())
    };
    absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))
}
