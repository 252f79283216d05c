//! Tab 4: the key actions down to their last measure, and the table of tasks.

use super::{Outline, Sort};
use crate::app::rows::{Heading, Item, Node};
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

/// Every measure that somebody would have to carry out, those that have no measures of their own: under
/// its action or safeguard, or under its section.
pub fn tasks(plan: &Plan, sort: Sort) -> Vec<Node> {
    let mut outline = Outline::default();
    let wholes = [Kind::Action, Kind::Safeguard]
        .into_iter()
        .flat_map(|kind| plan.of_kind(kind));
    let mut tasks = Vec::new();
    for whole in wholes {
        let first = tasks.len();
        push_leaves(plan, *whole, 0, &mut tasks);
        if sort == Sort::Draft && tasks.len() > first {
            outline.heading(0, Heading::TasksOf(*whole));
            tasks[first..]
                .iter()
                .for_each(|task| outline.entity(1, *task));
        }
    }
    if sort != Sort::Draft {
        let place = |task: EntityRef| plan.get(task).at.first();
        tasks.sort_by(|a, b| place(*a).cmp(&place(*b)));
        let section = |task: EntityRef| place(task).and_then(|at| plan.place(at));
        outline.groups(
            tasks
                .into_iter()
                .map(|task| (section(task), Item::Entity(task))),
        );
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
