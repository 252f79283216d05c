//! `/`: narrows lists, marks elsewhere.

use planscope::app::{Focus, Msg};

use crate::common::*;

#[test]
fn a_tree_is_narrowed_to_matches_and_what_leads_to_them() {
    let screen = english("2/cloud");
    screen
        .shows("Producer services")
        .shows("Information services")
        .hides("Financial services");
    screen.stands_on("target.cloud-enterprises", "industries.tree");
}

#[test]
fn what_is_typed_narrows_at_once_and_esc_takes_it_back() {
    let mut screen = english("7");
    let all = screen.app.view().rows().len();
    screen.press("/");
    let mut rows = vec![all];
    for key in ["b", "r", "a", "n"] {
        screen.press(key);
        rows.push(screen.app.view().rows().len());
    }
    assert!(
        rows.windows(2).all(|pair| pair[1] <= pair[0]) && rows[4] < all,
        "{rows:?}"
    );
    screen.press("<esc>");
    assert_eq!(screen.app.view().rows().len(), all);
    assert!(screen.app.field.is_none());
}

#[test]
fn enter_keeps_the_filter_and_esc_clears_it_on_the_same_row() {
    let mut screen = english("2/cloud<enter>");
    screen.stands_on("target.cloud-enterprises", "industries.tree");
    screen.hides("Financial services");
    screen
        .press("<esc>")
        .stands_on("target.cloud-enterprises", "industries.tree");
    screen.shows("Financial services");
}

#[test]
fn a_filter_finds_chinese_and_full_width_letters() {
    english("2/云").stands_on("target.cloud-enterprises", "industries.tree");
    english("2/ｃｌｏｕｄ").stands_on("target.cloud-enterprises", "industries.tree");
}

#[test]
fn under_a_filter_nothing_folds_and_folds_come_back_as_they_were() {
    let mut screen = english("2/cloud<enter>gh");
    screen.shows("Information services");
    screen.press("o").shows("nothing to fold");
    screen.press("<esc>").shows("Financial services");
}

#[test]
fn a_filter_without_match_says_how_to_get_out() {
    let mut screen = english("2/qqqqqqqq<enter>");
    screen.shows("no match");
    screen.press("j<enter>");
    screen.press("<esc><esc>").shows("Financial services");
}

#[test]
fn matches_are_marked_on_the_map_and_stepped_through() {
    let mut screen = english("3/jiu<enter>");
    let start = screen.selected();
    let mut met = vec![start.clone()];
    for _ in 0..40 {
        screen.press("n");
        if screen.selected() == start {
            break;
        }
        met.push(screen.selected());
    }
    assert!(met.len() > 2, "{met:?}");
    assert!(met.iter().any(|id| id == "town.jiuting"), "{met:?}");
    screen
        .press("N")
        .stands_on(&met[met.len() - 1], "space.map");
}

#[test]
fn matches_are_stepped_through_on_a_matrix() {
    let mut screen = english("2v/sijing<enter>n");
    assert!(
        screen.selected().starts_with("town.sijing x "),
        "{}",
        screen.selected()
    );
    screen.press("<esc>/sports<enter>n");
    assert!(
        screen.selected().ends_with(" x industry.sports"),
        "{}",
        screen.selected()
    );
}

#[test]
fn matches_are_stepped_through_in_the_card() {
    let mut screen = english("3v/sijing<enter><enter>");
    assert_eq!(screen.app.focus, Focus::Card);
    let plan = parse(SHIPPED);
    let query = planscope::search::Query::new("sijing");
    screen.press("n");
    let link = screen.link(screen.app.link);
    assert!(query.matches_entity(&plan, link), "{}", screen.linked());
    let first = screen.app.link;
    screen.press("nN");
    assert_eq!(screen.app.link, first);
}

