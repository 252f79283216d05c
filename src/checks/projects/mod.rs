//! PRJ: projects, listing against sequence against prose.

use super::Rule;

pub(super) const RULES: &[&Rule] = &[];
