//! A target has the value `NaN`.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-12",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("数值无效", "A number that is none"),
    why: Label::new(
        "无法比较、换算和评价",
        "It can be neither compared nor judged",
    ),
    example: Label::new("指标值写作“NaN”", "The value of a target is \"NaN\""),
    remedy: Label::new(
        "写明数值；原文没有的留空",
        "Write the number, or nothing where the draft has none",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::NotANumber);
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-12.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [0]: low: not a number"]
        );
    }
}
