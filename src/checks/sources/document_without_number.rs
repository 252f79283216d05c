//! A document that the plan rests on is cited without its number and without its date.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind};

pub(super) const RULE: Rule = Rule {
    code: "REF-01",
    group: Group::Sources,
    severity: Severity::Note,
    title: Label::new(
        "依据文件无文号无日期",
        "A basis document without number or date",
    ),
    why: Label::new(
        "同名文件会有几版，没有文号和日期就无法查证依据是否仍然有效",
        "There may be several of the name; without number or date nobody can look up whether it is still in force",
    ),
    example: Label::new(
        "“依据《服务业发展规划》”，没有文号和年份",
        "\"Following the Plan for Services\", with neither number nor year",
    ),
    remedy: Label::new("补上文号和印发日期", "Add number and date"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for document in plan.of_kind(Kind::Document) {
        let Facts::Document(facts) = &plan.get(*document).is else {
            continue;
        };
        // What is still to be drawn up can have neither.
        if facts.promise.is_some() || facts.number.is_some() || facts.dated.is_some() {
            continue;
        }
        let name = words::called(plan, *document);
        let zh = format!("{}没有文号，也没有印发日期", name.zh);
        let en = format!("{} is cited with neither number nor date", name.en);
        let hit = Hit::on(*document, zh, en).field("is");
        hits.push(hit.side(Side::name(plan, *document)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/REF-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["document.services [0]: \"Plan for Services\" is cited with neither number nor date"]
        );
    }
}
