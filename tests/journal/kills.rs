//! Programs that are killed, disks that are full, and two programs at once.

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Output, Stdio};

use super::child::{command, command_under, saved};
use super::{folder, journal, scribe, waived, waiver, write};

/// The system calls by which a journal is written. Of each the nth may fail or be the last.
const CALLS: &str = "openat,mkdir,mkdirat,fchmod,write,fsync,flock,lseek,read,newfstatat,statx";

/// Every number that was said to be saved is there, and each number once.
#[track_caller]
fn check(folder: &planscope::store::Folder, acknowledged: &[usize]) {
    let there = waived(folder);
    for number in acknowledged {
        assert!(
            there.contains(number),
            "{number} was saved and is lost: {there:?} in {:?}",
            folder.read()
        );
    }
    let mut once = there.clone();
    once.dedup();
    assert_eq!(there, once);
}

/// Runs a child that writes two numbers with a fault at the nth of each call; `None` without strace.
/// Says besides whether any fault was reached.
fn with_fault(task: &str, fault: &str, at: usize, trace: &Path) -> Option<(Output, bool)> {
    let inject = format!("inject={CALLS}:{fault}:when={at}");
    let calls = format!("trace={CALLS}");
    let trace_to = trace.to_str().expect("the target directory is text");
    let arguments = ["-f", "-qq", "-o", trace_to, "-e", &calls, "-e", &inject];
    match command_under("strace", &arguments, task).output() {
        Ok(output) => {
            let trace = fs::read(trace).unwrap_or_default();
            let injected = String::from_utf8_lossy(&trace).contains("(INJECTED)");
            let reached = injected || !output.status.success();
            Some((output, reached))
        }
        Err(error) => {
            leave_out(&format!("strace cannot be run: {error}"));
            None
        }
    }
}

fn leave_out(why: &str) {
    let required = std::env::var_os("PLANSCOPE_REQUIRE_PROGRAMS");
    assert!(required.is_none_or(|required| required != "1"), "{why}");
    // Past the macros, whose output the test runner keeps to itself.
    let _ = writeln!(std::io::stderr(), "LEFT OUT: {why}");
}

/// Runs children with a fault at every call in turn, until one is not reached by it any more.
fn sweep(
    name: &str,
    fault: &str,
    mut look: impl FnMut(&planscope::store::Folder, &[usize], &Output),
) {
    let folder = folder(name);
    let trace = folder.path.with_file_name("trace");
    for at in 1..2_000 {
        let _ = fs::remove_dir_all(&folder.path);
        // One record is there already, so that there is something to lose.
        write(&folder, 1);
        let task = format!("{} 2 2", folder.path.display());
        let Some((output, reached)) = with_fault(&task, fault, at, &trace) else {
            return;
        };
        let mut acknowledged = saved(&output.stdout);
        if !reached {
            assert_eq!(acknowledged, [2, 3]);
            assert!(at > 10, "the faults did not reach the journal: {output:?}");
            return;
        }
        acknowledged.push(1);
        look(&folder, &acknowledged, &output);
    }
    panic!("there is always another call");
}

#[test]
fn killed_at_any_system_call_it_loses_nothing_that_was_saved() {
    sweep("killed", "signal=KILL", |folder, acknowledged, _| {
        check(folder, acknowledged);
        // And the next program goes on behind whatever is left.
        write(folder, 9);
        check(folder, &[acknowledged, &[9]].concat());
    });
}

