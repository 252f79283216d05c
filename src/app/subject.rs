//! What the card speaks of, and the links that can be followed from it.

use super::rows::Item;
use crate::plan::Label;
use crate::plan::file::{Basis, Relation};
use crate::plan::{Direction, Edge, EntityRef, Lang, Neighbour, Plan};

/// What is selected: what the card speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A row of a tree or a table, or a thing on the map.
    Item(Item),
    /// A cell of a matrix: where two things meet.
    Cell(EntityRef, EntityRef),
    /// Nothing.
    Nothing,
}

impl Subject {
    /// The thing that it is, or that heads it.
    pub fn entity(self) -> Option<EntityRef> {
        match self {
            Subject::Item(Item::Entity(entity)) => Some(entity),
            Subject::Item(Item::Heading(heading)) => heading.entity(),
            Subject::Item(Item::Row { table, .. }) => Some(table),
            Subject::Cell(row, _) => Some(row),
            Subject::Item(Item::Break(_)) | Subject::Nothing => None,
        }
    }
}

/// Links of a card under one heading.
#[derive(Clone, Debug)]
pub struct CardGroup<'p> {
    /// What they have in common.
    pub heading: GroupHeading,
    /// How many things are at the other end; more than are listed where there are very many.
    pub count: usize,
    /// The things, as many as the card lists.
    pub links: Vec<CardLink<'p>>,
}

/// What the links of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupHeading {
    /// A relation, read from one end.
    Relation(Relation, Direction),
    /// A fixed heading.
    Fixed(Label),
}

/// A link of a card, one step away.
#[derive(Clone, Debug)]
pub struct CardLink<'p> {
    /// Where it leads.
    pub to: EntityRef,
    /// How it is known.
    pub basis: Basis,
    /// What it rests on, if it is a link of the model.
    pub neighbour: Option<Neighbour<'p>>,
}

/// So many links of a kind are listed; of more the card says how many.
pub const LISTED: usize = 200;

impl GroupHeading {
    /// The heading in one language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            GroupHeading::Relation(relation, direction) => relation.label(direction, lang),
            GroupHeading::Fixed(label) => label.get(lang),
        }
    }
}

/// The links that can be followed from a subject.
pub fn card_groups(plan: &Plan, subject: Subject) -> Vec<CardGroup<'_>> {
    match subject {
        Subject::Item(Item::Entity(entity)) => entity_groups(plan, entity),
        Subject::Item(Item::Row { table, row }) => row_groups(plan, table, row as usize),
        Subject::Item(Item::Heading(heading)) => heading
            .entity()
            .map_or_else(Vec::new, |entity| entity_groups(plan, entity)),
        Subject::Cell(row, column) => cell_groups(row, column),
        Subject::Item(Item::Break(_)) | Subject::Nothing => Vec::new(),
    }
}

fn entity_groups(plan: &Plan, entity: EntityRef) -> Vec<CardGroup<'_>> {
    let groups = plan.links_of(entity).into_iter();
    let mut groups: Vec<CardGroup<'_>> = groups
        .map(|group| CardGroup {
            heading: GroupHeading::Relation(group.relation, group.direction),
            count: group.count(),
            links: group
                .neighbours()
                .take(LISTED)
                .map(from_neighbour)
                .collect(),
        })
        .collect();
    let standing = plan.standing_in(entity);
    if !standing.is_empty() {
        groups.push(CardGroup {
            heading: GroupHeading::Fixed(Label::new("所载内容", "Stands here")),
            count: standing.len(),
            links: standing.iter().take(LISTED).map(|to| plain(*to)).collect(),
        });
    }
    groups
}

fn from_neighbour(neighbour: Neighbour<'_>) -> CardLink<'_> {
    CardLink {
        to: neighbour.other,
        basis: neighbour.basis(),
        neighbour: Some(neighbour),
    }
}

fn plain<'p>(to: EntityRef) -> CardLink<'p> {
    CardLink {
        to,
        basis: Basis::Stated,
        neighbour: None,
    }
}

/// What the cells of a row name, then the table itself.
fn row_groups(plan: &Plan, table: EntityRef, row: usize) -> Vec<CardGroup<'_>> {
    let columns = plan.table(table).map_or(0, |facts| facts.columns.len());
    let mut named: Vec<CardLink<'_>> = Vec::new();
    for column in 0..columns {
        let Some(view) = plan.cell(table, row, column) else {
            continue;
        };
        let basis = match view.merged {
            None => view.cell.basis,
            Some(crate::plan::file::Merge::Inferred) => view.cell.basis.max(Basis::Inferred),
            Some(crate::plan::file::Merge::Undecided) => Basis::Suspected,
        };
        for to in plan.named_in(view) {
            if !named.iter().any(|link| link.to == to) {
                named.push(CardLink {
                    to,
                    basis,
                    neighbour: None,
                });
            }
        }
    }
    let mut groups = Vec::new();
    if !named.is_empty() {
        let heading = GroupHeading::Fixed(Label::new("本行所指", "Named in this row"));
        groups.push(CardGroup {
            heading,
            count: named.len(),
            links: named,
        });
    }
    let heading = GroupHeading::Fixed(Label::new("所在表", "Table"));
    groups.push(CardGroup {
        heading,
        count: 1,
        links: vec![plain(table)],
    });
    groups
}

/// The two things that meet, then whatever else their links rest on.
fn cell_groups<'p>(row: EntityRef, column: EntityRef) -> Vec<CardGroup<'p>> {
    let heading = GroupHeading::Fixed(Label::new("交汇于此", "Meet here"));
    vec![CardGroup {
        heading,
        count: 2,
        links: vec![plain(row), plain(column)],
    }]
}

/// The links between two things, from either end: what a cell of a matrix rests on.
pub fn edges_between(plan: &Plan, a: EntityRef, b: EntityRef) -> Vec<Edge> {
    let toward = |from: EntityRef, to: EntityRef| {
        plan.links_of(from)
            .into_iter()
            .filter(|group| group.direction == Direction::Out)
            .flat_map(|group| {
                group
                    .neighbours()
                    .filter(|n| n.other == to)
                    .flat_map(|n| n.edges())
                    .collect::<Vec<_>>()
            })
            .copied()
            .collect::<Vec<_>>()
    };
    let mut edges = toward(a, b);
    edges.extend(toward(b, a));
    edges
}
