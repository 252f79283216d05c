//! A file holds towns and projects and no entity of the kind `Plan`.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-13",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("缺少方案条目", "No entity stands for the plan"),
    why: Label::new(
        "名称、状态和期限无处可记，总览为空",
        "Its name, state and horizon have no place, and the overview is empty",
    ),
    example: Label::new(
        "文件中没有类别为“Plan”的条目",
        "A file has no entity of the kind \"Plan\"",
    ),
    remedy: Label::new(
        "补上代表方案本身的条目",
        "Add the one that stands for the plan itself",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::NoPlanEntity);
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-13.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["file []: no entity is the plan itself: one of the kind Plan is missing"]
        );
    }
}
