//! A plan of another, invented district: nothing of the shipped one is in the program.

use planscope::app::{Form, Settings};

use crate::common::*;

fn at(form: Form, size: (u16, u16), speech: planscope::app::Speech) -> Screen {
    let mut screen = Screen::new(
        Settings {
            form,
            ..settings(speech)
        },
        parse(LAKESIDE),
        size,
    );
    screen.press("<c-l>");
    screen
}

#[test]
fn it_has_no_problem() {
    let screen = at(Form::Summary, SMALL, EN);
    let problems = screen.app.plan().unwrap().problems();
    assert_eq!(problems, []);
}

#[test]
fn every_form_shows_it_and_nothing_of_another_district() {
    let foreign = [
        "松江",
        "虹桥",
        "九亭",
        "G60",
        "5+4+X",
        "Songjiang",
        "Hongqiao",
        "Jiuting",
        "2025",
    ];
    for form in Form::ALL {
        for (size, speech) in [(SMALL, EN), (MEDIUM, ZH), (LARGE, BOTH)] {
            let screen = at(form, size, speech);
            assert!(
                !screen.selected().is_empty(),
                "{}\n{}",
                screen.form(),
                screen.text()
            );
            foreign.iter().for_each(|word| {
                screen.hides(word);
            });
        }
    }
}

#[test]
fn what_its_draft_does_say_is_shown_as_a_value() {
    let tasks = at(Form::Tasks, LARGE, EN);
    tasks.shows("before the end");
    let tiers = at(Form::TargetTable, LARGE, EN);
    tiers.shows("tonnes").shows("2031");
    let mut outline = at(Form::ActionOutline, LARGE, EN);
    outline.press("g").shows("District Fishery Station");
    let mut card = at(Form::ListingRows, LARGE, EN);
    card.app
        .go_to_address("project.cold-house@sequencing.tiers");
    card.press("<c-l>").shows("under construction");
}

#[test]
fn its_own_horizon_layer_and_axis_stand_in_the_summary() {
    let summary = at(Form::Summary, LARGE, EN);
    summary
        .shows("Industries of the lake")
        .shows("Shore Axis")
        .shows("Qingdu");
}

#[test]
fn its_matrix_has_its_towns_and_industries() {
    let mut screen = at(Form::IndustryMatrix, MEDIUM, EN);
    screen.stands_on("town.qingdu x industry.lake-food", "industries.matrix");
    screen
        .press("jl")
        .stands_on("town.luqi x industry.slow-tourism", "industries.matrix");
}

#[test]
fn its_map_shows_its_towns() {
    at(Form::Map, SMALL, EN).shows("Qingdu");
    at(Form::Map, MEDIUM, ZH).shows("鹭栖");
}
