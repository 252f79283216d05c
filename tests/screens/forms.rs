//! Every form as it opens, in every size and language: a picture of each.
//!
//! `INSTA_UPDATE=always cargo test --test screens` takes them anew; what changed is looked at before it
//! is kept. At 80 columns by 24 rows a second grid says what each cell is, as `common/styles.rs` spells it.

use std::collections::BTreeSet;

use planscope::app::{Form, Settings, Speech};

use crate::common::*;

const SIZES: [(u16, u16); 3] = [SMALL, MEDIUM, LARGE];
const SPEECHES: [(&str, Speech); 3] = [("zh", ZH), ("en", EN), ("both", BOTH)];

fn name(form: Form, (width, height): (u16, u16), lang: &str) -> String {
    let (tab, form) = (form.tab().word(), form.word());
    format!("{tab}.{form}-{width}x{height}-{lang}")
}

fn picture(form: Form, size: (u16, u16), speech: Speech) -> String {
    let settings = Settings {
        form,
        ..settings(speech)
    };
    let screen = run(settings, SHIPPED, size, "");
    match size {
        SMALL => format!("{}\n{}", screen.text(), screen.styles()),
        _ => screen.text(),
    }
}

fn check(form: Form) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for size in SIZES {
            for (lang, speech) in SPEECHES {
                insta::assert_snapshot!(name(form, size, lang), picture(form, size, speech));
            }
        }
    });
}

#[test]
fn review_findings() {
    check(Form::Findings);
}

#[test]
fn overview_summary() {
    check(Form::Summary);
}

#[test]
fn overview_draft() {
    check(Form::Draft);
}

#[test]
fn industries_tree() {
    check(Form::IndustryTree);
}

#[test]
fn industries_matrix() {
    check(Form::IndustryMatrix);
}

#[test]
fn space_map() {
    check(Form::Map);
}

#[test]
fn space_tree() {
    check(Form::SpaceTree);
}

#[test]
fn space_rows() {
    check(Form::ListingRows);
}

#[test]
fn space_matrix() {
    check(Form::ProjectMatrix);
}

#[test]
fn actions_outline() {
    check(Form::ActionOutline);
}

#[test]
fn actions_tasks() {
    check(Form::Tasks);
}

#[test]
fn sequencing_rows() {
    check(Form::SequenceRows);
}

#[test]
fn sequencing_tiers() {
    check(Form::Tiers);
}

#[test]
fn safeguards_outline() {
    check(Form::SafeguardOutline);
}

#[test]
fn targets_table() {
    check(Form::TargetTable);
}

#[test]
fn targets_chains() {
    check(Form::Chains);
}

#[test]
fn every_form_has_its_pictures_and_no_picture_is_left_over() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");
    let files = std::fs::read_dir(folder).expect("the folder of the pictures");
    let names = files.map(|file| file.expect("a readable folder").file_name());
    let kept: BTreeSet<String> = names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".snap")?.to_owned()))
        .collect();
    let mut wanted = BTreeSet::new();
    for form in Form::ALL {
        for size in SIZES {
            wanted.extend(SPEECHES.map(|(lang, _)| name(form, size, lang)));
        }
    }
    assert_eq!(kept, wanted);
}
