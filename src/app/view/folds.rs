//! How a form is folded: as it begins, as it was left, as somebody has turned it.

use std::collections::{HashMap, HashSet};

use super::View;
use crate::app::form::{Form, Shape};
use crate::app::rows::Node;
use crate::app::stable::StableItem;
use crate::app::tabs;
use crate::plan::Plan;

/// What is known of how a form is to be folded.
#[derive(Debug, Default)]
pub(super) struct Folding {
    /// Under other plans and orders, by name, whether it was folded.
    pub(super) kept: HashMap<StableItem, bool>,
    /// Whether somebody has folded or unfolded something: then nothing opens by itself any more.
    pub(super) by_hand: bool,
    /// How many rows have room on the screen; none as long as that is not known.
    room: usize,
}

impl View {
    /// So many rows have room when the form is next made.
    pub fn set_room(&mut self, rows: usize) {
        self.folding.room = rows;
    }

    /// What of `nodes` is folded as the form is made.
    pub(super) fn folds(&self, plan: &Plan, nodes: &[Node]) -> HashSet<u32> {
        let begins = self.begins(plan, nodes);
        let turned = self.recalled.iter().flat_map(|memory| &memory.turned);
        let turned: HashSet<&StableItem> = turned.collect();
        let starts = |node: &Node| tabs::starts_folded(plan, self.form, node);
        let is_folded = |(at, node): &(u32, &Node)| {
            if self.folding.kept.is_empty() && turned.is_empty() {
                return begins.contains(at);
            }
            let Some(name) = StableItem::of(plan, node.item) else {
                return begins.contains(at);
            };
            let kept = self.folding.kept.get(&name).copied();
            kept.unwrap_or_else(|| match turned.contains(&name) {
                true => !starts(node),
                false => begins.contains(at),
            })
        };
        let folded = (0u32..).zip(nodes).filter(is_folded);
        folded.map(|(at, _)| at).collect()
    }

    /// What of `nodes` is folded before anybody has touched it: a tree opens as far as there is room.
    pub(super) fn begins(&self, plan: &Plan, nodes: &[Node]) -> HashSet<u32> {
        let starts = |node: &Node| tabs::starts_folded(plan, self.form, node);
        let folded = (0u32..).zip(nodes).filter(|(_, node)| starts(node));
        let mut folded: HashSet<u32> = folded.map(|(at, _)| at).collect();
        let room = self.folding.room;
        let opens = match self.form {
            // What stands below a section is an index of it, and of use when it is there for all.
            Form::Draft => nodes.len() <= room,
            form => form.shape() == Shape::Tree,
        };
        if opens && !self.folding.by_hand {
            open_as_fits(nodes, &mut folded, room);
        }
        folded
    }
}

/// Opens folds from the outermost inwards, in each level from the top, as long as there is room for all
/// rows that are then shown.
fn open_as_fits(nodes: &[Node], folded: &mut HashSet<u32>, room: usize) {
    let mut room = room;
    for (_, head, rows) in folds_by_level(nodes, folded) {
        let Some(left) = room.checked_sub(rows) else {
            return;
        };
        room = left;
        head.into_iter().for_each(|head| _ = folded.remove(&head));
    }
}

/// The rows that are shown in any case, then each fold and how many rows it hides itself: by level, which
/// is how many folds must be open before it is seen.
fn folds_by_level(nodes: &[Node], folded: &HashSet<u32>) -> Vec<(usize, Option<u32>, usize)> {
    let mut folds = vec![(0, None, 0)];
    // The rows above the one at hand: how deep each stands, and the innermost fold at or above it.
    let mut above: Vec<(u8, usize)> = Vec::new();
    for (at, node) in (0u32..).zip(nodes) {
        while above.last().is_some_and(|(depth, _)| *depth >= node.depth) {
            above.pop();
        }
        let fold = above.last().map_or(0, |(_, fold)| *fold);
        folds[fold].2 += 1;
        let own = match folded.contains(&at) {
            true => {
                folds.push((folds[fold].0 + 1, Some(at), 0));
                folds.len() - 1
            }
            false => fold,
        };
        above.push((node.depth, own));
    }
    folds.sort_by_key(|(level, ..)| *level);
    folds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::rows::{Item, visible};
    use crate::plan::EntityRef;

    /// Which rows of a tree that begins folded are seen in so much room; its depths are digits.
    #[track_caller]
    fn check(depths: &str, room: usize, expected: &[u32]) {
        let table = EntityRef::for_test(0);
        let node = |(row, depth): (u32, u8)| Node {
            item: Item::Row { table, row },
            depth: depth - b'0',
        };
        let nodes: Vec<Node> = (0..).zip(depths.bytes()).map(node).collect();
        let mut folded = (0..nodes.len() as u32).collect();
        open_as_fits(&nodes, &mut folded, room);
        let shown = visible(&nodes, &folded, None);
        let shown: Vec<u32> = shown.iter().map(|row| row.node).collect();
        assert_eq!(shown, expected, "{depths} in {room}");
    }

    #[test]
    fn a_tree_opens_level_by_level_and_from_the_top_as_long_as_there_is_room() {
        check("0121012", 7, &[0, 1, 2, 3, 4, 5, 6]);
        check("0121012", 6, &[0, 1, 2, 3, 4, 5]);
        check("0121012", 5, &[0, 1, 3, 4, 5]);
        check("0121012", 4, &[0, 1, 3, 4]);
        check("0121012", 3, &[0, 4]);
        check("0121012", 1, &[0, 4]);
        check("", 5, &[]);
    }
}
