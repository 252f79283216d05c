//! The document bears no day.

use super::itself;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "TIM-04",
    group: Group::Time,
    severity: Severity::Note,
    title: Label::new("文稿未署日期", "A document without a day"),
    why: Label::new(
        "几稿并存时分不清先后，文中的“已”“现有”也无从核对",
        "Of several drafts nobody knows which came last, and what it says \"is there already\" cannot be checked",
    ),
    example: Label::new(
        "封面只写“征求意见稿”",
        "The title page says \"consultation draft\" and nothing else",
    ),
    remedy: Label::new("署上成稿日期", "Put the day on it"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some((entity, facts)) = itself(plan).filter(|(_, facts)| facts.dated.is_none()) else {
        return;
    };
    let state = &facts.state;
    let (zh, en) = match state.is_empty() {
        true => ("没有署日期".to_owned(), "it bears no day".to_owned()),
        false => (
            format!("“{}”没有署日期", state.zh.as_str()),
            format!("the \"{}\" bears no day", state.en.as_str()),
        ),
    };
    let at = Side::name(plan, entity).at;
    let hit = Hit::on(entity, zh, en).field("is");
    hits.push(hit.side(Side::new(entity, at, state.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TIM-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["plan.itself [0]: the \"draft\" bears no day"]
        );
    }
}
