//! Language, colors, help, commands by name, problems, notices.

use planscope::app::{EditAt, Effect, Speech, ThemeChoice};
use planscope::plan::Lang;

use crate::common::*;

#[test]
fn capital_l_goes_round_english_both_and_chinese() {
    let mut screen = english("4");
    screen.shows("Key Project Delivery Action");
    screen.press("L");
    assert_eq!(screen.app.speech, Speech::Both(Lang::Zh));
    screen.shows("重点项目落地推进行动").shows("中+EN");
    screen.press("L");
    assert_eq!(screen.app.speech, Speech::One(Lang::Zh));
    screen.press("L").shows("Key Project Delivery Action");
}

#[test]
fn both_languages_stand_in_one_row_where_there_is_room() {
    let screen = screen(SHIPPED, LARGE, BOTH, "4");
    screen.shows("重点项目落地推进行动  Key Project Delivery Action");
}

#[test]
fn english_still_gives_the_chinese_name_on_the_card() {
    english("4").shows("重点项目落地推进行动");
}

#[test]
fn a_span_of_years_is_said_once_on_the_card() {
    // The third target is to be reached in five years, and in no year that the draft names.
    let screen = screen(SHIPPED, MEDIUM, EN, "7jj");
    let said = screen.text().matches("5 years").count();
    assert_eq!(said, 2, "in the table, on the card\n{}", screen.text());
}

#[test]
fn capital_t_goes_round_the_colors() {
    let choices = ["", "T", "TT", "TTT"].map(|keys| english(keys).app.theme);
    assert_eq!(
        choices,
        [
            ThemeChoice::Dark,
            ThemeChoice::Light,
            ThemeChoice::Plain,
            ThemeChoice::Dark
        ]
    );
}

#[test]
fn capital_t_says_which_colors_it_has_chosen() {
    for (speech, said) in [
        (
            EN,
            [
                "colors for a light background",
                "no colors",
                "colors for a dark background",
            ],
        ),
        (ZH, ["适合浅色背景", "不用颜色", "适合深色背景"]),
    ] {
        let mut screen = screen(SHIPPED, SMALL, speech, "");
        for said in said {
            screen.press("T").shows(said);
        }
    }
}

#[test]
fn the_help_lists_the_keys_of_this_place_first() {
    let screen = screen(SHIPPED, LARGE, EN, "2?");
    let text = screen.text();
    let at = |heading: &str| {
        text.find(heading)
            .unwrap_or_else(|| panic!("no {heading}\n{text}"))
    };
    assert!(at("Lists and trees") < at("In the card"));
}

#[test]
fn the_help_is_searched_and_a_command_is_run_from_it() {
    let mut screen = english("2?/language<enter>");
    screen.hides("Next tab");
    screen.press("j<enter>");
    assert_eq!(screen.app.speech, Speech::Both(Lang::Zh));
    assert!(screen.app.overlay.is_none());
}

#[test]
fn the_help_is_searched_in_chinese() {
    let mut screen = screen(SHIPPED, SMALL, ZH, "2?/语言<enter>");
    // A heading and a row each: everywhere, and in a peek.
    assert_eq!(screen.app.overlay_len(), 5);
    screen.press("j<enter>");
    assert_eq!(screen.app.speech, EN);
}

#[test]
fn a_slip_is_forgiven_in_the_help_and_in_the_list_of_commands() {
    for keys in ["2?/langauge<enter>j<enter>", "2:langauge<enter>"] {
        let screen = english(keys);
        assert_eq!(screen.app.speech, Speech::Both(Lang::Zh), "{keys}");
    }
    for keys in ["2?/yuyan<enter>j<enter>", "2:yuyan<enter>", "2:语颜<enter>"] {
        let screen = screen(SHIPPED, SMALL, ZH, keys);
        assert_eq!(screen.app.speech, EN, "{keys}");
    }
}

#[test]
fn a_command_is_run_by_its_name() {
    let mut screen = english("2");
    screen.press(":seq<enter>");
    assert_eq!(screen.form(), "sequencing.rows");
    screen.press(":back<enter>");
    assert_eq!(screen.form(), "industries.tree");
    screen.press(":nonsense<enter>").shows("no such command");
}

#[test]
fn a_command_by_name_that_does_not_apply_says_why() {
    let mut screen = english("1");
    screen
        .press(":layers<enter>")
        .shows("layers belong to the map");
    assert!(screen.app.overlay.is_none() && screen.app.field.is_none());
}

