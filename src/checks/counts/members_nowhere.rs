//! The plan speaks of four blocks, and nowhere says which.

use super::{Listed, counts};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{Kind, Relation};
use crate::plan::{Label, Lang};

pub(super) const RULE: Rule = Rule {
    code: "CNT-02",
    group: Group::Counts,
    severity: Severity::Warning,
    title: Label::new("有数目而无名单", "A number without its members"),
    why: Label::new(
        "不知道是哪几项，就无法落实，也无法核对",
        "Who does not know which they are can neither act on them nor check them",
    ),
    example: Label::new(
        "“依托三大区块”，全文没有列出是哪三个",
        "\"Relying on the three blocks\", and which three is said nowhere",
    ),
    remedy: Label::new(
        "列出成员，或删去数目",
        "List the members, or leave the number out",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for (count, facts, listed) in counts(plan) {
        if facts.number < 2 || listed != Listed::Nowhere {
            continue;
        }
        let entity = plan.get(count);
        let name = words::called(plan, count);
        let (mut zh, mut en) = (
            format!("{}是哪{}个，文中没有列出", name.zh, facts.number),
            format!(
                "which {} are meant by {} is said nowhere",
                facts.number, name.en
            ),
        );
        let relying = kin::into(plan, count, Relation::ReliesOn);
        let towns: Vec<_> = relying
            .into_iter()
            .filter(|thing| plan.kind(*thing) == Kind::Town)
            .collect();
        if towns.len() > 1 {
            let list = words::listed(plan, &towns);
            zh.push_str(&format!("；{}都写到", list.zh));
            en.push_str(&format!("; {} all speak of it", list.en));
        } else if entity.at.len() > 1 {
            let places = |lang: Lang| {
                let places = entity.at.iter().map(|at| at.label(lang).to_string());
                places.collect::<Vec<_>>()
            };
            zh.push_str(&format!("；见{}", places(Lang::Zh).join("、")));
            en.push_str(&format!("; it stands in {}", places(Lang::En).join(", ")));
        }
        let hit = Hit::on(count, zh, en).field("is");
        let hit = hit
            .saw(facts.number.to_string())
            .side(Side::name(plan, count));
        let second = entity.at.get(1).cloned();
        hits.push(second.into_iter().fold(hit, |hit, at| {
            hit.side(Side::new(count, Some(at), entity.name.clone()))
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/CNT-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "count.blocks [1 2]: which 3 are meant by \"Three blocks\" is said nowhere; it stands in 1, 2"
            ]
        );
    }
}
