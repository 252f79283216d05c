//! No unit answers for a target.

use super::{stated, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-14",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("指标无责任单位", "No unit answers for a target"),
    why: Label::new(
        "没有责任单位，指标落空也没有人负责",
        "If it is missed, it was nobody's",
    ),
    example: Label::new(
        "全文有指标而没有写明各由哪个单位负责",
        "There are targets, and no unit is named for any of them",
    ),
    remedy: Label::new("逐个写明责任单位", "Name the unit that answers for each"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let all = targets(plan).count();
    let without: Vec<_> = targets(plan)
        .filter(|(_, target)| target.lead_unit.is_none())
        .collect();
    // Where none has one it is one fault of the plan, not one of every target.
    if let (Some(itself), true, Some((first, facts))) =
        (plan.itself(), without.len() == all, without.first())
    {
        let zh = format!("{all}个指标都没有责任单位");
        let en = format!(
            "no unit answers for any of {}",
            words::some(all, "target", "targets")
        );
        hits.push(
            Hit::on(itself, zh, en)
                .saw(all.to_string())
                .side(stated(plan, *first, facts)),
        );
        return;
    }
    for (at, facts) in without {
        let name = words::called(plan, at);
        let zh = format!("指标{}没有责任单位", name.zh);
        let en = format!("no unit answers for {}", name.en);
        hits.push(
            Hit::on(at, zh, en)
                .field("is")
                .side(stated(plan, at, facts)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-14.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["plan.itself [1]: no unit answers for any of 1 target"]
        );
    }
}
