//! A safeguard says neither who is to provide it nor by when.

use super::{duty, measures_below, nor_have};
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::Label;
use crate::plan::file::{Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "ACT-07",
    group: Group::Actions,
    severity: Severity::Warning,
    title: Label::new("保障措施无主体无时限", "A safeguard without owner, date"),
    why: Label::new(
        "保障落不到部门，行动就没有支撑",
        "The actions rest on what nobody provides",
    ),
    example: Label::new(
        "“强化要素保障”没有写由哪个部门、何时到位",
        "\"Guaranteed inputs\", by no department and at no time",
    ),
    remedy: Label::new("写明责任单位和时限", "Name the unit and the deadline"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for safeguard in plan.of_kind(Kind::Safeguard) {
        let open = |thing| {
            duty(plan, thing)
                .is_some_and(|duty| duty.lead_unit.is_none() && duty.deadline.is_none())
        };
        if !open(*safeguard) {
            continue;
        }
        let measures = measures_below(plan, *safeguard);
        let none = measures.iter().filter(|measure| open(**measure)).count();
        let (name, all) = (words::called(plan, *safeguard), measures.len());
        let measures = nor_have(none, all);
        let mut zh = format!("{}没有责任单位，也没有时限{}", name.zh, measures.zh);
        let mut en = format!(
            "{} has neither a lead unit nor a deadline{}",
            name.en, measures.en
        );
        let involved = kin::out_of(plan, *safeguard, Relation::Involves);
        if !involved.is_empty() {
            let list = words::listed(plan, &involved);
            zh.push_str(&format!("；提到{}，没有写明由其负责", list.zh));
            en.push_str(&format!(
                "; it speaks of {}, and not as those who answer for it",
                list.en
            ));
        }
        let hit = Hit::on(*safeguard, zh, en)
            .field("is")
            .saw(format!("{none} {all}"));
        hits.push(hit.side(Side::name(plan, *safeguard)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/ACT-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "safeguard.inputs [1]: \"Guaranteed inputs\" has neither a lead unit nor a deadline; nor has any of its 1 measure"
            ]
        );
    }
}
