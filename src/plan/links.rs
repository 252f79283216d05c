//! Links between entities: written ones, and those that tables, prose and labels imply.

use super::file::{Basis, ColumnRole, Relation};
use super::{EntityRef, Locator, Plan};
use crate::text::Safe;

/// One link, with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The entity that speaks.
    pub from: EntityRef,
    /// The entity spoken of.
    pub to: EntityRef,
    /// What the one is to the other.
    pub relation: Relation,
    /// How it is known.
    pub basis: Basis,
    /// What it was read from.
    pub source: Source,
}

/// What a link was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A link that the file writes down: the entity's link with this number.
    Written(u32),
    /// A row of a table; counted from 0.
    Row {
        /// The table.
        table: EntityRef,
        /// The row.
        row: u32,
    },
    /// A list of terms of the entity: segments, labels, members, what its prose says; by position.
    Term(u32),
    /// The field `of`.
    Part,
}

/// From which end a link is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the one that speaks.
    Out,
    /// From the one spoken of.
    In,
}

/// The links of one entity that say the same, read from its end.
#[derive(Clone, Debug)]
pub struct LinkGroup<'p> {
    /// What they say.
    pub relation: Relation,
    /// From which end.
    pub direction: Direction,
    links: &'p Links,
    range: std::ops::Range<usize>,
    count: usize,
}

/// One neighbour in a group, with every link to it.
#[derive(Clone, Debug)]
pub struct Neighbour<'p> {
    /// The thing at the other end.
    pub other: EntityRef,
    links: &'p Links,
    direction: Direction,
    range: std::ops::Range<usize>,
}

/// All links of a plan, sorted from both ends.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Sorted by from, relation, to.
    edges: Vec<Edge>,
    /// Positions in `edges`, sorted by to, relation, from.
    back: Vec<u32>,
    out_starts: Vec<u32>,
    back_starts: Vec<u32>,
}

impl Links {
    pub(super) fn collect(entities: usize, edges: Vec<Edge>) -> Links {
        let (out_starts, order) = group(entities, edges.iter().map(|edge| edge.from));
        let mut edges: Vec<Edge> = order.iter().map(|i| edges[*i as usize]).collect();
        for range in out_starts.windows(2) {
            edges[range[0] as usize..range[1] as usize]
                .sort_by_key(|edge| (edge.relation, edge.to));
        }
        let (back_starts, mut back) = group(entities, edges.iter().map(|edge| edge.to));
        for range in back_starts.windows(2) {
            // Within a relation they are in the order of `from` already.
            back[range[0] as usize..range[1] as usize].sort_by_key(|i| edges[*i as usize].relation);
        }
        Links {
            edges,
            back,
            out_starts,
            back_starts,
        }
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    fn at(&self, direction: Direction, position: usize) -> &Edge {
        match direction {
            Direction::Out => &self.edges[position],
            Direction::In => &self.edges[self.back[position] as usize],
        }
    }

    fn other(&self, direction: Direction, position: usize) -> EntityRef {
        let edge = self.at(direction, position);
        match direction {
            Direction::Out => edge.to,
            Direction::In => edge.from,
        }
    }

    pub(super) fn groups(&self, entity: EntityRef) -> Vec<LinkGroup<'_>> {
        let mut groups = Vec::new();
        for (direction, starts) in [
            (Direction::Out, &self.out_starts),
            (Direction::In, &self.back_starts),
        ] {
            let mut start = starts[entity.index()] as usize;
            let end = starts[entity.index() + 1] as usize;
            while start < end {
                let relation = self.at(direction, start).relation;
                let mut count = 0;
                let mut last = None;
                let mut stop = start;
                while stop < end && self.at(direction, stop).relation == relation {
                    let other = self.other(direction, stop);
                    if last != Some(other) {
                        count += 1;
                        last = Some(other);
                    }
                    stop += 1;
                }
                groups.push(LinkGroup {
                    relation,
                    direction,
                    links: self,
                    range: start..stop,
                    count,
                });
                start = stop;
            }
        }
        groups
    }
}

/// Positions grouped by owner, in their order within an owner, and where each owner's begin.
fn group(
    entities: usize,
    owners: impl ExactSizeIterator<Item = EntityRef> + Clone,
) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; entities + 1];
    for owner in owners.clone() {
        starts[owner.index() + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0u32; owners.len()];
    for (position, owner) in owners.enumerate() {
        let slot = &mut next[owner.index()];
        order[*slot as usize] = position as u32;
        *slot += 1;
    }
    (starts, order)
}

