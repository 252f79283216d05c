//! `Ctrl-p`: one box over everything.

use planscope::app::Msg;

use crate::common::*;

#[test]
fn a_thing_is_reached_by_any_of_its_names() {
    for typed in [
        "洞泾未来湾",
        "dongjingweilaiwan",
        "djwlw",
        "dongjing fut",
        "project.dongjing-future-bay",
        "洞径未来湾",
        "ｄｊｗｌｗ",
    ] {
        let mut screen = screen(SHIPPED, SMALL, ZH, "2");
        screen.press(&format!("<c-p>{typed}<enter>"));
        screen.stands_on("T3.5", "space.rows");
        assert!(screen.app.overlay.is_none() && screen.app.field.is_none());
    }
}

#[test]
fn the_box_shows_what_was_found_with_its_kind_and_its_place() {
    let small = screen(SHIPPED, SMALL, ZH, "2<c-p>sijing");
    insta::assert_snapshot!("go_to_zh_80", small.text());
    let large = screen(SHIPPED, MEDIUM, EN, "2<c-p>g60 kc");
    insta::assert_snapshot!("go_to_en_120", large.text());
    let both = screen(SHIPPED, MEDIUM, BOTH, "2<c-p>cloud");
    insta::assert_snapshot!("go_to_both_120", both.text());
    let least = screen(SHIPPED, (40, 10), EN, "2<c-p>djwlw");
    insta::assert_snapshot!("go_to_en_40", least.text());
}

#[test]
fn the_characters_that_were_found_are_marked_in_the_reading_that_fits() {
    // By sound, of a thing that the screen calls by its English name: the Chinese one stands behind it.
    let styles = |keys: &str| {
        let screen = english(keys);
        screen.shows("Dongjing Future Bay  洞泾未来湾");
        screen
            .styles()
            .lines()
            .nth(6)
            .unwrap_or_default()
            .to_owned()
    };
    // Upper case: in the row that is selected.
    let count = |row: &str| row.matches('F').count();
    let all = styles("<c-p>djwlw");
    let some = styles("<c-p>dongjingwl");
    assert_eq!(count(&all), 10, "{all}");
    assert_eq!(count(&some), 8, "{some}");
}

#[test]
fn a_place_of_the_draft_leads_to_what_stands_there() {
    for (typed, selected, form) in [
        ("T5.19", "T5.19", "sequencing.rows"),
        ("表5第19行", "T5.19", "sequencing.rows"),
        ("二（四）", "section.towns", "overview.draft"),
        ("2.4", "section.towns", "overview.draft"),
    ] {
        let mut screen = english("2");
        screen.press(&format!("<c-p>{typed}<enter>"));
        screen.stands_on(selected, form);
    }
}

#[test]
fn an_address_leads_to_its_form_and_through_its_lens() {
    let mut screen = english("2<c-p>project.g60-cloud-corridor@space.tree+town.xinqiao");
    screen.shows("G60 Sci-Tech Cloud Corridor");
    screen.press("<enter>");
    screen.stands_on("project.g60-cloud-corridor", "space.tree");
    assert_eq!(screen.app.lens_id().as_deref(), Some("town.xinqiao"));
}

#[test]
fn the_empty_box_offers_the_places_where_one_has_been() {
    let fresh = english("<c-p>");
    fresh
        .shows("name, pinyin, id, place")
        .shows("Chinese or English");
    let mut screen = english("2jj4Ojj7<c-p>");
    screen.shows("Diversified Investment Promotion Action");
    screen
        .press("<enter>")
        .stands_on("action.investment", "actions.outline");
    screen
        .press("[")
        .stands_on("target.sci-tech-enterprises", "targets.table");
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let mut screen = english("2jj<c-p>sijing<down><esc>");
    assert!(screen.app.overlay.is_none() && screen.app.field.is_none());
    screen.stands_on("industry.information-services", "industries.tree");
    screen
        .press("<c-p>x<c-c>")
        .stands_on("industry.information-services", "industries.tree");
}

#[test]
fn arrows_choose_and_what_is_typed_next_begins_at_the_best_again() {
    let mut screen = english("<c-p>sijing<down>");
    let second = screen.marked();
    assert!(!second.starts_with("❯ Sijing Town"), "{second}");
    screen.press("<down><c-p>");
    assert_eq!(screen.marked(), second);
    screen.press("<bs>");
    assert!(
        screen.marked().starts_with("❯ Sijing Town"),
        "{}",
        screen.marked()
    );
}

#[test]
fn what_nothing_is_called_says_so_and_what_is_near() {
    let mut screen = english("2<c-p>qqqqqqqq");
    screen.shows("nothing is called so");
    screen
        .press("<enter>")
        .shows("nothing is called \"qqqqqqqq\"");
    assert!(screen.app.overlay.is_none());
}

#[test]
fn the_caret_of_the_box_stands_where_one_types() {
    let mut screen = english("2");
    screen.press("<c-p>泗");
    let caret = screen.cursor.expect("a caret in the field");
    assert_eq!((caret.x, caret.y), (11, 4));
    screen.press("<enter>");
    assert_eq!(screen.cursor, None);
}

#[test]
fn the_box_stays_open_over_a_plan_that_has_changed() {
    let mut screen = english("2<c-p>sijing town");
    screen.reload(&SHIPPED.replace("Sijing Town", "Sijing New Town"));
    screen.shows("Sijing New Town");
    screen
        .press("<enter>")
        .stands_on("town.sijing", "space.map");
}

#[test]
fn a_paste_with_a_line_end_is_looked_for_whole() {
    let mut screen = english("2<c-p>");
    screen.tell(Msg::Paste("T5.19\n".to_owned()));
    screen
        .press("<enter>")
        .stands_on("T5.19", "sequencing.rows");
}
