//! Loading a plan in a thread of its own, so that keys are heard meanwhile.

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::app::findings::Findings;
use crate::app::{LoadFailure, Msg};
use crate::checks;
use crate::plan::parse::ParseError;
use crate::plan::{Date, Lang, Plan};
use crate::search::Index;
use crate::store::{ReadError, Stamp, read_plan};
use crate::text::Safe;

/// From so many bytes on a plan takes long enough for its size to be said meanwhile.
const LARGE: usize = 1_000_000;

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

/// Called when a worker has something to look at.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// Starts workers that load the plan, and gathers what they bring.
///
/// It is at work from the first: while the terminal is taken and the first frame drawn, the plan is read.
pub struct Loader {
    source: PlanSource,
    wake: Arc<OnceLock<Wake>>,
    sender: Sender<Loaded>,
    receiver: Receiver<Loaded>,
    today: Date,
    /// What the first reading waits for before it goes on.
    shown: Option<Sender<()>>,
}

/// Which reading of a plan it is.
enum Reading {
    /// The plan is shown before the rules are run over it: what is heard then says that it was.
    First(Receiver<()>),
    /// Both come at once: what was found is not gone meanwhile.
    Again,
}

impl Loader {
    /// Begins to load `source`, to be judged as of `today`.
    pub fn start(source: PlanSource, today: Date) -> Loader {
        let (sender, receiver) = channel();
        let (shown, is_shown) = channel();
        let mut loader = Loader {
            source,
            wake: Arc::default(),
            sender,
            receiver,
            today,
            shown: Some(shown),
        };
        loader.load(Reading::First(is_shown));
        loader
    }

    /// Has `wake` called when there is something to look at, at once too: there may be something by now.
    pub(super) fn report_to(&self, wake: Wake) {
        let wake = self.wake.get_or_init(|| wake);
        wake();
    }

    /// The file, unless the plan is built in.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.source {
            PlanSource::BuiltIn(_) => None,
            PlanSource::File(path) => Some(path),
        }
    }

    /// The plan stands on the screen: the rest of the work takes nothing away from showing it any more.
    pub(super) fn go_on(&mut self) {
        self.shown = None;
    }

    /// From now on the plan is judged as of this day.
    pub(super) fn judge_as_of(&mut self, today: Date) {
        self.today = today;
    }

    /// Loads the plan once more.
    pub(super) fn reload(&mut self) {
        self.load(Reading::Again);
    }

    /// Loads the plan in another thread; where none can be started, in this one.
    fn load(&mut self, reading: Reading) {
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
                if let Some(wake) = wake.get() {
                    wake();
                }
            };
            let work = || load(&source, today, reading, &say);
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                let msg = Some(Msg::LoadFailed(faulty()));
                say(Loaded { msg, stamp: None });
            }
        };
        if let Err(work) = spawn(work) {
            // Nothing can be shown in between.
            self.go_on();
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
fn load(source: &PlanSource, today: Date, reading: Reading, say: &dyn Fn(Loaded)) {
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
                if text.len() >= LARGE {
                    say(Loaded {
                        msg: Some(Msg::Loading(text.len() as u64)),
                        stamp: None,
                    });
                }
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
    make_room(text.len());
    let plan = match Plan::parse(text) {
        Ok(plan) => Arc::new(plan),
        Err(error) => return say(Msg::LoadFailed(unparsed(&error, &name)), stamp),
    };
    if let Reading::First(is_shown) = reading {
        say(Msg::Loaded(Arc::clone(&plan)), stamp);
        // Nothing is sent: the other end goes when the plan is shown, or the program ends.
        let _ = is_shown.recv();
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

/// Has the allocator set room aside in one piece for a plan with a text of so many bytes.
///
/// That of glibc asks the system for each page of a thread's memory, hundreds of times for a plan, and each
/// time whoever draws meanwhile is held up. A block that was large and has been returned teaches it not to
/// return such blocks again; the second one therefore stays at hand. Nothing is touched, so nothing is used.
fn make_room(bytes: usize) {
    const TEXT_TO_PLAN: usize = 9;
    const MOST: usize = 24 << 20;
    for _ in 0..2 {
        black_box(Vec::<u8>::with_capacity(MOST.min(TEXT_TO_PLAN * bytes)));
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
