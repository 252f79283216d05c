//! A project is in the file and says nowhere where the draft names it.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-04",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("没有出处", "A thing without a place"),
    why: Label::new(
        "无法区分原文所载与后来添加",
        "What the draft says cannot be told from what somebody added",
    ),
    example: Label::new("某项目没有“at”", "A project has no \"at\""),
    remedy: Label::new(
        "注明原文出处；原文没有的，从文件中删去",
        "Say where the draft has it; what it has not does not belong in the file",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::NoLocator);
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["town.mill []: it has no place in the draft"]
        );
    }
}
