//! The plan claims a status for somebody and cites nothing that gave it.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::Label;
use crate::plan::file::{Facts, Relation};

pub(super) const RULE: Rule = Rule {
    code: "REF-02",
    group: Group::Sources,
    severity: Severity::Note,
    title: Label::new("称号未注来源", "A status claimed without source"),
    why: Label::new(
        "称号由他人授予，没有批准文件就无法核实",
        "A status is given by somebody else, and without the document nobody can check it",
    ),
    example: Label::new(
        "“作为国家试点”，没有写批准文件",
        "\"As a national pilot\", and what made it one is not cited",
    ),
    remedy: Label::new("注明批准文件", "Cite what gave the status"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for thing in plan.all() {
        let (Facts::Facility(sort)
        | Facts::Platform(sort)
        | Facts::Event(sort)
        | Facts::Program(sort)
        | Facts::Organization(sort)
        | Facts::Place(sort)) = &plan.get(thing).is
        else {
            continue;
        };
        if !sort.claimed || !plan.links_from(thing, Relation::Cites).is_empty() {
            continue;
        }
        let name = words::called(plan, thing);
        let mut zh = format!("{}没有注明来源", name.zh);
        let mut en = format!("{} is claimed and no source is cited", name.en);
        let mut claimants = kin::into(plan, thing, Relation::Names);
        claimants.extend(kin::out_of(plan, thing, Relation::Names));
        claimants.retain(|one| matches!(plan.get(*one).is, Facts::Place(_)));
        if !claimants.is_empty() {
            let list = words::listed(plan, &claimants);
            zh = format!("{}称为{}，没有注明来源", list.zh, name.zh);
            en = format!(
                "{} is said to be {} and no source is cited",
                list.en, name.en
            );
        }
        let hit = Hit::on(thing, zh, en).field("links");
        hits.push(hit.side(Side::name(plan, thing)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/REF-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["program.pilot [1]: \"National pilot\" is claimed and no source is cited"]
        );
    }
}
