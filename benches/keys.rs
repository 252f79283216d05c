//! What a key costs: from the press of a row move to the bytes of its screen.
//!
//! `cargo bench --bench keys [-- PLAN [TAB.FORM]]`, for all or for plans whose name begins so. Everything that the program does between a key and the terminal is
//! measured (the state, the frame, what is sent), in every form, down to the end and up again; then keys that
//! change more than a row. Times are medians; beside them the slowest one in ten.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/desk.rs"]
mod desk;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/table.rs"]
mod table;

use std::sync::Arc;
use std::time::{Duration, Instant};

use planscope::app::findings::Findings;
use planscope::app::{Form, Key, Speech};
use planscope::checks;
use planscope::plan::file::PlanFile;
use planscope::plan::{Lang, Plan, parse};

use desk::Desk;
use table::{median, millis, verdict};

const SHIPPED: &str = include_str!("../plan.ron");

/// Screens, and what a row move may take on them, in milliseconds.
const SCREENS: [((u16, u16), f64); 2] = [((80, 24), 0.5), ((200, 60), 1.5)];

/// How many moves are measured, and for how long at most.
const MOVES: usize = 300;
const PATIENCE: Duration = Duration::from_secs(2);

fn main() {
    let only = Only::from_arguments();
    let shipped: PlanFile = parse::options().from_str(SHIPPED).expect("it is a plan");
    println!(
        "{:<16} {:<24} {:>7} {:>9} {:>9} {:>9} {:>7}",
        "plan", "form", "screen", "median", "processor", "1 in 10", "budget"
    );
    for projects in [0, 10_000, 100_000] {
        let name = match projects {
            0 => "shipped".to_owned(),
            _ => format!("{projects} projects"),
        };
        if !only.plan(&name) {
            continue;
        }
        let plan = Arc::new(Plan::build(match projects {
            0 => shipped.clone(),
            _ => blow_up::blow_up(&shipped, projects),
        }));
        let said = checks::run(&plan, desk::today());
        let nowhere = vec![None; said.findings.len()];
        let findings = Arc::new(Findings::new(&plan, said, nowhere));
        let looked_at = (&plan, &findings);
        let forms = Form::ALL.into_iter().map(Walk::rows);
        let lenses = Form::ALL.into_iter().map(Walk::through_lens);
        for walk in forms
            .chain(WALKS)
            .chain(lenses)
            .filter(|walk| only.walk(walk))
        {
            for (size, budget) in SCREENS {
                println!("{name:<16} {}", report(looked_at, &walk, size, budget));
            }
        }
    }
}

/// Keys pressed in turn.
struct Walk {
    /// What it is called; the address of a form for the rows of it.
    name: Option<&'static str>,
    /// The thing through whose lens one looks.
    lens: Option<&'static str>,
    form: Form,
    /// What is pressed before.
    before: &'static str,
    keys: [&'static str; 2],
    turn: Turn,
}

/// When the other key has its turn.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    /// When nothing moves any more.
    AtTheEnd,
    EachTime,
}

impl Walk {
    fn rows(form: Form) -> Walk {
        Walk {
            name: None,
            lens: None,
            form,
            before: "",
            keys: ["j", "k"],
            turn: Turn::AtTheEnd,
        }
    }

    /// The same through the lens of the town with the most projects.
    fn through_lens(form: Form) -> Walk {
        Walk {
            lens: Some("town.sijing"),
            ..Walk::rows(form)
        }
    }

    fn name(&self) -> String {
        let lens = if self.lens.is_some() { "+lens" } else { "" };
        let address = || format!("{}.{}{lens}", self.form.tab().word(), self.form.word());
        self.name.map_or_else(address, str::to_owned)
    }
}

/// What else is measured. The budget is that of a row move, to compare with.
const WALKS: [Walk; 4] = [
    Walk {
        name: Some("map, every layer"),
        lens: None,
        form: Form::Map,
        before: "tjj<enter>jj<enter>j<enter><esc>",
        keys: ["j", "k"],
        turn: Turn::AtTheEnd,
    },
    Walk {
        name: Some("help, open and close"),
        lens: None,
        form: Form::SpaceTree,
        before: "",
        keys: ["?", "<esc>"],
        turn: Turn::EachTime,
    },
    Walk {
        name: Some("from tab to tab"),
        lens: None,
        form: Form::Draft,
        before: "",
        keys: ["<tab>", "<tab>"],
        turn: Turn::EachTime,
    },
    Walk {
        name: Some("from form to form"),
        lens: None,
        form: Form::Map,
        before: "",
        keys: ["v", "v"],
        turn: Turn::EachTime,
    },
];

/// Which plans and walks are measured.
struct Only(Vec<String>);

impl Only {
    fn from_arguments() -> Only {
        let words = std::env::args().skip(1);
        Only(words.filter(|word| !word.starts_with('-')).collect())
    }

    fn plan(&self, name: &str) -> bool {
        self.0
            .first()
            .is_none_or(|word| name.starts_with(word.as_str()))
    }

    fn walk(&self, walk: &Walk) -> bool {
        let wanted = self.0.get(1);
        wanted.is_none_or(|word| walk.name().starts_with(word.as_str()))
    }
}

/// A plan and what the rules say of it.
type Checked<'p> = (&'p Arc<Plan>, &'p Arc<Findings>);

fn report(plan: Checked<'_>, walk: &Walk, size: (u16, u16), budget: f64) -> String {
    let moves = moves(plan, walk, size);
    let mut times: Vec<Duration> = moves.iter().map(|cost| cost.time).collect();
    times.sort();
    let slow = times[times.len() * 9 / 10];
    let time = millis(median(times));
    let processor = millis(median(moves.iter().map(|cost| cost.processor).collect()));
    let screen = format!("{}x{}", size.0, size.1);
    format!(
        "{:<24} {screen:>7} {time:>6.3} ms {processor:>6.3} ms {:>6.2} ms {budget:>4.1} ms  {}",
        walk.name(),
        millis(slow),
        verdict(time, budget)
    )
}

/// What one move took.
struct Cost {
    time: Duration,
    /// Without the time for which the machine did something else.
    processor: Duration,
}

fn moves((plan, findings): Checked<'_>, walk: &Walk, size: (u16, u16)) -> Vec<Cost> {
    let mut desk = Desk::new(plan, Speech::One(Lang::Zh), walk.form, size);
    desk.take_findings(plan, findings);
    desk.look_through(walk.lens);
    desk.show();
    desk.press_all(walk.before);
    desk.sent();
    let keys = walk
        .keys
        .map(|key| Key::parse_sequence(key).expect("it is a key")[0]);
    let begun = Instant::now();
    let (mut costs, mut ways) = (Vec::new(), keys.into_iter().cycle());
    let mut key = ways.next().expect("there is a way");
    while costs.len() < MOVES && begun.elapsed() < PATIENCE {
        let (start, processor) = (Instant::now(), processor_time());
        desk.press(key);
        let cost = Cost {
            processor: processor_time() - processor,
            time: start.elapsed(),
        };
        // Where nothing moves there is an end, and the way goes back.
        let is_end = desk.sent().is_empty();
        if is_end || walk.turn == Turn::EachTime {
            key = ways.next().expect("they go round");
        }
        if !is_end {
            costs.push(cost);
        }
    }
    costs
}

/// For how long this thread has run.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).expect("it began at zero")
}
