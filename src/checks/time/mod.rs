//! TIM: dates, and the order of things.

mod after_what_it_serves;
mod horizon_passed;
mod no_period;
mod undated;

use super::finding::bi;
use super::{Rule, Side};
use crate::plan::file::{Facts, Horizon, PlanFacts};
use crate::plan::{Date, EntityRef, Plan};

pub(super) const RULES: &[&Rule] = &[
    &horizon_passed::RULE,
    &no_period::RULE,
    &after_what_it_serves::RULE,
    &undated::RULE,
];

/// The entity that stands for the plan itself, with its facts.
fn itself(plan: &Plan) -> Option<(EntityRef, &PlanFacts)> {
    let itself = plan.itself()?;
    match &plan.get(itself).is {
        Facts::Plan(facts) => Some((itself, facts)),
        _ => None,
    }
}

/// The words that say by when, where the plan has them.
fn side(plan: &Plan, itself: EntityRef, horizon: &Horizon) -> Side {
    let words = bi(&horizon.words.zh, &horizon.words.en);
    let mut said = plan.get(itself).words.iter();
    let said = said.find(|said| said.zh == words.zh);
    let at = said.and_then(|said| said.at.first()).cloned();
    Side::new(itself, at, words)
}

/// The day that we read out of a horizon.
fn day(horizon: Option<&Horizon>) -> Option<Date> {
    Date::parse(horizon?.read_as.raw())
}
