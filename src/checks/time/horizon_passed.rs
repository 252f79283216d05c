//! The plan runs to a year that is over.

use super::{day, itself, side};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "TIM-01",
    group: Group::Time,
    severity: Severity::Error,
    title: Label::new("期限已过", "The horizon lies before today"),
    why: Label::new(
        "期满的方案不宜再报批；已批的应转入评估",
        "What has run out is not to be approved any more; what was approved is to be evaluated",
    ),
    example: Label::new(
        "送审时是2026年，目标年是2025年",
        "It is 2026, and the targets are for 2025",
    ),
    remedy: Label::new(
        "重定目标年和目标值，或转入评估",
        "Set a new horizon and new values, or evaluate it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some((entity, facts)) = itself(plan) else {
        return;
    };
    let Some((horizon, until)) = facts.horizon.as_ref().zip(day(facts.horizon.as_ref())) else {
        return;
    };
    if until >= context.today {
        return;
    }
    let passed = plan.of_kind(Kind::Target).iter().filter(|target| {
        let Facts::Target(facts) = &plan.get(**target).is else {
            return false;
        };
        day(facts.horizon.as_ref()).is_some_and(|until| until < context.today)
    });
    let (passed, all) = (passed.count(), plan.of_kind(Kind::Target).len());
    let said = words::quoted(horizon.words.zh.as_str(), horizon.words.en.as_str());
    let mut zh = format!("{}（读作{until}）已过", said.zh);
    let mut en = format!("{} (read as {until}) is over", said.en);
    if all > 0 {
        let targets = counted(all, "target", "targets");
        zh.push_str(&format!("；{all}个指标中{passed}个已到期"));
        en.push_str(&format!("; {passed} of {targets} fall due by then"));
    }
    // The day itself is not seen: a waiver would end every night.
    let hit = Hit::on(entity, zh, en).field("horizon");
    hits.push(
        hit.saw(horizon.read_as.raw())
            .side(side(plan, entity, horizon)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TIM-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "plan.itself []: \"by 2025\" (read as 2025-12-31) is over; 1 of 1 target fall due by then"
            ]
        );
    }
}
