//! REF: what the plan rests on outside itself.

mod claim_without_source;
mod document_without_number;
mod two_states;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &document_without_number::RULE,
    &claim_without_source::RULE,
    &two_states::RULE,
];
