//! A project is called a cluster, in a table that has clusters in a column of their own.

use std::collections::HashMap;

use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::file::{ColumnRole, Kind};
use crate::plan::{Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-09",
    group: Group::Projects,
    severity: Severity::Note,
    title: Label::new("集聚区列作项目", "A cluster listed as a project"),
    why: Label::new(
        "项目与集聚区是两级，混列后无法按项目推进和统计",
        "Clusters hold projects; one among them can be neither delivered nor counted as a project",
    ),
    example: Label::new(
        "项目一栏写着“北岸创新集聚区”",
        "The column of projects has a \"North Bank Innovation Cluster\"",
    ),
    remedy: Label::new(
        "写出其中的具体项目，或移到集聚区一栏",
        "Name the projects in it, or move it to the column of clusters",
    ),
    run,
};

/// A class is called by so many characters at the end of a name.
const CLASS: usize = 3;

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some(class) = class_of_clusters(plan) else {
        return;
    };
    for project in plan.of_kind(Kind::Project) {
        let name = plan.get(*project).name.zh.raw();
        if !name.ends_with(&class) {
            continue;
        }
        let cells = context.cells_naming(*project).iter();
        let mut cells = cells.filter(|cell| cell.names == ColumnRole::Project);
        if let Some(cell) = cells.next() {
            let name = words::called(plan, *project);
            let zh = format!("项目{}的名称以“{class}”结尾，与集聚区同级", name.zh);
            let en = format!("the name of the project {} is that of a cluster", name.en);
            hits.push(Hit::on(*project, zh, en).side(context.side(*cell)));
        }
    }
}

/// How the names of most clusters end, if there are several and most end alike.
fn class_of_clusters(plan: &Plan) -> Option<String> {
    let clusters = plan.of_kind(Kind::Cluster);
    let mut ends: HashMap<String, usize> = HashMap::new();
    for cluster in clusters {
        let name: Vec<char> = plan.get(*cluster).name.zh.raw().chars().collect();
        if name.len() > CLASS {
            *ends
                .entry(name[name.len() - CLASS..].iter().collect())
                .or_default() += 1;
        }
    }
    let (class, count) = ends
        .into_iter()
        .max_by_key(|(class, count)| (*count, class.clone()))?;
    (count >= 2 && count * 2 > clusters.len()).then_some(class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-09.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.bank [T1.2]: the name of the project \"North Bank Innovation Cluster\" is that of a cluster"
            ]
        );
    }
}
