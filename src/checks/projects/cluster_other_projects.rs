//! Two listings have the same cluster, each with projects that the other leaves out.

use std::collections::HashSet;

use crate::checks::{CellAt, Context, Group, Hit, Rule, Severity, words};
use crate::plan::file::{ColumnRole, Kind, TableRole};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-11",
    group: Group::Projects,
    severity: Severity::Note,
    title: Label::new("同一集聚区在两表中项目不同", "A cluster's projects differ"),
    why: Label::new(
        "集聚区究竟含哪些项目，两表不一",
        "What belongs to the cluster has two answers",
    ),
    example: Label::new(
        "甲表列“车站集聚区”三个项目，乙表列另外两个",
        "One listing gives \"Station Cluster\" three projects and another two that are not among them",
    ),
    remedy: Label::new(
        "两表补齐，或写明各自只列一类项目",
        "Complete both, or say that each lists one kind of project alone",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for cluster in context.plan.of_kind(Kind::Cluster) {
        hits.extend(hit(context, *cluster));
    }
}

fn hit(context: &Context<'_>, cluster: EntityRef) -> Option<Hit> {
    let plan = context.plan;
    let cells = context.cells_naming(cluster).iter();
    let cells = cells.filter(|cell| cell.names == ColumnRole::Cluster);
    let listed = cells.filter(|cell| cell.role == TableRole::Listing);
    let mut projects: Vec<(EntityRef, CellAt)> = Vec::new();
    for cell in listed {
        for beside in context.beside(*cell, ColumnRole::Project) {
            projects.extend(context.named(beside).map(|project| (project, beside)));
        }
    }
    let first = projects.first()?.1.table;
    let [here, there] = [true, false].map(|here| {
        let of_it = projects
            .iter()
            .filter(move |(_, cell)| (cell.table == first) == here);
        of_it.collect::<Vec<_>>()
    });
    if there.is_empty() {
        return None;
    }
    let only = |ones: &[&(EntityRef, CellAt)], others: &[&(EntityRef, CellAt)]| {
        let known: HashSet<EntityRef> = others.iter().map(|(project, _)| *project).collect();
        let mut seen = known.clone();
        let new = ones
            .iter()
            .filter(move |(project, _)| seen.insert(*project));
        new.map(|one| **one).collect::<Vec<_>>()
    };
    let (only_here, only_there) = (only(&here, &there), only(&there, &here));
    let either = only_here.first().or(only_there.first())?;
    let names = |ones: &[(EntityRef, CellAt)]| {
        let things: Vec<EntityRef> = ones.iter().map(|(project, _)| *project).collect();
        words::listed(plan, &things)
    };
    let name = words::called(plan, cluster);
    let all: Vec<_> = only_here.iter().chain(&only_there).copied().collect();
    let all = names(&all);
    let zh = format!(
        "集聚区{}在两张清单中项目不同：{}只见于其一",
        name.zh, all.zh
    );
    let en = format!(
        "the cluster {} has other projects in two listings: in one of them alone stand {}",
        name.en, all.en
    );
    let other = only_there
        .first()
        .or(there.first().copied())
        .filter(|one| one.1 != either.1)?;
    Some(
        Hit::on(cluster, zh, en)
            .side(context.side(either.1))
            .side(context.side(other.1)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-11.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "cluster.old [T1.1 T2.1]: the cluster \"Old Town Cluster\" has other projects in two listings: in one of them alone stand \"Mill Park\", \"Quay Plaza\""
            ]
        );
    }
}
