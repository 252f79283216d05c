//! `i`: a finding is waived for a reason, and the screen says saved when it is.

use std::sync::Arc;

use planscope::app::journals::{Journals, Locked};
use planscope::app::{App, Effect, Msg};
use planscope::review::{Body, Hand, Journal, Record, Review, Roster, Waiver};
use planscope::shell::{JournalSource, PlanSource, Sources, run_script};
use planscope::store::{Folder, FolderPlace, own_name};
use planscope::ui::Depth;
use ratatui::layout::Size;

use crate::common::*;

/// Keys that stand on the first of the projects that are listed and not in the sequence.
const LISTED: &str = "8/prj-01<enter><esc>";

/// What journals of these users say, as the one who looks at them is told.
fn journals(records: &[(&str, Body)], writable: Result<(), Locked>) -> Msg {
    let journal = |(seq, (user, body)): (usize, &(&str, Body))| {
        let hand = Hand {
            stem: (*user).to_owned(),
            owner: Some((*user).to_owned()),
            number: "uid1000".into(),
            loose: false,
        };
        let record = Record::new(seq as u32 + 1, "2026-02-03T08:00:00Z", body.clone());
        let text = format!("(format: 1)\n{}\n", record.line());
        Journal::read(hand, text.as_bytes())
    };
    let all = records.iter().enumerate().map(journal).collect();
    Msg::Reviewed(Arc::new(Journals {
        review: Review::fold(all, Roster::default()),
        user: "li".into(),
        folder: "plan.review".into(),
        path: "plan.review".into(),
        is_private: false,
        is_there: true,
        roster_error: None,
        writable,
    }))
}

fn opened(records: &[(&str, Body)], keys: &str) -> Screen {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    screen.tell(journals(records, Ok(())));
    screen.press(keys);
    screen
}

#[test]
fn a_reason_that_was_begun_is_listed_and_gone_on_with() {
    let mut screen = opened(&[], "8ji");
    let finding = here(&screen);
    screen.press("as agreed<esc>1:unfinished<enter>");
    screen.shows("waiver, ").shows("as agreed");
    screen.shows("Enter Open").shows("d Remove");
    screen.press("<enter>");
    assert_eq!(here(&screen), finding);
    screen.shows("Reason to waive: as agreed");
    screen.press("<esc>:unfinished<enter>d");
    screen.shows("thrown away: as agreed");
    screen.press(":unfinished<enter>");
    screen.shows("no text is left unfinished");
}

/// The name of the finding on which one stands.
fn here(screen: &Screen) -> String {
    screen.selected()
}

fn waiver(finding: &str, until: Option<&str>) -> Body {
    Body::Waiver(Waiver {
        finding: finding.to_owned(),
        reason: "as agreed on Monday".into(),
        until: until.and_then(planscope::plan::Date::parse),
    })
}

fn recorded(screen: &Screen) -> Vec<&Body> {
    let recorded = screen.effects.iter().filter_map(|effect| match effect {
        Effect::Append(body) => Some(&**body),
        _ => None,
    });
    recorded.collect()
}

#[test]
fn a_reason_is_required_and_a_day_is_not() {
    let mut screen = opened(&[], LISTED);
    let finding = here(&screen);
    screen.press("i").shows("Reason to waive:");
    screen.press("<enter>").shows("a waiver needs a reason");
    screen
        .press("as agreed on Monday<enter>")
        .shows("Until (YYYY-MM-DD");
    screen
        .press("soon<enter>")
        .shows("write the day as 2026-06-30");
    screen
        .press("<c-u>2020-01-01<enter>")
        .shows("that day has passed");
    assert!(recorded(&screen).is_empty());
    screen.press("<c-u>2026-06-30<enter>");
    assert_eq!(recorded(&screen), [&waiver(&finding, Some("2026-06-30"))]);
    screen.hides("saved in");
}

#[test]
fn the_screen_says_saved_only_when_it_is_and_goes_on_with_the_next() {
    let mut screen = opened(&[], LISTED);
    let finding = here(&screen);
    screen.press("ias agreed on Monday<enter><enter>");
    screen.shows("saving").hides("saved");
    let body = waiver(&finding, None);
    screen.tell(journals(&[("li", body.clone())], Ok(())));
    screen.tell(Msg::Appended(Box::new(body), Ok(())));
    screen.shows("saved in plan.review").shows("1 waived");
    assert_ne!(here(&screen), finding, "one goes on with the next");
    screen.press("G").shows("Waived  1");
    screen.press("oj");
    assert_eq!(here(&screen), finding);
    screen
        .shows("waived  li  2026-02-03")
        .shows("as agreed on Monday");
}

