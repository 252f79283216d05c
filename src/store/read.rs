//! Reading a plan file.

use std::fs::{File, FileType};
use std::io::{self, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};

use super::{Encoding, Stamp};
use crate::plan::Lang;
use crate::text::Safe;

/// The size, in bytes, above which a plan file is refused.
pub const MAX_BYTES: u64 = 256 << 20;

/// The text of a plan file.
#[derive(Clone, Debug)]
pub struct PlanText {
    /// The text, whole.
    pub text: String,
    /// By what the file is known. Taken before it was read: if it changed meanwhile, that shows.
    pub stamp: Stamp,
}

/// Reads the plan file at `path`. Links are followed; a pipe or a device is never waited for.
///
/// # Errors
///
/// Where there is no regular file that may be read, it is empty, larger than [`MAX_BYTES`] or no
/// UTF-8.
pub fn read_plan(path: &Path) -> Result<PlanText, ReadError> {
    read(path).map_err(|fault| ReadError {
        path: path.to_owned(),
        fault,
    })
}

/// The size, in bytes, above which a file of the user's own settings is refused.
const MAX_OWN_BYTES: u64 = 1 << 20;

/// Reads a file of the user's own settings, if there is one. Links are followed.
///
/// # Errors
///
/// Where what is there is no regular file of at most 1 MiB that may be read, or no UTF-8.
pub fn read_own(path: &Path) -> Result<Option<String>, ReadError> {
    let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    let read = match size > MAX_OWN_BYTES {
        true => Err(ReadFault::Other(io::Error::other("larger than 1 MiB"))),
        false => read(path),
    };
    match read {
        Ok(read) => Ok(Some(read.text)),
        Err(ReadFault::Missing | ReadFault::Empty) => Ok(None),
        Err(fault) => Err(ReadError {
            path: path.to_owned(),
            fault,
        }),
    }
}

fn read(path: &Path) -> Result<PlanText, ReadFault> {
    let file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(ReadFault::NotAFile(Sort::of(metadata.file_type(), path)));
    }
    if metadata.len() > MAX_BYTES {
        return Err(ReadFault::TooLarge(metadata.len()));
    }
    let stamp = Stamp::from(&metadata);
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadFault::TooLarge(bytes.len() as u64));
    }
    if bytes.is_empty() {
        return Err(ReadFault::Empty);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(PlanText { text, stamp }),
        Err(error) => Err(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Opens a file without waiting for the other end of a pipe and without taking a terminal.
fn open(path: &Path) -> Result<File, ReadFault> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::io::retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()));
    opened.map(File::from).map_err(|error| {
        // A socket, or a device that nothing drives, cannot even be opened.
        match std::fs::metadata(path) {
            Ok(metadata) if error == rustix::io::Errno::NXIO && !metadata.is_file() => {
                ReadFault::NotAFile(Sort::of(metadata.file_type(), path))
            }
            _ => ReadFault::from(io::Error::from(error)),
        }
    })
}

fn not_utf8(bytes: &[u8], byte: usize) -> ReadFault {
    let before = &bytes[..byte];
    ReadFault::NotUtf8 {
        byte: byte as u64 + 1,
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
        guess: Encoding::guess(bytes),
    }
}

/// Why a plan file was not read.
#[derive(Debug)]
pub struct ReadError {
    /// The path, as it was given.
    pub path: PathBuf,
    /// Why.
    pub fault: ReadFault,
}

/// Why a plan file was not read.
#[derive(Debug)]
pub enum ReadFault {
    /// There is nothing at the path.
    Missing,
    /// The file may not be read.
    Denied,
    /// It is no regular file.
    NotAFile(Sort),
    /// It has no byte.
    Empty,
    /// It has so many bytes, more than [`MAX_BYTES`].
    TooLarge(u64),
    /// It is not text in UTF-8.
    NotUtf8 {
        /// The first byte that is not, from 1.
        byte: u64,
        /// Its line, from 1.
        line: usize,
        /// What the text may be instead.
        guess: Option<Encoding>,
    },
    /// What else the system says.
    Other(io::Error),
}

/// What stands at a path in place of a regular file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A directory, with the plan file in it if it has one.
    Directory(Option<PathBuf>),
    /// A pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

impl Sort {
    fn of(found: FileType, path: &Path) -> Sort {
        if found.is_dir() {
            Sort::Directory(Some(path.join("plan.ron")).filter(|plan| plan.is_file()))
        } else if found.is_fifo() {
            Sort::Pipe
        } else if found.is_socket() {
            Sort::Socket
        } else {
            Sort::Device
        }
    }
}

