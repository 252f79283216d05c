//! What the draft claims for several things at once and does not give one of them.
//!
//! A claim is a clause or a unit that speaks of the subject through words for several things: "each
//! town". It is met where the draft names the subject for it, or something that stands with both: a
//! project of the town on the axis. What is met for others and not for the subject is absent; and so is
//! what is met for none, where the words mean all things of the kind or the claim is one of space.

use std::collections::{HashMap, HashSet};

use super::{Lens, Way, carriers};
use crate::plan::file::{Basis, Facts, Kind, Relation};
use crate::plan::{Direction, EntityRef, Plan};

/// A claim that is not met for the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    /// What claims; of targets that are not split the first.
    pub claim: EntityRef,
    /// What is wrong.
    pub lack: Lack,
}

/// In which way a claim is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is met for others of those that the words mean.
    NotHere {
        /// The words.
        through: EntityRef,
        /// For how many others it is met.
        met: usize,
        /// How many others the words mean.
        others: usize,
    },
    /// It is met for none.
    Nowhere {
        /// The words.
        through: EntityRef,
    },
    /// Targets with a number, of which none says how much falls to the subject.
    NotSplit {
        /// How many.
        targets: usize,
    },
}

/// What can claim: what is to be done, and the units and tiers of space.
const CLAIMS: [Kind; 8] = [
    Kind::Measure,
    Kind::Action,
    Kind::Safeguard,
    Kind::Core,
    Kind::Axis,
    Kind::Zone,
    Kind::Support,
    Kind::Tier,
];
/// Of these, the units and tiers of space: only what stands in them meets their claim.
const SPACE: [Kind; 5] = [
    Kind::Core,
    Kind::Axis,
    Kind::Zone,
    Kind::Support,
    Kind::Tier,
];
/// What can stand in a place.
const SITES: [Kind; 4] = [Kind::Project, Kind::Cluster, Kind::Facility, Kind::Center];

/// What is claimed for the subject of a lens among others, and is not there for it.
pub(super) fn absent(plan: &Plan, lens: &Lens) -> Vec<Absent> {
    let subject = lens.subject();
    let kind = plan.kind(subject);
    let mut absent = Vec::new();
    let mut seen = HashSet::new();
    let mut around: HashMap<EntityRef, Around> = HashMap::new();
    for through in meanings(plan, lens) {
        let members = members(plan, through, kind);
        if members.len() < 2 {
            continue;
        }
        for claim in claims(plan, through) {
            if !seen.insert(claim) || lens.concern(claim).is_none_or(|it| it.way() == Way::Named) {
                continue;
            }
            let claim = Claim::of(plan, claim);
            let mut is_met = |thing: EntityRef| {
                let around = around.entry(thing);
                claim.is_met_by(around.or_insert_with(|| Around::of(plan, thing)))
            };
            if is_met(subject) {
                continue;
            }
            let met = members.iter().filter(|it| is_met(**it)).count();
            let means_all = members.len() == plan.of_kind(kind).len();
            let lack = match met {
                0 if means_all || claim.is_of_space => Lack::Nowhere { through },
                0 => continue,
                met => Lack::NotHere {
                    through,
                    met,
                    others: members.len() - 1,
                },
            };
            absent.push(Absent {
                claim: claim.thing,
                lack,
            });
        }
    }
    absent.extend(not_split(plan, lens));
    absent
}

/// The words for several things that take the subject in, the plainest first; an area is none.
fn meanings(plan: &Plan, lens: &Lens) -> Vec<EntityRef> {
    let kinds = [Kind::Collective, Kind::Count].into_iter();
    kinds
        .flat_map(|kind| plan.of_kind(kind))
        .copied()
        .filter(|it| lens.concern(*it).is_some())
        .collect()
}

/// The things of a kind that some words mean.
fn members(plan: &Plan, through: EntityRef, kind: Kind) -> Vec<EntityRef> {
    let edges = plan.links_from(through, Relation::TakesIn).iter();
    let sure = edges.filter(|edge| edge.basis != Basis::Suspected);
    let mut members: Vec<_> = sure
        .map(|edge| edge.to)
        .filter(|member| plan.kind(*member) == kind)
        .collect();
    members.dedup();
    members
}

