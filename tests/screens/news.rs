//! What is new among the findings since one last looked.

use planscope::app::Speech;

use crate::common::*;

const NEW: &str = "+2 new since you last looked";

/// The shipped plan with a zone of nothing and a town of which nobody speaks: a warning and a note more.
fn with_faults() -> String {
    let town = r#"
    id: "zone.new",
    name: (zh: "新来组团", en: "Newcome Zone"),
    at: ["2"],
    is: Zone(),
),
(
    id: "town.new",
    name: (zh: "新来镇", en: "Newcome Town"),
    at: ["2"],
    is: Town(rank: Town),
),
(
    id: "town.jiuliting","#;
    SHIPPED.replacen("\n    id: \"town.jiuliting\",", town, 1)
}

fn opened(speech: Speech, size: (u16, u16), keys: &str) -> Screen {
    let mut screen = Screen::new(settings(speech), parse(SHIPPED), size);
    screen.press(keys);
    screen
}

/// The rows that are marked as new.
fn marked(screen: &Screen) -> Vec<String> {
    let text = screen.text();
    let rows = text.lines().filter(|row| row.chars().nth(3) == Some('+'));
    rows.map(str::to_owned).collect()
}

#[test]
fn at_the_first_look_nothing_is_new() {
    let screen = opened(EN, MEDIUM, "8");
    screen.hides("new since");
    assert_eq!(marked(&screen), [""; 0]);
}

#[test]
fn what_a_reload_brings_is_marked_wherever_one_stood() {
    for keys in ["8", "2", "82"] {
        let mut screen = opened(EN, MEDIUM, keys);
        screen.reload(&with_faults()).press("8").shows(NEW);
        screen.press("/newcome<enter>");
        let [zone, town] = &marked(&screen)[..] else {
            panic!("{}", screen.text());
        };
        assert!(zone.contains("?+ SPC-03  Newcome Zone"), "{zone}");
        assert!(town.contains(".+ SPC-05  Newcome Town"), "{town}");
    }
}

#[test]
fn headings_tell_what_is_new_below_them() {
    let mut screen = opened(EN, LARGE, "8");
    screen.reload(&with_faults());
    screen.press("ggO").shows("Errors  38  ▸");
    screen
        .shows("Warnings  196  ▸  +1")
        .shows("Notes  45  ▸  +1")
        .hides("Errors  38  ▸  +");
    screen.press("O/axes<enter>").hides("+1");
}

#[test]
fn to_turn_to_another_tab_ends_a_look_and_to_follow_a_link_does_not() {
    let mut screen = opened(EN, MEDIUM, "8");
    screen.reload(&with_faults()).press("/newcome<enter><esc>");
    screen.shows("+ new since you last looked");
    screen.press("<enter><enter>").hides(NEW);
    screen.press("[").shows(NEW);
    screen.press("8").shows(NEW);
    screen.press("28").hides("new since");
    assert_eq!(marked(&screen), [""; 0]);
}

#[test]
fn what_was_there_at_the_last_look_is_not_new_when_it_comes_back() {
    let mut screen = opened(EN, MEDIUM, "2");
    screen.reload(&with_faults()).reload(SHIPPED).press("8");
    screen.hides("new since");
    screen.reload(&with_faults()).shows(NEW);
    screen.press("28").reload(SHIPPED).reload(&with_faults());
    screen.hides("new since");
}

#[test]
fn new_findings_in_pictures() {
    for speech in [EN, ZH] {
        let mut screen = opened(speech, SMALL, "8");
        screen.reload(&with_faults()).press("/zone<enter>");
        insta::assert_snapshot!(format!("news-{}", speech.sign()), screen.text());
    }
}
