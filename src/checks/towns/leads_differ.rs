//! The prose builds a town around other lead industries than the table gives it.

use super::{Account, Item, apart_in_words, in_prose, in_table, in_words, two_accounts, what};
use crate::checks::kin::Kin;
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
    let kin = &context.kin;
    let column = ColumnRole::ServiceDirection;
    let in_table = in_table(context, town, column);
    let in_prose = in_prose(context.plan, town, column);
    let (prose_leads, prose) = parted(kin, prose, in_table.as_ref());
    let (table_leads, table) = parted(kin, table, in_prose.as_ref());
    let severity = match (prose.is_empty(), table.is_empty()) {
        (true, true) => Severity::Warning,
        _ => Severity::Error,
    };
    let name = words::called(context.plan, town);
    let mut parts = apart_in_words(&prose, &table);
    if !prose_leads.is_empty() {
        parts.push(in_words(&prose_leads).around(
            ("", "在正文中是主导产业，表中以同名或近名列为发展方向"),
            (
                "leading in the prose, and in the table a direction by this name or one like it: ",
                "",
            ),
        ));
    }
    if !table_leads.is_empty() {
        parts.push(in_words(&table_leads).around(
            ("", "在表中是主导产业，正文以同名或近名列为发展方向"),
            (
                "leading in the table, and in the prose a direction by this name or one like it: ",
                "",
            ),
        ));
    }
    let (zh, en) = what(("主导产业", "lead industries"), &name, &parts);
    let hit = Hit::on(town, zh, en).field("is").severity(severity);
    Some(hit.side(leads.prose_side()).side(leads.table_side()))
}

/// Items that an account has too, and those that it has not.
fn parted(kin: &Kin, items: Vec<Item>, account: Option<&Account>) -> (Vec<Item>, Vec<Item>) {
    let known = |item: &Item| account.is_some_and(|account| account.has(kin, item));
    items.into_iter().partition(known)
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

    /// "Commerce" leads in the table, and the prose has it among what is to be developed.
    #[test]
    fn what_the_other_has_as_a_direction_is_not_said_to_be_missing() {
        let bad = include_str!("../../../tests/plans/checks/TWN-02.bad.ron").replace(
            "is: \"industry.bio\")]",
            "is: \"industry.bio\")], directions: [(zh: \"商贸服务\", en: \"commerce\", is: \"industry.shops\")]",
        );
        assert_eq!(
            kit::says(&RULE, &bad),
            [
                "town.north [1 T1.1]: lead industries of \"Beiqiao Town\": the prose alone has \"biomedicine\"; leading in the table, and in the prose a direction by this name or one like it: \"Commerce\""
            ]
        );
    }
}
