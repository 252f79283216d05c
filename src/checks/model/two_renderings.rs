//! One Chinese name is rendered in English in two ways.

use std::collections::HashMap;

use crate::checks::{CellAt, Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Kind, Said};
use crate::plan::{EntityRef, Label};
use crate::text::Safe;

pub(super) const RULE: Rule = Rule {
    code: "MOD-06",
    group: Group::Model,
    severity: Severity::Note,
    title: Label::new("一词两译", "One term with two renderings"),
    why: Label::new(
        "英文读者会以为是两件事",
        "A reader of English takes it for two things",
    ),
    example: Label::new(
        "“磨坊园”一处译作Mill Park，一处译作Mill Garden",
        "\"磨坊园\" is \"Mill Park\" in one place and \"Mill Garden\" in another",
    ),
    remedy: Label::new("统一译名", "Use one rendering"),
    run,
};

/// Where a name is rendered.
#[derive(Clone, Copy)]
enum Where<'p> {
    Name,
    OtherName(&'p Said),
    Cell(CellAt),
}

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let mut first: HashMap<&str, (EntityRef, &Safe, Where<'_>)> = HashMap::new();
    let things = plan
        .all()
        .filter(|thing| plan.kind(*thing) != Kind::Section);
    for thing in things {
        let entity = plan.get(thing);
        let own = (&entity.name.zh, &entity.name.en, Where::Name);
        let names = entity.names.iter();
        let names = names.map(|name| (&name.zh, &name.en, Where::OtherName(name)));
        let cells = context.cells_naming(thing).iter();
        let cells = cells.filter_map(|at| {
            // A cell that names several things is the name of none.
            let cell = context.read(*at)?.cell;
            (cell.is.len() == 1).then_some((&cell.zh, &cell.en, Where::Cell(*at)))
        });
        for (zh, en, place) in std::iter::once(own).chain(names).chain(cells) {
            if zh.is_empty() || en.is_empty() {
                continue;
            }
            let (other, rendered, seen) = *first.entry(zh.raw()).or_insert((thing, en, place));
            // Of two things with one name another rule speaks.
            if other != thing || is_same(rendered, en) {
                continue;
            }
            let quoted = words::quoted(zh.as_str(), zh.as_str());
            let [one, another] = [rendered, en].map(|en| words::quoted(en.as_str(), en.as_str()));
            let hit = Hit::on(
                thing,
                format!("{}译作{}，又译作{}", quoted.zh, one.zh, another.zh),
                format!(
                    "{} is rendered as {} and as {}",
                    quoted.en, one.en, another.en
                ),
            );
            let hit = hit.field("name").saw(rendered.raw()).saw(en.raw());
            let side = |place| side(context, thing, place);
            hits.push(hit.side(side(seen)).side(side(place)));
        }
    }
}

fn side(context: &Context<'_>, thing: EntityRef, place: Where<'_>) -> Side {
    match place {
        Where::Name => Side::name(context.plan, thing),
        Where::OtherName(said) => Side::said(context.plan, thing, said),
        Where::Cell(at) => context.side(at),
    }
}

/// Whether two renderings differ at most in capitals.
fn is_same(one: &Safe, other: &Safe) -> bool {
    let letters = |text: &'_ Safe| text.raw().to_lowercase();
    one == other || letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.mill [T1.1 T1.2]: \"磨坊园\" is rendered as \"Mill Park\" and as \"Mill Garden\""
            ]
        );
    }
}
