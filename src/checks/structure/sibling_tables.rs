//! Two tables list projects of two units; one has a column for lead industries, the other has none.

use std::collections::HashMap;

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::{ColumnRole, Kind, Table, TableRole};
use crate::plan::{EntityRef, Label, Lang, Locator, Plan};
use crate::text::Safe;

pub(super) const RULE: Rule = Rule {
    code: "STR-05",
    group: Group::Structure,
    severity: Severity::Note,
    title: Label::new("同类表栏目不一", "Sibling tables differ in columns"),
    why: Label::new(
        "同类项目填报内容不同，无法并表比较",
        "Like things are described unlike, so that they cannot be compared or put in one table",
    ),
    example: Label::new(
        "甲片项目表有“主导产业”一栏，乙片没有",
        "The listing of one unit has a column for lead industries, that of another has none",
    ),
    remedy: Label::new(
        "统一栏目；确不适用的，在表下说明",
        "Give them the same columns, or say under the table why not",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for role in [
        TableRole::Directions,
        TableRole::Listing,
        TableRole::Sequence,
    ] {
        let tables = plan.of_kind(Kind::Table).iter();
        let of_role = |table: &EntityRef| plan.table(*table).filter(|facts| facts.role == role);
        let tables: Vec<(EntityRef, &Table)> = tables
            .filter_map(|table| Some((*table, of_role(table)?)))
            .collect();
        let Some((model, usual)) = most_usual(&tables) else {
            continue;
        };
        for (table, facts) in &tables {
            if columns(facts) != columns(usual) {
                hits.push(differs(plan, (*table, facts), (model, usual)));
            }
        }
    }
}

fn columns(facts: &Table) -> Vec<ColumnRole> {
    facts.columns.iter().map(|column| column.of).collect()
}

/// The first of the tables whose columns most of them have.
fn most_usual<'p>(tables: &[(EntityRef, &'p Table)]) -> Option<(EntityRef, &'p Table)> {
    let mut counts: HashMap<Vec<ColumnRole>, usize> = HashMap::new();
    for (_, facts) in tables {
        *counts.entry(columns(facts)).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let mut tables = tables.iter().copied();
    tables.find(|(_, facts)| counts[&columns(facts)] == most)
}

fn differs(plan: &Plan, other: (EntityRef, &Table), usual: (EntityRef, &Table)) -> Hit {
    let only = |a: &Table, b: &Table, lang: Lang| {
        let has = columns(b);
        let only = a.columns.iter().filter(|column| !has.contains(&column.of));
        let only: Vec<&str> = only.map(|column| column.get(lang).as_str()).collect();
        only.join(lang.pick("、", ", "))
    };
    let place = |table, lang| {
        let at = plan
            .table_number(table)
            .map(|number| Locator::Table(number).label(lang));
        at.unwrap_or_default()
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
        let (lacks, has) = (only(usual.1, other.1, lang), only(other.1, usual.1, lang));
        let (own, its) = (place(other.0, lang), place(usual.0, lang));
        match (lacks.as_str(), has.as_str(), lang) {
            ("", "", Lang::Zh) => format!("{own} 的栏目次序与 {its} 不同"),
            ("", "", Lang::En) => format!("{own} has the columns of {its} in another order"),
            ("", _, Lang::Zh) => format!("{own} 比 {its} 多{has}"),
            ("", _, Lang::En) => format!("{own} has columns that {its} has not: {has}"),
            (_, "", Lang::Zh) => format!("{own} 没有 {its} 的{lacks}"),
            (_, "", Lang::En) => format!("{own} lacks columns of {its}: {lacks}"),
            (_, _, Lang::Zh) => format!("{own} 没有 {its} 的{lacks}，另有{has}"),
            (_, _, Lang::En) => {
                format!("{own} lacks columns of {its}: {lacks}; and has others: {has}")
            }
        }
    });
    let side = |(table, facts): (EntityRef, &Table)| {
        let heads = |lang: Lang| {
            let heads = facts.columns.iter().map(|column| column.get(lang).as_str());
            Safe::from(heads.collect::<Vec<_>>().join(" / "))
        };
        let at = plan.table_number(table).map(Locator::Table);
        Side::new(table, at, bi(&heads(Lang::Zh), &heads(Lang::En)))
    };
    let hit = Hit::on(other.0, zh, en).field("columns");
    hit.side(side(other)).side(side(usual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["table.west [T3 T1]: T3 lacks columns of T1: Lead industries"]
        );
    }
}
