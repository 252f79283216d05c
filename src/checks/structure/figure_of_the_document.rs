//! A figure shows how the chapter is divided, where one expects a map.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side};
use crate::plan::Label;
use crate::plan::file::{Kind, Relation};

pub(super) const RULE: Rule = Rule {
    code: "STR-08",
    group: Group::Structure,
    severity: Severity::Note,
    title: Label::new("图所示为文件本身", "A figure of the document itself"),
    why: Label::new(
        "这类图供起草时理清思路，不增加内容，多为遗留",
        "It helped in drafting, adds nothing to what is to be done, and was most likely left in",
    ),
    example: Label::new(
        "图题为“本章结构示意”",
        "The caption says \"structure of this chapter\"",
    ),
    remedy: Label::new(
        "删去，或换成表现内容的图",
        "Take it out, or show the matter itself",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for edge in plan.edges() {
        let of_document = edge.relation == Relation::Shows && plan.kind(edge.to) == Kind::Section;
        if !of_document || plan.kind(edge.from) != Kind::Figure {
            continue;
        }
        let hit = Hit::on(
            edge.from,
            "图所示是文件的章节结构，不是内容",
            "the figure shows how the document is divided, not what it is about",
        );
        hits.push(
            hit.field("links")
                .side(Side::name(plan, edge.from))
                .side(Side::name(plan, edge.to)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-08.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "figure.map [F1 1]: the figure shows how the document is divided, not what it is about"
            ]
        );
    }
}
