//! One table makes a project a place of biomedicine, another a place of retail.

use std::collections::HashSet;

use crate::checks::kin::Kin;
use crate::checks::{CellAt, Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{ColumnRole, Kind};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-06",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("各表所载产业毫无交集", "Its industries share nothing"),
    why: Label::new(
        "同一项目引什么企业，两张表给出两种答案",
        "What is to settle there has two answers",
    ),
    example: Label::new(
        "“磨坊园”一表主导生物医药，一表只写商贸",
        "\"Mill Park\" leads with biomedicine in one table and has commerce alone in another",
    ),
    remedy: Label::new(
        "写明主次，或在两表中列出共同的产业",
        "Say which comes first, or name in both what it has in common",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for project in context.plan.of_kind(Kind::Project) {
        hits.extend(hit(context, *project));
    }
}

/// What one table says of a project's industries.
#[derive(Default)]
struct Said {
    leads: Vec<(EntityRef, CellAt)>,
    others: Vec<(EntityRef, CellAt)>,
}

impl Said {
    /// The cells of the lead industries, or, where the table has none, all that name an industry.
    fn known_by(&self) -> Vec<CellAt> {
        let cells = match self.leads.is_empty() {
            true => &self.others,
            false => &self.leads,
        };
        cells.iter().map(|(_, cell)| *cell).collect()
    }
}

fn hit(context: &Context<'_>, project: EntityRef) -> Option<Hit> {
    let tables = by_table(context, project);
    let pairs = tables.iter().enumerate().flat_map(|(i, one)| {
        let later = tables[i + 1..].iter();
        later.map(move |other| (one, other))
    });
    let mut apart = pairs.filter_map(|(one, other)| share_nothing(&context.kin, one, other));
    let Apart {
        one,
        other,
        both_lead,
    } = apart.next()?;
    let (one, other) = (side(context, &one)?, side(context, &other)?);
    let name = words::called(context.plan, project);
    let seen = |side: &Side| words::quoted(side.words.zh.as_str(), side.words.en.as_str());
    let (a, b) = (seen(&one), seen(&other));
    let (what, kind) = if both_lead {
        ("主导产业", "lead industries")
    } else {
        ("产业", "industries")
    };
    let zh = format!("{}的{what}在两表中毫无交集：{}与{}", name.zh, a.zh, b.zh);
    let en = format!(
        "the {kind} of {} in two tables share nothing: {} and {}",
        name.en, a.en, b.en
    );
    Some(Hit::on(project, zh, en).side(one).side(other))
}

/// What two tables say that share nothing.
struct Apart {
    one: Vec<CellAt>,
    other: Vec<CellAt>,
    both_lead: bool,
}

/// All that the cells of a table say, each word once, at the first of them.
fn side(context: &Context<'_>, cells: &[CellAt]) -> Option<Side> {
    let mut seen: Vec<Side> = Vec::new();
    for side in cells.iter().map(|cell| context.side(*cell)) {
        if seen.iter().all(|known| known.words != side.words) {
            seen.push(side);
        }
    }
    let words = words::joined(seen.iter().map(|side| (&side.words.zh, &side.words.en)));
    let first = seen.into_iter().next()?;
    Some(Side::new(first.entity, first.at, words))
}

/// The words of either if nothing is common to the two.
///
/// Lead industries are compared with lead industries; a table that has none is compared in all it says.
fn share_nothing(kin: &Kin, one: &Said, other: &Said) -> Option<Apart> {
    let both_lead = !one.leads.is_empty() && !other.leads.is_empty();
    let rest = |said: &Said| if both_lead { 0 } else { said.others.len() };
    let ones: Vec<_> = one.leads.iter().chain(&one.others[..rest(one)]).collect();
    let others: Vec<_> = other
        .leads
        .iter()
        .chain(&other.others[..rest(other)])
        .collect();
    let entities: HashSet<EntityRef> = others.iter().map(|(industry, _)| *industry).collect();
    let shared = ones
        .iter()
        .any(|(industry, _)| kin.any_alike(&entities, *industry));
    if shared || ones.is_empty() || others.is_empty() {
        return None;
    }
    Some(Apart {
        one: one.known_by(),
        other: other.known_by(),
        both_lead,
    })
}

fn by_table(context: &Context<'_>, project: EntityRef) -> Vec<Said> {
    let mut tables: Vec<(EntityRef, Said)> = Vec::new();
    let cells = context.cells_naming(project).iter();
    for cell in cells.filter(|cell| cell.names == ColumnRole::Project) {
        if tables.last().is_none_or(|(table, _)| *table != cell.table) {
            tables.push((cell.table, Said::default()));
        }
        let Some((_, said)) = tables.last_mut() else {
            continue;
        };
        let roles = [
            ColumnRole::LeadIndustry,
            ColumnRole::ServiceDirection,
            ColumnRole::Orientation,
            ColumnRole::Segment,
        ];
        for role in roles {
            for beside in context.beside(*cell, role) {
                let named = context.named(beside);
                let named = named.map(|industry| (industry, beside));
                match role {
                    ColumnRole::LeadIndustry => said.leads.extend(named),
                    _ => said.others.extend(named),
                }
            }
        }
    }
    tables.into_iter().map(|(_, said)| said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.mill [T1.1 T2.1]: the industries of \"Mill Park\" in two tables share nothing: \"Biomedicine\" and \"Commerce\""
            ]
        );
    }

    #[test]
    fn it_names_all_industries_of_each_table() {
        let row = "[(zh: \"磨坊园\", en: \"Mill Park\", is: [\"project.mill\"]), (zh: \"生物医药\", en: \"Biomedicine\", is: [\"industry.bio\"])],";
        let bad = include_str!("../../../tests/plans/checks/PRJ-06.bad.ron").replace(
            row,
            &format!(
                "{row}[(merged: Inferred), (zh: \"食品\", en: \"Food\", is: [\"industry.food\"])],"
            ),
        );
        let bad = bad.replace(
            "(id: \"industry.shops\"",
            "(id: \"industry.food\", name: (zh: \"食品\", en: \"Food\"), at: [\"0\"], is: Industry()),\n(id: \"industry.shops\"",
        );
        assert_eq!(
            kit::says(&RULE, &bad),
            [
                "project.mill [T1.1 T2.1]: the industries of \"Mill Park\" in two tables share nothing: \"Biomedicine, Food\" and \"Commerce\""
            ]
        );
    }
}
