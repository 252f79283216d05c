//! What the card speaks of, and the links that can be followed from it.

use super::findings::{FindingKey, Findings, row_at};
use super::rows::{Heading, Item};
use super::tabs::linked;
use super::tabs::sequencing::sequences;
use crate::plan::Label;
use crate::plan::file::{Basis, Relation};
use crate::plan::{Direction, Edge, EntityRef, Lang, Locator, Neighbour, Plan};

/// What is selected: what the card speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A row of a tree or a table, or a thing on the map.
    Item(Item),
    /// A cell of a matrix: where two things meet.
    Cell(EntityRef, EntityRef),
    /// Nothing.
    Nothing,
}

impl Subject {
    /// The thing that it is, or that heads it.
    pub fn entity(self) -> Option<EntityRef> {
        match self {
            Subject::Item(Item::Entity(entity)) => Some(entity),
            Subject::Item(Item::Heading(heading)) => heading.entity(),
            Subject::Item(Item::Row { table, .. }) => Some(table),
            Subject::Cell(row, _) => Some(row),
            Subject::Item(Item::Break(_) | Item::Finding(_)) | Subject::Nothing => None,
        }
    }
}

/// Links of a card under one heading.
#[derive(Clone, Debug)]
pub struct CardGroup<'p> {
    /// What they have in common.
    pub heading: GroupHeading,
    /// How many things are at the other end; more than are listed where there are very many.
    pub count: usize,
    /// The things, as many as the card lists.
    pub links: Vec<CardLink<'p>>,
}

/// What the links of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupHeading {
    /// A relation, read from one end.
    Relation(Relation, Direction),
    /// A fixed heading.
    Fixed(Label),
}

/// A link of a card, one step away.
#[derive(Clone, Debug)]
pub struct CardLink<'p> {
    /// Where it leads.
    pub to: Item,
    /// How it is known.
    pub basis: Basis,
    /// What it rests on, if it is a link of the model.
    pub neighbour: Option<Neighbour<'p>>,
    /// Where in it something stands, for a link to a place in the draft.
    pub at: Vec<Locator>,
}

/// So many links of a kind are listed; of more the card says how many.
pub const LISTED: usize = 200;

impl GroupHeading {
    /// The heading in one language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            GroupHeading::Relation(relation, direction) => relation.label(direction, lang),
            GroupHeading::Fixed(label) => label.get(lang),
        }
    }
}

/// The links that can be followed from a subject; what the rules say of it comes last.
pub fn card_groups<'p>(
    plan: &'p Plan,
    findings: Option<&Findings>,
    subject: Subject,
) -> Vec<CardGroup<'p>> {
    let mut groups = groups(plan, findings, subject);
    if let (Some(findings), Subject::Item(item)) = (findings, subject) {
        groups.extend(findings_on(findings.on(item)));
    }
    groups
}

fn groups<'p>(plan: &'p Plan, findings: Option<&Findings>, subject: Subject) -> Vec<CardGroup<'p>> {
    match subject {
        Subject::Item(Item::Entity(entity)) => entity_groups(plan, entity),
        Subject::Item(Item::Row { table, row }) => row_groups(plan, table, row as usize),
        Subject::Item(Item::Finding(key)) => {
            findings.map_or_else(Vec::new, |findings| place_groups(plan, findings, key))
        }
        Subject::Item(Item::Heading(Heading::Evidence(_))) => criterion_groups(plan),
        Subject::Item(Item::Heading(heading)) => heading
            .entity()
            .map_or_else(Vec::new, |entity| entity_groups(plan, entity)),
        Subject::Cell(row, column) => cell_groups(plan, row, column),
        Subject::Item(Item::Break(_)) | Subject::Nothing => Vec::new(),
    }
}

fn entity_groups(plan: &Plan, entity: EntityRef) -> Vec<CardGroup<'_>> {
    let groups = plan.links_of(entity).into_iter();
    let mut groups: Vec<CardGroup<'_>> = groups
        .map(|group| CardGroup {
            heading: GroupHeading::Relation(group.relation, group.direction),
            count: group.count(),
            links: group
                .neighbours()
                .take(LISTED)
                .map(from_neighbour)
                .collect(),
        })
        .collect();
    let standing = plan.standing_in(entity);
    if !standing.is_empty() {
        groups.push(CardGroup {
            heading: GroupHeading::Fixed(Label::new("所载内容", "Stands here")),
            count: standing.len(),
            links: standing.iter().take(LISTED).map(|to| plain(*to)).collect(),
        });
    }
    groups
}

