//! Eight industries are announced, and seven are listed.

use super::{Listed, counts, list};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;

pub(super) const RULE: Rule = Rule {
    code: "CNT-01",
    group: Group::Counts,
    severity: Severity::Error,
    title: Label::new("所称数目与所列不符", "A stated number does not add up"),
    why: Label::new(
        "是漏列一项，还是数错，读者无从判断",
        "Whether one has been left out or the number is wrong, no reader can tell",
    ),
    example: Label::new(
        "“四大产业”后只列三项",
        "\"Four industries\", and three are listed",
    ),
    remedy: Label::new(
        "补列成员，或改正数目",
        "List what is missing, or correct the number",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (count, facts, listed) in counts(plan) {
        let Listed::Members(members) = listed else {
            continue;
        };
        if members == facts.number as usize {
            continue;
        }
        let name = words::called(plan, count);
        let zh = format!("{}称{}项，所列为{members}项", name.zh, facts.number);
        let en = format!("{} states {} and lists {members}", name.en, facts.number);
        let at = plan.get(count).at.first().cloned();
        let hit = Hit::on(count, zh, en).field("members");
        hits.push(hit.side(Side::name(plan, count)).side(Side::new(
            count,
            at,
            list(plan, count, facts),
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/CNT-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "count.three [1 1]: \"Three industries\" states 3 and lists 2",
                "count.towns [2 2]: \"Three towns\" states 3 and lists 2"
            ]
        );
    }
}
