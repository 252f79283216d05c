//! ACT: actions and measures, and whether anybody must do them.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
