//! The plan treats projects by stage, and no list says at which stage any of them is.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Facts, Kind, TableRole};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "PRJ-08",
    group: Group::Projects,
    severity: Severity::Error,
    title: Label::new("按阶段施策而清单无阶段", "Sorted by stage; no list has one"),
    why: Label::new(
        "哪些已建、哪些在建、哪些远期无从得知，分类措施落不到项目",
        "The measures for built, ongoing and later projects can be applied to none",
    ),
    example: Label::new(
        "要求“已建成的带动二期，在建的选择性招商”，时序表却没有阶段一栏",
        "Built projects are to do one thing and ongoing ones another, and the sequence has no column for the stage",
    ),
    remedy: Label::new(
        "在时序表中加一栏，逐个写明阶段",
        "Add a column to the sequence and say the stage of each project",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let sequence = context.first_table(TableRole::Sequence, ColumnRole::Project);
    let listing = || context.first_table(TableRole::Listing, ColumnRole::Project);
    let Some(table) = sequence.or_else(listing) else {
        return;
    };
    let measures = plan.of_kind(Kind::Measure).iter();
    let mut stages = Vec::new();
    for measure in measures {
        if let Facts::Measure(facts) = &plan.get(*measure).is {
            let said = facts.stage.as_ref();
            let new = said.filter(|said| {
                let known = |(_, known): &(_, &crate::plan::file::Said)| known.zh == said.zh;
                !stages.iter().any(known)
            });
            stages.extend(new.map(|said| (*measure, said)));
        }
    }
    let Some((measure, first)) = stages.first() else {
        return;
    };
    let projects = plan.of_kind(Kind::Project).iter();
    let staged = projects.filter(|project| match &plan.get(**project).is {
        Facts::Project(facts) => facts.stage.is_some(),
        _ => false,
    });
    if staged.count() > 0 {
        return;
    }
    let quoted = stages
        .iter()
        .map(|(_, said)| words::quoted(said.zh.as_str(), said.en.as_str()));
    let (all, count) = (
        words::enumerated(quoted, stages.len()),
        plan.of_kind(Kind::Project).len(),
    );
    let zh = format!("措施按{}分类，{count}个项目却无一写明阶段", all.zh);
    let of_these = counted(count, "project", "projects");
    let en = format!(
        "measures sort projects into {}; of {of_these} none has a stage",
        all.en
    );
    let hit = Hit::on(table, zh, en).field("is").saw(count.to_string());
    hits.push(
        hit.side(Side::said(plan, *measure, first))
            .side(context.table_side(table)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-08.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "table.sequence [1 T1]: measures sort projects into \"built projects\"; of 1 project none has a stage"
            ]
        );
    }
}
