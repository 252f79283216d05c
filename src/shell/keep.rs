//! Keeping what is to outlive the program on the disk, while it runs and out of its way.
//!
//! A thread of its own writes: a disk that is slow, or gone, holds nothing up.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::memory::Memory;
use crate::app::news::Seen;
use crate::app::unfinished::Unfinished;
use crate::app::{App, Msg};
use crate::plan::Lang;
use crate::store::{StateDir, StateError};

/// How long a key that was typed waits at most before it is on its way to the disk: with the writing
/// itself, less than 300 ms.
const TEXT_WAITS: Duration = Duration::from_millis(200);

/// How long a change of place waits: one who walks through a list writes nothing at every step.
const PLACE_WAITS: Duration = Duration::from_secs(2);

/// A name and what is to be kept under it; empty where nothing is.
type Job = (String, String);

/// What keeps the state of the dashboard on the disk.
pub(super) struct Keeper {
    jobs: Sender<Job>,
    failures: Receiver<StateError>,
    texts: BTreeMap<String, String>,
    /// What is on the disk, or on its way there.
    place: String,
    /// The same of the findings that were seen.
    seen: Option<String>,
    texts_due: Option<Instant>,
    place_due: Option<Instant>,
}

impl Keeper {
    /// Keeps things in `state`; `wake` is called when something could not be kept. Nothing where no
    /// thread can be started.
    pub(super) fn new(state: StateDir, wake: Arc<dyn Fn() + Send + Sync>) -> Option<Keeper> {
        let (jobs, taken) = channel();
        let (sender, failures) = channel();
        let work = move || {
            while let Some(jobs) = next_jobs(&taken) {
                for (name, text) in jobs {
                    let done = match text.is_empty() {
                        true => state.remove(&name),
                        false => state.write(&name, &text),
                    };
                    if let Err(error) = done {
                        // Nobody listens any more at the end.
                        let _ = sender.send(error);
                        wake();
                    }
                }
            }
        };
        let started = thread::Builder::new().name("keep".into()).spawn(work);
        started.ok().map(|_| Keeper {
            jobs,
            failures,
            texts: BTreeMap::new(),
            place: String::new(),
            seen: None,
            texts_due: None,
            place_due: None,
        })
    }

    /// The place may have changed.
    pub(super) fn touch(&mut self, now: Instant) {
        self.place_due.get_or_insert(now + PLACE_WAITS);
    }

    /// A text that somebody is typing stands so by now; empty where it is done.
    pub(super) fn keep_text(&mut self, key: &str, text: &str, now: Instant) {
        let file = match text.is_empty() {
            true => String::new(),
            false => Unfinished::to_file(key, text),
        };
        self.texts.insert(Unfinished::name(key), file);
        self.texts_due.get_or_insert(now + TEXT_WAITS);
    }

    /// When something is to be written next.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.texts_due.into_iter().chain(self.place_due).min()
    }

    /// Sends to the disk what has waited long enough.
    pub(super) fn work(&mut self, app: &App, now: Instant) {
        if self.texts_due.is_some_and(|due| now >= due) {
            self.send_texts();
        }
        if self.place_due.is_some_and(|due| now >= due) {
            self.send_place(app);
            self.send_seen(app.seen_findings(false));
        }
    }

    /// The next failure, told to the app.
    pub(super) fn failure(&self) -> Option<Msg> {
        let error = self.failures.try_recv().ok()?;
        let why = [Lang::Zh, Lang::En].map(|lang| error.message(lang));
        Some(Msg::StateFailed(why))
    }

    /// Sends everything to the disk: the program ends.
    pub(super) fn send(&mut self, app: &App) {
        self.send_texts();
        if self.place_due.is_some() {
            self.send_place(app);
        }
        self.send_seen(app.seen_findings(true));
    }

    /// Sends what is left, and waits until all is written or that moment has come.
    pub(super) fn close(mut self, app: &App, until: Instant) {
        self.send(app);
        let Keeper { jobs, failures, .. } = self;
        // The thread ends with its last job.
        drop(jobs);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match failures.recv_timeout(left) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => return,
            }
        }
    }

    fn send_texts(&mut self) {
        self.texts_due = None;
        for job in std::mem::take(&mut self.texts) {
            // The thread ends with this sender alone.
            let _ = self.jobs.send(job);
        }
    }

    fn send_place(&mut self, app: &App) {
        self.place_due = None;
        // Without a plan it is not known what of the last start still stands.
        if app.plan().is_none() {
            return;
        }
        let place = app.memory().to_text();
        if place != self.place {
            self.place.clone_from(&place);
            let _ = self.jobs.send((Memory::NAME.to_owned(), place));
        }
    }

    fn send_seen(&mut self, seen: Option<String>) {
        if seen.is_some() && seen != self.seen {
            self.seen.clone_from(&seen);
            let seen = seen.unwrap_or_default();
            let _ = self.jobs.send((Seen::NAME.to_owned(), seen));
        }
    }
}

