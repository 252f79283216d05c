//! One Chinese name is rendered in English in two ways.

use crate::checks::{CellAt, Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::Said;
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
    for thing in plan.all() {
        let entity = plan.get(thing);
        let own = (&entity.name.zh, &entity.name.en, Where::Name);
        let names = entity.names.iter();
        let names = names.map(|name| (&name.zh, &name.en, Where::OtherName(name)));
        // A rendering is held against the first one that the thing itself has for the same words.
        let mut known: Vec<Rendered<'_>> = Vec::new();
        for one in std::iter::once(own).chain(names) {
            match against(context, thing, &mut known, one) {
                Some(hit) => hits.push(hit),
                None => known.push(one),
            }
        }
        for at in context.cells_naming(thing) {
            let cell = context.read(*at).map(|view| view.cell);
            // A cell that names several things is the name of none.
            if let Some(cell) = cell.filter(|cell| cell.is.len() == 1) {
                let one = (&cell.zh, &cell.en, Where::Cell(*at));
                hits.extend(against(context, thing, &mut known, one));
            }
        }
    }
}

/// A Chinese name, its rendering, and where that stands.
type Rendered<'p> = (&'p Safe, &'p Safe, Where<'p>);

/// Reports a rendering that is another than the first known one of the same words, once; it is known then.
fn against<'p>(
    context: &Context<'_>,
    thing: EntityRef,
    known: &mut Vec<Rendered<'p>>,
    one: Rendered<'p>,
) -> Option<Hit> {
    let (zh, en, place) = one;
    if zh.is_empty() || en.is_empty() {
        return None;
    }
    let mut same = known.iter().filter(|(other, ..)| *other == zh);
    let (_, rendered, seen) = *same.next()?;
    let is_known = is_same(rendered, en) || same.any(|(_, other, _)| is_same(other, en));
    if is_known || rendered.is_empty() {
        return None;
    }
    known.push(one);
    let quoted = words::quoted(zh.as_str(), zh.as_str());
    let [first, another] = [rendered, en].map(|en| words::quoted(en.as_str(), en.as_str()));
    let hit = Hit::on(
        thing,
        format!("{}译作{}，又译作{}", quoted.zh, first.zh, another.zh),
        format!(
            "{} is rendered as {} and as {}",
            quoted.en, first.en, another.en
        ),
    );
    let hit = hit.field("name").saw(rendered.raw()).saw(en.raw());
    let side = |place| side(context, thing, place);
    Some(hit.side(side(seen)).side(side(place)))
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