fn from_neighbour(neighbour: Neighbour<'_>) -> CardLink<'_> {
    CardLink {
        to: Item::Entity(neighbour.other),
        basis: neighbour.basis(),
        neighbour: Some(neighbour),
        at: Vec::new(),
    }
}

fn plain<'p>(to: EntityRef) -> CardLink<'p> {
    CardLink {
        to: Item::Entity(to),
        basis: Basis::Stated,
        neighbour: None,
        at: Vec::new(),
    }
}

/// What the cells of a row name, then the table itself.
fn row_groups(plan: &Plan, table: EntityRef, row: usize) -> Vec<CardGroup<'_>> {
    let columns = plan.table(table).map_or(0, |facts| facts.columns.len());
    let mut named: Vec<CardLink<'_>> = Vec::new();
    for column in 0..columns {
        let Some(view) = plan.cell(table, row, column) else {
            continue;
        };
        let basis = match view.merged {
            None => view.cell.basis,
            Some(crate::plan::file::Merge::Inferred) => view.cell.basis.max(Basis::Inferred),
            Some(crate::plan::file::Merge::Undecided) => Basis::Suspected,
        };
        for to in plan.named_in(view) {
            let to = Item::Entity(to);
            if !named.iter().any(|link| link.to == to) {
                named.push(CardLink {
                    to,
                    basis,
                    neighbour: None,
                    at: Vec::new(),
                });
            }
        }
    }
    let mut groups = Vec::new();
    if !named.is_empty() {
        let heading = GroupHeading::Fixed(Label::new("本行所指", "Named in this row"));
        groups.push(CardGroup {
            heading,
            count: named.len(),
            links: named,
        });
    }
    let heading = GroupHeading::Fixed(Label::new("所在表", "Table"));
    groups.push(CardGroup {
        heading,
        count: 1,
        links: vec![plain(table)],
    });
    groups
}

/// The two things that meet, then the tables and sections that bring them together.
fn cell_groups(plan: &Plan, row: EntityRef, column: EntityRef) -> Vec<CardGroup<'_>> {
    let mut groups = vec![fixed(
        Label::new("交汇于此", "Meet here"),
        vec![plain(row), plain(column)],
    )];
    let mut places: Vec<CardLink<'_>> = Vec::new();
    for edge in edges_between(plan, row, column) {
        for at in plan.evidence(&edge) {
            let Some(place) = plan.place(&at) else {
                continue;
            };
            match places
                .iter_mut()
                .find(|link| link.to == Item::Entity(place))
            {
                Some(link) if link.at.contains(&at) => {}
                Some(link) => link.at.push(at),
                None => places.push(CardLink {
                    at: vec![at],
                    ..plain(place)
                }),
            }
        }
    }
    places.iter_mut().for_each(|link| link.at.sort());
    if !places.is_empty() {
        groups.push(fixed(Label::new("依据所在", "Rests on"), places));
    }
    groups
}

fn fixed(heading: Label, links: Vec<CardLink<'_>>) -> CardGroup<'_> {
    CardGroup {
        heading: GroupHeading::Fixed(heading),
        count: links.len(),
        links,
    }
}

/// The places that a rule saw, the row itself where one stands in a table; then the thing.
fn place_groups<'p>(plan: &'p Plan, findings: &Findings, key: FindingKey) -> Vec<CardGroup<'p>> {
    let Some(finding) = findings.get(key) else {
        return Vec::new();
    };
    let mut links: Vec<CardLink<'p>> = Vec::new();
    for side in &finding.sides {
        let row = side.at.as_ref().and_then(|at| row_at(plan, at));
        let link = CardLink {
            to: row.unwrap_or(Item::Entity(side.entity)),
            at: side.at.iter().cloned().collect(),
            ..plain(side.entity)
        };
        // Both places may be one, seen twice.
        if links
            .iter()
            .all(|other| (other.to, &other.at) != (link.to, &link.at))
        {
            links.push(link);
        }
    }
    let thing = finding.entity.map(plain);
    links.extend(thing.filter(|thing| links.iter().all(|link| link.to != thing.to)));
    match links.is_empty() {
        true => Vec::new(),
        false => vec![fixed(Label::new("前往", "Go to"), links)],
    }
}

