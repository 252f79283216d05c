//! The official name of a body or place outside the plan is shortened, or put otherwise.

use super::with_places;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Basis, Facts, Said};

pub(super) const RULE: Rule = Rule {
    code: "TRM-05",
    group: Group::Names,
    severity: Severity::Note,
    title: Label::new("外部机构或区域名称不规范", "An official name varied"),
    why: Label::new(
        "外部机构和区域的名称以其批准文件为准，简称须在首次出现处写明",
        "What others have named is to be cited as they have named it; a short form is to be said where it first stands",
    ),
    example: Label::new(
        "“滨江国际会展中心”后文写作“滨江会展”",
        "\"Riverside International Exhibition Center\" becomes \"Riverside Expo\"",
    ),
    remedy: Label::new(
        "写全称，或在首次出现处注明“以下简称”",
        "Write the name whole, or say at first what is short for it",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for thing in plan.all() {
        let entity = plan.get(thing);
        let (Facts::Organization(sort)
        | Facts::Place(sort)
        | Facts::Platform(sort)
        | Facts::Facility(sort)
        | Facts::Event(sort)
        | Facts::Program(sort)) = &entity.is
        else {
            continue;
        };
        let names = entity.names.iter();
        let is_whole = |name: &&Said| name.zh.raw().contains(entity.name.zh.raw());
        let names = names.filter(|name| name.basis != Basis::Suspected && !is_whole(name));
        let names: Vec<&Said> = names.filter(|_| sort.official).collect();
        let Some(first) = names.first() else {
            continue;
        };
        let (name, list) = (
            words::called(plan, thing),
            with_places(&names, &entity.name),
        );
        let zh = format!("{}又写作{}", name.zh, list.zh);
        let en = format!("{} is also written {}", name.en, list.en);
        let seen = names.iter().map(|name| name.zh.raw());
        let seen = seen.collect::<Vec<_>>().join("/");
        let hit = Hit::on(thing, zh, en).field("names").saw(seen);
        hits.push(
            hit.side(Side::name(plan, thing))
                .side(Side::said(plan, thing, first)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "place.expo [0 1]: \"Riverside International Exhibition Center\" is also written \"Riverside Expo\" (1, 2)"
            ]
        );
    }
}
