//! Rows of trees and tables: what they stand for, and which are shown under folds and a filter.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::findings::FindingKey;
use crate::checks::Severity;
use crate::plan::EntityRef;
use crate::plan::file::Operator;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A thing.
    Entity(EntityRef),
    /// A row of a table, as written; counted from 0.
    Row {
        /// The table.
        table: EntityRef,
        /// The row.
        row: u32,
    },
    /// A heading that groups what follows.
    Heading(Heading),
    /// A place where a chain of support breaks off.
    Break(Break),
    /// What a rule found.
    Finding(FindingKey),
}

/// A heading that is ours, not the draft's.
///
/// One that stands for a thing is written by the name of that: see [`StableItem`](super::stable::StableItem).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Heading {
    /// Industries that the draft names outside its frame.
    OutsideFrame,
    /// Cores, axes and zones.
    Units,
    /// Tiers of service centers.
    Services,
    /// Metro lines and roads.
    Lines,
    /// Towns with their clusters.
    Towns,
    /// Places outside the towns.
    Places,
    /// Facilities, platforms and the like.
    Facilities,
    /// Projects for which the draft has this set of evidence.
    Evidence(Evidence),
    /// What stands in a section itself, beside its sections.
    #[serde(skip)]
    StandsIn(EntityRef),
    /// What a section names that the draft introduces elsewhere.
    #[serde(skip)]
    AlsoNamed(EntityRef),
    /// Things that stand in no section.
    Nowhere,
    /// Measures of an action or a safeguard, in the table of tasks.
    #[serde(skip)]
    TasksOf(EntityRef),
    /// A town, a section or another thing by which a table is grouped.
    #[serde(skip)]
    Group(EntityRef),
    /// What belongs to none of the things by which a table is grouped.
    Rest,
    /// Targets whose value is to be read so.
    ReadAs(Operator),
    /// Findings that are as bad as this.
    Severity(Severity),
    /// Findings of the rule with this code.
    #[serde(skip)]
    Rule(RuleCode),
    /// Findings that somebody has waived.
    Waived,
    /// Findings that are no more than notes, of those grouped by this thing, or of the rest.
    #[serde(skip)]
    Notes(Option<EntityRef>),
}

impl Heading {
    /// The thing by which a heading groups, if it does.
    pub fn entity(self) -> Option<EntityRef> {
        match self {
            Heading::StandsIn(entity)
            | Heading::AlsoNamed(entity)
            | Heading::TasksOf(entity)
            | Heading::Group(entity) => Some(entity),
            Heading::Notes(entity) => entity,
            Heading::OutsideFrame
            | Heading::Units
            | Heading::Services
            | Heading::Lines
            | Heading::Towns
            | Heading::Places
            | Heading::Facilities
            | Heading::Rest
            | Heading::ReadAs(_)
            | Heading::Severity(_)
            | Heading::Waived
            | Heading::Rule(_)
            | Heading::Evidence(_)
            | Heading::Nowhere => None,
        }
    }
}

/// The code of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RuleCode(pub &'static str);

/// What the draft offers for the first half of the plan's own criterion of sequence.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Evidence {
    /// It is listed for a core.
    pub core: bool,
    /// For how many axes it is listed.
    pub axes: u8,
    /// Prose of the draft names it.
    pub prose: bool,
    /// An action or one of its measures names it.
    pub action: bool,
}

/// Why a chain of support goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Break {
    /// No measure serves the target.
    NoMeasure,
    /// The measure names no project.
    NoProject,
    /// No table places the project in a town.
    NoTown,
}

/// A row with its depth in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it stands for.
    pub item: Item,
    /// How deep it stands, from 0.
    pub depth: u8,
}

/// A row that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub item: Item,
    /// How deep it stands, from 0.
    pub depth: u8,
    /// Whether something stands below it, and whether that is shown.
    pub fold: Fold,
    /// Its position among all nodes, shown or not: what folds are kept by.
    pub node: u32,
}

/// Whether something stands below a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Nothing stands below it.
    Leaf,
    /// What stands below it is shown.
    Open,
    /// What stands below it is folded away.
    Closed,
}

/// Which rows are to be kept.
#[derive(Clone, Copy)]
pub struct Keep<'a> {
    /// Whether what a row stands for is meant.
    pub is_meant: &'a dyn Fn(Item) -> bool,
    /// How much is kept with it.
    pub with: With,
}

/// What is kept with a row that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// What leads to it.
    Above,
    /// All of the outermost row below which it stands: of a chain no link is left out.
    Whole,
}

