//! Tab 4: the key actions down to their last measure, and the table of tasks.

use super::{Outline, Sort};
use crate::app::rows::{Heading, Node};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Plan};

/// Every action with its measures below it.
pub fn outline(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    for action in plan.of_kind(Kind::Action) {
        outline.with_parts(plan, 0, *action);
    }
    outline.finish()
}

/// Every measure that somebody would have to carry out: those that have no measures of their own.
pub fn tasks(plan: &Plan, sort: Sort) -> Vec<Node> {
    let mut outline = Outline::default();
    let wholes = [Kind::Action, Kind::Safeguard]
        .into_iter()
        .flat_map(|kind| plan.of_kind(kind));
    for whole in wholes {
        let mut leaves = Vec::new();
        push_leaves(plan, *whole, 0, &mut leaves);
        if leaves.is_empty() {
            continue;
        }
        if sort == Sort::Draft {
            outline.heading(0, Heading::TasksOf(*whole));
        }
        leaves
            .into_iter()
            .for_each(|leaf| outline.entity(u8::from(sort == Sort::Draft), leaf));
    }
    outline.finish()
}

fn push_leaves(plan: &Plan, whole: EntityRef, depth: u8, leaves: &mut Vec<EntityRef>) {
    let measures = plan
        .parts(whole)
        .iter()
        .filter(|part| plan.kind(**part) == Kind::Measure);
    for measure in measures {
        let inner = plan
            .parts(*measure)
            .iter()
            .any(|part| plan.kind(*part) == Kind::Measure);
        if inner && depth < super::DEEPEST {
            push_leaves(plan, *measure, depth + 1, leaves);
        } else {
            leaves.push(*measure);
        }
    }
}