#[test]
fn steps_between_matches_of_a_list_skip_what_only_leads_to_them() {
    let mut screen = english("2/cloud<enter>");
    let met: Vec<String> = (0..3).map(|_| screen.press("n").selected()).collect();
    assert!(
        !met.contains(&"layer.consumer-services".to_owned()),
        "{met:?}"
    );
    assert!(
        met.contains(&"target.cloud-enterprises".to_owned()),
        "{met:?}"
    );
}

#[test]
fn each_form_has_a_filter_of_its_own() {
    let mut screen = english("2/cloud<enter>7");
    assert_eq!(screen.app.view().filter, "");
    screen.press("2");
    assert_eq!(screen.app.view().filter, "cloud");
}

#[test]
fn going_to_something_that_a_filter_hides_clears_the_filter() {
    let mut screen = english("2/cloud<enter>");
    screen.app.go_to_address("industry.finance");
    screen
        .press("<c-l>")
        .stands_on("industry.finance", "industries.tree");
}

#[test]
fn a_paste_goes_into_the_field_and_nowhere_else() {
    let mut screen = english("2/");
    screen.tell(Msg::Paste("clo\x1b[31mud\n".to_owned()));
    assert_eq!(screen.app.view().filter.trim(), "clo[31mud");
    screen.press("<esc>");
    screen.tell(Msg::Paste("q".to_owned()));
    screen.shows("paste ignored");
    assert!(screen.effects.is_empty());
}

#[test]
fn the_caret_stands_behind_what_was_typed() {
    let mut screen = english("2");
    screen.press("/泗泾");
    let caret = screen.cursor.expect("a caret in the field");
    assert_eq!((caret.x, caret.y), (6, 23));
    screen.press("<left>");
    assert_eq!(screen.cursor.map(|caret| caret.x), Some(4));
    screen.press("<esc>");
    assert_eq!(screen.cursor, None);
}

/// The letters of the styles of the row that is selected.
fn selected_styles(screen: &Screen) -> String {
    let row = screen.text().lines().position(|row| row.contains('❯'));
    let row = row.expect("a row is selected");
    screen
        .styles()
        .lines()
        .nth(row)
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn lists_are_narrowed_by_sound_initials_and_with_a_slip() {
    for typed in ["jinrong", "jrfw", "finacial serv", "锦融服务"] {
        let mut screen = english("2");
        screen.press(&format!("/{typed}"));
        screen.stands_on("industry.finance", "industries.tree");
        screen.hides("Professional services");
    }
}

#[test]
fn what_is_in_scattered_pieces_is_shown_only_where_nothing_is_surer() {
    let screen = english("3v/hqsn");
    screen.shows("Hongqiao").hides("Dongjing Future Bay");
    let surer = english("3v/sjz");
    surer.shows("Sijing Town").hides("Hongqiao");
}

#[test]
fn the_characters_that_were_found_are_marked_in_trees_tables_and_links() {
    let screen = english("2/cloud ent");
    let styles = selected_styles(&screen);
    assert_eq!(
        styles.matches('F').count(),
        "Cloud".len() + "ent".len(),
        "{styles}"
    );
    // Found by its Chinese name: all of the English one is marked.
    let screen = english("2/上云");
    let styles = selected_styles(&screen);
    assert!(styles.matches('F').count() > "Cloud ".len(), "{styles}");
    let screen = english("3vv/sijing");
    let styles = selected_styles(&screen);
    assert_eq!(styles.matches('F').count() % "Sijing".len(), 0, "{styles}");
    assert!(styles.contains("FFFFFF"), "{styles}");
    let mut screen = english("3v/sijing<enter><enter>");
    screen.press("n");
    assert!(
        selected_styles(&screen).contains(['F', 'f']),
        "{}",
        screen.styles()
    );
}

#[test]
fn a_filter_holds_over_a_plan_that_has_changed() {
    let mut screen = english("2/cloud ent<enter>");
    screen.reload(&SHIPPED.replace("Financial services", "Cloud entities"));
    screen
        .shows("Cloud entities")
        .hides("Professional services");
}
