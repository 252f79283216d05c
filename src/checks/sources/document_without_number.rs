//! A document that the plan rests on is cited without its number and without its date.

use crate::checks::gather::Alike;
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind};

pub(super) const RULE: Rule = Rule {
    code: "REF-01",
    group: Group::Sources,
    severity: Severity::Note,
    title: Label::new("依据文件无文号无日期", "A document with no number, date"),
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
    // What is still to be drawn up can have neither.
    let issued = plan.of_kind(Kind::Document).iter().filter_map(|document| {
        let Facts::Document(facts) = &plan.get(*document).is else {
            return None;
        };
        facts.promise.is_none().then_some((*document, facts))
    });
    let all = issued.clone().count();
    let without = issued.filter(|(_, facts)| facts.number.is_none() && facts.dated.is_none());
    let alike = Alike {
        lacking: without.map(|(document, _)| document).collect(),
        all,
        field: "is",
    };
    let one = |name: Both| Both {
        zh: format!("{}没有文号，也没有印发日期", name.zh),
        en: format!("{} is cited with neither number nor date", name.en),
    };
    let side = |document| Side::name(plan, document);
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("份依据文件", "没有文号，也没有印发日期"),
            ("documents", "are cited with neither number nor date"),
        )
    });
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
