//! A row names a town and leaves the cell of the project blank: merged with the one above, or forgotten?

use crate::checks::finding::bi;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::{Cell, Kind, Merge, Table};
use crate::plan::{EntityRef, Label, Lang, Locator};
use crate::text::Safe;

pub(super) const RULE: Rule = Rule {
    code: "STR-04",
    group: Group::Structure,
    severity: Severity::Warning,
    title: Label::new("空白单元格", "A blank cell: merged or omitted"),
    why: Label::new(
        "空白可读作“同上”，也可读作漏填，两种读法结果不同",
        "It can be read as \"the same\" or as \"nothing\", and the two readings differ in what is to be done",
    ),
    example: Label::new(
        "某行“项目”一格空白，上一格是“水车园”",
        "The cell of the project is blank, and the one above says \"Wheel Park\"",
    ),
    remedy: Label::new(
        "写明内容；确为同上的，照写一遍；确无内容的，写“无”",
        "Write what belongs there: the words above once more, or that there is none",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for table in context.plan.of_kind(Kind::Table) {
        let Some(facts) = context.plan.table(*table) else {
            continue;
        };
        for column in 0..facts.columns.len() {
            let is_open = |row: &usize| facts.rows[*row].get(column).is_some_and(is_open);
            let open: Vec<usize> = (0..facts.rows.len()).filter(is_open).collect();
            // Blanks one below the other are one question.
            for run in open.chunk_by(|row, next| row + 1 == *next) {
                hits.push(blank(context, *table, facts, column, run));
            }
        }
    }
}

/// Whether a cell says nothing, and nothing is known of why.
fn is_open(cell: &Cell) -> bool {
    match cell.merged {
        Some(merge) => merge == Merge::Undecided,
        None => cell.zh.is_empty() && cell.en.is_empty() && cell.is.is_empty(),
    }
}

fn blank(
    context: &Context<'_>,
    table: EntityRef,
    facts: &Table,
    column: usize,
    run: &[usize],
) -> Hit {
    let [first, last] = [run[0], run[run.len() - 1]];
    let head = &facts.columns[column];
    let number = context.plan.table_number(table);
    let place = |lang: Lang| {
        let at = number.map(|number| Locator::Row(number, first as u32 + 1).label(lang));
        let at = at.map_or(String::new(), |at| at.to_string());
        if first == last {
            at
        } else {
            format!("{at}-{}", last + 1)
        }
    };
    let zh = format!(
        "{}“{}”一栏空白：是同上，还是漏填",
        place(Lang::Zh),
        head.get(Lang::Zh)
    );
    let en = format!(
        "{}: the column \"{}\" is blank; is it merged with the one above, or left out",
        place(Lang::En),
        head.get(Lang::En)
    );
    let at = context.plan.row_locator(table, first);
    let words = bi(
        &words(facts, first, Lang::Zh),
        &words(facts, first, Lang::En),
    );
    let hit = Hit::on(table, zh, en).field("rows").saw(head.zh.raw());
    let hit = hit.side(Side::new(table, at, words));
    match (0..first).rev().find(|row| has_words(facts, *row, column)) {
        Some(above) => hit.side(context.cell_side(table, above, column)),
        None => hit,
    }
}

fn has_words(facts: &Table, row: usize, column: usize) -> bool {
    let cell = facts.rows[row].get(column);
    cell.is_some_and(|cell| !cell.zh.is_empty() || !cell.en.is_empty())
}

/// What a row says itself, cell by cell.
fn words(facts: &Table, row: usize, lang: Lang) -> Safe {
    let cells = facts.rows[row].iter().map(|cell| cell.get(lang).as_str());
    let cells: Vec<&str> = cells.filter(|words| !words.is_empty()).collect();
    Safe::from(cells.join(" / "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "table.list [T1.2 T1.1]: T1.2-3: the column \"Project\" is blank; is it merged with the one above, or left out"
            ]
        );
    }
}
