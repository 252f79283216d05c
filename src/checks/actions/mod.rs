//! ACT: actions, their measures, and who is to do them by when.

mod action_without_target;
mod goal_without_measure;
mod industry_without_action;
mod instrument_without_owner;
mod no_deadline;
mod no_lead_unit;
mod no_weights;
mod off_its_subject;
mod outside_frame;
mod outside_jurisdiction;
mod promise_not_taken_up;
mod safeguard_without_owner;
mod target_without_measure;

use super::words::{Both, called};
use super::{Context, Hit, Rule, Side};
use crate::plan::file::{Basis, Duty, Facts, Kind, Relation};
use crate::plan::{Direction, EntityRef, Plan};
use crate::text::counted;

pub(super) const RULES: &[&Rule] = &[
    &no_lead_unit::RULE,
    &no_deadline::RULE,
    &target_without_measure::RULE,
    &instrument_without_owner::RULE,
    &outside_jurisdiction::RULE,
    &off_its_subject::RULE,
    &safeguard_without_owner::RULE,
    &action_without_target::RULE,
    &goal_without_measure::RULE,
    &promise_not_taken_up::RULE,
    &no_weights::RULE,
    &outside_frame::RULE,
    &industry_without_action::RULE,
];

/// What the draft says of who is to do it and by when, of an action, a measure or a safeguard.
fn duty(plan: &Plan, thing: EntityRef) -> Option<&Duty> {
    match &plan.get(thing).is {
        Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty) => Some(duty),
        _ => None,
    }
}

/// The measures below a thing, down to the last.
fn measures_below(plan: &Plan, whole: EntityRef) -> Vec<EntityRef> {
    let mut found = Vec::new();
    let mut open = vec![whole];
    while let Some(thing) = open.pop() {
        let parts = plan.parts(thing).iter().copied();
        let measures = parts.filter(|part| plan.kind(*part) == Kind::Measure);
        let before = found.len();
        found.extend(measures);
        open.extend(&found[before..]);
    }
    found
}

/// How many things of these kinds serve a target or goal, and which do so only perhaps.
fn serving(plan: &Plan, served: EntityRef, kinds: &[Kind]) -> (usize, Vec<EntityRef>) {
    let (mut sure, mut perhaps) = (0, Vec::new());
    for group in plan.links_of(served) {
        if (group.relation, group.direction) != (Relation::Serves, Direction::In) {
            continue;
        }
        for near in group
            .neighbours()
            .filter(|near| kinds.contains(&plan.kind(near.other)))
        {
            match near.basis() {
                Basis::Suspected => perhaps.push(near.other),
                Basis::Stated | Basis::Inferred | Basis::Confirmed => sure += 1,
            }
        }
    }
    (sure, perhaps)
}

/// How it is said that measures lack what the thing above them lacks too: all of them, or so many.
fn nor_have(lacking: usize, all: usize) -> Both {
    let of = counted(all, "measure", "measures");
    match (lacking, all) {
        (_, 0) => Both::default(),
        (lacking, all) if lacking == all => Both {
            zh: format!("；{all}条措施也都没有"),
            en: format!("; nor has any of its {of}"),
        },
        _ => Both {
            zh: format!("；{all}条措施中{lacking}条也没有"),
            en: format!("; nor have {lacking} of its {of}"),
        },
    }
}

/// Reports every action that lacks something, once, with how many of its measures lack it too.
fn report_lacking(
    context: &Context<'_>,
    hits: &mut Vec<Hit>,
    lacks: fn(&Duty) -> bool,
    (zh, en): (&str, &str),
) {
    let plan = context.plan;
    for action in plan.of_kind(Kind::Action) {
        if !duty(plan, *action).is_some_and(lacks) {
            continue;
        }
        let measures = measures_below(plan, *action);
        let lacking = measures
            .iter()
            .filter(|measure| duty(plan, **measure).is_some_and(lacks));
        let (name, all, lacking) = (called(plan, *action), measures.len(), lacking.count());
        let measures = nor_have(lacking, all);
        let zh = format!("{}{zh}{}", name.zh, measures.zh);
        let en = format!("{} {en}{}", name.en, measures.en);
        let hit = Hit::on(*action, zh, en).field("is");
        hits.push(
            hit.saw(format!("{lacking} {all}"))
                .side(Side::name(plan, *action)),
        );
    }
}
