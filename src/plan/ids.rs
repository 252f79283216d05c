//! Finding entities by their ids.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use super::EntityRef;
use super::file::Entity;

/// Where the entity with an id stands.
///
/// Keeps no id of its own: it compares with those of the entities, which are handed in. That, and
/// the part of the hash that stands beside each position, make it small and quick.
#[derive(Debug)]
pub(super) struct Ids {
    /// A power of two of them, at least one, and at least half of them free.
    slots: Vec<Slot>,
    hasher: RandomState,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The upper half of the hash.
    tag: u32,
    entity: u32,
}

impl Slot {
    const FREE: Slot = Slot {
        tag: 0,
        entity: u32::MAX,
    };
}

impl Ids {
    /// An index of `entities`; those whose id an earlier one has are handed to `doubled`.
    pub(super) fn of(entities: &[Entity], mut doubled: impl FnMut(EntityRef)) -> Ids {
        let mut ids = Ids {
            slots: vec![Slot::FREE; (entities.len() * 2).next_power_of_two().max(2)],
            hasher: RandomState::new(),
        };
        for (position, entity) in entities.iter().enumerate() {
            let id = entity.id.raw();
            let (slot, tag) = ids.probe(entities, id);
            if ids.slots[slot].entity == Slot::FREE.entity {
                ids.slots[slot] = Slot {
                    tag,
                    entity: position as u32,
                };
            } else {
                doubled(EntityRef(position as u32));
            }
        }
        ids
    }

    /// The first entity with this id.
    pub(super) fn find(&self, entities: &[Entity], id: &str) -> Option<EntityRef> {
        let (slot, _) = self.probe(entities, id);
        let found = self.slots[slot].entity;
        (found != Slot::FREE.entity).then_some(EntityRef(found))
    }

    /// The slot that has the id or, if none has, would have it; and the tag of the id.
    fn probe(&self, entities: &[Entity], id: &str) -> (usize, u32) {
        let hash = self.hasher.hash_one(id);
        let tag = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let taken = self.slots[slot];
            let free = taken.entity == Slot::FREE.entity;
            if free || (taken.tag == tag && entities[taken.entity as usize].id.raw() == id) {
                return (slot, tag);
            }
            slot = (slot + 1) & mask;
        }
    }
}
