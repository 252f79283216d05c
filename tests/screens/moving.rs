//! Tabs, forms, folds, the card: where one stands and what is in view.

use planscope::app::{Focus, Form, Tab};
use planscope::plan::file::Zoom;

use crate::common::*;

#[test]
fn digits_open_tabs_with_their_first_form() {
    for tab in Tab::ALL {
        let screen = english(&tab.number().to_string());
        assert_eq!(screen.app.form, tab.forms()[0]);
        screen.shows(&format!(
            "[{} {}",
            tab.number(),
            tab.name(planscope::plan::Lang::En)
        ));
    }
}

#[test]
fn tab_goes_round_the_tabs_both_ways() {
    assert_eq!(english("<tab><tab>").form(), "space.map");
    assert_eq!(english("<s-tab>").form(), "review.findings");
    assert_eq!(english("8<tab>").form(), "overview.summary");
}

#[test]
fn v_goes_round_the_forms_of_a_tab_and_capital_v_back() {
    let forms = ["", "v", "vv", "vvv", "vvvv"].map(|keys| english(&format!("3{keys}")).form());
    assert_eq!(
        forms,
        [
            "space.map",
            "space.tree",
            "space.rows",
            "space.matrix",
            "space.map"
        ]
    );
    assert_eq!(english("3V").form(), "space.matrix");
}

#[test]
fn a_tab_opens_again_with_the_form_in_which_it_was_left() {
    assert_eq!(english("5v13452").form(), "industries.tree");
    assert_eq!(english("5v15").form(), "sequencing.tiers");
}

#[test]
fn another_form_shows_the_same_thing_where_it_has_it() {
    english("3v").stands_on("town.jiuliting", "space.tree");
    english("3<end>")
        .press("vv")
        .stands_on("table.core-projects", "space.rows");
}

#[test]
fn rows_are_walked_and_the_ends_hold() {
    english("7jjj").stands_on("target.industrial-internet-platform", "targets.table");
    english("7kkk").stands_on("target.sci-tech-enterprises", "targets.table");
    let last = english("7G");
    assert_eq!(last.selected(), english("7<end>jjj").selected());
    assert_eq!(english("7Gg").selected(), "target.sci-tech-enterprises");
}

#[test]
fn the_selected_row_carries_the_marker() {
    let screen = english("7jjj");
    let plan = screen.app.plan().unwrap();
    let thing = plan.get(screen.app.selected_entity().unwrap());
    // Where the whole name has no room the short one stands.
    let names = [Some(&thing.name), thing.short.as_ref()];
    let starts = names.into_iter().flatten().map(|name| {
        let start = name.en.as_str().chars().take(12);
        start.collect::<String>()
    });
    let marked = screen.marked();
    assert!(
        starts.into_iter().any(|start| marked.contains(&start)),
        "{marked}"
    );
}

#[test]
fn paging_keeps_the_selection_in_view() {
    for keys in [
        "<pgdn>",
        "<pgdn><pgdn>",
        "<c-d><c-d><c-d>",
        "G<pgup>",
        "G<c-u>",
    ] {
        let screen = english(&format!("3vv{keys}"));
        assert!(!screen.marked().is_empty(), "{keys}\n{}", screen.text());
    }
}

#[test]
fn enter_goes_into_the_card_and_links_are_stepped_through() {
    let mut screen = english("2jj<enter>");
    assert_eq!(screen.app.focus, Focus::Card);
    let first = screen.linked();
    screen.press("j");
    assert_ne!(screen.linked(), first);
    assert_eq!(screen.selected(), "industry.information-services");
    screen.press("k");
    assert_eq!(screen.linked(), first);
}

#[test]
fn a_link_that_is_stepped_to_scrolls_into_view() {
    let mut screen = english("2jj<enter>");
    for _ in 0..screen.app.card_links().len() {
        screen.press("j");
        assert!(screen.linked().len() > 3, "{}", screen.text());
    }
}

