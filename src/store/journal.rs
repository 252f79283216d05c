//! Writing one's own journal: only ever to its end, and never said before it is on the disk.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::Errno;

use super::folder::{Folder, JOURNALS, journals_in, open_directory};
use super::write::{WriteError, WriteFault};
use crate::review::{Body, FORMAT_LINE, Hand, Journal, Record};

/// Writes the journal of one user.
///
/// One file, one writer: a second program of the same user, or one who finds another's file under the
/// name, writes a file of its own, `li.2.ron`.
#[derive(Debug)]
pub struct Scribe {
    folder: Folder,
    user: String,
    open: Option<Open>,
    /// The record that was not saved last. Saved again it is the same line, so that it counts once even
    /// if it has reached the disk after all.
    unsaved: Option<Record>,
}

/// A journal that is ours as long as it is open.
#[derive(Debug)]
struct Open {
    directory: File,
    name: String,
    file: File,
}

impl Drop for Open {
    /// Gives the file back at once. A program that is being started at this moment holds a copy of every
    /// descriptor, and with it the lock, until it has begun.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// So many files one user may have.
const MOST: u32 = 99;

impl Scribe {
    /// A scribe for a user's journal in a folder. Nothing is created before something is written.
    pub fn new(folder: Folder, user: String) -> Scribe {
        Scribe {
            folder,
            user,
            open: None,
            unsaved: None,
        }
    }

    /// Puts something on record: when this returns, it is on the disk. `at` is the time, to be shown.
    ///
    /// # Errors
    ///
    /// Where it was not saved, or that is not sure. What was saved before is still there, and the same
    /// may be tried again.
    pub fn append(&mut self, body: &Body, at: &str) -> Result<PathBuf, WriteError> {
        // The journal may have been moved away since the last time: then it is written anew, once.
        for _ in 0..2 {
            if !self.open.as_ref().is_some_and(Open::is_in_place) {
                self.open = None;
                self.open = Some(self.open_journal()?);
            }
            let Some(open) = &mut self.open else { continue };
            let record = match self.unsaved.take() {
                Some(record) if record.holds(body) => record,
                _ => Record::new(open.next_seq(&self.user)?, at, body.clone()),
            };
            let path = self.folder.path.join(JOURNALS).join(&open.name);
            let written = open.write(record.line());
            let in_place = open.is_in_place();
            if written.is_err() || !in_place {
                self.unsaved = Some(record);
            }
            written.map_err(|error| WriteError::of(&path, error))?;
            if in_place {
                return Ok(path);
            }
        }
        Err(WriteError {
            path: self.folder.path.join(JOURNALS),
            fault: WriteFault::Taken,
        })
    }