#[test]
fn a_key_that_does_not_apply_says_why_until_the_next_key() {
    let cases = [
        ("1", "z", "no card"),
        ("6", "v", "one form only"),
        ("1", "n", "nothing is marked"),
        ("1", "[", "no place before"),
        ("1", "]", "no place after"),
        ("2", "s", "one order only"),
        ("2v", "t", "layers belong to the map"),
        ("1", "e", "export model"),
    ];
    for (before, key, why) in cases {
        let mut screen = crate::common::screen(SHIPPED, MEDIUM, EN, "");
        screen.press(before).press(key);
        assert!(screen.line(-1).contains(why), "{key}: {}", screen.line(-1));
        screen.press("j");
        assert!(!screen.line(-1).contains(why), "{key}: {}", screen.line(-1));
    }
}

#[test]
fn full_width_and_chinese_signs_act_as_the_keys_that_were_meant() {
    assert_eq!(english("２ｊｊ").selected(), english("2jj").selected());
    assert!(english("？").app.overlay.is_some());
    assert!(english("：").app.field.is_some());
    assert!(english("2、").app.field.is_some());
    assert_eq!(english("23【").form(), "industries.tree");
    assert_eq!(english("23【】").form(), "space.map");
}

#[test]
fn a_sound_plan_has_no_problem_to_list() {
    english("").hides("problem");
    let mut screen = english("");
    screen
        .press(":problems<enter>")
        .shows("the model has no problems");
}

/// One dangling link and a locator that leads nowhere.
fn with_problems() -> String {
    let broken = LAKESIDE.replacen("as: Serves, at: [\"1.1\"]", "as: Serves, at: [\"9.9\"]", 1);
    broken.replacen("to: \"event.heron-week\"", "to: \"event.heron-weeks\"", 1)
}

#[test]
fn problems_of_the_model_are_counted_in_the_title_and_lead_to_where_they_are() {
    let mut screen = Screen::new(settings(EN), parse(&with_problems()), SMALL);
    assert!(screen.line(0).contains("2 problems"), "{}", screen.line(0));
    screen
        .press(":problems<enter>")
        .shows("the plan has no 9.9");
    screen.shows("nothing has the id \"event.heron-weeks\"");
    screen
        .press("<enter>")
        .stands_on("industry.slow-tourism", "industries.tree");
}

#[test]
fn e_opens_the_editor_at_the_line_of_a_problem() {
    let path = std::path::PathBuf::from("drafts/lakeside.ron");
    let mut with_file = settings(EN);
    with_file.source.path = Some(path.clone());
    let text = with_problems();
    let line = text
        .lines()
        .position(|line| line.contains("event.heron-weeks"));
    let line = 1 + line.expect("the text has the line");
    let mut screen = Screen::new(with_file, parse(&text), SMALL);
    screen.press(":problems<enter>");
    screen.shows(&format!("lakeside.ron:{line}  "));
    screen.press("/heron-weeks<enter>e");
    let at = EditAt::Line(line);
    assert_eq!(screen.effects, [Effect::Edit { path, at }]);
}

#[test]
fn the_message_of_a_broken_file_opens_the_editor_where_the_text_breaks() {
    let mut with_file = settings(EN);
    with_file.source.path = Some("plan.ron".into());
    let broken = LAKESIDE.replacen("entities", "entitles", 1);
    let line = failure(&broken).place.expect("it breaks somewhere").line;
    for key in ["e", "<enter>"] {
        let mut screen = Screen::new(with_file.clone(), parse(LAKESIDE), SMALL);
        screen.reload(&broken);
        screen.press("D").shows("e Edit at this line");
        screen.press(key);
        let (path, at) = ("plan.ron".into(), EditAt::Line(line));
        assert_eq!(screen.effects, [Effect::Edit { path, at }]);
    }
}

#[test]
fn e_asks_for_the_editor_at_the_selected_thing() {
    let path = std::path::PathBuf::from("plan.ron");
    let mut with_file = settings(EN);
    with_file.source.path = Some(path.clone());
    let mut screen = Screen::new(with_file, parse(LAKESIDE), SMALL);
    screen.press("4Oje");
    let at = EditAt::Id("action.trail".to_owned());
    assert_eq!(screen.effects, [Effect::Edit { path, at }]);
}

#[test]
fn q_and_ctrl_c_quit_but_ctrl_c_leaves_a_field_or_a_list_first() {
    let quits = |keys: &str| {
        let mut screen = english("");
        screen.press(keys);
        screen.effects.contains(&Effect::Quit)
    };
    assert!(quits("q") && quits("<c-c>"));
    assert!(!quits("/q") && !quits("?<c-c>") && !quits(":<c-c>") && !quits("?q"));
    assert!(quits("?<c-c><c-c>"));
}
