//! A town is to take a direction that the industry system does not have.

use super::taken;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "TWN-04",
    group: Group::Towns,
    severity: Severity::Warning,
    title: Label::new("发展方向在体系之外", "A direction outside the frame"),
    why: Label::new(
        "体系没有的方向，没有部门、指标和政策与之对应",
        "No target, no department and no policy of the frame goes with it",
    ),
    example: Label::new(
        "体系为五加四，南岸街道的方向却是“时尚消费”",
        "The frame is five and four, and Nanan is to develop \"fashion\"",
    ),
    remedy: Label::new(
        "归入体系中的某一产业，或在体系中补上",
        "Put it under an industry of the frame, or add it there",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let kin = &context.kin;
    if kin.frame().is_empty() {
        return;
    }
    for town in plan.of_kind(Kind::Town) {
        for edge in taken(plan, *town, Relation::Develops) {
            let direction = edge.to;
            if kin.is_in_frame(direction) {
                continue;
            }
            let (place, name) = (words::called(plan, *town), words::called(plan, direction));
            let zh = format!("{}的方向{}不在产业体系之内", place.zh, name.zh);
            let en = format!(
                "the direction {} of {} is outside the industry system",
                name.en, place.en
            );
            let at = plan.evidence(edge).into_iter().next();
            let said = plan.words_of(edge).map(|words| words::joined([words]));
            let side = Side::new(*town, at, said.unwrap_or_default());
            let hit = Hit::on(*town, zh, en)
                .field("is")
                .saw(plan.get(direction).id.raw());
            hits.push(hit.side(side));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/TWN-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "town.north [T1.1]: the direction \"Biomedicine\" of \"Beiqiao Town\" is outside the industry system"
            ]
        );
    }
}
