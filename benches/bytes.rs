//! What an action costs on the wire, beside ratatui's stock backend and the floor.
//!
//! `cargo bench --bench bytes`. The stock backend draws the same buffers; the floor is what a careful
//! renderer needs for the same change (`common/floor.rs`).

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/desk.rs"]
mod desk;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/floor.rs"]
mod floor;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/table.rs"]
mod table;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/wire.rs"]
mod wire;

use std::sync::Arc;

use planscope::app::Speech;
use planscope::plan::{Lang, Plan};

use table::verdict;
use wire::{ACTIONS, Cost};

fn main() {
    let plan = Plan::parse(include_str!("../plan.ron")).expect("the shipped plan is one");
    let plan = Arc::new(plan);
    println!(
        "{:<10} {:<26} {:>8} {:>8} {:>8} {:>14} {:>14}",
        "screen", "action", "ours", "floor", "stock", "ours / floor", "stock / ours"
    );
    for lang in [Lang::Zh, Lang::En] {
        for size in [(80, 24), (200, 60)] {
            for action in &ACTIONS {
                let Cost { ours, stock, floor } =
                    wire::cost(&plan, Speech::One(lang), size, action);
                let screen = format!("{} {}x{}", lang.pick("zh", "en"), size.0, size.1);
                let share = ours as f64 / floor.max(1) as f64;
                let gain = stock as f64 / ours.max(1) as f64;
                let budget = wire::budget(floor);
                println!(
                    "{screen:<10} {:<26} {ours:>8} {floor:>8} {stock:>8} {share:>14.2} {gain:>14.2}  {}",
                    action.name,
                    verdict(ours as f64, budget as f64)
                );
            }
        }
    }
    for size in [(80, 24), (200, 60)] {
        let (bytes, budget) = (wire::marker_cost(size, 1), 60);
        let screen = format!("{}x{}", size.0, size.1);
        let verdict = verdict(bytes as f64, f64::from(budget));
        println!(
            "{screen:<10} {:<26} {bytes:>8} {budget:>8}  {verdict}",
            "a marker moves alone"
        );
    }
}
