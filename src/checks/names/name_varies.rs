//! An axis has one name in the text and another in a caption.

use super::{closed_set_differs, with_places};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Basis, Facts, Kind, Said};
use crate::plan::{EntityRef, Label, Plan};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "TRM-02",
    group: Group::Names,
    severity: Severity::Note,
    title: Label::new("名称前后不一", "A defined name that varies"),
    why: Label::new(
        "读者会以为是两件事，检索和引用也会漏掉一半",
        "A reader takes it for two things, and whoever searches for one name misses the other",
    ),
    example: Label::new(
        "正文称“滨湖发展轴”，表题称“滨湖示范轴”",
        "The prose says \"Lakeside Development Axis\" and a caption \"Lakeside Demonstration Axis\"",
    ),
    remedy: Label::new(
        "全文只用一个名称；简称在首次出现处写明",
        "Use one name throughout, and say where it first stands what is short for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let reported = closed_set_differs::reported(plan);
    let signs = plan.of_kind(Kind::Count).iter();
    let signs: HashSet<&str> = signs.map(|count| plan.get(*count).name.zh.raw()).collect();
    for (kind, severity) in KINDS {
        for thing in plan.of_kind(*kind) {
            let known = |name: &&Said| {
                signs.contains(name.zh.raw())
                    || reported.contains(&(*thing, name.zh.raw().to_owned()))
            };
            let names = plan.get(*thing).names.iter();
            let names = names.filter(|name| name.basis != Basis::Suspected && !known(name));
            let names: Vec<&Said> = names
                .filter(|name| !is_qualified(plan, *thing, name))
                .collect();
            hits.extend(hit(plan, *thing, &names, *severity));
        }
    }
}

/// The kinds that have a name of their own, with how bad it is if it varies: worst for the frame of the plan.
const KINDS: &[(Kind, Severity)] = &[
    (Kind::Core, Severity::Error),
    (Kind::Axis, Severity::Error),
    (Kind::Zone, Severity::Error),
    (Kind::Support, Severity::Error),
    (Kind::Cluster, Severity::Warning),
    (Kind::Layer, Severity::Note),
    (Kind::Industry, Severity::Note),
    (Kind::Tier, Severity::Note),
    (Kind::Center, Severity::Note),
    (Kind::Line, Severity::Note),
    (Kind::Project, Severity::Note),
    (Kind::Facility, Severity::Note),
    (Kind::Platform, Severity::Note),
    (Kind::Action, Severity::Note),
    (Kind::Safeguard, Severity::Note),
];

fn hit(plan: &Plan, thing: EntityRef, names: &[&Said], severity: Severity) -> Option<Hit> {
    let own = plan.get(thing).name.zh.raw();
    let is_short = |name: &&&Said| own.contains(name.zh.raw());
    let is_longer = |name: &&&Said| severity == Severity::Note && name.zh.raw().contains(own);
    let others = names
        .iter()
        .filter(|name| !is_short(name) && !is_longer(name));
    let others: Vec<&Said> = others.copied().collect();
    // What is merely short for it is no other name, and outside the frame neither is what says more:
    // not worth a word.
    let (names, severity) = match (others.is_empty(), severity) {
        (false, severity) => (others, severity),
        (true, Severity::Note) => return None,
        (true, _) => (names.to_vec(), Severity::Note),
    };
    let first = names.first()?;
    let (name, list) = (
        words::called(plan, thing),
        with_places(&names, &plan.get(thing).name),
    );
    let zh = format!("{}又写作{}", name.zh, list.zh);
    let en = format!("{} also goes by {}", name.en, list.en);
    let seen = names.iter().map(|name| name.zh.raw());
    let seen = seen.collect::<Vec<_>>().join("/");
    let hit = Hit::on(thing, zh, en).field("names").severity(severity);
    let hit = hit.saw(seen).side(Side::name(plan, thing));
    Some(hit.side(Side::said(plan, thing, first)))
}

/// Whether a name is the project's own with the plots that it takes in: of those another rule speaks.
fn is_qualified(plan: &Plan, thing: EntityRef, name: &Said) -> bool {
    match &plan.get(thing).is {
        Facts::Project(facts) => facts.qualifier.as_ref().is_some_and(|qualifier| {
            let words = qualifier.zh.raw().trim_matches(['（', '）', '(', ')']);
            !words.is_empty() && name.zh.raw().contains(words)
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "axis.lake [1 2]: \"Lakeside Development Axis\" also goes by \"Lakeside Demonstration Axis\" (2)"
            ]
        );
    }
}
