//! Links, history, addresses: from one thing to another and back.

use planscope::app::rows::Item;
use planscope::app::{Focus, Settings};

use crate::common::*;

fn going_to(address: &str) -> Screen {
    let goto = Some(address.to_owned());
    Screen::new(
        Settings {
            goto,
            ..settings(EN)
        },
        parse(SHIPPED),
        SMALL,
    )
}

#[test]
fn an_address_of_what_heads_a_group_stands_on_the_heading() {
    let mut screen = english("");
    screen.app.go_to_address("action.brand@actions.tasks");
    assert!(screen.app.notice.is_none(), "{:?}", screen.app.notice);
    screen.press("<c-l>");
    assert_eq!(screen.form(), "actions.tasks");
    let marked = screen.marked();
    assert!(
        marked.contains("Service Brand Upgrading Action"),
        "{marked}"
    );
}

#[test]
fn following_a_link_selects_the_thing_in_the_tab_where_it_lives() {
    let mut screen = going_to("town.sijing@space.tree");
    screen.press("<enter>");
    let links = screen.app.card_links();
    let plan = screen.app.plan().unwrap();
    let at = links
        .iter()
        .position(|e| *e == Item::Entity(plan.find("industry.information-services").unwrap()));
    let steps = "j".repeat(at.expect("the town develops it"));
    screen
        .press(&steps)
        .press("<enter>")
        .stands_on("industry.information-services", "industries.tree");
    assert_eq!(screen.app.focus, Focus::List);
}

#[test]
fn back_returns_to_the_link_that_was_followed_and_forward_goes_again() {
    let mut screen = english("2jj<enter>j");
    let (from, link) = (screen.selected(), screen.linked());
    screen.press("<enter>");
    let to = (screen.selected(), screen.form());
    assert_ne!(to.0, from);
    screen.press("[").stands_on(&from, "industries.tree");
    assert_eq!((screen.app.focus, screen.linked()), (Focus::Card, link));
    screen.press("]").stands_on(&to.0, &to.1);
}

#[test]
fn the_last_place_and_back_again() {
    let mut screen = english("4Ojj7");
    screen
        .press("-")
        .stands_on("action.investment", "actions.outline");
    screen
        .press("-")
        .stands_on("target.sci-tech-enterprises", "targets.table");
    screen
        .press("-")
        .stands_on("action.investment", "actions.outline");
}

#[test]
fn many_jumps_are_walked_back_one_by_one() {
    let mut screen = english("234567");
    let forms = [
        "safeguards.outline",
        "sequencing.rows",
        "actions.outline",
        "space.map",
        "industries.tree",
        "overview.summary",
    ];
    for form in forms {
        assert_eq!(screen.press("[").form(), form);
    }
    screen.press("[").shows("no place before");
    for form in forms.iter().rev().skip(1) {
        assert_eq!(screen.press("]").form(), *form);
    }
}

#[test]
fn a_line_of_the_summary_leads_to_what_it_speaks_of() {
    let mut screen = english("");
    let lines = screen.app.view().entries().len();
    for line in 0..lines {
        screen.press("g").press(&"j".repeat(line)).press("<enter>");
        assert_ne!(
            screen.form(),
            "overview.summary",
            "line {line}\n{}",
            screen.text()
        );
        assert_eq!(screen.press("[").form(), "overview.summary");
        assert_eq!(screen.app.view().cursor.selected, line);
    }
}

#[test]
fn an_address_is_an_id() {
    going_to("project.g60-cloud-corridor").stands_on("T3.9", "space.rows");
    going_to("measure.leadership.scoring-standard")
        .stands_on("measure.leadership.scoring-standard", "safeguards.outline");
    going_to("town.xinqiao").stands_on("town.xinqiao", "space.map");
}

#[test]
fn an_address_is_a_locator() {
    going_to("T5.28").stands_on("T5.28", "sequencing.rows");
    going_to("T2.3").stands_on("T2.3", "space.rows");
    going_to("T1.5").stands_on("table.town-directions", "overview.draft");
    going_to("F8").stands_on("figure.hongqiao-path", "overview.draft");
    going_to("4.6.4").stands_on("section.hongqiao", "overview.draft");
}

#[test]
fn an_address_may_name_the_form() {
    going_to("project.g60-cloud-corridor@space.map")
        .stands_on("project.g60-cloud-corridor", "space.map");
    going_to("project.g60-cloud-corridor@sequencing.tiers")
        .stands_on("project.g60-cloud-corridor", "sequencing.tiers");
    going_to("project.g60-cloud-corridor@sequencing.rows").stands_on("T5.28", "sequencing.rows");
    going_to("town.xinqiao@overview.draft").stands_on("town.xinqiao", "overview.draft");
}

#[test]
fn an_address_that_leads_nowhere_says_what_was_meant() {
    going_to("town.xinqia").shows("did you mean \"town.xinqiao\"?");
    going_to("town.xinqiao@space.maps").shows("did you mean \"space.map\"?");
    going_to("T5.31").shows("nothing is called \"T5.31\"");
    going_to("quite something else").shows("nothing is called");
}

#[test]
fn a_thing_that_is_folded_away_is_unfolded_when_one_goes_there() {
    let screen = going_to("measure.hongqiao.night-consumption");
    screen.stands_on("measure.hongqiao.night-consumption", "actions.outline");
    assert!(screen.marked().contains("Night-time"), "{}", screen.text());
}

#[test]
fn going_to_a_thing_on_a_layer_that_is_off_switches_the_layer_on() {
    let mut screen = going_to("project.g60-cloud-corridor@space.map");
    assert_eq!(screen.selected(), "project.g60-cloud-corridor");
    screen.press("h").press("l");
    assert!(!screen.selected().is_empty());
}

#[test]
fn position_and_folds_of_each_form_stay_as_they_were_left() {
    let mut screen = english("4Oojj2jjj4");
    screen.stands_on("measure.key-projects.follow-up-projects", "actions.outline");
    screen
        .press("2")
        .stands_on("industry.finance", "industries.tree");
}