impl From<io::Error> for ReadFault {
    fn from(error: io::Error) -> ReadFault {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadFault::Missing,
            io::ErrorKind::PermissionDenied => ReadFault::Denied,
            _ => ReadFault::Other(error),
        }
    }
}

impl ReadError {
    /// Where, what and what to do, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let path = self.path.display();
        Safe::from(match lang {
            Lang::En => match &self.fault {
                ReadFault::NotUtf8 { line, .. } => format!("{path}:{line}: {}", self.en()),
                _ => format!("{path}: {}", self.en()),
            },
            Lang::Zh => match &self.fault {
                ReadFault::NotUtf8 { line, .. } => format!("{path}:{line}: {}", self.zh()),
                _ => format!("{path}: {}", self.zh()),
            },
        })
    }

    fn en(&self) -> String {
        match &self.fault {
            ReadFault::Missing => {
                "there is no such file; `planscope new` prints one to start from".into()
            }
            ReadFault::Denied => "you may not read this file; ask its owner to let you".into(),
            ReadFault::NotAFile(Sort::Directory(Some(plan))) => {
                format!("this is a directory; open {} in it", plan.display())
            }
            ReadFault::NotAFile(Sort::Directory(None)) => {
                "this is a directory; name the plan file in it".into()
            }
            ReadFault::NotAFile(Sort::Pipe) => {
                "this is a pipe; save the plan in a file and open that".into()
            }
            ReadFault::NotAFile(Sort::Socket) => "this is a socket; name a plan file".into(),
            ReadFault::NotAFile(Sort::Device) => "this is a device; name a plan file".into(),
            ReadFault::Empty => {
                "the file is empty; `planscope new` prints a plan to start from".into()
            }
            ReadFault::TooLarge(bytes) => format!(
                "the file has {} MiB, and plans of more than {} MiB are not read; split it",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
            ReadFault::NotUtf8 { byte, guess, .. } => match guess {
                Some(guess) => format!(
                    "byte {byte} is not UTF-8; it looks like {}: run {}",
                    guess.name(),
                    self.conversion(*guess)
                ),
                None => format!("byte {byte} is not UTF-8; save the file as UTF-8"),
            },
            ReadFault::Other(error) => format!("cannot be read: {error}"),
        }
    }

    fn zh(&self) -> String {
        match &self.fault {
            ReadFault::Missing => "没有这个文件；可用 `planscope new` 生成一份样例".into(),
            ReadFault::Denied => "没有读取此文件的权限；请联系文件所有者".into(),
            ReadFault::NotAFile(Sort::Directory(Some(plan))) => {
                format!("这是目录；请打开其中的 {}", plan.display())
            }
            ReadFault::NotAFile(Sort::Directory(None)) => "这是目录；请指明其中的方案文件".into(),
            ReadFault::NotAFile(Sort::Pipe) => "这是管道；请先存为文件再打开".into(),
            ReadFault::NotAFile(Sort::Socket) => "这是套接字；请指明方案文件".into(),
            ReadFault::NotAFile(Sort::Device) => "这是设备；请指明方案文件".into(),
            ReadFault::Empty => "文件是空的；可用 `planscope new` 生成一份样例".into(),
            ReadFault::TooLarge(bytes) => format!(
                "文件有 {} MiB，超过 {} MiB 的方案不予读取；请拆分",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
            ReadFault::NotUtf8 { byte, guess, .. } => match guess {
                Some(guess) => format!(
                    "第{byte}个字节不是 UTF-8；看来是 {}，请运行 {}",
                    guess.name(),
                    self.conversion(*guess)
                ),
                None => format!("第{byte}个字节不是 UTF-8；请以 UTF-8 保存"),
            },
            ReadFault::Other(error) => format!("无法读取：{error}"),
        }
    }

    /// The command that makes UTF-8 of the file, as a shell takes it.
    fn conversion(&self, from: Encoding) -> String {
        let path = self.path.to_string_lossy();
        let new = self.path.with_extension("utf8.ron");
        format!(
            "iconv -f {} -t UTF-8 {} > {}",
            from.name(),
            quote(&path),
            quote(&new.to_string_lossy())
        )
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message(Lang::En).as_str())
    }
}

impl std::error::Error for ReadError {}

/// A path as a shell reads it back.
fn quote(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | '~');
    match path.chars().all(plain) && !path.starts_with(['-', '~']) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}
