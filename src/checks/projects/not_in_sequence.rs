//! A project stands in a listing, and the sequence leaves it out.

use crate::checks::{Context, Group, Hit, Rule, Severity, kin, words};
use crate::plan::file::{ColumnRole, Kind, TableRole};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-01",
    group: Group::Projects,
    severity: Severity::Error,
    title: Label::new("清单有、时序无", "Listed and not in the sequence"),
    why: Label::new(
        "列为重点却没有排期，无人知道何时推进",
        "A key project without a place in the sequence is nobody's turn",
    ),
    example: Label::new(
        "“磨坊园”在重点项目清单中，推进时序表里没有",
        "\"Mill Park\" is in the listing of key projects and not in the sequence",
    ),
    remedy: Label::new(
        "补入时序表，或从清单中删去并说明",
        "Put it into the sequence, or take it off the listing and say why",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let Some(sequence) = context.first_table(TableRole::Sequence, ColumnRole::Project) else {
        return;
    };
    for project in plan.of_kind(Kind::Project) {
        let listed = context.first_cell(*project, ColumnRole::Project, TableRole::Listing);
        let (Some(listed), None) = (listed, in_sequence(context, *project)) else {
            continue;
        };
        let name = words::called(plan, *project);
        let hit = |zh: String, en: String| Hit::on(*project, zh, en).side(context.side(listed));
        let same = kin::maybe_same(plan, *project);
        let perhaps = same.iter().find_map(|other| in_sequence(context, *other));
        hits.push(match perhaps {
            Some(cell) => {
                let other = context.side(cell);
                let seen = words::quoted(other.words.zh.as_str(), other.words.en.as_str());
                hit(
                    format!(
                        "{}在清单中而不在时序表中；时序表所列{}或即此项",
                        name.zh, seen.zh
                    ),
                    format!(
                        "{} is listed and not in the sequence, which has {}: perhaps the same",
                        name.en, seen.en
                    ),
                )
                .side(other)
            }
            None => hit(
                format!("{}在清单中而不在时序表中", name.zh),
                format!("{} is listed and not in the sequence", name.en),
            )
            .side(context.table_side(sequence)),
        });
    }
}

fn in_sequence(context: &Context<'_>, project: EntityRef) -> Option<crate::checks::CellAt> {
    context.first_cell(project, ColumnRole::Project, TableRole::Sequence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.quay [T1.2 T2]: \"Quay Plaza\" is listed and not in the sequence"]
        );
    }
}
