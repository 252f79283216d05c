//! A rate of growth has no value to grow from.

use super::{hit, is_rate, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-01",
    group: Group::Targets,
    severity: Severity::Error,
    title: Label::new("增速指标无基期值", "A rate with no baseline"),
    why: Label::new(
        "没有基期值，增速算不出来，到期无从判定",
        "Nobody can work out in the end whether it was reached",
    ),
    example: Label::new(
        "“社会消费品零售总额年均增长8%”，没有写从多少起算",
        "\"Retail sales to grow by 8 % a year\", from nothing that is stated",
    ),
    remedy: Label::new(
        "写明基期年份和基期值",
        "State the year and the value to start from",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let rates = targets(plan).filter(|(_, target)| is_rate(target));
    for (at, facts) in rates.filter(|(_, target)| target.baseline.is_none()) {
        let name = words::called(plan, at);
        let zh = format!("增速指标{}没有基期值", name.zh);
        let en = format!("the rate {} has no baseline", name.en);
        hits.push(hit(plan, at, facts, zh, en));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.sales [1]: the rate \"Growth of retail sales\" has no baseline"]
        );
    }
}
