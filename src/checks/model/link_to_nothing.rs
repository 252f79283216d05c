//! A link goes to `town.mil`, and there is only `town.mill`.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "MOD-02",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("链接落空", "A link to nothing"),
    why: Label::new(
        "链接指向的条目不存在，相关清单和视图会悄悄缺少一项",
        "What it should lead to is missing from every list and view, in silence",
    ),
    example: Label::new(
        "链接写作“town.mil”，而条目是“town.mill”",
        "A link says \"town.mil\" and the thing is \"town.mill\"",
    ),
    remedy: Label::new(
        "改正编号，或补上缺少的条目",
        "Correct the id, or add the thing that is missing",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    hits.extend(problems::broken(context.plan, |field| {
        field != problems::TOUR
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["goal.hub []: links: nothing has the id \"town.mil\"; did you mean \"town.mill\"?"]
        );
    }
}
