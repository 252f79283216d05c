//! A cluster reaches over two towns, and no unit answers for the whole of it.

use crate::checks::{Context, Group, Hit, Rule, Severity, kin, words};
use crate::plan::file::{ColumnRole, Facts, Kind, Relation, TableRole};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "SPC-02",
    group: Group::Space,
    severity: Severity::Warning,
    title: Label::new("跨街镇集聚区无统筹主体", "A cluster over towns, no owner"),
    why: Label::new(
        "各管一段，招商、建设和统计都没有人统筹",
        "Each town answers for its part and nobody for the cluster",
    ),
    example: Label::new(
        "“车站集聚区”的项目分属两个街镇，文中没有牵头单位",
        "The projects of \"Station Cluster\" stand in two towns and no lead unit is named",
    ),
    remedy: Label::new(
        "写明统筹或牵头单位，或按街镇分列",
        "Name the unit that answers for the whole, or divide the cluster by town",
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
    if matches!(&plan.get(cluster).is, Facts::Cluster(facts) if facts.lead_unit.is_some()) {
        return None;
    }
    // For each town the project by which the cluster reaches into it.
    let mut towns: Vec<(EntityRef, EntityRef)> = Vec::new();
    for project in kin::into(plan, cluster, Relation::BelongsTo) {
        for edge in plan.links_from(project, Relation::LocatedIn) {
            let new = !towns.iter().any(|(town, _)| *town == edge.to);
            if new && plan.kind(edge.to) == Kind::Town {
                towns.push((edge.to, project));
            }
        }
    }
    let [(_, one), (_, other), ..] = towns[..] else {
        return None;
    };
    let list: Vec<EntityRef> = towns.iter().map(|(town, _)| *town).collect();
    let (name, list) = (words::called(plan, cluster), words::listed(plan, &list));
    let (a, b) = (words::called(plan, one), words::called(plan, other));
    let zh = format!(
        "集聚区{}跨{}，没有统筹单位：{}、{}各在一处",
        name.zh, list.zh, a.zh, b.zh
    );
    let en = format!(
        "the cluster {} reaches over {} and nobody answers for the whole: {} stands in the one, {} in the other",
        name.en, list.en, a.en, b.en
    );
    let hit = Hit::on(cluster, zh, en).saw(list.zh.as_str());
    let cells = [one, other].into_iter().filter_map(|project| {
        let in_sequence = context.first_cell(project, ColumnRole::Project, TableRole::Sequence);
        in_sequence.or(context.first_cell(project, ColumnRole::Project, TableRole::Listing))
    });
    Some(cells.fold(hit, |hit, cell| hit.side(context.side(cell))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "cluster.old [T1.1 T1.2]: the cluster \"Old Town Cluster\" reaches over \"Beiqiao Town\", \"Nan'an Town\" and nobody answers for the whole: \"Mill Park\" stands in the one, \"Quay Plaza\" in the other"
            ]
        );
    }
}
