//! Tab 7: the targets, and the chains that should carry them.

use super::{Outline, Sort, linked};
use crate::app::rows::{Break, Heading, Item, Node};
use crate::plan::file::{Facts, Kind, Operator, Relation};
use crate::plan::{Direction, EntityRef, Plan};

/// The targets in the order wanted; by industry with a heading for each.
pub fn table(plan: &Plan, sort: Sort) -> Vec<Node> {
    let mut outline = Outline::default();
    let mut targets = plan.of_kind(Kind::Target).to_vec();
    match sort {
        Sort::Draft | Sort::Section => targets.iter().for_each(|target| outline.entity(0, *target)),
        Sort::Value => {
            targets.sort_by_key(|target| {
                operator(plan, *target).map_or(u8::MAX, |operator| operator as u8)
            });
            targets.iter().for_each(|target| outline.entity(0, *target));
        }
        Sort::Industry => {
            targets.sort_by_key(|target| served_by(plan, *target));
            for group in targets.chunk_by(|a, b| served_by(plan, *a) == served_by(plan, *b)) {
                match served_by(plan, group[0]) {
                    Some(whole) => outline.heading(0, Heading::Group(whole)),
                    None => outline.heading(0, Heading::Nowhere),
                }
                group.iter().for_each(|target| outline.entity(1, *target));
            }
        }
    }
    outline.finish()
}

fn operator(plan: &Plan, target: EntityRef) -> Option<Operator> {
    match &plan.get(target).is {
        Facts::Target(target) => Some(target.operator),
        _ => None,
    }
}

/// The first industry or other thing that serves a target.
fn served_by(plan: &Plan, target: EntityRef) -> Option<EntityRef> {
    linked(plan, target, |direction, relation| {
        direction == Direction::In && relation == Relation::Serves
    })
    .min()
}

/// Target, measures that serve it, projects that they name, towns in which those stand; where a chain
/// goes no further it says so.
pub fn chains(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    for target in plan.of_kind(Kind::Target) {
        outline.entity(0, *target);
        let measures = linked(plan, *target, |direction, relation| {
            direction == Direction::In && relation == Relation::Serves
        });
        let measures: Vec<EntityRef> = measures
            .filter(|e| matches!(plan.kind(*e), Kind::Measure | Kind::Action))
            .collect();
        if measures.is_empty() {
            outline.push(1, Item::Break(Break::NoMeasure));
        }
        for measure in measures {
            outline.entity(1, measure);
            push_projects(plan, &mut outline, measure);
        }
    }
    outline.finish()
}

fn push_projects(plan: &Plan, outline: &mut Outline, measure: EntityRef) {
    let named = linked(plan, measure, |direction, relation| {
        direction == Direction::Out
            && matches!(
                relation,
                Relation::Names | Relation::ReliesOn | Relation::Develops
            )
    });
    let projects: Vec<EntityRef> = named.filter(|e| plan.kind(*e) == Kind::Project).collect();
    if projects.is_empty() {
        outline.push(2, Item::Break(Break::NoProject));
    }
    for project in projects {
        outline.entity(2, project);
        match crate::app::columns::town_of(plan, project) {
            Some(town) => outline.entity(3, town),
            None => outline.push(3, Item::Break(Break::NoTown)),
        }
    }
}
