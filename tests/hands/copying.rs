//! `y` and `Y`.

use planscope::app::address::Address;
use planscope::app::{CopyError, Effect, Form, Msg, Speech};
use planscope::plan::Lang;

use super::Stage;

/// What was handed to the terminal last, line by line.
#[track_caller]
fn copied(stage: &Stage) -> Vec<String> {
    match stage.effects.last() {
        Some(Effect::Copy(lines)) => lines.iter().map(|line| line.to_string()).collect(),
        other => panic!("nothing was copied, but {other:?}"),
    }
}

#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut stage = Stage::new((100, 30), keys);
    stage.press("y");
    assert_eq!(copied(&stage), [expected], "{}", stage.text());
}

#[test]
fn where_a_thing_lives_its_id_is_its_address() {
    check("4", "action.key-projects");
    check("3", "town.jiuliting");
    check("3vv<down>", "T2.1");
    check("5<down>", "T5.1");
}

#[test]
fn elsewhere_the_address_has_the_form_too() {
    check("3v", "town.jiuliting@space.tree");
    check("3vvv", "project.jiuting-high-tech-park@space.matrix");
}

#[test]
fn from_within_the_card_the_address_is_that_of_the_card() {
    check("4<enter>", "action.key-projects");
}

#[test]
fn every_address_that_is_copied_leads_back() {
    for form in Form::ALL {
        let mut stage = Stage::new((120, 40), "");
        let tab = form.tab().number().to_string();
        stage.press(&tab);
        while stage.app.form != form {
            stage.press("v");
        }
        for _ in 0..30 {
            stage.effects.clear();
            stage.press("y");
            let (selected, notice) = (stage.selected(), stage.notice());
            if stage.effects.is_empty() {
                assert!(notice.contains("neither"), "{selected}: {notice}");
            } else {
                let address = copied(&stage).concat();
                let thing = Address::parse(&address).expect("what is copied is an address");
                assert_eq!(thing.to_string(), address);
                let mut other = Stage::new((120, 40), "");
                other.app.go_to_address(&address);
                // A heading stands for a thing that has its row elsewhere.
                let elsewhere = selected.contains("Heading");
                assert!(elsewhere || other.app.form == form, "{address}");
                let same = stage.app.selected_entity() == other.app.selected_entity();
                assert!(same, "{address}: {selected} and {}", other.selected());
            }
            stage.press("<down>");
        }
    }
}

#[test]
fn a_heading_of_ours_has_nothing_to_copy() {
    let mut stage = Stage::new((100, 30), "3vg");
    while !stage.selected().contains("Heading") {
        stage.press("j");
    }
    for keys in ["y", "Y"] {
        stage.press(keys);
        assert_eq!(stage.effects, [], "{}", stage.selected());
        assert!(stage.notice().contains("neither"), "{}", stage.text());
    }
}

#[test]
fn the_card_is_copied_as_markdown_in_the_language_of_the_screen() {
    let mut stage = Stage::new((100, 30), "4Y");
    let lines = copied(&stage);
    assert_eq!(lines[0], "# Key Project Delivery Action");
    assert!(
        lines
            .iter()
            .any(|line| line.contains("`action.key-projects`"))
    );
    assert!(lines.iter().any(|line| line.starts_with("## ")), "no links");
    stage.app.speech = Speech::One(Lang::Zh);
    stage.press("Y");
    assert_eq!(copied(&stage)[0], "# 重点项目落地推进行动");
}

#[test]
fn rows_and_cells_have_cards_as_well() {
    let mut stage = Stage::new((100, 30), "3vv<down>Y");
    let row = copied(&stage).join("\n");
    assert!(row.starts_with('|') && row.contains("T2.1"), "{row}");
    stage.press("2vY");
    let cell = copied(&stage).join("\n");
    assert!(cell.starts_with("# Jiuliting Subdistrict x "), "{cell}");
}

#[test]
fn the_notice_says_what_can_be_known() {
    let mut stage = Stage::new((100, 30), "4");
    stage.tell(Msg::Copied(Ok(())));
    assert_eq!(stage.notice(), "sent to your terminal");
    stage.tell(Msg::Copied(Err(CopyError::TooLong {
        bytes: 9000,
        most: 8192,
    })));
    assert_eq!(
        stage.notice(),
        "too long: 9 KiB, and a terminal's clipboard takes 8"
    );
    stage.app.speech = Speech::One(Lang::Zh);
    stage.tell(Msg::Copied(Ok(())));
    assert_eq!(stage.notice().replace(' ', ""), "已发送到终端");
}
