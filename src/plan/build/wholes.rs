//! What each entity is a part of.

use crate::plan::EntityRef;
use crate::plan::file::Entity;
use crate::plan::ids::Ids;

/// The wholes of all entities, and the entities that are part of themselves.
pub(super) struct Wholes {
    /// For each entity its whole. Invariant: going from whole to whole ends.
    pub(super) of: Vec<Option<EntityRef>>,
    /// Those that would come back to themselves; they have no whole.
    pub(super) cyclic: Vec<EntityRef>,
}

impl Wholes {
    pub(super) fn resolve(entities: &[Entity], ids: &Ids) -> Wholes {
        let mut of: Vec<Option<EntityRef>> = entities
            .iter()
            .map(|entity| ids.find(entities, entity.of.as_ref()?.raw()))
            .collect();
        let cyclic = cyclic(&of);
        for entity in &cyclic {
            of[entity.index()] = None;
        }
        Wholes { of, cyclic }
    }
}

/// Which entities come back to themselves, in the order of the file. Looks at each once.
fn cyclic(wholes: &[Option<EntityRef>]) -> Vec<EntityRef> {
    const NEW: u32 = 0;
    let mut walks = vec![NEW; wholes.len()];
    let mut cyclic = Vec::new();
    for start in 0..wholes.len() as u32 {
        let walk = start + 1;
        let mut at = Some(EntityRef(start));
        while let Some(here) = at.filter(|here| walks[here.index()] == NEW) {
            walks[here.index()] = walk;
            at = wholes[here.index()];
        }
        // Where this walk met itself, not an earlier one, there is a circle.
        if let Some(met) = at.filter(|met| walks[met.index()] == walk) {
            let mut here = met;
            while let Some(next) = wholes[here.index()] {
                cyclic.push(here);
                here = next;
                if here == met {
                    break;
                }
            }
        }
    }
    cyclic.sort_unstable();
    cyclic
}
