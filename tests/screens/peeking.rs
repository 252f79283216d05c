//! Looking at the card of a link without leaving.

use planscope::app::{Focus, Msg, Speech};

use crate::common::*;

/// In the card of a town in the spatial tree, on its first link.
fn in_card(keys: &str) -> Screen {
    let mut screen = english("3vgO");
    screen.app.go_to_address("town.sijing@space.tree");
    screen.press("<enter>").press(keys);
    screen
}

#[test]
fn a_peek_shows_the_thing_behind_the_link_and_leaves_everything_where_it_is() {
    let mut screen = in_card("j");
    let (place, link) = ((screen.selected(), screen.form()), screen.linked());
    let before = screen.text();
    screen
        .press("p")
        .shows("╌ Peek ╌")
        .shows("Artificial intelligence")
        .shows("industry.ai")
        .stands_on(&place.0, &place.1);
    screen.press("<esc>");
    assert_eq!(screen.text(), before);
    assert_eq!(screen.linked(), link);
    assert_eq!(screen.app.focus, Focus::Card);
    screen.press("p").press("p").hides("╌ Peek");
}

#[test]
fn enter_goes_there_for_real_and_back_returns_to_the_link() {
    let mut screen = in_card("j");
    let link = screen.linked();
    screen
        .press("p<enter>")
        .stands_on("industry.ai", "industries.tree")
        .hides("╌ Peek");
    screen.press("[").stands_on("town.sijing", "space.tree");
    assert_eq!(screen.linked(), link);
}

#[test]
fn from_peek_to_peek_and_back_one_by_one() {
    let mut screen = in_card("jpjp");
    screen
        .shows("Artificial intelligence ▸")
        .shows("town.jiuting");
    screen.press("j").press("<enter>");
    assert_ne!(
        screen.selected(),
        "town.sijing",
        "a link of the second card"
    );
    let mut screen = in_card("jpjp<esc>");
    screen.shows("industry.ai").hides("▸ ╌");
    assert!(
        screen.linked().contains("Jiuting Town"),
        "{}",
        screen.linked()
    );
    screen.press("k").press("p").hides("╌ Peek");
}

#[test]
fn a_peek_scrolls_and_says_how_much_is_left() {
    let mut screen = in_card("jp");
    let left = |screen: &Screen| -> usize {
        let text = screen.text();
        let before = text.split(" more lines").next().unwrap_or_default();
        let count = before.rsplit(' ').next().unwrap_or_default();
        count.parse().unwrap_or_else(|_| panic!("{text}"))
    };
    let all = left(&screen);
    screen.press("J");
    assert_eq!(left(&screen), all - 1);
    screen.press(&"<pgdn>".repeat(5)).hides("more lines");
    screen.press("g");
    assert_eq!(left(&screen), all);
    screen.press("G").hides("more lines");
    let last = screen.linked();
    assert!(last.starts_with('❯'), "{}", screen.text());
}

#[test]
fn in_a_list_a_peek_shows_the_first_link_where_the_card_is_on_the_screen_anyway() {
    let mut screen = english("2jj");
    let first = screen.link(0);
    let id = screen.app.plan().unwrap().get(first).id.as_str().to_owned();
    screen.press("p").shows(&id);
}

#[test]
fn in_a_list_alone_a_peek_shows_the_card_and_enter_goes_into_it() {
    for (size, keys) in [(SMALL, "2zjj"), ((50, 14), "2jj")] {
        let mut screen = screen(SHIPPED, size, EN, keys);
        let selected = screen.selected();
        screen.press("p").shows("╌ Peek ╌").shows("Industry");
        screen.press("<enter>").hides("╌ Peek");
        assert_eq!(screen.app.focus, Focus::Card);
        assert_eq!(screen.selected(), selected);
    }
}

#[test]
fn rows_cells_and_lines_of_the_summary_have_cards_to_peek_at() {
    for (keys, shown) in [
        ("1<down><down>p", "layer."),
        ("5zjp", "T5.1"),
        ("2vzlp", " x "),
        ("3zp", "Town"),
    ] {
        english(keys).shows("╌ Peek ╌").shows(shown);
    }
}

#[test]
fn where_there_is_nothing_to_peek_at_it_says_so() {
    let mut screen = english("1");
    let aside = screen.app.view().entries().iter();
    let aside = aside.take_while(|entry| entry.thing.is_some()).count();
    screen.press(&"j".repeat(aside)).press("p");
    screen.hides("╌ Peek").shows("no card to peek at");
    english("7v<end>p").shows("no links to follow");
}

#[test]
fn the_language_changes_under_a_peek_and_other_commands_close_it() {
    let mut screen = in_card("jpL");
    screen.shows("速览");
    screen.press("?").shows("速览中");
    screen.press("<esc>").shows("速览");
    // From the help one runs what belongs elsewhere.
    screen.press("?/targets<enter>");
    screen.press("<esc>");
    screen.press("<c-c>").hides("╌ 速览");
}

#[test]
fn a_peek_stays_across_a_reload_as_far_as_its_things_do() {
    let mut screen = Screen::new(settings(EN), parse(LAKESIDE), SMALL);
    screen.press("4j<enter>p");
    let before = screen.text();
    screen.reload(LAKESIDE);
    assert_eq!(screen.text(), before);
    screen.reload(SHIPPED).hides("╌ Peek");
    screen.press("p");
}

#[test]
fn a_peek_fits_every_size_and_language() {
    for size in [(40, 10), (59, 15), SMALL, MEDIUM, LARGE] {
        for speech in [ZH, EN, Speech::Both(planscope::plan::Lang::Zh)] {
            let mut screen = screen(SHIPPED, size, speech, "4jjp");
            let peek = screen.app.drawn.peek;
            assert!(
                peek.height > 0 && peek.height <= usize::from(size.1),
                "{peek:?}"
            );
            screen.press("G");
            assert!(screen.app.drawn.peek.link_seen, "{}", screen.text());
            screen.tell(Msg::Resized(size.0, size.1));
        }
    }
}
