//! The commands as a shell runs them: what is printed, where, and with which exit code.

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use common::said::{Said, command, complains, json, planscope, prints, run};

/// A plan with a listing and a sequence that disagree.
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/two-tables.ron");

/// A file of this name, in a directory of the tests, that holds this.
fn file(name: &str, text: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("the directory of the tests can be written");
    path
}

#[test]
fn projects_are_listed_with_town_cluster_and_tables() {
    let expected = "\
Id             Name             Town       Cluster                              Listed in  Sequence  In the draft
project.kiln   Kiln             Hill Town  Crafts Cluster; Media Cluster        T2.1       T3.1      T2.1 T3.1
project.loom   Loom             -          Crafts Cluster (inferred)            T2.2       -         T2.2
project.press  =Press<U+202E>   Lake Town  -                                    -          T3.2      T3.2
";
    let squeezed = |text: &str| {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        text.lines().map(words).collect::<Vec<_>>()
    };
    assert_eq!(
        squeezed(&prints(&["list", "projects", PLAN])),
        squeezed(expected)
    );
}

#[test]
fn columns_of_a_listing_stand_under_their_headings() {
    let listed = prints(&["list", "projects", PLAN]);
    let at = |line: &str, word: &str| line.find(word).expect("the word is in the line");
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(at(lines[0], "Town"), at(lines[1], "Hill Town"));
    assert_eq!(at(lines[0], "Cluster"), at(lines[2], "Crafts"));
    assert_eq!(at(lines[0], "In the draft"), at(lines[1], "T2.1 T3.1"));
}

#[test]
fn a_kind_goes_by_any_of_its_names() {
    let listed = prints(&["list", "projects", PLAN]);
    for word in ["project", "Projects", "项目"] {
        assert_eq!(prints(&["list", word, PLAN]), listed, "{word}");
    }
}

#[test]
fn without_a_kind_the_kinds_are_listed() {
    let listed = prints(&["list", PLAN]);
    assert!(
        listed
            .lines()
            .any(|line| line.split_whitespace().eq(["projects", "Projects", "3"]))
    );
    assert!(!listed.contains("platforms"), "the plan has none");
}

#[test]
fn rows_are_listed_as_written_and_say_what_was_read_into_them() {
    let listed = prints(&["list", "rows", "T3", PLAN]);
    let rows: Vec<_> = listed.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[1].starts_with("T3.1  Hill Town"));
    assert!(rows[2].contains("Cluster: merged cell, undecided (above: Media Cluster)"));
    assert_eq!(prints(&["list", "table.sequence", PLAN]), listed);
}

#[test]
fn languages_are_one_or_the_other_or_both() {
    let heading = |lang| {
        let listed = prints(&["list", "towns", PLAN, "--lang", lang]);
        listed.lines().next().map(str::to_owned).unwrap_or_default()
    };
    assert!(heading("zh").starts_with("编号"));
    assert!(heading("en").starts_with("Id"));
    let both = heading("both");
    let (name, second) = (both.find("Name"), both.find("名称"));
    assert!(
        name < second && name.is_some(),
        "the own language comes first: {both}"
    );
}

#[test]
fn the_locale_chooses_the_language() {
    let mut command = command(&["list", "towns", PLAN]);
    let listed = run(command.env("LANG", "zh_CN.UTF-8"));
    assert!(listed.out.contains("山镇") && !listed.out.contains("Hill"));
}

