//! STR: how the document is built: numbering, tables, figures.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
