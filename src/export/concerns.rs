//! How things concern the subject of a lens: as columns of a listing, as a line of a document, and as
//! the page of a town.

use std::borrow::Cow;

use super::listing::{Column, Entry, Listing, Reads, listing_of, rows_of};
use crate::lens::{Absent, Concern, Group, Lack, Lens, Line, Page, Way};
use crate::plan::file::{Basis, Kind};
use crate::plan::{EntityRef, Label, Lang, Locator, Plan};

/// The things of a kind that a lens concerns, and how.
pub fn listing_through<'p>(plan: &'p Plan, kind: Kind, lens: &Lens) -> Listing<'p> {
    let things = plan.of_kind(kind).iter().copied();
    let things = things.filter_map(|thing| Some((thing, lens.concern(thing)?)));
    let (things, concerns): (Vec<_>, Vec<_>) = things.unzip();
    with_concerns(plan, listing_of(plan, kind, &things), &concerns)
}

/// The rows of a table that a lens concerns, and how.
pub fn rows_listing_through<'p>(plan: &'p Plan, table: EntityRef, lens: &Lens) -> Listing<'p> {
    let (rows, concerns): (Vec<_>, Vec<_>) = rows_through(plan, table, lens).unzip();
    with_concerns(plan, rows_of(plan, table, rows), &concerns)
}

/// One row of a table, counted from 0, and how a lens concerns it, if it does.
pub fn row_listing_through<'p>(
    plan: &'p Plan,
    table: EntityRef,
    row: usize,
    lens: &Lens,
) -> Listing<'p> {
    let listing = super::row_listing(plan, table, row);
    let number = u32::try_from(row).ok();
    let concern = number.and_then(|row| lens.row_concern(table, row));
    with_concerns(plan, listing, concern.as_slice())
}

/// The rows of a table that a lens concerns, counted from 0, with how.
pub(super) fn rows_through<'l>(
    plan: &Plan,
    table: EntityRef,
    lens: &'l Lens,
) -> impl Iterator<Item = (usize, &'l Concern)> {
    let rows = plan.table(table).map_or(0, |facts| facts.rows.len());
    (0..rows).filter_map(move |row| {
        let concern = lens.row_concern(table, u32::try_from(row).ok()?)?;
        Some((row, concern))
    })
}

fn with_concerns<'p>(
    plan: &'p Plan,
    mut listing: Listing<'p>,
    concerns: &[&Concern],
) -> Listing<'p> {
    let columns = [
        (Label::new("相关", "Concerned"), Reads::ByLanguage),
        (Label::new("经由", "Through"), Reads::ByLanguage),
        (Label::new("依据所在", "Says so"), Reads::Alike),
    ];
    let columns = columns.map(|(label, reads)| Column::ours(label, reads));
    listing.columns.extend(columns);
    for (row, concern) in listing.rows.iter_mut().zip(concerns) {
        row.push(Entry::label(concern.way().label()));
        row.push(match concern.because(plan, Lang::En) {
            Some(_) => Entry::each(|lang| concern.because(plan, lang).unwrap_or_default()),
            None => Entry::Blank,
        });
        row.push(Entry::Places(Cow::Owned(concern.places(plan))));
    }
    listing
}

/// How a thing is concerned, in a sentence with its places: `Concerned: named  [2.4.4]`.
pub(super) fn sentence(plan: &Plan, lens: &Lens, thing: EntityRef, lang: Lang) -> String {
    let subject = plan.get(lens.subject()).name.get(lang);
    let Some(concern) = lens.concern(thing) else {
        return lang.pick(
            format!("视角：{subject}；与此无关"),
            format!("Lens: {subject}. Not concerned"),
        );
    };
    let sentence = concern.sentence(plan, lang);
    let places = concern.places(plan);
    let places: Vec<_> = places.iter().map(|at| at.label(lang).to_string()).collect();
    let places = match places.is_empty() {
        true => String::new(),
        false => format!("  [{}]", places.join(" ")),
    };
    lang.pick(
        format!("视角：{subject}；{sentence}{places}"),
        format!("Lens: {subject}. {sentence}{places}"),
    )
}

/// A part of the page of a town: its heading, how many things it has, and these.
pub(super) struct Part<'p> {
    pub(super) heading: Label,
    pub(super) count: usize,
    pub(super) listing: Listing<'p>,
}

