//! A target stands in the text, and no measure serves it.

use super::serving;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind};

pub(super) const RULE: Rule = Rule {
    code: "ACT-03",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("指标无措施支撑", "A target with no measure"),
    why: Label::new(
        "有指标没有办法，到期只能看运气",
        "It is to be reached by luck",
    ),
    example: Label::new(
        "“旅游精品线路5条”，没有一条措施与之相关",
        "\"5 premium routes\", and no measure that has to do with them",
    ),
    remedy: Label::new(
        "写出达到它的措施，或删去指标",
        "Write the measure that reaches it, or leave the target out",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    // A plan without measures lacks more than this.
    if plan.of_kind(Kind::Measure).is_empty() {
        return;
    }
    for target in plan.of_kind(Kind::Target) {
        let (sure, perhaps) = serving(plan, *target, &[Kind::Measure]);
        if sure > 0 {
            continue;
        }
        let name = words::called(plan, *target);
        let side = match &plan.get(*target).is {
            Facts::Target(facts) => facts
                .stated
                .first()
                .map(|said| Side::said(plan, *target, said)),
            _ => None,
        };
        let side = side.unwrap_or(Side::name(plan, *target));
        let hit = |zh, en| Hit::on(*target, zh, en).side(side);
        hits.push(match perhaps.first() {
            None => hit(
                format!("没有一条措施支撑指标{}", name.zh),
                format!("no measure serves the target {}", name.en),
            ),
            Some(measure) => {
                let list = words::listed(plan, &perhaps);
                let zh = format!("没有一条措施写明支撑指标{}，或可算{}", name.zh, list.zh);
                let en = format!(
                    "no measure says that it serves {}; perhaps {}",
                    name.en, list.en
                );
                hit(zh, en).side(Side::name(plan, *measure))
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: no measure serves the target \"Firms\""]
        );
    }
}
