//! A project stands in a table, and no sentence says a word about it.

use super::{listed, listing_of};
use crate::checks::gather::Alike;
use crate::checks::words::Both;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Label, Locator};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-04",
    group: Group::Projects,
    severity: Severity::Note,
    title: Label::new("只在表中、正文无一语", "In a table and in no sentence"),
    why: Label::new(
        "读者无从知道为何列为重点",
        "Nobody learns why it is a key project",
    ),
    example: Label::new(
        "“印坊”列在清单中，全文再未提到",
        "\"Print Works\" is in the listing and nowhere in the text",
    ),
    remedy: Label::new(
        "在正文中交代，或确认无须说明",
        "Say a word about it in the text, or see that none is needed",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let in_a_sentence = |project: &EntityRef| {
        let thing = plan.get(*project);
        let names = thing.names.iter().flat_map(|name| &name.at);
        let mut places = thing.at.iter().chain(names);
        places.any(|at| matches!(at, Locator::Section(_)))
    };
    let projects = plan.of_kind(Kind::Project).iter().copied();
    let in_tables = projects.filter(|project| listing_of(context, *project).is_some());
    let all = in_tables.clone().count();
    let alike = Alike {
        lacking: in_tables
            .filter(|project| !in_a_sentence(project))
            .collect(),
        all,
        field: "id",
    };
    let side = |project| listed(context, project);
    let one = |name: Both| Both {
        zh: format!("{}只在表中，正文没有一句提到", name.zh),
        en: format!(
            "{} stands in tables alone: no sentence speaks of it",
            name.en
        ),
    };
    alike.report(context, hits, side, one, |share| {
        share.told(
            ("个表列项目", "正文没有一句提到"),
            ("projects in tables", "are spoken of in no sentence"),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-04.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["project.mill [T1.1]: \"Mill Park\" stands in tables alone: no sentence speaks of it"]
        );
    }
}
