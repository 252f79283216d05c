//! A target has a date and no number: on the day nobody can tell.

use super::{has_number, hit, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-09",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("有期限而不可量", "Dated but unmeasurable"),
    why: Label::new(
        "到期那天无法判定是否达到",
        "When the day comes, nobody can tell",
    ),
    example: Label::new(
        "“到2025年交易规模持续扩大”，没有数",
        "\"By 2025 the volume keeps growing\", without a number",
    ),
    remedy: Label::new(
        "给出数值，或写明以什么为达到",
        "Give a number, or say what shows that it is reached",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let dated = targets(plan).filter(|(_, target)| target.horizon.is_some());
    for (at, facts) in
        dated.filter(|(_, target)| !has_number(target) && target.definition.is_none())
    {
        let name = words::called(plan, at);
        let zh = format!("指标{}有期限而没有数值", name.zh);
        let en = format!("{} has a date and no number", name.en);
        hits.push(hit(plan, at, facts, zh, en));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-09.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.volume [1]: \"Volume of trade\" has a date and no number"]
        );
    }
}
