//! The rooms of `src`, the arrows between them, and what each may touch outside.

use crate::source::{SOURCES, Source};

/// A room with the rooms that it may know: the arrows of the house, followed to their ends.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("plan", &["text"]),
    ("search", &["review", "plan", "text"]),
    ("review", &["plan", "text"]),
    ("lens", &["review", "plan", "text"]),
    ("checks", &["lens", "review", "plan", "text"]),
    ("export", &["lens", "review", "plan", "text"]),
    (
        "app",
        &[
            "search", "checks", "export", "lens", "review", "plan", "text",
        ],
    ),
    (
        "ui",
        &[
            "app", "search", "checks", "export", "lens", "review", "plan", "text",
        ],
    ),
    ("store", &["review", "plan", "text"]),
    ("backend", &["text"]),
    (
        "shell",
        &[
            "ui", "app", "search", "checks", "export", "lens", "store", "backend", "review",
            "plan", "text",
        ],
    ),
    (
        "cli",
        &[
            "shell", "ui", "app", "search", "checks", "export", "lens", "store", "backend",
            "review", "plan", "text",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// The rooms that see no terminal, no file, no environment and no clock.
const PURE: &[&str] = &[
    "text", "plan", "review", "lens", "search", "checks", "export", "app",
];

/// Something of the world outside, and who may name it: rooms, and single files with the reason.
struct Outside {
    what: &'static str,
    words: &'static [&'static str],
    rooms: &'static [&'static str],
    files: &'static [(&'static str, &'static str)],
}

const OUTSIDE: &[Outside] = &[
    Outside {
        what: "the terminal library",
        words: &["crossterm"],
        rooms: &["shell"],
        files: &[],
    },
    Outside {
        what: "cells",
        words: &["ratatui"],
        rooms: &["ui", "backend", "shell"],
        files: &[("src/cli/frame.rs", "says how large the frame is")],
    },
    Outside {
        what: "files",
        words: &[
            "std::fs",
            "fs::",
            "File::",
            "OpenOptions",
            "read_to_string",
            "read_dir",
        ],
        rooms: &["store"],
        files: &[
            (
                "src/shell/crash.rs",
                "a panic writes its log by itself, whatever else is broken",
            ),
            (
                "src/shell/tty.rs",
                "opens the terminal, which is no file of the user's",
            ),
        ],
    },
    Outside {
        what: "the environment",
        words: &["std::env", "env::var", "env::args"],
        rooms: &["cli", "shell"],
        files: &[],
    },
    Outside {
        what: "time zones",
        words: &["jiff"],
        rooms: &["shell"],
        files: &[],
    },
    Outside {
        what: "the clock",
        words: &["SystemTime", "Instant", "UNIX_EPOCH"],
        rooms: &["shell", "store", "cli"],
        files: &[],
    },
    Outside {
        what: "processes, threads and signals",
        words: &[
            "std::process",
            "std::thread",
            "rustix",
            "signal_hook",
            "std::net",
        ],
        rooms: &["shell", "store", "cli", "main"],
        files: &[(
            "src/search/sift.rs",
            "goes through very many texts on two threads, and is done when it returns",
        )],
    },
    Outside {
        what: "standard output",
        words: &[
            "println!",
            "print!",
            "eprintln!",
            "eprint!",
            "dbg!",
            "stdout",
            "stderr",
        ],
        rooms: &["cli", "main"],
        files: &[
            ("src/shell/refuse.rs", "asks whether it is a terminal"),
            ("src/shell/terminal.rs", "is the terminal"),
            ("src/shell/tty.rs", "asks how large it is"),
        ],
    },
    Outside {
        what: "colors",
        words: &["Color"],
        rooms: &["backend"],
        files: &[
            ("src/ui/theme.rs", "chooses them"),
            ("src/ui/ansi.rs", "spells them"),
            ("src/ui/svg.rs", "spells them"),
        ],
    },
    Outside {
        what: "text on its way into cells",
        words: &[
            "ratatui::text",
            "ratatui::widgets",
            "set_symbol",
            "set_char",
            "set_string",
            "set_stringn",
            "set_line",
            "set_span",
        ],
        rooms: &[],
        files: &[(
            "src/ui/paint.rs",
            "the one place where text becomes cells, and takes Shown alone",
        )],
    },
];

