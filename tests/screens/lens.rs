//! `f`: only what concerns one thing, and how it is concerned.

use planscope::app::map::Look;
use planscope::app::{Effect, Settings, ThemeChoice};

use crate::common::*;

/// The shipped plan through a lens.
fn through(lens: &str, size: (u16, u16), keys: &str) -> Screen {
    let settings = Settings {
        lens: Some(lens.to_owned()),
        ..settings(EN)
    };
    run(settings, SHIPPED, size, keys)
}

#[test]
fn a_lens_is_chosen_by_name_and_stands_in_the_title() {
    let mut screen = english("f");
    screen.shows("Lens").shows("Jiuliting Subdistrict");
    screen.press("dongjing t<enter>");
    screen.shows("lens Dongjing Town");
    assert!(screen.app.overlay.is_none() && screen.app.field.is_none());
    screen.press("F").hides("lens Dongjing Town");
}

#[test]
fn a_lens_is_found_as_things_are_by_go_to() {
    for typed in [
        "djz",
        "dongjing z",
        "洞泾镇",
        "town.dongjing",
        "dongjign town",
        "东京镇",
    ] {
        let screen = screen(SHIPPED, SMALL, ZH, &format!("f{typed}<enter>"));
        assert_eq!(
            screen.app.lens_id().as_deref(),
            Some("town.dongjing"),
            "{typed}"
        );
    }
}

#[test]
fn what_is_selected_is_offered_first() {
    let mut screen = english("7");
    let target = screen.selected();
    screen.press("f<enter>");
    assert_eq!(screen.app.lens_id(), Some(target));
    // A measure has no lens: its action is offered.
    let mut screen = english("4");
    screen.app.go_to_address("measure.hongqiao.receiving-area");
    screen.press("f<enter>");
    assert_eq!(screen.app.lens_id().as_deref(), Some("action.hongqiao"));
}

#[test]
fn the_list_of_lenses_says_when_nothing_matches() {
    let mut screen = english("fzzzz<enter>");
    screen.shows("no match");
    assert!(screen.app.lens().is_none() && screen.app.overlay.is_none());
    screen.press("F").shows("no lens is on");
}

#[test]
fn a_tree_keeps_what_is_concerned_and_what_leads_there() {
    let screen = through("town.sheshan", LARGE, "2");
    screen.shows("Producer services").shows("Tourism services");
    screen.hides("Livestream e-commerce");
    screen.shows("of 142");
}

#[test]
fn each_row_says_how_it_is_concerned() {
    let screen = through("town.xinqiao", SMALL, "4v");
    let row = |text: &str| {
        let rows = screen.text();
        let row = rows.lines().find(|row| row.contains(text));
        row.unwrap_or_else(|| panic!("no {text} in\n{rows}"))
            .to_owned()
    };
    assert!(row("Explore models of intensive land use").ends_with(" N"));
    assert!(row("Land-use indicators").ends_with(" C"));
}

#[test]
fn the_signs_are_explained_above_the_list_with_how_many_there_are() {
    through("town.xinqiao", SMALL, "4v").shows("N named 1  C collective 17");
    // Where a list is too narrow for the numbers the words stay.
    through("town.sijing", SMALL, "3v").shows("N named  C collective  D derived");
    english("3v").hides("N named");
}

#[test]
fn every_tab_counts_what_is_concerned_at_80_columns_too() {
    for tab in ["1", "2", "3", "4", "5", "6", "7"] {
        let screen = through("town.sijing", SMALL, tab);
        let tabs = screen.line(1);
        let words: Vec<&str> = tabs
            .split([' ', '[', ']'])
            .filter(|it| !it.is_empty())
            .collect();
        // Number, name, count, for each of the tabs.
        assert_eq!(words.len() % 3, 0, "{tabs}");
        let counts = words.chunks(3).map(|tab| tab[2].parse::<usize>());
        assert!(counts.clone().all(|count| count.is_ok()), "{tabs}");
    }
}

#[test]
fn one_stands_at_once_on_what_is_concerned() {
    // Not on the action, which is there only for its measure, and not on the first town.
    let screen = through("town.sijing", SMALL, "4");
    screen.shows("Concerned: collective").hides("Not concerned");
    through("town.sijing", SMALL, "3").stands_on("town.sijing", "space.map");
    let mut screen = english("3vvv");
    screen.press("fsijing t<enter>");
    screen.press("2v").stands_on(
        "town.sijing x industry.sci-tech-services",
        "industries.matrix",
    );
    let mut screen = english("3fsheshan t<enter>");
    screen.stands_on("town.sheshan", "space.map");
    screen.press("F").stands_on("town.sheshan", "space.map");
}

