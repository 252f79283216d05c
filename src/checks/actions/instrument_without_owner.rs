//! A measure promises a platform or a scheme, and says neither who sets it up nor by when.

use super::duty;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::Kind;

pub(super) const RULE: Rule = Rule {
    code: "ACT-04",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new(
        "承诺出台而无主体无时限",
        "A promised instrument with neither owner nor date",
    ),
    why: Label::new(
        "平台、办法、清单由谁出、何时出不清楚，多半不了了之",
        "Who is to deliver it, and when, is open: it will be forgotten",
    ),
    example: Label::new(
        "“建立多元监管平台”，没有写由谁、何时",
        "\"Set up a supervision platform\", by nobody and at no time",
    ),
    remedy: Label::new("写明责任单位和出台时间", "Name the unit and the date"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for measure in plan.of_kind(Kind::Measure) {
        let Some(facts) = duty(plan, *measure) else {
            continue;
        };
        let Some(instrument) = &facts.instrument else {
            continue;
        };
        // What is said of the action above holds for its measures.
        let mut answered = facts.lead_unit.is_some() || facts.deadline.is_some();
        let mut above = plan.whole(*measure);
        while let Some(whole) = above.filter(|_| !answered) {
            let own = duty(plan, whole);
            answered = own.is_some_and(|own| own.lead_unit.is_some() || own.deadline.is_some());
            above = plan.whole(whole);
        }
        if answered {
            continue;
        }
        let what = words::quoted(instrument.zh.as_str(), instrument.en.as_str());
        let zh = format!("承诺{}，没有责任单位，也没有时限", what.zh);
        let en = format!("promised with neither a unit nor a date: {}", what.en);
        hits.push(
            Hit::on(*measure, zh, en)
                .field("is")
                .side(Side::said(plan, *measure, instrument)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "measure.brand.fair [1]: promised with neither a unit nor a date: \"a cooperation platform\""
            ]
        );
    }
}
