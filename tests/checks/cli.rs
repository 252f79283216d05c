//! `planscope check` as a shell runs it: what is printed, and with which exit code.

use std::path::Path;

use planscope::checks::rules;
use planscope::plan::Date;
use planscope::review::{Body, Waiver, Withdrawal};
use planscope::store::{Folder, FolderPlace, Scribe, own_name};

use crate::common::said::{Said, command, json, run};

const DIRECTORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/checks");

fn check(arguments: &[&str]) -> Said {
    let mut command = command(&["check"]);
    run(command.args(arguments).current_dir(DIRECTORY))
}

#[track_caller]
fn prints(code: i32, arguments: &[&str]) -> String {
    check(arguments).prints(code)
}

#[track_caller]
fn complains(arguments: &[&str], message: &str) {
    check(arguments).complains(message);
}

/// A project that the sequence leaves out, on a day of no consequence.
const LEFT_OUT: [&str; 5] = [
    "PRJ-01.bad.ron",
    "--today",
    "2026-03-01",
    "--only",
    "PRJ-01",
];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    LEFT_OUT.iter().chain(more).copied().collect()
}

#[test]
fn today_is_the_day_where_the_user_is() {
    let day_in = |zone: &str| {
        let mut command = command(&["check", "PRJ-01.bad.ron", "--format", "json"]);
        let said = run(command.env("TZ", zone).current_dir(DIRECTORY)).prints(1);
        let today = json(&said)["today"].as_str().and_then(Date::parse);
        today.unwrap_or_else(|| panic!("no day: {said}"))
    };
    // Twenty-six hours lie between them: it is never the same day.
    assert!(day_in("EAST-14") > day_in("WEST12"));
}

#[test]
fn a_finding_has_its_line_in_the_file_and_both_places() {
    let expected = "\
PRJ-01.bad.ron:8:10: error PRJ-01 project.quay: \"Quay Plaza\" is listed and not in the sequence
    T1.2  Quay Plaza
    T2  Sequence
2026-03-01: 1 rule ran, 1 hit: 1 error, 0 warnings, 0 notes
";
    assert_eq!(prints(1, &LEFT_OUT), expected);
    let chinese = "\
PRJ-01.bad.ron:8:10: 错误 PRJ-01 project.quay: “码头广场”在清单中而不在时序表中
    表1.2  码头广场
    表2  推进时序
2026-03-01：运行规则 1 条，1 条有发现：错误 1 处、警告 0 处、提示 0 处
";
    assert_eq!(prints(1, &with(&["--lang", "zh"])), chinese);
    let both = prints(1, &with(&["--lang", "both"]));
    assert!(
        both.contains("\n    “码头广场”在清单中而不在时序表中\n"),
        "{both}"
    );
}

#[test]
fn what_does_not_hold_together_has_the_very_line() {
    let said = prints(1, &["MOD-02.bad.ron", "--only", "mod"]);
    let line =
        "MOD-02.bad.ron:13:81: error MOD-02 goal.hub: links: nothing has the id \"town.mil\"";
    assert!(said.starts_with(line), "{said}");
}

#[test]
fn severity_decides_the_exit_and_not_what_is_printed() {
    let note = |severity| check(&["PRJ-01.bad.ron", "--only", "PRJ-04", "--severity", severity]);
    let [error, warning, all] = ["error", "warning", "note"].map(note);
    assert_eq!(
        (error.code, warning.code, all.code),
        (Some(0), Some(0), Some(1))
    );
    assert_eq!(error.out, all.out);
    assert!(
        error.out.contains("note PRJ-04 project.mill"),
        "{}",
        error.out
    );
}

