//! What concerns one thing: a town, an industry, a spatial unit, a cluster, an action, a safeguard, a
//! target.
//!
//! Looking for a name in the text is wrong both ways: it misses "each town" and hits a cluster that
//! merely bears a town's name. The links of the plan know better. A [`Lens`] tells for every thing, and
//! for every row of a table, whether it concerns the subject, and how: *named*, *collective* (through
//! which words) or *derived* (through exactly one link). Of several ways the strongest counts. Which
//! relations carry a lens, and in which direction, stands in one table: [`carriers`].
//!
//! Pure: knows the plan and nothing of screens. Looks at each link of the plan a fixed number of times.

mod absent;
pub mod carriers;
mod page;
mod told;

use std::collections::{HashMap, HashSet};

use crate::plan::file::{Basis, ColumnRole, Kind, Relation};
use crate::plan::{Direction, Edge, EntityRef, Locator, Neighbour, Plan, Source};
use crate::text::Safe;

pub use absent::{Absent, Lack};
pub use page::{Group, Line, Page};
pub use told::ABSENT;

/// How a thing concerns the subject of a lens.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    /// It is the subject.
    Itself,
    /// The draft brings both together by name.
    Named(Ground),
    /// It speaks of several things at once, and the subject is one of them.
    Collective {
        /// What stands for the several things: "each town".
        through: EntityRef,
        /// Where it does so.
        ground: Ground,
    },
    /// One link leads from it to the subject, or to a thing that is named with the subject.
    Derived(Edge),
}

/// What a concern rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// A link of the model.
    Link(Edge),
    /// The subject, or what stands for it, is found at this place.
    Place(Locator),
}

/// How strongly a thing is concerned, without what it rests on. The strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// It is the subject itself.
    Itself,
    /// By name.
    Named,
    /// Through words that stand for several things.
    Collective,
    /// Through one link.
    Derived,
}

impl Way {
    /// The ways in which something other than the subject can be concerned, the strongest first.
    pub const ALL: [Way; 3] = [Way::Named, Way::Collective, Way::Derived];
}

impl Concern {
    /// How strongly.
    pub fn way(&self) -> Way {
        match self {
            Concern::Itself => Way::Itself,
            Concern::Named(_) => Way::Named,
            Concern::Collective { .. } => Way::Collective,
            Concern::Derived(_) => Way::Derived,
        }
    }
}

/// What concerns one thing of a plan, and how. Only good for the plan from which it was made.
#[derive(Clone, Debug)]
pub struct Lens {
    subject: EntityRef,
    things: Vec<Option<Concern>>,
    rows: HashMap<(EntityRef, u32), Concern>,
}

impl Lens {
    /// Whether a kind of thing can be the subject of a lens.
    pub fn fits(kind: Kind) -> bool {
        SUBJECTS.contains(&kind)
    }

