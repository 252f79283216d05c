//! Two things go by one name.

use std::collections::HashMap;

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Kind, Said};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "TRM-06",
    group: Group::Names,
    severity: Severity::Warning,
    title: Label::new("两事一名", "One name for two things"),
    why: Label::new(
        "只写名称时分不清指哪一个",
        "Where the name stands alone, nobody can tell which is meant",
    ),
    example: Label::new(
        "一个集聚区叫“创新园”，一个项目也叫“创新园”",
        "A cluster is called \"Innovation Park\", and so is a project",
    ),
    remedy: Label::new(
        "换一个名称，或每次写明所指",
        "Give one of them another name, or say each time which is meant",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let mut first: HashMap<&str, (EntityRef, Option<&Said>)> = HashMap::new();
    for thing in plan
        .all()
        .filter(|thing| has_a_name_of_its_own(plan, *thing))
    {
        let entity = plan.get(thing);
        let own = std::iter::once((entity.name.zh.raw(), None));
        let others = entity.names.iter().map(|name| (name.zh.raw(), Some(name)));
        for (name, said) in own.chain(others).filter(|(name, _)| !name.is_empty()) {
            let (other, seen) = *first.entry(name).or_insert((thing, said));
            if other == thing {
                continue;
            }
            let side = side(plan, thing, said);
            let kinds = |lang| [other, thing].map(|one| plan.kind(one).label(lang));
            let (zh, en) = (
                kinds(crate::plan::Lang::Zh),
                kinds(crate::plan::Lang::En).map(str::to_lowercase),
            );
            let called = words::quoted(side.words.zh.as_str(), side.words.en.as_str());
            let zh = format!("{}一处是{}名，一处是{}名", called.zh, zh[0], zh[1]);
            let en = format!(
                "{} is the name of two things ({}, {})",
                called.en, en[0], en[1]
            );
            let hit = Hit::on(thing, zh, en).field("name");
            hits.push(hit.side(self::side(plan, other, seen)).side(side));
        }
    }
}

/// Where a thing has a name: one of its other names, or its own.
fn side(plan: &Plan, thing: EntityRef, said: Option<&Said>) -> Side {
    match said {
        Some(said) => Side::said(plan, thing, said),
        None => Side::name(plan, thing),
    }
}

/// Whether a thing is named by a name, and not by what the document or the model calls it.
fn has_a_name_of_its_own(plan: &Plan, thing: EntityRef) -> bool {
    match plan.kind(thing) {
        Kind::Plan
        | Kind::Section
        | Kind::Principle
        | Kind::Goal
        | Kind::Layer
        | Kind::Industry
        | Kind::Action
        | Kind::Measure
        | Kind::Safeguard
        | Kind::Dimension
        | Kind::Table
        | Kind::Figure
        | Kind::Collective
        | Kind::Count => false,
        Kind::Town
        | Kind::Core
        | Kind::Axis
        | Kind::Zone
        | Kind::Support
        | Kind::Tier
        | Kind::Center
        | Kind::Line
        | Kind::Cluster
        | Kind::Project
        | Kind::Facility
        | Kind::Platform
        | Kind::Event
        | Kind::Program
        | Kind::Target
        | Kind::Document
        | Kind::Organization
        | Kind::Place
        | Kind::Term => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.park [1 2]: \"Innovation Park\" is the name of two things (cluster, project)"
            ]
        );
    }
}