/// The rows that are shown of `nodes`: below folded ones nothing; where something is to be kept, that
/// and what leads to it.
pub fn visible(nodes: &[Node], folded: &HashSet<u32>, keep: Option<Keep<'_>>) -> Vec<Row> {
    let kept = keep.map(|keep| kept(nodes, keep));
    let mut seen = nodes.iter().enumerate().filter(|(i, _)| match &kept {
        Some(kept) => kept[*i],
        None => true,
    });
    let mut rows = Vec::new();
    let mut hidden_below: Option<u8> = None;
    let mut next = seen.next();
    while let Some((i, node)) = next {
        next = seen.next();
        if hidden_below.is_some_and(|depth| node.depth > depth) {
            continue;
        }
        hidden_below = None;
        let has_parts = next.is_some_and(|(_, next)| next.depth > node.depth);
        let fold = match (has_parts, folded.contains(&(i as u32))) {
            (false, _) => Fold::Leaf,
            (true, false) => Fold::Open,
            (true, true) => {
                hidden_below = Some(node.depth);
                Fold::Closed
            }
        };
        rows.push(Row {
            item: node.item,
            depth: node.depth,
            fold,
            node: i as u32,
        });
    }
    rows
}

/// For each node whether it is to be kept, or leads to one that is. Where a chain breaks off below what
/// is kept, that is kept too.
fn kept(nodes: &[Node], keep: Keep<'_>) -> Vec<bool> {
    let mut kept = vec![false; nodes.len()];
    // The shallowest depth that a kept node further down still needs above it.
    let mut needed: Option<u8> = None;
    for (i, node) in nodes.iter().enumerate().rev() {
        let leads = needed.is_some_and(|depth| node.depth < depth);
        if leads || (keep.is_meant)(node.item) {
            kept[i] = true;
            needed = Some(node.depth);
        }
        if needed == Some(0) {
            needed = None;
        }
    }
    if keep.with == With::Whole {
        let mut is_kept = false;
        for (i, node) in nodes.iter().enumerate() {
            if node.depth == 0 {
                is_kept = kept[i];
            }
            kept[i] = is_kept;
        }
    }
    for (i, node) in nodes.iter().enumerate() {
        if matches!(node.item, Item::Break(_)) {
            let above = nodes[..i]
                .iter()
                .rposition(|other| other.depth < node.depth);
            kept[i] |= above.is_some_and(|above| kept[above]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Depths as digits; a node's number is its place.
    fn nodes(depths: &str) -> Vec<Node> {
        let row = |i: usize| Item::Row {
            table: crate::plan::EntityRef::for_test(0),
            row: i as u32,
        };
        depths
            .bytes()
            .enumerate()
            .map(|(i, d)| Node {
                item: row(i),
                depth: d - b'0',
            })
            .collect()
    }

    fn above(is_meant: &dyn Fn(Item) -> bool) -> Option<Keep<'_>> {
        let with = With::Above;
        Some(Keep { is_meant, with })
    }

    fn shown(rows: &[Row]) -> Vec<u32> {
        rows.iter().map(|row| row.node).collect()
    }

    #[test]
    fn what_stands_below_a_fold_is_hidden() {
        let nodes = nodes("01221012");
        assert_eq!(
            shown(&visible(&nodes, &HashSet::new(), None)),
            [0, 1, 2, 3, 4, 5, 6, 7]
        );
        assert_eq!(
            shown(&visible(&nodes, &HashSet::from([1]), None)),
            [0, 1, 4, 5, 6, 7]
        );
        assert_eq!(
            shown(&visible(&nodes, &HashSet::from([0, 1, 6]), None)),
            [0, 5, 6]
        );
    }

    #[test]
    fn what_is_kept_is_shown_with_what_leads_to_it() {
        let nodes = nodes("01221012");
        let only = |n: u32| move |item: Item| matches!(item, Item::Row { row, .. } if row == n);
        assert_eq!(
            shown(&visible(&nodes, &HashSet::new(), above(&only(3)))),
            [0, 1, 3]
        );
        assert_eq!(
            shown(&visible(&nodes, &HashSet::new(), above(&only(7)))),
            [5, 6, 7]
        );
        assert_eq!(
            shown(&visible(&nodes, &HashSet::new(), above(&only(0)))),
            [0]
        );
        assert_eq!(
            shown(&visible(&nodes, &HashSet::from([1]), above(&only(3)))),
            [0, 1]
        );
    }

    #[test]
    fn a_chain_is_kept_whole() {
        let nodes = nodes("01221012");
        let only = |item: Item| matches!(item, Item::Row { row: 3, .. });
        let keep = Keep {
            is_meant: &only,
            with: With::Whole,
        };
        let rows = visible(&nodes, &HashSet::new(), Some(keep));
        assert_eq!(shown(&rows), [0, 1, 2, 3, 4]);
    }
}