impl<'p> LinkGroup<'p> {
    /// How many different things are at the other end.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The things at the other end, each once, in the order of the file.
    pub fn neighbours(&self) -> impl Iterator<Item = Neighbour<'p>> + use<'p> {
        let (links, direction) = (self.links, self.direction);
        let mut rest = self.range.clone();
        std::iter::from_fn(move || {
            let start = rest.next()?;
            let other = links.other(direction, start);
            while !rest.is_empty() && links.other(direction, rest.start) == other {
                rest.next();
            }
            Some(Neighbour {
                other,
                links,
                direction,
                range: start..rest.start,
            })
        })
    }
}

impl<'p> Neighbour<'p> {
    /// Every link to it, for what they rest on.
    pub fn edges(&self) -> impl Iterator<Item = &'p Edge> + use<'p> {
        let (links, direction) = (self.links, self.direction);
        self.range
            .clone()
            .map(move |position| links.at(direction, position))
    }

    /// How it is best known: stated before inferred before suspected, unless a person confirmed it.
    pub fn basis(&self) -> Basis {
        self.edges()
            .map(|edge| edge.basis)
            .min_by_key(|basis| basis.doubt())
            .unwrap_or_default()
    }
}

/// Whether it is the cells of such a column from which a link of this relation is read.
fn says(column: ColumnRole, relation: Relation) -> bool {
    match relation {
        Relation::LeadsWith => column == ColumnRole::LeadIndustry,
        Relation::Develops => column == ColumnRole::ServiceDirection,
        _ => true,
    }
}

impl Plan {
    /// The links by which one thing says this of another, found without looking at its other links.
    pub fn links_between(&self, from: EntityRef, relation: Relation, to: EntityRef) -> &[Edge] {
        let of_relation = self.links_from(from, relation);
        let start = of_relation.partition_point(|edge| edge.to < to);
        let count = of_relation[start..].partition_point(|edge| edge.to == to);
        &of_relation[start..start + count]
    }

    /// The links by which one thing says this of any other, sorted by where they lead; found without
    /// looking at its other links.
    pub fn links_from(&self, from: EntityRef, relation: Relation) -> &[Edge] {
        let starts = &self.links.out_starts[from.index()..];
        let own = &self.edges()[starts[0] as usize..starts[1] as usize];
        let start = own.partition_point(|edge| edge.relation < relation);
        let count = own[start..].partition_point(|edge| edge.relation == relation);
        &own[start..start + count]
    }

    /// The links by which any other says this of a thing, in the order of the file; found without looking at
    /// its other links.
    pub fn links_into(&self, to: EntityRef, relation: Relation) -> impl Iterator<Item = &Edge> {
        let edges = self.edges();
        let (starts, back) = (&self.links.back_starts, &self.links.back);
        let own = &back[starts[to.index()] as usize..starts[to.index() + 1] as usize];
        let of = |position: &u32| edges[*position as usize].relation;
        let start = own.partition_point(|position| of(position) < relation);
        let count = own[start..].partition_point(|position| of(position) == relation);
        let found = own[start..start + count].iter();
        found.map(move |position| &edges[*position as usize])
    }

    /// All links by which one thing speaks of another, found without looking at its other links.
    pub fn all_links_between(&self, from: EntityRef, to: EntityRef) -> impl Iterator<Item = &Edge> {
        let relations = Relation::ALL.into_iter();
        relations.flat_map(move |relation| self.links_between(from, relation, to))
    }

    /// The words of the draft from which a link was read, in Chinese and in English, if it keeps them.
    pub fn words_of(&self, edge: &Edge) -> Option<(&Safe, &Safe)> {
        let speaker = self.get(edge.from);
        let words = match edge.source {
            Source::Written(link) => {
                let words = &speaker.links.get(link as usize)?.words;
                (&words.zh, &words.en)
            }
            Source::Row { table, row } => {
                let columns = self.table(table)?.columns.iter().enumerate();
                let mut cells = columns
                    .filter(|(_, column)| says(column.of, edge.relation))
                    .filter_map(|(c, _)| self.cell(table, row as usize, c));
                let view = cells.find(|view| self.named_in(*view).any(|named| named == edge.to))?;
                (&view.cell.zh, &view.cell.en)
            }
            Source::Term(term) => {
                let term = super::terms::terms(speaker).nth(term as usize)?;
                (&term.named.zh, &term.named.en)
            }
            Source::Part => return None,
        };
        (!words.0.is_empty() || !words.1.is_empty()).then_some(words)
    }

    /// Where the draft says what a link says.
    pub fn evidence(&self, edge: &Edge) -> Vec<Locator> {
        let speaker = self.get(edge.from);
        match edge.source {
            Source::Written(link) => speaker
                .links
                .get(link as usize)
                .map(|link| link.at.clone())
                .unwrap_or_default(),
            Source::Row { table, row } => {
                self.row_locator(table, row as usize).into_iter().collect()
            }
            Source::Term(term) => super::terms::terms(speaker)
                .nth(term as usize)
                .map(|term| term.at.to_vec())
                .unwrap_or_default(),
            Source::Part => Vec::new(),
        }
    }
}
