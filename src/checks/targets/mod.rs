//! IND: targets, and whether they can be judged.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
