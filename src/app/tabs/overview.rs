//! Tab 1: the summary, and the draft in its own order.

pub mod summary;

use super::Outline;
use crate::app::rows::{Heading, Node};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Plan};

/// The sections in order, with everything that stands in each below it.
///
/// First what the draft introduces there, then, folded away, what it names besides. Whatever stands in a
/// table or a figure is listed below that; whatever is part of something is listed below its whole.
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
    let [introduced, named] = [true, false].map(|introduced| Clause {
        plan,
        section,
        introduced,
    });
    let has_sections = !plan.parts(section).is_empty();
    if has_sections {
        introduced.push_below(outline, depth + 1, Heading::StandsIn(section));
    } else {
        introduced.push(outline, depth + 1);
    }
    named.push_below(outline, depth + 1, Heading::AlsoNamed(section));
    for part in plan.parts(section) {
        push_section(plan, outline, depth + 1, *part);
    }
}

/// What stands in a section: either what the draft introduces there, or what it names besides. The most
/// telling place of a thing is its first.
struct Clause<'p> {
    plan: &'p Plan,
    section: EntityRef,
    introduced: bool,
}

impl<'p> Clause<'p> {
    fn push(&self, outline: &mut Outline, depth: u8) {
        self.on_its_own()
            .for_each(|entity| self.push_thing(outline, depth, entity));
    }

    fn push_below(&self, outline: &mut Outline, depth: u8, heading: Heading) {
        if self.on_its_own().next().is_some() {
            outline.heading(depth, heading);
            self.push(outline, depth + 1);
        }
    }

    /// What is not a part of something else that is listed here.
    fn on_its_own(&self) -> impl Iterator<Item = EntityRef> + '_ {
        let here = self.plan.standing_in(self.section).iter().copied();
        here.filter(|entity| {
            let whole = self.plan.whole(*entity);
            self.lists(*entity) && !whole.is_some_and(|whole| self.lists(whole))
        })
    }

    fn lists(&self, entity: EntityRef) -> bool {
        let stands_here = || {
            let here = self.plan.standing_in(self.section);
            here.binary_search(&entity).is_ok()
        };
        let first = self.plan.get(entity).at.first();
        let is_first = || first.and_then(|at| self.plan.place(at)) == Some(self.section);
        self.plan.kind(entity) != Kind::Section && stands_here() && is_first() == self.introduced
    }

    fn push_thing(&self, outline: &mut Outline, depth: u8, entity: EntityRef) {
        if depth > super::DEEPEST {
            return;
        }
        outline.entity(depth, entity);
        if matches!(self.plan.kind(entity), Kind::Table | Kind::Figure) {
            for named in self.plan.standing_in(entity) {
                outline.entity(depth + 1, *named);
            }
            return;
        }
        for part in self.plan.parts(entity) {
            if self.lists(*part) {
                self.push_thing(outline, depth + 1, *part);
            }
        }
    }
}
