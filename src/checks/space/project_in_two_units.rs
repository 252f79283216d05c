//! A project stands on two axes, or in the core and on an axis.

use crate::checks::{CellAt, Context, Group, Hit, Rule, Severity, kin, words};
use crate::plan::file::{ColumnRole, Kind, Relation, TableRole};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "SPC-04",
    group: Group::Space,
    severity: Severity::Note,
    title: Label::new("一个项目列在两个空间单元", "A project in two units"),
    why: Label::new(
        "按空间汇总时会重复计算，两处的导向也须一致",
        "Whoever adds up by unit has it twice, and both say what it is for",
    ),
    example: Label::new(
        "“磨坊园”既在核心清单，又在中轴清单",
        "\"Mill Park\" is in the listing of the core and in that of an axis",
    ),
    remedy: Label::new(
        "写明以哪一处为主，汇总时只计一次",
        "Say which one comes first, and count it once",
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
    let units = kin::out_of(plan, project, Relation::StandsIn);
    if units.len() < 2 {
        return None;
    }
    let (name, list) = (words::called(plan, project), words::listed(plan, &units));
    let zh = format!("{}同时列在{}", name.zh, list.zh);
    let en = format!("{} stands in {}", name.en, list.en);
    let cells = context.cells_naming(project).iter();
    let listed =
        cells.filter(|cell| cell.names == ColumnRole::Project && cell.role == TableRole::Listing);
    let mut sides: Vec<&CellAt> = listed.collect();
    sides.dedup_by_key(|cell| cell.table);
    let hit = Hit::on(project, zh, en).saw(list.zh.as_str());
    Some(
        sides
            .into_iter()
            .take(2)
            .fold(hit, |hit, cell| hit.side(context.side(*cell))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.mill [T1.1 T2.1]: \"Mill Park\" stands in \"River Core\", \"Middle Axis\""]
        );
    }
}
