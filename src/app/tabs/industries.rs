//! Tab 2: the tree of industries.

use super::{Outline, linked};
use crate::app::rows::{Heading, Node};
use crate::plan::file::{Kind, Relation};
use crate::plan::{Direction, EntityRef, Plan};

/// The layers with their industries and what stands with each, then industries outside the frame,
/// then facilities and the like that no industry names.
pub fn tree(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    let mut shown = vec![false; plan.len()];
    for layer in plan.of_kind(Kind::Layer) {
        outline.entity(0, *layer);
        push_companions(plan, &mut outline, 1, *layer, &mut shown);
        for industry in plan.parts(*layer) {
            outline.entity(1, *industry);
            push_companions(plan, &mut outline, 2, *industry, &mut shown);
        }
    }
    let outside: Vec<EntityRef> = outside_frame(plan).collect();
    if !outside.is_empty() {
        outline.heading(0, Heading::OutsideFrame);
        for industry in outside {
            outline.entity(1, industry);
            push_companions(plan, &mut outline, 2, industry, &mut shown);
        }
    }
    let left: Vec<EntityRef> = plan
        .all()
        .filter(|e| is_companion(plan.kind(*e)) && !shown[e.index()])
        .collect();
    if !left.is_empty() {
        outline.heading(0, Heading::Facilities);
        left.into_iter()
            .for_each(|entity| outline.entity(1, entity));
    }
    outline.finish()
}

/// The industries of the frame: those that are part of a layer.
pub fn frame(plan: &Plan) -> impl Iterator<Item = EntityRef> + '_ {
    let industries = plan.of_kind(Kind::Industry).iter().copied();
    industries.filter(|industry| is_in_frame(plan, *industry))
}

/// The industries that the draft names outside its frame.
pub fn outside_frame(plan: &Plan) -> impl Iterator<Item = EntityRef> + '_ {
    let industries = plan.of_kind(Kind::Industry).iter().copied();
    industries.filter(|industry| !is_in_frame(plan, *industry))
}

fn is_in_frame(plan: &Plan, industry: EntityRef) -> bool {
    let whole = plan.whole(industry);
    whole.is_some_and(|whole| plan.kind(whole) == Kind::Layer)
}

fn is_companion(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Facility | Kind::Platform | Kind::Event | Kind::Program
    )
}

/// What an industry has with it: its parts, what its clause names, its targets.
fn push_companions(
    plan: &Plan,
    outline: &mut Outline,
    depth: u8,
    industry: EntityRef,
    shown: &mut [bool],
) {
    let parts = plan
        .parts(industry)
        .iter()
        .copied()
        .filter(|part| plan.kind(*part) != Kind::Industry);
    let named = linked(plan, industry, |direction, relation| {
        direction == Direction::Out
            && matches!(
                relation,
                Relation::Names | Relation::ReliesOn | Relation::Serves
            )
    });
    let mut companions: Vec<EntityRef> = parts
        .chain(named.filter(|e| is_companion(plan.kind(*e)) || plan.kind(*e) == Kind::Target))
        .collect();
    companions.sort();
    companions.dedup();
    for companion in companions {
        shown[companion.index()] = true;
        outline.entity(depth, companion);
    }
}
