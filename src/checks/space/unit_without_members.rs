//! A zone is announced, and no town, cluster, project or center is said to be in it.

use super::units;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::Label;
use crate::plan::file::{Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "SPC-03",
    group: Group::Space,
    severity: Severity::Warning,
    title: Label::new("空间单元没有成员", "A spatial unit with no members"),
    why: Label::new(
        "有名称、有定位而无范围、无项目，无从落地和考核",
        "It has a name and a purpose, and neither bounds nor projects: it can be neither built nor judged",
    ),
    example: Label::new(
        "“宜居组团”写了定位，没有一个街镇、集聚区或项目",
        "A \"Livable Zone\" has a purpose and no town, cluster or project",
    ),
    remedy: Label::new(
        "列出所含的街镇、集聚区或项目",
        "Say which towns, clusters or projects belong to it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for unit in units(plan) {
        let members = [
            kin::into(plan, unit, Relation::StandsIn).len(),
            kin::into(plan, unit, Relation::LocatedIn).len(),
            plan.links_from(unit, Relation::Covers).len(),
            plan.parts(unit).len(),
        ];
        if members.iter().any(|count| *count > 0) {
            continue;
        }
        let name = words::called(plan, unit);
        let zh = format!("{}没有列出任何街镇、集聚区、项目或中心", name.zh);
        let en = format!(
            "no town, cluster, project or center is said to be in {}",
            name.en
        );
        let hit = Hit::on(unit, zh, en).side(Side::name(plan, unit));
        let shown = kin::into(plan, unit, Relation::Shows).into_iter();
        let mut figures = shown.filter(|thing| plan.kind(*thing) == Kind::Figure);
        hits.push(
            figures
                .next()
                .into_iter()
                .fold(hit, |hit, figure| hit.side(Side::name(plan, figure))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["zone.green [0]: no town, cluster, project or center is said to be in \"Green Zone\""]
        );
    }
}
