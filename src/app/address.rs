//! Addresses: how a place is cited, `ID[@TAB.FORM]`.

use std::fmt;

use super::form::Form;
use super::rows::Item;
use crate::plan::{Locator, Plan};
use crate::text::Safe;

/// A place as somebody cites it.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// An id or a locator.
    pub thing: String,
    /// The form in which to stand; without it, where the thing lives.
    pub form: Option<Form>,
}

/// Why an address leads nowhere.
#[derive(Clone, Debug, PartialEq)]
pub enum AddressError {
    /// No form of this name.
    NoForm(String),
    /// Nothing has this id or locator; holds the nearest id.
    Nowhere(String, Option<String>),
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// Where what follows the `@` is no form.
    pub fn parse(text: &str) -> Result<Address, AddressError> {
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
        })
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
        found.ok_or_else(|| {
            let nearest = plan
                .nearest_id(&self.thing)
                .map(|near| plan.get(near).id.raw().to_owned());
            AddressError::Nowhere(self.thing.clone(), nearest)
        })
    }
}

impl fmt::Display for Address {
    /// As it is typed: [`Address::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.thing)?;
        match self.form {
            Some(form) => write!(f, "@{}.{}", form.tab().word(), form.word()),
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
