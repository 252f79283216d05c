//! The plan with its index: every reference resolved, every link readable from both ends.

use std::collections::HashMap;

use super::file::{Cell, Entity, Facts, Geometry, Kind, Merge, PlanFile, Stop, Table};
use super::ids::Ids;
use super::links::{Edge, LinkGroup, Links};
use super::locator::Path;
use super::{Locator, Problem};

/// Any one thing in the plan. Only good for the plan it came from: keep an id across a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityRef(pub(super) u32);

impl EntityRef {
    /// Its position in the file, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A plan that can be asked questions.
///
/// It is never changed after it has been built: a file that changes makes a new plan.
#[derive(Debug)]
pub struct Plan {
    pub(super) entities: Vec<Entity>,
    pub(super) geometry: Option<Geometry>,
    pub(super) tour: Vec<Stop>,
    pub(super) ids: Ids,
    pub(super) by_kind: Vec<Vec<EntityRef>>,
    /// For each entity what it is a part of. Invariant: going from whole to whole ends.
    pub(super) wholes: Vec<Option<EntityRef>>,
    pub(super) children: Lists,
    pub(super) places: Places,
    pub(super) standing: Lists,
    pub(super) origins: HashMap<EntityRef, Vec<u32>>,
    pub(super) links: Links,
    pub(super) problems: Vec<Problem>,
}

/// Where sections, tables and figures are found by what their locators say.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) sections: Sorted<Path>,
    pub(super) tables: Sorted<u16>,
    pub(super) figures: Sorted<u16>,
}

/// Entities by a key that is short and quick to compare.
#[derive(Debug)]
pub(super) struct Sorted<K>(Vec<(K, EntityRef)>);

impl<K: Copy + Ord> Sorted<K> {
    /// Sorts `pairs`; of several with one key the first is kept, the others go to `doubled`.
    pub(super) fn collect(
        mut pairs: Vec<(K, EntityRef)>,
        mut doubled: impl FnMut(K, EntityRef),
    ) -> Sorted<K> {
        pairs.sort_unstable();
        pairs.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                doubled(later.0, later.1);
            }
            same
        });
        Sorted(pairs)
    }

    fn get(&self, key: K) -> Option<EntityRef> {
        let found = self.0.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(self.0[found].1)
    }
}

/// For each entity a list of entities, all in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<EntityRef>,
}

impl Lists {
    /// Groups `pairs` of owner and item by owner; the order within an owner stays.
    pub(super) fn collect(owners: usize, pairs: &[(EntityRef, EntityRef)]) -> Lists {
        let mut starts = vec![0u32; owners + 1];
        for (owner, _) in pairs {
            starts[owner.index() + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut items = vec![EntityRef(0); pairs.len()];
        for (owner, item) in pairs {
            let slot = &mut next[owner.index()];
            items[*slot as usize] = *item;
            *slot += 1;
        }
        Lists { starts, items }
    }

    fn of(&self, owner: EntityRef) -> &[EntityRef] {
        let range = self.starts[owner.index()] as usize..self.starts[owner.index() + 1] as usize;
        &self.items[range]
    }
}

/// A cell as it is read: merged cells take the words of the cell they continue.
#[derive(Clone, Copy, Debug)]
pub struct CellView<'p> {
    /// The cell that holds the words: the cell itself, or the one above with which it is merged.
    pub cell: &'p Cell,
    /// How the words came here, if they stand in a cell above.
    pub merged: Option<Merge>,
}

impl CellView<'_> {
    /// Whether the words are this cell's: they stand in it, or a merge is not in doubt.
    pub fn is_decided(&self) -> bool {
        self.merged != Some(Merge::Undecided)
    }
}

impl Plan {
    /// Builds the index of what a file holds. Never fails: what does not resolve is reported.
    pub fn build(file: PlanFile) -> Plan {
        super::build::build(file)
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there is no entity at all.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// All entities, in the order of the file.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = EntityRef> + ExactSizeIterator + use<> {
        (0..self.entities.len() as u32).map(EntityRef)
    }

    /// The entity itself.
    pub fn get(&self, entity: EntityRef) -> &Entity {
        &self.entities[entity.index()]
    }

    /// Its kind.
    pub fn kind(&self, entity: EntityRef) -> Kind {
        self.get(entity).is.kind()
    }

    /// The entity with this id; of several, the first.
    pub fn find(&self, id: &str) -> Option<EntityRef> {
        self.ids.find(&self.entities, id)
    }

