//! IND: targets, and what each still needs to be judged.

mod industry_without_target;
mod no_area;
mod no_baseline;
mod no_counting_rule;
mod no_date;
mod no_lead_unit;
mod no_start;
mod not_by_town;
mod rate_without_baseline;
mod soft_wording;
mod stated_twice;
mod two_readings;
mod two_values;
mod unmeasurable;

use super::gather::Alike;
use super::{Hit, Rule};
use crate::plan::file::{Facts, Kind, Operator, Target, TargetForm};
use crate::plan::{EntityRef, Plan};

pub(super) const RULES: &[&Rule] = &[
    &rate_without_baseline::RULE,
    &no_baseline::RULE,
    &two_values::RULE,
    &stated_twice::RULE,
    &two_readings::RULE,
    &no_start::RULE,
    &soft_wording::RULE,
    &industry_without_target::RULE,
    &unmeasurable::RULE,
    &no_counting_rule::RULE,
    &no_area::RULE,
    &not_by_town::RULE,
    &no_date::RULE,
    &no_lead_unit::RULE,
];

/// The targets of a plan, with what the draft says of each.
fn targets(plan: &Plan) -> impl Iterator<Item = (EntityRef, &Target)> + Clone {
    let targets = plan.of_kind(Kind::Target).iter();
    targets.filter_map(|target| match &plan.get(*target).is {
        Facts::Target(facts) => Some((*target, &**facts)),
        _ => None,
    })
}

/// Whether the value is a rate of growth.
fn is_rate(target: &Target) -> bool {
    let grows = matches!(
        target.form,
        TargetForm::YearlyGrowth | TargetForm::YearOnYear
    );
    grows && has_number(target)
}

/// Whether there is a number to be reached.
fn has_number(target: &Target) -> bool {
    target.operator != Operator::Trend && target.low.is_some()
}

/// Where a target is stated, as a place that was seen.
fn statement(plan: &Plan, target: EntityRef) -> super::Side {
    match &plan.get(target).is {
        Facts::Target(facts) => stated(plan, target, facts),
        _ => super::Side::name(plan, target),
    }
}

/// Likewise, of one whose facts are at hand.
fn stated(plan: &Plan, target: EntityRef, facts: &Target) -> super::Side {
    match facts.stated.first() {
        Some(said) => super::Side::said(plan, target, said),
        None => super::Side::name(plan, target),
    }
}

/// A finding on a target, with where it is stated.
fn hit(plan: &Plan, target: EntityRef, facts: &Target, zh: String, en: String) -> Hit {
    let side = stated(plan, target, facts);
    Hit::on(target, zh, en).field("is").side(side)
}

/// Those of some targets that lack something, to be told of all or of each.
fn lacking<'p>(
    among: impl Iterator<Item = (EntityRef, &'p Target)> + Clone,
    lacks: impl Fn(&Target) -> bool,
) -> Alike {
    let all = among.clone().count();
    let lacking = among.filter(|(_, target)| lacks(target));
    Alike {
        lacking: lacking.map(|(at, _)| at).collect(),
        all,
        field: "is",
    }
}