#[test]
fn what_stands_above_says_why_it_is_shown() {
    let screen = through("town.sijing", SMALL, "4k");
    screen
        .stands_on("action.key-projects", "actions.outline")
        .shows("Not itself concerned; shown for");
}

#[test]
fn an_action_goes_down_to_its_last_measure() {
    let screen = through("action.hongqiao", SMALL, "4");
    screen.shows("57 of 130").shows("lens Hongqiao linkage");
    let mut screen = through("action.hongqiao", MEDIUM, "");
    screen
        .app
        .go_to_address("measure.hongqiao.shopping-centers");
    screen.press("<c-l>").shows("Concerned: named");
    // And what these name hangs on it.
    screen
        .app
        .go_to_address("project.g60-cloud-corridor@space.tree");
    screen.press("<c-l>").shows("Concerned: derived");
}

#[test]
fn a_subject_of_which_nothing_is_condensed_says_what_it_is() {
    through("target.cloud-enterprises", SMALL, "")
        .shows("❯ Target  target.cloud-enterprises")
        .hides("Absent");
}

#[test]
fn a_chain_is_shown_whole_where_a_link_of_it_is_concerned() {
    let mut screen = through("town.sijing", MEDIUM, "7v");
    // Of three measures that serve the first target one is concerned; all say where they end.
    screen
        .shows("Chains  9 of 10 reach no town")
        .shows("Whole-service-chain firms")
        .shows("Jiuting Town");
    screen.hides("Premium tourism routes");
    // What is looked for narrows it as elsewhere.
    screen.press("/talent alliance<enter>");
    screen.hides("Jiuting Town");
}

#[test]
fn a_matrix_stands_on_what_is_concerned_and_says_how() {
    let screen = through("town.sijing", SMALL, "3vvv");
    assert_eq!(
        screen.selected(),
        "project.jianhua-center x core.songjiang-north"
    );
    assert!(screen.marked().contains("T5.12   N"));
    screen.shows("N named 9  D derived 2");
    through("industry.finance", SMALL, "2v")
        .shows("N named")
        .shows("D derived");
}

#[test]
fn what_one_town_does_in_the_area_concerns_no_other_town() {
    // Jiuting relies on "the four industrial blocks of the area", and the area is every town.
    let mut screen = through("town.sijing", MEDIUM, "");
    screen.app.go_to_address("town.jiuting");
    screen.press("<c-l>").shows("Not concerned by this lens");
}

#[test]
fn a_clause_about_a_layer_of_industries_is_one_about_each_of_them() {
    let mut screen = through("industry.finance", MEDIUM, "");
    screen
        .app
        .go_to_address("measure.investment.promotion-plan");
    screen
        .press("<c-l>")
        .shows("Concerned: collective, through \"Producer services\"");
}

#[test]
fn under_the_lens_of_a_town_the_summary_is_its_page() {
    let mut screen = through("town.sijing", SMALL, "");
    screen
        .shows("named 30  collective 76  derived 19  absent 3")
        .shows("Located here")
        .hides("Needs attention");
    // The end of the page is what is claimed and not there; each line leads to its thing.
    screen.press("G");
    screen.shows("20 with a number; none says what falls here");
    screen.press("<enter>");
    assert_eq!(screen.form(), "targets.table");
    screen.press("[k<enter>");
    screen.stands_on("tier.town", "space.tree");
    screen.press("[F").shows("Needs attention");
}

#[test]
fn on_the_page_of_a_town_what_is_looked_for_is_marked() {
    let mut screen = through("town.sijing", SMALL, "/quectel<enter>n");
    assert!(screen.marked().contains("Quectel Global Headquarters"));
    screen.press("<enter>");
    screen.stands_on("T5.16", "sequencing.rows");
}

#[test]
fn a_lens_without_anything_absent_says_nothing_of_it() {
    through("industry.finance", SMALL, "")
        .shows("Financial services   named")
        .hides("absent");
    through("town.jiuliting", SMALL, "").shows("absent 1");
}

#[test]
fn the_card_that_is_copied_says_how_it_is_concerned() {
    let copied = |keys: &str| -> String {
        let mut screen = through("town.sijing", SMALL, keys);
        screen.press("Y");
        let copied = screen.effects.iter().find_map(|effect| match effect {
            Effect::Copy(lines) => Some(lines),
            _ => None,
        });
        let lines = copied.expect("something is copied").iter();
        lines.map(|line| format!("{line}\n")).collect()
    };
    let row = copied("5");
    assert!(row.contains("| Concerned | Through | Says so |"), "{row}");
    let measure = copied("4");
    let sentence = "Lens: Sijing Town. Concerned: collective, through";
    assert!(measure.contains(sentence), "{measure}");
}

