//! What a key costs: from the press of a row move to the bytes of its screen.
//!
//! `cargo bench --bench keys [-- PLAN]`, for all plans or the one whose name begins so. Everything that the program does between a key and the terminal is
//! measured (the state, the frame, what is sent), in every form, down to the end and up again. Times are medians;
//! beside them the slowest one in ten.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[path = "common/blow_up.rs"]
mod blow_up;
#[path = "common/desk.rs"]
mod desk;
#[path = "common/table.rs"]
mod table;

use std::sync::Arc;
use std::time::{Duration, Instant};

use planscope::app::{Form, Key, Speech};
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
    let only: Option<String> = std::env::args()
        .nth(1)
        .filter(|word| !word.starts_with('-'));
    let shipped: PlanFile = parse::options().from_str(SHIPPED).expect("it is a plan");
    println!(
        "{:<18} {:<20} {:>9} {:>9} {:>9} {:>9}",
        "plan", "form", "screen", "median", "1 in 10", "budget"
    );
    for projects in [0, 10_000, 100_000] {
        let name = match projects {
            0 => "shipped".to_owned(),
            _ => format!("{projects} projects"),
        };
        if only
            .as_ref()
            .is_some_and(|only| !name.starts_with(only.as_str()))
        {
            continue;
        }
        let plan = Plan::build(match projects {
            0 => shipped.clone(),
            _ => blow_up::blow_up(&shipped, projects),
        });
        let plan = Arc::new(plan);
        for form in Form::ALL {
            for (size, budget) in SCREENS {
                report(&name, &plan, form, size, budget);
            }
        }
    }
}

fn report(name: &str, plan: &Arc<Plan>, form: Form, size: (u16, u16), budget: f64) {
    let mut times = moves(plan, form, size);
    times.sort();
    let slow = times[times.len() * 9 / 10];
    let middle = median(times);
    let address = format!("{}.{}", form.tab().word(), form.word());
    let screen = format!("{}x{}", size.0, size.1);
    println!(
        "{name:<18} {address:<20} {screen:>9} {:>6.3} ms {:>6.3} ms {budget:>6.1} ms  {}",
        millis(middle),
        millis(slow),
        verdict(millis(middle), budget)
    );
}

fn moves(plan: &Arc<Plan>, form: Form, size: (u16, u16)) -> Vec<Duration> {
    let mut desk = Desk::new(plan, Speech::One(Lang::Zh), form, size);
    desk.show();
    desk.sent();
    let [down, up] = ["j", "k"].map(|key| Key::parse_sequence(key).expect("it is a key")[0]);
    let begun = Instant::now();
    let (mut times, mut ways) = (Vec::new(), [down, up].into_iter().cycle());
    let mut key = ways.next().expect("there is a way");
    while times.len() < MOVES && begun.elapsed() < PATIENCE {
        let start = Instant::now();
        desk.press(key);
        let time = start.elapsed();
        // Where nothing moves there is an end, and the way goes back.
        match desk.sent().is_empty() {
            true => key = ways.next().expect("they go round"),
            false => times.push(time),
        }
    }
    times
}
