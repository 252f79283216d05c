//! Addresses: every place can be cited, and whoever follows the citation stands there.

use planscope::app::Form;
use planscope::app::address::Address;
use planscope::app::rows::Item;
use planscope::app::subject::Subject;
use planscope::plan::file::Kind;

use crate::common::*;

/// Where one is: the form, what is selected, the lens.
fn at(screen: &Screen) -> (Form, Subject, Option<String>) {
    (screen.app.form, screen.app.subject(), screen.app.lens_id())
}

/// Everything that has an address of its own: every thing by its id, every row by its place.
fn things(screen: &Screen) -> Vec<String> {
    let plan = screen.app.plan().unwrap();
    let ids = plan.all().map(|thing| plan.get(thing).id.raw().to_owned());
    let tables = plan.of_kind(Kind::Table).iter();
    let rows = tables.flat_map(|table| {
        let rows = plan.table(*table).map_or(0, |facts| facts.rows.len());
        (0..rows).filter_map(|row| plan.row_locator(*table, row))
    });
    ids.chain(rows.map(|at| at.to_string())).collect()
}

/// Follows an address, cites the place, goes elsewhere, follows the citation.
#[track_caller]
fn check(screen: &mut Screen, address: &str) {
    assert_eq!(Address::parse(address).unwrap().to_string(), address);
    screen.app.go_to_address(address);
    let there = at(screen);
    let Some(cited) = screen.app.address() else {
        return;
    };
    let cited = cited.to_string();
    let (elsewhere, lens) = match &there.2 {
        Some(lens) => (Form::Summary, format!("+{lens}")),
        None => (Form::Draft, String::new()),
    };
    let whole = screen.app.plan().unwrap().itself().unwrap();
    let whole = screen.app.plan().unwrap().get(whole).id.raw().to_owned();
    screen
        .app
        .go_to_address(&format!("{whole}@{elsewhere}{lens}"));
    screen.app.go_to_address(&cited);
    assert_eq!(at(screen), there, "{address} is cited as {cited}");
    let again = screen.app.address().unwrap().to_string();
    assert_eq!(again, cited, "{address}");
}

fn walk(plan: &'static str, lenses: &[&str], every: usize) {
    let mut screen = Screen::new(settings(EN), parse(plan), SMALL);
    let things = things(&screen);
    for lens in lenses {
        for form in Form::ALL {
            for thing in things.iter().skip(form as usize % every).step_by(every) {
                check(&mut screen, &format!("{thing}@{form}{lens}"));
            }
        }
        for thing in things.iter().step_by(every) {
            check(&mut screen, &format!("{thing}{lens}"));
        }
    }
}

#[test]
fn every_place_of_the_shipped_plan_is_cited_so_that_one_finds_it_again() {
    walk(SHIPPED, &[""], 3);
    walk(
        SHIPPED,
        &["+town.sijing", "+industry.finance", "+core.engine"],
        29,
    );
}

#[test]
fn every_place_of_another_plan_too_through_any_lens() {
    walk(LAKESIDE, &["", "+town.qingdu", "+action.trail"], 1);
}

#[test]
fn every_row_of_every_form_can_be_cited() {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    for form in Form::ALL {
        let plan = parse(SHIPPED);
        screen
            .app
            .go_to_address(&format!("plan.northern-songjiang@{form}"));
        let items: Vec<Item> = screen
            .app
            .view()
            .nodes()
            .iter()
            .map(|node| node.item)
            .collect();
        for item in items.iter().step_by(3) {
            let Item::Entity(thing) = item else { continue };
            let id = plan.get(*thing).id.raw();
            screen.app.go_to_address(&format!("{id}@{form}"));
            assert_eq!(
                (at(&screen).0, at(&screen).1),
                (form, Subject::Item(*item)),
                "{id}"
            );
        }
    }
}

#[test]
fn a_form_that_does_not_show_the_thing_says_so() {
    let mut screen = english("");
    screen
        .app
        .go_to_address("target.cloud-enterprises@space.map");
    screen.tell(planscope::app::Msg::Resized(0, 0));
    screen.shows("this form does not show what the address names");
    assert_eq!(screen.form(), "space.map");
    screen.press("j");
    // Of the plan itself every form shows something.
    screen
        .app
        .go_to_address("plan.northern-songjiang@actions.tasks");
    screen.tell(planscope::app::Msg::Resized(0, 0));
    screen.hides("does not show");
}

#[test]
fn what_is_typed_with_an_input_method_is_an_address_too() {
    let address =
        Address::parse(" ｔｏｗｎ．ｓｉｊｉｎｇ＠ｓｐａｃｅ．ｍａｐ＋town．sijing ").unwrap();
    assert_eq!(address.to_string(), "town.sijing@space.map+town.sijing");
}

#[test]
fn a_bad_address_says_which_part_of_it_is_bad_and_what_was_meant() {
    for (address, zh, en) in [
        ("", "地址以编号或原文位置开头", "begins with an id"),
        (
            "@space.map",
            "地址以编号或原文位置开头",
            "begins with an id",
        ),
        (
            "+town.sijing",
            "地址以编号或原文位置开头",
            "begins with an id",
        ),
        (
            "town.sijin",
            "没有“town.sijin”；是否指“town.sijing”？",
            "nothing is called \"town.sijin\"; did you mean \"town.sijing\"?",
        ),
        (
            "town.sijing@space.mao",
            "“@”后没有视图“space.mao”；是否指“space.map”？",
            "no form \"space.mao\" after the @; did you mean \"space.map\"?",
        ),
        (
            "town.sijing@",
            "写法如 @space.map",
            "no form \"\" after the @; write it as @space.map",
        ),
        (
            "town.sijing@space.map@space.tree",
            "没有视图“space.map@space.tree”",
            "no form \"space.map@space.tree\" after the @",
        ),
        (
            "town.sijing+town.sijin",
            "没有视角“town.sijin”；是否指“town.sijing”？",
            "no lens is called \"town.sijin\"; did you mean \"town.sijing\"?",
        ),
        (
            "town.sijing+town.sijing@space.map",
            "视图写在视角之前：town.sijing@space.map+town.sijing",
            "the form stands before the lens: town.sijing@space.map+town.sijing",
        ),
        (
            "town.sijing+plan.northern-songjiang",
            "不能作视角",
            "is no lens",
        ),
        ("T5.31", "没有“T5.31”", "nothing is called \"T5.31\""),
    ] {
        for (speech, said) in [(ZH, zh), (EN, en)] {
            let mut screen = screen(SHIPPED, LARGE, speech, "4j");
            let before = at(&screen);
            screen.app.go_to_address(address);
            assert_eq!(at(&screen), before, "{address}");
            screen.tell(planscope::app::Msg::Resized(0, 0));
            screen.shows(said);
        }
    }
}
