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

use super::Rule;

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
