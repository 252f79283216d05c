//! A unit is to hold an industry, and no project in its listing has it.

use std::collections::HashSet;

use super::units;
use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{ColumnRole, Facts, Kind, TableRole};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "SPC-06",
    group: Group::Space,
    severity: Severity::Warning,
    title: Label::new("空间单元的产业没有项目", "An industry without a project"),
    why: Label::new(
        "写入定位的产业没有项目承接",
        "What the unit is to hold has nowhere to go",
    ),
    example: Label::new(
        "“核心”要聚集生物医药，其清单中没有一个项目涉及",
        "The core is to gather biomedicine, and no project in its listing has to do with it",
    ),
    remedy: Label::new(
        "补上承接的项目，或从定位中删去",
        "Add a project that takes it up, or leave it out of what the unit is for",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    let kin = &context.kin;
    for table in plan.of_kind(Kind::Table) {
        let Some(facts) = plan
            .table(*table)
            .filter(|facts| facts.role == TableRole::Listing)
        else {
            continue;
        };
        let unit = facts.lists.as_ref().and_then(|id| plan.find(id.raw()));
        let Some(unit) = unit.filter(|unit| units(plan).any(|other| other == *unit)) else {
            continue;
        };
        let held = industries_of(context, *table);
        if held.is_empty() {
            continue;
        }
        let (Facts::Core(own) | Facts::Axis(own) | Facts::Zone(own) | Facts::Support(own)) =
            &plan.get(unit).is
        else {
            continue;
        };
        // What the draft does not name outright may be a word for all the others.
        let named = own.industries.iter();
        for named in named.filter(|named| named.basis.is_stated()) {
            let industry = named.is.as_ref().and_then(|id| plan.find(id.raw()));
            let industry = industry.filter(|industry| plan.kind(*industry) == Kind::Industry);
            let Some(industry) = industry.filter(|industry| !kin.any_alike(&held, *industry))
            else {
                continue;
            };
            let (name, what) = (words::called(plan, unit), words::called(plan, industry));
            let zh = format!("{}要发展{}，其清单中没有一个项目涉及", name.zh, what.zh);
            let en = format!(
                "{} is to hold {}, and no project in its listing has it",
                name.en, what.en
            );
            let hit = Hit::on(unit, zh, en)
                .field("is")
                .saw(plan.get(industry).id.raw());
            hits.push(
                hit.side(Side::term(plan, unit, named))
                    .side(context.table_side(*table)),
            );
        }
    }
}

/// Every industry that the cells of a table name.
fn industries_of(context: &Context<'_>, table: EntityRef) -> HashSet<EntityRef> {
    let plan: &Plan = context.plan;
    let Some(facts) = plan.table(table) else {
        return HashSet::new();
    };
    let columns = facts.columns.iter().enumerate();
    let of_industries = columns.filter(|(_, column)| {
        matches!(
            column.of,
            ColumnRole::LeadIndustry
                | ColumnRole::ServiceDirection
                | ColumnRole::Orientation
                | ColumnRole::Segment
        )
    });
    let of_industries: Vec<usize> = of_industries.map(|(i, _)| i).collect();
    let mut found = HashSet::new();
    for row in 0..facts.rows.len() {
        for column in &of_industries {
            // What a merged cell says was read where its words stand.
            let view = plan
                .cell(table, row, *column)
                .filter(|view| view.merged.is_none());
            found.extend(view.into_iter().flat_map(|view| plan.named_in(view)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/SPC-06.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "core.river [0 T1]: \"River Core\" is to hold \"Biomedicine\", and no project in its listing has it"
            ]
        );
    }
}
