//! `planscope list`: the things of a kind, or the rows of a table.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use super::args::ListArgs;
use super::near::nearest;
use super::out::{self, Failure};
use super::source;
use crate::app::address::lens_subject;
use crate::export::{self, Format, Languages, Listing, format, json};
use crate::lens::Lens;
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Lang, Locator, Plan};

/// Prints the listing that was asked for.
pub(super) fn list(args: &ListArgs, languages: Languages) -> Result<ExitCode, Failure> {
    let Request { what, plan } = Request::read(&args.what, languages.own())?;
    let loaded = source::load(plan.as_deref(), languages.own())?;
    loaded.warn(languages.own());
    let plan = &loaded.plan;
    let format = args.style.format();
    let lens = find_lens(plan, args.lens.as_deref(), languages.own())?;
    let lens = lens.as_ref();
    let text = match what {
        What::Kinds if format == Format::Json => json::kinds(plan, lens),
        What::Kinds => written(&export::kinds_listing(plan, lens), format, languages),
        What::Things(kind) if format == Format::Json => json::entities(plan, kind, lens),
        What::Things(kind) => {
            let listing = match lens {
                Some(lens) => export::listing_through(plan, kind, lens),
                None => export::listing(plan, kind),
            };
            written(&listing, format, languages)
        }
        What::Rows(table) => {
            let table = find_table(plan, &table, languages.own())?;
            match (format, lens) {
                (Format::Json, _) => json::rows(plan, table, lens),
                (_, Some(lens)) => {
                    let listing = export::rows_listing_through(plan, table, lens);
                    written(&listing, format, languages)
                }
                (_, None) => written(&export::rows_listing(plan, table), format, languages),
            }
        }
    };
    out::print(&text, args.style.mark())
}

/// The lens of a thing, by its id.
pub(super) fn find_lens(
    plan: &Plan,
    id: Option<&str>,
    lang: Lang,
) -> Result<Option<Lens>, Failure> {
    let subject = id.map(|id| lens_subject(plan, id)).transpose();
    let subject = subject.map_err(|error| Failure::Other(error.message(lang).to_string()))?;
    Ok(subject.map(|subject| Lens::of(plan, subject)))
}

/// A listing in a format other than JSON, which has more than a listing holds.
pub(super) fn written(listing: &Listing<'_>, format: Format, languages: Languages) -> String {
    match format {
        Format::Table | Format::Json => format::table(listing, languages),
        Format::Md => format::markdown(listing, languages),
        Format::Csv => format::csv(listing, languages),
    }
}

/// What is to be listed of which plan.
#[derive(Debug, PartialEq)]
struct Request {
    what: What,
    plan: Option<PathBuf>,
}

#[derive(Debug, PartialEq)]
enum What {
    Kinds,
    Things(Kind),
    /// The rows of a table, by its id or its locator.
    Rows(String),
}

impl Request {
    /// Reads `[KIND] [PLAN]`, `PLAN`, `rows TABLE [PLAN]` or `TABLE [PLAN]`.
    fn read(words: &[OsString], lang: Lang) -> Result<Request, Failure> {
        let Some((first, rest)) = words.split_first() else {
            return Ok(Request {
                what: What::Kinds,
                plan: None,
            });
        };
        let first = first.to_string_lossy();
        let (what, rest) = match (first.as_ref(), rest) {
            ("rows" | "row", [table, rest @ ..]) => {
                (What::Rows(table.to_string_lossy().into_owned()), rest)
            }
            ("rows" | "row", []) => {
                return Err(Failure::Other(lang.pick(
                    "未指明哪一张表；例如：planscope list rows T1".into(),
                    "rows of which table? write: planscope list rows T1".into(),
                )));
            }
            (word, []) if is_file(word) => {
                return Ok(Request {
                    what: What::Kinds,
                    plan: Some(word.into()),
                });
            }
            (word, rest) if is_table(word) => (What::Rows(word.to_string()), rest),
            (word, rest) => (What::Things(kind(word, lang)?), rest),
        };
        match rest {
            [] => Ok(Request { what, plan: None }),
            [plan] => Ok(Request {
                what,
                plan: Some(plan.into()),
            }),
            [_, more, ..] => {
                let more = more.to_string_lossy();
                Err(Failure::Other(lang.pick(
                    format!("一次只能列一份方案：多出“{more}”"),
                    format!("one plan at a time: \"{more}\" is too much"),
                )))
            }
        }
    }
}

