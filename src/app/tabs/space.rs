//! Tab 3: the tree of the spatial system, and the listings as written.

use super::sequencing::town_of;
use super::{Outline, Sort, linked};
use crate::app::rows::{Heading, Item, Node};
use crate::plan::file::{ColumnRole, Kind, Relation, TableRole};
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

/// The rows of every listing, as written: below its table, or below the town or the cluster of its
/// project.
pub fn listings(plan: &Plan, sort: Sort) -> Vec<Node> {
    let mut outline = Outline::default();
    let under = match sort {
        Sort::Town => town_of_row,
        Sort::Cluster => cluster_of_row,
        _ => {
            push_tables(plan, &mut outline);
            return outline.finish();
        }
    };
    let rows = listing_tables(plan).flat_map(|(table, rows)| {
        (0..rows).map(move |row| (under(plan, table, row as usize), Item::Row { table, row }))
    });
    outline.groups(rows);
    outline.finish()
}

/// The listings with how many rows they have.
fn listing_tables(plan: &Plan) -> impl Iterator<Item = (EntityRef, u32)> + '_ {
    plan.of_kind(Kind::Table).iter().filter_map(|table| {
        let facts = plan.table(*table)?;
        (facts.role == TableRole::Listing).then_some((*table, facts.rows.len() as u32))
    })
}

fn push_tables(plan: &Plan, outline: &mut Outline) {
    for (table, rows) in listing_tables(plan) {
        outline.entity(0, table);
        (0..rows).for_each(|row| outline.push(1, Item::Row { table, row }));
    }
}

/// The town in which the tables place the project of a row.
fn town_of_row(plan: &Plan, table: EntityRef, row: usize) -> Option<EntityRef> {
    named(plan, table, row, ColumnRole::Project).and_then(|project| town_of(plan, project))
}

fn cluster_of_row(plan: &Plan, table: EntityRef, row: usize) -> Option<EntityRef> {
    named(plan, table, row, ColumnRole::Cluster)
}

/// The first thing that the cell of a row names in a column of a role, unless that is open.
fn named(plan: &Plan, table: EntityRef, row: usize, role: ColumnRole) -> Option<EntityRef> {
    let facts = plan.table(table)?;
    let column = facts.columns.iter().position(|column| column.of == role)?;
    let view = plan.cell(table, row, column)?;
    let view = view.is_decided().then_some(view)?;
    plan.named_in(view).next()
}
