//! Every rule has a plan that it finds fault with and one that it does not: `CODE.bad.ron`, `CODE.good.ron`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use planscope::checks::{Group, Report, rules};
use planscope::plan::Plan;

use crate::{common, held};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/plans/checks")
}

fn report(file: &str) -> Option<Report> {
    let text = fs::read_to_string(folder().join(file)).ok()?;
    let plan: &Plan = &common::parse(&text);
    Some(held(plan))
}

fn hits(report: &Report, code: &str) -> usize {
    report
        .findings
        .iter()
        .filter(|one| one.code() == code)
        .count()
}

#[test]
fn every_rule_finds_fault_with_one_plan_and_none_with_another() {
    let mut wanting = Vec::new();
    for rule in rules() {
        let [bad, good] = ["bad", "good"].map(|side| report(&format!("{}.{side}.ron", rule.code)));
        match (bad, good) {
            (Some(bad), Some(good)) => {
                if hits(&bad, rule.code) == 0 {
                    wanting.push(format!("{} finds nothing in its bad plan", rule.code));
                }
                if hits(&good, rule.code) > 0 {
                    wanting.push(format!("{} finds fault with its good plan", rule.code));
                }
            }
            _ => wanting.push(format!("{} lacks a plan", rule.code)),
        }
    }
    assert!(wanting.is_empty(), "{}", wanting.join("\n"));
}

#[test]
fn every_plan_is_of_a_rule() {
    let files = fs::read_dir(folder()).expect("the folder of the pairs");
    let names = files.map(|file| file.expect("a file").file_name());
    let names: BTreeSet<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let of_a_rule =
        rules().flat_map(|rule| ["bad", "good"].map(|side| format!("{}.{side}.ron", rule.code)));
    let of_a_rule: BTreeSet<String> = of_a_rule.collect();
    let strays: Vec<&String> = names.difference(&of_a_rule).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

/// A pair is about its rule: nothing in it is broken by accident.
#[test]
fn plans_of_the_pairs_hold_together_but_for_those_about_the_model() {
    for rule in rules() {
        let sides: &[&str] = if rule.group == Group::Model {
            &["good"]
        } else {
            &["bad", "good"]
        };
        for side in sides {
            let file = format!("{}.{side}.ron", rule.code);
            let text = fs::read_to_string(folder().join(&file)).unwrap_or_default();
            let problems = common::parse(&text).problems().to_vec();
            assert!(problems.is_empty(), "{file}: {problems:?}");
        }
    }
}
