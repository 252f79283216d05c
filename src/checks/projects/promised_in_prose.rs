//! The prose wants a park taken forward, and no table has it.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, kin, words};
use crate::plan::file::{ColumnRole, Facts, Kind, Relation, TableRole};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "PRJ-03",
    group: Group::Projects,
    severity: Severity::Warning,
    title: Label::new("正文要推进、表中没有", "Wanted in the prose, in no table"),
    why: Label::new(
        "承诺建设而不进项目清单，就没有进度、没有牵头，也无从考核",
        "What is promised and stands in no list of projects has no turn, no lead and no one to ask",
    ),
    example: Label::new(
        "正文写“加快建设滨河酒店”，项目清单里没有",
        "The prose says \"speed up the riverside hotel\"; no list of projects has it",
    ),
    remedy: Label::new(
        "列入项目清单，或改写为不承诺建设",
        "Put it into the list of projects, or word it so that nothing is promised",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    if context
        .first_table(TableRole::Listing, ColumnRole::Project)
        .is_none()
    {
        return;
    }
    for facility in plan.of_kind(Kind::Facility) {
        let Facts::Facility(facts) = &plan.get(*facility).is else {
            continue;
        };
        let Some(promise) = &facts.promise else {
            continue;
        };
        if is_instrument(plan, *facility) || !context.cells_naming(*facility).is_empty() {
            continue;
        }
        let name = words::called(plan, *facility);
        let hit = |zh, en| Hit::on(*facility, zh, en).side(Side::said(plan, *facility, promise));
        let zh = format!("正文要推进{}，而各表均未列", name.zh);
        let en = format!(
            "the prose wants {} taken forward, and no table has it",
            name.en
        );
        let same = kin::maybe_same(plan, *facility).into_iter();
        let mut listed = same.filter(|other| !context.cells_naming(*other).is_empty());
        hits.push(match listed.next() {
            Some(listed) => {
                let other = words::called(plan, listed);
                let zh = format!("{zh}；表中{}或即此项", other.zh);
                let en = format!("{en}; {} in a table is perhaps the same", other.en);
                hit(zh, en).side(Side::name(plan, listed))
            }
            None => hit(zh, en),
        });
    }
}

/// Whether a measure promises it as its instrument: what lacks then is said of the measure.
fn is_instrument(plan: &Plan, thing: EntityRef) -> bool {
    let naming = kin::into(plan, thing, Relation::Names).into_iter();
    let mut measures = naming.filter_map(|measure| match &plan.get(measure).is {
        Facts::Measure(facts) => Some(facts),
        _ => None,
    });
    measures.any(|measure| measure.instrument.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/PRJ-03.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "facility.hotel [0]: the prose wants \"Riverside Hotel\" taken forward, and no table has it"
            ]
        );
    }
}
