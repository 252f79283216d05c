//! Whatever is pressed, pasted, resized or reloaded: nothing panics, the state stays valid, every frame
//! draws within its area, and what [`App::can`] says is what [`App::run`] then does.
//!
//! Everything is seeded: a failure says its seed and its last steps, and comes back.

mod agrees;
#[path = "../common/mod.rs"]
mod common;
mod plans;
mod sizes;
mod steps;
mod valid;

use std::collections::VecDeque;
use std::sync::Arc;

use common::*;
use planscope::plan::Plan;

use plans::Pool;
use steps::Step;

/// Walks through a dashboard for so many steps, checking after each.
fn walk(seed: u64, steps: usize, first: Arc<Plan>, pool: &Pool) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut trail = Trail {
        seed,
        last: VecDeque::new(),
    };
    let mut with_file = settings(random.choice([ZH, EN, BOTH]).expect("three languages"));
    if random.bool() {
        with_file.source.path = Some("plan.ron".into());
    }
    let mut screen = Screen::new(with_file, first, steps::any_size(&mut random));
    for _ in 0..steps {
        let step = Step::any(&mut random, pool);
        trail.note(&step);
        step.take(&mut screen, &mut random);
        valid::check(&screen);
        if random.u8(..4) == 0 {
            agrees::check(&mut screen, &mut random);
        }
    }
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

#[test]
fn any_keys_on_the_shipped_plan() {
    let pool = Pool::new();
    for seed in 0..12 {
        walk(seed, 120, pool.shipped(), &pool);
    }
}

#[test]
fn any_keys_on_another_plan() {
    let pool = Pool::new();
    for seed in 100..160 {
        walk(
            seed,
            120,
            pool.any(&mut fastrand::Rng::with_seed(seed)),
            &pool,
        );
    }
}
