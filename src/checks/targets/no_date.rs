//! A target does not say by when.

use super::{hit, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-13",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("指标无期限", "A target with no date"),
    why: Label::new(
        "没有期限就永远可以说还在推进",
        "It can be said for ever to be under way",
    ),
    example: Label::new(
        "“实现体育场馆全覆盖”，没有写到哪一年",
        "\"Full coverage by sports venues\", by no year that is stated",
    ),
    remedy: Label::new("写明期限", "State by when"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (at, facts) in targets(plan).filter(|(_, target)| target.horizon.is_none()) {
        let name = words::called(plan, at);
        let zh = format!("指标{}没有期限", name.zh);
        let en = format!("{} has no date", name.en);
        hits.push(hit(plan, at, facts, zh, en));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-13.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: \"Firms\" has no date"]
        );
    }
}
