//! `planscope find`: what is printed, where, and with which exit code.

mod common;

use common::said::{Said, command, json, run};

fn find(arguments: &[&str]) -> Said {
    run(command(&["find"]).args(arguments))
}

#[track_caller]
fn prints(arguments: &[&str]) -> String {
    find(arguments).prints(0)
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
    for format in ["table", "json"] {
        let Said { code, out, err } = find(&["qqqqqqqq", "--format", format]);
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert_eq!(err, "planscope: nothing is called \"qqqqqqqq\"\n");
    }
    let Said { code, err, .. } = find(&["sijing", "no-such-plan.ron"]);
    assert_eq!(code, Some(2), "{err}");
    let Said { code, err, .. } = find(&["s", "--most", "3"]);
    assert_eq!(code, Some(0));
    assert!(err.contains("more; --most lists more"), "{err}");
}
