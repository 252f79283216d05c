//! Tab 7: the targets, and the chains that should carry them.

use super::{Outline, Sort, linked};
use crate::app::rows::{Break, Heading, Item, Node};
use crate::plan::file::{Facts, Kind, Operator, Relation, Target};
use crate::plan::{Direction, EntityRef, Plan};

/// The targets as in the draft, by how their value is to be read, or by the industry that serves them.
pub fn table(plan: &Plan, sort: Sort) -> Vec<Node> {
    let mut outline = Outline::default();
    let mut targets = plan.of_kind(Kind::Target).to_vec();
    let item = |target: EntityRef| Item::Entity(target);
    match sort {
        Sort::Industry => {
            targets.sort_by_cached_key(|target| {
                served_by(plan, *target).map_or((true, None), |industry| (false, Some(industry)))
            });
            outline.groups(
                targets
                    .into_iter()
                    .map(|target| (served_by(plan, target), item(target))),
            );
        }
        Sort::Value => {
            targets.sort_by_key(|target| operator(plan, *target).map(|operator| operator as u8));
            for group in targets.chunk_by(|a, b| operator(plan, *a) == operator(plan, *b)) {
                if let Some(operator) = operator(plan, group[0]) {
                    outline.heading(0, Heading::ReadAs(operator));
                }
                group.iter().for_each(|target| outline.entity(1, *target));
            }
        }
        _ => targets.iter().for_each(|target| outline.entity(0, *target)),
    }
    outline.finish()
}

fn operator(plan: &Plan, target: EntityRef) -> Option<Operator> {
    facts(plan, target).map(|target| target.operator)
}

fn facts(plan: &Plan, target: EntityRef) -> Option<&Target> {
    match &plan.get(target).is {
        Facts::Target(target) => Some(target),
        _ => None,
    }
}

/// The first industry that serves a target.
fn served_by(plan: &Plan, target: EntityRef) -> Option<EntityRef> {
    serving(plan, target)
        .filter(|e| plan.kind(*e) == Kind::Industry)
        .min()
}

fn serving(plan: &Plan, target: EntityRef) -> impl Iterator<Item = EntityRef> + '_ {
    linked(plan, target, |direction, relation| {
        direction == Direction::In && relation == Relation::Serves
    })
}

/// Whether the draft gives everything by which a target could be judged.
pub fn can_be_judged(plan: &Plan, target: EntityRef) -> bool {
    facts(plan, target).is_some_and(|target| {
        let said = [&target.baseline, &target.definition, &target.lead_unit];
        target.low.is_some() && target.horizon.is_some() && said.iter().all(|said| said.is_some())
    })
}

/// How far the chain below a target reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Measures that serve it.
    pub measures: usize,
    /// Projects that those name.
    pub projects: usize,
    /// Projects among them that stand in a town.
    pub placed: usize,
}

impl Reach {
    /// How far the chain reaches that begins at a node.
    pub fn of(nodes: &[Node], target: usize) -> Reach {
        let below = nodes[target..].iter().skip(1);
        let below = below.take_while(|node| node.depth > nodes[target].depth);
        let mut reach = Reach::default();
        for node in below.filter(|node| matches!(node.item, Item::Entity(_))) {
            match node.depth - nodes[target].depth {
                1 => reach.measures += 1,
                2 => reach.projects += 1,
                _ => reach.placed += 1,
            }
        }
        reach
    }

    /// Where the chain breaks off on every path, if it reaches no town.
    pub fn break_off(self) -> Option<Break> {
        match self {
            Reach { placed: 1.., .. } => None,
            Reach { measures: 0, .. } => Some(Break::NoMeasure),
            Reach { projects: 0, .. } => Some(Break::NoProject),
            _ => Some(Break::NoTown),
        }
    }
}

/// How many chains of some targets reach no town, and how many there are.
pub fn broken(nodes: &[Node], targets: impl Iterator<Item = usize>) -> (usize, usize) {
    targets.fold((0, 0), |(broken, all), target| {
        let breaks = Reach::of(nodes, target).break_off().is_some();
        (broken + usize::from(breaks), all + 1)
    })
}

/// Target, measures that serve it, projects that they name, towns in which those stand; where a chain
/// goes no further it says so.
pub fn chains(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    for target in plan.of_kind(Kind::Target) {
        outline.entity(0, *target);
        let measures: Vec<EntityRef> = serving(plan, *target)
            .filter(|e| matches!(plan.kind(*e), Kind::Measure | Kind::Action))
            .collect();
        if measures.is_empty() {
            outline.push(1, Item::Break(Break::NoMeasure));
        }
        for measure in measures {
            outline.entity(1, measure);
            push_projects(plan, &mut outline, measure);
        }
    }
    outline.finish()
}

fn push_projects(plan: &Plan, outline: &mut Outline, measure: EntityRef) {
    let named = linked(plan, measure, |direction, relation| {
        direction == Direction::Out
            && matches!(
                relation,
                Relation::Names | Relation::ReliesOn | Relation::Develops
            )
    });
    let projects: Vec<EntityRef> = named.filter(|e| plan.kind(*e) == Kind::Project).collect();
    if projects.is_empty() {
        outline.push(2, Item::Break(Break::NoProject));
    }
    for project in projects {
        outline.entity(2, project);
        match super::sequencing::town_of(plan, project) {
            Some(town) => outline.entity(3, town),
            None => outline.push(3, Item::Break(Break::NoTown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAKESIDE: &str = include_str!("../../../tests/plans/good/lakeside.ron");

    #[track_caller]
    fn check(target: &str, measures: usize, projects: usize, placed: usize, end: Option<Break>) {
        let plan = Plan::parse(LAKESIDE).unwrap();
        let nodes = chains(&plan);
        let target = Item::Entity(plan.find(target).unwrap());
        let at = nodes.iter().position(|node| node.item == target).unwrap();
        let reach = Reach::of(&nodes, at);
        let expected = Reach {
            measures,
            projects,
            placed,
        };
        assert_eq!((reach, reach.break_off()), (expected, end));
    }

    #[test]
    fn a_chain_reaches_a_town_or_says_where_it_breaks() {
        check("target.cold-rooms", 1, 1, 1, None);
        check("target.workshops", 0, 0, 0, Some(Break::NoMeasure));
        let plan = Plan::parse(LAKESIDE).unwrap();
        let nodes = chains(&plan);
        let targets = (0..nodes.len()).filter(|i| nodes[*i].depth == 0);
        assert_eq!(broken(&nodes, targets), (2, 4));
    }

    #[test]
    fn nothing_of_the_shipped_draft_can_be_judged_yet() {
        let plan = Plan::parse(include_str!("../../../plan.ron")).unwrap();
        let targets = plan.of_kind(Kind::Target);
        assert_eq!(targets.len(), 24);
        assert!(!targets.iter().any(|target| can_be_judged(&plan, *target)));
    }
}
