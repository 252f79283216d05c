//! An action names no unit that answers for it, and neither do its measures.

use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "ACT-01",
    group: Group::Actions,
    severity: Severity::Error,
    title: Label::new("行动无牵头单位", "No lead unit"),
    why: Label::new(
        "没有牵头单位，任务分解不下去，督查也找不到人",
        "It cannot be broken down into tasks, and nobody can be asked",
    ),
    example: Label::new(
        "“品牌提升行动”及其二十条措施都没有写由谁牵头",
        "The \"Brand Action\" and its twenty measures name nobody",
    ),
    remedy: Label::new(
        "写明牵头单位，并附任务分解表",
        "Name the lead unit, and add a table of tasks",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let words = ("没有牵头单位", "has no lead unit");
    super::report_lacking(context, hits, |duty| duty.lead_unit.is_none(), words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["action.brand [1]: \"Brand action\" has no lead unit; nor has any of its 1 measure"]
        );
    }
}
