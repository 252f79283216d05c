//! A chapter has the sections 2.1, 2.2 and 2.4; or there are figures 1 and 3, and no figure 2.

use std::collections::BTreeMap;

use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Label, Lang, Locator, Path, Plan};

pub(super) const RULE: Rule = Rule {
    code: "STR-01",
    group: Group::Structure,
    severity: Severity::Error,
    title: Label::new("编号断号", "Numbering with a gap"),
    why: Label::new(
        "读者会以为缺了一节、一张表或一幅图；他处按编号的引用也可能落空",
        "A reader takes it that a section, table or figure is missing, and whoever cites by number may cite what is not there",
    ),
    example: Label::new("二（一）之后是二（三）", "2.1 is followed by 2.3"),
    remedy: Label::new(
        "补上缺少的部分，或重新编号",
        "Put in what is missing, or number anew",
    ),
    run,
};

/// Things that are numbered through, by number, with the place of each.
type Row = Vec<(u32, EntityRef, Locator)>;

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for mut row in rows(plan) {
        row.sort_by_key(|(number, ..)| *number);
        let mut before: Option<&(u32, EntityRef, Locator)> = None;
        for one in &row {
            if one.0 > before.map_or(0, |before| before.0) + 1 {
                hits.push(gap(plan, before, one));
            }
            before = Some(one);
        }
    }
}

/// Sections below each section, chapters, tables, figures.
fn rows(plan: &Plan) -> Vec<Row> {
    let mut sections: BTreeMap<Option<Path>, Row> = BTreeMap::new();
    for section in plan.of_kind(Kind::Section) {
        let own = plan.get(*section).at.iter().find_map(|at| match at {
            Locator::Section(path) => Some(*path),
            _ => None,
        });
        if let Some((path, number)) = own.and_then(|path| Some((path, *path.steps().last()?)))
            && number > 0
        {
            let row = sections.entry(path.parent()).or_default();
            row.push((number.into(), *section, Locator::Section(path)));
        }
    }
    let numbered = |kind| {
        let things = plan.of_kind(kind).iter();
        things.filter_map(|thing| {
            plan.get(*thing).at.iter().find_map(|at| match at {
                Locator::Table(number) | Locator::Figure(number) => {
                    Some((u32::from(*number), *thing, at.clone()))
                }
                _ => None,
            })
        })
    };
    let tables = numbered(Kind::Table).collect();
    let figures = numbered(Kind::Figure).collect();
    sections.into_values().chain([tables, figures]).collect()
}

fn gap(
    plan: &Plan,
    before: Option<&(u32, EntityRef, Locator)>,
    after: &(u32, EntityRef, Locator),
) -> Hit {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
        let next = after.2.label(lang);
        match (before.map(|before| before.2.label(lang)), lang) {
            (Some(last), Lang::Zh) => format!("{last} 之后是 {next}"),
            (Some(last), Lang::En) => format!("{last} is followed by {next}"),
            (None, Lang::Zh) => format!("编号从 {next} 开始"),
            (None, Lang::En) => format!("the numbering begins with {next}"),
        }
    });
    let name = |one: &(u32, EntityRef, Locator)| {
        Side::new(one.1, Some(one.2.clone()), plan.get(one.1).name.clone())
    };
    let hit = Hit::on(after.1, zh, en).field("at");
    let hit = before
        .into_iter()
        .fold(hit, |hit, before| hit.side(name(before)));
    hit.side(name(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "section.trade [1.1 1.3]: 1.1 is followed by 1.3",
                "figure.map [F2]: the numbering begins with F2"
            ]
        );
    }
}
