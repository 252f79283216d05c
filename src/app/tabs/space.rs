//! Tab 3: the tree of the spatial system, and the listings as written.

use super::{Outline, linked};
use crate::app::rows::{Heading, Item, Node};
use crate::plan::file::{Kind, Relation, TableRole};
use crate::plan::{Direction, EntityRef, Plan};

/// Core, axes and zones with their clusters and projects; tiers with their centers; lines; towns
/// with their clusters; places beyond.
pub fn tree(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    for kind in [Kind::Core, Kind::Axis, Kind::Zone, Kind::Support] {
        for unit in plan.of_kind(kind) {
            outline.entity(0, *unit);
            push_clusters(plan, &mut outline, 1, *unit, Relation::StandsIn);
        }
    }
    group(
        &mut outline,
        Heading::Services,
        plan.of_kind(Kind::Tier),
        |outline, tier| outline.with_parts(plan, 1, tier),
    );
    group(
        &mut outline,
        Heading::Towns,
        plan.of_kind(Kind::Town),
        |outline, town| {
            outline.entity(1, town);
            push_clusters(plan, outline, 2, town, Relation::LocatedIn);
        },
    );
    group(
        &mut outline,
        Heading::Lines,
        plan.of_kind(Kind::Line),
        |outline, line| outline.entity(1, line),
    );
    group(
        &mut outline,
        Heading::Places,
        plan.of_kind(Kind::Place),
        |outline, place| outline.entity(1, place),
    );
    outline.finish()
}

fn group(
    outline: &mut Outline,
    heading: Heading,
    members: &[EntityRef],
    mut push: impl FnMut(&mut Outline, EntityRef),
) {
    if !members.is_empty() {
        outline.heading(0, heading);
        members.iter().for_each(|member| push(outline, *member));
    }
}

/// The clusters of a unit or town with their projects there, then its projects outside them.
fn push_clusters(
    plan: &Plan,
    outline: &mut Outline,
    depth: u8,
    whole: EntityRef,
    relation: Relation,
) {
    let mut inside: Vec<EntityRef> = linked(plan, whole, |direction, r| {
        direction == Direction::In && r == relation
    })
    .collect();
    inside.sort();
    let mut placed = Vec::new();
    for cluster in inside.iter().filter(|e| plan.kind(**e) == Kind::Cluster) {
        outline.entity(depth, *cluster);
        let members = linked(plan, *cluster, |direction, r| {
            direction == Direction::In && r == Relation::BelongsTo
        });
        for project in members.filter(|project| inside.binary_search(project).is_ok()) {
            outline.entity(depth + 1, project);
            placed.push(project);
        }
    }
    placed.sort();
    for project in inside
        .iter()
        .filter(|e| plan.kind(**e) == Kind::Project && placed.binary_search(e).is_err())
    {
        outline.entity(depth, *project);
    }
}

/// The rows of every listing, as written, below its table.
pub fn listings(plan: &Plan) -> Vec<Node> {
    tables(plan, TableRole::Listing)
}

/// The rows of the tables of a role, each table above its rows.
pub(super) fn tables(plan: &Plan, role: TableRole) -> Vec<Node> {
    let mut outline = Outline::default();
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan.table(*table).filter(|facts| facts.role == role) else {
            continue;
        };
        outline.entity(0, *table);
        for row in 0..facts.rows.len() {
            outline.push(
                1,
                Item::Row {
                    table: *table,
                    row: row as u32,
                },
            );
        }
    }
    outline.finish()
}
