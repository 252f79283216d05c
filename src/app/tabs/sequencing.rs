//! Tab 5: the sequence as written, and tiers by the plan's own criterion.

use super::{Outline, linked};
use crate::app::columns::town_column;
use crate::app::rows::{Evidence, Heading, Item, Node};
use crate::plan::file::{Kind, Relation, TableRole};
use crate::plan::{Direction, EntityRef, Locator, Plan};

/// The rows of the sequence as written, under the towns for which they stand; where there is more than
/// one sequence, each under its table.
pub fn rows(plan: &Plan) -> Vec<Node> {
    let mut outline = Outline::default();
    let tables: Vec<EntityRef> = sequences(plan).collect();
    for table in &tables {
        let depth = u8::from(tables.len() > 1);
        if depth > 0 {
            outline.entity(0, *table);
        }
        push_rows(plan, &mut outline, depth, *table);
    }
    outline.finish()
}

fn push_rows(plan: &Plan, outline: &mut Outline, depth: u8, table: EntityRef) {
    let Some(facts) = plan.table(table) else {
        return;
    };
    let towns = town_column(facts);
    let mut under = None;
    for row in 0..facts.rows.len() {
        if let Some(column) = towns {
            let heading = match town_of_row(plan, table, row, column) {
                Some(town) => Heading::Group(town),
                None => Heading::Rest,
            };
            if under != Some(heading) {
                outline.heading(depth, heading);
                under = Some(heading);
            }
        }
        let item = Item::Row {
            table,
            row: row as u32,
        };
        outline.push(depth + u8::from(towns.is_some()), item);
    }
}

/// The town that a row names, unless that is open.
fn town_of_row(plan: &Plan, table: EntityRef, row: usize, column: usize) -> Option<EntityRef> {
    let view = plan.cell(table, row, column)?;
    let view = view.is_decided().then_some(view)?;
    plan.named_in(view).next()
}

/// The tables that give a sequence.
pub fn sequences(plan: &Plan) -> impl Iterator<Item = EntityRef> + '_ {
    let tables = plan.of_kind(Kind::Table).iter().copied();
    tables.filter(|table| {
        plan.table(*table)
            .is_some_and(|facts| facts.role == TableRole::Sequence)
    })
}

/// Where the draft sets out the criterion of its sequence: the section in which the sequence stands.
pub fn criterion(plan: &Plan) -> Option<&Locator> {
    let mut places = sequences(plan).flat_map(|table| &plan.get(table).at);
    places.find(|at| matches!(at, Locator::Section(_)))
}

/// Projects grouped by which evidence the draft has for them, in table order inside a group. The groups
/// stand in a fixed order, so that one finds them again; no order between them is claimed.
pub fn tiers(plan: &Plan) -> Vec<Node> {
    let mut projects: Vec<(Evidence, EntityRef)> = plan
        .of_kind(Kind::Project)
        .iter()
        .map(|project| (evidence(plan, *project), *project))
        .collect();
    projects.sort_by_key(|(evidence, project)| (std::cmp::Reverse(*evidence), *project));
    let mut outline = Outline::default();
    for group in projects.chunk_by(|(a, _), (b, _)| a == b) {
        outline.heading(0, Heading::Evidence(group[0].0));
        group
            .iter()
            .for_each(|(_, project)| outline.entity(1, *project));
    }
    outline.finish()
}

/// What the draft offers for a project under the first half of its own criterion.
pub fn evidence(plan: &Plan, project: EntityRef) -> Evidence {
    let mut evidence = Evidence::default();
    for group in plan.links_of(project) {
        for neighbour in group.neighbours() {
            match (plan.kind(neighbour.other), group.relation, group.direction) {
                (Kind::Core, Relation::StandsIn, Direction::Out) => evidence.core = true,
                (Kind::Axis, Relation::StandsIn, Direction::Out) => {
                    evidence.axes = evidence.axes.saturating_add(1);
                }
                (Kind::Action | Kind::Measure, _, Direction::In) => evidence.action = true,
                _ => {}
            }
        }
    }
    let facts = plan.get(project);
    let mut places = facts
        .at
        .iter()
        .chain(facts.names.iter().flat_map(|name| &name.at));
    evidence.prose = places.any(|at| matches!(at, Locator::Section(_)));
    evidence
}

/// The town in which a table places a project.
pub fn town_of(plan: &Plan, project: EntityRef) -> Option<EntityRef> {
    let located =
        |direction, relation| direction == Direction::Out && relation == Relation::LocatedIn;
    linked(plan, project, located).find(|place| plan.kind(*place) == Kind::Town)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan::parse(include_str!("../../../plan.ron")).unwrap()
    }

    /// Headings by the id of what they group by, rows by their locator.
    fn told(plan: &Plan, nodes: &[Node]) -> Vec<String> {
        let told = |node: &Node| match node.item {
            Item::Heading(Heading::Group(entity)) | Item::Entity(entity) => {
                plan.get(entity).id.raw().to_owned()
            }
            Item::Heading(heading) => format!("{heading:?}"),
            Item::Row { table, row } => plan.row_locator(table, row as usize).unwrap().to_string(),
            Item::Break(reason) => format!("{reason:?}"),
            Item::Finding(key) => format!("{key:?}"),
        };
        nodes.iter().map(told).collect()
    }

    #[test]
    fn rows_stand_under_their_towns_in_the_order_of_the_table() {
        let plan = plan();
        let told = told(&plan, &rows(&plan));
        let rows = told.iter().filter(|row| row.starts_with("T5."));
        let expected: Vec<String> = (1..=30).map(|row| format!("T5.{row}")).collect();
        assert!(rows.eq(&expected), "{told:?}");
        let before = |row: &str| {
            let at = told.iter().position(|told| told == row).unwrap();
            told[..at]
                .iter()
                .rfind(|told| told.starts_with("town."))
                .cloned()
        };
        assert_eq!(before("T5.1").as_deref(), Some("town.sheshan"));
        assert_eq!(before("T5.9").as_deref(), Some("town.dongjing"));
        assert_eq!(before("T5.30").as_deref(), Some("town.xinqiao"));
    }

    #[test]
    fn each_project_stands_once_among_those_with_the_same_evidence() {
        let plan = plan();
        let mut group = None;
        let mut met = Vec::new();
        for node in tiers(&plan) {
            match node.item {
                Item::Heading(Heading::Evidence(evidence)) => {
                    group = Some(evidence);
                }
                Item::Entity(project) => {
                    assert_eq!(Some(evidence(&plan, project)), group);
                    met.push(project);
                }
                item => panic!("{item:?} among the tiers"),
            }
        }
        met.sort();
        assert_eq!(met, plan.of_kind(Kind::Project));
    }

    #[track_caller]
    fn check_evidence(project: &str, core: bool, axes: u8, prose: bool) {
        let plan = plan();
        let found = evidence(&plan, plan.find(project).unwrap());
        assert_eq!(
            (found.core, found.axes, found.prose),
            (core, axes, prose),
            "{project}"
        );
    }

    #[test]
    fn evidence_is_what_tables_and_prose_say() {
        check_evidence("project.lingang-songjiang-city", true, 1, true);
        check_evidence("project.g60-cloud-corridor", false, 2, true);
        check_evidence("project.jiuting-high-tech-park", true, 0, false);
    }

    #[test]
    fn the_criterion_stands_where_the_sequence_stands() {
        assert_eq!(criterion(&plan()), Some(&Locator::parse("4.1")));
    }
}