/// What claims something for those that some words mean.
fn claims(plan: &Plan, through: EntityRef) -> Vec<EntityRef> {
    let groups = plan.links_of(through).into_iter();
    let speaks = groups.filter(|it| it.direction == Direction::In && carriers::speaks(it.relation));
    let speakers = speaks.flat_map(|group| group.neighbours());
    let sure = speakers.filter(|it| it.basis() != Basis::Suspected);
    sure.map(|it| it.other)
        .filter(|it| CLAIMS.contains(&plan.kind(*it)))
        .collect()
}

/// What claims, with what the draft brings together with it.
struct Claim {
    thing: EntityRef,
    is_of_space: bool,
    with: HashSet<EntityRef>,
}

impl Claim {
    fn of(plan: &Plan, thing: EntityRef) -> Claim {
        let is_of_space = SPACE.contains(&plan.kind(thing));
        let is_wanted = |it: &EntityRef| match plan.kind(*it) {
            Kind::Industry => !is_of_space,
            kind => SITES.contains(&kind),
        };
        Claim {
            thing,
            is_of_space,
            with: near(plan, thing).filter(is_wanted).collect(),
        }
    }

    /// Whether something stands with both; of a clause that develops an industry, whether a site has it;
    /// of a clause, whether it speaks of the thing itself.
    fn is_met_by(&self, around: &Around) -> bool {
        let meets = |set: &HashSet<EntityRef>| {
            let (few, many) = match set.len() < self.with.len() {
                true => (set, &self.with),
                false => (&self.with, set),
            };
            few.iter().any(|it| many.contains(it))
        };
        let as_clause = || around.near.contains(&self.thing) || meets(&around.of_sites);
        meets(&around.near) || (!self.is_of_space && as_clause())
    }
}

/// What is linked with a thing, and with the sites that are.
struct Around {
    near: HashSet<EntityRef>,
    of_sites: HashSet<EntityRef>,
}

impl Around {
    fn of(plan: &Plan, thing: EntityRef) -> Around {
        let near: HashSet<EntityRef> = near(plan, thing).collect();
        let sites = near.iter().filter(|it| SITES.contains(&plan.kind(**it)));
        let of_sites = sites.flat_map(|site| self::near(plan, *site));
        let of_sites = of_sites.filter(|it| plan.kind(*it) == Kind::Industry);
        Around {
            of_sites: of_sites.collect(),
            near,
        }
    }
}

/// The things with which a thing is linked for sure, other than by standing for several or being perhaps
/// the same.
fn near(plan: &Plan, thing: EntityRef) -> impl Iterator<Item = EntityRef> + '_ {
    let groups = plan.links_of(thing).into_iter();
    let groups =
        groups.filter(|group| !matches!(group.relation, Relation::TakesIn | Relation::MaybeSame));
    let neighbours = groups.flat_map(|group| group.neighbours());
    let sure = neighbours.filter(|it| it.basis() != Basis::Suspected);
    sure.map(|it| it.other)
}

/// Targets with a number that concern a town, none of them by its name.
fn not_split(plan: &Plan, lens: &Lens) -> Option<Absent> {
    let kind = plan.kind(lens.subject());
    if kind != Kind::Town || plan.of_kind(kind).len() < 2 {
        return None;
    }
    let numbered =
        |it: &EntityRef| matches!(&plan.get(*it).is, Facts::Target(facts) if facts.low.is_some());
    let targets = plan.of_kind(Kind::Target).iter().copied();
    let targets: Vec<EntityRef> = targets.filter(numbered).collect();
    let is_named = |it: &EntityRef| {
        let concern = lens.concern(*it);
        concern.is_some_and(|concern| concern.way() == Way::Named)
    };
    match targets.first() {
        Some(first) if !targets.iter().any(is_named) => Some(Absent {
            claim: *first,
            lack: Lack::NotSplit {
                targets: targets.len(),
            },
        }),
        _ => None,
    }
}
