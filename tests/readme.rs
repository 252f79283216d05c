//! What README.md shows of the program is what the program shows.
//!
//! `UPDATE_README=1` rewrites the parts instead of comparing them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use planscope::app::keymap::{BINDINGS, Context};
use planscope::plan::Lang;

/// Compares what stands between the marks with `expected`, or puts it there.
#[track_caller]
fn check(mark: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md is there");
    let begin = readme.find(mark).expect("the mark stands in README.md");
    let start = begin
        + readme[begin..]
            .find('\n')
            .expect("the mark has a line of its own")
        + 1;
    let end = start + readme[start..].find("<!-- end -->").expect("the part ends");
    if std::env::var_os("UPDATE_README").is_some() {
        let updated = format!("{}{expected}{}", &readme[..start], &readme[end..]);
        std::fs::write(&path, updated).expect("README.md can be written");
    } else {
        assert_eq!(&readme[start..end], expected, "run with UPDATE_README=1");
    }
}

/// Both parts in one test: they rewrite one file.
#[test]
fn readme_shows_the_keys_and_a_picture_of_today() {
    check("<!-- keys -->", &keys());
    check("<!-- picture", &picture());
}

fn keys() -> String {
    let mut out = String::from("| where | keys | what | 中文 |\n|---|---|---|---|\n");
    let contexts = [
        Context::Global,
        Context::List,
        Context::Plane,
        Context::Page,
        Context::Card,
        Context::Peek,
        Context::Overlay,
        Context::Problems,
        Context::Marks,
        Context::Field,
        Context::GoTo,
        Context::Walk,
        Context::Strayed,
    ];
    assert_eq!(
        contexts.len(),
        Context::ALL.len(),
        "every place has its keys"
    );
    for context in contexts {
        let mut rows: Vec<_> = BINDINGS
            .iter()
            .filter(|row| row.context == context)
            .collect();
        rows.sort_by_key(|row| row.group);
        for (i, row) in rows.into_iter().enumerate() {
            let place = if i == 0 { context.label(Lang::En) } else { "" };
            let keys: Vec<String> = row.keys().map(|key| format!("`{}`", key.label())).collect();
            let (en, zh) = (row.label(Lang::En), row.label(Lang::Zh));
            writeln!(out, "| {place} | {} | {en} | {zh} |", keys.join(" "))
                .expect("a String takes everything");
        }
    }
    out
}

fn picture() -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_planscope"));
    let output = program
        .args(
            ["frame", "--lang", "en", "--theme", "dark", "--keys", "3"]
                .into_iter()
                .chain(["--today", "2026-03-01"]),
        )
        .output()
        .expect("it runs");
    assert!(output.status.success());
    format!(
        "```text\n{}```\n",
        String::from_utf8(output.stdout).expect("it prints UTF-8")
    )
}