#[test]
fn the_card_says_through_what_a_thing_is_concerned() {
    let mut screen = through("town.sijing", MEDIUM, "");
    screen
        .app
        .go_to_address("measure.investment.town-headquarters-bases");
    screen.press("<c-l>");
    screen.shows("Concerned: collective, through \"Each town\"");
    screen.app.go_to_address("target.sci-tech-enterprises");
    screen.press("<c-l>").shows("Concerned: derived, through");
    screen.app.go_to_address("town.sijing");
    screen.press("<c-l>").shows("The lens itself");
}

#[test]
fn a_table_keeps_the_rows_of_the_town_under_their_heading() {
    let screen = through("town.dongjing", SMALL, "5");
    screen
        .shows("4 of 30")
        .shows("T5.6")
        .shows("T5.9")
        .hides("T5.10");
}

#[test]
fn folds_are_as_they_were_when_the_lens_is_gone() {
    let mut screen = english("2");
    let rows = |screen: &Screen| -> Vec<String> {
        screen.text().lines().skip(3).map(str::to_owned).collect()
    };
    let before = rows(&screen);
    screen.press("fsheshan<enter>");
    let under = screen.app.view().rows().len();
    // Under a lens rows fold as elsewhere.
    screen.press("o");
    assert!(screen.app.view().rows().len() < under);
    screen.press("F");
    assert_eq!(rows(&screen)[1..15], before[1..15]);
}

#[test]
fn going_to_what_a_lens_hides_shows_it_all_the_same() {
    let mut screen = through("town.sheshan", SMALL, "2");
    screen.app.go_to_address("industry.livestream-e-commerce");
    screen.press("<c-l>");
    screen.stands_on("industry.livestream-e-commerce", "industries.tree");
    screen
        .shows("Not concerned by this lens")
        .shows("lens Sheshan Town");
}

#[test]
fn back_and_forward_bring_the_lens_with_the_place() {
    let mut screen = english("7fdongjing t<enter>");
    screen.press("5");
    screen.press("F").hides("lens Dongjing");
    screen.press("[").shows("lens Dongjing Town");
    assert_eq!(screen.form(), "sequencing.rows");
    screen.press("[[");
    assert_eq!(
        (screen.form().as_str(), screen.app.lens_id()),
        ("targets.table", None)
    );
    screen.press("]]").shows("lens Dongjing Town");
}

#[test]
fn an_address_carries_the_lens_and_brings_it_back() {
    let mut screen = through("town.dongjing", SMALL, "5");
    let address = screen.app.address().unwrap().to_string();
    assert_eq!(address, "T5.6+town.dongjing");
    let mut other = english("");
    other.app.go_to_address(&address);
    other.press("<c-l>");
    other
        .stands_on("T5.6", "sequencing.rows")
        .shows("lens Dongjing Town");
    assert_eq!(other.app.address().unwrap().to_string(), address);
    // One step back is the place without the lens.
    other.press("[");
    assert!(other.app.lens().is_none());
}

#[test]
fn an_address_with_a_lens_that_is_none_says_so() {
    let mut screen = english("");
    screen.app.go_to_address("town.sijing+project.happy-valley");
    screen.press("<c-l>");
    screen.app.go_to_address("town.sijing+town.sijin");
    let notice = screen
        .app
        .notice
        .as_ref()
        .map(|notice| notice.text.as_str().to_owned());
    assert!(notice.unwrap().contains("did you mean \"town.sijing\"?"));
}

#[test]
fn a_form_with_nothing_of_the_lens_says_how_to_see_everything() {
    let settings = Settings {
        lens: Some("zone.livable-community".to_owned()),
        ..settings(EN)
    };
    let screen = run(settings, SHIPPED, SMALL, "6");
    screen
        .shows("nothing here concerns")
        .shows("F shows everything");
}

#[test]
fn a_lens_survives_a_reload_of_the_plan() {
    let mut screen = through("town.dongjing", SMALL, "5");
    screen
        .reload(SHIPPED)
        .shows("lens Dongjing Town")
        .stands_on("T5.6", "sequencing.rows");
    screen.reload(LAKESIDE);
    assert!(screen.app.lens().is_none());
}

#[test]
fn on_the_map_a_sign_tells_what_is_not_concerned_where_there_are_no_colors() {
    let settings = Settings {
        lens: Some("town.sijing".to_owned()),
        theme: ThemeChoice::Plain,
        look: Look::Ascii,
        ..settings(EN)
    };
    let screen = run(settings, SHIPPED, SMALL, "3");
    screen.shows(" . Sheshan").shows(". not concerned");
    screen.shows(">O").hides("O Sheshan");
    english("3").shows("▪ Sheshan").hides("not concerned");
}
