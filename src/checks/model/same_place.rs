//! Two sections both claim to be 2.1.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-09",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("出处冲突", "Two things at one place"),
    why: Label::new(
        "引用这一出处时无法确定指哪一个",
        "Whoever cites the place may mean either",
    ),
    example: Label::new("两个章节都写作“2.1”", "Two sections say \"2.1\""),
    remedy: Label::new("按原文改正其中一个", "Correct one of them after the draft"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::SamePlace(_));
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-09.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["section.work [1]: 1 is claimed by two entities"]
        );
    }
}