    /// The entities of a kind, in the order of the file.
    pub fn of_kind(&self, kind: Kind) -> &[EntityRef] {
        &self.by_kind[kind as usize]
    }

    /// The entity that stands for the plan itself, if there is one.
    pub fn itself(&self) -> Option<EntityRef> {
        self.of_kind(Kind::Plan).first().copied()
    }

    /// The parts of an entity, in the order of the file.
    pub fn parts(&self, entity: EntityRef) -> &[EntityRef] {
        self.children.of(entity)
    }

    /// The entity of which this one is a part.
    ///
    /// Going from whole to whole always ends: what the file makes a part of itself has no whole.
    pub fn whole(&self, entity: EntityRef) -> Option<EntityRef> {
        self.wholes[entity.index()]
    }

    /// The section, table or figure in which a locator points; for a point, the section around it.
    pub fn place(&self, at: &Locator) -> Option<EntityRef> {
        match at {
            Locator::Section(path) => self.section_around(*path),
            Locator::Table(table) | Locator::Row(table, _) => self.places.tables.get(*table),
            Locator::Figure(figure) => self.places.figures.get(*figure),
            Locator::Malformed(_) => None,
        }
    }

    fn section_around(&self, path: Path) -> Option<EntityRef> {
        let mut path = Some(path);
        while let Some(at) = path {
            if let Some(section) = self.places.sections.get(at) {
                return Some(section);
            }
            path = at.parent();
        }
        None
    }

    /// What stands in a section, table or figure, in the order of the file.
    pub fn standing_in(&self, place: EntityRef) -> &[EntityRef] {
        self.standing.of(place)
    }

    /// The table that an entity is, if it is one.
    pub fn table(&self, entity: EntityRef) -> Option<&Table> {
        match &self.get(entity).is {
            Facts::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The number of a table in the draft, from its locator.
    pub fn table_number(&self, entity: EntityRef) -> Option<u16> {
        self.get(entity).at.iter().find_map(|at| match at {
            Locator::Table(number) => Some(*number),
            _ => None,
        })
    }

    /// The place of a row of a table, for a row counted from 0.
    pub fn row_locator(&self, table: EntityRef, row: usize) -> Option<Locator> {
        self.table_number(table)
            .map(|number| Locator::Row(number, row as u32 + 1))
    }

    /// A cell as it is read. Row and column count from 0; outside the table there is no cell.
    pub fn cell(&self, table: EntityRef, row: usize, column: usize) -> Option<CellView<'_>> {
        let facts = self.table(table)?;
        let cell = facts.rows.get(row)?.get(column)?;
        if cell.merged.is_none() {
            return Some(CellView { cell, merged: None });
        }
        let origin = *self
            .origins
            .get(&table)?
            .get(row * facts.columns.len() + column)? as usize;
        let above = facts.rows.get(origin)?.get(column)?;
        Some(CellView {
            cell: above,
            merged: cell.merged,
        })
    }

    /// The entities that a cell names, words merged from above included, in order.
    pub fn named_in<'p>(&'p self, view: CellView<'p>) -> impl Iterator<Item = EntityRef> + 'p {
        view.cell.is.iter().filter_map(|id| self.find(id.raw()))
    }

    /// All links, those that follow from tables and prose included, sorted by where they start.
    pub fn edges(&self) -> &[Edge] {
        self.links.edges()
    }

    /// The links of an entity, both ways, grouped by what they say.
    pub fn links_of(&self, entity: EntityRef) -> Vec<LinkGroup<'_>> {
        self.links.groups(entity)
    }

    /// What does not hold together.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Schematic positions, if the file has any. Not from the draft.
    pub fn geometry(&self) -> Option<&Geometry> {
        self.geometry.as_ref()
    }

    /// The stops of the walkthrough.
    pub fn tour(&self) -> &[Stop] {
        &self.tour
    }

    /// The existing id most like one that does not exist, if any is alike.
    pub fn nearest_id(&self, id: &str) -> Option<EntityRef> {
        let likeness = |entity: &EntityRef| {
            strsim::normalized_damerau_levenshtein(id, self.get(*entity).id.raw())
        };
        let best = self
            .all()
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        (likeness(&best) > 0.6).then_some(best)
    }
}

#[cfg(test)]
impl EntityRef {
    /// A reference for tests that need one without a plan.
    pub(crate) fn for_test(index: u32) -> EntityRef {
        EntityRef(index)
    }
}
