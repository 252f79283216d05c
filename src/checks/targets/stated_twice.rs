//! A target is stated in two places.

use super::targets;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::Said;

pub(super) const RULE: Rule = Rule {
    code: "IND-04",
    group: Group::Targets,
    severity: Severity::Note,
    title: Label::new("同一指标写了两处", "A target stated twice"),
    why: Label::new(
        "两处须一致，汇总只计一次；改了一处容易漏掉另一处",
        "Both must agree and it counts once; whoever changes one may forget the other",
    ),
    example: Label::new(
        "“5A级景区1-2个”，旅游和品牌两节各写一次",
        "\"1-2 attractions\" stand in the section on tourism and in that on brands",
    ),
    remedy: Label::new(
        "只在一处写数，另一处引用；数字不同的先统一",
        "State the number once and refer to it; where the numbers differ, agree on one",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (at, facts) in targets(plan) {
        let places: usize = facts.stated.iter().map(|said| said.at.len().max(1)).sum();
        let Some(first) = facts.stated.first().filter(|_| places > 1) else {
            continue;
        };
        let differing = facts
            .stated
            .iter()
            .find(|said| numbers(said) != numbers(first));
        let other = differing.or(facts.stated.get(1));
        let second = match other {
            Some(other) => Side::said(plan, at, other),
            None => Side::new(
                at,
                first.at.get(1).cloned(),
                Side::said(plan, at, first).words,
            ),
        };
        let name = words::called(plan, at);
        let (zh, en, severity) = if differing.is_some() {
            let zh = format!("指标{}写了{places}处，数字不同", name.zh);
            let en = format!(
                "{} is stated in {places} places, with other numbers",
                name.en
            );
            (zh, en, Severity::Error)
        } else {
            let zh = format!("指标{}写了{places}处，数字一致，只计一次", name.zh);
            let en = format!(
                "{} is stated in {places} places that agree; it counts once",
                name.en
            );
            (zh, en, Severity::Note)
        };
        let hit = Hit::on(at, zh, en).field("is").severity(severity);
        hits.push(hit.side(Side::said(plan, at, first)).side(second));
    }
}

/// The numbers in the words of the draft, in order.
fn numbers(said: &Said) -> Vec<&str> {
    let parts = said
        .zh
        .raw()
        .split(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = parts.filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    // A rating such as 5A is a name, not a number.
    let text = said.zh.raw();
    parts
        .filter(|part| {
            let end = part.as_ptr() as usize - text.as_ptr() as usize + part.len();
            !text[end..].starts_with(|c: char| c.is_ascii_alphabetic())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1 2]: \"Firms\" is stated in 2 places, with other numbers"]
        );
    }
}
