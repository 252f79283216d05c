//! Two things of the plan are perhaps one.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Basis, Relation};

pub(super) const RULE: Rule = Rule {
    code: "TRM-03",
    group: Group::Names,
    severity: Severity::Warning,
    title: Label::new("或为一事", "Two things that may be one"),
    why: Label::new(
        "是一件还是两件，关系到项目、面积、指标计一次还是两次",
        "Whether they are one or two decides whether what hangs on them counts once or twice",
    ),
    example: Label::new(
        "一处称“信息服务”，一处称“信息技术服务”",
        "\"Information services\" in one place, \"information technology services\" in another",
    ),
    remedy: Label::new(
        "确为一事的统一名称；确为两事的写明区别",
        "If they are one, use one name; if they are two, say how they differ",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for edge in plan.edges() {
        if edge.relation != Relation::MaybeSame || edge.basis != Basis::Suspected {
            continue;
        }
        let (a, b) = (words::called(plan, edge.from), words::called(plan, edge.to));
        let zh = format!("{}与{}是一是二，文中未明", a.zh, b.zh);
        let en = format!("{} and {} may be one; the plan does not say", a.en, b.en);
        let hit = Hit::on(edge.from, zh, en).field("links");
        hits.push(
            hit.side(Side::name(plan, edge.from))
                .side(Side::name(plan, edge.to)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "facility.old-mill [2 1]: \"Old Mill\" and \"Mill Park\" may be one; the plan does not say"
            ]
        );
    }
}
