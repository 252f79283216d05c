//! A name is there in Chinese and not in English.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::Label;
use crate::plan::file::{Entity, Facts};
use crate::text::Safe;

pub(super) const RULE: Rule = Rule {
    code: "MOD-05",
    group: Group::Model,
    severity: Severity::Note,
    title: Label::new("只有一种语言", "A text in one language only"),
    why: Label::new(
        "另一种语言的读者看到的是别人的文字，或什么也看不到",
        "A reader of the other language sees words that he cannot read, or none",
    ),
    example: Label::new("“磨坊园”没有英文名", "\"磨坊园\" has no English name"),
    remedy: Label::new("补上译文", "Translate it"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for entity in plan.all() {
        let thing = plan.get(entity);
        let mut lacking: [Vec<&Safe>; 2] = [Vec::new(), Vec::new()];
        for (zh, en) in texts(thing) {
            match (zh.is_empty(), en.is_empty()) {
                (true, false) => lacking[0].push(en),
                (false, true) => lacking[1].push(zh),
                _ => {}
            }
        }
        let names = [("中文", "Chinese"), ("英文", "English")];
        for (found, (zh, en)) in lacking.into_iter().zip(names) {
            let Some(first) = found.first() else { continue };
            let quoted = words::quoted(first.as_str(), first.as_str());
            let (zh, en) = match found.len() {
                1 => (
                    format!("{}没有{zh}", quoted.zh),
                    format!("{} is not there in {en}", quoted.en),
                ),
                count => (
                    format!("{}等{count}处文字没有{zh}", quoted.zh),
                    format!(
                        "{count} texts are not there in {en}, the first {}",
                        quoted.en
                    ),
                ),
            };
            let hit = Hit::on(entity, zh, en).field("name");
            let hit = found.iter().fold(hit, |hit, text| hit.saw(text.raw()));
            hits.push(hit.side(Side::name(plan, entity)));
        }
    }
}

/// The texts of a thing that a reader meets: its names, what is said of it, its cells.
fn texts(thing: &Entity) -> impl Iterator<Item = (&Safe, &Safe)> {
    let own = [Some(&thing.name), thing.short.as_ref(), Some(&thing.text)];
    let own = own.into_iter().flatten().map(|text| (&text.zh, &text.en));
    let said = thing.names.iter().chain(&thing.words);
    let said = said.map(|said| (&said.zh, &said.en));
    let links = thing
        .links
        .iter()
        .map(|link| (&link.words.zh, &link.words.en));
    let table = match &thing.is {
        Facts::Table(table) => Some(table),
        _ => None,
    };
    let heads = table.into_iter().flat_map(|table| &table.columns);
    let heads = heads.map(|column| (&column.zh, &column.en));
    let cells = table
        .into_iter()
        .flat_map(|table| table.rows.iter().flatten());
    let cells = cells.map(|cell| (&cell.zh, &cell.en));
    own.chain(said).chain(links).chain(heads).chain(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-05.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "project.mill [1]: \"磨坊园\" is not there in English",
                "project.quay [1]: \"at the river\" is not there in Chinese",
                "project.quay [1]: 2 texts are not there in English, the first \"码头广场\""
            ]
        );
    }
}
