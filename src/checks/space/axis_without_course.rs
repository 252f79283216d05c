//! One axis follows a line, and of another it is not said where it runs.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "SPC-07",
    group: Group::Space,
    severity: Severity::Note,
    title: Label::new("轴线没有走向", "An axis without a course"),
    why: Label::new(
        "轴线沿哪里走不清楚，沿线项目也无从认定",
        "Whether a project stands on it can be argued",
    ),
    example: Label::new(
        "“北轴”沿3号线，“南轴”没有写沿什么展开",
        "The \"North Axis\" follows metro line 3; the \"South Axis\" follows nothing",
    ),
    remedy: Label::new(
        "写明依托的道路、轨道或河流",
        "Say which road, railway or river it follows",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let axes = plan.of_kind(Kind::Axis);
    let course = |axis| plan.links_from(axis, Relation::RunsAlong);
    let Some(along) = axes.iter().find_map(|axis| course(*axis).first()) else {
        return;
    };
    for axis in axes.iter().filter(|axis| course(**axis).is_empty()) {
        let (name, other) = (words::called(plan, *axis), words::called(plan, along.from));
        let zh = format!("没有写明{}沿什么展开；{}写明了", name.zh, other.zh);
        let en = format!(
            "it is not said what {} follows; of {} it is",
            name.en, other.en
        );
        let own = match &plan.get(*axis).is {
            Facts::Axis(facts) => facts.extent.as_ref(),
            _ => None,
        };
        let own = own.map_or(Side::name(plan, *axis), |extent| {
            Side::said(plan, *axis, extent)
        });
        let at = plan.evidence(along).into_iter().next();
        let line = plan.get(along.to).name.clone();
        hits.push(
            Hit::on(*axis, zh, en)
                .side(own)
                .side(Side::new(along.from, at, line)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "axis.south [0 0]: it is not said what \"South Axis\" follows; of \"North Axis\" it is"
            ]
        );
    }
}
