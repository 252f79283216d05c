//! The directions promise a platform, and no action or safeguard takes it up.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Facts, Kind, Said};
use crate::plan::{Direction, EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "ACT-10",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("前文承诺、行动未接", "A promise without a measure"),
    why: Label::new(
        "写在方向里的承诺不进行动，就不会分解、不会督查",
        "What is promised outside the actions is never broken down into tasks",
    ),
    example: Label::new(
        "产业一章要“搭建合作平台”，重点工作一章没有",
        "The chapter on industries is to \"set up a platform\"; the actions know nothing of it",
    ),
    remedy: Label::new(
        "列入行动或保障，写明由谁、何时",
        "Put it into an action or a safeguard, with a unit and a date",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if plan.of_kind(Kind::Measure).is_empty() {
        return;
    }
    // What is to be built is looked for in the lists of projects, not here.
    let kinds = [
        Kind::Platform,
        Kind::Event,
        Kind::Program,
        Kind::Document,
        Kind::Organization,
    ];
    for thing in kinds.iter().flat_map(|kind| plan.of_kind(*kind)) {
        let Some(promise) = promise(plan, *thing).filter(|_| !taken_up(plan, *thing)) else {
            continue;
        };
        let words = words::quoted(promise.zh.as_str(), promise.en.as_str());
        let zh = format!("文中写{}，没有一条措施提到它", words.zh);
        let en = format!("the draft says {}, and no measure speaks of it", words.en);
        hits.push(
            Hit::on(*thing, zh, en)
                .field("is")
                .side(Side::said(plan, *thing, promise)),
        );
    }
}

fn promise(plan: &Plan, thing: EntityRef) -> Option<&Said> {
    match &plan.get(thing).is {
        Facts::Platform(facts)
        | Facts::Event(facts)
        | Facts::Program(facts)
        | Facts::Organization(facts) => facts.promise.as_ref(),
        Facts::Document(facts) => facts.promise.as_ref(),
        _ => None,
    }
}

/// Whether a measure speaks of it.
fn taken_up(plan: &Plan, thing: EntityRef) -> bool {
    let groups = plan.links_of(thing).into_iter();
    let mut speaking = groups.filter(|group| group.direction == Direction::In);
    speaking.any(|group| {
        let mut near = group.neighbours();
        near.any(|near| plan.kind(near.other) == Kind::Measure)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-10.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "platform.coop [0]: the draft says \"set up a cooperation platform\", and no measure speaks of it"
            ]
        );
    }
}
