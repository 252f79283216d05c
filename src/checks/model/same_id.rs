//! `town.mill` stands twice in the file, with two names.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-01",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("编号重复", "Two things with one id"),
    why: Label::new(
        "按编号引用时只能找到前一个，后一个无法被链接、查找和引用",
        "Whoever cites the id reaches the first; the second can be neither linked, found nor cited",
    ),
    example: Label::new(
        "两个条目的编号都是“town.mill”",
        "Two entities have the id \"town.mill\"",
    ),
    remedy: Label::new(
        "为其中一个另定编号，并核对指向它的链接",
        "Give one of them another id, and look at the links that were meant for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for problem in plan.problems() {
        let (Fault::DuplicateId(id), Some(second)) = (&problem.fault, problem.entity) else {
            continue;
        };
        let first = plan.find(id.raw()).map(|first| Side::name(plan, first));
        let hit = problems::hit(problem).side(Side::name(plan, second));
        hits.push(first.into_iter().fold(hit, Hit::side));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["town.mill [0 0]: the id \"town.mill\" is used twice"]
        );
    }
}
