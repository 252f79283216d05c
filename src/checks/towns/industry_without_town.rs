//! An industry of the frame is taken up by no town.

use std::collections::HashSet;

use super::industries_of;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{ColumnRole, Kind, TableRole};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "TWN-03",
    group: Group::Towns,
    severity: Severity::Error,
    title: Label::new("框架产业无街镇承接", "An industry no town takes up"),
    why: Label::new(
        "产业写进了体系，却没有一个街镇以之为方向，无处落地",
        "It is one of the pillars and nobody builds it",
    ),
    example: Label::new(
        "体系列有“专业服务”，没有一个街镇以它为方向",
        "The frame has \"professional services\" and no town has them as a direction",
    ),
    remedy: Label::new(
        "写明由哪些街镇承接，或调整体系",
        "Say which towns take it up, or change the frame",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let kin = &context.kin;
    let towns = plan.of_kind(Kind::Town).iter();
    let taken: HashSet<EntityRef> = towns.flat_map(|town| industries_of(plan, *town)).collect();
    // Where towns have no directions at all, nothing is taken up by anybody.
    if taken.is_empty() {
        return;
    }
    let table = context.first_table(TableRole::Directions, ColumnRole::ServiceDirection);
    for industry in kin
        .frame()
        .iter()
        .filter(|industry| !kin.any_alike(&taken, **industry))
    {
        let name = words::called(plan, *industry);
        let zh = format!("{}没有一个街镇承接", name.zh);
        let en = format!("no town takes up {}", name.en);
        let hit = Hit::on(*industry, zh, en).side(Side::name(plan, *industry));
        hits.push(
            table
                .into_iter()
                .fold(hit, |hit, table| hit.side(context.table_side(table))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/TWN-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["industry.bio [1 T1]: no town takes up \"Biomedicine\""]
        );
    }
}
