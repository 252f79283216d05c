//! Figure 2 stands between two paragraphs, and no sentence says "see figure 2".

use crate::checks::gather::Alike;
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::{Kind, Relation};
use crate::plan::{EntityRef, Label, Locator};

pub(super) const RULE: Rule = Rule {
    code: "STR-06",
    group: Group::Structure,
    severity: Severity::Note,
    title: Label::new("图表未被引用", "Tables or figures never cited"),
    why: Label::new(
        "图表与正文是什么关系、有何效力，读者不得而知",
        "Nobody can tell what it is meant to show, and whether it binds",
    ),
    example: Label::new(
        "正文没有“见图2”一类的话",
        "No sentence says \"see figure 2\"",
    ),
    remedy: Label::new(
        "在正文相应处引用，并说明用途",
        "Cite it where it belongs, and say what it is for",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let mut cited = vec![false; plan.len()];
    for edge in plan.edges() {
        cited[edge.to.index()] |= edge.relation == Relation::Cites;
    }
    let things = [Kind::Table, Kind::Figure]
        .map(|kind| plan.of_kind(kind))
        .into_iter()
        .flatten();
    let all = things.clone().count();
    let uncited = things.filter(|thing| !cited[thing.index()]);
    let own = |thing: &EntityRef| {
        let own = plan.get(*thing).at.iter();
        own.filter(|at| matches!(at, Locator::Table(_) | Locator::Figure(_)))
            .min()
    };
    let side = |thing: EntityRef| {
        let name = plan.get(thing).name.clone();
        Side::new(thing, own(&thing).cloned(), name)
    };
    let alike = Alike {
        lacking: uncited.copied().collect(),
        all,
        field: "id",
    };
    let one = |name: Both| Both {
        zh: format!("正文没有引用{}", name.zh),
        en: format!("no sentence cites {}", name.en),
    };
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("张图表", "没有被正文引用"),
            ("tables and figures", "are cited by no sentence"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["figure.map [F1]: no sentence cites \"Layout\""]
        );
    }
}
