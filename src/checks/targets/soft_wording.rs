//! A range, "about", or soft wording, and no rule that says when it is reached.

use super::{stated, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::Operator;

pub(super) const RULE: Rule = Rule {
    code: "IND-07",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("措辞留有余地", "Soft wording"),
    why: Label::new(
        "“力争”“左右”“1-2个”到期怎样算达到，各说各话",
        "When \"about\" or \"strive for\" is fulfilled is a matter of taste",
    ),
    example: Label::new(
        "“力争打造1-2个项目”：1个算不算完成？",
        "\"Strive for 1-2 projects\": is one enough?",
    ),
    remedy: Label::new(
        "写成确数，或写明达到的标准",
        "Give one number, or say what counts as reached",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (at, facts) in targets(plan).filter(|(_, target)| target.definition.is_none()) {
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        match facts.operator {
            Operator::Range => {
                zh.push("是区间".to_string());
                en.push("it is a range".to_string());
            }
            Operator::About => {
                zh.push("是约数".to_string());
                en.push("it is about a number".to_string());
            }
            Operator::AtLeast | Operator::Exactly | Operator::Trend => {}
        }
        if let Some(strength) = &facts.strength {
            let soft = words::quoted(strength.zh.as_str(), strength.en.as_str());
            zh.push(format!("用语为{}", soft.zh));
            en.push(format!("it is put as {}", soft.en));
        }
        if zh.is_empty() {
            continue;
        }
        let name = words::called(plan, at);
        let zh = format!("{}：{}", name.zh, zh.join("，"));
        let en = format!("{}: {}", name.en, en.join(", "));
        let hit = Hit::on(at, zh, en)
            .field("is")
            .side(stated(plan, at, facts));
        let strength = facts.strength.iter();
        hits.push(strength.fold(hit, |hit, said| hit.side(Side::said(plan, at, said))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "target.projects [1 1]: \"Major projects\": it is a range, it is put as \"strive to\""
            ]
        );
    }
}
