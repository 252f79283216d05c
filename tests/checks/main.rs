//! What plans are held to, from outside: the pairs of plans of every rule, and all findings on the shipped plan.

mod cli;
#[path = "../common/mod.rs"]
mod common;
mod pairs;
mod shipped;

use planscope::checks::{Report, run};
use planscope::plan::{Date, Plan};

/// The day on which every plan here is held to the rules.
fn held(plan: &Plan) -> Report {
    run(plan, Date::parse("2026-03-01").expect("a day"))
}
