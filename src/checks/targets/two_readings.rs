//! The words of a target can be read in two ways, with two results.

use super::{has_number, hit, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;
use crate::plan::file::TargetForm;

pub(super) const RULE: Rule = Rule {
    code: "IND-05",
    group: Group::Targets,
    severity: Severity::Error,
    title: Label::new("指标可作两解", "A statistic with two readings"),
    why: Label::new(
        "按不同读法会得出达到与未达到两种结论",
        "Read one way it is reached, read the other way it is not",
    ),
    example: Label::new(
        "“到2025年收入同比增长8%”：是当年，还是每年？",
        "\"By 2025 revenue up by 8 % year on year\": in that year, or in every year?",
    ),
    remedy: Label::new(
        "写明是哪些年份、计的是哪一种对象",
        "Say for which years it holds and which one thing is counted",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (at, facts) in targets(plan).filter(|(_, target)| has_number(target)) {
        let mut readings = words::Both::default();
        if facts.form == TargetForm::YearOnYear && facts.horizon.is_some() {
            readings
                .zh
                .push_str("同比的年份可指到期当年，也可指期内每一年");
            readings
                .en
                .push_str("year on year may mean the last year, or every year until then");
        }
        if facts.counts.len() > 1 {
            let kinds = facts.counts.iter();
            let kinds = kinds.map(|named| words::quoted(named.zh.as_str(), named.en.as_str()));
            let kinds = words::enumerated(kinds, facts.counts.len());
            readings
                .zh
                .push_str(&format!("{}合为一个数，可指合计，也可指各自", kinds.zh));
            let one = format!("one number for {}: of all together, or of each", kinds.en);
            readings.en.push_str(&one);
        }
        if readings.zh.is_empty() {
            continue;
        }
        let name = words::called(plan, at);
        let zh = format!("{}：{}", name.zh, readings.zh);
        let en = format!("{}: {}", name.en, readings.en);
        hits.push(hit(plan, at, facts, zh, en));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "target.sales [1]: \"Growth of retail sales\": year on year may mean the last year, or every year until then"
            ]
        );
    }
}
