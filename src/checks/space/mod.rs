//! SPC: the spatial system and what stands in it.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
