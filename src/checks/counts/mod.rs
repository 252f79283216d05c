//! CNT: numbers of things against the things.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
