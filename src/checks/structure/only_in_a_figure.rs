//! The figure speaks of a "3+2 system", and no sentence does.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::file::Kind;
use crate::plan::{Label, Lang, Locator};

pub(super) const RULE: Rule = Rule {
    code: "STR-07",
    group: Group::Structure,
    severity: Severity::Warning,
    title: Label::new("用语只见于图", "A key term only in a figure"),
    why: Label::new(
        "图不便引用，也常难辨认；正文没有这一提法，它的含义和效力都无从确定",
        "A figure is hard to cite and often hard to read; without a sentence, what the term means and whether it counts is open",
    ),
    example: Label::new(
        "图1写“3+2”，正文没有",
        "Figure 1 says \"3+2\", the prose does not",
    ),
    remedy: Label::new(
        "在正文写明这一提法，或从图中删去",
        "Say it in the prose as well, or take it out of the figure",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let in_figure = |at: &Locator| matches!(at, Locator::Figure(_));
    for entity in plan.all() {
        let thing = plan.get(entity);
        let mut places = thing
            .at
            .iter()
            .chain(thing.names.iter().flat_map(|name| &name.at));
        if plan.kind(entity) == Kind::Figure || thing.at.is_empty() || !places.all(in_figure) {
            continue;
        }
        let at = |lang| thing.at[0].label(lang);
        let hit = Hit::on(
            entity,
            format!(
                "“{}”只见于{}，正文没有",
                thing.name.get(Lang::Zh),
                at(Lang::Zh)
            ),
            format!(
                "\"{}\" stands in {} alone, and in no sentence",
                thing.name.get(Lang::En),
                at(Lang::En)
            ),
        );
        hits.push(hit.field("at").side(Side::name(plan, entity)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["term.formula [F1]: \"3+2\" stands in F1 alone, and in no sentence"]
        );
    }
}
