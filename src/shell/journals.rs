//! The review folder, read in a thread of its own: a disk that is slow, or gone, holds nothing up.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::app::Msg;
use crate::app::journals::{Journals, Locked};
use crate::store::{Folder, FolderPlace, FolderStamp, own_name};

/// How often a folder is looked at to which others write.
const INTERVAL: Duration = Duration::from_secs(1);

/// A review folder, and whether one may add to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalSource {
    /// The folder.
    pub folder: Folder,
    /// Whether nothing is to be written.
    pub read_only: bool,
}

/// The thread that reads journals.
pub(super) struct Clerk {
    /// Each is a wish to look whether the folder has changed.
    looks: Sender<()>,
    answers: Receiver<Msg>,
    is_shared: bool,
}

impl Clerk {
    /// Reads a review folder at once, and again whenever it is told to look and something has changed;
    /// `wake` is called when there is an answer. Nothing where no thread can be started.
    pub(super) fn new(source: JournalSource, wake: Arc<dyn Fn() + Send + Sync>) -> Option<Clerk> {
        let is_shared = source.folder.place != FolderPlace::Private;
        let (looks, wishes) = channel();
        let (sender, answers) = channel();
        let say = move |msg| {
            // Nobody listens any more when the program ends meanwhile.
            let _ = sender.send(msg);
            wake();
        };
        let work = move || {
            let mut desk = Desk::new(source);
            let _ = catch_unwind(AssertUnwindSafe(|| {
                say(desk.read());
                while wishes.recv().is_ok() {
                    desk.look(&say);
                }
            }));
        };
        let started = thread::Builder::new().name("journals".into()).spawn(work);
        started.ok().map(|_| Clerk {
            looks,
            answers,
            is_shared,
        })
    }

    /// After how long to look at the folder again; never where nobody else writes to it.
    pub(super) fn interval(&self) -> Option<Duration> {
        self.is_shared.then_some(INTERVAL)
    }

    /// Has the folder looked at.
    pub(super) fn look(&self) {
        // A thread that has ended has nothing to say.
        let _ = self.looks.send(());
    }

    /// The next answer that is there.
    pub(super) fn answer(&self) -> Option<Msg> {
        self.answers.try_recv().ok()
    }
}

/// What the thread works at.
struct Desk {
    source: JournalSource,
    stamp: FolderStamp,
}

impl Desk {
    fn new(source: JournalSource) -> Desk {
        Desk {
            stamp: FolderStamp::default(),
            source,
        }
    }

    fn look(&mut self, say: &dyn Fn(Msg)) {
        if self.source.folder.stamp() != self.stamp {
            say(self.read());
        }
    }

    fn read(&mut self) -> Msg {
        let folder = &self.source.folder;
        // Taken before it is read: if something changes meanwhile, that shows the next time.
        self.stamp = folder.stamp();
        let read = folder.read();
        let writable = match self.source.read_only {
            true => Err(Locked::ReadOnly),
            false => folder
                .can_write()
                .map_err(|error| Locked::Folder(error.in_both())),
        };
        Msg::Reviewed(Arc::new(Journals {
            review: read.review,
            user: own_name().into(),
            folder: folder.path.clone(),
            path: folder.path.display().to_string().into(),
            is_private: folder.place == FolderPlace::Private,
            is_there: folder.path.is_dir(),
            roster_error: read.roster_error,
            writable,
        }))
    }
}
