//! A unit of the spatial system takes in a town, and none of its projects stands there.

use std::collections::HashSet;

use super::units;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{Kind, Relation, TableRole};
use crate::plan::{EntityRef, Label, Locator, Plan};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "SPC-01",
    group: Group::Space,
    severity: Severity::Warning,
    title: Label::new("所辖街镇没有项目", "A town of the unit, no project"),
    why: Label::new(
        "空间写到了，却没有项目支撑，布局成了空话",
        "What the layout says of the town rests on nothing",
    ),
    example: Label::new(
        "“中轴”写明覆盖北桥镇，其清单的项目都在别处",
        "The \"Middle Axis\" is to run through Beiqiao, and all projects in its listing stand elsewhere",
    ),
    remedy: Label::new(
        "补上该街镇的项目，或改写所辖范围",
        "Add a project there, or word the extent so that it leaves the town out",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for unit in units(plan) {
        let projects = projects_in(plan, unit);
        // Of a unit without any project another rule speaks.
        if projects.is_empty() {
            continue;
        }
        let mut towns = HashSet::new();
        let mut unplaced = 0;
        for project in &projects {
            let located = plan.links_from(*project, Relation::LocatedIn);
            unplaced += usize::from(located.is_empty());
            towns.extend(located.iter().map(|edge| edge.to));
        }
        let list = plan.of_kind(Kind::Table).iter().find(|table| {
            let facts = plan
                .table(**table)
                .filter(|facts| facts.role == TableRole::Listing);
            let lists = facts.and_then(|facts| facts.lists.as_ref());
            lists.and_then(|id| plan.find(id.raw())) == Some(unit)
        });
        for (town, claim) in claims(plan, unit) {
            if towns.contains(&town) {
                continue;
            }
            let (name, place) = (words::called(plan, unit), words::called(plan, town));
            let mut zh = format!(
                "{}写到{}，所列{}个项目却没有一个在那里",
                name.zh,
                place.zh,
                projects.len()
            );
            let listed = counted(projects.len(), "project", "projects");
            let mut en = format!(
                "{} takes in {}, and none of its {listed} stands there",
                name.en, place.en
            );
            if unplaced > 0 {
                zh.push_str(&format!("（其中{unplaced}个未载街镇）"));
                let of_them = counted(unplaced, "of them has", "of them have");
                en.push_str(&format!(" ({of_them} no town)"));
            }
            let hit = Hit::on(unit, zh, en)
                .saw(plan.get(town).id.raw())
                .side(claim);
            hits.push(
                list.into_iter()
                    .fold(hit, |hit, table| hit.side(context.table_side(*table))),
            );
        }
    }
}

fn projects_in(plan: &Plan, unit: EntityRef) -> Vec<EntityRef> {
    let standing = kin::into(plan, unit, Relation::StandsIn).into_iter();
    standing
        .filter(|thing| plan.kind(*thing) == Kind::Project)
        .collect()
}

/// The towns that a unit takes in, each with the words that say so: itself, or through a group that it names.
fn claims(plan: &Plan, unit: EntityRef) -> Vec<(EntityRef, Side)> {
    let mut found: Vec<(EntityRef, Side)> = Vec::new();
    for edge in plan.links_from(unit, Relation::Covers) {
        if plan.kind(edge.to) != Kind::Town || found.iter().any(|(town, _)| *town == edge.to) {
            continue;
        }
        let at = plan.evidence(edge).into_iter().next();
        let words = plan.words_of(edge).unwrap_or({
            let name = &plan.get(edge.to).name;
            (&name.zh, &name.en)
        });
        found.push((edge.to, Side::new(unit, at, words::joined([words]))));
    }
    for edge in plan.links_from(unit, Relation::Names) {
        if plan.kind(edge.to) != Kind::Collective {
            continue;
        }
        let name = &plan.get(edge.to).name;
        let at: Option<Locator> = plan.evidence(edge).into_iter().next();
        for town in kin::out_of(plan, edge.to, Relation::TakesIn) {
            let new = !found.iter().any(|(known, _)| *known == town);
            if new && plan.kind(town) == Kind::Town {
                found.push((town, Side::new(edge.to, at.clone(), name.clone())));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "axis.middle [0 T1]: \"Middle Axis\" takes in \"Nan'an Town\", and none of its 1 project stands there"
            ]
        );
    }
}
