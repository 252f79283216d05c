//! The assessment lists its dimensions and gives none a weight.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Facts, Kind};
use crate::plan::{EntityRef, Label};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "ACT-11",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("考核维度无权重", "Dimensions with no weight"),
    why: Label::new(
        "各维度轻重不明，评分标准无从制定",
        "What the assessment turns on is open",
    ),
    example: Label::new(
        "考核列了七个维度，没有一个写明权重",
        "An assessment has seven dimensions and no weights",
    ),
    remedy: Label::new(
        "写明各维度的权重，或写明由哪个文件规定",
        "State the weights, or the document that will",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let dimensions = plan.of_kind(Kind::Dimension);
    let without = dimensions
        .iter()
        .copied()
        .filter(|dimension| match &plan.get(*dimension).is {
            Facts::Dimension(facts) => facts.weight.is_none(),
            _ => false,
        });
    let without: Vec<EntityRef> = without.collect();
    let Some(first) = without.first() else { return };
    let (list, all) = (words::listed(plan, &without), dimensions.len());
    let of = counted(all, "dimension", "dimensions");
    let (zh, en) = if without.len() == all {
        let zh = format!("{all}个考核维度都没有权重：{}", list.zh);
        (
            zh,
            format!("none of {of} of the assessment has a weight: {}", list.en),
        )
    } else {
        let zh = format!("{all}个考核维度中{}个没有权重：{}", without.len(), list.zh);
        (
            zh,
            format!(
                "of {of} of the assessment {} have no weight: {}",
                without.len(),
                list.en
            ),
        )
    };
    let owner = plan.whole(*first).unwrap_or(*first);
    hits.push(Hit::on(owner, zh, en).side(Side::name(plan, *first)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-11.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "safeguard.inputs [1]: none of 1 dimension of the assessment has a weight: \"Openness\""
            ]
        );
    }
}