#[test]
fn csv_opens_in_a_spreadsheet() {
    let listed = prints(&["list", "projects", PLAN, "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(listed.as_bytes());
    let rows: Vec<_> = rows
        .records()
        .map(|row| row.expect("every row is whole"))
        .collect();
    assert_eq!(&rows[2][1], "'=Press<U+202E>", "a formula is disarmed");
    assert_eq!(&rows[1][5], "", "what is missing is empty");
    let marked = prints(&["list", "projects", PLAN, "--format", "csv", "--bom"]);
    assert_eq!(marked.strip_prefix('\u{feff}'), Some(listed.as_str()));
}

#[test]
fn markdown_is_a_table_whose_cells_keep_their_signs() {
    let listed = prints(&["list", "targets", PLAN, "--format", "md"]);
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let lines: Vec<_> = listed.lines().collect();
    assert!(lines[2].contains("Visitors \\| a year"));
    assert!(lines.iter().all(|line| columns(line) == columns(lines[0])));
}

#[test]
fn json_has_places_and_what_links_rest_on() {
    let listed = json(&prints(&["list", "projects", PLAN, "--format", "json"]));
    let loom = &listed[1];
    assert_eq!(loom["id"], "project.loom");
    assert_eq!(loom["name"]["zh"], "织坊");
    assert_eq!(loom["at"][0], "T2.2");
    let links = loom["related"].as_array().expect("links are a list");
    let cluster = links.iter().find(|link| link["relation"] == "BelongsTo");
    let cluster = cluster.expect("the cluster is linked");
    assert_eq!(cluster["thing"]["id"], "cluster.crafts");
    assert_eq!(cluster["basis"], "Inferred");
    assert_eq!(cluster["evidence"][0]["at"][0], "T2.2");
}

#[test]
fn json_keeps_hidden_characters_and_prints_none() {
    let printed = prints(&["show", "project.press", PLAN, "--format", "json"]);
    assert!(!printed.contains('\u{202e}'));
    assert_eq!(json(&printed)["name"]["en"], "=Press\u{202e}");
}

#[test]
fn json_rows_say_how_each_cell_was_read() {
    let rows = json(&prints(&["list", "rows", "T3", PLAN, "--format", "json"]));
    let cluster = &rows[1]["cells"][1];
    assert_eq!(rows[1]["at"], "T3.2");
    assert_eq!(cluster["merged"], "Undecided");
    assert_eq!(cluster["decided"], false);
    assert_eq!(rows[0]["cells"][2]["is"][0], "project.kiln");
}

#[test]
fn a_thing_is_shown_with_fields_and_links() {
    let expected = "\
Kiln
窑厂
project.kiln  Project

Condensed     It starts with the kiln.  (condensed, not a quotation)
In the draft  T2.1  T3.1
Also called   Old Kiln  [2.1.2]
Listed in     T2.1
Sequence      T3.1
Town          Hill Town  [T3.1]
Cluster       Crafts Cluster  [T2.1]
              Media Cluster  [T3.1]
Stage         -  not in the draft
Lead unit     -  not in the draft

Located in  1
  Hill Town  town.hill  stated  T3.1

Belongs to  2
  Crafts Cluster  cluster.crafts  stated  T2.1
  Media Cluster   cluster.media   stated  T3.1

Stands in  1
  Main Axis  axis.main  stated  T2.1

Shown in  2
  Projects on the axis  table.axis      stated  T2.1
  Sequence              table.sequence  stated  T3.1
";
    assert_eq!(prints(&["show", "project.kiln", PLAN]), expected);
}

#[test]
fn a_place_stands_for_what_is_there() {
    let section = prints(&["show", "section.space", PLAN]);
    assert_eq!(prints(&["show", "2", PLAN]), section);
    assert_eq!(
        prints(&["show", "T2", PLAN]),
        prints(&["show", "table.axis", PLAN])
    );
    let row = prints(&["show", "T2.2", PLAN]);
    assert!(row.contains("Loom") && !row.contains("Kiln"));
}

#[test]
fn what_does_not_exist_names_what_does() {
    for (arguments, message) in [
        (
            &["list", "projcts"][..],
            "unknown kind \"projcts\"; did you mean \"projects\"?",
        ),
        (
            &["show", "project.klin"],
            "nothing is called \"project.klin\"; did you mean \"project.kiln\"?",
        ),
        (
            &["show", "zzz"],
            "nothing is called \"zzz\"; planscope list says what there is",
        ),
        (
            &["list", "rows", "T9"],
            "no table \"T9\"; the plan has T1, T2, T3",
        ),
        (
            &["list", "rows", "town.hill"],
            "no table \"town.hill\"; the plan has T1, T2, T3",
        ),
    ] {
        let arguments = [arguments, &[PLAN]].concat();
        complains(&arguments, &format!("planscope: {message}\n"));
    }
    assert_eq!(planscope(&["show", "T3.9", PLAN]).code, Some(2));
}

#[test]
fn complaints_do_not_speak_to_the_terminal() {
    let hostile = planscope(&["show", "\u{1b}[2J\u{202e}", PLAN]);
    assert_eq!(hostile.code, Some(2));
    assert!(
        hostile.err.contains("<U+001B>[2J<U+202E>"),
        "{}",
        hostile.err
    );
    let hostile = planscope(&["list", "--\u{1b}[2J"]);
    assert_eq!(hostile.code, Some(2));
    assert!(!hostile.err.contains('\u{1b}'), "{}", hostile.err);
}

#[test]
fn a_plan_that_is_not_there_is_named() {
    let missing = planscope(&["list", "towns", "nowhere.ron"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    assert!(missing.err.starts_with("nowhere.ron: "), "{}", missing.err);
}

#[test]
fn a_text_that_is_no_plan_says_where() {
    let path = file("broken.ron", b"(\n  format: 1,\n  entitys: [],\n)\n");
    let path = path.to_str().expect("the path is text");
    let broken = planscope(&["list", "towns", path]);
    assert_eq!((broken.code, broken.out.as_str()), (Some(2), ""));
    assert!(
        broken.err.starts_with(&format!("{path}:3:")),
        "{}",
        broken.err
    );
}

#[test]
fn an_imperfect_plan_is_listed_all_the_same() {
    let text = fs::read_to_string(PLAN).expect("the plan is there");
    let text = text.replace("is: \"industry.tourism\"", "is: \"industry.touris\"");
    let wrong = text
        .lines()
        .position(|line| line.contains("industry.touris\""));
    let line = 1 + wrong.expect("the text has the line");
    let path = file("imperfect.ron", text.as_bytes());
    let path = path.to_str().expect("the path is text");
    let listed = planscope(&["list", "towns", path]);
    assert_eq!(listed.code, Some(0));
    assert!(listed.out.contains("Hill Town"));
    assert!(
        listed.err.contains("problems of the model"),
        "{}",
        listed.err
    );
    let place = format!("{path}:{line}:");
    assert!(listed.err.contains(&place), "{place} in {}", listed.err);
}

#[test]
fn the_plan_to_start_from_is_sound_and_full_of_comments() {
    let text = prints(&["new"]);
    assert!(
        text.lines()
            .filter(|line| line.trim_start().starts_with("//"))
            .count()
            > 10
    );
    let path = file("new.ron", text.as_bytes());
    let path = path.to_str().expect("the path is text");
    assert!(prints(&["list", "projects", path]).contains("Old Mill Design Park"));
}

#[test]
fn the_model_is_exported_as_it_is() {
    let text = fs::read_to_string(PLAN).expect("the plan is there");
    assert_eq!(prints(&["export", "model", PLAN]), text);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exported.ron");
    let _ = fs::remove_file(&path);
    let output = path.to_str().expect("the path is text");
    assert_eq!(prints(&["export", "model", PLAN, "-o", output]), "");
    assert_eq!(fs::read_to_string(&path).expect("it was written"), text);
    let again = planscope(&["export", "model", "-o", output]);
    assert_eq!(again.code, Some(2), "a file that is there is kept");
    assert!(again.err.starts_with(output), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), text);
}

#[test]
fn the_model_is_exported_as_json_whole() {
    let model = json(&prints(&["export", "model", PLAN, "--format", "json"]));
    assert_eq!(model["format"], 1);
    let entities = model["entities"].as_array().expect("entities are a list");
    let press = entities
        .iter()
        .find(|entity| entity["id"] == "project.press");
    assert_eq!(press.expect("it is there")["name"]["en"], "=Press\u{202e}");
}

#[test]
fn the_built_in_plan_is_there_without_a_file() {
    let listed = prints(&["list", "plans"]);
    assert_eq!(listed.lines().count(), 2);
    let text = prints(&["export", "model"]);
    let listed_from_file = file("built-in.ron", text.as_bytes());
    let path = listed_from_file.to_str().expect("the path is text");
    assert_eq!(prints(&["list", "plans", path]), listed);
}

#[test]
fn without_a_terminal_the_dashboard_says_what_to_do_instead() {
    for arguments in [&[][..], &[PLAN]] {
        let refused = planscope(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
        assert!(refused.err.contains("planscope list"), "{}", refused.err);
        assert_eq!(refused.err.lines().count(), 1);
    }
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    for arguments in [
        &[PLAN, "list", "towns"][..],
        &["--tab", "space", "list", "towns"],
        &["list", "towns", PLAN, "--bom"],
        &["--tab", "spaec"],
        &["frame", "--size", "0x0"],
        &["frame", "--keys", "<entr>"],
        &["list", "towns", PLAN, "second.ron"],
    ] {
        let refused = planscope(arguments);
        assert_eq!(
            (refused.code, refused.out.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
    }
    let tab = planscope(&["--tab", "spaec"]).err;
    assert!(tab.contains("did you mean \"space\"?"), "{tab}");
}

#[test]
fn help_and_version_are_answers() {
    assert!(prints(&["--help"]).contains("Usage: planscope"));
    assert!(prints(&["list", "--help"]).contains("planscope list [OPTIONS] rows TABLE [PLAN]"));
    assert!(prints(&["--version"]).starts_with("planscope "));
}

/// A reader that has seen enough is no failure, and nothing is said about it.
#[test]
fn a_closed_pipe_ends_quietly() {
    let mut command = command(&["export", "model"]);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.expect("the binary runs");
    drop(child.stdout.take());
    let ended = Said::of(child.wait_with_output().expect("it ends"));
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
}

#[test]
fn the_doctor_works_without_a_terminal_and_says_what_it_could_not_ask() {
    let report = prints(&["doctor"]);
    let line = |label: &str| report.lines().find(|line| line.starts_with(label));
    assert_eq!(
        line("Widths"),
        Some("Widths      not asked: standard output is not a terminal")
    );
    assert_eq!(line("Locale"), Some("Locale      UTF-8 (LANG=en_US.UTF-8)"));
    assert!(report.contains("│ 科技服务 5G 商贸旅游 │"), "{report}");
    assert!(!report.contains('\u{1b}'));
    assert!(prints(&["doctor", "--lang", "zh"]).contains("标准输出不是终端"));
}

#[test]
fn the_doctor_passes_nothing_on_that_a_variable_would_say_to_a_terminal() {
    let mut command = command(&["doctor"]);
    command.env("TERM", "x\u{1b}]52;c;QQ==\u{7}\u{202e}");
    command.env("COLORFGBG", format!("\u{9b}{}", "0;".repeat(500)));
    let said = run(&mut command);
    assert_eq!(said.code, Some(0));
    let speaks = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!said.out.contains(speaks), "{:?}", said.out);
    let widest = said.out.lines().map(|line| line.chars().count()).max();
    assert!(widest < Some(120), "{}", said.out);
}

#[test]
fn the_doctor_looks_at_a_plan_and_hides_the_home_directory() {
    let path = file("doctor.ron", b"nonsense");
    let home = path.parent().expect("it is in a folder").to_path_buf();
    let mut command = command(&["doctor"]);
    command.arg(&path).env("HOME", &home);
    let said = run(&mut command);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let line = said.out.lines().find(|line| line.starts_with("Plan"));
    let line = line.expect("the plan has a line");
    assert!(line.starts_with("Plan        ~/doctor.ron:1:1: "), "{line}");
    let home = home.display().to_string();
    assert!(!said.out.contains(&home), "{}", said.out);
}

#[test]
fn a_tour_in_a_file_of_its_own_opens_at_its_first_stop() {
    let text = "[(title: (en: \"Mine\"), place: \"town.sijing@space.map\", say: (en: \"Look.\"), minutes: 3)]";
    let tour = file("tour.ron", text.as_bytes());
    let tour = tour.to_str().expect("a name of UTF-8");
    let frame = prints(&["frame", "--tour-file", tour, "--lang", "en"]);
    assert!(
        frame.contains("1/1  0/3 min") && frame.contains("Look."),
        "{frame}"
    );
    let frame = prints(&["frame", "--tour", "--lang", "en"]);
    assert!(frame.contains("1/9  0/10 min"), "{frame}");
}

#[test]
fn a_broken_tour_is_told_with_its_line_and_a_caret() {
    let tour = file(
        "broken-tour.ron",
        b"[(title: (), place: \"T1\", say: (), minutes: two)]",
    );
    let tour = tour.to_str().expect("a name of UTF-8");
    let said = planscope(&["frame", "--tour-file", tour, "--lang", "en"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err.contains("broken-tour.ron:1:") && said.err.contains('^'),
        "{}",
        said.err
    );
    let said = planscope(&["frame", "--tour-file", "nowhere.ron", "--lang", "en"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("nowhere.ron"), "{}", said.err);
}

#[test]
fn the_tour_is_a_hand_out_in_every_format() {
    let text = prints(&["tour", "--lang", "en"]);
    assert!(
        text.contains("Tour: 9 stops, 10 minutes") && text.contains(" 1  What is this?  0-1 min"),
        "{text}"
    );
    assert!(
        text.lines()
            .all(|line| line.chars().count() <= 80 || line.contains('@')),
        "{text}"
    );
    let text = prints(&["tour", "--lang", "zh", "--format", "md"]);
    assert!(
        text.contains("## 1. 这是什么？") && text.contains("9站，10分钟"),
        "{text}"
    );
    let tour = json(&prints(&["tour", "--format", "json"]));
    assert_eq!(tour["minutes"], 10);
    assert_eq!(tour["stops"][1]["thing"], "core.songjiang-north");
}

#[test]
fn a_stop_that_stands_nowhere_is_named_and_a_plan_without_a_tour_says_so() {
    let text = "[(title: (en: \"A\"), place: \"town.nowhere\", say: (), minutes: 1),
        (title: (en: \"B\"), place: \"town.sijing\", say: (), minutes: 2)]";
    let path = file("half-tour.ron", text.as_bytes());
    let path = path.to_str().expect("a name of UTF-8");
    let said = planscope(&["tour", "--tour-file", path, "--lang", "en"]);
    assert_eq!(said.code, Some(0));
    assert!(
        said.err
            .contains("stop 1 of the tour is skipped, town.nowhere"),
        "{}",
        said.err
    );
    assert!(said.out.contains(" 1  B  0-2 min"), "{}", said.out);
    let said = planscope(&["tour", PLAN]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("no tour"), "{}", said.err);
}

#[test]
fn minutes_are_written_from_the_journals_of_the_review_folder() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("minutes.review");
    let journals = folder.join("journal");
    fs::create_dir_all(&journals).expect("the directory of the tests can be written");
    let record = r#"(seq: 1, at: "2026-03-01T08:05:09Z", is: Minute(number: 4, stop: (zh: "多少？", en: "How much?"), place: "T5.6", walked: 5, outcome: Amend, text: "split by town"))"#;
    fs::write(
        journals.join("wang.ron"),
        format!("(format: 1)\n{record}\n"),
    )
    .expect("a journal");
    let folder = folder.to_str().expect("a name of UTF-8");
    let said = prints(&["export", "minutes", "--review", folder, "--lang", "en"]);
    assert!(
        said.contains("## 2026-03-01") && said.contains("### 4. How much?"),
        "{said}"
    );
    assert!(
        said.contains("- **amend**: split by town  \n  08:05 UTC, minute 5, `T5.6`, wang"),
        "{said}"
    );
    let said = planscope(&["export", "minutes", "--format", "json"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("minutes are Markdown"), "{}", said.err);
}

#[test]
fn a_misspelt_command_is_named_before_the_terminal_that_is_not_there() {
    complains(
        &["lsit"],
        "lsit: there is no such file; did you mean the command \"list\"?\n",
    );
    complains(
        &["chekc", "--lang", "zh"],
        "chekc: 没有这个文件；是否指命令“check”？\n",
    );
}
