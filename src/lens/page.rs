//! What concerns one thing, on a page: part by part, in an order for reading.

use super::absent::{Absent, absent};
use super::{Concern, Ground, Lens, Way, carriers};
use crate::plan::file::{Basis, Kind, Relation};
use crate::plan::{Direction, Edge, EntityRef, Locator, Plan};

/// What concerns the subject of a lens, and what the draft claims and does not give it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What the draft brings together with the subject by name: link by link.
    pub named: Vec<Line>,
    /// What speaks of several things at once, the subject among them: words by words.
    pub collective: Vec<Line>,
    /// What one more link leads to: end by end.
    pub derived: Vec<Line>,
    /// What is claimed for several things, and is not there for this one.
    pub absent: Vec<Absent>,
}

/// A thing that is concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The thing.
    pub thing: EntityRef,
    /// What stands above this and the lines like it.
    pub group: Group,
    /// How it is known.
    pub basis: Basis,
    /// Where the draft says so, each place once.
    pub at: Vec<Locator>,
}

/// What lines of a page have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The link that the subject has with them, read from there; where it was inferred, they are derived
    /// through it.
    Link(Relation, Direction),
    /// The subject stands in them.
    Place,
    /// The words that stand for the subject among others.
    Through(EntityRef),
    /// The thing to which their link leads, and how it reads from there.
    End(EntityRef, Relation, Direction),
}

/// The kinds of things as an office reads them: what is to be done, by which measure, with what, where;
/// then what the document is made of.
const ORDER: [Kind; 12] = [
    Kind::Action,
    Kind::Safeguard,
    Kind::Measure,
    Kind::Target,
    Kind::Layer,
    Kind::Industry,
    Kind::Core,
    Kind::Axis,
    Kind::Zone,
    Kind::Cluster,
    Kind::Center,
    Kind::Project,
];
/// These come last.
const LAST: [Kind; 4] = [Kind::Table, Kind::Figure, Kind::Section, Kind::Plan];

fn rank(kind: Kind) -> usize {
    let place = |kinds: &[Kind]| kinds.iter().position(|own| *own == kind);
    match (place(&ORDER), place(&LAST)) {
        (Some(place), _) => place,
        (None, Some(place)) => ORDER.len() + 1 + place,
        (None, None) => ORDER.len(),
    }
}

impl Page {
    /// The page of the subject of a lens.
    pub fn of(plan: &Plan, lens: &Lens) -> Page {
        let mut page = Page {
            absent: absent(plan, lens),
            ..Page::default()
        };
        let subject = lens.subject();
        for (thing, concern) in lens.things(plan) {
            let line = |group| line(plan, subject, thing, concern, group);
            match concern {
                Concern::Itself => {}
                Concern::Named(Ground::Link(edge)) => {
                    let (relation, direction) = (edge.relation, from(edge, subject));
                    page.named.push(line(Group::Link(relation, direction)));
                }
                Concern::Named(Ground::Place(_)) => page.named.push(line(Group::Place)),
                Concern::Collective { through, .. } => {
                    page.collective.push(line(Group::Through(*through)));
                }
                Concern::Derived(edge) => {
                    let end = if edge.from == thing {
                        edge.to
                    } else {
                        edge.from
                    };
                    let direction = from(edge, end);
                    let group = match end == subject {
                        true => Group::Link(edge.relation, direction),
                        false => Group::End(end, edge.relation, direction),
                    };
                    page.derived.push(line(group));
                }
            }
        }
        let order = |line: &Line| (rank(plan.kind(line.thing)), line.thing);
        page.named.sort_by_key(|line| (line.group, order(line)));
        page.collective.sort_by_key(|line| {
            let through = match line.group {
                Group::Through(through) => carriers::rank(plan.kind(through)),
                _ => 0,
            };
            // What stands for several things comes before what speaks through it.
            let is_speaker = line.group != Group::Through(line.thing);
            (through, line.group, is_speaker, order(line))
        });
        page.derived.sort_by_key(|line| {
            // What hangs on the subject itself comes first.
            let end = match line.group {
                Group::End(end, ..) => Some(rank(plan.kind(end))),
                _ => None,
            };
            (end, line.group, order(line))
        });
        page
    }

    /// The lines of things that are concerned in a way; none where that is no part of a page.
    pub fn part(&self, way: Way) -> &[Line] {
        match way {
            Way::Itself => &[],
            Way::Named => &self.named,
            Way::Collective => &self.collective,
            Way::Derived => &self.derived,
        }
    }
}

/// From which end of a link one reads it at a thing.
fn from(edge: &Edge, thing: EntityRef) -> Direction {
    match edge.from == thing {
        true => Direction::Out,
        false => Direction::In,
    }
}

fn line(
    plan: &Plan,
    subject: EntityRef,
    thing: EntityRef,
    concern: &Concern,
    group: Group,
) -> Line {
    let mut at = concern.places(plan);
    // One link names a thing; all that say the same are cited.
    if let Concern::Named(Ground::Link(own)) = concern {
        let [there, back] = [(subject, thing), (thing, subject)]
            .map(|(from, to)| plan.links_between(from, own.relation, to));
        let same = there.iter().chain(back);
        let same = same.filter(|edge| edge.basis != Basis::Suspected);
        for place in same.flat_map(|edge| plan.evidence(edge)) {
            if !at.contains(&place) {
                at.push(place);
            }
        }
    }
    Line {
        thing,
        group,
        basis: concern.basis(),
        at,
    }
}
