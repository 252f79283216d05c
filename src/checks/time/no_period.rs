//! The plan says by when, and not from when.

use super::{itself, side};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "TIM-02",
    group: Group::Time,
    severity: Severity::Warning,
    title: Label::new("没有规划期", "No plan period"),
    why: Label::new(
        "不知从哪一年起算，年均、累计、“五年”都没有起点",
        "Without a first year, averages, sums and \"in five years\" begin nowhere",
    ),
    example: Label::new(
        "全文只写“到2030年”，没有写起始年",
        "\"By 2030\" throughout, and no first year",
    ),
    remedy: Label::new("写明起止年份", "Say from which year to which it runs"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some((entity, facts)) = itself(plan).filter(|(_, facts)| facts.period.is_none()) else {
        return;
    };
    let (zh, en) = match &facts.horizon {
        Some(horizon) => (
            format!("只写“{}”，没有写起始年", horizon.words.zh.as_str()),
            format!(
                "it says \"{}\" and no first year",
                horizon.words.en.as_str()
            ),
        ),
        None => (
            "没有写明起止年份".to_owned(),
            "it says neither from when nor until when it runs".to_owned(),
        ),
    };
    let hit = Hit::on(entity, zh, en).field("is");
    let seen = facts.horizon.as_ref();
    let seen = seen.map(|horizon| side(plan, entity, horizon));
    hits.push(hit.side(seen.unwrap_or_else(|| Side::name(plan, entity))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TIM-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["plan.itself []: it says \"by 2025\" and no first year"]
        );
    }
}
