//! The links of a card, by kind.

use super::super::findings::in_a_line;
use super::super::marks::marked_line;
use super::super::paint::Piece;
use super::super::theme::Role;
use super::super::tree::{item_name, name};
use super::page::{Line, Page, basis_word};
use crate::app::rows::Item;
use crate::app::subject::{CardGroup, CardLink};
use crate::plan::{Lang, Locator};
use crate::text::Shown;

/// So many of the links behind one neighbor are asked for their places.
const ASKED: usize = 6;

impl<'a> Page<'a> {
    pub(super) fn links(&mut self, groups: Vec<CardGroup<'a>>) {
        let mut number = 0;
        for group in groups {
            self.blank();
            let heading = Piece::new(group.heading.label(self.lang()), Role::Heading);
            self.push(0, vec![heading]);
            if let Some(line) = self.lines.last_mut() {
                let count = Shown::new(group.count.to_string());
                line.right = Some(Piece::new(count, Role::Dim));
            }
            let more = group.count - group.links.len().min(group.count);
            for link in group.links {
                self.link(number, &link);
                number += 1;
            }
            self.more(2, more);
        }
    }

    fn link(&mut self, number: usize, link: &CardLink<'a>) {
        let first = self.lines.len();
        let text = self.link_name(link.to);
        let tail = self.link_tail(link);
        self.with_tail(2, text, Role::Link, tail);
        if let Some(second) = self.app.speech.second() {
            self.second_name(self.second_of_link(link.to, second), first);
        }
        for line in &mut self.lines[first..] {
            line.link = Some(number);
        }
        if self.app.view().is_sought(self.plan, link.to) {
            self.mark(first);
        }
    }

    /// Marks what was found in the lines from `first` on: the link is among what is looked for.
    fn mark(&mut self, first: usize) {
        let mut is_shown = false;
        for line in &mut self.lines[first..] {
            let (pieces, found) =
                marked_line(self.app.view().query(), std::mem::take(&mut line.pieces));
            line.pieces = pieces;
            is_shown |= found;
        }
        if let Some(line) = self.lines.get_mut(first).filter(|_| !is_shown) {
            let name = line
                .pieces
                .iter_mut()
                .find(|piece| piece.role == Role::Link);
            name.into_iter().for_each(|name| name.role = Role::Match);
        }
    }

    /// What is at the other end of a link; of a row of a table the table, as its place says which row.
    fn link_name(&self, to: Item) -> Shown<'a> {
        let lang = self.lang();
        match to {
            Item::Entity(entity) => name(self.plan, entity, lang),
            Item::Row { table, .. } => name(self.plan, table, lang),
            Item::Finding(key) => in_a_line(self.app, key),
            Item::Heading(_) | Item::Break(_) => item_name(self.plan, to, lang),
        }
    }

    fn second_of_link(&self, to: Item, second: Lang) -> Shown<'a> {
        match to {
            Item::Entity(entity) | Item::Row { table: entity, .. } => {
                Shown::from(self.plan.get(entity).name.only(second))
            }
            Item::Finding(_) | Item::Heading(_) | Item::Break(_) => Shown::default(),
        }
    }

    /// The name in the other language: behind the own one where it has room, else below it.
    fn second_name(&mut self, second: Shown<'a>, first: usize) {
        if second.is_empty() {
            return;
        }
        let measure = self.measure;
        let width_of = |pieces: &[Piece<'_>]| -> usize {
            let widths = pieces
                .iter()
                .map(|piece| measure.width(piece.text.as_str()));
            widths.sum()
        };
        let room = self.width;
        let needed = self.columns(&second) + 2;
        let one_line = self.lines.len() == first + 1;
        if let Some(Line {
            indent,
            pieces,
            right,
            ..
        }) = self.lines.last_mut()
            && one_line
        {
            let right = right
                .as_ref()
                .map_or(0, |right| measure.width(right.text.as_str()) + 2);
            if usize::from(*indent) + width_of(pieces) + needed + right <= room {
                pieces.push(Piece::new("  ", Role::Dim));
                pieces.push(Piece::new(second, Role::Dim));
                return;
            }
        }
        self.wrapped(2, &second, Role::Dim);
    }

    /// Where the draft says what a link says, and how it is known where the draft does not.
    fn link_tail(&self, link: &CardLink<'a>) -> Option<Shown<'static>> {
        let edges = link
            .neighbour
            .iter()
            .flat_map(|neighbour| neighbour.edges())
            .take(ASKED);
        let mut places: Vec<Locator> = link.at.clone();
        for at in edges.flat_map(|edge| self.plan.evidence(edge)) {
            if !places.contains(&at) {
                places.push(at);
            }
        }
        self.tail(&places, basis_word(link.basis, self.lang()))
    }
}
