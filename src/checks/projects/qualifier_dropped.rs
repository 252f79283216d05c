//! One table says which plots a project takes in, and another leaves that out.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{ColumnRole, Facts, Kind, Relation};
use crate::plan::{Edge, EntityRef, Label, Source};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "PRJ-07",
    group: Group::Projects,
    severity: Severity::Note,
    title: Label::new("限定语缺失", "Its qualifier dropped"),
    why: Label::new(
        "范围写明一处、省略一处，读者会以为是两个项目，或两个范围",
        "Whoever reads the shorter name may take it for another project, or for a larger one",
    ),
    example: Label::new(
        "一表写“码头广场（北地块）”，另一表只写“码头广场”",
        "One table says \"Quay Plaza (north plot)\", another \"Quay Plaza\"",
    ),
    remedy: Label::new(
        "各处写法一致，或在首次出现处定义简称",
        "Write it alike everywhere, or define the short name where it first stands",
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
    let Facts::Project(facts) = &plan.get(project).is else {
        return None;
    };
    let qualifier = facts.qualifier.as_ref()?;
    let has = |side: &Side| side.words.zh.raw().contains(qualifier.zh.raw());
    let cells = context.cells_naming(project).iter();
    let own = cells.filter(|cell| cell.names == ColumnRole::Project);
    let mut sides: Vec<Side> = own.map(|cell| context.side(*cell)).collect();
    sides.extend(labels(context, project));
    let with = sides.iter().find(|side| has(side));
    let with = with
        .cloned()
        .unwrap_or(Side::said(plan, project, qualifier));
    let without: Vec<&Side> = sides.iter().filter(|side| !has(side)).collect();
    let first = without.first()?;
    let words = words::quoted(qualifier.zh.as_str(), qualifier.en.as_str());
    let (name, count) = (words::called(plan, project), without.len());
    let zh = format!("{}的限定语{}有{count}处省略", name.zh, words.zh);
    let places = counted(count, "place", "places");
    let en = format!(
        "the qualifier of {}, {}, is left out in {places}",
        name.en, words.en
    );
    let hit = Hit::on(project, zh, en).saw(count.to_string());
    Some(hit.side(with).side((*first).clone()))
}

/// The labels of figures that name the project.
fn labels(context: &Context<'_>, project: EntityRef) -> Vec<Side> {
    let plan = context.plan;
    let label = |edge: &Edge| match (&plan.get(edge.from).is, edge.source) {
        // The labels are the only terms of a figure.
        (Facts::Figure(facts), Source::Term(label)) => facts
            .labels
            .get(label as usize)
            .map(|label| Side::term(plan, edge.from, label)),
        _ => None,
    };
    let shown = plan.links_into(project, Relation::Shows);
    shown.filter_map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.quay [T1.1 T2.1]: the qualifier of \"Quay Plaza\", \"north plot\", is left out in 1 place"
            ]
        );
    }
}
