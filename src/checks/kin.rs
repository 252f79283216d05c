//! Which industries are of the frame, and which name the same thing.

use std::collections::{HashMap, HashSet};

use crate::plan::file::{Facts, Kind, Relation};
use crate::plan::{EntityRef, Plan};

/// The industries of a plan: those of its frame, and what is akin to what.
///
/// Akin are two that are perhaps the same, a branch and its industry, a segment and its industry. Where
/// rules look for a contradiction, those that are akin give none: whether they are one is for a person,
/// and for the rules about names.
#[derive(Debug)]
pub(super) struct Kin {
    frame: Vec<EntityRef>,
    /// The same, to be asked.
    in_frame: HashSet<EntityRef>,
    akin: HashMap<EntityRef, HashSet<EntityRef>>,
}

impl Kin {
    /// Reads the industries of a plan.
    pub(super) fn of(plan: &Plan) -> Kin {
        let industries = plan.of_kind(Kind::Industry);
        let frame = industries.iter().copied().filter(|industry| {
            let whole = plan.whole(*industry);
            whole.is_some_and(|whole| plan.kind(whole) == Kind::Layer)
        });
        let mut kin = Kin {
            frame: frame.clone().collect(),
            in_frame: frame.collect(),
            akin: HashMap::new(),
        };
        for industry in industries {
            for relation in [Relation::MaybeSame, Relation::BranchOf] {
                for edge in plan.links_from(*industry, relation) {
                    kin.join(*industry, edge.to);
                }
            }
            if let Facts::Industry(facts) = &plan.get(*industry).is {
                let segments = facts.segments.iter().filter_map(|named| named.is.as_ref());
                for segment in segments.filter_map(|id| plan.find(id.raw())) {
                    kin.join(*industry, segment);
                }
            }
        }
        kin
    }

    fn join(&mut self, one: EntityRef, other: EntityRef) {
        self.akin.entry(one).or_default().insert(other);
        self.akin.entry(other).or_default().insert(one);
    }

    /// The industries that are part of a layer, in the order of the plan.
    pub(super) fn frame(&self) -> &[EntityRef] {
        &self.frame
    }

    /// Whether two are one, or akin.
    pub(super) fn alike(&self, one: EntityRef, other: EntityRef) -> bool {
        let akin = |akin: &HashSet<EntityRef>| akin.contains(&other);
        one == other || self.akin.get(&one).is_some_and(akin)
    }

    /// Whether one of several is the same as this, or akin to it.
    pub(super) fn any_alike(&self, several: &HashSet<EntityRef>, one: EntityRef) -> bool {
        let mut akin = self.akin.get(&one).into_iter().flatten();
        several.contains(&one) || akin.any(|other| several.contains(other))
    }

    /// Whether an industry is of the frame, or akin to one that is.
    pub(super) fn is_in_frame(&self, industry: EntityRef) -> bool {
        self.any_alike(&self.in_frame, industry)
    }
}

/// The things that may be this one under another name.
pub(super) fn maybe_same(plan: &Plan, thing: EntityRef) -> Vec<EntityRef> {
    let mut same = out_of(plan, thing, Relation::MaybeSame);
    same.extend(into(plan, thing, Relation::MaybeSame));
    same
}

/// The things that say this of a thing, each once.
pub(super) fn into(plan: &Plan, thing: EntityRef, relation: Relation) -> Vec<EntityRef> {
    let mut found: Vec<EntityRef> = Vec::new();
    for edge in plan.links_into(thing, relation) {
        // Sorted by where they come from.
        if found.last() != Some(&edge.from) {
            found.push(edge.from);
        }
    }
    found
}

/// The things of which a thing says this, each once.
pub(super) fn out_of(plan: &Plan, thing: EntityRef, relation: Relation) -> Vec<EntityRef> {
    let mut found: Vec<EntityRef> = Vec::new();
    for edge in plan.links_from(thing, relation) {
        // Sorted by where they lead.
        if found.last() != Some(&edge.to) {
            found.push(edge.to);
        }
    }
    found
}
