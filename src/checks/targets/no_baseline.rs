//! A target does not say from where it starts.

use super::{is_rate, lacking, statement, targets};
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "IND-02",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("指标无基期值", "A target with no baseline"),
    why: Label::new(
        "不知起点，就看不出是已经达到、需要努力还是不切实际",
        "Whether it is reached already, within reach or out of it cannot be seen",
    ),
    example: Label::new(
        "“规上企业80家以上”，没有写现有多少家",
        "\"80 firms or more\"; how many there are is not said",
    ),
    remedy: Label::new(
        "写明基期值和日期",
        "State the value to start from and its date",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    // Of rates another rule speaks, and worse.
    let others = targets(plan).filter(|(_, target)| !is_rate(target));
    let alike = lacking(others, |target| target.baseline.is_none());
    let one = |name: Both| Both {
        zh: format!("指标{}没有基期值", name.zh),
        en: format!("the target {} has no baseline", name.en),
    };
    alike.report(
        context,
        hits,
        |at| statement(plan, at),
        one,
        |share| share.told(("个指标", "没有基期值"), ("targets", "have no baseline")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["target.firms [1]: the target \"Firms\" has no baseline"]
        );
    }
}
