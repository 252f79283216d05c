//! TWN: towns, what prose and tables say of them.

mod direction_outside_frame;
mod directions_differ;
mod industry_without_town;
mod leads_differ;
mod project_off_its_town;

use std::collections::HashSet;

use super::kin::Kin;
use super::words::{self, Both};
use super::{Context, Rule, Side};
use crate::plan::file::{Bi, ColumnRole, Facts, Kind, Named, Relation, TableRole};
use crate::plan::{Edge, EntityRef, Lang, Plan, Source};

pub(super) const RULES: &[&Rule] = &[
    &directions_differ::RULE,
    &leads_differ::RULE,
    &industry_without_town::RULE,
    &direction_outside_frame::RULE,
    &project_off_its_town::RULE,
];

/// Every industry with which a town leads or which it develops, by prose or table.
fn industries_of(plan: &Plan, town: EntityRef) -> Vec<EntityRef> {
    let relations = [Relation::LeadsWith, Relation::Develops].into_iter();
    let edges = relations.flat_map(|relation| taken(plan, town, relation));
    let mut seen = HashSet::new();
    let industries = edges.map(|edge| edge.to);
    industries.filter(|one| seen.insert(*one)).collect()
}

/// The links by which prose or a table of directions gives a town an industry, each industry once.
///
/// What other tables have in a row beside the town is said of the row's project.
fn taken(plan: &Plan, town: EntityRef, relation: Relation) -> impl Iterator<Item = &Edge> {
    let edges = plan.links_from(town, relation).iter();
    let of_the_town = edges.filter(|edge| match edge.source {
        Source::Row { table, .. } => {
            let facts = plan.table(table);
            facts.is_some_and(|facts| facts.role == TableRole::Directions)
        }
        Source::Written(_) | Source::Term(_) | Source::Part => true,
    });
    let mut last = None;
    of_the_town.filter(move |edge| {
        let again = last.replace(edge.to) == Some(edge.to);
        !again && plan.kind(edge.to) == Kind::Industry
    })
}

/// What prose and table say of one town.
struct Accounts {
    prose: Account,
    table: Account,
}

/// What one of them says.
struct Account {
    items: Vec<Item>,
    side: Side,
}

/// An industry, or words that name none.
#[derive(Clone)]
struct Item {
    industry: Option<EntityRef>,
    words: Bi,
}

/// What prose and table say of a town in a column; none where one of them says nothing.
fn two_accounts(context: &Context<'_>, town: EntityRef, column: ColumnRole) -> Option<Accounts> {
    let (prose, table) = (
        in_prose(context.plan, town, column),
        in_table(context, town, column),
    );
    Some(Accounts {
        prose: prose?,
        table: table?,
    })
}

fn in_prose(plan: &Plan, town: EntityRef, column: ColumnRole) -> Option<Account> {
    let Facts::Town(facts) = &plan.get(town).is else {
        return None;
    };
    let prose = facts.prose.as_ref()?;
    let said = match column {
        ColumnRole::LeadIndustry => &prose.leads,
        _ => &prose.directions,
    };
    if said.is_empty() {
        return None;
    }
    let item = |named: &Named| Item {
        industry: named.is.as_ref().and_then(|id| plan.find(id.raw())),
        words: words::joined([(&named.zh, &named.en)]),
    };
    let all = words::joined(said.iter().map(|named| (&named.zh, &named.en)));
    let at = prose.at.first().or(plan.get(town).at.first());
    Some(Account {
        items: said.iter().map(item).collect(),
        side: Side::new(town, at.cloned(), all),
    })
}

