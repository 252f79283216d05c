//! Loading a plan in a thread of its own, so that keys are heard meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::findings::Findings;
use crate::app::{LoadFailure, Msg};
use crate::checks;
use crate::plan::parse::ParseError;
use crate::plan::{Date, Lang, Plan};
use crate::search::Index;
use crate::store::{ReadError, Stamp, read_plan};
use crate::text::Safe;

/// Where a plan is read from.
#[derive(Clone, Debug)]
pub enum PlanSource {
    /// The plan built into the program.
    BuiltIn(&'static str),
    /// A file.
    File(PathBuf),
}

/// What a worker brings.
pub(super) struct Loaded {
    /// What the app is told.
    pub(super) msg: Option<Msg>,
    /// What the file was when it was read.
    pub(super) stamp: Option<Stamp>,
}

/// Starts workers that load the plan, and gathers what they bring.
pub(super) struct Loader {
    source: PlanSource,
    wake: Arc<dyn Fn() + Send + Sync>,
    sender: Sender<Loaded>,
    receiver: Receiver<Loaded>,
    today: Date,
    started: bool,
}

impl Loader {
    pub(super) fn new(
        source: PlanSource,
        today: Date,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Loader {
        let (sender, receiver) = channel();
        Loader {
            source,
            wake: Arc::new(wake),
            sender,
            receiver,
            today,
            started: false,
        }
    }

    /// What is called when there is something to look at.
    pub(super) fn wake(&self) -> Arc<dyn Fn() + Send + Sync> {
        Arc::clone(&self.wake)
    }

    /// The file, unless the plan is built in.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.source {
            PlanSource::BuiltIn(_) => None,
            PlanSource::File(path) => Some(path),
        }
    }

    /// Loads the plan in another thread; where none can be started, in this one. The first time the plan
    /// is shown before the rules are run over it; later, both come at once.
    pub(super) fn start(&mut self) {
        let first = !std::mem::replace(&mut self.started, true);
        let today = self.today;
        let (source, sender, wake) = (
            self.source.clone(),
            self.sender.clone(),
            Arc::clone(&self.wake),
        );
        let work = move || {
            let say = |loaded| {
                // Nobody listens any more when the program ends meanwhile.
                let _ = sender.send(loaded);
                wake();
            };
            let work = || load(&source, today, first, &say);
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                let msg = Some(Msg::LoadFailed(faulty()));
                say(Loaded { msg, stamp: None });
            }
        };
        if let Err(work) = spawn(work) {
            work();
        }
    }

    /// The next result that is there.
    pub(super) fn result(&self) -> Option<Loaded> {
        self.receiver.try_recv().ok()
    }
}

/// A thread for `work`, or the work back.
fn spawn<F: FnOnce() + Send + 'static>(work: F) -> Result<(), F> {
    let slot = Arc::new(std::sync::Mutex::new(Some(work)));
    let inner = Arc::clone(&slot);
    let take = |slot: &std::sync::Mutex<Option<F>>| {
        slot.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take()
    };
    let body = move || {
        if let Some(work) = take(&inner) {
            work();
        }
    };
    match thread::Builder::new().name("load".into()).spawn(body) {
        Ok(_) => Ok(()),
        Err(_) => match take(&slot) {
            Some(work) => Err(work),
            None => Ok(()),
        },
    }
}

/// Reads, parses and runs the rules; says how large the file is before it parses.
fn load(source: &PlanSource, today: Date, first: bool, say: &dyn Fn(Loaded)) {
    let (text, stamp, name);
    let text = match source {
        PlanSource::BuiltIn(built_in) => {
            (stamp, name) = (None, "plan.ron".to_owned());
            *built_in
        }
        PlanSource::File(path) => match read_plan(path) {
            Ok(read) => {
                (stamp, name) = (Some(read.stamp), path.display().to_string());
                text = read.text;
                say(Loaded {
                    msg: Some(Msg::Loading(text.len() as u64)),
                    stamp: None,
                });
                &text
            }
            Err(error) => {
                let stamp = Stamp::of(path).ok();
                return say(Loaded {
                    msg: Some(Msg::LoadFailed(unread(&error))),
                    stamp,
                });
            }
        },
    };
    let say = |msg, stamp| {
        say(Loaded {
            msg: Some(msg),
            stamp,
        })
    };
    let plan = match Plan::parse(text) {
        Ok(plan) => Arc::new(plan),
        Err(error) => return say(Msg::LoadFailed(unparsed(&error, &name)), stamp),
    };
    if first {
        say(Msg::Loaded(Arc::clone(&plan)), stamp);
        // Only now: the first screen waits for the plan, and nobody has looked for anything yet.
        let index = Arc::new(Index::of(&plan));
        say(Msg::Indexed(Arc::clone(&plan), index), None);
        let findings = check(&plan, text, today);
        say(Msg::Checked(plan, findings), None);
    } else {
        let findings = check(&plan, text, today);
        say(Msg::Reloaded(Arc::clone(&plan), findings), stamp);
        let index = Arc::new(Index::of(&plan));
        say(Msg::Indexed(plan, index), None);
    }
}

/// What the rules say of a plan; nothing where that showed a fault of the program.
fn check(plan: &Plan, text: &str, today: Date) -> Option<Arc<Findings>> {
    let work = || {
        let report = checks::run(plan, today);
        let lines = checks::places(text, &report.findings);
        Findings::new(plan, report, lines)
    };
    catch_unwind(AssertUnwindSafe(work)).ok().map(Arc::new)
}

fn unread(error: &ReadError) -> LoadFailure {
    let message = |lang| error.message(lang);
    LoadFailure {
        place: None,
        zh: message(Lang::Zh),
        en: message(Lang::En),
        details: vec![message(Lang::En), message(Lang::Zh)],
    }
}

/// What is told when reading the plan showed a fault of the program.
fn faulty() -> LoadFailure {
    let zh = Safe::from("读取方案时程序自身出错");
    let en = Safe::from("reading the plan showed a fault of planscope itself");
    LoadFailure {
        place: None,
        details: vec![en.clone(), zh.clone()],
        zh,
        en,
    }
}

fn unparsed(error: &ParseError, name: &str) -> LoadFailure {
    let lines = |lang| {
        error
            .render(name, lang)
            .lines()
            .map(Safe::from)
            .collect::<Vec<_>>()
    };
    let mut details = lines(Lang::En);
    details.push(Safe::default());
    details.extend(lines(Lang::Zh));
    LoadFailure {
        place: Some(error.place()),
        zh: error.message(Lang::Zh),
        en: error.message(Lang::En),
        details,
    }
}