#[test]
fn the_card_scrolls_from_outside_and_says_how_much_is_left() {
    let mut screen = english("2jj");
    screen.shows("more lines");
    let before = screen.text();
    screen.press("JJ");
    assert_eq!((screen.app.card_scroll, screen.app.focus), (2, Focus::List));
    screen.press("KK");
    assert_eq!(screen.text(), before);
    screen.press(&"J".repeat(200)).hides("more lines");
}

#[test]
fn right_unfolds_then_enters_and_left_folds_then_climbs() {
    let mut screen = english("4O");
    screen.hides("Built: supporting");
    screen.press("l").shows("Built: supporting");
    screen
        .press("j<left>")
        .stands_on("action.key-projects", "actions.outline");
    screen.press("<left>").hides("Built: supporting");
    screen.press("jjjjjl<esc>l");
    assert_eq!(screen.app.focus, Focus::Card);
}

#[test]
fn o_folds_one_and_capital_o_folds_all() {
    let mut screen = english("4O");
    let folded = screen.app.view().rows().len();
    assert_eq!(folded, 6);
    screen.press("o");
    assert!(screen.app.view().rows().len() > folded);
    screen.press("O");
    assert_eq!(screen.app.view().rows().len(), folded);
    screen.press("O");
    assert!(screen.app.view().rows().len() > 100);
}

#[test]
fn o_on_a_row_with_nothing_below_it_folds_what_it_belongs_to() {
    let mut screen = english("4Oojjj");
    screen
        .press("o")
        .stands_on("action.key-projects", "actions.outline");
    assert_eq!(screen.app.view().rows().len(), 6);
    // The rows of a table belong to their heading.
    let mut screen = english("5j");
    let open = screen.app.view().rows().len();
    screen.press("o");
    assert!(screen.app.view().rows().len() < open, "{}", screen.text());
}

#[test]
fn a_tree_opens_as_far_as_all_of_it_has_room() {
    let opened = |plan, size, keys| {
        let screen = screen(plan, size, EN, keys);
        let rows = screen.app.view().rows().len();
        (
            rows,
            screen.app.view().nodes().len(),
            screen.app.drawn.list_height,
        )
    };
    // All actions are seen, the first of them with what is to be done.
    let (small, _, room) = opened(SHIPPED, SMALL, "4");
    assert!((7..=room).contains(&small), "{small} rows in {room}");
    let (large, _, room) = opened(SHIPPED, LARGE, "4");
    assert!(
        (small + 20..=room).contains(&large),
        "{large} rows in {room}"
    );
    // What fits is open down to the last row.
    for keys in ["1v", "2", "3v", "4", "6"] {
        let (rows, all, room) = opened(LAKESIDE, LARGE, keys);
        assert!(
            all > room || rows == all,
            "{keys}: {rows} of {all} in {room}"
        );
    }
    let (rows, all, _) = opened(SHIPPED, LARGE, "6");
    assert_eq!(rows, all);
}

#[test]
fn on_a_walk_no_tree_opens_by_itself() {
    screen(SHIPPED, LARGE, EN, "w4").hides("Deliver key projects");
    screen(SHIPPED, LARGE, EN, "w<esc>4").shows("Move inefficient industrial firms");
}

#[test]
fn folding_everything_keeps_the_selection_in_view() {
    let screen = english("4OGO");
    assert!(!screen.marked().is_empty(), "{}", screen.text());
    assert!(!screen.selected().is_empty());
}

#[test]
fn z_goes_round_list_and_card_list_and_card() {
    let mut screen = english("2jj");
    screen
        .shows("industry.information-services")
        .shows("Financial services");
    screen.press("z");
    assert_eq!(screen.app.zoom, Zoom::List);
    screen
        .hides("industry.information-services")
        .shows("Financial services");
    screen.press("z");
    assert_eq!(
        (screen.app.zoom, screen.app.focus),
        (Zoom::Card, Focus::Card)
    );
    screen
        .shows("industry.information-services")
        .hides("Industry system");
    screen
        .press("z")
        .shows("Industry system")
        .shows("industry.information-services");
}

