//! TWN: towns, prose against table.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
