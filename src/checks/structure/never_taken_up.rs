//! A set is defined, member by member, and no other sentence speaks of any of them.

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Count, Facts, Kind};
use crate::plan::{EntityRef, Label, Lang, Locator, Plan};

pub(super) const RULE: Rule = Rule {
    code: "STR-10",
    group: Group::Structure,
    severity: Severity::Warning,
    title: Label::new("提出后再未展开", "Defined and never taken up"),
    why: Label::new(
        "提法有名有数，却没有空间、项目和措施承接，只是口号",
        "It has names and a number, and no place, project or measure: a slogan",
    ),
    example: Label::new(
        "提出“三大生活圈”，全文再没有一处写到",
        "\"Three life circles\" are announced, and no other sentence speaks of them",
    ),
    remedy: Label::new(
        "在布局或任务中落实，或删去提法",
        "Take it up in the layout or the tasks, or leave it out",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for count in plan.of_kind(Kind::Count) {
        let Facts::Count(facts) = &plan.get(*count).is else {
            continue;
        };
        let Some((members, at)) = lost(plan, facts) else {
            continue;
        };
        let (name, list) = (words::called(plan, *count), words::listed(plan, &members));
        let label = |lang| at.label(lang).to_string();
        let zh = format!(
            "{}只在{}提到，{}他处都没有写到",
            name.zh,
            label(Lang::Zh),
            list.zh
        );
        let en = format!(
            "{} are named in {} alone: no other place speaks of {}",
            name.en,
            label(Lang::En),
            list.en
        );
        hits.push(
            Hit::on(*count, zh, en)
                .field("is")
                .side(Side::name(plan, *count)),
        );
    }
}

/// The members of a set, if each is a thing and all stand in one and the same place alone.
fn lost<'p>(plan: &'p Plan, facts: &'p Count) -> Option<(Vec<EntityRef>, &'p Locator)> {
    let mut members = Vec::new();
    let mut place: Option<&Locator> = None;
    for named in &facts.members {
        let member = plan.find(named.is.as_ref()?.raw())?;
        let thing = plan.get(member);
        let names = thing.names.iter().flat_map(|name| &name.at);
        for at in thing.at.iter().chain(names) {
            if *place.get_or_insert(at) != at {
                return None;
            }
        }
        // What has parts or words of its own is taken up where it stands.
        if !thing.text.is_empty() || !plan.parts(member).is_empty() {
            return None;
        }
        members.push(member);
    }
    (members.len() > 1).then_some((members, place?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/STR-10.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "count.circles [1]: \"Two circles\" are named in 1 alone: no other place speaks of \"Work circle\", \"Play circle\""
            ]
        );
    }
}