/// Which names of things stand in a listing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Full,
    /// Short ones, where there are.
    Short,
}

/// The page of a thing: what concerns it in each way, and what is claimed and not there.
pub(super) fn parts(plan: &Plan, subject: EntityRef, names: Names) -> Vec<Part<'_>> {
    let page = Page::of(plan, &Lens::of(plan, subject));
    let headings = [
        (Way::Named, Label::new("点名", "Named")),
        (Way::Collective, Label::new("统称", "Collective")),
        (Way::Derived, Label::new("推得", "Derived")),
    ];
    let mut parts: Vec<_> = headings
        .into_iter()
        .map(|(way, heading)| {
            let rows = page.part(way).iter();
            Part {
                heading,
                count: rows.len(),
                listing: Listing {
                    columns: columns(),
                    rows: rows.map(|line| row(plan, line, names)).collect(),
                },
            }
        })
        .collect();
    let rows = page.absent.iter();
    parts.push(Part {
        heading: Label::new("缺位", "Absent"),
        count: rows.len(),
        listing: Listing {
            columns: columns(),
            rows: rows.map(|absent| absent_row(plan, absent, names)).collect(),
        },
    });
    parts
}

/// Whether `show` gives the page of a thing in place of its links.
pub(super) fn has_page(plan: &Plan, entity: EntityRef) -> bool {
    plan.kind(entity) == Kind::Town
}

/// The same columns for all parts; they suit the fields of a card as well.
fn columns<'p>() -> Vec<Column<'p>> {
    vec![
        Column::ours(Label::new("关系", "How"), Reads::ByLanguage),
        Column::ours(Label::new("名称", "Name"), Reads::ByLanguage),
        Column::ours(Label::new("编号", "Id"), Reads::Alike),
        Column::ours(Label::new("说明", "Basis"), Reads::ByLanguage),
        Column::ours(Label::new("出处", "In the draft"), Reads::Alike),
    ]
}

fn row<'p>(plan: &'p Plan, line: &Line, names: Names) -> Vec<Entry<'p>> {
    let group = line.group;
    let through = |lang: Lang| match (group, lang) {
        (Group::Through(words), _) if words == line.thing => {
            lang.pick("统称用语", "the words").to_owned()
        }
        (Group::Through(_) | Group::End(..), Lang::Zh) => group.heading(plan, lang),
        (Group::Through(_) | Group::End(..), Lang::En) => {
            format!("through {}", group.heading(plan, lang))
        }
        (Group::Link(..) | Group::Place, _) => group.heading(plan, lang),
    };
    vec![
        Entry::each(through),
        name(plan, line.thing, names),
        Entry::Text((&plan.get(line.thing).id.0).into()),
        basis(line.basis),
        Entry::Places(Cow::Owned(line.at.clone())),
    ]
}

fn absent_row<'p>(plan: &'p Plan, absent: &Absent, names: Names) -> Vec<Entry<'p>> {
    let claim = plan.get(absent.claim);
    let (name, id, at) = match absent.lack {
        // Of many no one is the claim.
        Lack::NotSplit { .. } => {
            let kind = Kind::Target;
            let label = Label::new(kind.plural(Lang::Zh), kind.plural(Lang::En));
            (Entry::label(label), Entry::Blank, &[][..])
        }
        Lack::NotHere { .. } | Lack::Nowhere { .. } => {
            let id = Entry::Text((&claim.id.0).into());
            (name(plan, absent.claim, names), id, &claim.at[..])
        }
    };
    let at: Vec<Locator> = at.iter().take(1).cloned().collect();
    vec![
        Entry::each(|lang| absent.sentence(plan, lang)),
        name,
        id,
        Entry::Blank,
        Entry::Places(Cow::Owned(at)),
    ]
}

fn name(plan: &Plan, thing: EntityRef, names: Names) -> Entry<'_> {
    let entity = plan.get(thing);
    let short = entity.short.as_ref().filter(|_| names == Names::Short);
    Entry::bi(short.unwrap_or(&entity.name))
}

fn basis<'p>(basis: Basis) -> Entry<'p> {
    Entry::label(Label::new(basis.label(Lang::Zh), basis.label(Lang::En)))
}