    /// Everything of `plan` that can be the subject of a lens: kind by kind, towns first.
    pub fn subjects(plan: &Plan) -> impl Iterator<Item = EntityRef> + '_ {
        SUBJECTS
            .iter()
            .flat_map(|kind| plan.of_kind(*kind).iter().copied())
    }

    /// What concerns `subject`.
    pub fn of(plan: &Plan, subject: EntityRef) -> Lens {
        let mut lens = Lens {
            subject,
            things: vec![None; plan.len()],
            rows: HashMap::new(),
        };
        lens.note(subject, Concern::Itself);
        let reach = Reach::new(plan, subject);
        reach.named(&mut lens);
        reach.collective(&mut lens);
        let near = reach.derived(&mut lens);
        reach.rows_of_projects(&mut lens, &near);
        lens
    }

    /// Whose lens it is.
    pub fn subject(&self) -> EntityRef {
        self.subject
    }

    /// How a thing is concerned, if it is.
    pub fn concern(&self, thing: EntityRef) -> Option<&Concern> {
        self.things.get(thing.index())?.as_ref()
    }

    /// How a row of a table is concerned, if it is. Rows count from 0.
    pub fn row_concern(&self, table: EntityRef, row: u32) -> Option<&Concern> {
        self.rows.get(&(table, row))
    }

    /// Everything that is concerned, the subject too, in the order of the file.
    pub fn things<'l>(
        &'l self,
        plan: &'l Plan,
    ) -> impl Iterator<Item = (EntityRef, &'l Concern)> + 'l {
        plan.all()
            .filter_map(|thing| Some((thing, self.concern(thing)?)))
    }

    /// The rows that are concerned, in the order of their tables.
    pub fn rows(&self) -> Vec<((EntityRef, u32), &Concern)> {
        let mut rows: Vec<_> = self.rows.iter().map(|(row, c)| (*row, c)).collect();
        rows.sort_by_key(|(row, _)| *row);
        rows
    }

    /// How many things are concerned, without the subject and without rows.
    pub fn count(&self) -> usize {
        let all = self.things.iter().flatten();
        all.filter(|concern| concern.way() != Way::Itself).count()
    }

    /// Takes a concern in, unless there is one as strong.
    fn note(&mut self, thing: EntityRef, concern: Concern) {
        let slot = &mut self.things[thing.index()];
        if slot
            .as_ref()
            .is_none_or(|known| concern.way() < known.way())
        {
            *slot = Some(concern);
        }
    }

    fn note_row(&mut self, row: (EntityRef, u32), concern: Concern) {
        let slot = self.rows.entry(row).or_insert_with(|| concern.clone());
        if concern.way() < slot.way() {
            *slot = concern;
        }
    }
}

/// The kinds of things that can be the subject of a lens, in the order in which they are offered.
pub const SUBJECTS: [Kind; 10] = [
    Kind::Town,
    Kind::Industry,
    Kind::Core,
    Kind::Axis,
    Kind::Zone,
    Kind::Support,
    Kind::Cluster,
    Kind::Action,
    Kind::Safeguard,
    Kind::Target,
];

/// Finds what concerns a subject.
struct Reach<'p> {
    plan: &'p Plan,
    subject: EntityRef,
    /// What stands for several things, the subject among them, and the link that takes it in.
    stands: Vec<(EntityRef, &'p Edge)>,
}

