//! TIM: dates and the order of things.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