#[test]
fn rooms_know_only_the_rooms_to_which_an_arrow_leads() {
    for source in SOURCES.iter() {
        let (_, known) = ARROWS
            .iter()
            .find(|(room, _)| *room == source.room())
            .unwrap_or_else(|| panic!("{} stands in no room of the house", source.path));
        for (row, room) in rooms_named(source) {
            let own = room == source.room();
            assert!(
                own || known.contains(&room.as_str()),
                "{}:{row} knows {room}",
                source.path
            );
        }
    }
}

/// The rooms that a source names, with the row: `crate::plan`, `crate::{plan, text}`, `planscope::plan`.
fn rooms_named(source: &Source) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    let code = &source.shipped;
    for root in ["crate::", "planscope::"] {
        for (at, _) in code.match_indices(root) {
            let row = 1 + code[..at].matches('\n').count();
            let rest = &code[at + root.len()..];
            named.extend(first_words(rest).into_iter().map(|word| (row, word)));
        }
    }
    named.retain(|(_, word)| ARROWS.iter().any(|(room, _)| room == word));
    named
}

/// The first word behind a path, or the first word of each branch of a group.
fn first_words(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let mut depth = 1;
    let mut branches = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => branches.push(String::new()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if c != ',' || depth > 1 {
            branches.last_mut().expect("one at least").push(c);
        }
    }
    branches.iter().map(|branch| word(branch)).collect()
}

/// A chain of `super` that is longer than the file is deep climbs out of its room.
#[test]
fn nobody_climbs_out_of_a_room_by_its_parents() {
    for source in SOURCES.iter() {
        let folders = source.path.matches('/').count();
        let is_root = source.path.ends_with("/mod.rs");
        let depth = folders - usize::from(is_root);
        let too_far = "super::".repeat(depth.max(1));
        let climbs = |line: &&str| line.contains(&too_far);
        let row = source.shipped.lines().find(climbs);
        assert_eq!(row, None, "{}", source.path);
    }
}

#[test]
fn only_those_named_here_touch_the_world_outside() {
    for outside in OUTSIDE {
        for source in SOURCES.iter() {
            let may = outside.rooms.contains(&source.room())
                || outside.files.iter().any(|(file, _)| *file == source.path);
            if may {
                continue;
            }
            for word in outside.words {
                let found = source.lines_with(word);
                assert_eq!(found, [], "{} touches {}", source.path, outside.what);
            }
        }
    }
}

#[test]
fn exceptions_that_nobody_needs_any_more_are_taken_off_the_list() {
    for outside in OUTSIDE {
        for (file, _) in outside.files {
            let source = SOURCES.iter().find(|source| source.path == *file);
            let source = source.unwrap_or_else(|| panic!("{file} is gone"));
            let needed = outside
                .words
                .iter()
                .any(|word| !source.lines_with(word).is_empty());
            assert!(needed, "{file} touches {} no longer", outside.what);
        }
    }
}

#[test]
fn pure_rooms_are_pure_by_every_rule() {
    for outside in OUTSIDE {
        let pure = outside.rooms.iter().find(|room| PURE.contains(room));
        assert_eq!(pure, None, "{}", outside.what);
    }
}

#[test]
fn groups_of_imports_are_read_to_their_end() {
    assert_eq!(first_words("plan::Lang;"), ["plan"]);
    assert_eq!(
        first_words("{plan::{Lang, Plan}, text::Safe, ui};"),
        ["plan", "text", "ui"]
    );
}