impl<'p> Reach<'p> {
    fn new(plan: &'p Plan, subject: EntityRef) -> Reach<'p> {
        Reach {
            plan,
            subject,
            stands: standing_for(plan, subject),
        }
    }

    /// Every link of the subject that carries a lens, with the thing at its other end.
    fn direct(&self) -> impl Iterator<Item = (EntityRef, Direction, &'p Edge)> + use<'p> {
        let (plan, subject) = (self.plan, self.subject);
        let groups = plan.links_of(subject).into_iter();
        let groups = groups.filter(|group| carriers::is_direct(group.relation, group.direction));
        groups.flat_map(move |group| {
            let direction = group.direction;
            group
                .neighbours()
                .filter(move |it| carriers::joins(plan.kind(it.other), group.relation, direction))
                .flat_map(move |it| it.edges().map(move |edge| (it.other, direction, edge)))
        })
    }

    /// What is linked with the subject, and where the subject stands.
    ///
    /// A link that the draft states names both; one that was inferred is itself the one link through which
    /// a thing is derived; one that is only suspected carries nothing.
    fn named(&self, lens: &mut Lens) {
        for (other, direction, edge) in self.direct() {
            let words = self.collective_words(other, direction, edge);
            let concern = match words {
                Some(through) => Concern::Collective {
                    through,
                    ground: Ground::Link(*edge),
                },
                None if self.is_named_by(edge) => Concern::Named(Ground::Link(*edge)),
                None if edge.basis == Basis::Suspected => continue,
                None => Concern::Derived(*edge),
            };
            if let Source::Row { table, row } = edge.source {
                lens.note_row((table, row), concern.clone());
            }
            lens.note(other, concern);
        }
        self.parts_of_parts(lens);
        for at in self.places_of(self.subject) {
            if let Some(place) = self.plan.place(at) {
                lens.note(place, Concern::Named(Ground::Place(at.clone())));
            }
        }
    }

    /// The parts of a part are the subject's too: an action goes down to its last measure.
    fn parts_of_parts(&self, lens: &mut Lens) {
        let mut wholes = self.plan.parts(self.subject).to_vec();
        let mut met: HashSet<EntityRef> = wholes.iter().copied().collect();
        while let Some(whole) = wholes.pop() {
            for part in self.plan.parts(whole) {
                let link = self.plan.links_between(*part, Relation::PartOf, whole);
                if let (Some(link), true) = (link.first(), met.insert(*part)) {
                    lens.note(*part, Concern::Named(Ground::Link(*link)));
                    wholes.push(*part);
                }
            }
        }
    }

    /// Whether the draft says what a link says in so many words. Of a merged cell it does: the words
    /// stand over all its rows.
    fn is_named_by(&self, edge: &Edge) -> bool {
        match (edge.basis, edge.source) {
            (Basis::Stated | Basis::Confirmed, _) => true,
            (Basis::Inferred, Source::Row { table, row }) => {
                self.cells_name(table, row as usize, [edge.from, edge.to])
            }
            (Basis::Inferred | Basis::Suspected, _) => false,
        }
    }

    /// Whether the cells of a row name these things, or the table itself, in words of the draft.
    fn cells_name(&self, table: EntityRef, row: usize, things: [EntityRef; 2]) -> bool {
        let columns = self
            .plan
            .table(table)
            .map_or(0, |facts| facts.columns.len());
        let views: Vec<_> = (0..columns)
            .filter_map(|column| self.plan.cell(table, row, column))
            .filter(|view| view.is_decided() && view.cell.basis.is_stated())
            .collect();
        let named = |thing: &EntityRef| {
            *thing == table
                || views
                    .iter()
                    .any(|view| self.plan.named_in(*view).any(|named| named == *thing))
        };
        things.iter().all(named)
    }

    /// What stands for several things in the words of a link: "the four towns" of the core.
    fn collective_words(
        &self,
        speaker: EntityRef,
        direction: Direction,
        edge: &Edge,
    ) -> Option<EntityRef> {
        let written = matches!(edge.source, Source::Written(_)) && direction == Direction::In;
        let (zh, en) = self.plan.words_of(edge).filter(|_| written)?;
        let is_called = |name: &Safe, words: &Safe| !words.is_empty() && name == words;
        let mut through = self.stands.iter().map(|(through, _)| *through);
        through.find(|through| {
            let name = &self.plan.get(*through).name;
            *through != speaker && (is_called(&name.zh, zh) || is_called(&name.en, en))
        })
    }

    /// What speaks of the subject through words for several things, and where those stand.
    fn collective(&self, lens: &mut Lens) {
        for &(through, taken_in) in &self.stands {
            let of = |ground| Concern::Collective { through, ground };
            lens.note(through, of(Ground::Link(*taken_in)));
            let groups = self.plan.links_of(through).into_iter();
            let speakers = groups.filter(|group| {
                group.direction == Direction::In && carriers::speaks(group.relation)
            });
            let speakers = speakers.flat_map(|group| group.neighbours());
            // Another of the subject's kind speaks there for itself: what one town does in the area is
            // nothing that the next one has to do.
            let kind = self.plan.kind(self.subject);
            for speaker in speakers.filter(|it| self.plan.kind(it.other) != kind) {
                for edge in speaker.edges().filter(|e| e.basis != Basis::Suspected) {
                    lens.note(speaker.other, of(Ground::Link(*edge)));
                }
            }
            for at in self.places_of(through) {
                if let Some(place) = self.plan.place(at) {
                    lens.note(place, of(Ground::Place(at.clone())));
                }
            }
        }
    }

    /// What one more link leads to from what is named. Returns the projects near the subject: each with
    /// the link that brings it there.
    fn derived(&self, lens: &mut Lens) -> Vec<(EntityRef, Edge)> {
        let kind = self.plan.kind(self.subject);
        let named: Vec<bool> = lens
            .things
            .iter()
            .map(|concern| matches!(concern, Some(Concern::Named(_))))
            .collect();
        for edge in self.plan.edges() {
            if edge.basis == Basis::Suspected {
                continue;
            }
            for (from, to, direction) in [
                (edge.from, edge.to, Direction::Out),
                (edge.to, edge.from, Direction::In),
            ] {
                if named[from.index()] && to != self.subject {
                    let ends = (self.plan.kind(from), self.plan.kind(to));
                    if carriers::leads_on(kind, edge.relation, direction, ends) {
                        lens.note(to, Concern::Derived(*edge));
                    }
                }
            }
        }
        let near = self.direct().filter(|(other, _, edge)| {
            self.plan.kind(*other) == Kind::Project && edge.basis != Basis::Suspected
        });
        near.map(|(project, _, edge)| (project, *edge)).collect()
    }

    /// The rows whose project is linked with the subject.
    fn rows_of_projects(&self, lens: &mut Lens, near: &[(EntityRef, Edge)]) {
        for (project, link) in near {
            let groups = self.plan.links_of(*project).into_iter();
            let shown = groups.filter(|group| {
                group.relation == Relation::Shows && group.direction == Direction::In
            });
            for edge in shown
                .flat_map(|group| group.neighbours())
                .flat_map(|it| it.edges())
            {
                if let Source::Row { table, row } = edge.source
                    && self.is_about(table, row as usize, *project)
                {
                    lens.note_row((table, row), Concern::Derived(*link));
                }
            }
        }
    }

    /// Whether a row speaks of a project: names it in the column of projects.
    fn is_about(&self, table: EntityRef, row: usize, project: EntityRef) -> bool {
        let Some(facts) = self.plan.table(table) else {
            return false;
        };
        let mut columns = facts.columns.iter().enumerate();
        columns.any(|(at, column)| {
            column.of == ColumnRole::Project
                && self.plan.cell(table, row, at).is_some_and(|view| {
                    view.is_decided() && self.plan.named_in(view).any(|named| named == project)
                })
        })
    }

    /// Where a thing stands in the draft, under whichever name.
    fn places_of(&self, thing: EntityRef) -> impl Iterator<Item = &'p Locator> + use<'p> {
        let entity = self.plan.get(thing);
        let aliases = entity.names.iter().flat_map(|name| &name.at);
        entity.at.iter().chain(aliases)
    }
}

/// What stands for several things, the subject among them; that which stands for such a thing, too.
fn standing_for(plan: &Plan, subject: EntityRef) -> Vec<(EntityRef, &Edge)> {
    let over = move |thing: EntityRef| {
        let groups = plan.links_of(thing).into_iter();
        groups.flat_map(move |group| {
            let (relation, direction) = (group.relation, group.direction);
            let stands = move |it: &Neighbour<'_>| {
                carriers::stands_for(plan.kind(it.other), relation, direction)
            };
            group.neighbours().filter(stands).filter_map(|it| {
                let mut edges = it.edges();
                let edge = edges.find(|edge| edge.basis != Basis::Suspected)?;
                Some((it.other, edge))
            })
        })
    };
    let first: Vec<_> = over(subject).collect();
    let second: Vec<_> = first
        .iter()
        .flat_map(|(through, _)| over(*through))
        .collect();
    let mut all = first;
    for (through, edge) in second {
        if !all.iter().any(|(known, _)| *known == through) {
            all.push((through, edge));
        }
    }
    // What is there to stand for several things comes before a number, and that before an area.
    all.sort_by_key(|(through, _)| (carriers::rank(plan.kind(*through)), *through));
    all
}
