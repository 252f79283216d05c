//! Whatever is pressed, pasted, resized or reloaded: nothing panics, the state stays valid, every frame
//! draws within its area, and what [`App::can`] says is what [`App::run`] then does.
//!
//! Everything is seeded: a failure says its seed and its last steps, and comes back. Longer runs are asked
//! for, best with `--release`: `PLANSCOPE_WALKS=10000 cargo test --release --test any_keys any_keys`, in
//! pieces with `PLANSCOPE_FIRST_WALK=…`.

mod agrees;
#[path = "../common/mod.rs"]
mod common;
#[path = "../../src/text/hostile.rs"]
mod hostile;
mod plans;
mod sizes;
mod steps;
#[allow(dead_code, reason = "other tests need more of it")]
#[path = "../hostile/texts.rs"]
mod texts;
mod valid;
#[allow(dead_code, reason = "other tests need more of it")]
#[path = "../hostile/world.rs"]
mod world;

use std::collections::VecDeque;
use std::sync::Arc;

use common::*;
use planscope::app::{App, Msg};

use plans::Pool;
use steps::Step;
use world::World;

/// Walks through a dashboard for so many steps, checking after each; it goes on from what was kept, and
/// leaves what is to be kept.
fn walk(seed: u64, steps: usize, first: &World, pool: &Pool, kept: &str) -> String {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut trail = Trail {
        seed,
        last: VecDeque::new(),
    };
    let mut screen = start(first, kept, &mut random);
    for _ in 0..steps {
        let step = Step::any(&mut random, pool, &screen);
        trail.note(&step);
        step.take(&mut screen, &mut random);
        valid::check(&screen);
        if random.u8(..4) == 0 {
            agrees::check(&mut screen, &mut random);
        }
    }
    screen.app.memory().to_text()
}

/// A dashboard that opens anyhow: fresh or where somebody has left it, with or without a tour, with keys of
/// the user's own.
fn start(first: &World, kept: &str, random: &mut fastrand::Rng) -> Screen {
    let mut with_file = settings(random.choice([ZH, EN, BOTH]).expect("three languages"));
    if random.bool() {
        with_file.source.path = Some("plan.ron".into());
    }
    let mut app = App::new(with_file).opening(first.opening(random));
    if random.bool() {
        app.recall(first.recalled(kept, random));
    }
    if random.u8(..4) == 0 {
        world::configure(&mut app, random);
    }
    let mut screen = Screen::of(app, steps::any_size(random));
    screen.tell(Msg::Loaded(Arc::clone(&first.plan)));
    valid::check(&screen);
    let findings = Some(Arc::clone(&first.findings));
    screen.tell(Msg::Checked(Arc::clone(&first.plan), findings));
    screen.tell(Msg::Reviewed(first.journals(random)));
    screen
}

/// What was done, told when a check fails or the program panics.
struct Trail {
    seed: u64,
    last: VecDeque<String>,
}

impl Trail {
    fn note(&mut self, step: &Step) {
        if self.last.len() == 40 {
            self.last.pop_front();
        }
        self.last.push_back(step.to_string());
    }
}

impl Drop for Trail {
    #[expect(
        clippy::print_stderr,
        reason = "a failing test says how to come back to it"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() {
            let steps: Vec<&str> = self.last.iter().map(String::as_str).collect();
            eprintln!("seed {}, last steps: {}", self.seed, steps.join(" "));
        }
    }
}

/// From which number on, and how many walks are done where no other number is asked for.
fn walks(first: u64, count: u64) -> std::ops::Range<u64> {
    let variable = |name: &str| std::env::var(name).ok()?.parse().ok();
    let first = variable("PLANSCOPE_FIRST_WALK").unwrap_or(first);
    first..first + variable("PLANSCOPE_WALKS").unwrap_or(count)
}

#[test]
fn any_keys_on_the_shipped_plan() {
    let (pool, mut kept) = (Pool::new(), String::new());
    for seed in walks(0, 12) {
        kept = walk(seed, 120, pool.shipped(), &pool, &kept);
    }
}

#[test]
fn any_keys_on_another_plan() {
    let (pool, mut kept) = (Pool::new(), String::new());
    for seed in walks(100, 60) {
        let first = pool.any(&mut fastrand::Rng::with_seed(seed));
        kept = walk(seed, 120, first, &pool, &kept);
    }
}