#[test]
fn a_plan_with_nothing_to_find_says_how_many_rules_ran() {
    let said = prints(
        0,
        &[
            "PRJ-01.good.ron",
            "--only",
            "PRJ-01,PRJ-02",
            "--only",
            "twn",
        ],
    );
    let twn = rules().filter(|rule| rule.code.starts_with("TWN")).count();
    let ran = format!(
        "{} rules ran, 0 hit: 0 errors, 0 warnings, 0 notes\n",
        2 + twn
    );
    assert!(said.ends_with(&ran), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn formats_for_programs_have_everything() {
    let json = json(&prints(1, &with(&["--format", "json"])));
    let finding = &json["findings"][0];
    assert_eq!(json["errors"], 1);
    assert_eq!(json["rules_run"], 1);
    assert_eq!(finding["code"], "PRJ-01");
    assert_eq!(finding["entity"], "project.quay");
    assert_eq!(finding["line"], 8);
    assert_eq!(finding["what"]["zh"], "“码头广场”在清单中而不在时序表中");
    assert_eq!(finding["sides"][0]["at"], "T1.2");
    assert!(finding["waived"].is_null());

    let csv = prints(1, &with(&["--format", "csv", "--bom"]));
    let rest = csv
        .strip_prefix('\u{feff}')
        .expect("it begins with the mark");
    let mut reader = csv::Reader::from_reader(rest.as_bytes());
    let heads = reader.headers().expect("it has a heading").clone();
    let row = reader
        .records()
        .next()
        .expect("it has a row")
        .expect("it can be read");
    let of = |head: &str| &row[heads.iter().position(|one| one == head).expect(head)];
    assert_eq!((of("Severity"), of("Line")), ("error", "8"));
    assert_eq!(of("Words elsewhere"), "Sequence");
    assert!(of("Id").starts_with("PRJ-01:project.quay:"));

    let table = prints(1, &with(&["--format", "table"]));
    let squeezed: Vec<&str> = table
        .lines()
        .nth(1)
        .expect("a row")
        .split_whitespace()
        .collect();
    assert_eq!(
        squeezed[..6],
        ["error", "PRJ-01", "project.quay", "8", "T1.2", "T2"]
    );

    let markdown = prints(1, &with(&["--format", "md"]));
    assert!(markdown.starts_with("# Check-up of the plan\n\nRiver Valley action plan\n"));
    assert!(markdown.contains("\n## error PRJ-01 Listed and not in the sequence (1)\n"));
}

#[test]
fn a_rule_is_explained_in_both_languages() {
    let said = prints(0, &["--explain", "prj-01"]);
    for words in [
        "PRJ-01  Listed and not in the sequence",
        "PRJ-01  清单有",
        "  remedy  ",
        "  处理  ",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let group = prints(0, &["--explain", "PRJ"]);
    let of_group = rules().filter(|rule| rule.code.starts_with("PRJ")).count();
    assert_eq!(group.lines().count(), of_group);
    assert!(
        group.starts_with("PRJ-01  error    Listed and not in the sequence\n"),
        "{group}"
    );
}

#[test]
fn what_is_no_rule_no_day_and_no_folder_is_refused() {
    complains(
        &["--only", "PRJ-99"],
        "planscope: no rule \"PRJ-99\"; planscope check --explain PRJ lists those of its group\n",
    );
    complains(
        &["--explain", "pjr"],
        "planscope: no rule or group \"pjr\"; did you mean \"PRJ\"?\n",
    );
    complains(
        &with(&["--review", "nowhere"]),
        "nowhere: there is no such review folder\n",
    );
    for wrong in [
        &["--today", "2026-02-30"][..],
        &["--bom"],
        &["--explain", "PRJ", "--only", "PRJ"],
    ] {
        let said = check(wrong);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{wrong:?}");
    }
}

/// A review folder with records of the user of the tests.
fn review(records: &[Body]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let folder = Folder {
        path: directory.path().to_owned(),
        place: FolderPlace::Named,
    };
    let mut scribe = Scribe::new(folder, own_name());
    for record in records {
        scribe
            .append(record, "2026-02-01 09:30")
            .expect("it is saved");
    }
    directory
}

fn finding() -> String {
    let json = json(&prints(1, &with(&["--format", "json"])));
    json["findings"][0]["id"]
        .as_str()
        .expect("it has an id")
        .to_owned()
}

fn waiver(until: Option<&str>) -> Body {
    Body::Waiver(Waiver {
        finding: finding(),
        reason: "in the annex".into(),
        until: until.map(|day| Date::parse(day).expect("a day")),
    })
}

fn under(folder: &Path) -> [&str; 2] {
    ["--review", folder.to_str().expect("the name is text")]
}

#[test]
fn a_waived_finding_is_listed_with_by_whom_and_why_and_decides_nothing() {
    let folder = review(&[waiver(Some("2026-06-30"))]);
    let said = prints(0, &with(&under(folder.path())));
    let user = own_name();
    let expected = format!(
        "\
PRJ-01.bad.ron:8:10: waived error PRJ-01 project.quay: \"Quay Plaza\" is listed and not in the sequence
    T1.2  Quay Plaza
    T2  Sequence
    {user} (2026-02-01 09:30, until 2026-06-30): in the annex
2026-03-01: 1 rule ran, 1 hit: 0 errors, 0 warnings, 0 notes; 1 waived
"
    );
    assert_eq!(said, expected);
    let markdown = prints(
        0,
        &with(&[&under(folder.path())[..], &["--format", "md"]].concat()),
    );
    assert!(markdown.contains("## waived error PRJ-01"), "{markdown}");
    assert!(
        markdown.contains("| in the annex | 2026-06-30 |"),
        "{markdown}"
    );
}

#[test]
fn a_waiver_ends_with_its_day_and_when_it_is_taken_back() {
    let folder = review(&[waiver(Some("2026-02-28"))]);
    assert_eq!(check(&with(&under(folder.path()))).code, Some(1));
    let taken_back = Body::Withdrawal(Withdrawal {
        finding: finding(),
        reason: "".into(),
    });
    let folder = review(&[waiver(None), taken_back]);
    assert_eq!(check(&with(&under(folder.path()))).code, Some(1));
}

#[test]
fn a_journal_of_which_it_is_not_known_whose_it_is_is_named_and_does_not_count() {
    let folder = review(&[waiver(None)]);
    let journals = folder.path().join("journal");
    let own = journals.join(format!("{}.ron", own_name()));
    let strange = journals.join("nobody-here.ron");
    std::fs::rename(own, &strange).expect("it can be renamed");
    let said = check(&with(&under(folder.path())));
    assert_eq!(said.code, Some(1));
    let path = strange.display().to_string();
    assert!(said.err.starts_with(&format!("{path}: ")), "{}", said.err);
}

#[test]
fn what_cannot_be_read_of_a_folder_is_said_and_does_not_count() {
    let folder = review(&[waiver(None)]);
    let journal = folder
        .path()
        .join("journal")
        .join(format!("{}.ron", own_name()));
    let text = std::fs::read_to_string(&journal).expect("it is there");
    std::fs::write(&journal, format!("{text}nonsense\n")).expect("it can be written");
    let said = check(&with(&under(folder.path())));
    assert_eq!(said.code, Some(0));
    assert!(
        said.err
            .ends_with(".ron:3: no record; it does not count: mend or delete the line\n"),
        "{}",
        said.err
    );
}

#[test]
fn a_journal_full_of_nonsense_takes_no_more_than_a_screen() {
    let folder = review(&[waiver(None)]);
    let name = format!("{}.ron", own_name());
    let journal = folder.path().join("journal").join(&name);
    let text = std::fs::read_to_string(&journal).expect("it is there");
    let nonsense = "nonsense\n".repeat(1_000);
    std::fs::write(&journal, format!("{text}{nonsense}")).expect("it can be written");
    let said = check(&with(&under(folder.path())));
    assert!(said.err.lines().count() < 24, "{}", said.err);
    let last = format!("journal/{name}: 980 more lines do not count\n");
    assert!(said.err.ends_with(&last), "{}", said.err);
}
