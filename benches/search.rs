//! What a typed character costs in the go-to box, and what the index costs that it looks through.
//!
//! `cargo bench --bench search`. Queries are typed character by character, as a person does; the slowest
//! character of each is what counts. The measuring stick is the least that any search must do: one look
//! with `contains` through the names of the same plan, folded beforehand.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/table.rs"]
mod table;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use planscope::plan::file::PlanFile;
use planscope::plan::{Plan, parse};
use planscope::search::{Finder, Index, Query};

use table::{median, millis, verdict};

const SHIPPED: &str = include_str!("../plan.ron");

/// Plans by their projects, what the index may take to make, and what a character may take; in
/// milliseconds.
const PLANS: [(usize, Option<f64>, f64); 3] = [
    (0, Some(5.0), 1.0),
    (10_000, None, 4.0),
    (100_000, None, 16.0),
];

/// What is typed: Chinese, sound, initials, a mixture, English, places, nothing that is there; then slips, which
/// are only looked for where nothing fits: in words that go on, in several, in long ones, in Chinese ones.
const QUERIES: [&str; 20] = [
    "泗泾古镇",
    "洞径未来湾",
    "dongjingweilaiwan",
    "djwlw",
    "g60 kcyl",
    "cloud corridor",
    "project.g60-cloud-corridor",
    "T5.19",
    "二（四）",
    "s j",
    "zzzzzz",
    "不在此处的名称",
    "headqurters",
    "sijign",
    "jiangsu 17",
    "jiangsu 177",
    "donjging weilai",
    "sijing anciet",
    "northern songjaing modern servics",
    "总部京济集乐区",
];

/// How many rows the box asks for.
const WANTED: usize = 200;

const ROUNDS: usize = 7;

fn main() {
    let shipped: PlanFile = parse::options().from_str(SHIPPED).expect("it is a plan");
    for (projects, index_budget, budget) in PLANS {
        let name = match projects {
            0 => "shipped".to_owned(),
            _ => format!("{projects} projects"),
        };
        let plan = Plan::build(match projects {
            0 => shipped.clone(),
            _ => blow_up::blow_up(&shipped, projects),
        });
        let index = report_index(&name, &plan, index_budget);
        let names = Names::of(&plan);
        for query in QUERIES {
            report(&name, &plan, (&index, &names), query, budget);
        }
    }
}

fn report_index(name: &str, plan: &Plan, budget: Option<f64>) -> Arc<Index> {
    let mut times = Vec::new();
    let mut index = None;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        index = Some(black_box(Index::of(plan)));
        times.push(start.elapsed());
    }
    let index = index.expect("it was made");
    let time = median(times);
    let verdict = budget.map_or("", |budget| verdict(millis(time), budget));
    println!(
        "{name:<16} index of {} texts: {:.2} ms {verdict}",
        index.texts(),
        millis(time),
    );
    Arc::new(index)
}

fn report(name: &str, plan: &Plan, (index, names): (&Arc<Index>, &Names), text: &str, budget: f64) {
    let typed: Vec<&str> = (text
        .char_indices()
        .map(|(at, c)| &text[..at + c.len_utf8()]))
    .collect();
    let mut worst = (Duration::ZERO, 0);
    let mut count = 0;
    for (at, _) in typed.iter().enumerate() {
        let times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let mut finder = Finder::new(Arc::clone(index));
                if let Some(before) = at.checked_sub(1) {
                    finder.find(plan, &Query::new(typed[before]), WANTED);
                }
                let start = Instant::now();
                count = black_box(finder.find(plan, &Query::new(typed[at]), WANTED)).count;
                start.elapsed()
            })
            .collect();
        worst = worst.max((median(times), at + 1));
    }
    let pasted: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let mut finder = Finder::new(Arc::clone(index));
            let start = Instant::now();
            black_box(finder.find(plan, &Query::new(text), WANTED));
            start.elapsed()
        })
        .collect();
    let stick: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(names.containing(text));
            start.elapsed()
        })
        .collect();
    println!(
        "{name:<16} {count:>7} found, slowest character {:>6.2} ms (number {:>2}), pasted {:>6.2} ms, stick {:>6.2} ms {:<5}{text}",
        millis(worst.0),
        worst.1,
        millis(median(pasted)),
        millis(median(stick)),
        verdict(millis(worst.0), budget),
    );
}

/// The names of a plan, folded.
struct Names(Vec<String>);

impl Names {
    fn of(plan: &Plan) -> Names {
        let names = plan.all().flat_map(|entity| {
            let entity = plan.get(entity);
            [
                entity.name.zh.as_str(),
                entity.name.en.as_str(),
                entity.id.as_str(),
            ]
        });
        Names(names.map(str::to_lowercase).collect())
    }

    fn containing(&self, text: &str) -> usize {
        self.0.iter().filter(|name| name.contains(text)).count()
    }
}
