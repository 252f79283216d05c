//! Writing a new file, whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::plan::Lang;
use crate::text::Safe;

/// What to do if there is a file already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Leave it, and fail.
    Keep,
    /// Put the new one in its place. A link is replaced, not what it leads to.
    Replace,
}

/// Writes a file: beside its place first, then, once all of it is on the disk, into it.
///
/// # Errors
///
/// Where there is a file that is to be kept, or something that is no file, or where it cannot be
/// written. What was there before is then still there, and nothing is left lying about.
pub fn write_new(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    write(path, bytes, existing, 0o666).map_err(|fault| WriteError {
        path: path.to_owned(),
        fault,
    })
}

/// Writes a file whole, over what is there only where the program has written that: `is_own` is asked
/// about its first bytes.
///
/// # Errors
///
/// As [`write_new`].
pub fn write_own(
    path: &Path,
    bytes: &[u8],
    is_own: impl Fn(&[u8]) -> bool,
) -> Result<(), WriteError> {
    const HEAD: u64 = 256;
    let mut head = Vec::new();
    let regular = fs::metadata(path).is_ok_and(|found| found.is_file());
    let read = match regular {
        true => File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)),
        false => Ok(0),
    };
    let existing = match read.is_ok() && is_own(&head) {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    write_new(path, bytes, existing)
}

/// Writes a file that its owner alone can read, in the place of what is there.
///
/// # Errors
///
/// As [`write_new`].
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write(path, bytes, Existing::Replace, 0o600).map_err(|fault| WriteError {
        path: path.to_owned(),
        fault,
    })
}

fn write(path: &Path, bytes: &[u8], existing: Existing, mode: u32) -> Result<(), WriteFault> {
    let name = path.file_name().ok_or(WriteFault::NotAFile)?;
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() || found.is_symlink() => match existing {
            Existing::Keep => return Err(WriteFault::Exists),
            Existing::Replace => {}
        },
        Ok(_) => return Err(WriteFault::NotAFile),
        Err(_) => {}
    }
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut draft = Draft::beside(directory, &name.to_string_lossy(), mode)?;
    draft.file.write_all(bytes)?;
    draft.file.sync_all()?;
    match existing {
        Existing::Replace => {
            fs::rename(&draft.path, path)?;
            draft.is_named = true;
        }
        Existing::Keep => put(&draft, path, bytes)?,
    }
    // So that the name, too, is on the disk. Not every file system can, and the file is written.
    let _ = File::open(directory).and_then(|directory| directory.sync_all());
    Ok(())
}

/// Gives the draft its name, unless something has that name by now.
fn put(draft: &Draft, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::hard_link(&draft.path, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // A file system without links. Written in place, it may be seen half written, but it
            // is still never another's.
            let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
            let written = file.write_all(bytes).and_then(|()| file.sync_all());
            if written.is_err() {
                let _ = fs::remove_file(path);
            }
            written
        }
        linked => linked,
    }
}

/// A file beside the one to be written, removed when it is no longer needed.
struct Draft {
    path: PathBuf,
    file: File,
    /// Whether it has become the file: under its first name there may be another's by now.
    is_named: bool,
}

impl Draft {
    fn beside(directory: &Path, name: &str, mode: u32) -> io::Result<Draft> {
        let process = std::process::id();
        // Names end at 255 bytes.
        let short: String = name.chars().take(50).collect();
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for attempt in 0..16 {
            let path = directory.join(format!(".{short}.{process}.{attempt}.new"));
            let mut options = OpenOptions::new();
            match options.write(true).create_new(true).mode(mode).open(&path) {
                Ok(file) => {
                    return Ok(Draft {
                        path,
                        file,
                        is_named: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_named {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Why a file was not written.
#[derive(Debug)]
pub struct WriteError {
    /// The path, as it was given.
    pub path: PathBuf,
    /// Why.
    pub fault: WriteFault,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum WriteFault {
    /// There is a file already.
    Exists,
    /// There is something that is no regular file, or the path names none.
    NotAFile,
    /// The directory does not exist.
    NoDirectory,
    /// The directory may not be written to.
    Denied,
    /// The disk, or the user's part of it, is full.
    Full,
    /// Every name that the file could have is taken by another program or another user.
    Taken,
    /// What else the system says.
    Other(io::Error),
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> WriteFault {
        use io::ErrorKind as K;
        match error.kind() {
            K::AlreadyExists => WriteFault::Exists,
            K::NotFound | K::NotADirectory => WriteFault::NoDirectory,
            K::PermissionDenied | K::ReadOnlyFilesystem => WriteFault::Denied,
            K::StorageFull | K::QuotaExceeded => WriteFault::Full,
            _ => WriteFault::Other(error),
        }
    }
}

impl WriteError {
    pub(super) fn of(path: &Path, error: impl Into<io::Error>) -> WriteError {
        WriteError {
            path: path.to_owned(),
            fault: WriteFault::from(error.into()),
        }
    }

    /// What it says in Chinese and in English.
    pub fn in_both(&self) -> [Safe; 2] {
        [Lang::Zh, Lang::En].map(|lang| self.message(lang))
    }

    /// Where, what and what to do, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let path = self.path.display();
        let words = match (&self.fault, lang) {
            (WriteFault::Exists, Lang::En) => "there is a file already; choose another name".into(),
            (WriteFault::Exists, Lang::Zh) => "文件已存在；请换一个名字".into(),
            (WriteFault::NotAFile, Lang::En) => "this is no file; name one to write to".into(),
            (WriteFault::NotAFile, Lang::Zh) => "这不是文件；请指明要写入的文件".into(),
            (WriteFault::NoDirectory, Lang::En) => {
                "there is no such directory; make it first".into()
            }
            (WriteFault::NoDirectory, Lang::Zh) => "目录不存在；请先建立".into(),
            (WriteFault::Denied, Lang::En) => {
                "you may not write there; choose another directory".into()
            }
            (WriteFault::Denied, Lang::Zh) => "没有写入权限；请换一个目录".into(),
            (WriteFault::Full, Lang::En) => "the disk is full; nothing was written".into(),
            (WriteFault::Full, Lang::Zh) => "磁盘已满，没有写入".into(),
            (WriteFault::Taken, Lang::En) => {
                "every name for your journal is taken; look at who owns the files there".into()
            }
            (WriteFault::Taken, Lang::Zh) => {
                "可用的日志文件名均被占用；请查看其中文件的属主".into()
            }
            (WriteFault::Other(error), Lang::En) => format!("cannot be written: {error}"),
            (WriteFault::Other(error), Lang::Zh) => format!("无法写入：{error}"),
        };
        Safe::from(format!("{path}: {words}"))
    }
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message(Lang::En).as_str())
    }
}

impl std::error::Error for WriteError {}
