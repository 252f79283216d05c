//! A project is named, and no unit that answers for it.

use super::{listed, without};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "PRJ-12",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("项目无牵头单位", "No unit answers for a project"),
    why: Label::new(
        "没有牵头单位，项目推进、协调和考核无从着手",
        "Nobody can be asked how a project stands",
    ),
    example: Label::new(
        "重点项目清单有项目、有集聚区，没有牵头单位",
        "A list of key projects has clusters and industries and no lead units",
    ),
    remedy: Label::new(
        "在清单或时序表中加一栏，逐个写明牵头单位",
        "Add a column and name the lead unit of each project",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let alike = without(context, |project| project.lead_unit.is_some());
    let side = |project| listed(context, project);
    let one = |name: Both| Both {
        zh: format!("{}没有牵头单位", name.zh),
        en: format!("{} has no lead unit", name.en),
    };
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("个项目", "没有牵头单位"),
            ("projects", "have no lead unit"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-12.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.mill [T1.1]: \"Mill Park\" has no lead unit"]
        );
    }
}