    /// Opens the first journal of the user that nobody else has, or creates it.
    fn open_journal(&self) -> Result<Open, WriteError> {
        let path = self.folder.path.join(JOURNALS);
        let directory = make_directories(&self.folder.path, &path)?;
        let mut lockless = false;
        for number in 1..=MOST {
            let name = match number {
                1 => format!("{}.ron", self.user),
                number => format!("{}.{number}.ron", self.user),
            };
            let file = match open_or_create(&directory, &name, lockless) {
                Ok(Some(file)) => file,
                Ok(None) => continue,
                Err(error) => return Err(WriteError::of(&path.join(name), error)),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => continue,
                // A file system without locks: a file that is new is nobody else's.
                Err(TryLockError::Error(_)) if lockless => {}
                Err(TryLockError::Error(_)) => {
                    lockless = true;
                    continue;
                }
            }
            let mut open = Open {
                directory: directory
                    .try_clone()
                    .map_err(|error| WriteError::of(&path, error))?,
                name,
                file,
            };
            // One that a later program writes is not for this one.
            if open.read().is_ok_and(|(_, journal)| !journal.is_newer()) {
                return Ok(open);
            }
        }
        let fault = WriteFault::Taken;
        Err(WriteError { path, fault })
    }
}

/// Makes the review folder and the one for journals, as open to others as what they stand in.
fn make_directories(folder: &Path, journals: &Path) -> Result<File, WriteError> {
    let own = [
        (folder, directory_mode as fn(u32) -> u32),
        (journals, journals_mode),
    ];
    for (path, mode) in own {
        make_directory(path, mode).map_err(|error| WriteError::of(path, error))?;
    }
    open_directory(journals).map_err(|error| WriteError::of(journals, error))
}

/// Makes a directory with those above it; `mode` says how open it is by how open the one above is.
fn make_directory(path: &Path, mode: fn(u32) -> u32) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let parent = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(Errno::NOTDIR.into()),
    };
    make_directory(parent, directory_mode)?;
    let above = open_directory(parent)?;
    let mode = mode(above.metadata()?.mode());
    match rustix::fs::mkdir(path, Mode::from_raw_mode(mode as _)) {
        Ok(()) => {
            // What the umask took away, and the bits that mkdir may leave out. Some file systems know
            // fewer, and the directory is there.
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let made = rustix::fs::open(path, flags, Mode::empty())?;
            let _ = rustix::fs::fchmod(&made, Mode::from_raw_mode(mode as _));
            sync_directory(&above);
            Ok(())
        }
        Err(Errno::EXIST) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The mode of a directory in one of this mode. Where a group may write, what its members make there
/// belongs to the group, and only its maker may take it away.
fn directory_mode(above: u32) -> u32 {
    match above & 0o020 {
        0 => 0o700 | (above & 0o055),
        _ => 0o3770 | (above & 0o005),
    }
}

/// The mode of the directory for journals in a review folder of this mode. Where somebody has opened the folder
/// to all, it is not for the first of them to write to close it to the others.
fn journals_mode(folder: u32) -> u32 {
    match folder & 0o007 {
        0o007 => 0o3777,
        _ => directory_mode(folder),
    }
}

/// The mode of a journal in a directory of this mode: who may look into the directory may read it, and
/// nobody but its owner may write it.
fn journal_mode(directory: u32) -> u32 {
    let readable = |bits: u32| {
        if directory & bits == bits {
            bits & 0o044
        } else {
            0
        }
    };
    0o600 | readable(0o050) | readable(0o005)
}

/// Opens a journal that is the user's own, or creates it; `None` if the name is somebody else's.
fn open_or_create(directory: &File, name: &str, only_new: bool) -> io::Result<Option<File>> {
    let flags = OFlags::RDWR
        | OFlags::APPEND
        | OFlags::NOFOLLOW
        | OFlags::NONBLOCK
        | OFlags::NOCTTY
        | OFlags::CLOEXEC;
    let open = |flags, mode| {
        rustix::io::retry_on_intr(|| rustix::fs::openat(directory, name, flags, mode))
    };
    let mode = journal_mode(directory.metadata()?.mode());
    match open(
        flags | OFlags::CREATE | OFlags::EXCL,
        Mode::from_raw_mode(0o600),
    ) {
        Ok(file) => {
            rustix::fs::fchmod(&file, Mode::from_raw_mode(mode as _))?;
            sync_directory(directory);
            return Ok(Some(File::from(file)));
        }
        Err(Errno::EXIST) => {}
        Err(error) => return Err(error.into()),
    }
    if only_new {
        return Ok(None);
    }
    // A link, a pipe, or a file that another owns: the name is taken. So it is by a file that is full.
    let Ok(file) = open(flags, Mode::empty()).map(File::from) else {
        return Ok(None);
    };
    let metadata = file.metadata()?;
    let own = metadata.is_file()
        && metadata.uid() == rustix::process::geteuid().as_raw()
        && metadata.nlink() == 1
        && metadata.len() < super::folder::LARGEST / 2;
    if own && metadata.mode() & 0o022 != 0 {
        rustix::fs::fchmod(&file, Mode::from_raw_mode(mode as _))?;
    }
    Ok(own.then_some(file))
}

/// Puts the names in a directory on the disk. Not every file system can.
fn sync_directory(directory: &File) {
    let _ = directory.sync_all();
}

impl Open {
    /// Whether the name still leads to this file.
    fn is_in_place(&self) -> bool {
        let found = rustix::fs::statat(&self.directory, &self.name, AtFlags::SYMLINK_NOFOLLOW);
        let own = rustix::fs::fstat(&self.file);
        match (found, own) {
            (Ok(found), Ok(own)) => (found.st_dev, found.st_ino) == (own.st_dev, own.st_ino),
            _ => false,
        }
    }

    /// The number of the user's next record: over all files, as a further program may have written.
    fn next_seq(&mut self, user: &str) -> Result<u32, WriteError> {
        let own = format!("{user}.");
        let mut next = 1;
        for name in journals_in(&self.directory) {
            if !name.starts_with(own.as_bytes()) {
                continue;
            }
            if let Ok(journal) = super::folder::read_journal(&self.directory, &name, user) {
                next = next.max(journal.next_seq());
            }
        }
        Ok(next)
    }

    /// The file as it is now.
    fn read(&mut self) -> io::Result<(Vec<u8>, Journal)> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        (&self.file)
            .take(super::folder::LARGEST)
            .read_to_end(&mut bytes)?;
        let journal = Journal::read(Hand::default(), &bytes);
        Ok((bytes, journal))
    }

    /// Writes a line at the end of the file, and waits until it is on the disk.
    fn write(&mut self, line: &str) -> io::Result<()> {
        let (before, journal) = self.read()?;
        let mut text = String::new();
        // A line that was torn stays as it is; ours starts on one of its own.
        if before.last().is_some_and(|last| *last != b'\n') {
            text.push('\n');
        }
        if !journal.has_format {
            text.push_str(FORMAT_LINE);
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        // At once: what is appended by one call is never mixed with what another appends.
        let written = rustix::io::retry_on_intr(|| rustix::io::write(&self.file, text.as_bytes()))?;
        if written < text.len() {
            return Err(Errno::NOSPC.into());
        }
        self.file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_look_into_the_folder_may_read_and_nobody_else_may_write() {
        for (directory, journal) in [
            (0o700, 0o600),
            (0o750, 0o640),
            (0o755, 0o644),
            (0o3770, 0o640),
            (0o2775, 0o644),
            (0o1777, 0o644),
            (0o710, 0o600),
        ] {
            assert_eq!(journal_mode(directory), journal, "{directory:o}");
        }
    }

    #[test]
    fn where_a_group_writes_only_the_maker_of_a_file_may_take_it_away() {
        for (above, made) in [
            (0o40700, 0o700),
            (0o40755, 0o755),
            (0o40750, 0o750),
            (0o40770, 0o3770),
            (0o42775, 0o3775),
        ] {
            assert_eq!(directory_mode(above), made, "{above:o}");
            assert_eq!(journals_mode(above), made, "{above:o}");
        }
    }

    #[test]
    fn a_folder_that_is_open_to_all_stays_so_for_the_journals_of_all() {
        for folder in [0o41777, 0o40777, 0o43777] {
            assert_eq!(journals_mode(folder), 0o3777, "{folder:o}");
            assert_eq!(directory_mode(folder), 0o3775, "{folder:o}");
        }
    }
}
