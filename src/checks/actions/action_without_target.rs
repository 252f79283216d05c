//! An action with its measures serves no target.

use super::measures_below;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Basis, Kind, Relation};
use crate::plan::{EntityRef, Label};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "ACT-08",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("行动不支撑任何指标", "An action that serves no target"),
    why: Label::new(
        "做了多少、好不好，没有指标可以对照",
        "There is nothing by which to see what it brought",
    ),
    example: Label::new(
        "“城市更新行动”的措施不对应任何指标",
        "No measure of the \"Renewal Action\" has to do with any target",
    ),
    remedy: Label::new(
        "写明它支撑哪个指标，或为它设一个",
        "Say which target it serves, or set one for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if plan.of_kind(Kind::Target).is_empty() {
        return;
    }
    for action in plan.of_kind(Kind::Action) {
        let measures = measures_below(plan, *action);
        let all = measures.iter().chain([action]);
        let serves = all.flat_map(|thing| plan.links_from(*thing, Relation::Serves));
        let serves: Vec<_> = serves
            .filter(|edge| plan.kind(edge.to) == Kind::Target)
            .collect();
        if serves.iter().any(|edge| edge.basis != Basis::Suspected) {
            continue;
        }
        let name = words::called(plan, *action);
        let (mut zh, mut en) = (
            format!("{}及其{}条措施没有对应任何指标", name.zh, measures.len()),
            format!(
                "{} with its {} answers to no target",
                name.en,
                counted(measures.len(), "measure", "measures")
            ),
        );
        let mut perhaps: Vec<EntityRef> = serves.iter().map(|edge| edge.to).collect();
        perhaps.sort_unstable();
        perhaps.dedup();
        if !perhaps.is_empty() {
            let list = words::listed(plan, &perhaps);
            zh.push_str(&format!("，或可算{}", list.zh));
            en.push_str(&format!("; perhaps {}", list.en));
        }
        hits.push(
            Hit::on(*action, zh, en)
                .saw(measures.len().to_string())
                .side(Side::name(plan, *action)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-08.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["action.brand [1]: \"Brand action\" with its 1 measure answers to no target"]
        );
    }
}
