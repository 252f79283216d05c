//! Tab 5: the sequence as written, and tiers by the plan's own criterion.

use super::Outline;
use crate::app::columns::evidence;
use crate::app::rows::{Heading, Node};
use crate::plan::file::{Kind, TableRole};
use crate::plan::{EntityRef, Plan};

/// The rows of the sequence, as written.
pub fn rows(plan: &Plan) -> Vec<Node> {
    super::space::tables(plan, TableRole::Sequence)
}

/// Projects grouped by which evidence the draft has for them, those with most kinds of it first; in table
/// order inside a group. No order between groups is claimed.
pub fn tiers(plan: &Plan) -> Vec<Node> {
    let mut projects: Vec<(crate::app::rows::Evidence, EntityRef)> = plan
        .of_kind(Kind::Project)
        .iter()
        .map(|project| (evidence(plan, *project), *project))
        .collect();
    projects.sort_by_key(|(evidence, project)| (std::cmp::Reverse(*evidence), *project));
    let mut outline = Outline::default();
    for group in projects.chunk_by(|(a, _), (b, _)| a == b) {
        outline.heading(0, Heading::Evidence(group[0].0));
        group
            .iter()
            .for_each(|(_, project)| outline.entity(1, *project));
    }
    outline.finish()
}
