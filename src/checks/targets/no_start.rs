//! A window, a sum or a yearly average does not say when it begins.

use super::{has_number, hit, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;
use crate::plan::file::TargetForm;

pub(super) const RULE: Rule = Rule {
    code: "IND-06",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("时段无起点", "A span with no start"),
    why: Label::new(
        "五年、累计、年均从哪一年算起，结果会差很多",
        "From which year one counts changes the result",
    ),
    example: Label::new(
        "“五年引进12家”，没有写从哪一年起",
        "\"12 firms in five years\", beginning in no year that is stated",
    ),
    remedy: Label::new("写明起算的年份", "State the year from which it counts"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (at, facts) in targets(plan).filter(|(_, target)| has_number(target)) {
        let horizon = facts.horizon.as_ref();
        let starts = horizon.is_some_and(|horizon| horizon.from.is_some());
        let window = horizon.is_some_and(|horizon| horizon.window.is_some());
        let (zh, en) = match facts.form {
            _ if window => ("期限是一段时间", "its horizon is a span of years"),
            TargetForm::Cumulative => ("是累计数", "it is a sum over time"),
            TargetForm::YearlyGrowth => ("是年均数", "it is a yearly average"),
            TargetForm::Level | TargetForm::YearOnYear => continue,
        };
        if starts || facts.baseline.is_some() {
            continue;
        }
        let name = words::called(plan, at);
        let zh = format!("{}：{zh}，没有写明起点", name.zh);
        let en = format!("{}: {en}, and when it begins is not said", name.en);
        hits.push(hit(plan, at, facts, zh, en));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "target.sales [1]: \"Growth of retail sales\": it is a yearly average, and when it begins is not said"
            ]
        );
    }
}
