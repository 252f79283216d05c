//! What each tab shows: one file a tab, each a plain function from the plan to rows.

pub mod actions;
pub mod industries;
pub mod overview;
pub mod review;
pub mod safeguards;
pub mod sequencing;
pub mod space;
pub mod targets;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::findings::Findings;
use super::form::Form;
use super::rows::{Heading, Item, Node, RuleCode};
use crate::checks::{Severity, find_rule};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Lang, Plan};

/// All rows of a form, nothing folded or filtered. Maps and matrices have none; findings are there once
/// the rules have been run.
pub fn nodes(plan: &Plan, findings: Option<&Findings>, form: Form, sort: Sort) -> Vec<Node> {
    match form {
        Form::Draft => overview::draft(plan),
        Form::IndustryTree => industries::tree(plan),
        Form::SpaceTree => space::tree(plan),
        Form::ListingRows => space::listings(plan, sort),
        Form::ActionOutline => actions::outline(plan),
        Form::Tasks => actions::tasks(plan, sort),
        Form::SequenceRows => sequencing::rows(plan),
        Form::Tiers => sequencing::tiers(plan),
        Form::SafeguardOutline => safeguards::outline(plan),
        Form::TargetTable => targets::table(plan, sort),
        Form::Chains => targets::chains(plan),
        Form::Findings => {
            findings.map_or_else(Vec::new, |findings| review::findings(plan, findings, sort))
        }
        Form::Summary | Form::Map | Form::IndustryMatrix | Form::ProjectMatrix => Vec::new(),
    }
}

/// In which order or groups a table stands; `s` goes round those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// As in the draft.
    #[default]
    Draft,
    /// By industry.
    Industry,
    /// By how the value is to be read.
    Value,
    /// By how bad it is.
    Severity,
    /// By rule.
    Rule,
    /// By section.
    Section,
    /// By town.
    Town,
    /// By cluster.
    Cluster,
}

impl Sort {
    /// Whether it is the order with which a form opens.
    pub fn is_first(&self) -> bool {
        matches!(self, Sort::Draft | Sort::Severity)
    }

    /// What the heading of a pane calls it; the order with which a form opens goes without saying.
    pub fn label(self, lang: Lang) -> Option<&'static str> {
        Some(match self {
            Sort::Draft | Sort::Severity => return None,
            Sort::Industry => lang.pick("按产业", "by industry"),
            Sort::Value => lang.pick("按数值", "by value"),
            Sort::Rule => lang.pick("按规则", "by rule"),
            Sort::Section => lang.pick("按章节", "by section"),
            Sort::Town => lang.pick("按街镇", "by town"),
            Sort::Cluster => lang.pick("按集聚区", "by cluster"),
        })
    }
}

/// The orders that a form has, its own first.
pub fn sorts(form: Form) -> &'static [Sort] {
    match form {
        Form::TargetTable => &[Sort::Draft, Sort::Industry, Sort::Value],
        Form::Tasks => &[Sort::Draft, Sort::Section],
        Form::ListingRows => &[Sort::Draft, Sort::Town, Sort::Cluster],
        Form::Findings => &[Sort::Severity, Sort::Rule, Sort::Section, Sort::Town],
        _ => &[Sort::Draft],
    }
}

