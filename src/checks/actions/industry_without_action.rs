//! An industry of the frame that no action takes up.

use std::collections::HashSet;

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Basis, Kind, Relation};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "ACT-13",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("体系内产业没有行动承接", "An industry no action names"),
    why: Label::new(
        "产业写进了体系，重点工作却没有一条落到它",
        "It is in the frame, and nothing that is to be done is for it",
    ),
    example: Label::new(
        "体系有“体育服务”，各项行动没有一条点名",
        "\"Sports services\" are in the frame, and no action or measure names them",
    ),
    remedy: Label::new(
        "补上措施，或说明由哪项工作承接",
        "Add a measure, or say what is done for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let actions = plan.of_kind(Kind::Action);
    let Some(first) = actions.first() else {
        return;
    };
    let kin = &context.kin;
    let duties = actions.iter().chain(plan.of_kind(Kind::Measure));
    let (mut taken_up, mut perhaps) = (HashSet::new(), Vec::new());
    for duty in duties {
        for relation in [Relation::Develops, Relation::Names] {
            for edge in plan.links_from(*duty, relation) {
                match edge.basis {
                    Basis::Suspected => perhaps.push((*duty, edge.to)),
                    Basis::Stated | Basis::Inferred | Basis::Confirmed => {
                        taken_up.insert(edge.to);
                    }
                }
            }
        }
    }
    for industry in kin.frame() {
        if kin.any_alike(&taken_up, *industry) {
            continue;
        }
        let name = words::called(plan, *industry);
        let mut zh = format!("没有一项行动或措施点名{}", name.zh);
        let mut en = format!("no action or measure names {}", name.en);
        let may_take_it = perhaps.iter().filter(|(_, named)| named == industry);
        let may_take_it: Vec<EntityRef> = may_take_it.map(|(duty, _)| *duty).collect();
        if !may_take_it.is_empty() {
            let list = words::listed(plan, &may_take_it);
            zh.push_str(&format!("，或可算{}", list.zh));
            en.push_str(&format!("; perhaps {}", list.en));
        }
        let hit = Hit::on(*industry, zh, en);
        let around = plan.get(*first).at.first().and_then(|at| plan.place(at));
        let chapter = around.map(|section| plan.whole(section).unwrap_or(section));
        let hit = hit.side(Side::name(plan, *industry));
        hits.push(
            chapter
                .into_iter()
                .fold(hit, |hit, chapter| hit.side(Side::name(plan, chapter))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-13.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["industry.sports [1 2]: no action or measure names \"Sports\""]
        );
    }

    #[test]
    fn what_takes_it_up_only_perhaps_is_named_as_such() {
        let bad = include_str!("../../../tests/plans/checks/ACT-13.bad.ron").replace(
            "(to: \"industry.commerce\", as: Develops, at: [\"2\"]),",
            "(to: \"industry.commerce\", as: Develops, at: [\"2\"]),\n(to: \"industry.sports\", as: Develops, at: [\"2\"], basis: Suspected),",
        );
        assert_eq!(
            kit::says(&RULE, &bad),
            [
                "industry.sports [1 2]: no action or measure names \"Sports\"; perhaps \"Grow industries\""
            ]
        );
    }
}
