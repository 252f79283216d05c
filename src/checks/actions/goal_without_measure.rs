//! A goal of the positioning is served by nothing in the plan.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::Label;
use crate::plan::file::{Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "ACT-09",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("定位目标无措施支撑", "A goal that nothing serves"),
    why: Label::new(
        "定位写得高，后文没有一条措施、一个指标与之对应",
        "It is proclaimed in front, and nothing behind works toward it",
    ),
    example: Label::new(
        "定位为“产业金融集聚区”，后文没有金融的措施",
        "The area is to be a \"cluster of finance\", and no measure has to do with it",
    ),
    remedy: Label::new(
        "写明由哪些措施支撑，或从定位中删去",
        "Say which measures serve it, or leave it out",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if plan.of_kind(Kind::Measure).is_empty() {
        return;
    }
    for goal in plan.of_kind(Kind::Goal) {
        if !kin::into(plan, *goal, Relation::Serves).is_empty() {
            continue;
        }
        let name = words::called(plan, *goal);
        let zh = format!("没有一条措施写明支撑定位{}", name.zh);
        let en = format!("no measure is known to serve the goal {}", name.en);
        hits.push(Hit::on(*goal, zh, en).side(Side::name(plan, *goal)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-09.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["goal.hub [0]: no measure is known to serve the goal \"A hub of finance\""]
        );
    }
}
