//! One quantity has two targets, and nothing says how the one follows from the other.

use std::collections::HashMap;

use super::{stated, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::file::{Bi, Target};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "IND-03",
    group: Group::Targets,
    severity: Severity::Error,
    title: Label::new("同一数量两个指标未衔接", "Two targets for one quantity"),
    why: Label::new(
        "两个指标可能互相矛盾，考核时各取所需",
        "They may contradict each other, and each can be picked at will",
    ),
    example: Label::new(
        "一处“累计零售额80亿元”，一处“零售额年均增长15%”，没有基期值",
        "Sales of 8 billion in all in one place, growth of 15 % a year in another, and no baseline",
    ),
    remedy: Label::new(
        "给出基期值并核算，使两个指标互相推得出",
        "Give the baseline, work out the one from the other, and keep what agrees",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let mut known: HashMap<&Bi, (EntityRef, &Target)> = HashMap::new();
    let of_a_quantity = targets(plan).filter(|(_, target)| !target.quantity.is_empty());
    for (at, facts) in of_a_quantity {
        let (other, earlier) = *known.entry(&facts.quantity).or_insert((at, facts));
        if other == at {
            continue;
        }
        // With a value to start from, a reader can work out whether they agree.
        if facts.baseline.is_some() || earlier.baseline.is_some() {
            continue;
        }
        let quantity = words::quoted(facts.quantity.zh.as_str(), facts.quantity.en.as_str());
        let (a, b) = (words::called(plan, other), words::called(plan, at));
        let zh = format!("{}有两个指标而未衔接：{}、{}", quantity.zh, a.zh, b.zh);
        let en = format!(
            "{} has two targets that are not reconciled: {}, {}",
            quantity.en, a.en, b.en
        );
        let hit = Hit::on(at, zh, en).field("is");
        hits.push(
            hit.side(stated(plan, other, earlier))
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
        let bad = include_str!("../../../tests/plans/checks/IND-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "target.sales [1 1]: \"retail sales\" has two targets that are not reconciled: \"Sales in all\", \"Growth of retail sales\""
            ]
        );
    }
}
