use super::*;
use crate::review::{FORMAT_LINE, Hand, Standing};

/// A journal of `li` that says, one word a record: `+X` waives finding X, `+X<2026-01-31` until a day,
/// `-X` takes it back.
fn journal(stem: &str, owner: &str, words: &str) -> Journal {
    let mut text = format!("{FORMAT_LINE}\n");
    for (seq, word) in (1..).zip(words.split_whitespace()) {
        text.push_str(Record::new(seq, "2025-11-03T08:00:00Z", body(word)).line());
        text.push('\n');
    }
    let hand = Hand {
        stem: stem.into(),
        owner: Some(owner.into()),
        number: "uid1000".into(),
        loose: false,
    };
    Journal::read(hand, text.as_bytes())
}

fn body(word: &str) -> Body {
    let (finding, until) = match word[1..].split_once('<') {
        Some((finding, until)) => (finding, Some(day(until))),
        None => (&word[1..], None),
    };
    let finding = id(finding);
    let reason = "known".into();
    match word.as_bytes()[0] {
        b'+' => Body::Waiver(Waiver {
            finding,
            reason,
            until,
        }),
        _ => Body::Withdrawal(Withdrawal { finding, reason }),
    }
}

fn id(saw: &str) -> String {
    format!("IND-01:target.x:{saw}")
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Who waives finding `a` on a day, and how each of its waivers stands.
#[track_caller]
fn check(journals: &[Journal], today: &str, by: Option<&str>, states: &[WaiverState]) {
    let today = day(today);
    let review = Review::fold(journals.to_vec(), Roster::default());
    let waived = review.waived(&id("a"), today);
    assert_eq!(waived.map(|waived| waived.author.user.as_str()), by);
    let all = review.waivers_of(&id("a")).iter();
    assert_eq!(all.map(|w| w.state(today)).collect::<Vec<_>>(), states);
    let mut reversed = journals.to_vec();
    reversed.reverse();
    assert_eq!(Review::fold(reversed, Roster::default()), review);
}

use WaiverState::{Expired, InEffect, NotCounted, Withdrawn};

#[test]
fn a_waiver_holds_until_its_author_takes_it_back() {
    let today = "2025-11-05";
    check(&[journal("li", "li", "+a")], today, Some("li"), &[InEffect]);
    check(&[journal("li", "li", "+a -a")], today, None, &[Withdrawn]);
    check(
        &[journal("li", "li", "+a -a +a")],
        today,
        Some("li"),
        &[InEffect],
    );
    check(&[journal("li", "li", "+b")], today, None, &[]);
    check(&[journal("li", "li", "-a")], today, None, &[]);
    let both = [journal("li", "li", "+a"), journal("wang", "wang", "-a")];
    check(&both, today, Some("li"), &[InEffect]);
    let both = [journal("li", "li", "+a -a"), journal("wang", "wang", "+a")];
    check(&both, today, Some("wang"), &[Withdrawn, InEffect]);
}

#[test]
fn a_waiver_holds_through_its_last_day() {
    let journals = [journal("li", "li", "+a<2025-11-30")];
    check(&journals, "2025-11-30", Some("li"), &[InEffect]);
    check(&journals, "2025-12-01", None, &[Expired]);
    let later = [journal("li", "li", "+a<2025-11-30 +a<2025-12-31")];
    check(&later, "2025-12-01", Some("li"), &[InEffect]);
}

#[test]
fn what_stands_under_another_name_does_not_count() {
    let journals = [journal("li", "wang", "+a")];
    check(&journals, "2025-11-05", None, &[NotCounted]);
}

#[test]
fn two_files_of_one_person_are_one_voice() {
    let journals = [journal("li", "li", "+a"), journal("li.2", "li", "+b -a")];
    check(&journals, "2025-11-05", None, &[Withdrawn]);
}

#[test]
fn a_record_that_was_written_twice_counts_once() {
    let twice = journal("li", "li", "+a");
    let mut again = twice.clone();
    again.records.extend(twice.records.clone());
    let review = Review::fold(vec![again], Roster::default());
    assert_eq!(review.entries().len(), 1);
}

#[test]
fn a_waiver_of_what_has_changed_is_remembered_and_does_not_hold() {
    let journals = vec![journal("li", "li", "+old +older -older")];
    let review = Review::fold(journals, Roster::default());
    assert_eq!(review.waived(&id("new"), day("2025-11-05")), None);
    let new = id("new");
    let outdated: Vec<&str> = review
        .outdated(&new)
        .map(|waived| waived.waiver.finding.as_str())
        .collect();
    assert_eq!(outdated, [id("old")]);
}

#[test]
fn every_record_keeps_its_author() {
    let journals = vec![journal("li", "li", "+a"), journal("wang", "li", "+b")];
    let review = Review::fold(journals, Roster::default());
    let told = review.entries().iter();
    let told: Vec<_> = told
        .map(|e| {
            (
                e.author.user.as_str(),
                e.author.standing == Standing::Verified,
            )
        })
        .collect();
    assert_eq!(told, [("li", true), ("wang", false)]);
}
