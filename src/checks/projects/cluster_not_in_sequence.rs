//! A cluster is listed with its projects and has no line in the sequence, or the other way round.

use crate::checks::{Context, Group, Hit, Rule, Severity, kin, words};
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Kind, TableRole};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-10",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("集聚区只见于一类表", "A cluster in one sort of table"),
    why: Label::new(
        "布局所列的集聚区没有排期，或排期所列的不在布局之中",
        "The layout has a cluster that is nobody's turn, or the sequence one that the layout does not know",
    ),
    example: Label::new(
        "“甲集聚区”在清单中，时序表中没有",
        "The listing has a \"First Cluster\" and the sequence has not",
    ),
    remedy: Label::new(
        "两类表的集聚区对齐，更名的注明原名",
        "Make the clusters of both kinds of table agree; where one was renamed, say so",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let table = |role| context.first_table(role, ColumnRole::Cluster);
    let (Some(listing), Some(sequence)) = (table(TableRole::Listing), table(TableRole::Sequence))
    else {
        return;
    };
    for cluster in plan.of_kind(Kind::Cluster) {
        let cell = |role| context.first_cell(*cluster, ColumnRole::Cluster, role);
        let (found, wanting, zh, en) = match (cell(TableRole::Listing), cell(TableRole::Sequence)) {
            (Some(found), None) => {
                let zh = "在清单中而不在时序表中";
                (
                    found,
                    sequence,
                    zh,
                    "is in a listing and not in the sequence",
                )
            }
            (None, Some(found)) => {
                let zh = "在时序表中而不在清单中";
                (found, listing, zh, "is in the sequence and in no listing")
            }
            _ => continue,
        };
        let name = words::called(plan, *cluster);
        let (mut zh, mut en) = (
            format!("集聚区{}{zh}", name.zh),
            format!("the cluster {} {en}", name.en),
        );
        let same = kin::maybe_same(plan, *cluster).into_iter();
        let same: Vec<_> = same
            .filter(|other| plan.kind(*other) == Kind::Cluster)
            .collect();
        if !same.is_empty() {
            let other = words::listed(plan, &same);
            zh.push_str(&format!("；或即{}", other.zh));
            en.push_str(&format!("; perhaps it is {}", other.en));
        }
        hits.push(
            Hit::on(*cluster, zh, en)
                .side(context.side(found))
                .side(context.table_side(wanting)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-10.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "cluster.old [T1.1 T2]: the cluster \"Old Town Cluster\" is in a listing and not in the sequence"
            ]
        );
    }
}
