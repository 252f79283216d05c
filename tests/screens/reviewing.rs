//! Tab 8 and `!`: what the rules find, and what they say of each thing.

use std::sync::Arc;

use planscope::app::findings::Findings;
use planscope::app::rows::Item;
use planscope::app::{EditAt, Effect, Msg, Settings};
use planscope::checks;
use planscope::plan::{Date, EntityRef};

use crate::common::*;

/// A plan with nothing in it at which a rule could take offence, but for the rules about what is missing.
const SMALL_PLAN: &str = include_str!("../plans/good/small.ron");

/// A dashboard on a file, told of plans and findings one by one.
fn on_file(text: &str, keys: &str) -> Screen {
    let mut settings = settings(EN);
    settings.source.path = Some("plan.ron".into());
    let plan = parse(text);
    let mut screen = Screen::new(settings, Arc::clone(&plan), SMALL);
    screen.tell(Msg::Checked(Arc::clone(&plan), found(&plan, text)));
    screen.press(keys);
    screen
}

/// Keys that stand on the first of the projects that are listed and not in the sequence.
const LISTED: &str = "8/prj-01<enter>";

#[test]
fn findings_are_grouped_and_notes_are_folded() {
    let mut screen = english("8");
    screen
        .shows("Errors  ")
        .shows(" rules hit")
        .shows("Listed and not in the sequence");
    screen.press("G").shows("Notes");
    let rows = screen.app.view().rows().len();
    screen.press("o");
    assert!(screen.app.view().rows().len() > rows);
    screen.press("s").shows("by rule");
    screen.press("s").shows("by section");
    screen.press("s").shows("by town");
    screen.press("s").hides("by town");
}

#[test]
fn the_order_changes_and_one_stands_on_the_same_finding() {
    let mut screen = english("8jj");
    let before = screen.app.subject();
    for _ in 0..4 {
        screen.press("s");
        assert_eq!(screen.app.subject(), before);
    }
}

#[test]
fn the_card_shows_both_places_why_and_what_clears_it() {
    let screen = english(LISTED);
    screen
        .shows("is listed and not in the sequence")
        .shows("T2.1  Jiuting High-Tech Industrial Park")
        .shows("Suggested sequence of key projects by town")
        .shows("Why       A key project")
        .shows("To clear");
    // Beside each other where each has room for half a sentence.
    for (size, are_beside) in [(MEDIUM, false), (LARGE, true)] {
        let text = crate::common::screen(SHIPPED, size, EN, LISTED).text();
        let beside = |line: &str| line.contains("╎ T2.1 ") && line.ends_with(" T5");
        assert_eq!(text.lines().any(beside), are_beside, "{text}");
    }
}

#[test]
fn enter_leads_to_either_place_and_back() {
    let mut screen = english(&format!("{LISTED}<enter><enter>"));
    screen.stands_on("T2.1", "space.rows");
    screen.press("[").shows("Listed and not in the sequence");
    screen.press("j<enter>");
    screen.stands_on("table.sequence", "overview.draft");
}

#[test]
fn a_filter_finds_by_rule_words_thing_and_place() {
    for (query, hit) in [
        ("prj-01", "Listed and not in the sequence"),
        ("no baseline", "No baseline"),
        ("jiuting center", "Jiuting Center"),
        ("t3.17", "Jiuting Center"),
    ] {
        let screen = english(&format!("8/{query}<enter>"));
        let card = screen.text().to_lowercase();
        assert!(card.contains(&hit.to_lowercase()), "{query}\n{card}");
        assert!(screen.marked().starts_with("❯!") || screen.marked().starts_with("❯?"));
    }
    english("8/zzzz").shows("no match");
}

#[test]
fn the_next_finding_on_a_thing_is_one_key_away_from_anywhere() {
    let mut screen = english("");
    screen.app.go_to_address("target.retail-sales-growth");
    screen.press("!");
    let first = screen.app.subject();
    screen.shows("[8 Review").shows("A rate with no baseline");
    screen.press("!");
    assert_ne!(screen.app.subject(), first);
    screen.shows("retail");
    // Round and round, and one step back to where one came from.
    for _ in 0..20 {
        screen.press("!");
        screen.shows("etail");
    }
    let mut screen = english("");
    screen.app.go_to_address("target.retail-sales-growth");
    screen.press("![");
    screen.stands_on("target.retail-sales-growth", "targets.table");
}

#[test]
fn where_there_is_no_finding_the_key_says_so() {
    let mut screen = english("2");
    let (plan, findings) = (parse(SHIPPED), screen.app.findings().expect("they ran"));
    let is_clean = |thing: &EntityRef| findings.on(Item::Entity(*thing)).is_empty();
    let clean = plan.all().find(is_clean).expect("not all is at fault");
    screen.app.go_to(clean);
    let before = screen.form();
    screen.press("!").shows("no finding on this");
    assert_eq!(screen.form(), before);
}

