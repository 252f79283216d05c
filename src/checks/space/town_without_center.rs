//! The tier of centers that are named leaves a town without one.

use std::collections::HashSet;

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{Facts, Kind, Relation};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "SPC-05",
    group: Group::Space,
    severity: Severity::Note,
    title: Label::new("街镇没有该级中心", "A town without a tier's center"),
    why: Label::new(
        "半径是否覆盖该街镇，需要人来判断",
        "Whether the radius of another reaches it is for a person to see",
    ),
    example: Label::new(
        "区级服务中心列了两处，南岸街道没有",
        "Two district centers are named and none in Nanan",
    ),
    remedy: Label::new(
        "写明由哪一处中心服务该街镇",
        "Say which center serves the town",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for tier in plan.of_kind(Kind::Tier) {
        let parts = plan.parts(*tier).iter().copied();
        let centers: Vec<EntityRef> = parts
            .filter(|part| plan.kind(*part) == Kind::Center)
            .collect();
        if centers.is_empty() {
            continue;
        }
        let served = centers
            .iter()
            .flat_map(|center| kin::out_of(plan, *center, Relation::LocatedIn));
        let served: HashSet<EntityRef> = served.collect();
        let (name, all) = (words::called(plan, *tier), words::listed(plan, &centers));
        let radius = match &plan.get(*tier).is {
            Facts::Tier(facts) => facts.radius.as_ref(),
            _ => None,
        };
        for town in plan
            .of_kind(Kind::Town)
            .iter()
            .filter(|town| !served.contains(*town))
        {
            let place = words::called(plan, *town);
            let zh = format!("{}没有{}；所列为{}", place.zh, name.zh, all.zh);
            let en = format!(
                "{} has no {}; those named are {}",
                place.en, name.en, all.en
            );
            let side = match radius {
                Some(radius) => Side::said(plan, *tier, &radius.words),
                None => Side::name(plan, *tier),
            };
            hits.push(
                Hit::on(*town, zh, en)
                    .side(Side::name(plan, *town))
                    .side(side),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "town.south [0 0]: \"Nan'an Town\" has no \"District service center\"; those named are \"Beiqiao Center\""
            ]
        );
    }
}
