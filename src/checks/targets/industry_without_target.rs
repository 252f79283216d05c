//! An industry of the frame has no target at all.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{Kind, Relation};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "IND-08",
    group: Group::Targets,
    severity: Severity::Warning,
    title: Label::new("框架产业无指标", "An industry without a target"),
    why: Label::new(
        "其他产业有指标而它没有，是否发展了无从说起",
        "Whether it grows is nobody's question",
    ),
    example: Label::new(
        "五个产业中四个有指标，“金融服务”没有",
        "Four of five industries have targets, \"financial services\" have none",
    ),
    remedy: Label::new(
        "补一个指标，或说明为何不设",
        "Set a target, or say why there is none",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if plan.of_kind(Kind::Target).is_empty() {
        return;
    }
    let layers = plan.of_kind(Kind::Layer).iter().copied();
    // A layer that is made of no industries stands for itself.
    let bare = layers.filter(|layer| {
        !plan
            .parts(*layer)
            .iter()
            .any(|part| plan.kind(*part) == Kind::Industry)
    });
    let frame: Vec<EntityRef> = context.kin.frame().iter().copied().chain(bare).collect();
    for industry in frame {
        let serves = kin::out_of(plan, industry, Relation::Serves).into_iter();
        let named = [Relation::Names, Relation::Serves].into_iter();
        let named = named.flat_map(|relation| kin::into(plan, industry, relation));
        let mut targets = serves
            .chain(named)
            .filter(|thing| plan.kind(*thing) == Kind::Target);
        if targets.next().is_some() {
            continue;
        }
        let name = words::called(plan, industry);
        let zh = format!("{}没有任何指标", name.zh);
        let en = format!("there is no target for {}", name.en);
        hits.push(Hit::on(industry, zh, en).side(Side::name(plan, industry)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-08.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["industry.bio [1]: there is no target for \"Financial services\""]
        );
    }
}
