//! A measure is due after what depends on it: the action that it is part of, or the target that it serves.

use super::{day, itself};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Duty, Facts, Kind, Relation};
use crate::plan::{Date, EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "TIM-03",
    group: Group::Time,
    severity: Severity::Error,
    title: Label::new("时限晚于其所支撑", "Later than what depends on it"),
    why: Label::new(
        "措施还没到期，指标已要考核，时序倒置",
        "The target is judged before what is to bring it about is due",
    ),
    example: Label::new(
        "平台2027年建成，靠它完成的指标是2025年",
        "The platform is due in 2027, and the target that rests on it in 2025",
    ),
    remedy: Label::new(
        "提前措施的时限，或推后指标",
        "Bring the measure forward, or put the target off",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for kind in [Kind::Action, Kind::Measure, Kind::Safeguard] {
        for thing in plan.of_kind(kind) {
            if let Some(due) = due(plan, *thing) {
                let later = dependent(plan, *thing).into_iter();
                hits.extend(
                    later
                        .filter(|(_, until)| *until < due)
                        .map(|(other, until)| hit(plan, (*thing, due), (other, until))),
                );
            }
        }
    }
    let Some((plan_itself, until)) =
        itself(plan).and_then(|(thing, facts)| Some((thing, day(facts.horizon.as_ref())?)))
    else {
        return;
    };
    for target in plan.of_kind(Kind::Target) {
        if let Some(due) = due(plan, *target).filter(|due| until < *due) {
            hits.push(hit(plan, (*target, due), (plan_itself, until)));
        }
    }
}

/// What rests on a thing, with the day by which that is to be reached.
fn dependent(plan: &Plan, thing: EntityRef) -> Vec<(EntityRef, Date)> {
    let serves = plan.links_from(thing, Relation::Serves).iter();
    let mut others: Vec<EntityRef> = serves.map(|edge| edge.to).collect();
    others.dedup();
    others.extend(plan.whole(thing));
    let dated = others.into_iter();
    dated
        .filter_map(|other| Some((other, due(plan, other)?)))
        .collect()
}

/// By which day a target, an action or a measure is due, if that is known.
fn due(plan: &Plan, thing: EntityRef) -> Option<Date> {
    match &plan.get(thing).is {
        Facts::Target(facts) => day(facts.horizon.as_ref()),
        Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty) => {
            Date::parse(duty.due.as_ref()?.raw())
        }
        _ => None,
    }
}

fn hit(plan: &Plan, (thing, due): (EntityRef, Date), (other, until): (EntityRef, Date)) -> Hit {
    let (a, b) = (words::called(plan, thing), words::called(plan, other));
    let zh = format!("{}到{due}，晚于{}的{until}", a.zh, b.zh);
    let en = format!("{} is due on {due}, after {} on {until}", a.en, b.en);
    let hit = Hit::on(thing, zh, en).field("is");
    let hit = hit.saw(due.to_string()).saw(until.to_string());
    hit.side(side(plan, thing)).side(side(plan, other))
}

/// The words that say by when, or else the thing.
fn side(plan: &Plan, thing: EntityRef) -> Side {
    let deadline = |duty: &Duty| {
        let said = duty.deadline.as_ref();
        said.map(|said| Side::said(plan, thing, said))
    };
    let said = match &plan.get(thing).is {
        Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty) => deadline(duty),
        Facts::Target(facts) => facts
            .stated
            .first()
            .map(|said| Side::said(plan, thing, said)),
        _ => None,
    };
    said.unwrap_or_else(|| Side::name(plan, thing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TIM-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "target.late [1 0]: \"Visitors\" is due on 2030-12-31, after \"River Valley action plan\" on 2027-12-31",
                "measure.platform [2 1]: \"Build the platform\" is due on 2028-06-30, after \"Firms\" on 2027-12-31"
            ]
        );
    }
}
