//! PRJ: projects, listing against sequence against prose.

mod cluster_as_project;
mod cluster_differs;
mod cluster_not_in_sequence;
mod cluster_other_projects;
mod industries_share_nothing;
mod no_investment;
mod no_lead_unit;
mod no_sentence;
mod no_stage;
mod not_in_sequence;
mod only_in_sequence;
mod promised_in_prose;
mod qualifier_dropped;

use super::context::{CellAt, Context};
use super::gather::Alike;
use super::{Rule, Side};
use crate::plan::EntityRef;
use crate::plan::file::{ColumnRole, Facts, Kind, Project};

pub(super) const RULES: &[&Rule] = &[
    &not_in_sequence::RULE,
    &only_in_sequence::RULE,
    &promised_in_prose::RULE,
    &no_sentence::RULE,
    &cluster_differs::RULE,
    &industries_share_nothing::RULE,
    &qualifier_dropped::RULE,
    &no_stage::RULE,
    &cluster_as_project::RULE,
    &cluster_not_in_sequence::RULE,
    &cluster_other_projects::RULE,
    &no_lead_unit::RULE,
    &no_investment::RULE,
];

/// Where a project is listed: the first cell that has it in a column of projects.
fn listing_of(context: &Context<'_>, project: EntityRef) -> Option<CellAt> {
    let mut cells = context.cells_naming(project).iter().copied();
    cells.find(|cell| cell.names == ColumnRole::Project)
}

/// The same as a place that was seen; where no table has the project, its name.
fn listed(context: &Context<'_>, project: EntityRef) -> Side {
    match listing_of(context, project) {
        Some(cell) => context.side(cell),
        None => Side::name(context.plan, project),
    }
}

/// The projects of which the draft does not say something.
fn without(context: &Context<'_>, is_said: impl Fn(&Project) -> bool) -> Alike {
    let plan = context.plan;
    let projects = plan.of_kind(Kind::Project);
    let lacks = |project: &EntityRef| match &plan.get(*project).is {
        Facts::Project(facts) => !is_said(facts),
        _ => false,
    };
    Alike {
        lacking: projects.iter().copied().filter(lacks).collect(),
        all: projects.len(),
        field: "is",
    }
}
