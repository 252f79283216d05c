//! `:journals`: what the review folder holds, and what of it does not count.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use planscope::app::journals::Journals;
use planscope::app::{App, EditAt, Effect, Msg, Speech};
use planscope::plan::Lang;
use planscope::review::{
    Body, Fault, Hand, Journal, LineFault, Record, Review, Roster, RosterError, Waiver,
};
use planscope::shell::{JournalSource, Sources, run_script};
use planscope::store::{Folder, FolderPlace};
use planscope::ui::Depth;
use ratatui::layout::Size;

use crate::common::*;

/// A journal of a user that has these lines; `owner` has the file.
fn journal(stem: &str, owner: &str, lines: &str) -> Journal {
    let hand = Hand {
        stem: stem.to_owned(),
        owner: Some(owner.to_owned()),
        number: "uid1000".into(),
        loose: false,
    };
    Journal::read(hand, format!("(format: 1)\n{lines}").as_bytes())
}

fn waiver(seq: u32, finding: &str) -> String {
    let body = Body::Waiver(Waiver {
        finding: finding.to_owned(),
        reason: "as agreed on Monday".into(),
        until: None,
    });
    let record = Record::new(seq, "2026-02-03T08:00:00Z", body);
    format!("{}\n", record.line())
}

fn told(review: Review) -> Journals {
    Journals {
        review,
        user: "li".into(),
        folder: "/srv/plans/plan.review".into(),
        path: "/srv/plans/plan.review".into(),
        is_private: false,
        is_there: true,
        roster_error: None,
        writable: Ok(()),
    }
}

fn fold(journals: &[Journal], roster: &str) -> Journals {
    let roster = Roster::parse(roster).expect("a roster");
    told(Review::fold(journals.to_vec(), roster))
}

/// Three journals: one that is in order, one with two lines that are no records, one that somebody else
/// owns; and a file that is no journal.
fn troubled() -> Journals {
    let one = waiver(1, "IND-01:target.x:00000001");
    let two = waiver(2, "IND-01:target.x:00000002");
    let torn = format!("{one}<<<<<<< ours\n{}", &two[..20]);
    let journals = [
        journal("li", "li", &format!("{one}{two}")),
        journal("wang", "wang", &torn),
        journal("zhao", "li", &one),
    ];
    let roster = r#"(users: {"wang": (name: "王工", unit: "区商务委")})"#;
    let mut journals = fold(&journals, roster);
    let fault = LineFault::File(
        "不是普通文件，未读取".into(),
        "no regular file; not read".into(),
    );
    journals.review = journals.review.with_faults([Fault {
        stem: "qian".into(),
        line: None,
        fault,
    }]);
    journals
}

fn opened(journals: Journals, speech: Speech, size: (u16, u16), keys: &str) -> Screen {
    let mut screen = Screen::new(settings(speech), parse(SHIPPED), size);
    screen.tell(Msg::Reviewed(Arc::new(journals)));
    screen.press(keys);
    screen
}

#[test]
fn the_list_says_whose_journals_there_are_and_what_is_set_aside() {
    for (name, speech, size) in [
        ("zh_80", ZH, SMALL),
        ("en_80", EN, SMALL),
        ("en_120", EN, MEDIUM),
    ] {
        let screen = opened(troubled(), speech, size, ":journals<enter>jjjj");
        insta::assert_snapshot!(format!("journals_{name}"), screen.text());
    }
}

#[test]
fn the_list_is_narrowed_and_closed_like_any_other() {
    let mut screen = opened(troubled(), EN, SMALL, ":journals<enter>");
    screen
        .press("/zhao<enter>")
        .shows("zhao.ron")
        .hides("wang.ron");
    screen.press("<esc>").press("<esc>").hides("Review folder");
}

/// What is asked for when a key is pressed on a row of the list.
fn edited(down: usize, key: &str) -> (Vec<Effect>, Screen) {
    let mut screen = opened(troubled(), EN, SMALL, ":journals<enter>");
    screen.press(&"j".repeat(down));
    screen.effects.clear();
    screen.press(key);
    (std::mem::take(&mut screen.effects), screen)
}

#[test]
fn a_row_opens_its_file_in_the_editor_at_its_line() {
    let at = |file: &str, at: EditAt| {
        let path = Path::new("/srv/plans/plan.review").join(file);
        vec![Effect::Edit { path, at }]
    };
    for key in ["e", "<enter>"] {
        assert_eq!(edited(1, key).0, at("roster.ron", EditAt::Anywhere));
        assert_eq!(edited(2, key).0, at("journal/li.ron", EditAt::Anywhere));
        assert_eq!(edited(4, key).0, at("journal/wang.ron", EditAt::Line(3)));
        assert_eq!(edited(5, key).0, at("journal/wang.ron", EditAt::Line(4)));
        // The folder is no file, and neither is what could not be read.
        for down in [0, 7] {
            let (effects, screen) = edited(down, key);
            assert_eq!(effects, []);
            screen.shows("this row is no file");
        }
    }
    let (_, screen) = edited(4, "");
    screen.shows("Enter Open").shows("e Edit at this line");
    let (_, screen) = edited(0, "");
    screen.hides("Enter Open").hides("e Edit at this line");
}

