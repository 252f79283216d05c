//! Which links carry a lens: the one table.
//!
//! | from the subject | the draft says | carries |
//! |---|---|---|
//! | [`DIRECT`] | a link between the subject and a thing | *named*; where the link was inferred, *derived* through it |
//! | [`STANDS_FOR`] | a thing takes the subject in among others, and a clause names that thing | *collective* |
//! | [`THROUGH`] | a thing is named with the subject, and one more link leads on from it | *derived* through that link |
//!
//! `MaybeSame` carries nothing, and no link does that is only suspected: a person decides those first.
//! A whole is not concerned because a part is, except that a measure speaks for its action or safeguard;
//! lists keep it all the same, above its parts.

use crate::plan::Direction;
use crate::plan::Direction::{In, Out};
use crate::plan::file::Kind::{self, *};
use crate::plan::file::Relation::{self, *};

/// Links of the subject itself, read from its end: whatever stands at the other end is concerned.
pub const DIRECT: &[(Relation, &[Direction])] = &[
    (PartOf, &[In]),
    (LocatedIn, &[In, Out]),
    (BelongsTo, &[In, Out]),
    (StandsIn, &[In, Out]),
    (Covers, &[In, Out]),
    (RunsAlong, &[In, Out]),
    (LeadsWith, &[In, Out]),
    (Develops, &[In, Out]),
    (Serves, &[In, Out]),
    (ReliesOn, &[In, Out]),
    (Names, &[In, Out]),
    (Cites, &[Out]),
    (Involves, &[Out]),
    (Shows, &[In]),
    (BranchOf, &[In]),
];

/// What stands for several things at once, by the link between them as one of them has it. The first
/// stands for them most plainly.
pub const STANDS_FOR: &[(Kind, Relation, Direction)] = &[
    (Collective, TakesIn, In),
    (Count, TakesIn, In),
    (Term, TakesIn, In),
    // A clause about producer services is one about each of them.
    (Layer, PartOf, Out),
    (Place, Covers, In),
];

/// Links by which a clause speaks of what stands for several things.
pub const SPEAKS: &[Relation] = &[Names, ReliesOn, Covers, Develops, Serves];

/// One more link, from a thing that is named with the subject to what is derived.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The kinds of subjects for which it holds.
    pub subjects: &'static [Kind],
    /// The kinds of things from which it leads on.
    pub from: &'static [Kind],
    /// The links, read from there.
    pub relations: &'static [Relation],
    /// From which end.
    pub direction: Direction,
    /// The kinds of things to which it leads.
    pub to: &'static [Kind],
}

const ANY: &[Kind] = &super::SUBJECTS;
const UNITS: &[Kind] = &[Core, Axis, Zone, Support];
const DUTIES: &[Kind] = &[Action, Safeguard];
const SITES: &[Kind] = &[Project, Cluster, Facility, Center];

/// The links that lead on from what is named.
pub const THROUGH: &[Step] = &[
    // A measure speaks for the action or safeguard of which it is a part.
    step(ANY, &[Measure], &[PartOf], Out, &[Action, Safeguard]),
    // What is named serves a target.
    step(ANY, &[Measure, Action, Program], &[Serves], Out, &[Target]),
    // A town answers for the targets of the industries it is to develop, and the other way round.
    step(&[Town], &[Industry], &[Serves], Out, &[Target]),
    step(&[Target], &[Industry], &[LeadsWith, Develops], In, &[Town]),
    // A clause that names or relies on a project, cluster or facility of the subject.
    step(
        &[Town, Industry, Core, Axis, Zone, Support, Cluster],
        SITES,
        &[Names, ReliesOn],
        In,
        &[Measure, Action, Safeguard, Target, Program],
    ),
    // Where a project or cluster belongs and stands, and what it is for.
    step(
        &[
            Town, Industry, Core, Axis, Zone, Support, Action, Safeguard, Target,
        ],
        &[Project],
        &[BelongsTo],
        Out,
        &[Cluster],
    ),
    step(
        &[Core, Axis, Zone, Support],
        &[Cluster],
        &[BelongsTo],
        In,
        &[Project],
    ),
    step(
        &[Town, Industry, Cluster, Action, Safeguard, Target],
        &[Project, Cluster],
        &[StandsIn],
        Out,
        UNITS,
    ),
    step(
        &[
            Industry, Core, Axis, Zone, Support, Cluster, Action, Safeguard, Target,
        ],
        SITES,
        &[LocatedIn],
        Out,
        &[Town],
    ),
    step(
        &[Town, Core, Axis, Zone, Support, Cluster],
        &[Project],
        &[LeadsWith, Develops],
        Out,
        &[Industry],
    ),
    // An action or a safeguard reaches what its measures name.
    step(
        DUTIES,
        &[Measure],
        &[Names, ReliesOn, Develops, Involves, Cites, Serves],
        Out,
        &[
            Town,
            Layer,
            Industry,
            Core,
            Axis,
            Zone,
            Cluster,
            Project,
            Facility,
            Platform,
            Event,
            Program,
            Organization,
            Document,
            Dimension,
            Goal,
        ],
    ),
    // A target reaches what the measures that serve it name.
    step(
        &[Target],
        &[Measure, Action],
        &[Names, ReliesOn],
        Out,
        &[Town, Cluster, Project, Facility, Platform, Program],
    ),
];

const fn step(
    subjects: &'static [Kind],
    from: &'static [Kind],
    relations: &'static [Relation],
    direction: Direction,
    to: &'static [Kind],
) -> Step {
    Step {
        subjects,
        from,
        relations,
        direction,
        to,
    }
}

pub(super) fn is_direct(relation: Relation, direction: Direction) -> bool {
    DIRECT
        .iter()
        .any(|(own, ends)| *own == relation && ends.contains(&direction))
}

/// Whether a thing at the other end is there for itself, and not for the several things it stands for.
pub(super) fn joins(other: Kind, relation: Relation, direction: Direction) -> bool {
    !stands_for(other, relation, direction)
}

/// Whether what stands at the other end of a link stands for several things, this one among them.
pub(super) fn stands_for(kind: Kind, relation: Relation, direction: Direction) -> bool {
    STANDS_FOR.contains(&(kind, relation, direction))
}

pub(super) fn rank(kind: Kind) -> usize {
    let place = STANDS_FOR.iter().position(|(own, ..)| *own == kind);
    place.unwrap_or(STANDS_FOR.len())
}

pub(super) fn speaks(relation: Relation) -> bool {
    SPEAKS.contains(&relation)
}

/// Whether a link leads from a thing of the first kind, named with a subject, to one of the second.
pub(super) fn leads_on(
    subject: Kind,
    relation: Relation,
    direction: Direction,
    (from, to): (Kind, Kind),
) -> bool {
    THROUGH.iter().any(|step| {
        step.direction == direction
            && step.relations.contains(&relation)
            && step.from.contains(&from)
            && step.to.contains(&to)
            && step.subjects.contains(&subject)
    })
}
