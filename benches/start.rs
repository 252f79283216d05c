//! What starting takes, from outside: from the start of the process to what its terminal shows.
//!
//! `cargo bench --bench start`. Each runs on a pseudo-terminal, in turn with the yardstick
//! (`examples/yardstick.rs`); times are medians.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;
#[path = "common/link.rs"]
mod link;
#[path = "../tests/terminal/pty.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
mod pty;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/table.rs"]
mod table;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use planscope::plan::file::PlanFile;
use planscope::plan::parse;

use link::Link;
use pty::{Answers, Pty, Setup};
use table::{median, millis, verdict};

const PLANSCOPE: &str = env!("CARGO_BIN_EXE_planscope");
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plan.ron");

/// How often each is started.
const RUNS: usize = 25;

/// Title and tabs.
const TABS: &str = "[1 Overview]";
/// What only the complete overview says.
const OVERVIEW: &str = "Industry system";
/// What stands there while a plan is loaded.
const LOADING: &str = "oading";

fn main() {
    let yardstick = build_yardstick();
    let text = std::fs::read_to_string(SHIPPED).expect("the plan is there");
    let bare_parse = bare_parse(&text);
    println!(
        "{:<52} {:>10} {:>10}",
        "from the start of the process to", "median", "budget"
    );
    for (columns, rows) in [(80, 24), (200, 60)] {
        let (mut stick, mut tabs, mut complete) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let size = (columns, rows);
            let [first] = times(Setup::new(&yardstick).size(size), ["  1  科技"], "q");
            let setup = Setup::new(PLANSCOPE).argument(SHIPPED).size(size);
            let [titled, whole] = times(setup, [TABS, OVERVIEW], "q");
            stick.push(first);
            tabs.push(titled);
            complete.push(whole);
        }
        let stick = median(stick);
        let screen = format!("{columns}x{rows}");
        row(
            &format!("{screen}: the yardstick's first frame"),
            stick,
            None,
        );
        let budget = stick + Duration::from_millis(2);
        row(
            &format!("{screen}: title and tabs"),
            median(tabs),
            Some(budget),
        );
        let budget = stick + 2 * bare_parse;
        row(
            &format!("{screen}: the shipped plan complete"),
            median(complete),
            Some(budget),
        );
    }
    row("(the bare parse of the shipped plan)", bare_parse, None);
    slow();
    large(&text);
}

/// Half a round trip of 200 ms, and 9,600 bit/s.
const SLOW: Link = Link {
    delay: Duration::from_millis(100),
    speed: 1_200.0,
};

/// The first screen over a slow line.
fn slow() {
    let size = (80, 24);
    for lang in ["zh", "en"] {
        let setup = || {
            let setup = Setup::new(PLANSCOPE).size(size).answers(Answers::Withheld);
            let arguments = ["--lang", lang, SHIPPED];
            arguments.into_iter().fold(setup, Setup::argument)
        };
        let mut pty = setup().start();
        while pty.listen(Duration::from_millis(700)) {}
        let complete = pty.screen().contents();
        pty.press("q");
        pty.wait_for_end_within(pty::PATIENCE);
        let runs = (0..3).map(|_| SLOW.time(&setup(), size, |seen| seen.contents() == complete));
        row(
            &format!("200 ms, 9,600 bit/s, {lang}: the plan complete"),
            median(runs.collect()),
            Some(Duration::from_millis(2_500)),
        );
    }
}

/// A plan of 10,000 projects: title, tabs and a line at once, keys alive, then the plan.
fn large(text: &str) {
    let shipped: PlanFile = parse::options().from_str(text).expect("it is a plan");
    let text = blow_up::text_of(&blow_up::blow_up(&shipped, 10_000));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("start-10000.ron");
    std::fs::write(&path, &text).expect("the target directory can be written");
    let (mut loading, mut complete, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        let setup = || Setup::new(PLANSCOPE).argument(&path);
        let [line, whole] = times(setup(), [LOADING, OVERVIEW], "q");
        loading.push(line);
        complete.push(whole);
        let mut pty = setup().start();
        pty.wait_for(LOADING);
        keys.push(answer(&mut pty, "3", "[3 Space]"));
        pty.press("q");
        pty.wait_for_end_within(pty::PATIENCE);
    }
    let size = text.len() as f64 / 1e6;
    row(
        &format!("10,000 projects ({size:.0} MB): the line that says so"),
        median(loading),
        None,
    );
    row(
        "10,000 projects: a key answered while it loads",
        median(keys),
        None,
    );
    row("10,000 projects: the plan complete", median(complete), None);
    row("(the bare parse of it)", bare_parse(&text), None);
}

fn row(what: &str, time: Duration, budget: Option<Duration>) {
    let time = millis(time);
    match budget.map(millis) {
        Some(budget) => {
            let verdict = verdict(time, budget);
            println!("{what:<52} {time:>7.2} ms {budget:>7.2} ms  {verdict}");
        }
        None => println!("{what:<52} {time:>7.2} ms"),
    }
}

/// When each of the texts was on the screen, from before the start; then the program is quit.
fn times<const N: usize>(setup: Setup, texts: [&str; N], quit: &str) -> [Duration; N] {
    let start = Instant::now();
    let mut pty = setup.start();
    let times = texts.map(|text| {
        pty.wait_for(text);
        start.elapsed()
    });
    pty.press(quit);
    pty.wait_for_end_within(pty::PATIENCE);
    times
}

/// How long a key takes to show.
fn answer(pty: &mut Pty, key: &str, text: &str) -> Duration {
    let start = Instant::now();
    pty.press(key);
    pty.wait_for(text);
    start.elapsed()
}

fn bare_parse(text: &str) -> Duration {
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        black_box::<PlanFile>(parse::options().from_str(text).expect("it is a plan"));
        start.elapsed()
    });
    median(runs.collect())
}

/// Builds the yardstick beside us, in the same profile.
fn build_yardstick() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--profile",
            "bench",
            "--example",
            "yardstick",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "the yardstick is built"
    );
    let beside = Path::new(PLANSCOPE)
        .parent()
        .expect("it stands in a folder");
    beside.join("examples/yardstick")
}
