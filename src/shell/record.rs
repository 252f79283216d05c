//! Putting on record what a person adds: in a thread of its own, and on the disk before it counts.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Instant, SystemTime};

use super::day::written;
use crate::app::Msg;
use crate::export::{Languages, minutes};
use crate::plan::Plan;
use crate::review::Body;
use crate::store::{self, Folder, Scribe};
use crate::text::Safe;

/// Where records go.
#[derive(Clone, Debug)]
pub struct Journal {
    /// The review folder.
    pub folder: Folder,
    /// Whose journal it is. Asked by the thread that writes: a directory of users may be far away.
    pub user: fn() -> String,
    /// The file for the document of the minutes; without it, one in the review folder.
    pub minutes: Option<PathBuf>,
}

/// Something to be written.
enum Job {
    Append(Box<Body>),
    Minutes(Arc<Plan>, Languages),
}

/// What writes the journal of the user.
pub(super) struct Recorder {
    jobs: Sender<Job>,
    outcomes: Receiver<Msg>,
    /// How many jobs have no outcome yet.
    under_way: usize,
}

impl Recorder {
    /// Writes into `journal`; `wake` is called when something is on the disk, or could not be written.
    ///
    /// # Errors
    ///
    /// No thread can be started.
    pub(super) fn new(journal: Journal, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Recorder> {
        let (jobs, taken) = channel();
        let (sender, outcomes) = channel();
        let work = move || {
            let mut scribe = Scribe::new(journal.folder.clone(), (journal.user)());
            for job in taken {
                let outcome = match job {
                    Job::Append(body) => append(&mut scribe, body),
                    Job::Minutes(plan, languages) => {
                        Msg::MinutesWritten(journal.write_minutes(&plan, languages))
                    }
                };
                // Nobody listens any more at the end.
                let _ = sender.send(outcome);
                wake();
            }
        };
        let named = thread::Builder::new().name("record".into());
        named.spawn(work)?;
        Ok(Recorder {
            jobs,
            outcomes,
            under_way: 0,
        })
    }

    /// Has this put on record.
    pub(super) fn append(&mut self, body: Box<Body>) {
        self.start(Job::Append(body));
    }

    /// Has the document of the minutes written, after all that was to be put on record before.
    pub(super) fn write_minutes(&mut self, plan: Arc<Plan>, languages: Languages) {
        self.start(Job::Minutes(plan, languages));
    }

    fn start(&mut self, job: Job) {
        self.under_way += 1;
        // The thread ends with this sender alone.
        let _ = self.jobs.send(job);
    }

    /// What has become of a job.
    pub(super) fn outcome(&mut self) -> Option<Msg> {
        let outcome = self.outcomes.try_recv().ok();
        self.took(outcome)
    }

    /// What has become of the next job that is under way, waited for until that moment.
    pub(super) fn outcome_until(&mut self, until: Instant) -> Option<Msg> {
        if !self.is_busy() {
            return None;
        }
        let left = until.saturating_duration_since(Instant::now());
        let outcome = self.outcomes.recv_timeout(left).ok();
        self.took(outcome)
    }

    /// Whether it is not known of every job what has become of it.
    pub(super) fn is_busy(&self) -> bool {
        self.under_way > 0
    }

    fn took(&mut self, outcome: Option<Msg>) -> Option<Msg> {
        self.under_way -= usize::from(outcome.is_some());
        outcome
    }

    /// One whose disk never answers.
    #[cfg(test)]
    pub(super) fn stuck() -> Recorder {
        let (jobs, _) = channel();
        let (never, outcomes) = channel();
        std::mem::forget(never);
        Recorder {
            jobs,
            outcomes,
            under_way: 0,
        }
    }
}

fn append(scribe: &mut Scribe, body: Box<Body>) -> Msg {
    let appended = scribe.append(&body, &written(SystemTime::now()));
    Msg::Appended(body, appended.map(drop).map_err(|error| error.in_both()))
}

impl Journal {
    /// Writes the minutes of all journals; only over a file that has minutes already.
    fn write_minutes(&self, plan: &Plan, languages: Languages) -> Result<Safe, [Safe; 2]> {
        let own = || self.folder.path.join("minutes.md");
        let path = self.minutes.clone().unwrap_or_else(own);
        let text = minutes::markdown(plan, &self.folder.read().review, languages);
        let written = store::write_own(&path, text.as_bytes(), minutes::is_ours);
        written.map_err(|error| error.in_both())?;
        Ok(Safe::from(path.display().to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::review::Withdrawal;
    use crate::store::FolderPlace;

    fn body() -> Body {
        Body::Withdrawal(Withdrawal {
            finding: "A-1:plan.a:00000000".into(),
            reason: "so".into(),
        })
    }

    fn recorder(path: &std::path::Path) -> Recorder {
        let journal = Journal {
            folder: Folder {
                path: path.to_owned(),
                place: FolderPlace::Named,
            },
            user: || "wang".into(),
            minutes: None,
        };
        Recorder::new(journal, Arc::new(|| {})).unwrap()
    }

    #[test]
    fn what_could_not_be_written_is_told() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("journal"), "in the way").unwrap();
        let mut recorder = recorder(home.path());
        recorder.append(Box::new(body()));
        let told = recorder.outcome_until(Instant::now() + Duration::from_secs(10));
        assert!(
            matches!(&told, Some(Msg::Appended(_, Err(why))) if why[1].as_str().contains("journal")),
            "{told:?}"
        );
    }
}
