//! MOD: the model itself, before anything is asked of what it says.

mod link_to_nothing;
mod locator_nowhere;
mod malformed_id;
mod newer_format;
mod no_locator;
mod no_plan;
mod not_a_number;
mod one_language;
mod part_of_itself;
mod problems;
mod row_width;
mod same_id;
mod same_place;
mod tour_stop_nowhere;
mod two_renderings;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &same_id::RULE,
    &link_to_nothing::RULE,
    &locator_nowhere::RULE,
    &no_locator::RULE,
    &one_language::RULE,
    &two_renderings::RULE,
    &tour_stop_nowhere::RULE,
    &malformed_id::RULE,
    &same_place::RULE,
    &part_of_itself::RULE,
    &row_width::RULE,
    &not_a_number::RULE,
    &no_plan::RULE,
    &newer_format::RULE,
];
