//! A measure is to act on an area over which the plan's maker has no authority.

use super::duty;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Facts, Kind};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "ACT-05",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("措施超出管辖", "A measure beyond jurisdiction"),
    why: Label::new(
        "制定者管不到的事，写了也办不成",
        "What its maker cannot decide it cannot carry out",
    ),
    example: Label::new(
        "区一级的方案写“协调解决全市重大问题”",
        "A district's plan is to \"solve the major problems of the whole city\"",
    ),
    remedy: Label::new(
        "改到本级职权之内，或写明报请上级",
        "Keep to what the district may do, or say who is to be asked",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some(itself) = plan.itself() else { return };
    let Facts::Plan(facts) = &plan.get(itself).is else {
        return;
    };
    let Some(own) = &facts.jurisdiction else {
        return;
    };
    let Some(home) = own.is.as_ref().and_then(|id| plan.find(id.raw())) else {
        return;
    };
    for kind in [Kind::Action, Kind::Measure, Kind::Safeguard] {
        for thing in plan.of_kind(kind) {
            let Some(scope) = duty(plan, *thing).and_then(|duty| duty.scope.as_ref()) else {
                continue;
            };
            let area = scope.is.as_ref().and_then(|id| plan.find(id.raw()));
            let Some(area) = area.filter(|area| !lies_in(plan, *area, home)) else {
                continue;
            };
            let name = words::called(plan, *thing);
            let (far, near) = (words::called(plan, area), words::called(plan, home));
            let zh = format!(
                "措施{}要作用于{}，而方案的管辖是{}",
                name.zh, far.zh, near.zh
            );
            let en = format!(
                "{} is to act on {}; the plan has authority over {}",
                name.en, far.en, near.en
            );
            let hit = Hit::on(*thing, zh, en).field("is");
            hits.push(
                hit.side(Side::term(plan, *thing, scope))
                    .side(Side::term(plan, itself, own)),
            );
        }
    }
}

/// Whether an area is another, a part of it, or no place that stands for itself.
fn lies_in(plan: &Plan, area: EntityRef, home: EntityRef) -> bool {
    let mut at = Some(area);
    while let Some(here) = at {
        if here == home {
            return true;
        }
        at = plan.whole(here);
    }
    // Towns, clusters and the like are of the plan; only places can lie beyond it.
    plan.kind(area) != Kind::Place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "measure.brand.fair [1 0]: \"Hold fairs\" is to act on \"Hehai City\"; the plan has authority over \"Valley District\""
            ]
        );
    }
}
