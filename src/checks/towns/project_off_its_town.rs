//! A project leads with an industry that its town neither leads with nor develops.

use std::collections::{HashMap, HashSet};

use super::{industries_of, known_side};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{ColumnRole, Kind, Relation};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "TWN-05",
    group: Group::Towns,
    severity: Severity::Warning,
    title: Label::new(
        "项目产业不在街镇方向之内",
        "Project off its town's industry",
    ),
    why: Label::new(
        "项目与街镇定位脱节，要么方向写漏了，要么项目放错了",
        "Either the town's directions leave something out, or the project is in the wrong place",
    ),
    example: Label::new(
        "“磨坊园”主导智能制造，所在的北桥镇没有这一方向",
        "\"Mill Park\" leads with smart manufacturing, which Beiqiao neither leads with nor develops",
    ),
    remedy: Label::new(
        "在街镇方向中补上，或调整项目的产业",
        "Add it to the town's directions, or change what the project is for",
    ),
    run,
};

/// The industries of a town, in their order and to be asked.
struct Known {
    listed: Vec<EntityRef>,
    asked: HashSet<EntityRef>,
    /// Where it is said.
    side: Option<Side>,
}

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let towns = plan.of_kind(Kind::Town).iter();
    let known = |town: &EntityRef| {
        let listed = industries_of(plan, *town);
        let asked = listed.iter().copied().collect();
        let side = known_side(context, *town);
        let known = Known {
            listed,
            asked,
            side,
        };
        (*town, known)
    };
    let towns: HashMap<EntityRef, Known> = towns.map(known).collect();
    for project in plan.of_kind(Kind::Project) {
        let located = kin::out_of(plan, *project, Relation::LocatedIn);
        let mut own = located
            .iter()
            .filter_map(|place| towns.get_key_value(place));
        let (Some((town, known)), None) = (own.next(), own.next()) else {
            continue;
        };
        let relations = [Relation::LeadsWith, Relation::Develops];
        let all = relations
            .iter()
            .flat_map(|relation| kin::out_of(plan, *project, *relation));
        let all: Vec<EntityRef> = all
            .filter(|thing| plan.kind(*thing) == Kind::Industry)
            .collect();
        let leads = kin::out_of(plan, *project, Relation::LeadsWith);
        let fits = |industry: &EntityRef| context.kin.any_alike(&known.asked, *industry);
        // A table without lead industries says in its directions what a project is for.
        if known.listed.is_empty() || leads.is_empty() || all.iter().any(fits) {
            continue;
        }
        let (name, place) = (words::called(plan, *project), words::called(plan, *town));
        let list = words::listed(plan, &leads);
        let zh = format!(
            "{}以{}为主导，{}的主导产业和方向中都没有",
            name.zh, list.zh, place.zh
        );
        let en = format!(
            "{} leads with {}; {} neither leads with nor develops it",
            name.en, list.en, place.en
        );
        let cells = context.cells_naming(*project).iter();
        let mut beside = cells
            .filter(|cell| cell.names == ColumnRole::Project)
            .flat_map(|cell| context.beside(*cell, ColumnRole::LeadIndustry));
        let lead = beside
            .next()
            .map_or(Side::name(plan, *project), |cell| context.side(cell));
        let ids = known.listed.iter();
        let ids = ids.map(|industry| plan.get(*industry).id.raw());
        let hit = Hit::on(*project, zh, en).saw(ids.collect::<Vec<_>>().join(" "));
        let of_town = known.side.iter().cloned();
        hits.push(of_town.fold(hit.side(lead), Hit::side));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/TWN-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.mill [T2.1 T1.1]: \"Mill Park\" leads with \"Biomedicine\"; \"Beiqiao Town\" neither leads with nor develops it"
            ]
        );
    }
}
