//! Tab 6: the safeguards with their measures; the dimensions of the assessment stand in the first.

use super::Outline;
use crate::app::rows::Node;
use crate::plan::Plan;
use crate::plan::file::Kind;

/// Every safeguard with its measures and dimensions below it.
pub fn outline(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    for safeguard in plan.of_kind(Kind::Safeguard) {
        outline.with_parts(plan, 0, *safeguard);
    }
    let alone = plan
        .of_kind(Kind::Dimension)
        .iter()
        .filter(|dimension| plan.whole(**dimension).is_none());
    alone.for_each(|dimension| outline.entity(0, *dimension));
    outline.finish()
}