#[test]
fn killed_at_any_moment_it_loses_nothing_that_was_saved() {
    let folder = folder("moments");
    let mut acknowledged = Vec::new();
    for round in 0..12 {
        let from = round * 1_000;
        let mut child = command(&format!("{} {from} 1000", folder.path.display()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut heard = 0;
        while heard < round * 3 {
            let line = lines.next().expect("it writes a thousand").unwrap();
            heard += saved(line.as_bytes()).len();
            acknowledged.extend(saved(line.as_bytes()));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said before it was killed counts, too.
        for line in lines.map_while(Result::ok) {
            acknowledged.extend(saved(line.as_bytes()));
        }
        check(&folder, &acknowledged);
    }
    assert!(acknowledged.len() > 100, "{}", acknowledged.len());
}

#[test]
fn a_full_or_broken_disk_is_told_and_the_same_can_be_saved_again() {
    for (name, fault) in [("full", "error=ENOSPC"), ("broken", "error=EIO")] {
        sweep(name, fault, |folder, acknowledged, output| {
            check(folder, acknowledged);
            let text = String::from_utf8_lossy(&output.stdout);
            // It was told, or made good by itself, and once the disk works again it is saved.
            if output.status.success() {
                assert_eq!(saved(&output.stdout), [2, 3], "{text}");
            }
        });
    }
}

#[test]
fn programs_that_write_at_once_lose_nothing_and_have_a_file_each() {
    let folder = folder("at-once");
    let children: Vec<_> = (0..4)
        .map(|child| {
            let task = format!("{} {} 50", folder.path.display(), child * 100);
            command(&task).stdout(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut acknowledged = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(saved(&output.stdout).len(), 50, "{output:?}");
        acknowledged.extend(saved(&output.stdout));
    }
    check(&folder, &acknowledged);
    assert_eq!(waived(&folder).len(), 200);
}

#[test]
fn a_second_program_of_the_same_user_writes_a_second_file() {
    let folder = folder("second");
    let (mut first, mut second) = (scribe(&folder), scribe(&folder));
    first.append(&waiver(1), "").unwrap();
    second.append(&waiver(2), "").unwrap();
    first.append(&waiver(3), "").unwrap();
    assert!(journal(&folder, 1).is_file() && journal(&folder, 2).is_file());
    check(&folder, &[1, 2, 3]);
    drop(first);
    // The first file is free again; the second program stays with its own.
    write(&folder, 4);
    assert!(!journal(&folder, 3).exists());
    let seqs = |number| {
        let text = fs::read_to_string(journal(&folder, number)).unwrap();
        let seqs = text.lines().filter_map(|line| line.strip_prefix("(seq: "));
        seqs.map(|line| line.split(',').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (seqs(1), seqs(2)),
        (vec!["1".into(), "3".into(), "4".into()], vec!["2".into()])
    );
}

#[test]
fn what_is_written_behind_a_line_torn_at_any_byte_counts_and_takes_nothing_away() {
    let folder = folder("torn");
    let mut first = scribe(&folder);
    first.append(&waiver(1), "").unwrap();
    first.append(&waiver(2), "").unwrap();
    drop(first);
    let path = journal(&folder, 1);
    let whole = fs::read(&path).unwrap();
    let start = whole[..whole.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap()
        + 1;
    for end in 0..whole.len() {
        fs::write(&path, &whole[..end]).unwrap();
        write(&folder, 3);
        let now = fs::read(&path).unwrap();
        assert!(now.starts_with(&whole[..end]), "torn at {end}");
        let there = waived(&folder);
        assert!(there.contains(&3), "torn at {end}: {there:?}");
        assert_eq!(there.contains(&1), end >= start - 1, "torn at {end}");
        assert_eq!(there.contains(&2), end >= whole.len() - 1, "torn at {end}");
    }
}

#[test]
fn a_journal_that_is_moved_away_under_the_program_is_begun_anew() {
    let folder = folder("moved");
    let mut scribe = scribe(&folder);
    scribe.append(&waiver(1), "").unwrap();
    let path = journal(&folder, 1);
    fs::rename(&path, path.with_extension("bak")).unwrap();
    scribe.append(&waiver(2), "").unwrap();
    assert_eq!(waived(&folder), [2]);
    fs::remove_dir_all(&folder.path).unwrap();
    scribe.append(&waiver(3), "").unwrap();
    assert_eq!(waived(&folder), [3]);
}

#[test]
fn a_record_is_on_the_disk_before_it_is_said_to_be_saved() {
    let folder = folder("order");
    fs::create_dir(&folder.path).unwrap();
    let trace = folder.path.with_file_name("trace");
    let task = format!("{} 1 3", folder.path.display());
    // The number of the fault is never reached.
    let Some((output, _)) = with_fault(&task, "error=EIO", 60_000, &trace) else {
        return;
    };
    assert_eq!(saved(&output.stdout), [1, 2, 3]);
    let text = fs::read_to_string(&trace).unwrap();
    let mut order = String::new();
    for line in text.lines() {
        let call = line
            .split_once(' ')
            .map_or("", |(_, call)| call.trim_start());
        order.push_str(match call {
            call if call.starts_with("write(") && call.contains("(seq: ") => "w",
            call if call.starts_with("write(1, \"saved") => "s",
            call if call.starts_with("fsync(") => "f",
            _ => "",
        });
    }
    // The directories and the name first, then each record.
    let (made, records) = order.split_at(order.find('w').unwrap());
    assert_eq!((made, records), ("ff", "wfswfswfs"), "{text}");
}
