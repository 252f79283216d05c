//! A project belongs to one cluster in the listing and to another in the sequence.

use crate::checks::{Context, Group, Hit, Rule, Severity, kin, words};
use crate::plan::file::{ColumnRole, Kind};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-05",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("所属集聚区不一致", "Its cluster differs by table"),
    why: Label::new(
        "同一项目归到不同集聚区，统计和责任都会落空或重复",
        "Whoever counts or answers by cluster misses it or has it twice",
    ),
    example: Label::new(
        "“磨坊园”在清单中属甲集聚区，在时序表中属乙集聚区",
        "The listing puts \"Mill Park\" into one cluster, the sequence into another",
    ),
    remedy: Label::new(
        "统一归属；确属两处的，写明以何者为准",
        "Decide for one; if it belongs to both, say which one counts",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for project in context.plan.of_kind(Kind::Project) {
        hits.extend(hit(context, *project));
    }
}

fn hit(context: &Context<'_>, project: EntityRef) -> Option<Hit> {
    let plan = context.plan;
    let cells = context.cells_naming(project).iter();
    let own = cells.filter(|cell| cell.names == ColumnRole::Project);
    // The clusters beside it, table by table.
    let mut beside = own.flat_map(|cell| context.beside(*cell, ColumnRole::Cluster));
    let first = beside.next()?;
    let clusters = |cell| context.named(cell).collect::<Vec<_>>();
    let other =
        beside.find(|cell| cell.table != first.table && clusters(*cell) != clusters(first))?;
    let ([one], [two]) = (&clusters(first)[..], &clusters(other)[..]) else {
        return None;
    };
    if one == two {
        return None;
    }
    let name = words::called(plan, project);
    let (a, b) = (words::called(plan, *one), words::called(plan, *two));
    let mut zh = format!("{}一处属{}，一处属{}", name.zh, a.zh, b.zh);
    let mut en = format!(
        "{} belongs to {} in one table and to {} in another",
        name.en, a.en, b.en
    );
    if kin::maybe_same(plan, *one).contains(two) {
        zh.push_str("，二者或为同一集聚区");
        en.push_str(": perhaps one cluster under two names");
    }
    Some(
        Hit::on(project, zh, en)
            .side(context.side(first))
            .side(context.side(other)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.mill [T1.1 T2.1]: \"Mill Park\" belongs to \"Old Town Cluster\" in one table and to \"New Town Cluster\" in another"
            ]
        );
    }
}
