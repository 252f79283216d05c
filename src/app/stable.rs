//! Names for rows that outlive the plan: a plan that is loaded again has other references.

use serde::{Deserialize, Serialize};

use super::findings::FindingKey;
use super::rows::{Heading, Item, RuleCode};
use super::subject::Subject;
use crate::checks::find_rule;
use crate::plan::{EntityRef, Plan};

/// A row by the ids of what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StableItem {
    /// A thing, by its id.
    Entity(String),
    /// A row of a table, by the table's id.
    Row(String, u32),
    /// A cell of a matrix, by the ids of both things.
    Cell(String, String),
    /// A heading that stands for itself.
    Heading(Heading),
    /// A heading that groups by a thing.
    TasksOf(String),
    /// A heading that groups by a thing.
    Group(String),
    /// A heading over what stands in a section itself.
    StandsIn(String),
    /// A heading over what a section names besides.
    AlsoNamed(String),
    /// A heading over the findings of a rule, by its code.
    Rule(String),
    /// A heading over the notes of a group, or of the rest.
    Notes(Option<String>),
    /// A finding, whose key says its name.
    Finding(FindingKey),
}

impl StableItem {
    /// The name of what is selected.
    pub fn of_subject(plan: &Plan, subject: Subject) -> Option<StableItem> {
        let id = |entity: EntityRef| plan.get(entity).id.raw().to_owned();
        match subject {
            Subject::Item(item) => StableItem::of(plan, item),
            Subject::Cell(row, column) => Some(StableItem::Cell(id(row), id(column))),
            Subject::Nothing => None,
        }
    }

    /// The name of a row.
    pub fn of(plan: &Plan, item: Item) -> Option<StableItem> {
        let id = |entity: EntityRef| plan.get(entity).id.raw().to_owned();
        match item {
            Item::Entity(entity) => Some(StableItem::Entity(id(entity))),
            Item::Row { table, row } => Some(StableItem::Row(id(table), row)),
            Item::Heading(Heading::TasksOf(entity)) => Some(StableItem::TasksOf(id(entity))),
            Item::Heading(Heading::Group(entity)) => Some(StableItem::Group(id(entity))),
            Item::Heading(Heading::StandsIn(entity)) => Some(StableItem::StandsIn(id(entity))),
            Item::Heading(Heading::AlsoNamed(entity)) => Some(StableItem::AlsoNamed(id(entity))),
            Item::Heading(Heading::Rule(RuleCode(code))) => Some(StableItem::Rule(code.to_owned())),
            Item::Heading(Heading::Notes(entity)) => Some(StableItem::Notes(entity.map(id))),
            Item::Heading(heading) => Some(StableItem::Heading(heading)),
            Item::Finding(key) => Some(StableItem::Finding(key)),
            Item::Break(_) => None,
        }
    }

    /// The id of the thing, or of the first of the things, of which it speaks.
    pub fn id(&self) -> Option<&str> {
        match self {
            StableItem::Entity(id)
            | StableItem::Row(id, _)
            | StableItem::Cell(id, _)
            | StableItem::TasksOf(id)
            | StableItem::Group(id)
            | StableItem::StandsIn(id)
            | StableItem::AlsoNamed(id) => Some(id),
            StableItem::Notes(id) => id.as_deref(),
            StableItem::Heading(_) | StableItem::Rule(_) | StableItem::Finding(_) => None,
        }
    }

    /// What is called so in a plan, if the plan still has it.
    pub fn subject(&self, plan: &Plan) -> Option<Subject> {
        match self {
            StableItem::Cell(row, column) => {
                Some(Subject::Cell(plan.find(row)?, plan.find(column)?))
            }
            _ => self.find(plan).map(Subject::Item),
        }
    }

    /// The row of this name in a plan, if the plan still has it.
    pub fn find(&self, plan: &Plan) -> Option<Item> {
        let heading = |id: &str, of: fn(EntityRef) -> Heading| {
            plan.find(id).map(|entity| Item::Heading(of(entity)))
        };
        match self {
            StableItem::Entity(id) => plan.find(id).map(Item::Entity),
            StableItem::Row(id, row) => plan.find(id).map(|table| Item::Row { table, row: *row }),
            StableItem::Heading(heading) => Some(Item::Heading(*heading)),
            StableItem::TasksOf(id) => heading(id, Heading::TasksOf),
            StableItem::Group(id) => heading(id, Heading::Group),
            StableItem::StandsIn(id) => heading(id, Heading::StandsIn),
            StableItem::AlsoNamed(id) => heading(id, Heading::AlsoNamed),
            StableItem::Rule(code) => {
                let rule = find_rule(code)?;
                Some(Item::Heading(Heading::Rule(RuleCode(rule.code))))
            }
            StableItem::Notes(None) => Some(Item::Heading(Heading::Notes(None))),
            StableItem::Notes(Some(id)) => heading(id, |entity| Heading::Notes(Some(entity))),
            StableItem::Finding(key) => Some(Item::Finding(*key)),
            StableItem::Cell(..) => None,
        }
    }
}
