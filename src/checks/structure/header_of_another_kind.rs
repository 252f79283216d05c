//! A column is headed "zone" and its cells name clusters.

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::Kind;
use crate::plan::{Label, Lang, Locator};

pub(super) const RULE: Rule = Rule {
    code: "STR-03",
    group: Group::Structure,
    severity: Severity::Warning,
    title: Label::new("栏目名实不符", "Cells not of the headed kind"),
    why: Label::new(
        "两套概念混用，读者分不清该由哪一层来承担",
        "Two notions are mixed, and nobody can tell which level is to act",
    ),
    example: Label::new(
        "栏目为“组团名称”，格内是集聚区",
        "The header says \"zone\" and the cells name clusters",
    ),
    remedy: Label::new(
        "改栏目名，或改格内所列",
        "Correct the header, or what the cells name",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan.table(*table) else {
            continue;
        };
        for (position, column) in facts.columns.iter().enumerate() {
            let Some(says) = column.header_says else {
                continue;
            };
            let hit = Hit::on(
                *table,
                format!(
                    "栏目“{}”指{}，格内所列是{}",
                    column.get(Lang::Zh),
                    says.label(Lang::Zh),
                    column.of.label(Lang::Zh)
                ),
                format!(
                    "the header \"{}\" speaks of the kind {}, the cells of the kind {}",
                    column.get(Lang::En),
                    says.label(Lang::En).to_lowercase(),
                    column.of.label(Lang::En).to_lowercase()
                ),
            );
            let at = plan.table_number(*table).map(Locator::Table);
            let hit =
                hit.field("header_says")
                    .side(Side::new(*table, at, bi(&column.zh, &column.en)));
            let filled = (0..facts.rows.len()).find(|row| {
                let cell = facts.rows[*row].get(position);
                cell.is_some_and(|cell| !cell.zh.is_empty())
            });
            let first = filled.map(|row| context.cell_side(*table, row, position));
            hits.push(first.into_iter().fold(hit, Hit::side));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "table.list [T1 T1.1]: the header \"Zone\" speaks of the kind zone, the cells of the kind cluster"
            ]
        );
    }
}
