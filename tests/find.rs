//! `planscope find`: what is printed, where, and with which exit code.

use std::process::{Command, Stdio};

/// Runs `planscope find`: the exit code, what it printed and what it complained.
fn find(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planscope"));
    command.arg("find").args(arguments).stdin(Stdio::null());
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.env("LANG", "en_US.UTF-8").env("TERM", "xterm");
    let output = command.output().expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("all that is printed is UTF-8");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// What is printed in silence.
#[track_caller]
fn prints(arguments: &[&str]) -> String {
    let (code, out, err) = find(arguments);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{arguments:?}");
    out
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn find_prints_what_is_meant_first_in_every_format() {
    let told = prints(&["djwlw"]);
    let first = told
        .lines()
        .find(|line| line.contains("project."))
        .unwrap_or_default();
    assert!(first.contains("project.dongjing-future-bay"), "{told}");
    assert!(
        first.contains("Dongjing Future Bay") && first.contains("Project"),
        "{told}"
    );
    let chinese = prints(&[
        "g60 kc", "--lang", "zh", "--format", "csv", "--most", "1000",
    ]);
    let first = chinese.lines().nth(1).unwrap_or_default();
    assert!(
        first.starts_with("project.g60-cloud-corridor,项目,G60科创云廊,"),
        "{chinese}"
    );
    let row = json(&prints(&["T5.19", "--format", "json", "--most", "1000"]));
    assert_eq!(row[0]["at"], "T5.19");
    let thing = json(&prints(&["sijign", "--format", "json", "--most", "1000"]));
    assert_eq!(thing[0]["id"], "town.sijing");
    let markdown = prints(&["二（四）", "--format", "md"]);
    assert!(
        markdown
            .lines()
            .nth(2)
            .unwrap_or_default()
            .contains("section.towns"),
        "{markdown}"
    );
}

#[test]
fn find_says_when_nothing_is_called_so_and_when_there_is_more() {
    let (code, out, err) = find(&["qqqqqqqq"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(err, "planscope: nothing is called \"qqqqqqqq\"\n");
    let (code, _, err) = find(&["s", "--most", "3"]);
    assert_eq!(code, Some(0));
    assert!(err.contains("more; --most lists more"), "{err}");
}
