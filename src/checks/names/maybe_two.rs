//! What is taken for another name of a thing is perhaps another thing.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::Basis;

pub(super) const RULE: Rule = Rule {
    code: "TRM-04",
    group: Group::Names,
    severity: Severity::Warning,
    title: Label::new("或为两事", "One thing that may be two"),
    why: Label::new(
        "读作一件，可能漏掉一件；读作两件，可能重复一件",
        "Read as one, a thing may be lost; read as two, one may be there twice",
    ),
    example: Label::new(
        "正文的“创新区”是否即表中的“创新产业集聚区”，没有写明",
        "Whether the \"innovation area\" of the prose is the \"innovation cluster\" of the table is not said",
    ),
    remedy: Label::new(
        "确为一事的统一名称；确为两事的分别列出",
        "If they are one, use one name; if they are two, list both",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for thing in plan.all() {
        let names = plan.get(thing).names.iter();
        for name in names.filter(|name| name.basis == Basis::Suspected) {
            let own = words::called(plan, thing);
            let other = words::quoted(name.zh.as_str(), name.en.as_str());
            let zh = format!("{}是否即{}，文中未明", other.zh, own.zh);
            let en = format!(
                "{} may be {} or another thing; the plan does not say",
                other.en, own.en
            );
            let hit = Hit::on(thing, zh, en).field("names");
            hits.push(
                hit.side(Side::said(plan, thing, name))
                    .side(Side::name(plan, thing)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "cluster.innovation [2 1]: \"Innovation Area\" may be \"Innovation Cluster\" or another thing; the plan does not say"
            ]
        );
    }
}
