//! No unit answers for a target.

use super::{lacking, statement, targets};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-14",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("指标无责任单位", "No unit answers for a target"),
    why: Label::new(
        "没有责任单位，指标落空也没有人负责",
        "If it is missed, it was nobody's",
    ),
    example: Label::new(
        "全文有指标而没有写明各由哪个单位负责",
        "There are targets, and no unit is named for any of them",
    ),
    remedy: Label::new("逐个写明责任单位", "Name the unit that answers for each"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let alike = lacking(targets(plan), |target| target.lead_unit.is_none());
    let one = |name: Both| Both {
        zh: format!("指标{}没有责任单位", name.zh),
        en: format!("no unit answers for {}", name.en),
    };
    alike.report(
        context,
        hits,
        |at| statement(plan, at),
        one,
        |share| {
            share.told(
                ("个指标", "没有责任单位"),
                ("targets", "have no unit that answers for them"),
            )
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-14.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: no unit answers for \"Firms\""]
        );
    }
}