#[test]
fn rows_are_marked_and_cards_list_what_is_found() {
    let mut screen = english("7");
    screen
        .shows("❯? Sci-tech")
        .shows("! Talent teams")
        .shows(" errors  EN")
        .shows("8 Rev !");
    screen.press("<enter>G");
    let link = screen.linked();
    assert!(
        link.starts_with("❯ ? IND-") || link.starts_with("❯ . "),
        "{link}"
    );
    screen.press("<enter>").shows("[8 Review");
}

#[test]
fn the_editor_opens_at_the_line_of_the_fault_or_of_the_place() {
    let line_of = |screen: &mut Screen, keys: &str| {
        screen.effects.clear();
        screen.press(keys);
        match screen.effects.as_slice() {
            [Effect::Edit { at, .. }] => at.clone(),
            other => panic!("{other:?}"),
        }
    };
    let mut screen = on_file(SHIPPED, LISTED);
    let EditAt::Line(line) = line_of(&mut screen, "e") else {
        panic!("no line");
    };
    screen.press("G");
    assert!(line > 1 && line <= SHIPPED.lines().count());
    let mut screen = on_file(SHIPPED, &format!("{LISTED}<enter>"));
    let at = line_of(&mut screen, "e");
    assert_eq!(at, EditAt::Id("table.core-projects".into()));
}

#[test]
fn a_reload_keeps_the_finding_on_which_one_stands() {
    let mut screen = on_file(SHIPPED, &format!("{LISTED}j<enter>j"));
    let (before, link) = (screen.app.subject(), screen.app.link);
    screen.shows("Shangao").shows("Go to");
    // One finding less above, and every line of the file another.
    let text = format!(
        "// a remark\n{}",
        SHIPPED.replacen("九亭高科技工业园区", "九亭高科技工业园", 0)
    );
    let plan = parse(&text);
    screen.tell(Msg::Reloaded(Arc::clone(&plan), found(&plan, &text)));
    assert_eq!((screen.app.subject(), screen.app.link), (before, link));
}

#[test]
fn findings_of_a_plan_that_is_gone_are_not_taken() {
    let mut screen = on_file(SHIPPED, "8");
    let old = parse(SHIPPED);
    screen.tell(Msg::Loaded(parse(LAKESIDE)));
    screen.tell(Msg::Checked(Arc::clone(&old), found(&old, SHIPPED)));
    screen.shows("the rules are being run");
    assert!(screen.app.findings().is_none());
}

#[test]
fn nothing_found_says_how_many_rules_ran() {
    let plan = parse(SMALL_PLAN);
    let mut screen = Screen::new(settings(EN), Arc::clone(&plan), SMALL);
    let report = checks::Report {
        rules_run: 70,
        ..checks::Report::default()
    };
    let none = Findings::new(&plan, report, Vec::new());
    screen.tell(Msg::Checked(plan, Some(Arc::new(none))));
    screen
        .press("8")
        .shows("70 rules ran, none hit")
        .hides("errors");
}

#[test]
fn a_fault_of_the_program_in_a_rule_is_said_and_costs_nothing_else() {
    let plan = parse(SMALL_PLAN);
    let mut screen = Screen::new(settings(EN), Arc::clone(&plan), SMALL);
    screen.tell(Msg::Reloaded(plan, None));
    screen.press("8").shows("kept the rules from being run");
    screen.press("2").shows("Industry system");
}

#[test]
fn findings_can_be_the_first_place() {
    let mut settings = settings(EN);
    settings.goto = Some("town.sijing@review.findings".into());
    let screen = run(settings, SHIPPED, SMALL, "");
    screen.shows("[8 Review").shows("Sijing Town");
    assert!(
        screen.marked().contains("Sijing Town"),
        "{}",
        screen.marked()
    );
}

#[test]
fn a_lens_keeps_the_findings_on_what_it_concerns() {
    let mut settings = settings(EN);
    settings.lens = Some("town.dongjing".into());
    let screen = run(settings, SHIPPED, SMALL, "8");
    screen.shows("Dongjing Town").hides("Jiuting Center");
}

#[test]
fn when_another_day_has_begun_the_rules_are_run_again() {
    let last = Date::parse("2025-12-31").expect("a day");
    let next = Date::parse("2026-01-01").expect("a day");
    let settings = Settings {
        today: last,
        ..settings(EN)
    };
    let mut screen = Screen::new(settings, parse(SHIPPED), SMALL);
    screen.tell(Msg::NewDay(next));
    assert_eq!(screen.app.today, next);
    assert_eq!(screen.effects, [Effect::Reload]);
}
