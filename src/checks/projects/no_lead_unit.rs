//! A list of key projects names no unit that answers for any of them.

use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Facts, Kind, TableRole};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-12",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("项目无牵头单位", "No unit answers for a project"),
    why: Label::new(
        "没有牵头单位，项目推进、协调和考核无从着手",
        "Nobody can be asked how a project stands",
    ),
    example: Label::new(
        "重点项目清单有项目、有集聚区，没有牵头单位",
        "A list of key projects has clusters and industries and no lead units",
    ),
    remedy: Label::new(
        "在清单或时序表中加一栏，逐个写明牵头单位",
        "Add a column and name the lead unit of each project",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let projects = plan.of_kind(Kind::Project);
    let without = projects
        .iter()
        .filter(|project| match &plan.get(**project).is {
            Facts::Project(facts) => facts.lead_unit.is_none(),
            _ => false,
        });
    let without: Vec<_> = without.copied().collect();
    let sequence = context.first_table(TableRole::Sequence, ColumnRole::Project);
    let listing = || context.first_table(TableRole::Listing, ColumnRole::Project);
    let Some(table) = sequence.or_else(listing).filter(|_| !without.is_empty()) else {
        return;
    };
    let (count, all) = (without.len(), projects.len());
    let mut sample = without
        .iter()
        .filter_map(|project| context.cells_naming(*project).first());
    let Some(sample) = sample.next() else { return };
    let of = words::some(all, "project", "projects");
    let (zh, en) = if count == all {
        let zh = format!("{all}个项目都没有牵头单位");
        (zh, format!("none of {of} has a lead unit"))
    } else {
        let zh = format!("{all}个项目中{count}个没有牵头单位");
        (zh, format!("of {of} {count} have no lead unit"))
    };
    let hit = Hit::on(table, zh, en)
        .field("is")
        .saw(format!("{count} {all}"));
    hits.push(
        hit.side(context.table_side(table))
            .side(context.side(*sample)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-12.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["table.sequence [T1 T1.1]: none of 1 project has a lead unit"]
        );
    }
}
