//! Projects are listed, and what they cost and who pays is not.

use super::{listed, without};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "PRJ-13",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("项目没有投资额", "A project without a sum"),
    why: Label::new(
        "不知投多少、钱从哪来，要素保障和审批都无从安排",
        "Without a sum and its source neither land nor money can be set aside for it",
    ),
    example: Label::new(
        "清单列了项目名称和产业，没有投资一栏",
        "The listing has names and industries and no column for the investment",
    ),
    remedy: Label::new(
        "逐个写明总投资和资金来源",
        "State the sum and where it comes from, project by project",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let alike = without(context, |project| project.investment.is_some());
    let side = |project| listed(context, project);
    let one = |name: Both| Both {
        zh: format!("{}没有写明投资额", name.zh),
        en: format!("what {} is to cost is not said", name.en),
    };
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("个项目", "没有写明投资额"),
            ("projects", "have no sum of investment"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-13.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.mill [1]: what \"Mill Park\" is to cost is not said"]
        );
    }
}
