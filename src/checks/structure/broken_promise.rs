//! A table is headed "sequence of projects" and has no column with an order, a stage or a date.

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::Kind;
use crate::plan::{Label, Lang, Locator};

pub(super) const RULE: Rule = Rule {
    code: "STR-02",
    group: Group::Structure,
    severity: Severity::Error,
    title: Label::new("表题所诺，表中所无", "A caption's promise not kept"),
    why: Label::new(
        "执行者按表题去找次序或时间，却找不到，只能各自理解",
        "Whoever is to carry it out looks for the order or the time and finds none, so that each reads it in his own way",
    ),
    example: Label::new(
        "表题为“项目推进时序”，各栏只有街镇和项目",
        "The caption says \"sequence of projects\" and the columns are town and project",
    ),
    remedy: Label::new(
        "补上所承诺的一栏，或改表题",
        "Add the column that is promised, or put the caption otherwise",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan.table(*table) else {
            continue;
        };
        for promise in &facts.promises {
            if facts.columns.iter().any(|column| column.of == promise.of) {
                continue;
            }
            let heads = |lang: Lang, by: &str| {
                let heads = facts.columns.iter().map(|column| column.get(lang).as_str());
                heads.collect::<Vec<_>>().join(by)
            };
            let (zh, en) = (heads(Lang::Zh, "、"), heads(Lang::En, ", "));
            let hit = Hit::on(
                *table,
                format!("表题称“{}”，各栏只有{zh}", promise.zh),
                format!("the caption says \"{}\"; the columns are {en}", promise.en),
            );
            let at = plan.table_number(*table).map(Locator::Table);
            let name = &plan.get(*table).name;
            hits.push(
                hit.field("promises")
                    .side(Side::new(*table, at.clone(), bi(&name.zh, &name.en)))
                    .side(Side::new(*table, at, bi(&zh.into(), &en.into()))),
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
        let bad = include_str!("../../../tests/plans/checks/STR-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "table.sequence [T1 T1]: the caption says \"sequence\"; the columns are Town, Project"
            ]
        );
    }
}
