//! A section is part of its own subsection.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-10",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("上级循环", "A thing that is part of itself"),
    why: Label::new(
        "树和大纲无法展开它，它和它的下级会从中消失",
        "No tree can hold it: it and its parts fall out of every outline",
    ),
    example: Label::new(
        "甲的上级是乙，乙的上级又是甲",
        "One is part of the other, and the other of the one",
    ),
    remedy: Label::new("改正其中一个“of”", "Correct the \"of\" of one of them"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::Cycle);
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-10.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "section.aims [1]: it is part of itself",
                "section.work [2]: it is part of itself"
            ]
        );
    }
}
