//! The opening lists the towns in one order, and the table of projects in another.

use std::collections::{HashMap, HashSet};

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::{ColumnRole, Facts, Kind};
use crate::plan::{EntityRef, Label, Lang, Locator, Plan};
use crate::text::Safe;

pub(super) const RULE: Rule = Rule {
    code: "STR-09",
    group: Group::Structure,
    severity: Severity::Note,
    title: Label::new("街镇排序不一", "Towns listed in different orders"),
    why: Label::new(
        "排序在公文中有含义；不一时，读者会问是不是轻重有别",
        "Order means something in an official document; where it differs, a reader asks whether rank does",
    ),
    example: Label::new(
        "前言先写磨坊镇，项目表先写码头镇",
        "The opening begins with Mill Town and the table with Quay Town",
    ),
    remedy: Label::new(
        "通篇用同一排序，或说明按什么排",
        "Use one order throughout, or say what each goes by",
    ),
    run,
};

/// Fewer towns than these have no order worth speaking of.
const FEWEST: usize = 3;

/// The towns in the order in which something lists them.
struct List {
    by: EntityRef,
    at: Option<Locator>,
    towns: Vec<EntityRef>,
}

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let lists = lists(context);
    let Some(first) = lists.iter().find(|list| list.towns.len() >= FEWEST) else {
        return;
    };
    let ranks: HashMap<EntityRef, usize> = first.towns.iter().copied().zip(0..).collect();
    let mut known = HashSet::new();
    for list in &lists {
        let shared = list.towns.iter().filter_map(|town| ranks.get(town));
        let shared: Vec<usize> = shared.copied().collect();
        if shared.len() < FEWEST || shared.is_sorted() || !known.insert(&list.towns) {
            continue;
        }
        let [here, there] = [list, first].map(|list| {
            [Lang::Zh, Lang::En].map(|lang| {
                list.at
                    .as_ref()
                    .map(|at| at.label(lang))
                    .unwrap_or_default()
            })
        });
        let hit = Hit::on(
            list.by,
            format!("{}的街镇排序与{}不同", here[0], there[0]),
            format!(
                "{} lists the towns in another order than {}",
                here[1], there[1]
            ),
        );
        hits.push(hit.side(side(plan, list)).side(side(plan, first)));
    }
}

/// Stated counts, then tables.
fn lists(context: &Context<'_>) -> Vec<List> {
    let plan = context.plan;
    let mut lists = Vec::new();
    for count in plan.of_kind(Kind::Count) {
        let Facts::Count(facts) = &plan.get(*count).is else {
            continue;
        };
        let named = facts
            .members
            .iter()
            .filter_map(|member| plan.find(member.is.as_ref()?.raw()));
        lists.push(List {
            by: *count,
            at: plan.get(*count).at.first().cloned(),
            towns: named
                .filter(|town| plan.kind(*town) == Kind::Town)
                .collect(),
        });
    }
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan.table(*table) else {
            continue;
        };
        let Some(column) = facts
            .columns
            .iter()
            .position(|column| column.of == ColumnRole::Town)
        else {
            continue;
        };
        let mut towns = Vec::new();
        let mut seen = vec![false; plan.of_kind(Kind::Town).len()];
        for row in &facts.rows {
            for id in row.get(column).iter().flat_map(|cell| &cell.is) {
                let town = plan.find(id.raw());
                let nth = town.and_then(|town| plan.of_kind(Kind::Town).binary_search(&town).ok());
                if let (Some(town), Some(nth)) = (town, nth)
                    && !std::mem::replace(&mut seen[nth], true)
                {
                    towns.push(town);
                }
            }
        }
        let at = plan.table_number(*table).map(Locator::Table);
        lists.push(List {
            by: *table,
            at,
            towns,
        });
    }
    lists
}

fn side(plan: &Plan, list: &List) -> Side {
    let names = |lang: Lang| {
        let names = list
            .towns
            .iter()
            .map(|town| plan.get(*town).name.get(lang).as_str());
        Safe::from(names.collect::<Vec<_>>().join(lang.pick("、", ", ")))
    };
    Side::new(
        list.by,
        list.at.clone(),
        bi(&names(Lang::Zh), &names(Lang::En)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-09.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["table.list [T1 0]: T1 lists the towns in another order than opening"]
        );
    }
}
