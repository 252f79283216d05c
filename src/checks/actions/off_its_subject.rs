//! A measure never touches what its action is about.

use super::{duty, measures_below};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Label, Plan};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "ACT-06",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("措施与行动主题无关", "A measure off its action's topic"),
    why: Label::new(
        "归在行动之下而与主题无关，行动的成效会被稀释，也会重复",
        "Under the name of the action stands something else, which dilutes it or repeats another",
    ),
    example: Label::new(
        "“对接枢纽行动”下的一条措施，通篇没有提到枢纽",
        "A measure of the \"Hub Action\" does not speak of the hub at all",
    ),
    remedy: Label::new(
        "写明与主题的关系，或移到相应的行动",
        "Say what it has to do with the subject, or move it to where it belongs",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for action in plan.of_kind(Kind::Action) {
        let Some(facts) = duty(plan, *action).filter(|duty| !duty.about.is_empty()) else {
            continue;
        };
        let ids = facts.about.iter().filter_map(|named| named.is.as_ref());
        let subject: Vec<EntityRef> = ids.filter_map(|id| plan.find(id.raw())).collect();
        let points = plan.parts(*action).iter();
        for point in points.filter(|part| plan.kind(**part) == Kind::Measure) {
            let below = measures_below(plan, *point);
            let mut all = below.iter().chain([point]);
            if subject.is_empty() || all.any(|measure| touches(plan, *measure, &subject)) {
                continue;
            }
            let name = words::called(plan, *point);
            let about = facts
                .about
                .iter()
                .map(|named| words::quoted(named.zh.as_str(), named.en.as_str()));
            let about = words::enumerated(about, facts.about.len());
            let mut zh = format!("{}没有提到{}", name.zh, about.zh);
            let mut en = format!("{} speaks of none of {}", name.en, about.en);
            if !below.is_empty() {
                zh = format!("{zh}，其下{}条措施也没有", below.len());
                let measures = counted(below.len(), "measure", "measures");
                en = format!("{en}; nor does any of its {measures}");
            }
            let hit = Hit::on(*point, zh, en).saw(below.len().to_string());
            let what = facts
                .about
                .first()
                .map(|named| Side::term(plan, *action, named));
            hits.push(
                what.into_iter()
                    .fold(hit.side(Side::name(plan, *point)), Hit::side),
            );
        }
    }
}

/// Whether a measure is linked with the subject, or with a part of it.
fn touches(plan: &Plan, measure: EntityRef, subject: &[EntityRef]) -> bool {
    let groups = plan.links_of(measure).into_iter();
    let near = groups.flat_map(|group| {
        group
            .neighbours()
            .map(|near| near.other)
            .collect::<Vec<_>>()
    });
    let mut of_subject = near.filter(|thing| {
        // An action stands above its measures and is about the subject itself.
        let about = subject.contains(thing);
        about
            || plan
                .whole(*thing)
                .is_some_and(|whole| subject.contains(&whole))
    });
    of_subject.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["measure.brand.fair [1 1]: \"Hold fairs\" speaks of none of \"the hub\""]
        );
    }
}
