//! Texts that nobody would write, from the file to the bytes on the wire: no panic, and nothing that
//! a terminal obeys but what the program itself says.
//!
//! A case is a frame of a plan that is full of such texts: loaded, cleaned, wrapped, drawn, sent. Seeded,
//! so that a failure comes back. Longer runs are asked for, best with `--release`:
//!
//! - `PLANSCOPE_CASES=10000000 cargo test --release --test hostile cases -- --nocapture`, in pieces with
//!   `PLANSCOPE_FIRST_PLAN=…`, which is the number that the piece before says last;
//! - `PLANSCOPE_EVERY_SIZE=1 cargo test --release --test hostile every_size`: each form, from 1×1 to 300×100.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod harmless;
#[path = "../../src/text/hostile.rs"]
mod hostile;
mod outputs;
mod stage;
mod texts;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use fastrand::Rng;
use planscope::app::Form;
use planscope::plan::{Lang, Plan};

use harmless::assert_harmless;
use stage::Stage;
use world::World;

const SHIPPED: &str = include_str!("../../plan.ron");

/// How many cases are run where no other number is asked for.
const CASES: u64 = 100_000;

/// For how many visits each plan is loaded: somebody opens it in a form and at a size, and presses keys.
const VISITS: u64 = 16;

/// Sizes at which something changes, and sizes that nobody has.
const EDGES: [(u16, u16); 24] = [
    (1, 1),
    (1, 200),
    (2, 2),
    (3, 40),
    (500, 1),
    (39, 24),
    (40, 9),
    (40, 10),
    (41, 11),
    (59, 20),
    (60, 20),
    (63, 24),
    (64, 24),
    (65, 25),
    (80, 24),
    (80, 10),
    (99, 30),
    (100, 30),
    (101, 31),
    (120, 40),
    (199, 12),
    (200, 60),
    (300, 60),
    (500, 50),
];

#[test]
fn no_text_breaks_a_screen_or_speaks_to_the_terminal_in_many_cases() {
    let wanted = variable("PLANSCOPE_CASES");
    let cases = wanted.unwrap_or(CASES);
    let first = variable("PLANSCOPE_FIRST_PLAN").unwrap_or(0);
    let (frames, plans, last) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let start = Instant::now();
    in_threads(first.., |seed| {
        if frames.load(Ordering::Relaxed) >= cases {
            return false;
        }
        frames.fetch_add(visit(seed), Ordering::Relaxed);
        plans.fetch_add(1, Ordering::Relaxed);
        last.fetch_max(seed, Ordering::Relaxed);
        true
    });
    if wanted.is_some() {
        report(&format!(
            "{} cases without a fault, {} plans, {:.0} s; next plan {}",
            frames.into_inner(),
            plans.into_inner(),
            start.elapsed().as_secs_f64(),
            last.into_inner() + 1,
        ));
    }
}

/// Loads a plan, opens it again and again and does things to it; how many frames that gave.
fn visit(seed: u64) -> u64 {
    let mut rng = Rng::with_seed(seed);
    let text = texts::with_hostile_texts(texts::any_plan(&mut rng), &mut rng);
    let world = match Plan::parse(&text) {
        Ok(plan) => World::new(Arc::new(plan), &text),
        Err(error) => {
            let message = error.render("plan.ron", Lang::En);
            panic!("only texts were changed: {message}");
        }
    };
    let (mut frames, mut kept) = (0, String::new());
    for _ in 0..VISITS {
        let form = Form::ALL[rng.usize(..Form::ALL.len())];
        let stage = Stage::new(&world, form, any_size(&mut rng), &mut rng);
        let mut stage = stage.recall(&kept, &mut rng).load(&mut rng);
        stage.show();
        for _ in 0..rng.u8(..8) {
            stage.anything(&mut rng);
        }
        frames += stage.frames();
        kept = stage.leave();
    }
    frames
}

fn any_size(rng: &mut Rng) -> (u16, u16) {
    match rng.u8(..8) {
        0 => EDGES[rng.usize(..EDGES.len() - 2)],
        1 => (rng.u16(1..=300), rng.u16(1..=100)),
        _ => (rng.u16(1..=120), rng.u16(1..=40)),
    }
}

#[test]
fn every_form_has_a_screen_at_the_edge_sizes() {
    let texts = [texts::SMALL, SHIPPED];
    let worlds = texts.map(|text| World::new(Arc::new(Plan::parse(text).unwrap()), text));
    in_threads(0..Form::ALL.len() as u64, |number| {
        let form = Form::ALL[usize::try_from(number).unwrap()];
        let mut rng = Rng::with_seed(number);
        for size in EDGES {
            for world in &worlds {
                let mut stage = Stage::new(world, form, size, &mut rng).load(&mut rng);
                stage.show();
                for keys in ["j", "<enter>", "?"] {
                    stage.press(keys);
                }
            }
        }
        true
    });
}

#[test]
fn every_form_has_a_screen_at_every_size_where_that_is_asked_for() {
    if variable("PLANSCOPE_EVERY_SIZE") != Some(1) {
        return;
    }
    let world = World::new(Arc::new(Plan::parse(SHIPPED).unwrap()), SHIPPED);
    let (start, frames) = (Instant::now(), AtomicU64::new(0));
    in_threads(1..301, |width| {
        let width = u16::try_from(width).unwrap();
        let mut rng = Rng::with_seed(width.into());
        for form in Form::ALL {
            let mut stage = Stage::new(&world, form, (width, 1), &mut rng).load(&mut rng);
            for height in 1..=100 {
                stage.resize((width, height));
            }
            frames.fetch_add(stage.frames(), Ordering::Relaxed);
        }
        true
    });
    let seconds = start.elapsed().as_secs_f64();
    report(&format!(
        "{} frames of {} forms, 1×1 to 300×100, {seconds:.0} s",
        frames.into_inner(),
        Form::ALL.len(),
    ));
}

/// A text that is no plan is refused with words that a terminal does not obey.
#[test]
fn no_complaint_speaks_to_the_terminal() {
    let texts = variable("PLANSCOPE_CASES").unwrap_or(CASES) / 50;
    in_threads(0..texts, |seed| {
        let mut rng = Rng::with_seed(seed);
        let text = texts::torn(&mut rng);
        if let Err(error) = Plan::parse(&text) {
            for lang in [Lang::Zh, Lang::En] {
                for line in error.render("plan.ron", lang).lines() {
                    assert_harmless(line);
                }
                assert_harmless(error.message(lang).as_str());
            }
        }
        true
    });
}

/// Runs `work` for these numbers until it says that there is no more of it, in as many threads as there
/// are processors, and says which number failed.
fn in_threads(
    numbers: impl Iterator<Item = u64> + Clone + Sync,
    work: impl Fn(u64) -> bool + Sync,
) {
    let threads = thread::available_parallelism().map_or(1, |n| n.get());
    let run = |first: usize| {
        for number in numbers.clone().skip(first).step_by(threads) {
            match catch_unwind(AssertUnwindSafe(|| work(number))) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(_) => return Some(number),
            }
        }
        None
    };
    let run = &run;
    let failed = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || run(first)))
            .collect();
        let ends = threads.into_iter().map(|thread| thread.join().unwrap());
        ends.flatten().min()
    });
    assert_eq!(failed, None, "the number that failed");
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[expect(clippy::print_stderr, reason = "a long run says what it came to")]
fn report(text: &str) {
    eprintln!("{text}");
}
