//! What holding a plan to all rules costs, beside what `ron` alone takes for its text.
//!
//! `cargo bench --bench checks`. Times are those that the processor spends, and the least of several runs: what
//! else the machine does meanwhile counts little. Below each plan stand the rules that
//! take longest: one whose share grows with the plan is on its way to being quadratic.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/table.rs"]
mod table;

use std::hint::black_box;
use std::time::{Duration, Instant};

use planscope::checks::{places, rules, run, run_some};
use planscope::plan::file::PlanFile;
use planscope::plan::{Date, Plan, parse};
use table::{millis, verdict};

const SHIPPED: &str = include_str!("../plan.ron");

/// How often each is run, at most, and for how long in all.
const RUNS: usize = 10;
const PATIENCE: Duration = Duration::from_secs(1);

/// So many of the slowest rules are named.
const NAMED: usize = 5;

fn main() {
    let shipped = bare(SHIPPED);
    println!(
        "                   projects   findings   bare parse   all checks    ratio      budget          lines found again"
    );
    report("shipped", SHIPPED, 10.0);
    for (projects, budget) in [(10_000, 100.0), (100_000, 1_000.0)] {
        let text = blow_up::text_of(&blow_up::blow_up(&shipped, projects));
        report(&format!("{projects} projects"), &text, budget);
    }
}

/// The measuring stick: `ron` alone, with the same options, into the same structs.
fn bare(text: &str) -> PlanFile {
    parse::options().from_str(text).expect("the text is a plan")
}

fn report(name: &str, text: &str, budget: f64) {
    let today = Date::parse("2026-03-01").expect("a day of the calendar");
    let plan = Plan::parse(text).expect("the text is a plan");
    let stick = least(|| bare(text));
    let all = least(|| run(&plan, today));
    let found = run(&plan, today);
    let lines = least(|| places(text, &found.findings));
    println!(
        "{name:<16} {:>10} {:>10} {:>9.2} ms {:>9.2} ms {:>8.2} {:>8.0} ms {:<5} {:>14.2} ms",
        plan.of_kind(planscope::plan::file::Kind::Project).len(),
        found.findings.len(),
        millis(stick),
        millis(all),
        all.as_secs_f64() / stick.as_secs_f64(),
        budget,
        verdict(millis(all), budget),
        millis(lines),
    );
    // What several rules need is worked out for each of them here: that is the same for all.
    let none = least(|| run_some(&plan, today, |_| false));
    let mut alone: Vec<(Duration, &str)> = rules()
        .map(|rule| {
            let time = least(|| run_some(&plan, today, |other| other.code == rule.code));
            (time.saturating_sub(none), rule.code)
        })
        .collect();
    alone.sort_by(|a, b| b.cmp(a));
    let slowest = alone.iter().take(NAMED);
    let slowest = slowest.map(|(time, code)| format!("{code} {:.2} ms", millis(*time)));
    println!(
        "    what they share {:.2} ms; {}",
        millis(none),
        slowest.collect::<Vec<_>>().join(", ")
    );
}

/// The shortest time that `run` takes. What it makes is dropped outside of it.
fn least<T>(mut run: impl FnMut() -> T) -> Duration {
    let begun = Instant::now();
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        let start = spent();
        let made = black_box(run());
        least = least.min(spent() - start);
        drop(made);
        if begun.elapsed() > PATIENCE {
            break;
        }
    }
    least
}

/// The processor time of this thread.
fn spent() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
