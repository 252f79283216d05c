//! The review folder: where it is, and what stands in it.
//!
//! Whatever stands in a folder that is shared was perhaps put there to do harm: nothing is followed,
//! waited for or read beyond a limit.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, Dir, Mode, OFlags};
use rustix::io::Errno;

use super::naming::name_of_plan;
use super::user::{can_name, name_of, number_of};
use super::{Stamp, WriteError};
use crate::review::{Fault, Hand, Journal, LineFault, Review, Roster, RosterError};

/// The folder in a review folder that has the journals.
pub(super) const JOURNALS: &str = "journal";

/// A journal with more bytes is not read.
pub(super) const LARGEST: u64 = 16 << 20;

/// So many journals are read.
const MOST: usize = 1_000;

/// A review folder, whether it is there already or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// How it came to be there.
    pub place: FolderPlace,
}

/// How a review folder came to be where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderPlace {
    /// Somebody named it.
    Named,
    /// It stands beside the plan file.
    Beside,
    /// Among the user's own data, where nobody else reads it: the plan is built in, or one may not
    /// write beside it.
    Private,
}

/// What stands in a review folder.
#[derive(Debug, Default)]
pub struct FolderText {
    /// All journals, folded together.
    pub review: Review,
    /// What is wrong with the roster, if there is one that cannot be read.
    pub roster_error: Option<RosterError>,
}

/// By what a review folder is known to be the same as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderStamp(Vec<(Vec<u8>, Stamp)>);

impl Folder {
    /// The review folder of a plan file, or of the plan built in: the one that was named, the one
    /// beside the plan, or one among the user's data, whose directory is `data`.
    pub fn choose(
        named: Option<&Path>,
        plan: Option<&Path>,
        data: Option<&Path>,
    ) -> Option<Folder> {
        let folder = |path: PathBuf, place| Folder { path, place };
        if let Some(named) = named {
            return Some(folder(named.to_owned(), FolderPlace::Named));
        }
        let beside = plan.map(|plan| folder(plan.with_extension("review"), FolderPlace::Beside));
        if let Some(beside) = &beside
            && (beside.path.is_dir() || beside.can_write().is_ok())
        {
            return Some(beside.clone());
        }
        let private = data.map(|data| {
            data.join("planscope")
                .join(format!("{}.review", name_of_plan(plan)))
        });
        let private = private.map(|path| folder(path, FolderPlace::Private));
        private.or(beside)
    }

    /// Whether one may write a journal in it, as far as that can be told without writing.
    ///
    /// # Errors
    ///
    /// Where one may not; names the directory that is in the way.
    pub fn can_write(&self) -> Result<(), WriteError> {
        let journals = self.path.join(JOURNALS);
        let mut at = journals.as_path();
        loop {
            let wanted = Access::WRITE_OK | Access::EXEC_OK;
            match rustix::fs::accessat(CWD, at, wanted, AtFlags::EACCESS) {
                Ok(()) if at.is_dir() => return Ok(()),
                Ok(()) => return Err(WriteError::of(at, Errno::NOTDIR)),
                Err(Errno::NOENT) => {}
                Err(error) => return Err(WriteError::of(at, error)),
            }
            at = match at.parent() {
                Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
                Some(parent) => parent,
                None => return Err(WriteError::of(at, Errno::NOENT)),
            };
        }
    }

    /// Reads all journals and the roster. What cannot be read is named; a folder that is not there
    /// has nothing in it.
    pub fn read(&self) -> FolderText {
        let (roster, roster_error) = match self.read_roster() {
            Ok(roster) => (roster, None),
            Err(error) => (Roster::default(), Some(error)),
        };
        let mut journals = Vec::new();
        let mut faults = Vec::new();
        match open_directory(&self.path.join(JOURNALS)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => faults.push(fault_of("*", Unread::Other(error))),
            Ok(directory) => {
                let names = journals_in(&directory);
                for name in &names[..names.len().min(MOST)] {
                    let stem = stem_of(name);
                    match read_journal(&directory, name, &stem) {
                        Ok(journal) => journals.push(journal),
                        Err(fault) => faults.push(fault_of(&stem, fault)),
                    }
                }
                if names.len() > MOST {
                    faults.push(fault_of("*", Unread::TooMany(names.len())));
                }
            }
        }
        FolderText {
            review: Review::fold(journals, roster).with_faults(faults),
            roster_error,
        }
    }

    fn read_roster(&self) -> Result<Roster, RosterError> {
        // The folder may be a link that its owner has set; the roster is a file in it.
        let Ok(directory) = open_directory(&self.path) else {
            return Ok(Roster::default());
        };
        match read_file(&directory, b"roster.ron", LARGEST) {
            Ok((bytes, _)) => Roster::parse(&String::from_utf8_lossy(&bytes)),
            Err(Unread::Missing) => Ok(Roster::default()),
            Err(unread) => Err(RosterError {
                line: 1,
                column: 1,
                what: [unread.zh().into(), unread.en().into()],
            }),
        }
    }

