//! SPC: the spatial system, and what stands in it.

mod axis_without_course;
mod cluster_over_towns;
mod industry_without_project;
mod project_in_two_units;
mod town_without_center;
mod town_without_project;
mod unit_without_members;

use super::Rule;
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Plan};

pub(super) const RULES: &[&Rule] = &[
    &town_without_project::RULE,
    &cluster_over_towns::RULE,
    &unit_without_members::RULE,
    &project_in_two_units::RULE,
    &town_without_center::RULE,
    &industry_without_project::RULE,
    &axis_without_course::RULE,
];

/// The units of the spatial system: core, axes, zones, supports.
fn units(plan: &Plan) -> impl Iterator<Item = EntityRef> + '_ {
    let kinds = [Kind::Core, Kind::Axis, Kind::Zone, Kind::Support].into_iter();
    kinds.flat_map(|kind| plan.of_kind(kind)).copied()
}
