//! Marking places with letters, and returning to them.

use planscope::app::Focus;

use crate::common::*;

#[test]
fn a_letter_marks_a_place_and_returns_to_it() {
    let mut screen = english("2jj<enter>jm");
    screen.shows("press a letter to mark this place");
    let (from, link) = (screen.selected(), screen.linked());
    screen.press("a").shows("a marks ");
    screen.press("7G3").press("'");
    screen.shows("press a letter to return: a ");
    screen.press("a").stands_on(&from, "industries.tree");
    assert_eq!((screen.app.focus, screen.linked()), (Focus::Card, link));
    assert_eq!(screen.press("[").form(), "space.map");
}

#[test]
fn the_lens_and_what_was_looked_for_belong_to_the_place() {
    let mut screen = english("");
    screen
        .app
        .go_to_address("town.sijing@space.tree+town.sijing");
    screen.press("/sijing<enter>jmb");
    let (selected, text) = (screen.selected(), screen.text());
    screen.press("F").press("7").press("'b");
    screen.stands_on(&selected, "space.tree");
    assert_eq!(screen.app.lens_id().as_deref(), Some("town.sijing"));
    let above = |text: &str| text.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(above(&screen.text()), above(&text));
}

#[test]
fn what_an_input_method_sends_for_the_keys_works_too() {
    let mut screen = english("4Ojｍｑ7");
    for quote in ["’", "‘", "＇"] {
        screen.press("7").press(quote).press("ｑ");
        screen.stands_on("action.urban-renewal", "actions.outline");
    }
}

#[test]
fn the_quote_twice_is_the_place_before() {
    let mut screen = english("4Ojma7");
    screen
        .press("''")
        .stands_on("action.urban-renewal", "actions.outline");
}

#[test]
fn only_letters_mark_and_the_key_does_nothing_else() {
    for (key, said) in [
        ("7", "no letter"),
        ("<esc>", ""),
        ("<c-c>", ""),
        ("泗", "no letter"),
    ] {
        let mut screen = english("4Ojm");
        screen.press(key).shows(said);
        screen.stands_on("action.urban-renewal", "actions.outline");
        assert!(screen.app.marks.is_empty(), "{key}");
        assert!(screen.effects.is_empty(), "{key}");
    }
}

#[test]
fn a_letter_that_marks_nothing_says_so() {
    english("'").shows("no place is marked");
    english(":marks<enter>").shows("no place is marked");
    english("ma'b").shows("nothing is marked b");
}

#[test]
fn marks_are_listed_gone_to_and_removed() {
    for (speech, title) in [(EN, "Marked places"), (ZH, "已标记的位置")] {
        let mut screen = screen(SHIPPED, SMALL, speech, "2jjma3mb4OjmC");
        screen.press(":marks<enter>").shows(title);
        insta::assert_snapshot!(format!("marks-{}", speech.sign()), screen.text());
        screen.press("jd");
        assert_eq!(screen.app.marks.letters(), "C b");
        screen.press("j<enter>");
        assert_eq!(screen.form(), "space.map");
        screen.press(":marks<enter>").press("dd");
        assert!(screen.app.overlay.is_none(), "an empty list closes");
    }
}

#[test]
fn the_list_of_marks_is_narrowed_by_what_is_typed() {
    let mut screen = english("2jjma3mb4OjmC:marks<enter>/map<enter><enter>");
    assert_eq!(screen.form(), "space.map");
    screen.press(":marks<enter>/zzz<enter>").shows("no match");
}

#[test]
fn a_mark_on_what_is_gone_stays_and_says_so() {
    let mut screen = Screen::new(settings(EN), parse(LAKESIDE), SMALL);
    screen.press("4Ojma");
    let gone = screen.selected();
    screen.press("7");
    let other = LAKESIDE.replace(&gone, "action.renamed");
    screen.reload(&other).press("'a");
    screen.shows(&format!("what a marks is no longer in the plan: {gone}"));
    assert_eq!(screen.form(), "targets.table");
    assert_eq!(screen.app.marks.letters(), "a");
}
