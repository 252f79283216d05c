//! A row has four cells and its table five columns.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-11",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("行列不齐", "A row that misfits its table"),
    why: Label::new(
        "缺格之后的内容会错列，张冠李戴",
        "Whatever stands behind the gap is read under the wrong header",
    ),
    example: Label::new(
        "表有五列，某一行只有四格",
        "A table has five columns and one of its rows four cells",
    ),
    remedy: Label::new(
        "补上缺少的单元格；合并的单元格也要占位",
        "Add the cell that is missing; a merged one takes its place too",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::RowWidth { .. });
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-11.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["table.list [T1]: row 1 has 1 cells where the table has 2 columns"]
        );
    }
}
