//! `planscope show`: one thing with all that is known of it.

use std::process::ExitCode;

use super::args::ShowArgs;
use super::list::{find_lens, written};
use super::out::{self, Failure};
use super::source;
use crate::app::address::{Address, AddressError};
use crate::app::rows::Item;
use crate::export::{self, Format, Languages, json, show};
use crate::plan::{Lang, Plan};

/// Prints the thing that was asked for.
pub(super) fn show(args: &ShowArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let loaded = source::load(args.plan.as_deref(), languages.own())?;
    loaded.warn(languages.own());
    let plan = &loaded.plan;
    let format = args.style.format();
    let lens = find_lens(plan, args.lens.as_deref(), languages.own())?;
    let lens = lens.as_ref();
    let text = match find(plan, &args.id, languages.own())? {
        Item::Entity(entity) => match format {
            Format::Table => show::text(plan, entity, lens, languages),
            Format::Md => show::markdown(plan, entity, lens, languages),
            Format::Csv => show::csv(plan, entity, lens, languages),
            Format::Json => json::entity(plan, entity, lens),
        },
        Item::Row { table, row } => match format {
            Format::Json => json::row(plan, table, row as usize, lens),
            _ => {
                let listing = match lens {
                    Some(lens) => export::row_listing_through(plan, table, row as usize, lens),
                    None => export::row_listing(plan, table, row as usize),
                };
                written(&listing, format, languages)
            }
        },
        // No address stands for what is ours.
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => String::new(),
    };
    out::print(&text, args.style.mark())
}

fn find(plan: &Plan, word: &str, lang: Lang) -> Result<Item, Failure> {
    let found = Address::parse(word).and_then(|address| address.find(plan));
    found.map_err(|error| {
        let message = error.message(lang);
        Failure::Other(match error {
            AddressError::Nowhere(_, None) => lang.pick(
                format!("{message}；planscope list 列出方案中有什么"),
                format!("{message}; planscope list says what there is"),
            ),
            _ => message.to_string(),
        })
    })
}
