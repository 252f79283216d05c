//! What has no room in a list: names are told in short before they are cut, and few are cut at all.

use std::collections::BTreeSet;

use planscope::app::mouse::{Spot, Target};
use planscope::app::{Form, Settings, Shape, Speech};

use crate::common::*;

/// How the cells begin that may be cut, and why no short name helps.
const ACCEPTED: [(&str, &str); 9] = [
    ("Jiuting Station CBD", "not the name that table 3 gives it"),
    ("Dongjing Consumer", "not the name that table 4 gives it"),
    ("West Xinqiao", "as written, with its plots"),
    ("新桥西部", "as written, with its plots"),
    ("Northern Business", "as written, with its plots"),
    ("北部商务区", "as written, with its plots"),
    ("teams", "a unit: what the target lacks matters more"),
    ("hundred", "a unit: what the target lacks matters more"),
    ("= 80 ~", "a unit: the number stays whole"),
];

/// Columns of a listing from the third on are enumerations and prose, which the card gives whole.
const NAMES: usize = 3;

/// The cells of a list that are cut, from the start of the form to its end, all unfolded.
fn cuts(form: Form, size: (u16, u16), speech: Speech) -> BTreeSet<String> {
    let settings = Settings {
        form,
        ..settings(speech)
    };
    let mut screen = Screen::new(settings, parse(SHIPPED), size);
    let rows = screen.app.view().len();
    if form.shape() == Shape::Tree && screen.press("O").app.view().len() < rows {
        screen.press("O");
    }
    let names = match form {
        Form::ListingRows => NAMES,
        _ => usize::MAX,
    };
    let mut found = BTreeSet::new();
    loop {
        let before = screen.selected();
        for line in screen.list() {
            let cells = line.trim_start_matches(['❯', ' ']).split("  ");
            let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
            let cut = cells.take(names).filter(|cell| cell.ends_with('~'));
            found.extend(cut.map(str::to_owned));
        }
        screen.press("<pgdn>");
        if screen.selected() == before {
            return found;
        }
    }
}

#[track_caller]
fn check(form: Form) {
    for size in [SMALL, MEDIUM, LARGE] {
        for speech in [ZH, EN, BOTH] {
            let accepted = |cut: &String| ACCEPTED.iter().any(|(words, _)| cut.contains(words));
            let cuts = cuts(form, size, speech);
            let others: Vec<&String> = cuts.iter().filter(|cut| !accepted(cut)).collect();
            assert!(
                others.is_empty(),
                "{form:?} {size:?} {speech:?}: {others:#?}"
            );
        }
    }
}

#[test]
fn names_have_room_in_overview() {
    check(Form::Summary);
    check(Form::Draft);
}

#[test]
fn names_have_room_in_industries() {
    check(Form::IndustryTree);
    check(Form::IndustryMatrix);
}

#[test]
fn names_have_room_in_space() {
    check(Form::Map);
    check(Form::SpaceTree);
    check(Form::ListingRows);
    check(Form::ProjectMatrix);
}

#[test]
fn names_have_room_in_actions() {
    check(Form::ActionOutline);
    check(Form::Tasks);
}

#[test]
fn names_have_room_in_sequencing() {
    check(Form::SequenceRows);
    check(Form::Tiers);
}

#[test]
fn names_have_room_in_safeguards() {
    check(Form::SafeguardOutline);
}

#[test]
fn names_have_room_in_targets() {
    check(Form::TargetTable);
    check(Form::Chains);
}

#[test]
fn each_table_of_a_listing_has_the_headings_of_its_own_columns() {
    let mut screen = screen(SHIPPED, MEDIUM, EN, "3vv");
    // The headings above the list are those of its first row, wherever one stands in it.
    let headings = |screen: &Screen| screen.list()[1].trim().to_owned();
    let of_the_first = headings(&screen);
    assert!(of_the_first.ends_with("Lead industries"), "{of_the_first}");
    screen.press("G");
    assert_eq!(headings(&screen), of_the_first, "\n{}", screen.text());
    // Where the columns change, the heading of the table says so.
    screen.shows("Industry–city projects  T4  12");
    let table = screen
        .list()
        .into_iter()
        .find(|line| line.contains("T4  12"));
    let table = table.unwrap_or_default();
    assert!(table.trim_end().ends_with("Service direction"), "{table}");
    // The first table has the columns that stand above it.
    let core = screen.press("g").list()[2].trim_end().to_owned();
    assert!(core.ends_with("T2  11"), "{core}");
}

#[test]
fn no_word_is_cut_in_half_where_a_cut_between_two_words_loses_little() {
    let cuts = cuts(Form::TargetTable, SMALL, EN);
    assert!(cuts.contains("teams and ~"), "{cuts:?}");
}

#[test]
fn a_table_leaves_the_card_the_room_that_it_cannot_fill() {
    let widths = |form, speech| {
        let settings = Settings {
            form,
            ..settings(speech)
        };
        let screen = run(settings, SHIPPED, LARGE, "");
        let spots = screen.app.drawn.spots.iter();
        let list = spots.clone().find(|spot| spot.target == Target::List);
        let card = spots.clone().find(|spot| spot.target == Target::Card);
        let width = |spot: Option<&Spot>| spot.map_or(0, |spot| spot.width);
        (width(list), width(card))
    };
    for form in [
        Form::Tasks,
        Form::SequenceRows,
        Form::Tiers,
        Form::TargetTable,
    ] {
        let (list, card) = widths(form, ZH);
        assert!(card > list / 2, "{form:?}: {list} and {card}");
    }
    // One that could fill more leaves the card enough to be read.
    let (list, card) = widths(Form::ListingRows, EN);
    assert!(list > 2 * card && card > 40, "{list} and {card}");
}
