//! Addresses: how a place is cited, `ID[@TAB.FORM][+LENS]`.

use std::fmt;

use super::form::Form;
use super::rows::Item;
use crate::lens::Lens;
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Locator, Plan};
use crate::text::{Safe, fold};

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
    /// Nothing stands where the thing is named.
    Empty,
    /// No form of this name; holds the nearest.
    NoForm(String, Option<Form>),
    /// The form stands behind the lens; holds how it would be read.
    Order(String),
    /// Nothing has this id or locator; holds the nearest id.
    Nowhere(String, Option<String>),
    /// Nothing that could be a lens has this id; holds the nearest id.
    LensNowhere(String, Option<String>),
    /// The thing of this id is of a kind that has no lens.
    NoLens(String, Kind),
}

impl Address {
    /// Reads an address, also one that was typed with an input method on.
    ///
    /// # Errors
    ///
    /// Where no thing is named, or what follows the `@` is no form.
    pub fn parse(text: &str) -> Result<Address, AddressError> {
        let text = fold(text);
        let text = text.trim();
        let (text, lens) = match text.split_once('+') {
            None => (text, None),
            Some((thing, rest)) => match rest.split_once('@') {
                Some((lens, form)) => {
                    let right = format!("{thing}@{form}+{lens}");
                    return Err(AddressError::Order(right));
                }
                None => (thing, Some(rest.to_owned())),
            },
        };
        let (thing, form) = match text.split_once('@') {
            None => (text, None),
            Some((thing, form)) => (thing, Some(parse_form(form)?)),
        };
        if thing.is_empty() {
            return Err(AddressError::Empty);
        }
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
    let missing = || AddressError::LensNowhere(id.to_owned(), nearest(plan, id));
    let subject = plan.find(id).ok_or_else(missing)?;
    let kind = plan.kind(subject);
    match Lens::fits(kind) {
        true => Ok(subject),
        false => Err(AddressError::NoLens(id.to_owned(), kind)),
    }
}

fn nowhere(plan: &Plan, id: &str) -> AddressError {
    AddressError::Nowhere(id.to_owned(), nearest(plan, id))
}

fn nearest(plan: &Plan, id: &str) -> Option<String> {
    let nearest = plan.nearest_id(id);
    nearest.map(|near| plan.get(near).id.raw().to_owned())
}

/// So much two names must have in common for one to be taken for the other.
const ALIKE: f64 = 0.75;

fn parse_form(text: &str) -> Result<Form, AddressError> {
    Form::parse(text).ok_or_else(|| {
        let alike = |form: &Form| strsim::jaro_winkler(&form.to_string(), text);
        let best = Form::ALL
            .into_iter()
            .max_by(|a, b| alike(a).total_cmp(&alike(b)));
        let best = best.filter(|best| alike(best) >= ALIKE);
        AddressError::NoForm(text.to_owned(), best)
    })
}

impl fmt::Display for Address {
    /// As it is typed: [`Address::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.thing)?;
        if let Some(form) = self.form {
            write!(f, "@{form}")?;
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
            AddressError::Empty => lang.pick(
                "地址以编号或原文位置开头，例如 T5.28".to_owned(),
                "an address begins with an id or a place in the draft, such as T5.28".to_owned(),
            ),
            AddressError::NoForm(form, Some(near)) => lang.pick(
                format!("“@”后没有视图“{form}”；是否指“{near}”？"),
                format!("no form \"{form}\" after the @; did you mean \"{near}\"?"),
            ),
            AddressError::NoForm(form, None) => lang.pick(
                format!("“@”后没有视图“{form}”；写法如 @space.map"),
                format!("no form \"{form}\" after the @; write it as @space.map"),
            ),
            AddressError::Order(right) => lang.pick(
                format!("视图写在视角之前：{right}"),
                format!("the form stands before the lens: {right}"),
            ),
            AddressError::LensNowhere(id, None) => lang.pick(
                format!("没有视角“{id}”"),
                format!("no lens is called \"{id}\""),
            ),
            AddressError::LensNowhere(id, Some(near)) => lang.pick(
                format!("没有视角“{id}”；是否指“{near}”？"),
                format!("no lens is called \"{id}\"; did you mean \"{near}\"?"),
            ),
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