    /// The stamp of everything in the folder, now.
    pub fn stamp(&self) -> FolderStamp {
        let mut stamps = Vec::new();
        let mut add = |name: &[u8], path: &Path| {
            if let Ok(metadata) = std::fs::symlink_metadata(path) {
                stamps.push((name.to_vec(), Stamp::from(&metadata)));
            }
        };
        add(b"roster.ron", &self.path.join("roster.ron"));
        let journals = self.path.join(JOURNALS);
        if let Ok(directory) = open_directory(&journals) {
            for name in journals_in(&directory).iter().take(MOST) {
                add(name, &journals.join(std::ffi::OsStr::from_bytes(name)));
            }
        }
        FolderStamp(stamps)
    }
}

/// Opens a directory, to open files in this one, whatever its name leads to later.
pub(super) fn open_directory(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = rustix::io::retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()));
    Ok(File::from(opened?))
}

/// The names of the journals in a directory, in their order.
pub(super) fn journals_in(directory: &File) -> Vec<Vec<u8>> {
    let entries = Dir::read_from(directory).into_iter().flatten();
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_bytes().to_vec()));
    let is_journal = |name: &Vec<u8>| name.ends_with(b".ron") && !name.starts_with(b".");
    let mut names: Vec<Vec<u8>> = names.filter(is_journal).collect();
    names.sort();
    names
}

fn stem_of(name: &[u8]) -> String {
    let stem = name.strip_suffix(b".ron").unwrap_or(name);
    String::from_utf8_lossy(stem).into_owned()
}

/// Why a file of the folder was not read.
#[derive(Debug)]
pub(super) enum Unread {
    Missing,
    Name,
    NotAFile,
    TooLarge(u64),
    TooMany(usize),
    Other(io::Error),
}

impl From<Errno> for Unread {
    fn from(error: Errno) -> Unread {
        match error {
            Errno::NOENT => Unread::Missing,
            // What is a link or has nobody at its other end.
            Errno::LOOP | Errno::NXIO => Unread::NotAFile,
            error => Unread::Other(error.into()),
        }
    }
}

impl Unread {
    pub(super) fn en(&self) -> String {
        match self {
            Unread::Missing => "is gone".into(),
            Unread::Name => "this cannot be the name of a user; not read".into(),
            Unread::NotAFile => "no regular file; not read".into(),
            Unread::TooLarge(most) => format!("larger than {} MiB; not read", most >> 20),
            Unread::TooMany(count) => format!("{count} journals; the first {MOST} are read"),
            Unread::Other(error) => format!("cannot be read: {error}"),
        }
    }

    pub(super) fn zh(&self) -> String {
        match self {
            Unread::Missing => "文件已不在".into(),
            Unread::Name => "文件名不可能是用户名，未读取".into(),
            Unread::NotAFile => "不是普通文件，未读取".into(),
            Unread::TooLarge(most) => format!("超过 {} MiB，未读取", most >> 20),
            Unread::TooMany(count) => format!("共{count}个日志，只读取前{MOST}个"),
            Unread::Other(error) => format!("无法读取：{error}"),
        }
    }
}

fn fault_of(stem: &str, unread: Unread) -> Fault {
    Fault {
        stem: stem.into(),
        line: None,
        fault: LineFault::File(unread.zh().into(), unread.en().into()),
    }
}

pub(super) fn read_journal(directory: &File, name: &[u8], stem: &str) -> Result<Journal, Unread> {
    if !can_name(stem) {
        return Err(Unread::Name);
    }
    let (bytes, metadata) = read_file(directory, name, LARGEST)?;
    let hand = Hand {
        stem: stem.to_owned(),
        owner: name_of(metadata.uid()),
        number: number_of(metadata.uid()),
        loose: metadata.mode() & 0o022 != 0 || metadata.nlink() != 1,
    };
    Ok(Journal::read(hand, &bytes))
}

/// Reads a regular file of a directory: no link, no pipe, no device, and not beyond `most` bytes.
pub(super) fn read_file(
    directory: &File,
    name: &[u8],
    most: u64,
) -> Result<(Vec<u8>, std::fs::Metadata), Unread> {
    let flags =
        OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened =
        rustix::io::retry_on_intr(|| rustix::fs::openat(directory, name, flags, Mode::empty()));
    let file = File::from(opened?);
    let metadata = file.metadata().map_err(Unread::Other)?;
    if !metadata.is_file() {
        return Err(Unread::NotAFile);
    }
    if metadata.len() > most {
        return Err(Unread::TooLarge(most));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(Unread::Other)?;
    match bytes.len() as u64 > most {
        true => Err(Unread::TooLarge(most)),
        false => Ok((bytes, metadata)),
    }
}