#[test]
fn what_is_wrong_is_said_once_and_counted_where_the_findings_are() {
    let mut screen = opened(troubled(), EN, SMALL, "");
    screen.shows("4 faults in the review folder; :journals");
    screen.press("8").hides("4 faults").shows("journals !4");
    // The same again is no news.
    screen.tell(Msg::Reviewed(Arc::new(troubled())));
    screen.hides("4 faults");
    // Mended.
    screen.tell(Msg::Reviewed(Arc::new(fold(&[], "()"))));
    screen.hides("journals !").hides("faults in the review");
    let screen = opened(troubled(), ZH, SMALL, "");
    screen.shows("审阅文件夹有4处问题；:journals 列出");
    opened(troubled(), ZH, SMALL, "8").shows("日志!4");
}

#[test]
fn a_folder_says_what_it_is_before_anything_stands_in_it() {
    let empty = || fold(&[], "()");
    let shown = |journals: Journals| opened(journals, EN, MEDIUM, ":journals<enter>");
    let absent = Journals {
        is_there: false,
        is_private: true,
        ..empty()
    };
    shown(absent).shows("/srv/plans/plan.review  only you see it  not there yet");
    let by_name = fold(&[journal("wang", "root", "")], "(authors: by_name)");
    shown(by_name)
        .shows("a file is by whom it is named after")
        .shows("wang  unverified, counted by its name")
        .shows("0 records");
    let error = Roster::parse("(\n  usres: {})").expect_err("a misspelt name");
    let broken = Journals {
        roster_error: Some(error),
        ..empty()
    };
    shown(broken)
        .shows("roster.ron:2:")
        .shows("read as if there were no roster");
    english(":journals<enter>").shows("there is no review folder");
}

#[test]
fn every_fault_has_words_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let check = |zh: &str, en: &str| {
        assert!(is_chinese(zh), "{zh}");
        assert!(!is_chinese(en) && en.contains(' '), "{en}");
    };
    for fault in [
        LineFault::Torn,
        LineFault::NoRecord,
        LineFault::Unreadable("Waiver".into()),
        LineFault::TooLong,
        LineFault::NoFormat,
        LineFault::Newer(2),
        LineFault::File(
            "不是普通文件，未读取".into(),
            "no regular file; not read".into(),
        ),
    ] {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| fault.message(lang));
        check(zh.as_str(), en.as_str());
    }
    let roster = RosterError {
        line: 1,
        column: 1,
        what: ["文件已不在", "is gone"].map(Into::into),
    };
    check(
        roster.words(Lang::Zh).as_str(),
        roster.words(Lang::En).as_str(),
    );
}

/// What a real folder comes to when the program has read it and keys are pressed.
fn read(review: &Path, keys: &str) -> App {
    let sources = Sources {
        plan: planscope::shell::PlanSource::BuiltIn(SHIPPED),
        journals: Some(JournalSource {
            folder: Folder {
                path: review.to_owned(),
                place: FolderPlace::Named,
            },
            read_only: false,
        }),
    };
    let size = Size::new(80, 24);
    let ended = run_script(
        App::new(settings(EN)),
        sources,
        &spell(keys),
        size,
        Depth::Many,
    );
    ended.expect("the plan is a plan").0
}

#[test]
fn a_real_folder_is_told_file_by_file() {
    let review = tempfile::tempdir().expect("a directory");
    let app = read(&review.path().join("none"), "");
    let journals = app.journals().expect("it is read");
    assert!(!journals.is_there);
    assert_eq!(journals.wrongs(), 0);
    let journals = review.path().join("journal");
    fs::create_dir(&journals).expect("one may");
    fs::write(journals.join("wang.ron"), "(format: 1)\n(seq: 1, is: Wai").expect("one may");
    fs::create_dir(journals.join("zhao.ron")).expect("one may");
    fs::create_dir(review.path().join("roster.ron")).expect("one may");
    let app = read(review.path(), "");
    let rows = app.folder_rows("");
    let places: Vec<String> = rows
        .iter()
        .map(|row| row.place(Lang::En).as_str().to_owned())
        .collect();
    let expected = [
        "folder",
        "roster.ron:1:1",
        "wang.ron",
        "wang.ron:2",
        "zhao.ron",
    ];
    assert_eq!(places, expected);
    let roster = rows[1].words(Lang::Zh);
    assert!(roster.as_str().contains("不是普通文件"), "{roster}");
}
