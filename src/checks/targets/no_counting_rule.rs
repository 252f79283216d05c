//! Things are to be counted, and nothing says which of them count.

use super::{has_number, is_rate, lacking, statement, targets};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-10",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("计数无口径", "No counting rule"),
    why: Label::new(
        "算不算数全凭解释，数字可大可小",
        "What counts is open, and so is the number",
    ),
    example: Label::new(
        "“知名品牌25个”：怎样才算知名？",
        "\"25 well-known brands\": which are well known?",
    ),
    remedy: Label::new(
        "写明认定标准、统计来源和时点",
        "Say what counts, who counts it and when",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let counted = targets(plan).filter(|(_, target)| has_number(target) && !is_rate(target));
    // An official class is counted by rules of its own.
    let alike = lacking(counted, |target| {
        target.definition.is_none() && target.standard.is_none()
    });
    let one = |name: Both| Both {
        zh: format!("{}没有写明怎样认定和计算", name.zh),
        en: format!("how {} is counted is not said", name.en),
    };
    let side = |at| statement(plan, at);
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("个计数指标", "没有写明怎样认定和计算"),
            ("targets", "do not say what counts and how"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-10.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: how \"Firms\" is counted is not said"]
        );
    }
}
