//! No target says how much of it falls to which town.

use super::{has_number, stated, targets};
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::file::{Kind, Relation};
use crate::plan::{EntityRef, Label};
use crate::text::counted;

pub(super) const RULE: Rule = Rule {
    code: "IND-12",
    group: Group::Targets,
    severity: Severity::Note,
    title: Label::new("指标未分解到街镇", "Not split by town"),
    why: Label::new("街镇不知道自己要完成多少", "No town knows its share"),
    example: Label::new(
        "全片区“文创企业50家”，没有分到各街镇",
        "\"50 creative firms\" for the whole area, and no share for any town",
    ),
    remedy: Label::new(
        "附一张分解表，或写明不分解的理由",
        "Add a table of shares, or say why there is none",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let (Some(itself), true) = (plan.itself(), plan.of_kind(Kind::Town).len() > 1) else {
        return;
    };
    let split = |target: EntityRef| {
        let relations = [Relation::Covers, Relation::LocatedIn, Relation::Names].into_iter();
        let mut edges = relations.flat_map(|relation| plan.links_from(target, relation));
        edges.any(|edge| plan.kind(edge.to) == Kind::Town)
    };
    let numbers = targets(plan).filter(|(_, target)| has_number(target));
    let whole: Vec<_> = numbers.filter(|(target, _)| !split(*target)).collect();
    let Some((first, facts)) = whole.first() else {
        return;
    };
    let (count, of) = (whole.len(), counted(whole.len(), "target", "targets"));
    let zh = format!("{count}个有数的指标没有分解到街镇");
    let en = format!("of {of} with a number it is not said what falls to which town");
    hits.push(
        Hit::on(itself, zh, en)
            .saw(count.to_string())
            .side(stated(plan, *first, facts)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/IND-12.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["plan.itself [1]: of 1 target with a number it is not said what falls to which town"]
        );
    }
}
