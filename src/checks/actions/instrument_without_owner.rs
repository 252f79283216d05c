//! A measure promises a platform or a scheme, and says neither who sets it up nor by when.

use std::collections::BTreeMap;

use super::duty;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Kind, Said};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "ACT-04",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("承诺出台而无主体无时限", "A promise with no owner or date"),
    why: Label::new(
        "平台、办法、清单由谁出、何时出不清楚，多半不了了之",
        "Who is to deliver it, and when, is open: it will be forgotten",
    ),
    example: Label::new(
        "“建立多元监管平台”，没有写由谁、何时",
        "\"Set up a supervision platform\", by nobody and at no time",
    ),
    remedy: Label::new("写明责任单位和出台时间", "Name the unit and the date"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    // What one action or safeguard promises is one finding.
    let mut by_whole: BTreeMap<EntityRef, Vec<(EntityRef, &Said)>> = BTreeMap::new();
    for measure in plan.of_kind(Kind::Measure) {
        if let Some((top, instrument)) = unanswered(plan, *measure) {
            by_whole
                .entry(top)
                .or_default()
                .push((*measure, instrument));
        }
    }
    for (whole, promised) in by_whole {
        let quoted = promised.iter();
        let quoted = quoted.map(|(_, said)| words::quoted(said.zh.as_str(), said.en.as_str()));
        let what = words::enumerated(quoted, promised.len());
        let zh = format!("承诺{}，没有责任单位，也没有时限", what.zh);
        let en = format!("promised with neither a unit nor a date: {}", what.en);
        let alone = promised.len() == 1;
        let thing = promised
            .first()
            .filter(|_| alone)
            .map_or(whole, |(measure, _)| *measure);
        let hit = Hit::on(thing, zh, en).field("is");
        let seen = promised
            .iter()
            .map(|(measure, _)| plan.get(*measure).id.raw());
        let hit = hit.saw(seen.collect::<Vec<_>>().join(" "));
        let sides = promised.iter().take(2);
        hits.push(sides.fold(hit, |hit, (measure, said)| {
            hit.side(Side::said(plan, *measure, said))
        }));
    }
}

/// The instrument that a measure promises with nobody to answer for it, and the action or safeguard above.
fn unanswered(plan: &Plan, measure: EntityRef) -> Option<(EntityRef, &Said)> {
    let instrument = duty(plan, measure)?.instrument.as_ref()?;
    // What is said of the action above holds for its measures.
    let (mut top, mut at) = (measure, Some(measure));
    while let Some(thing) = at {
        let own = duty(plan, thing);
        if own.is_some_and(|own| own.lead_unit.is_some() || own.deadline.is_some()) {
            return None;
        }
        top = own.map_or(top, |_| thing);
        at = plan.whole(thing);
    }
    Some((top, instrument))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "measure.brand.fair [1]: promised with neither a unit nor a date: \"a cooperation platform\""
            ]
        );
    }
}
