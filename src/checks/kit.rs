//! What the tests of rules are written in.

use super::{Hit, Rule, run_some};
use crate::plan::{Date, Lang, Plan};

/// The day on which plans are held to the rules in tests.
pub(super) fn today() -> Date {
    Date::new(2026, 3, 1).expect("a day of the calendar")
}

/// What one rule says of a plan, in English, each finding with its thing and its places:
/// `town.mill [T1.2 2.1]: it has two names`.
#[track_caller]
pub(super) fn says(rule: &Rule, text: &str) -> Vec<String> {
    let plan =
        Plan::parse(text).unwrap_or_else(|error| panic!("{}", error.render("plan", Lang::En)));
    let report = run_some(&plan, today(), |other| other.code == rule.code);
    let line = |finding: &super::Finding| {
        let thing = finding
            .entity
            .map_or("file", |entity| plan.get(entity).id.as_str());
        let places = finding.sides.iter().filter_map(|side| side.at.as_ref());
        let places: Vec<String> = places.map(ToString::to_string).collect();
        format!("{thing} [{}]: {}", places.join(" "), finding.what.en)
    };
    report.findings.iter().map(line).collect()
}

#[test]
fn hits_that_saw_the_same_have_the_same_hash_and_others_have_not() {
    let plan = Plan::parse(include_str!("../../tests/plans/good/small.ron")).expect("a plan");
    let [one, two] = ["town.beiqiao", "town.nanan"].map(|id| plan.find(id).expect("a town"));
    let hit = |entity, en: &str| Hit::on(entity, "话", en).side(super::Side::name(&plan, entity));
    let hash = |hit: Hit| hit.hash(&plan).short();
    assert_eq!(hash(hit(one, "words")), hash(hit(one, "put better")));
    assert_ne!(hash(hit(one, "words")), hash(hit(two, "words")));
    assert_ne!(hash(hit(one, "words")), hash(hit(one, "words").saw("7")));
    assert_ne!(
        hash(hit(one, "").saw("12").saw("3")),
        hash(hit(one, "").saw("1").saw("23"))
    );
}
