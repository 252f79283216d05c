//! What loading a plan costs, beside what `ron` alone takes for the same text.
//!
//! `cargo bench --bench load`. Times are the least of several runs. Memory is what is resident in a
//! process of its own that has read the text, and let go of it again.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use planscope::plan::file::PlanFile;
use planscope::plan::{Plan, parse};
use planscope::store::read_plan;

const SHIPPED: &str = include_str!("../plan.ron");

/// How often each is run, at most, and for how long in all.
const RUNS: usize = 30;
const PATIENCE: Duration = Duration::from_secs(4);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, memory, what, path] = arguments.as_slice()
        && memory == "--memory"
    {
        println!("{}", resident_after(what, Path::new(path)));
        return;
    }
    let shipped = bare(SHIPPED);
    println!(
        "                    text   entities      links   bare parse   + build    ratio   build   bare memory   plan memory   ratio   broken at the end"
    );
    report("shipped", SHIPPED);
    for projects in [10_000, 100_000] {
        let text = blow_up::text_of(&blow_up::blow_up(&shipped, projects));
        report(&format!("{projects} projects"), &text);
    }
}

/// The measuring stick: `ron` alone, with the same options, into the same structs.
fn bare(text: &str) -> PlanFile {
    parse::options().from_str(text).expect("the text is a plan")
}

fn report(name: &str, text: &str) {
    let bare_parse = least(|| bare(text));
    let parse = least(|| Plan::parse(text).expect("the text is a plan"));
    let build = least_after(|| bare(text), Plan::build);
    let broken = format!("{} jobz: 1)", text.trim_end().trim_end_matches(')'));
    let broken = least(|| Plan::parse(&broken).expect_err("a field is unknown"));
    let plan = Plan::parse(text).expect("the text is a plan");
    let path = save(name, text);
    let [bare_memory, plan_memory] = ["bare", "plan"].map(|what| memory(what, &path));
    std::fs::remove_file(&path).expect("the file was just written");
    println!(
        "{name:<15} {:>6.1} MB {:>10} {:>10} {:>9.2} ms {:>6.2} ms {:>7.2} {:>7.2} {:>10.1} MB {:>10.1} MB {:>7.2} {:>16.2} ms",
        text.len() as f64 / 1e6,
        plan.len(),
        plan.edges().len(),
        millis(bare_parse),
        millis(parse),
        ratio(parse, bare_parse),
        ratio(build, bare_parse),
        bare_memory as f64 / 1e3,
        plan_memory as f64 / 1e3,
        plan_memory as f64 / bare_memory as f64,
        millis(broken),
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// The shortest time that `run` takes. What it makes is dropped outside of it.
fn least<T>(mut run: impl FnMut() -> T) -> Duration {
    least_after(|| (), |()| run())
}

/// The shortest time that `run` takes upon what `prepare` makes.
fn least_after<P, T>(mut prepare: impl FnMut() -> P, mut run: impl FnMut(P) -> T) -> Duration {
    let begun = Instant::now();
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        let prepared = black_box(prepare());
        let start = Instant::now();
        let made = black_box(run(prepared));
        least = least.min(start.elapsed());
        drop(made);
        if begun.elapsed() > PATIENCE {
            break;
        }
    }
    least
}

fn save(name: &str, text: &str) -> PathBuf {
    let file = format!("load-{}.ron", name.replace(' ', "-"));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
    std::fs::write(&path, text).expect("the target directory can be written");
    path
}

/// What a process of its own has resident, in kB, after it has read a plan.
fn memory(what: &str, path: &Path) -> u64 {
    let this = std::env::current_exe().expect("the bench knows where it is");
    let output = Command::new(this)
        .args(["--memory", what])
        .arg(path)
        .output()
        .expect("the bench can start itself");
    let answer = String::from_utf8_lossy(&output.stdout);
    answer.trim().parse().expect("the answer is a number")
}

fn resident_after(what: &str, path: &Path) -> u64 {
    let read = read_plan(path).expect("the file was just written");
    if what == "bare" {
        let file = bare(&read.text);
        drop(read);
        resident(&file)
    } else {
        let plan = Plan::parse(&read.text).expect("the text is a plan");
        drop(read);
        resident(&plan)
    }
}

/// What this process has resident, in kB, while `kept` is there.
fn resident<T>(kept: &T) -> u64 {
    black_box(kept);
    let status = std::fs::read_to_string("/proc/self/status").expect("there is a /proc");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let words = line.map(|line| line.split_whitespace());
    words
        .and_then(|mut words| words.nth(1)?.parse().ok())
        .expect("the system says what is resident")
}