/// What the rules say of a thing, the worst first.
fn findings_on<'p>(keys: &[FindingKey]) -> Option<CardGroup<'p>> {
    let link = |key: &FindingKey| CardLink {
        to: Item::Finding(*key),
        basis: Basis::Stated,
        neighbour: None,
        at: Vec::new(),
    };
    (!keys.is_empty()).then(|| CardGroup {
        heading: GroupHeading::Fixed(Label::new("体检发现", "Findings")),
        count: keys.len(),
        links: keys.iter().take(LISTED).map(link).collect(),
    })
}

/// Where the draft sets out its sequence and the criterion of it: what a group of projects is grouped by.
fn criterion_groups(plan: &Plan) -> Vec<CardGroup<'_>> {
    let mut links = Vec::new();
    for table in sequences(plan) {
        let sections = plan.get(table).at.iter();
        let sections = sections.filter(|at| matches!(at, Locator::Section(_)));
        let named_by = linked(plan, table, |direction, relation| {
            direction == Direction::In && relation == Relation::Names
        });
        let places = sections.filter_map(|at| plan.place(at));
        for to in places.chain([table]).chain(named_by) {
            if !links
                .iter()
                .any(|link: &CardLink<'_>| link.to == Item::Entity(to))
            {
                links.push(plain(to));
            }
        }
    }
    match links.is_empty() {
        true => Vec::new(),
        false => vec![fixed(
            Label::new("时序与标准", "Sequence and criterion"),
            links,
        )],
    }
}

/// The links between two things, from either end: what a cell of a matrix rests on.
pub fn edges_between(plan: &Plan, a: EntityRef, b: EntityRef) -> Vec<Edge> {
    let (there, back) = (plan.all_links_between(a, b), plan.all_links_between(b, a));
    let mut edges: Vec<Edge> = there.chain(back).copied().collect();
    edges.sort_by_key(|edge| (edge.from, edge.relation, edge.basis));
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(subject: impl Fn(&Plan) -> Subject, expected: &[(&str, &[&str])]) {
        let plan = Plan::parse(include_str!("../../plan.ron")).unwrap();
        let told: Vec<(&str, Vec<String>)> = card_groups(&plan, None, subject(&plan))
            .iter()
            .map(|group| {
                let links = group.links.iter().map(|link| {
                    let at = link.at.iter().map(|at| format!(" {at}"));
                    let Item::Entity(to) = link.to else {
                        panic!("a link to a row")
                    };
                    format!("{}{}", plan.get(to).id.raw(), at.collect::<String>())
                });
                (group.heading.label(Lang::En), links.collect())
            })
            .collect();
        let told: Vec<(&str, Vec<&str>)> = told
            .iter()
            .map(|(heading, links)| (*heading, links.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected
            .iter()
            .map(|(heading, links)| (*heading, links.to_vec()))
            .collect();
        assert_eq!(told, expected);
    }

    fn cell(plan: &Plan, row: &str, column: &str) -> Subject {
        Subject::Cell(plan.find(row).unwrap(), plan.find(column).unwrap())
    }

    #[test]
    fn a_cell_links_the_two_things_then_the_places_it_rests_on() {
        check(
            |plan| cell(plan, "town.jiuliting", "industry.sci-tech-services"),
            &[
                (
                    "Meet here",
                    &["town.jiuliting", "industry.sci-tech-services"],
                ),
                (
                    "Rests on",
                    &[
                        "table.town-directions T1.1 T1.2 T1.3 T1.4",
                        "section.towns 2.4.2",
                    ],
                ),
            ],
        );
        check(
            |plan| cell(plan, "town.jiuliting", "industry.e-commerce"),
            &[("Meet here", &["town.jiuliting", "industry.e-commerce"])],
        );
    }

    #[test]
    fn a_group_of_projects_leads_to_the_criterion() {
        let evidence = Heading::Evidence(crate::app::rows::Evidence::default());
        check(
            |_| Subject::Item(Item::Heading(evidence)),
            &[(
                "Sequence and criterion",
                &[
                    "section.key-projects",
                    "table.sequence",
                    "action.key-projects",
                    "measure.key-projects.sequence",
                ],
            )],
        );
    }
}