/// Whether a word can only be a plan file.
fn is_file(word: &str) -> bool {
    word.contains('/') || word.ends_with(".ron")
}

fn is_table(word: &str) -> bool {
    let id = word
        .strip_prefix(Kind::Table.word())
        .is_some_and(|rest| rest.starts_with('.'));
    id || matches!(Locator::parse(word), Locator::Table(_))
}

fn kind(word: &str, lang: Lang) -> Result<Kind, Failure> {
    Kind::from_word(word).ok_or_else(|| {
        let known = Kind::ALL
            .into_iter()
            .map(Kind::words)
            .chain(["rows".into()]);
        Failure::Other(match (nearest(word, known), lang) {
            (Some(near), Lang::Zh) => format!("没有类别“{word}”；是否指“{near}”？"),
            (Some(near), Lang::En) => format!("unknown kind \"{word}\"; did you mean \"{near}\"?"),
            (None, Lang::Zh) => format!("没有类别“{word}”；planscope list 列出所有类别"),
            (None, Lang::En) => {
                format!("unknown kind \"{word}\"; planscope list says which there are")
            }
        })
    })
}

fn find_table(plan: &Plan, word: &str, lang: Lang) -> Result<EntityRef, Failure> {
    let table = plan
        .find(word)
        .or_else(|| plan.place(&Locator::parse(word)));
    let table = table.filter(|table| plan.table(*table).is_some());
    table.ok_or_else(|| {
        let known = plan.of_kind(Kind::Table).iter().map(|table| {
            let facts = plan.get(*table);
            let place = plan
                .table_number(*table)
                .map(|number| Locator::Table(number).label(Lang::En));
            place.map_or(facts.id.as_str().to_string(), |place| place.to_string())
        });
        let known = known.collect::<Vec<_>>().join(", ");
        Failure::Other(match (known.as_str(), lang) {
            ("", Lang::Zh) => format!("没有表“{word}”；方案中没有表"),
            ("", Lang::En) => format!("no table \"{word}\"; the plan has none"),
            (known, Lang::Zh) => format!("没有表“{word}”；方案中有 {known}"),
            (known, Lang::En) => format!("no table \"{word}\"; the plan has {known}"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], what: What, plan: Option<&str>) {
        let words: Vec<_> = words.iter().map(OsString::from).collect();
        let plan = plan.map(PathBuf::from);
        assert_eq!(
            Request::read(&words, Lang::En).unwrap(),
            Request { what, plan }
        );
    }

    #[test]
    fn kind_table_and_plan_are_told_apart() {
        check(&[], What::Kinds, None);
        check(&["plan.ron"], What::Kinds, Some("plan.ron"));
        check(&["projects"], What::Things(Kind::Project), None);
        check(
            &["项目", "a.ron"],
            What::Things(Kind::Project),
            Some("a.ron"),
        );
        check(&["rows", "T5"], What::Rows("T5".into()), None);
        check(
            &["rows", "T5", "a.ron"],
            What::Rows("T5".into()),
            Some("a.ron"),
        );
        check(&["T5", "a.ron"], What::Rows("T5".into()), Some("a.ron"));
        check(
            &["table.sequence"],
            What::Rows("table.sequence".into()),
            None,
        );
        check(&["tables"], What::Things(Kind::Table), None);
    }
}
