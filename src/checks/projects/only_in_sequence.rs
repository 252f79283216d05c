//! A project turns up in the sequence, and no listing has it.

use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Kind, TableRole};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-02",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("仅见于时序", "Only in the sequence"),
    why: Label::new(
        "清单未列，其产业导向和所属空间无从知晓",
        "No listing says what it is for, and in which part of the area it stands",
    ),
    example: Label::new(
        "“码头广场”排入了时序，而各清单都没有",
        "\"Quay Plaza\" has a place in the sequence and stands in no listing",
    ),
    remedy: Label::new(
        "补入清单，写明产业和空间，或说明为何单列",
        "Add it to a listing with its industries and its place, or say why it stands alone",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if context
        .first_table(TableRole::Listing, ColumnRole::Project)
        .is_none()
    {
        return;
    }
    for project in plan.of_kind(Kind::Project) {
        let cell = |role| context.first_cell(*project, ColumnRole::Project, role);
        if let (None, Some(sequenced)) = (cell(TableRole::Listing), cell(TableRole::Sequence)) {
            let name = words::called(plan, *project);
            let zh = format!("{}只在时序表中，各清单均未列", name.zh);
            let en = format!("{} stands in the sequence and in no listing", name.en);
            hits.push(Hit::on(*project, zh, en).side(context.side(sequenced)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.quay [T2.2]: \"Quay Plaza\" stands in the sequence and in no listing"]
        );
    }
}
