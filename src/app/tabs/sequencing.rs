//! Tab 5: the sequence as written, and tiers by the plan's own criterion.

use crate::app::rows::Node;
use crate::plan::Plan;
use crate::plan::file::TableRole;

/// The rows of the sequence, as written.
pub fn rows(plan: &Plan) -> Vec<Node> {
    super::space::tables(plan, TableRole::Sequence)
}

/// Projects grouped by which evidence the draft has for them.
pub fn tiers(_plan: &Plan) -> Vec<Node> {
    Vec::new()
}
