//! Tab 1: the summary, and the draft in its own order.

pub mod summary;

use super::Outline;
use crate::app::rows::{Heading, Node};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Plan};

/// The sections in order, with everything that stands in each below it.
///
/// Whatever stands in a table or a figure is listed below that; whatever is part of something that
/// stands in the same section is listed below its whole.
pub fn draft(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    let sections = plan.of_kind(Kind::Section);
    for section in sections
        .iter()
        .filter(|section| plan.whole(**section).is_none())
    {
        push_section(plan, &mut outline, 0, *section);
    }
    let mut placed = vec![false; plan.len()];
    for place in [Kind::Section, Kind::Table, Kind::Figure]
        .iter()
        .flat_map(|kind| plan.of_kind(*kind))
    {
        placed[place.index()] = true;
        for entity in plan.standing_in(*place) {
            placed[entity.index()] = true;
        }
    }
    let mut nowhere = plan
        .all()
        .filter(|entity| !placed[entity.index()])
        .peekable();
    if nowhere.peek().is_some() {
        outline.heading(0, Heading::Nowhere);
        nowhere.for_each(|entity| outline.entity(1, entity));
    }
    outline.finish()
}

fn push_section(plan: &Plan, outline: &mut Outline, depth: u8, section: EntityRef) {
    if depth > super::DEEPEST {
        return;
    }
    outline.entity(depth, section);
    for entity in standing_on_its_own(plan, section) {
        push_thing(plan, outline, depth + 1, section, entity);
    }
    for part in plan.parts(section) {
        push_section(plan, outline, depth + 1, *part);
    }
}

/// What stands in a section, without the parts of other things that stand there too.
fn standing_on_its_own(plan: &Plan, section: EntityRef) -> impl Iterator<Item = EntityRef> + '_ {
    let here = plan.standing_in(section);
    here.iter().copied().filter(move |entity| {
        let below_another = plan
            .whole(*entity)
            .is_some_and(|whole| here.binary_search(&whole).is_ok());
        plan.kind(*entity) != Kind::Section && !below_another
    })
}

fn push_thing(
    plan: &Plan,
    outline: &mut Outline,
    depth: u8,
    section: EntityRef,
    entity: EntityRef,
) {
    if depth > super::DEEPEST {
        return;
    }
    outline.entity(depth, entity);
    if matches!(plan.kind(entity), Kind::Table | Kind::Figure) {
        for named in plan.standing_in(entity) {
            outline.entity(depth + 1, *named);
        }
        return;
    }
    let here = plan.standing_in(section);
    for part in plan
        .parts(entity)
        .iter()
        .filter(|part| here.binary_search(part).is_ok())
    {
        push_thing(plan, outline, depth + 1, section, *part);
    }
}