#[test]
fn esc_leaves_the_innermost_thing_first() {
    let mut screen = english("2/cloud<enter><enter>?/");
    let inside = |screen: &Screen| {
        let app = &screen.app;
        let filtered = !app.view().filter.is_empty();
        (
            app.field.is_some(),
            app.overlay.is_some(),
            app.focus == Focus::Card,
            filtered,
        )
    };
    let mut seen = vec![inside(&screen)];
    for _ in 0..4 {
        screen.press("<esc>");
        seen.push(inside(&screen));
    }
    assert_eq!(
        seen,
        [
            (true, true, true, true),
            (false, true, true, true),
            (false, false, true, true),
            (false, false, false, true),
            (false, false, false, false),
        ]
    );
}

#[test]
fn s_goes_round_the_orders_of_a_table_and_stays_on_the_row() {
    let mut screen = english("7jjj");
    let selected = screen.selected();
    let order = |screen: &Screen| {
        screen
            .app
            .view()
            .rows()
            .iter()
            .map(|row| row.item)
            .collect::<Vec<_>>()
    };
    let first = order(&screen);
    screen.press("s");
    assert_ne!(order(&screen), first);
    assert_eq!(screen.selected(), selected);
    screen.press("ss");
    assert_eq!((order(&screen), screen.selected()), (first, selected));
}

#[test]
fn arrows_walk_the_map_from_thing_to_thing() {
    let start = english("3").selected();
    let reached: Vec<String> = ["h", "j", "k", "l"]
        .iter()
        .map(|key| english(&format!("3{key}")).selected())
        .collect();
    assert!(reached.iter().any(|thing| *thing != start), "{reached:?}");
    for key in ["h", "j", "k", "l"] {
        let screen = english(&format!("3{}", key.repeat(30)));
        assert!(!screen.selected().is_empty());
    }
}

#[test]
fn arrows_walk_a_matrix_and_the_card_tells_of_the_cell() {
    english("2vjjl").stands_on(
        "town.sijing x industry.information-services",
        "industries.matrix",
    );
    let mut screen = english("2vjjl<enter>");
    screen
        .press("<enter>")
        .stands_on("town.sijing", "space.map");
}

#[test]
fn t_switches_the_layers_of_the_map_and_nothing_else() {
    let mut screen = english("3");
    let before = screen.app.map.layers;
    screen.press("t").shows("[x]");
    screen.press("<enter>");
    assert_ne!(screen.app.map.layers, before);
    screen.press("<enter><esc>");
    assert_eq!(screen.app.map.layers, before);
    assert!(screen.app.overlay.is_none());
}

#[test]
fn a_narrow_screen_shows_list_or_card() {
    let narrow = |keys| screen(SHIPPED, (50, 20), EN, keys);
    narrow("2jj")
        .shows("Financial services")
        .hides("industry.information-services");
    narrow("2jj<enter>")
        .hides("Financial services")
        .shows("industry.information-services");
    narrow("2jj<enter><esc>").shows("Financial services");
}

#[test]
fn tables_have_their_card_below_and_trees_beside_until_there_is_room() {
    let rule_down = |screen: &Screen| {
        screen
            .text()
            .lines()
            .filter(|line| line.contains('╎'))
            .count()
    };
    assert_eq!(rule_down(&english("7")), 0);
    assert!(rule_down(&english("4")) > 15);
    assert!(rule_down(&screen(SHIPPED, MEDIUM, EN, "7")) > 30);
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back() {
    let mut screen = english("4Oj");
    screen.resize((39, 24)).shows("too small");
    screen.resize((80, 9)).shows("too small");
    screen.resize((40, 10)).hides("too small");
    screen
        .press("j")
        .resize(SMALL)
        .stands_on("action.investment", "actions.outline");
    let zh = crate::common::screen(SHIPPED, (39, 9), ZH, "");
    zh.shows("窗口太小");
}

#[test]
fn every_form_opens_on_something() {
    for form in Form::ALL {
        let mut screen = Screen::new(
            planscope::app::Settings {
                form,
                ..settings(EN)
            },
            parse(SHIPPED),
            SMALL,
        );
        screen.press("<c-l>");
        assert_eq!(screen.app.form, form);
        assert!(
            !screen.selected().is_empty(),
            "{}\n{}",
            screen.form(),
            screen.text()
        );
    }
}