/// Whether a row is folded before anybody has touched it.
pub fn starts_folded(plan: &Plan, form: Form, node: &Node) -> bool {
    match form {
        Form::Draft => node.depth >= 1 || !has_sections(plan, node.item),
        Form::IndustryTree => node.depth >= 1,
        Form::SpaceTree => node.depth >= 1,
        Form::ActionOutline | Form::SafeguardOutline => {
            node.depth >= 1 || matches!(node.item, Item::Entity(e) if plan.kind(e) == Kind::Action)
        }
        Form::Findings => match node.item {
            Item::Heading(Heading::Severity(severity)) => severity == Severity::Note,
            Item::Heading(Heading::Notes(_) | Heading::Waived) => true,
            Item::Heading(Heading::Rule(RuleCode(code))) => {
                find_rule(code).is_some_and(|rule| rule.severity == Severity::Note)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a row is a section that has sections of its own: chapters open, so that clauses are found.
fn has_sections(plan: &Plan, item: Item) -> bool {
    matches!(item, Item::Entity(e) if plan.kind(e) == Kind::Section && !plan.parts(e).is_empty())
}

/// Where a thing lives: the form in which one meets it.
pub fn home(plan: &Plan, entity: EntityRef) -> Form {
    match plan.kind(entity) {
        Kind::Plan => Form::Summary,
        Kind::Section
        | Kind::Principle
        | Kind::Goal
        | Kind::Document
        | Kind::Organization
        | Kind::Term
        | Kind::Table
        | Kind::Figure
        | Kind::Collective
        | Kind::Count => Form::Draft,
        Kind::Layer | Kind::Industry => Form::IndustryTree,
        Kind::Facility | Kind::Platform | Kind::Event | Kind::Program => Form::IndustryTree,
        Kind::Town if plan.geometry().is_some() => Form::Map,
        Kind::Town
        | Kind::Core
        | Kind::Axis
        | Kind::Zone
        | Kind::Support
        | Kind::Tier
        | Kind::Center
        | Kind::Line
        | Kind::Cluster
        | Kind::Place => Form::SpaceTree,
        Kind::Project => Form::ListingRows,
        Kind::Action => Form::ActionOutline,
        Kind::Safeguard | Kind::Dimension => Form::SafeguardOutline,
        Kind::Measure => match outermost(plan, entity) {
            Kind::Safeguard => Form::SafeguardOutline,
            _ => Form::ActionOutline,
        },
        Kind::Target => Form::TargetTable,
    }
}

/// The kind of the whole of which a thing is in the end a part.
fn outermost(plan: &Plan, entity: EntityRef) -> Kind {
    let mut at = entity;
    // A plan may claim that things are parts of each other in a ring.
    for _ in 0..plan.len() {
        match plan.whole(at) {
            Some(whole) => at = whole,
            None => break,
        }
    }
    plan.kind(at)
}

/// Collects nodes from the top down.
#[derive(Debug, Default)]
pub(super) struct Outline {
    nodes: Vec<Node>,
}

/// Deeper than this nothing nests: plans that claim to be part of themselves end somewhere.
const DEEPEST: u8 = 12;

impl Outline {
    pub(super) fn push(&mut self, depth: u8, item: Item) {
        self.nodes.push(Node { item, depth });
    }

    pub(super) fn entity(&mut self, depth: u8, entity: EntityRef) {
        self.push(depth, Item::Entity(entity));
    }

    pub(super) fn heading(&mut self, depth: u8, heading: Heading) {
        self.push(depth, Item::Heading(heading));
    }

    /// A thing and all its parts below it.
    pub(super) fn with_parts(&mut self, plan: &Plan, depth: u8, entity: EntityRef) {
        self.entity(depth, entity);
        if depth < DEEPEST {
            for part in plan.parts(entity) {
                self.with_parts(plan, depth + 1, *part);
            }
        }
    }

    /// Things under headings, the groups in the order in which each is first met; what belongs to none
    /// comes last.
    pub(super) fn groups(&mut self, things: impl Iterator<Item = (Option<EntityRef>, Item)>) {
        let mut places: HashMap<EntityRef, usize> = HashMap::new();
        let mut groups: Vec<(EntityRef, Vec<Item>)> = Vec::new();
        let mut rest = Vec::new();
        for (under, item) in things {
            let Some(under) = under else {
                rest.push(item);
                continue;
            };
            let at = *places.entry(under).or_insert(groups.len());
            if at == groups.len() {
                groups.push((under, Vec::new()));
            }
            groups[at].1.push(item);
        }
        for (under, items) in groups {
            self.heading(0, Heading::Group(under));
            items.into_iter().for_each(|item| self.push(1, item));
        }
        if !rest.is_empty() {
            self.heading(0, Heading::Rest);
            rest.into_iter().for_each(|item| self.push(1, item));
        }
    }

    pub(super) fn finish(self) -> Vec<Node> {
        self.nodes
    }
}

/// The things to which `entity` has a link of any of the relations, from its own end, each once.
pub(super) fn linked<'p>(
    plan: &'p Plan,
    entity: EntityRef,
    wanted: impl Fn(crate::plan::Direction, crate::plan::file::Relation) -> bool + 'p,
) -> impl Iterator<Item = EntityRef> + 'p {
    let groups = plan.links_of(entity);
    groups
        .into_iter()
        .filter(move |group| wanted(group.direction, group.relation))
        .flat_map(|group| {
            group
                .neighbours()
                .map(|neighbour| neighbour.other)
                .collect::<Vec<_>>()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan::parse(include_str!("../../../plan.ron")).unwrap()
    }

    /// What stands under headings, as debug texts in a fixed order.
    fn things(nodes: &[Node]) -> Vec<String> {
        let is_thing = |node: &&Node| !matches!(node.item, Item::Heading(_));
        let things = nodes.iter().filter(is_thing);
        let mut things: Vec<String> = things.map(|node| format!("{:?}", node.item)).collect();
        things.sort();
        things
    }

    #[test]
    fn every_order_of_a_table_has_the_same_things() {
        let plan = plan();
        for form in Form::ALL {
            let is_table =
                |node: &Node| matches!(node.item, Item::Entity(e) if plan.table(e).is_some());
            let in_order = |sort: Sort| {
                let mut nodes = nodes(&plan, None, form, sort);
                if form == Form::ListingRows {
                    // The tables are headings in the order of the draft alone.
                    nodes.retain(|node| !is_table(node));
                }
                things(&nodes)
            };
            let own = in_order(sorts(form)[0]);
            for sort in sorts(form) {
                assert_eq!(in_order(*sort), own, "{form:?} {sort:?}");
            }
        }
    }

    #[test]
    fn every_group_of_a_table_stands_under_a_heading_of_its_own() {
        let plan = plan();
        for form in Form::ALL {
            for sort in sorts(form) {
                let nodes = nodes(&plan, None, form, *sort);
                let headings = nodes.iter().filter_map(|node| match node.item {
                    Item::Heading(heading) if form.shape() == crate::app::Shape::Table => {
                        Some(heading)
                    }
                    _ => None,
                });
                let headings: Vec<Heading> = headings.collect();
                for (i, heading) in headings.iter().enumerate() {
                    assert!(
                        !headings[..i].contains(heading),
                        "{form:?} {sort:?} {heading:?}"
                    );
                }
            }
        }
    }
}
