//! REF: what the plan rests on.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
