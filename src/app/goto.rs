//! What the go-to box offers: what was found, or the places where one has been.

use super::address::Address;
use super::history::Place;
use super::rows::Item;
use crate::plan::{EntityRef, Lang, Plan};
use crate::search::Hit;
use crate::text::Safe;

/// What the go-to box offers.
#[derive(Clone, Debug, Default)]
pub struct Goals {
    /// The rows, the best first.
    pub rows: Vec<Goal>,
    /// How many were found; more than there are rows, where very many were.
    pub count: usize,
}

/// Where a row of the go-to box leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// To something that was found.
    Found(Hit),
    /// To the place of an address that was typed whole, with its form or its lens.
    Address(Box<Address>, Item),
    /// Back to a place where one has been.
    Recent(Box<Place>),
}

/// So many rows are offered; of more the box says how many there are.
pub const OFFERED: usize = 200;

impl Goal {
    /// What it leads to, if the plan still has it.
    pub fn item(&self, plan: &Plan) -> Option<Item> {
        match self {
            Goal::Found(hit) => Some(item_of(*hit)),
            Goal::Address(_, item) => Some(*item),
            Goal::Recent(place) => place.at.item.as_ref().and_then(|item| item.find(plan)),
        }
    }
}

/// The row of a form that stands for what was found.
pub fn item_of(hit: Hit) -> Item {
    match hit {
        Hit::Entity(entity) => Item::Entity(entity),
        Hit::Row { table, row } => Item::Row { table, row },
    }
}

/// What can be found of a row of a form: not the headings, which are ours.
pub fn hit_of(item: Item) -> Option<Hit> {
    match item {
        Item::Entity(entity) => Some(Hit::Entity(entity)),
        Item::Row { table, row } => Some(Hit::Row { table, row }),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => None,
    }
}

/// All names of a thing, those of the reader's language first, the id last.
pub fn names(plan: &Plan, entity: EntityRef, lang: Lang) -> Vec<&Safe> {
    let entity = plan.get(entity);
    let langs = [lang, lang.other()];
    let mut names: Vec<&Safe> = langs.map(|lang| entity.name.only(lang)).to_vec();
    names.extend((entity.short.iter()).flat_map(|short| langs.map(|lang| short.only(lang))));
    for name in &entity.names {
        names.extend([&name.zh, &name.en]);
    }
    names.push(&entity.id.0);
    names.retain(|name| !name.is_empty());
    names
}
