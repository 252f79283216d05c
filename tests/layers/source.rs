//! Reads sources: code apart from comments and strings, what ships apart from tests.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The sources of the program.
pub(crate) static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| sources(&["src"]));

/// A source file.
pub(crate) struct Source {
    /// Its path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// The text as it stands.
    pub(crate) text: String,
    /// The same with comments and strings blanked out, line by line and column by column.
    pub(crate) code: String,
    /// The code without modules that are compiled for tests alone.
    pub(crate) shipped: String,
    /// What ships, with its strings and without its comments.
    pub(crate) spoken: String,
}

impl Source {
    /// The room of `src` in which the file stands; `main` and `lib` for the files outside of any.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let room = inside.split('/').next().unwrap_or(inside);
        room.strip_suffix(".rs").unwrap_or(room)
    }

    /// The lines of what ships that hold a word, with their numbers.
    pub(crate) fn lines_with(&self, word: &str) -> Vec<(usize, &str)> {
        let lines = (1..).zip(self.shipped.lines());
        lines.filter(|(_, line)| has_word(line, word)).collect()
    }
}

/// Whether a word stands in a line, not as a part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let bound = |c: Option<char>| !c.is_some_and(is_part);
        // A word that begins or ends in a sign needs no bound there.
        let (first, last) = (word.chars().next(), word.chars().next_back());
        (!first.is_some_and(is_part) || bound(before))
            && (!last.is_some_and(is_part) || bound(after))
    })
}

/// All sources below these folders of the repository.
pub(crate) fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let mut sources: Vec<Source> = files.iter().map(|file| read(root, file)).collect();
    let for_tests = test_files(&sources);
    for source in &mut sources {
        if for_tests.iter().any(|stem| is_within(&source.path, stem)) {
            source.shipped.clear();
            source.spoken.clear();
        }
    }
    assert!(!sources.is_empty(), "no sources in {folders:?}");
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn read(root: &Path, file: &Path) -> Source {
    let text = std::fs::read_to_string(file).expect("a readable source");
    let path = file
        .strip_prefix(root)
        .expect("below the root")
        .to_string_lossy()
        .replace('\\', "/");
    let code = blank(&text, &parts(&text), |part| part != Part::Code);
    let tests = test_blocks(&code);
    let shipped = blank_ranges(&code, &tests);
    let said = blank(&text, &parts(&text), |part| part == Part::Comment);
    let spoken = blank_ranges(&said, &tests);
    Source {
        path,
        text,
        code,
        shipped,
        spoken,
    }
}

/// The stems of files that are modules for tests alone: `src/app/map/tests`.
fn test_files(sources: &[Source]) -> Vec<String> {
    let mut stems = Vec::new();
    for source in sources {
        let lines: Vec<&str> = source.code.lines().collect();
        for pair in lines
            .windows(2)
            .filter(|pair| pair[0].trim() == "#[cfg(test)]")
        {
            let declared = pair[1]
                .trim()
                .strip_suffix(';')
                .and_then(|line| line.rsplit_once("mod "));
            if let Some((_, name)) = declared {
                stems.push(format!("{}/{name}", folder_of(&source.path)));
            }
        }
    }
    stems
}

/// Where the modules that a file declares stand.
fn folder_of(path: &str) -> &str {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    match stem.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => stem,
    }
}

fn is_within(path: &str, stem: &str) -> bool {
    path.strip_prefix(stem)
        .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Text,
}

/// What each byte of a source is. Knows comments, nested ones too, strings, raw strings and characters.
fn parts(text: &str) -> Vec<Part> {
    let bytes = text.as_bytes();
    let mut parts = vec![Part::Code; bytes.len()];
    let mut at = 0;
    while at < bytes.len() {
        let (part, end) = piece(text, at);
        parts[at..end].fill(part);
        at = end;
    }
    parts
}

/// What begins at a byte, and where it ends.
fn piece(text: &str, at: usize) -> (Part, usize) {
    let rest = &text[at..];
    let until = |end: Option<usize>| at + end.unwrap_or(rest.len());
    if rest.starts_with("//") {
        return (Part::Comment, until(rest.find('\n')));
    }
    if rest.starts_with("/*") {
        return (Part::Comment, at + block_comment(rest));
    }
    let before = text[..at].chars().next_back();
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if !in_word && let Some(length) = raw_string(rest) {
        return (Part::Text, at + length);
    }
    if rest.starts_with('"') {
        return (Part::Text, at + string(rest));
    }
    if let Some(length) = character(rest) {
        return (Part::Text, at + length);
    }
    (
        Part::Code,
        at + rest.chars().next().map_or(1, char::len_utf8),
    )
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        match here {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest
        .strip_prefix("br")
        .or_else(|| rest.strip_prefix("cr"))
        .or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.bytes().take_while(|b| *b == b'#').count();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end)? + end.len();
    Some(rest.len() - body.len() + length)
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character, not a lifetime.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let first = body.chars().next()?;
    if first == '\\' {
        let end = body[2..].find('\'')?;
        return Some(1 + 2 + end + 1);
    }
    let length = 1 + first.len_utf8();
    rest[length..].starts_with('\'').then_some(length + 1)
}

/// The text with some of its parts as blanks; line ends stay.
fn blank(text: &str, parts: &[Part], is_blank: impl Fn(Part) -> bool) -> String {
    let keep = |(at, c): (usize, char)| match c {
        '\n' => '\n',
        _ if is_blank(parts[at]) => ' ',
        _ => c,
    };
    text.char_indices().map(keep).collect()
}

/// The rows of blocks behind `#[cfg(test)]`.
fn test_blocks(code: &str) -> Vec<Range<usize>> {
    let lines: Vec<&str> = code.lines().collect();
    let mut blocks = Vec::new();
    for (at, _) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.trim() == "#[cfg(test)]")
    {
        let ends_at_once = lines
            .get(at + 1)
            .is_some_and(|next| next.trim_end().ends_with(';'));
        let end = if ends_at_once {
            at + 2
        } else {
            block_end(&lines, at + 1)
        };
        blocks.push(at..end);
    }
    blocks
}

/// The row behind the block that opens at or after a row.
pub(crate) fn block_end(lines: &[&str], from: usize) -> usize {
    let mut depth = 0usize;
    let mut opened = false;
    for (at, line) in lines.iter().enumerate().skip(from) {
        for c in line.chars() {
            match c {
                '{' => (depth, opened) = (depth + 1, true),
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if opened && depth == 0 {
            return at + 1;
        }
    }
    lines.len()
}

fn blank_ranges(text: &str, rows: &[Range<usize>]) -> String {
    let lines = text.lines().enumerate().map(|(at, line)| {
        let is_test = rows.iter().any(|range| range.contains(&at));
        if is_test { "" } else { line }
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn code_is_told_from_comments_strings_and_tests() {
    let text = "let a = \"// no\"; // yes { \"\nlet b = r#\"a \" b\"#; /* x /* y */ z */ let c: &'a str = '\"';\n\
                #[cfg(test)]\nmod tests {\n    let secret = 1;\n}\nfn after() {}\n";
    let code = blank(text, &parts(text), |part| part != Part::Code);
    assert!(
        !code.contains("yes") && !code.contains("no") && !code.contains(" y "),
        "{code}"
    );
    assert!(
        code.contains("let b") && code.contains("let c: &'a str ="),
        "{code}"
    );
    let shipped = blank_ranges(&code, &test_blocks(&code));
    assert!(
        !shipped.contains("secret") && shipped.contains("fn after"),
        "{shipped}"
    );
    assert_eq!(shipped.lines().count(), text.lines().count());
}
