//! A goal of the positioning is served by nothing in the plan.

use super::serving;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::Kind;

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
        let (sure, perhaps) = serving(plan, *goal, &[Kind::Action, Kind::Measure]);
        if sure > 0 {
            continue;
        }
        let name = words::called(plan, *goal);
        let mut zh = format!("没有一条措施写明支撑定位{}", name.zh);
        let mut en = format!("no measure is known to serve the goal {}", name.en);
        if !perhaps.is_empty() {
            let list = words::listed(plan, &perhaps);
            zh.push_str(&format!("，或可算{}", list.zh));
            en.push_str(&format!("; perhaps {}", list.en));
        }
        let hit = Hit::on(*goal, zh, en).side(Side::name(plan, *goal));
        let first = perhaps.first().map(|measure| Side::name(plan, *measure));
        hits.push(first.into_iter().fold(hit, Hit::side));
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

    #[test]
    fn what_serves_it_only_perhaps_is_named_as_such() {
        let bad = include_str!("../../../tests/plans/checks/ACT-09.bad.ron").replace(
            "is: Measure()",
            "links: [(to: \"goal.hub\", as: Serves, at: [\"1\"], basis: Suspected)], is: Measure()",
        );
        assert_eq!(
            kit::says(&RULE, &bad),
            [
                "goal.hub [0 1]: no measure is known to serve the goal \"A hub of finance\"; perhaps \"Hold fairs\""
            ]
        );
    }
}
