//! TRM: what things are called.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
