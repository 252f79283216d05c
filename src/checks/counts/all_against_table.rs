//! A caption says "by town", or "all", and the table leaves one out.

use std::collections::HashSet;

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Kind, Relation};
use crate::plan::{EntityRef, Label, Locator};

pub(super) const RULE: Rule = Rule {
    code: "CNT-03",
    group: Group::Counts,
    severity: Severity::Warning,
    title: Label::new("称“各”“全部”而表中有缺", "Said of all; a table lacks one"),
    why: Label::new(
        "表题承诺逐一列出，缺的那一个是没有，还是漏了，无从判断",
        "The table promises each of them; whether the one that is missing has nothing or was forgotten is open",
    ),
    example: Label::new(
        "表题为“各街镇项目”，表中没有南岸镇",
        "\"Projects by town\", and Nan'an has no row",
    ),
    remedy: Label::new(
        "补上缺的一行；确无内容的，写“无”",
        "Add the row, or say that there is nothing to put into it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let groups = [Kind::Collective, Kind::Count];
    let groups = groups.into_iter().flat_map(|kind| plan.of_kind(kind));
    for group in groups {
        for at in &plan.get(*group).at {
            if let (Locator::Table(_), Some(table)) = (at, plan.place(at)) {
                hits.extend(hit(context, *group, table, at));
            }
        }
    }
}

fn hit(context: &Context<'_>, group: EntityRef, table: EntityRef, at: &Locator) -> Option<Hit> {
    let plan = context.plan;
    let taken_in = plan.links_from(group, Relation::TakesIn).iter();
    let members: HashSet<EntityRef> = taken_in.map(|edge| edge.to).collect();
    let in_table = |thing: &EntityRef| {
        let cells = context.cells_naming(*thing).iter();
        cells.into_iter().any(|cell| cell.table == table)
    };
    let mut missing: Vec<EntityRef> = members
        .iter()
        .copied()
        .filter(|one| !in_table(one))
        .collect();
    // A table that has none of them is about something else.
    if missing.is_empty() || missing.len() == members.len() {
        return None;
    }
    missing.sort();
    let (name, list) = (words::called(plan, group), words::listed(plan, &missing));
    let [zh, en] =
        [crate::plan::Lang::Zh, crate::plan::Lang::En].map(|lang| at.label(lang).to_string());
    let zh = format!("{zh}以{}为题，表中没有{}", name.zh, list.zh);
    let en = format!("{en} is about {} and leaves out {}", name.en, list.en);
    let hit = Hit::on(table, zh, en).field("rows");
    let own = Side::new(group, Some(at.clone()), plan.get(group).name.clone());
    Some(
        hit.side(own)
            .side(Side::name(plan, missing[0]))
            .saw(list.zh),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/CNT-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["table.list [T1 1]: T1 is about \"Each town\" and leaves out \"Nan'an Town\""]
        );
    }
}
