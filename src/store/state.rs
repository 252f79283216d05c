//! What the program keeps for its user between two starts: where one stood, what was being typed.
//!
//! Nothing that matters to others is kept here, so nothing here may ever stand in the way: what cannot
//! be read or written costs a sentence.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::Dir;

use super::folder::{Unread, open_directory, read_file};
use super::naming::name_of_plan;
use super::write::{WriteFault, write_private};
use crate::plan::Lang;
use crate::text::Safe;

/// A file with more bytes is not read.
const LARGEST: u64 = 1 << 20;

/// So many names are looked at.
const MOST: usize = 1_000;

/// Where the program of one user keeps what belongs to one plan: a few small files, each under a name.
///
/// Two programs at once never tear a file: the last one wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateDir {
    directory: PathBuf,
    plan: String,
}

/// Why something is not kept, or was not found again.
#[derive(Debug)]
pub struct StateError {
    /// The directory.
    pub directory: PathBuf,
    /// Why, in Chinese and in English.
    why: [String; 2],
}

impl StateDir {
    /// The state that belongs to a plan file, or to the plan built in; `home` is the directory for the
    /// state of all programs of the user. Nothing is created before something is written.
    pub fn of_plan(home: &Path, plan: Option<&Path>) -> StateDir {
        StateDir {
            directory: home.join("planscope"),
            plan: name_of_plan(plan),
        }
    }

    /// The file of this name.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.join(self.file(name))
    }

    fn file(&self, name: &str) -> String {
        format!("{}.{name}.ron", self.plan)
    }

    /// What was written under a name last; nothing, if nothing was.
    ///
    /// # Errors
    ///
    /// Where there is something, and it is no regular file of at most 1 MiB that may be read.
    pub fn read(&self, name: &str) -> Result<Option<String>, StateError> {
        let read = open_directory(&self.directory)
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => Unread::Missing,
                _ => Unread::Other(error),
            })
            .and_then(|directory| read_file(&directory, self.file(name).as_bytes(), LARGEST));
        match read {
            Ok((bytes, _)) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(Unread::Missing) => Ok(None),
            Err(Unread::Other(error)) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(self.error(why_not(&WriteFault::NoDirectory)))
            }
            Err(unread) => Err(self.error([unread.zh(), unread.en()])),
        }
    }

    /// The names under which something is there, in their order.
    pub fn names(&self) -> Vec<String> {
        let Ok(directory) = open_directory(&self.directory) else {
            return Vec::new();
        };
        let entries = Dir::read_from(directory).into_iter().flatten();
        let name = |file: &[u8]| {
            let own = std::str::from_utf8(file).ok()?.strip_prefix(&self.plan)?;
            let name = own.strip_prefix('.')?.strip_suffix(".ron")?;
            is_name(name).then(|| name.to_owned())
        };
        let names = entries.filter_map(|entry| name(entry.ok()?.file_name().to_bytes()));
        let mut names: Vec<String> = names.take(MOST).collect();
        names.sort();
        names
    }

    /// Keeps a text under a name: whole, or not at all. Only the user can read it.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; what was there before is then still there.
    pub fn write(&self, name: &str, text: &str) -> Result<(), StateError> {
        debug_assert!(is_name(name), "{name}");
        let made = DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.directory);
        let written = made.map_err(WriteFault::from).and_then(|()| {
            write_private(&self.path(name), text.as_bytes()).map_err(|error| error.fault)
        });
        written.map_err(|fault| self.error(why_not(&fault)))
    }

    /// Keeps nothing under a name any more.
    ///
    /// # Errors
    ///
    /// Where what is there cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), StateError> {
        match std::fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(self.error(why_not(&WriteFault::from(error))))
            }
            _ => Ok(()),
        }
    }

    fn error(&self, why: [String; 2]) -> StateError {
        StateError {
            directory: self.directory.clone(),
            why,
        }
    }
}

/// Whether a text can be a name: it becomes a part of one.
fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= 60 && text.bytes().all(plain)
}

fn why_not(fault: &WriteFault) -> [String; 2] {
    let [zh, en] = match fault {
        WriteFault::Full => ["磁盘已满", "the disk is full"],
        WriteFault::Denied => ["没有写入权限", "you may not write there"],
        WriteFault::Exists | WriteFault::Taken => ["名称被占用", "the name is taken"],
        WriteFault::NotAFile => ["那里不是普通文件", "no regular file is in its place"],
        WriteFault::NoDirectory => ["不是目录", "this is no directory"],
        WriteFault::Other(error) => return [format!("无法写入：{error}"), error.to_string()],
    };
    [zh.into(), en.into()]
}

impl StateError {
    /// Why and where, in a line without a full stop. What is to be known comes first: a path is long.
    pub fn message(&self, lang: Lang) -> Safe {
        let directory = self.directory.display();
        let [zh, en] = &self.why;
        Safe::from(lang.pick(
            format!("{zh}（{directory}）"),
            format!("{en} ({directory})"),
        ))
    }
}

impl std::fmt::Display for StateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message(Lang::En).as_str())
    }
}

impl std::error::Error for StateError {}