fn in_table(context: &Context<'_>, town: EntityRef, column: ColumnRole) -> Option<Account> {
    let plan = context.plan;
    let cells = context.cells_naming(town).iter();
    let own =
        cells.filter(|cell| cell.names == ColumnRole::Town && cell.role == TableRole::Directions);
    let beside: Vec<_> = own.flat_map(|cell| context.beside(*cell, column)).collect();
    let first = context.side(*beside.first()?);
    let mut items = Vec::new();
    let mut seen: Vec<Bi> = Vec::new();
    for cell in beside {
        let words = context.side(cell).words;
        if words.is_empty() || seen.contains(&words) {
            continue;
        }
        let mut named = context.named(cell).peekable();
        if named.peek().is_none() {
            items.push(Item {
                industry: None,
                words: words.clone(),
            });
        }
        items.extend(named.map(|industry| Item {
            industry: Some(industry),
            words: plan.get(industry).name.clone(),
        }));
        seen.push(words);
    }
    let all = words::joined(seen.iter().map(|words| (&words.zh, &words.en)));
    let side = Side::new(first.entity, first.at, all);
    (!items.is_empty()).then_some(Account { items, side })
}

/// What prose says of a town's industries, or where it says nothing, what its table says.
fn known_side(context: &Context<'_>, town: EntityRef) -> Option<Side> {
    let columns = [ColumnRole::LeadIndustry, ColumnRole::ServiceDirection];
    let prose = columns.map(|column| in_prose(context.plan, town, column));
    let table = columns.map(|column| in_table(context, town, column));
    let accounts = [prose, table].into_iter();
    let mut accounts = accounts.filter(|both| both.iter().any(Option::is_some));
    let sides = accounts.next()?.into_iter().flatten().map(|it| it.side);
    let sides: Vec<Side> = sides.collect();
    let words = words::joined(sides.iter().map(|side| (&side.words.zh, &side.words.en)));
    let first = sides.into_iter().next()?;
    Some(Side::new(first.entity, first.at, words))
}

impl Account {
    fn has(&self, kin: &Kin, item: &Item) -> bool {
        self.items
            .iter()
            .any(|own| match (own.industry, item.industry) {
                (Some(own), Some(other)) => kin.alike(own, other),
                _ => own.words.zh == item.words.zh,
            })
    }

    /// What this account has and the other has not.
    fn beyond(&self, kin: &Kin, other: &Account) -> Vec<Item> {
        let items = self.items.iter();
        items
            .filter(|item| !other.has(kin, item))
            .cloned()
            .collect()
    }
}

impl Accounts {
    /// What prose alone has, and what the table alone has.
    fn apart(&self, kin: &Kin) -> (Vec<Item>, Vec<Item>) {
        (
            self.prose.beyond(kin, &self.table),
            self.table.beyond(kin, &self.prose),
        )
    }

    fn prose_side(&self) -> Side {
        self.prose.side.clone()
    }

    fn table_side(&self) -> Side {
        self.table.side.clone()
    }
}

/// Items in quotation marks, one after the other.
fn in_words(items: &[Item]) -> Both {
    let pieces = items.iter().map(|item| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| item.words.get(lang).as_str());
        words::quoted(zh, en)
    });
    words::enumerated(pieces, items.len())
}

/// How it is said what prose alone has, and what the table alone has.
fn apart_in_words(prose: &[Item], table: &[Item]) -> Vec<Both> {
    let mut parts = Vec::new();
    if !prose.is_empty() {
        let zh = ("正文有", "而表中没有");
        parts.push(in_words(prose).around(zh, ("the prose alone has ", "")));
    }
    if !table.is_empty() {
        let zh = ("表中有", "而正文没有");
        parts.push(in_words(table).around(zh, ("the table alone has ", "")));
    }
    parts
}

/// How it is said that the accounts of a town differ in a column.
fn what((column, of): (&str, &str), name: &Both, parts: &[Both]) -> (String, String) {
    let join = |of_part: fn(&Both) -> &str, between: &str| {
        let parts: Vec<&str> = parts.iter().map(of_part).collect();
        parts.join(between)
    };
    let (zh, en) = (join(|part| &part.zh, "；"), join(|part| &part.en, "; "));
    let zh = format!("{}的{column}：{zh}", name.zh);
    (zh, format!("{of} of {}: {en}", name.en))
}
