//! A thing claims to stand in row 9 of a table that has 8.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-03",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("出处有误", "A locator that leads nowhere"),
    why: Label::new(
        "出处找不到，读者无法回到原文核对",
        "Nobody can go back to the draft and look",
    ),
    example: Label::new(
        "出处写作“T2.9”，而表2只有8行",
        "A locator says \"T2.9\" and table 2 has 8 rows",
    ),
    remedy: Label::new("按原文改正出处", "Correct it after the draft"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted =
        |fault: &Fault| matches!(fault, Fault::MalformedLocator(_) | Fault::LocatorNowhere(_));
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "town.mill [0]: at: the plan has no T1.2",
                "town.mill [0]: at: the plan has no 3.1",
                "town.mill [0]: at: \"row 4\" is no locator; write 2.1.3, T5.19 or F1"
            ]
        );
    }
}
