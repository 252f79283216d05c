//! A line runs already in one section, and is only planned in another.

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Facts, Kind, LineStage};
use crate::plan::{EntityRef, Label, Lang, Plan};

pub(super) const RULE: Rule = Rule {
    code: "REF-03",
    group: Group::Sources,
    severity: Severity::Warning,
    title: Label::new("同一设施两种状态", "One infrastructure in two states"),
    why: Label::new(
        "以尚未建成的设施布局，近期的项目就没有依托",
        "What is laid out along a line that is not there yet rests on nothing for now",
    ),
    example: Label::new(
        "一处以“轻轨沿线站点”布局，一处称“规划的轻轨延伸”",
        "\"Around the stations of the tram\" in one section, \"the planned tram\" in another",
    ),
    remedy: Label::new(
        "分清已运营与规划的区段，写明建成时间",
        "Tell what runs from what is planned, and say when that is to be there",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for line in plan.of_kind(Kind::Line) {
        // A stretch is spoken of with the line that it belongs to.
        let of_a_line = |whole: &EntityRef| plan.kind(*whole) == Kind::Line;
        if plan.whole(*line).as_ref().is_some_and(of_a_line) {
            continue;
        }
        let parts = plan.parts(*line).iter().copied();
        let all = std::iter::once(*line).chain(parts);
        let mut stages = all.flat_map(|line| stages(plan, line).map(move |stage| (line, stage)));
        let Some((first, stage)) = stages.next() else {
            continue;
        };
        if let Some((other, differing)) = stages.find(|(_, other)| other.is != stage.is) {
            hits.push(hit(plan, *line, (first, stage), (other, differing)));
        }
    }
}

fn stages(plan: &Plan, line: EntityRef) -> impl Iterator<Item = &LineStage> {
    match &plan.get(line).is {
        Facts::Line(facts) => facts.stages.iter(),
        _ => [].iter(),
    }
}

fn hit(
    plan: &Plan,
    line: EntityRef,
    (first, stage): (EntityRef, &LineStage),
    (other, differing): (EntityRef, &LineStage),
) -> Hit {
    let name = words::called(plan, line);
    let of = words::called(plan, other);
    let [zh, en] =
        [Lang::Zh, Lang::En].map(|lang| (stage.is.label(lang), differing.is.label(lang)));
    let (zh, en) = if other == line {
        (
            format!("{}一处作{}，一处作{}", name.zh, zh.0, zh.1),
            format!(
                "{} is {} in one place and {} in another",
                name.en, en.0, en.1
            ),
        )
    } else {
        (
            format!("{}一处作{}；{}另一处作{}", name.zh, zh.0, of.zh, zh.1),
            format!(
                "{} is {} in one place; {} is {} in another",
                name.en, en.0, of.en, en.1
            ),
        )
    };
    let side = |line: EntityRef, stage: &LineStage| {
        let at = stage.at.first().or(plan.get(line).at.first());
        Side::new(line, at.cloned(), bi(&stage.zh, &stage.en))
    };
    let hit = Hit::on(line, zh, en).field("stages");
    hit.side(side(first, stage)).side(side(other, differing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/REF-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "line.tram [1 2]: \"Tram\" is in use in one place; \"Tram extension\" is planned in another"
            ]
        );
    }
}
