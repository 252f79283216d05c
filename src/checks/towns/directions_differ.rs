//! The prose gives a town other directions than the table of directions does.

use super::{apart_in_words, two_accounts, what};
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::file::{ColumnRole, Kind};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "TWN-01",
    group: Group::Towns,
    severity: Severity::Error,
    title: Label::new("发展方向文表不一", "Directions differ from the table"),
    why: Label::new(
        "街镇按哪一个落实、考核哪一个，都说不清",
        "The town cannot tell which of the two it is held to",
    ),
    example: Label::new(
        "正文写“汽车消费”，导向表没有；导向表写“文化创意”，正文没有",
        "The prose has \"automobile trade\" and the table has not; the table has \"culture\" and the prose has not",
    ),
    remedy: Label::new("文表改为一致", "Make prose and table agree"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for town in context.plan.of_kind(Kind::Town) {
        hits.extend(hit(context, *town));
    }
}

fn hit(context: &Context<'_>, town: EntityRef) -> Option<Hit> {
    let accounts = two_accounts(context, town, ColumnRole::ServiceDirection)?;
    let (prose, table) = accounts.apart(&context.kin);
    if prose.is_empty() && table.is_empty() {
        return None;
    }
    let name = words::called(context.plan, town);
    let (zh, en) = what(
        ("发展方向", "directions"),
        &name,
        &apart_in_words(&prose, &table),
    );
    let hit = Hit::on(town, zh, en).field("is");
    Some(hit.side(accounts.prose_side()).side(accounts.table_side()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/TWN-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "town.north [1 T1.1]: directions of \"Beiqiao Town\": the prose alone has \"biomedicine\"; the table alone has \"Commerce\""
            ]
        );
    }
}
