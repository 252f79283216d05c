//! What the commands print of a hostile plan, and on whichever stream: nothing that a terminal obeys.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fastrand::Rng;

use crate::harmless::{assert_harmless, without_our_own};
use crate::{hostile, texts};

/// What is put into names of files and into arguments.
const NAME: &str = "\u{1b}]52;c;QQ==\u{7}\u{9b}31m\u{202e}\u{200b}plan";

/// The commands, word by word; after each comes the plan.
const COMMANDS: &str = "
    list
    list --format json
    list projects --lang zh
    list projects --format md --lang both
    list projects --format csv
    list towns --format csv --bom
    list targets --lang both
    list rows T1
    list rows T1 --format csv --lang zh
    show town.luqi
    show town.luqi --lang zh --format md
    show town.luqi --lang both --format csv
    show town.luqi --format json
    show T1.1
    show nothing.at-all
    check
    check --format table --lang zh
    check --format md
    check --format csv --severity note
    check --format json
    tour
    tour --format md --lang both
    tour --format json
    export model --format json
    export minutes
    doctor
    doctor --lang zh
    frame
    frame --keys 3vvj<enter> --lang zh --size 120x40
    frame --keys 4y5jY7?
    frame --format ansi --lang both --size 100x30
    frame --format ansi --keys 2j<enter>
    frame --format svg --lang zh
";

/// What a file with this plan and that name gives; everything that is printed was looked at.
fn check(folder: &Path, name: &str, plan: &str) {
    let file = folder.join(name);
    fs::write(&file, plan).unwrap();
    for command in COMMANDS.lines().filter(|line| !line.trim().is_empty()) {
        let mut arguments: Vec<OsString> = command.split_whitespace().map(Into::into).collect();
        arguments.push(file.clone().into());
        assert_says_nothing_harmful(&arguments);
    }
}

/// Runs the program with these arguments and looks at all that it prints.
fn assert_says_nothing_harmful<S: AsRef<OsStr>>(arguments: &[S]) {
    let output = Command::new(env!("CARGO_BIN_EXE_planscope"))
        .args(arguments)
        .stdin(Stdio::null())
        .env("LANG", "C.UTF-8")
        // What stands in variables is told by `doctor`.
        .env("TERM_PROGRAM", NAME)
        .env("COLORTERM", NAME)
        .env("LC_ALL", format!("{NAME}.UTF-8"))
        .env("NO_COLOR", "")
        .output()
        .expect("the program runs");
    let is_drawn = arguments.iter().any(|word| word.as_ref() == "ansi");
    let has_mark = arguments.iter().any(|word| word.as_ref() == "--bom");
    let said = String::from_utf8(output.stdout).expect("what is printed is UTF-8");
    let said = match is_drawn {
        true => without_our_own(&said),
        false => said,
    };
    let said = match has_mark {
        true => said.strip_prefix('\u{feff}').unwrap_or(&said),
        false => &said,
    };
    said.split('\n').for_each(assert_harmless);
    let complaint = String::from_utf8(output.stderr).expect("what is printed is UTF-8");
    complaint.split('\n').for_each(assert_harmless);
    assert_ne!(output.status.code(), Some(101), "{complaint}");
}

#[test]
fn no_command_speaks_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    for seed in 0..3 {
        let mut rng = Rng::with_seed(seed);
        let plan = texts::with_hostile_texts(texts::LAKESIDE, &mut rng);
        check(folder.path(), "plan.ron", &plan);
        check(folder.path(), NAME, &texts::torn(&mut rng));
    }
}

#[test]
fn no_complaint_about_arguments_speaks_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let not_text = PathBuf::from(OsStr::from_bytes(b"a\x9b\xff\x1b[31m"));
    let missing = folder.path().join(NAME);
    assert_says_nothing_harmful(&[not_text.as_os_str()]);
    assert_says_nothing_harmful(&[OsStr::new("list"), OsStr::new("towns"), missing.as_os_str()]);
    for before in [
        &["list"][..],
        &["show"],
        &["show", "town.luqi"],
        &["list", "rows"],
        &["check", "--only"],
        &["check", "--explain"],
        &["check", "--today"],
        &["list", "towns", "--lens"],
        &["frame", "--goto"],
        &["frame", "--keys"],
        &["frame", "--size"],
        &["export"],
        &["tour", "--tour-file"],
        &["--lang"],
        &["--tab"],
        &[],
    ] {
        let mut rng = Rng::with_seed(7);
        for text in [NAME.to_owned(), hostile::text(&mut rng).replace('\0', "")] {
            let arguments: Vec<String> = before.iter().map(|word| (*word).to_owned()).collect();
            assert_says_nothing_harmful(&[arguments, vec![text]].concat());
        }
    }
}
