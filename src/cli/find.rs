//! `planscope find`: things and rows by any of their names, the best first.

use std::process::ExitCode;
use std::sync::Arc;

use super::args::FindArgs;
use super::list::written;
use super::out::{self, Failure};
use super::source;
use crate::export::{Format, Found, Languages, found_listing, json};
use crate::plan::{Lang, Plan};
use crate::search::{Finder, Hit, Index, Query};

/// What the shell is told when nothing is found, as `grep` tells it.
const NOTHING: u8 = 1;

/// Prints what was found, or says on standard error that nothing is.
pub(super) fn find(args: &FindArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let lang = languages.own();
    let loaded = source::load(args.plan.as_deref(), lang)?;
    loaded.warn(lang);
    let plan = &loaded.plan;
    let mut finder = Finder::new(Arc::new(Index::of(plan)));
    let found = finder.find(plan, &Query::new(&args.query), args.most);
    if found.count == 0 {
        out::remark(&format!("planscope: {}", nothing(plan, &args.query, lang)));
        return Ok(ExitCode::from(NOTHING));
    }
    let rest = found.count - found.hits.len();
    let found: Vec<Found> = found.hits.into_iter().map(shown).collect();
    let text = match args.style.format() {
        Format::Json => json::found(plan, &found),
        format => written(&found_listing(plan, &found), format, languages),
    };
    let code = out::print(&text, args.style.mark())?;
    if rest > 0 {
        out::remark(&lang.pick(
            format!("另有 {rest} 项；--most 可多列"),
            format!("{rest} more; --most lists more"),
        ));
    }
    Ok(code)
}

fn shown(hit: Hit) -> Found {
    match hit {
        Hit::Entity(entity) => Found::Entity(entity),
        Hit::Row { table, row } => Found::Row(table, row as usize),
    }
}

/// Why nothing was found, and what is near by its id.
fn nothing(plan: &Plan, query: &str, lang: Lang) -> String {
    let near = plan.nearest_id(query.trim());
    let near = near.map(|near| plan.get(near).id.as_str().to_owned());
    match near {
        None => lang.pick(
            format!("没有“{query}”"),
            format!("nothing is called \"{query}\""),
        ),
        Some(near) => lang.pick(
            format!("没有“{query}”；是否指“{near}”？"),
            format!("nothing is called \"{query}\"; did you mean \"{near}\"?"),
        ),
    }
}
