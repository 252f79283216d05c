//! Addresses: how a place is cited, `ID[@TAB.FORM][+LENS]`.

use std::fmt;

use super::form::Form;
use super::rows::Item;
use crate::lens::Lens;
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Locator, Plan};
use crate::text::Safe;

/// A place as somebody cites it.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// An id or a locator.
    pub thing: String,
    /// The form in which to stand; without it, where the thing lives.
    pub form: Option<Form>,
    /// The id of the thing through whose lens one looks; without it, through whichever is on.
    pub lens: Option<String>,
}

/// Why an address leads nowhere.
#[derive(Clone, Debug, PartialEq)]
pub enum AddressError {
    /// No form of this name.
    NoForm(String),
    /// Nothing has this id or locator; holds the nearest id.
    Nowhere(String, Option<String>),
    /// The thing of this id is of a kind that has no lens.
    NoLens(String, Kind),
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// Where what follows the `@` is no form.
    pub fn parse(text: &str) -> Result<Address, AddressError> {
        let (text, lens) = match text.split_once('+') {
            None => (text, None),
            Some((text, lens)) => (text, Some(lens.to_owned())),
        };
        let (thing, form) = match text.split_once('@') {
            None => (text, None),
            Some((thing, form)) => {
                let form =
                    Form::parse(form).ok_or_else(|| AddressError::NoForm(form.to_owned()))?;
                (thing, Some(form))
            }
        };
        Ok(Address {
            thing: thing.to_owned(),
            form,
            lens,
        })
    }

    /// The thing through whose lens the address looks, if it says so.
    ///
    /// # Errors
    ///
    /// Where the plan has no such thing, or its kind has no lens.
    pub fn find_lens(&self, plan: &Plan) -> Result<Option<EntityRef>, AddressError> {
        let id = self.lens.as_deref();
        id.map(|id| lens_subject(plan, id)).transpose()
    }

    /// What the address cites in a plan: by its id, or by its locator.
    ///
    /// # Errors
    ///
    /// Where the plan has neither.
    pub fn find(&self, plan: &Plan) -> Result<Item, AddressError> {
        if let Some(entity) = plan.find(&self.thing) {
            return Ok(Item::Entity(entity));
        }
        let at = Locator::parse(&self.thing);
        let place = plan.place(&at);
        let found = match (&at, place) {
            (Locator::Row(_, row), Some(table)) => {
                let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
                (*row as usize <= rows).then_some(Item::Row {
                    table,
                    row: row - 1,
                })
            }
            (_, place) => place.map(Item::Entity),
        };
        found.ok_or_else(|| nowhere(plan, &self.thing))
    }
}

/// The thing of an id, if it can be the subject of a lens.
///
/// # Errors
///
/// Where the plan has no such thing, or its kind has no lens.
pub fn lens_subject(plan: &Plan, id: &str) -> Result<EntityRef, AddressError> {
    let subject = plan.find(id).ok_or_else(|| nowhere(plan, id))?;
    let kind = plan.kind(subject);
    match Lens::fits(kind) {
        true => Ok(subject),
        false => Err(AddressError::NoLens(id.to_owned(), kind)),
    }
}

fn nowhere(plan: &Plan, id: &str) -> AddressError {
    let nearest = plan.nearest_id(id);
    let nearest = nearest.map(|near| plan.get(near).id.raw().to_owned());
    AddressError::Nowhere(id.to_owned(), nearest)
}

impl fmt::Display for Address {
    /// As it is typed: [`Address::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.thing)?;
        if let Some(form) = self.form {
            write!(f, "@{}.{}", form.tab().word(), form.word())?;
        }
        match &self.lens {
            Some(lens) => write!(f, "+{lens}"),
            None => Ok(()),
        }
    }
}

impl AddressError {
    /// What is wrong, in a sentence without a full stop.
    pub fn message(&self, lang: crate::plan::Lang) -> Safe {
        Safe::from(match self {
            AddressError::NoForm(form) => {
                let known: Vec<String> = Form::ALL
                    .iter()
                    .map(|f| format!("{}.{}", f.tab().word(), f.word()))
                    .collect();
                let best = known.iter().max_by(|a, b| {
                    strsim::jaro_winkler(a, form).total_cmp(&strsim::jaro_winkler(b, form))
                });
                let best = best.map_or("", String::as_str);
                lang.pick(
                    format!("没有视图“{form}”；是否指“{best}”？"),
                    format!("no form \"{form}\"; did you mean \"{best}\"?"),
                )
            }
            AddressError::NoLens(id, kind) => {
                let (one, towns) = (kind.label(lang), Kind::Town.label(lang));
                lang.pick(
                    format!("“{id}”属“{one}”，不能作视角；可选{towns}、产业、空间单元、集聚区、行动、保障措施、指标"),
                    format!("\"{id}\" is no lens: choose a town, industry, spatial unit, cluster, action, safeguard or target"),
                )
            }
            AddressError::Nowhere(thing, None) => lang.pick(
                format!("没有“{thing}”"),
                format!("nothing is called \"{thing}\""),
            ),
            AddressError::Nowhere(thing, Some(near)) => lang.pick(
                format!("没有“{thing}”；是否指“{near}”？"),
                format!("nothing is called \"{thing}\"; did you mean \"{near}\"?"),
            ),
        })
    }
}
