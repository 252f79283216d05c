//! The file changes while one reads.

use crate::common::*;

/// The invented plan with one more town in front and another name for an action.
fn changed() -> String {
    let town = r#"(
    id: "town.new",
    name: (zh: "新来镇", en: "Newcome Town"),
    at: ["2"],
    is: Town(rank: Town),
),
(
    id: "town.qingdu","#;
    let text = LAKESIDE.replacen("(\n    id: \"town.qingdu\",", town, 1);
    text.replacen("en: \"The Slow Trail\"", "en: \"The Slower Trail\"", 1)
}

fn lakeside(keys: &str) -> Screen {
    let mut screen = Screen::new(settings(EN), parse(LAKESIDE), SMALL);
    screen.press(keys);
    screen
}

#[test]
fn the_new_text_is_shown_and_the_place_is_kept() {
    let mut screen = lakeside("4Oj");
    screen.hides("Slower Trail");
    screen
        .reload(&changed())
        .shows("Slower Trail")
        .stands_on("action.trail", "actions.outline");
}

#[test]
fn the_place_is_kept_in_every_form_and_on_the_map() {
    for keys in [
        "1jjj", "1vjj", "2jj", "2vjl", "3", "3vjjj", "3vvjjj", "3vvvjl", "4ojj", "4vjj", "5jjj",
        "5vjjj", "6oj", "7j", "7vjj",
    ] {
        let mut screen = lakeside(keys);
        let (selected, form) = (screen.selected(), screen.form());
        assert!(!selected.is_empty() || form == "overview.summary", "{keys}");
        screen.reload(&changed());
        if !selected.contains("EntityRef") {
            screen.stands_on(&selected, &form);
        }
        assert_eq!(screen.form(), form, "{keys}");
    }
}

#[test]
fn folds_filters_and_orders_are_kept_in_forms_that_are_not_open_too() {
    let mut screen = lakeside("4oj7s2/food<enter>3vOO");
    let rows = |screen: &mut Screen, keys: &str| {
        screen.press(keys);
        let app = &screen.app;
        (
            app.view().rows().len(),
            app.view().filter.clone(),
            app.view().sort,
        )
    };
    let before: Vec<_> = ["4", "7", "2", "3"]
        .map(|keys| rows(&mut screen, keys))
        .into();
    screen.reload(&changed());
    let mut after: Vec<_> = ["4", "7", "2", "3"]
        .map(|keys| rows(&mut screen, keys))
        .into();
    // The town that has come is one row of the spatial tree.
    after[3].0 -= 1;
    assert_eq!(before, after);
}

#[test]
fn the_scroll_of_list_and_card_is_kept() {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    screen.press("4OO<pgdn><pgdn>jjJJJ");
    let before = screen.text();
    screen.reload(SHIPPED);
    assert_eq!(screen.text(), before);
}

#[test]
fn the_link_on_which_one_stands_is_kept() {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    screen.press("2jj<enter>jjjj");
    let before = (screen.text(), screen.linked());
    screen.reload(SHIPPED);
    assert_eq!((screen.text(), screen.linked()), before);
}

#[test]
fn history_leads_back_across_a_reload() {
    let mut screen = lakeside("4Oj72jjjj");
    screen.reload(&changed());
    screen
        .press("[[")
        .stands_on("action.trail", "actions.outline");
    screen
        .press("]]")
        .stands_on("industry.slow-tourism", "industries.tree");
}

#[test]
fn what_has_gone_leaves_one_at_the_nearest_row() {
    let mut screen = lakeside("4Oj");
    let without = LAKESIDE.replacen("id: \"action.trail\"", "id: \"action.path\"", 1);
    screen
        .reload(&without)
        .stands_on("action.path", "actions.outline");
    screen
        .press("k")
        .stands_on("action.food", "actions.outline");
}

#[test]
fn a_broken_text_keeps_the_last_good_plan_and_says_so() {
    let mut screen = lakeside("4Oj");
    let place = (screen.selected(), screen.form());
    screen.reload(&LAKESIDE.replacen("entities", "entitis", 1));
    screen.stands_on(&place.0, &place.1).shows("The Slow Trail");
    let title = screen.line(0);
    assert!(
        title.contains("file is broken at line 6, last good plan shown") && !title.contains('~'),
        "{title}"
    );
    screen.shows("D What is broken");
    screen.press("D").shows("entitis");
    screen.press("<esc>j").reload(LAKESIDE).hides("broken");
    screen.press(":details<enter>").shows("without a failure");
}

#[test]
fn a_list_over_the_screen_and_a_field_stay_open_across_a_reload() {
    let mut screen = lakeside("2/fo");
    screen.reload(&changed());
    assert_eq!(
        screen.app.field.as_ref().map(|(field, _)| field.text()),
        Some("fo")
    );
    screen.press("od<enter>?");
    screen.reload(LAKESIDE);
    assert!(screen.app.overlay.is_some());
}

#[test]
fn the_list_of_problems_follows_the_model_and_closes_with_the_last() {
    let broken = LAKESIDE.replace("at: [\"1.3\"]", "at: [\"7.7\"]");
    let one_left = broken.replacen("at: [\"7.7\"]", "at: [\"1.3\"]", 2);
    let mut screen = Screen::new(settings(EN), parse(&broken), SMALL);
    screen.press(":problems<enter>G");
    let before = screen.app.overlay_len();
    screen.reload(&one_left);
    let after = screen.app.overlay_len();
    assert!(
        after < before && after > 0,
        "{before} problems, then {after}"
    );
    assert!(!screen.marked().is_empty(), "{}", screen.text());
    screen.reload(LAKESIDE);
    assert!(screen.app.overlay.is_none());
}

#[test]
fn another_plan_altogether_is_taken_as_calmly() {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    screen.press("2vllllllllllj3vvvjjjjjjjjjjl4OO<end>7v<end>");
    screen.reload(LAKESIDE);
    for key in ["1", "2", "3", "v", "v", "v", "4", "5", "6", "7", "v"] {
        screen.press(key);
        assert!(
            !screen.selected().is_empty(),
            "{}\n{}",
            screen.form(),
            screen.text()
        );
    }
}