#[test]
fn what_could_not_be_saved_stands_in_its_field_again() {
    let mut screen = opened(&[], LISTED);
    let finding = here(&screen);
    screen.press("ias agreed on Monday<enter><enter>");
    let why = ["磁盘已满", "the disk is full"].map(Into::into);
    screen.tell(Msg::Appended(Box::new(waiver(&finding, None)), Err(why)));
    screen
        .shows("not saved: the disk is full")
        .shows("Reason to waive: as agreed on Monday");
}

#[test]
fn a_reason_that_was_left_is_offered_again() {
    let mut screen = opened(&[], LISTED);
    screen.press("ias agr<esc>").hides("Reason to waive");
    screen.press("ji").shows("Reason to waive:").hides("as agr");
    screen.press("<esc>ki").shows("Reason to waive: as agr");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_before_a_word_is_typed() {
    let mut screen = opened(&[], LISTED);
    let why = ["没有写入权限", "you may not write there"].map(Into::into);
    screen.tell(journals(&[], Err(Locked::Folder(why))));
    screen
        .press("i")
        .shows("you may not write to the review folder");
    screen.tell(journals(&[], Err(Locked::ReadOnly)));
    screen.press("i").shows("nothing is put on record");
    assert!(screen.app.field.is_none());
    let mut screen = english("8");
    screen.press("i").shows("there is no review folder");
    let mut screen = opened(&[], "2");
    screen.press("i").shows("stand on a finding first");
}

#[test]
fn an_own_waiver_is_taken_back_and_another_s_is_not() {
    let mut screen = opened(&[], LISTED);
    let finding = here(&screen);
    screen.tell(journals(&[("li", waiver(&finding, None))], Ok(())));
    screen.press("Goj").shows("waived  li");
    screen.press("i").shows("Reason to take it back");
    screen.press("<enter>");
    assert!(matches!(recorded(&screen)[..], [Body::Withdrawal(_)]));
    screen.tell(journals(&[("wang", waiver(&finding, None))], Ok(())));
    screen.press("i").shows("somebody else has waived it");
}

#[test]
fn a_waiver_ends_with_its_day_and_when_what_it_saw_changes() {
    let mut screen = opened(&[], LISTED);
    let finding = here(&screen);
    screen.tell(journals(
        &[("li", waiver(&finding, Some("2026-02-28")))],
        Ok(()),
    ));
    screen.hides("1 waived").shows("waiver expired  li");
    assert_eq!(here(&screen), finding);
    let (same, _) = finding.rsplit_once(':').expect("a hash");
    let other = format!("{same}:00000000");
    screen.tell(journals(&[("li", waiver(&other, None))], Ok(())));
    screen
        .hides("1 waived")
        .shows("an earlier waiver no longer holds");
}

#[test]
fn what_is_waived_marks_no_row_and_is_passed_over() {
    let mut screen = opened(&[], "");
    screen
        .app
        .go_to_address("project.jiuting-center@space.rows");
    screen.press("!");
    let finding = here(&screen);
    let errors = |screen: &Screen| screen.line(0);
    let before = errors(&screen);
    screen.tell(journals(&[("li", waiver(&finding, None))], Ok(())));
    assert_ne!(errors(&screen), before);
}

#[test]
fn the_loop_puts_it_on_the_disk_before_it_says_so() {
    let directory = tempfile::tempdir().expect("a directory");
    let folder = Folder {
        path: directory.path().join("plan.review"),
        place: FolderPlace::Named,
    };
    let sources = || Sources {
        plan: PlanSource::BuiltIn(SHIPPED),
        journals: Some(JournalSource {
            folder: folder.clone(),
            read_only: false,
        }),
    };
    let size = Size::new(80, 24);
    let keys = spell("8ias agreed on Monday<enter><enter>");
    let ended = run_script(App::new(settings(EN)), sources(), &keys, size, Depth::Many);
    let (app, _) = ended.expect("the plan is a plan");
    let notice = app.notice.expect("it says so").text.as_str().to_owned();
    assert!(notice.starts_with("saved in"), "{notice}");
    let journal = folder
        .path
        .join("journal")
        .join(format!("{}.ron", own_name()));
    let text = std::fs::read_to_string(journal).expect("it is there");
    assert!(text.contains("as agreed on Monday"), "{text}");
    let ended = run_script(
        App::new(settings(EN)),
        sources(),
        &spell("8"),
        size,
        Depth::Many,
    );
    let (app, _) = ended.expect("the plan is a plan");
    assert_eq!(app.findings().map(|findings| findings.waived()), Some(1));
}
