//! A target does not say for which area it holds.

use super::{lacking, statement, targets};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-11",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("统计范围不明", "No area for the statistic"),
    why: Label::new(
        "按全区还是按片区统计，数值不同，有的片区根本没有统计",
        "Of the district or of a part of it: the numbers differ, and for the part there may be none",
    ),
    example: Label::new(
        "“社会消费品零售总额增长8%”：全区，还是六个街镇？",
        "\"Retail sales up by 8 %\": in the district, or in the six towns?",
    ),
    remedy: Label::new(
        "写明统计范围，并确认有这一范围的数据",
        "Say for which area, and see that there are figures for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let alike = lacking(targets(plan), |target| target.area.is_none());
    let one = |name: Both| Both {
        zh: format!("{}没有写明统计范围", name.zh),
        en: format!("for which area {} holds is not said", name.en),
    };
    alike.report(
        context,
        hits,
        |at| statement(plan, at),
        one,
        |share| {
            share.told(
                ("个指标", "没有写明统计范围"),
                ("targets", "do not say for which area they hold"),
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
        let bad = include_str!("../../../tests/plans/checks/IND-11.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: for which area \"Firms\" holds is not said"]
        );
    }
}
