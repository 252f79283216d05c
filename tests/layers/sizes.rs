//! How long files and functions may get.

use crate::source::{block_end, sources};

/// Files have no more lines than this, tests and all.
const LONGEST_FILE: usize = 600;

/// Functions have no more lines than this, from `fn` to the last brace.
const LONGEST_FUNCTION: usize = 60;

/// Files that are tables of data, with what they list.
const TABLES: &[(&str, &str)] = &[];

/// Functions that are tables, with what they list.
const TABLE_FUNCTIONS: &[(&str, &str, &str)] = &[
    (
        "src/export/listing/columns.rs",
        "own",
        "the columns of each kind",
    ),
    (
        "src/plan/parse/reason.rs",
        "zh",
        "a sentence for each reason",
    ),
    (
        "src/plan/parse/reason.rs",
        "en",
        "a sentence for each reason",
    ),
    (
        "src/plan/problem.rs",
        "message",
        "a sentence for each fault",
    ),
];

const FOLDERS: &[&str] = &["src", "tests", "benches", "examples"];

#[test]
fn no_file_is_long_but_tables() {
    for source in sources(FOLDERS) {
        let lines = source.text.lines().count();
        let listed = TABLES.iter().any(|(file, _)| *file == source.path);
        assert_eq!(
            lines > LONGEST_FILE,
            listed,
            "{} has {lines} lines",
            source.path
        );
    }
}

#[test]
fn no_function_is_long_but_tables() {
    let mut long = Vec::new();
    let mut looked_at = 0;
    for source in sources(FOLDERS) {
        let lines: Vec<&str> = source.code.lines().collect();
        for (row, name) in functions(&lines) {
            looked_at += 1;
            let length = block_end(&lines, row) - row;
            if length > LONGEST_FUNCTION {
                long.push((source.path.clone(), name, length));
            }
        }
    }
    assert!(looked_at > 2_000, "only {looked_at} functions were found");
    let listed = |(path, name, _): &&(String, String, usize)| {
        TABLE_FUNCTIONS
            .iter()
            .any(|(file, function, _)| file == path && function == name)
    };
    let unlisted: Vec<_> = long.iter().filter(|function| !listed(function)).collect();
    assert_eq!(unlisted, Vec::<&(String, String, usize)>::new());
    assert_eq!(
        long.iter().filter(listed).count(),
        TABLE_FUNCTIONS.len(),
        "a table is gone from {long:?}"
    );
}

/// The rows at which functions with a body begin, with their names.
fn functions(lines: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let Some(at) = line.find("fn ") else { continue };
        let bound = line[..at].chars().next_back().is_none_or(|c| c == ' ');
        let name: String = line[at + 3..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if bound && !name.is_empty() && has_body(&lines[row..]) {
            found.push((row, name));
        }
    }
    found
}

/// Whether a brace comes before a semicolon at the level of the signature.
fn has_body(lines: &[&str]) -> bool {
    let mut depth = 0;
    for c in lines.iter().flat_map(|line| line.chars()) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' => return true,
            ';' if depth == 0 => return false,
            _ => {}
        }
    }
    false
}
