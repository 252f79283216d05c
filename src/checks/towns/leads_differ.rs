//! The prose builds a town around other lead industries than the table gives it.

use super::two_accounts;
use crate::checks::{Context, Group, Hit, Rule, Severity, words};
use crate::plan::file::{ColumnRole, Kind};
use crate::plan::{EntityRef, Label};

pub(super) const RULE: Rule = Rule {
    code: "TWN-02",
    group: Group::Towns,
    severity: Severity::Error,
    title: Label::new("主导产业文表不一", "Lead industries differ"),
    why: Label::new(
        "招商和用地跟着主导产业走，两处不同就无所适从",
        "Land and investors follow the lead industries, and there are two lists of them",
    ),
    example: Label::new(
        "正文围绕“汽车产业”，导向表的主导产业里没有",
        "The prose builds on \"automobiles\", which the table does not have among the lead industries",
    ),
    remedy: Label::new("文表改为一致", "Make prose and table agree"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for town in context.plan.of_kind(Kind::Town) {
        hits.extend(hit(context, *town));
    }
}

/// What one account has as a lead industry and the other has at all, if only as a direction, is a
/// warning; what the other has nowhere is an error.
fn hit(context: &Context<'_>, town: EntityRef) -> Option<Hit> {
    let leads = two_accounts(context, town, ColumnRole::LeadIndustry)?;
    let (prose, table) = leads.apart(&context.kin);
    if prose.is_empty() && table.is_empty() {
        return None;
    }
    let directions = two_accounts(context, town, ColumnRole::ServiceDirection);
    let elsewhere = directions.is_some_and(|directions| {
        let kin = &context.kin;
        directions.table_has_all(kin, &prose) && directions.prose_has_all(kin, &table)
    });
    let name = words::called(context.plan, town);
    let (zh, en) = leads.what(("主导产业", "lead industries"), &name, &prose, &table);
    let (zh, en) = if elsewhere {
        let zh = format!("{zh}，另一处只作发展方向");
        (zh, format!("{en}; the other has it as a direction alone"))
    } else {
        (zh, en)
    };
    let severity = if elsewhere {
        Severity::Warning
    } else {
        Severity::Error
    };
    let hit = Hit::on(town, zh, en).field("is").severity(severity);
    Some(hit.side(leads.prose_side()).side(leads.table_side()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/TWN-02.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "town.north [1 T1.1]: lead industries of \"Beiqiao Town\": the prose alone has \"biomedicine\"; the table alone has \"Commerce\""
            ]
        );
    }
}
