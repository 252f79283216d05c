//! Files that are no plans, with one mistake each: the message, and whether it shows at the mistake.
//!
//! Beside each `tests/plans/bad/X.ron` stands `X.snap`, which is what a user is told in English and
//! in Chinese. The lines below are those of the mistakes, counted by a person.

use std::collections::BTreeSet;
use std::path::Path;

use planscope::plan::{Lang, Plan};
use planscope::store::read_plan;

/// The file, and the line on which a reader would put the finger.
const MISTAKES: &[(&str, usize)] = &[
    ("braces", 12),
    ("bracket-missing-after-entities", 28),
    ("bracket-missing-after-places", 13),
    ("bracket-missing-before-places", 13),
    ("bracket-wrong", 13),
    ("comma-doubled", 13),
    ("comma-missing-after-field", 12),
    ("comma-missing-between-entities", 16),
    ("comma-missing-in-list", 13),
    ("comma-missing-inside-line", 12),
    ("comma-semicolon", 12),
    ("comment-half", 14),
    ("comment-unclosed", 14),
    ("crlf-and-bom", 15),
    ("deep-groups", 15),
    ("deep-lists", 13),
    ("empty-comment", 1),
    ("empty-lines", 1),
    ("empty-mark-alone", 1),
    ("escape-unknown", 15),
    ("field-doubled", 14),
    ("field-equals", 13),
    ("field-missing-in-entity", 10),
    ("field-missing-in-facts", 21),
    ("field-misspelt", 15),
    ("field-misspelt-in-entity", 12),
    ("field-of-another-kind", 25),
    ("field-quoted", 11),
    ("field-unknown", 15),
    ("field-without-value", 14),
    ("json", 1),
    ("kind-lower-case", 15),
    ("kind-misspelt", 15),
    ("kind-unknown", 15),
    ("kind-with-needless-facts", 28),
    ("kind-without-facts", 15),
    ("no-ron", 1),
    ("nul-bytes", 1),
    ("number-too-large", 2),
    ("one-long-line", 1),
    ("operator-quoted", 22),
    ("operator-unknown", 22),
    ("pair-of-one", 32),
    ("paren-extra", 15),
    ("paren-missing-after-entity", 15),
    ("paren-missing-after-facts", 15),
    ("paren-missing-after-name", 12),
    ("paren-missing-at-end", 41),
    ("paren-missing-at-start", 1),
    ("paren-missing-before-name", 12),
    ("quote-inside-text", 15),
    ("quote-missing-at-end", 11),
    ("quote-missing-at-start", 11),
    ("quote-missing-in-last-text", 38),
    ("quote-missing-in-line", 12),
    ("quote-single", 14),
    ("raw-text-unclosed", 14),
    ("sign-chinese-closing-quote", 12),
    ("sign-chinese-colon", 14),
    ("sign-chinese-comma", 12),
    ("sign-chinese-parens", 12),
    ("sign-chinese-quotes", 14),
    ("sign-chinese-space", 14),
    ("sign-control", 14),
    ("sign-full-width-digit", 39),
    ("sign-full-width-letters", 14),
    ("sign-hash-comment", 14),
    ("sign-invisible", 14),
    ("trailing-paren", 42),
    ("trailing-text", 44),
    ("type-date-without-quotes", 39),
    ("type-fraction-for-integer", 39),
    ("type-list-for-text", 12),
    ("type-negative-integer", 39),
    ("type-null", 14),
    ("type-number-for-text", 11),
    ("type-text-for-both-languages", 12),
    ("type-text-for-list", 13),
    ("type-text-for-number", 23),
    ("type-text-without-quotes", 14),
];

/// Files that `store` refuses before they are parsed.
const UNREADABLE: &[&str] = &[
    "empty",
    "encoding-cut-short",
    "encoding-gb18030",
    "encoding-latin1",
    "encoding-utf16",
];

/// Mistakes that are shown on another line, and why that is so.
const SHOWN_ELSEWHERE: &[(&str, usize)] = &[
    // The line with the bracket has nothing else on it; the next is the first that cannot be read.
    ("paren-missing-at-start", 2),
];

fn path(name: &str) -> String {
    format!("tests/plans/bad/{name}.ron")
}

fn parse_error(name: &str) -> planscope::plan::parse::ParseError {
    let path = path(name);
    let read = read_plan(Path::new(&path)).unwrap_or_else(|error| panic!("{error}"));
    Plan::parse(&read.text).expect_err(name)
}

#[test]
fn the_message_shows_on_the_line_of_the_mistake() {
    for (name, line) in MISTAKES {
        let shown = SHOWN_ELSEWHERE.iter().find(|(other, _)| other == name);
        let expected = shown.map_or(*line, |(_, line)| *line);
        assert_eq!(parse_error(name).place().line, expected, "{name}");
    }
}

#[test]
fn the_message_says_what_is_wrong_and_what_to_do() {
    for (name, _) in MISTAKES {
        let error = parse_error(name);
        let told = [Lang::En, Lang::Zh].map(|lang| error.render(&path(name), lang));
        assert_snapshot(name, &told.join("\n"));
    }
    for name in UNREADABLE {
        let error = read_plan(Path::new(&path(name))).expect_err(name);
        let told = [Lang::En, Lang::Zh].map(|lang| error.message(lang).to_string());
        assert_snapshot(name, &told.join("\n"));
    }
}

#[track_caller]
fn assert_snapshot(name: &str, told: &str) {
    let clean = |c: char| c == '\n' || !c.is_control();
    assert!(told.chars().all(clean), "{name}: {told:?}");
    insta::with_settings!({
        snapshot_path => "plans/bad",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, told);
    });
}

#[test]
fn every_bad_plan_is_in_the_list() {
    let listed: BTreeSet<&str> = MISTAKES
        .iter()
        .map(|(name, _)| *name)
        .chain(UNREADABLE.iter().copied())
        .collect();
    let there: BTreeSet<String> = std::fs::read_dir("tests/plans/bad")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, there.iter().map(String::as_str).collect());
}

/// The lines of the mistake and of the message, for every place of `sign` in a sound plan when
/// `instead` stands there; without those where a plan is left.
fn lines_when_replaced(sign: char, instead: &str) -> Vec<(usize, usize)> {
    let sound = include_str!("plans/good/small.ron");
    let places = sound.match_indices(sign);
    places
        .filter_map(|(at, _)| {
            let mut text = sound.to_owned();
            text.replace_range(at..at + sign.len_utf8(), instead);
            let line = 1 + sound[..at].matches('\n').count();
            let error = Plan::parse(&text).err()?;
            Some((line, error.place().line))
        })
        .collect()
}

#[test]
fn a_sign_taken_away_is_missed_where_it_stood() {
    for (sign, tolerance) in [
        (',', 0),
        (':', 0),
        ('"', 0),
        (']', 1),
        (')', 1),
        ('[', 1),
        ('(', 1),
    ] {
        let lines = lines_when_replaced(sign, "");
        assert!(lines.len() > 50, "{sign}");
        for (line, shown) in lines {
            assert!(
                line.abs_diff(shown) <= tolerance,
                "{sign} of line {line}: {shown}"
            );
        }
    }
}

#[test]
fn a_chinese_sign_is_found_where_it_stands() {
    for (sign, instead) in [
        (',', "，"),
        (':', "："),
        ('(', "（"),
        ('[', "【"),
        ('"', "“"),
    ] {
        for (line, shown) in lines_when_replaced(sign, instead) {
            assert_eq!(line, shown, "{instead}");
        }
    }
}
