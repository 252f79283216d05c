//! An action is to develop industries that the industry system does not have.

use std::collections::HashSet;

use super::measures_below;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Basis, Facts, Kind, Relation};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "ACT-12",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("行动的产业在体系之外", "An industry outside the frame"),
    why: Label::new(
        "前面定了产业体系，行动另起一套，指标和政策都对不上",
        "The frame says one thing and the action another: targets and policies do not meet",
    ),
    example: Label::new(
        "体系为五加四，行动要发展的却是“枢纽经济”",
        "The frame is five and four, and the action is for \"hub economy\"",
    ),
    remedy: Label::new(
        "归入体系中的某一产业，或在体系中补上",
        "Put them under industries of the frame, or add them there",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let kin = &context.kin;
    if kin.frame().is_empty() {
        return;
    }
    let served = served(plan, kin.frame());
    for action in plan.of_kind(Kind::Action) {
        let measures = measures_below(plan, *action);
        let mut outside: Vec<EntityRef> = Vec::new();
        let mut speaker = None;
        for thing in std::iter::once(*action).chain(measures) {
            for edge in plan.links_from(thing, Relation::Develops) {
                let is_industry = plan.kind(edge.to) == Kind::Industry;
                // What is read out of "regional headquarters" the draft does not say: no reproach.
                let is_said = matches!(edge.basis, Basis::Stated | Basis::Confirmed);
                if is_said && is_industry && !kin.is_in_frame(edge.to) && !served.contains(&edge.to)
                {
                    outside.push(edge.to);
                    speaker = speaker.or(Some((thing, edge)));
                }
            }
        }
        let Some((thing, edge)) = speaker else {
            continue;
        };
        outside.sort();
        outside.dedup();
        let (name, list) = (words::called(plan, *action), words::listed(plan, &outside));
        let zh = format!("{}要发展{}，不在产业体系之内", name.zh, list.zh);
        let en = format!(
            "{} is to develop {}, outside the industry system",
            name.en, list.en
        );
        let ids = outside.iter().map(|industry| plan.get(*industry).id.raw());
        let hit = Hit::on(*action, zh, en).saw(ids.collect::<Vec<_>>().join(" "));
        let at = plan.evidence(edge).into_iter().next();
        let said = plan.words_of(edge).map(|words| words::joined([words]));
        let said = said.unwrap_or_else(|| plan.get(edge.to).name.clone());
        hits.push(hit.side(Side::new(thing, at, said)));
    }
}

/// What industries of the frame are to serve: not to be developed by them, and no contradiction.
fn served(plan: &Plan, frame: &[EntityRef]) -> HashSet<EntityRef> {
    let facts = frame
        .iter()
        .filter_map(|industry| match &plan.get(*industry).is {
            Facts::Industry(facts) => Some(facts),
            _ => None,
        });
    let named = facts.flat_map(|facts| facts.fields.iter().chain(&facts.segments));
    let ids = named.filter_map(|named| named.is.as_ref());
    ids.filter_map(|id| plan.find(id.raw())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-12.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "action.link [2]: \"Linking action\" is to develop \"Hub economy\", outside the industry system"
            ]
        );
    }

    #[test]
    fn what_is_only_read_out_of_its_words_is_not_held_against_it() {
        let bad = include_str!("../../../tests/plans/checks/ACT-12.bad.ron");
        let inferred = bad.replace(
            "\"industry.hub\", as: Develops, at: [\"2\"]",
            "\"industry.hub\", as: Develops, at: [\"2\"], basis: Inferred",
        );
        assert_eq!(kit::says(&RULE, &inferred), Vec::<String>::new());
    }
}
