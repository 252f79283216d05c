//! What the running program has resident, beside what the bare parse of the same text leaves.
//!
//! `cargo bench --bench memory`. The program runs on a pseudo-terminal until its overview is
//! complete; the bare parse runs in a process of its own, which has let go of the text. Linux only.

#![expect(clippy::print_stdout, reason = "a bench reports on standard output")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/blow_up.rs"]
mod blow_up;
#[path = "../tests/terminal/pty.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
mod pty;
#[path = "common/table.rs"]
#[expect(dead_code, reason = "other benches need more of it")]
mod table;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use planscope::plan::file::PlanFile;
use planscope::plan::parse;

use pty::Setup;
use table::verdict;

const PLANSCOPE: &str = env!("CARGO_BIN_EXE_planscope");
const SHIPPED: &str = include_str!("../plan.ron");

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, bare, path] = arguments.as_slice()
        && bare == "--bare"
    {
        println!("{}", resident_after_bare_parse(Path::new(path)));
        return;
    }
    let shipped: PlanFile = parse::options().from_str(SHIPPED).expect("it is a plan");
    println!(
        "{:<18} {:>12} {:>14} {:>12}",
        "plan", "resident", "bare parse", "budget"
    );
    for projects in [0, 10_000, 100_000] {
        let (name, text) = match projects {
            0 => ("shipped".to_owned(), SHIPPED.to_owned()),
            _ => {
                let text = blow_up::text_of(&blow_up::blow_up(&shipped, projects));
                (format!("{projects} projects"), text)
            }
        };
        let path = save(&name, &text);
        let (ours, bare) = (resident_of_program(&path), bare(&path));
        let budget = 2.0 * bare + 8.0;
        let verdict = verdict(ours, budget);
        println!("{name:<18} {ours:>9.1} MB {bare:>11.1} MB {budget:>9.1} MB  {verdict}");
    }
}

/// Megabytes of the program with its overview complete.
fn resident_of_program(path: &Path) -> f64 {
    let mut pty = Setup::new(PLANSCOPE).argument(path).start();
    pty.wait_for("Industry system");
    let megabytes = resident(&format!("/proc/{}/status", pty.pid()));
    pty.press("q");
    pty.wait_for_end_within(pty::PATIENCE);
    megabytes
}

fn bare(path: &Path) -> f64 {
    let this = std::env::current_exe().expect("the bench knows where it is");
    let output = Command::new(this).arg("--bare").arg(path).output();
    let output = output.expect("the bench can start itself");
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    answer.trim().parse().expect("the answer is a number")
}

fn resident_after_bare_parse(path: &Path) -> f64 {
    let text = std::fs::read_to_string(path).expect("the file was just written");
    let file: PlanFile = parse::options().from_str(&text).expect("it is a plan");
    drop(text);
    let megabytes = resident("/proc/self/status");
    black_box(file);
    megabytes
}

/// The resident megabytes that a status of the system speaks of.
fn resident(status: &str) -> f64 {
    let status = std::fs::read_to_string(status).expect("there is a /proc");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    number.expect("the system says what is resident") / 1e3
}

fn save(name: &str, text: &str) -> PathBuf {
    let file = format!("memory-{}.ron", name.replace(' ', "-"));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
    std::fs::write(&path, text).expect("the target directory can be written");
    path
}
