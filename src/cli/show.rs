//! `planscope show`: one thing with all that is known of it.

use std::process::ExitCode;

use super::args::ShowArgs;
use super::list::written;
use super::out::{self, Failure};
use super::source;
use crate::export::{self, Format, Languages, json, show};
use crate::plan::{EntityRef, Lang, Locator, Plan};

/// Prints the thing that was asked for.
pub(super) fn show(args: &ShowArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let loaded = source::load(args.plan.as_deref(), languages.own())?;
    loaded.warn(languages.own());
    let plan = &loaded.plan;
    let text = match (find(plan, &args.id, languages.own())?, args.style.format()) {
        (Thing::Entity(entity), Format::Table) => show::text(plan, entity, languages),
        (Thing::Entity(entity), Format::Md) => show::markdown(plan, entity, languages),
        (Thing::Entity(entity), Format::Csv) => show::csv(plan, entity, languages),
        (Thing::Entity(entity), Format::Json) => json::entity(plan, entity),
        (Thing::Row { table, row }, Format::Json) => json::row(plan, table, row),
        (Thing::Row { table, row }, format) => {
            written(&export::row_listing(plan, table, row), format, languages)
        }
    };
    out::print(&text, args.style.mark())
}

/// What an id or a locator stands for.
enum Thing {
    Entity(EntityRef),
    Row { table: EntityRef, row: usize },
}

fn find(plan: &Plan, word: &str, lang: Lang) -> Result<Thing, Failure> {
    if let Some(entity) = plan.find(word) {
        return Ok(Thing::Entity(entity));
    }
    let at = Locator::parse(word);
    match (&at, plan.place(&at)) {
        (Locator::Row(_, row), Some(table)) => {
            let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
            let row = *row as usize;
            if row <= rows {
                return Ok(Thing::Row {
                    table,
                    row: row - 1,
                });
            }
            Err(Failure::Other(format!(
                "no row \"{word}\"; the table has {rows}"
            )))
        }
        (_, Some(place)) => Ok(Thing::Entity(stands_at(plan, &at, place))),
        (_, None) => Err(unknown(plan, word, lang)),
    }
}

fn unknown(plan: &Plan, word: &str, lang: Lang) -> Failure {
    let near = plan.nearest_id(word).map(|near| plan.get(near).id.as_str());
    Failure::Other(match (near, lang) {
        (Some(near), Lang::Zh) => format!("没有“{word}”；是否指“{near}”？"),
        (Some(near), Lang::En) => {
            format!("nothing has the id \"{word}\"; did you mean \"{near}\"?")
        }
        (None, Lang::Zh) => format!("没有“{word}”；planscope list 列出方案中有什么"),
        (None, Lang::En) => {
            format!("nothing has the id \"{word}\"; planscope list says what there is")
        }
    })
}

/// The thing of which a place is the first: `4.6.4` is a measure before it is a part of a section.
fn stands_at(plan: &Plan, at: &Locator, place: EntityRef) -> EntityRef {
    if plan.get(place).at.first() == Some(at) {
        return place;
    }
    let here = |thing: &EntityRef| plan.get(*thing).at.first() == Some(at);
    plan.standing_in(place)
        .iter()
        .copied()
        .find(here)
        .unwrap_or(place)
}
