//! STR: how the document is built: numbering, tables, figures.

mod blank_cell;
mod broken_promise;
mod figure_of_the_document;
mod header_of_another_kind;
mod never_taken_up;
mod numbering;
mod only_in_a_figure;
mod order_of_towns;
mod sibling_tables;
mod uncited;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &numbering::RULE,
    &broken_promise::RULE,
    &header_of_another_kind::RULE,
    &blank_cell::RULE,
    &sibling_tables::RULE,
    &uncited::RULE,
    &only_in_a_figure::RULE,
    &figure_of_the_document::RULE,
    &order_of_towns::RULE,
    &never_taken_up::RULE,
];
