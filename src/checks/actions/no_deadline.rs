//! An action says nothing of when, and neither do its measures.

use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "ACT-02",
    group: Group::Actions,
    severity: Severity::Error,
    title: Label::new("行动无完成时限", "No deadline"),
    why: Label::new(
        "没有时限，就没有进度可查",
        "There is no progress to ask for",
    ),
    example: Label::new(
        "“品牌提升行动”及其二十条措施都没有写何时完成",
        "The \"Brand Action\" and its twenty measures have no date",
    ),
    remedy: Label::new(
        "写明完成时限，分年度的写明各年任务",
        "State the deadline, and the tasks of each year",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let words = ("没有完成时限", "has no deadline");
    super::report_lacking(context, hits, |duty| duty.deadline.is_none(), words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["action.brand [1]: \"Brand action\" has no deadline; nor has any of its 1 measure"]
        );
    }
}