/// All that waits to be written, the last text for each name; nothing when there will be no more.
fn next_jobs(taken: &Receiver<Job>) -> Option<BTreeMap<String, String>> {
    let first = taken.recv().ok()?;
    let mut jobs = BTreeMap::from([first]);
    jobs.extend(taken.try_iter());
    Some(jobs)
}

#[cfg(test)]
mod tests {
    use super::super::finish::PATIENCE;
    use super::*;

    fn keeper(state: &StateDir) -> Keeper {
        Keeper::new(state.clone(), Arc::new(|| {})).unwrap()
    }

    fn app() -> App {
        super::super::run::tests::app()
    }

    #[test]
    fn what_is_typed_is_on_its_way_within_300_ms_however_long_one_types() {
        let home = tempfile::tempdir().unwrap();
        let state = StateDir::of_plan(home.path(), None);
        let (mut keeper, app) = (keeper(&state), app());
        let start = Instant::now();
        let mut written = 0;
        // Ten keys a second for two seconds: never a pause.
        for key in 0..20 {
            let now = start + Duration::from_millis(100) * key;
            keeper.work(&app, now);
            written += usize::from(keeper.texts.is_empty() && key > 0);
            keeper.keep_text("reason", &"x".repeat(key as usize + 1), now);
            let due = keeper.deadline().expect("there is something to write");
            assert!(due <= now + Duration::from_millis(250));
        }
        assert!(written >= 6, "{written}");
        keeper.close(&app, Instant::now() + PATIENCE);
        let mut read = Unfinished::default();
        let name = Unfinished::name("reason");
        read.take_file(&name, &state.read(&name).unwrap().unwrap());
        assert_eq!(read.text("reason"), Some("x".repeat(20).as_str()));
    }

    #[test]
    fn a_text_that_is_done_leaves_no_file() {
        let home = tempfile::tempdir().unwrap();
        let state = StateDir::of_plan(home.path(), None);
        let (mut keeper, app) = (keeper(&state), app());
        keeper.keep_text("reason", "x", Instant::now());
        keeper.send_texts();
        keeper.keep_text("reason", "", Instant::now());
        keeper.close(&app, Instant::now() + PATIENCE);
        assert_eq!(state.names(), [""; 0]);
    }

    #[test]
    fn a_place_in_a_plan_that_never_came_is_not_kept() {
        let home = tempfile::tempdir().unwrap();
        let state = StateDir::of_plan(home.path(), None);
        let (mut keeper, app) = (keeper(&state), app());
        keeper.touch(Instant::now());
        keeper.close(&app, Instant::now() + PATIENCE);
        assert_eq!(state.names(), [""; 0]);
    }

    #[test]
    fn nothing_is_waited_for_while_nothing_happens() {
        let home = tempfile::tempdir().unwrap();
        let (mut keeper, app) = (keeper(&StateDir::of_plan(home.path(), None)), app());
        assert_eq!(keeper.deadline(), None);
        let now = Instant::now();
        keeper.touch(now);
        assert!(keeper.deadline().is_some());
        keeper.work(&app, now + PLACE_WAITS);
        assert_eq!(keeper.deadline(), None);
    }

    #[test]
    fn what_cannot_be_kept_is_told() {
        let state = StateDir::of_plan(std::path::Path::new("/dev/null"), None);
        let (sender, woken) = channel();
        let wake = move || sender.send(()).unwrap_or_default();
        let mut keeper = Keeper::new(state, Arc::new(wake)).unwrap();
        keeper.keep_text("reason", "x", Instant::now());
        keeper.send_texts();
        woken.recv().unwrap();
        assert!(matches!(keeper.failure(), Some(Msg::StateFailed(_))));
    }
}
