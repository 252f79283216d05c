//! Sets of entities that answer quickly, and what they say about emphasis.

use crate::plan::{EntityRef, Plan};

/// A set of entities of one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntitySet {
    words: Vec<u64>,
}

impl EntitySet {
    /// Nothing.
    pub const EMPTY: EntitySet = EntitySet { words: Vec::new() };

    /// Puts an entity in.
    pub fn insert(&mut self, entity: EntityRef) {
        let word = entity.index() / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (entity.index() % 64);
    }

    /// Whether an entity is in it.
    pub fn contains(&self, entity: EntityRef) -> bool {
        self.words
            .get(entity.index() / 64)
            .is_some_and(|word| word >> (entity.index() % 64) & 1 == 1)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Everything that has a link to `entity`, from either end.
    pub fn linked_with(plan: &Plan, entity: EntityRef) -> EntitySet {
        plan.links_of(entity)
            .iter()
            .flat_map(|group| group.neighbours())
            .map(|neighbour| neighbour.other)
            .collect()
    }
}

impl FromIterator<EntityRef> for EntitySet {
    fn from_iter<I: IntoIterator<Item = EntityRef>>(entities: I) -> EntitySet {
        let mut set = EntitySet::default();
        entities
            .into_iter()
            .for_each(|entity: EntityRef| set.insert(entity));
        set
    }
}

/// What is to stand out, if anything: a lens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing: everything is drawn as it is.
    #[default]
    Even,
    /// These concern the reader; the rest is dim.
    Only(EntitySet),
}

impl Emphasis {
    /// Whether the rest is to be dim and `entity` belongs to it.
    pub(super) fn dims(&self, entity: EntityRef) -> bool {
        match self {
            Emphasis::Even => false,
            Emphasis::Only(set) => !set.contains(entity),
        }
    }
}
