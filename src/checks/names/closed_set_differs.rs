//! The three zones are named in one place, and in another one of the three has another name.

use std::collections::{HashMap, HashSet};

use crate::checks::{Context, Group, Hit, Rule, Severity, Side, words};
use crate::plan::file::{Bi, Count, Facts, Kind, Named};
use crate::plan::{EntityRef, Label, Plan};

pub(super) const RULE: Rule = Rule {
    code: "TRM-01",
    group: Group::Names,
    severity: Severity::Error,
    title: Label::new("同一组成员前后名称不同", "Members of a set renamed"),
    why: Label::new(
        "成员数目既定，换一个名字就等于换一个成员，以何处为准无从判断",
        "The set is closed, so another name is another member, and nothing says which place counts",
    ),
    example: Label::new(
        "“三片”前文列东片、中片、西片，后文列东片、中片、湖区",
        "The \"three areas\" are East, Middle and West in one place, and East, Middle and Lake in another",
    ),
    remedy: Label::new(
        "统一成员名称；确有更替的，说明理由",
        "Use one name for each member; where one has replaced another, say so",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for Difference {
        earlier,
        later,
        members,
    } in differences(plan)
    {
        let pairs = members.iter().map(|(one, other)| match (one, other) {
            (Some(one), Some(other)) => {
                let (one, other) = (quoted(one), quoted(other));
                words::Both {
                    zh: format!("{}又作{}", one.zh, other.zh),
                    en: format!("{} is {} in the other", one.en, other.en),
                }
            }
            (one, other) => {
                let member = one.or(*other).map(quoted).unwrap_or_default();
                words::Both {
                    zh: format!("{}只见于一处", member.zh),
                    en: format!("{} stands in one of them alone", member.en),
                }
            }
        });
        let list = words::enumerated(pairs, members.len());
        let (a, b) = (words::called(plan, earlier), words::called(plan, later));
        let zh = format!("{}与{}所列成员不一：{}", a.zh, b.zh, list.zh);
        let en = format!(
            "{} and {} name their members differently: {}",
            a.en, b.en, list.en
        );
        let ones = members.iter().map(|(one, _)| *one);
        let others = members.iter().map(|(_, other)| *other);
        let hit = Hit::on(later, zh, en).field("members");
        let hit = hit.side(side(plan, earlier, ones));
        hits.push(hit.side(side(plan, later, others)));
    }
}

/// Two stated counts of one set whose members are not named alike.
pub(super) struct Difference<'p> {
    earlier: EntityRef,
    later: EntityRef,
    /// Members by what they are called in each; one alone where the other has none that is the same.
    members: Vec<(Option<&'p Named>, Option<&'p Named>)>,
}

impl Difference<'_> {
    /// What a thing is called in one of the two, and is not in the other.
    pub(super) fn names(&self) -> impl Iterator<Item = &Named> {
        let pairs = self.members.iter();
        pairs.flat_map(|(one, other)| one.iter().chain(other).copied())
    }
}

/// Compares every stated count with the first before it that counts as many of the same things.
pub(super) fn differences(plan: &Plan) -> Vec<Difference<'_>> {
    let mut first: HashMap<(u32, EntityRef), EntityRef> = HashMap::new();
    let mut found = Vec::new();
    for later in plan.of_kind(Kind::Count) {
        let Some(count) = facts(plan, *later) else {
            continue;
        };
        let things = count.members.iter().filter_map(|named| thing(plan, named));
        let mut earlier = None;
        for thing in things {
            let known = *first.entry((count.number, thing)).or_insert(*later);
            earlier = earlier.or((known != *later).then_some(known));
        }
        let Some((earlier, other)) = earlier.and_then(|at| Some((at, facts(plan, at)?))) else {
            continue;
        };
        let members = differing(plan, other, count);
        if !members.is_empty() {
            found.push(Difference {
                earlier,
                later: *later,
                members,
            });
        }
    }
    found
}

fn differing<'p>(
    plan: &Plan,
    earlier: &'p Count,
    later: &'p Count,
) -> Vec<(Option<&'p Named>, Option<&'p Named>)> {
    let mut left: Vec<Option<&Named>> = later.members.iter().map(Some).collect();
    let mut unmatched = Vec::new();
    let mut pairs = Vec::new();
    for one in &earlier.members {
        let same = left.iter_mut().find(|other| {
            other.is_some_and(|other| {
                let (a, b) = (thing(plan, one), thing(plan, other));
                one.zh == other.zh || (a.is_some() && a == b)
            })
        });
        match same.and_then(Option::take) {
            Some(other) if alike(one, other) => {}
            Some(other) => pairs.push((Some(one), Some(other))),
            None => unmatched.push(one),
        }
    }
    // What has nothing to do with each other in the model may be one all the same: that is left to a person.
    pairs.extend(unmatched.into_iter().map(|one| (Some(one), None)));
    pairs.extend(left.into_iter().flatten().map(|other| (None, Some(other))));
    pairs
}

/// Whether the one is the other, or short for it.
fn alike(one: &Named, other: &Named) -> bool {
    let (one, other) = (one.zh.raw(), other.zh.raw());
    one.contains(other) || other.contains(one)
}

fn facts(plan: &Plan, count: EntityRef) -> Option<&Count> {
    match &plan.get(count).is {
        Facts::Count(facts) if !facts.members.is_empty() => Some(facts),
        _ => None,
    }
}

fn thing(plan: &Plan, named: &Named) -> Option<EntityRef> {
    plan.find(named.is.as_ref()?.raw())
}

fn quoted(named: &Named) -> words::Both {
    words::quoted(named.zh.as_str(), named.en.as_str())
}

/// What a count calls the members that differ, where it does; its whole list where it lacks one of them.
fn side<'p>(
    plan: &Plan,
    count: EntityRef,
    differing: impl Iterator<Item = Option<&'p Named>>,
) -> Side {
    let Some(named) = differing.collect::<Option<Vec<_>>>() else {
        return Side::new(count, place(plan, count), listed(plan, count));
    };
    let own = named.first().and_then(|named| named.at.first()).cloned();
    let words = words::joined(named.iter().map(|named| (&named.zh, &named.en)));
    Side::new(count, own.or(place(plan, count)), words)
}

/// Where the members of a count are listed.
fn place(plan: &Plan, count: EntityRef) -> Option<crate::plan::Locator> {
    let members = facts(plan, count).and_then(|facts| facts.members.first());
    let own = members.and_then(|named| named.at.first());
    own.or(plan.get(count).at.first()).cloned()
}

fn listed(plan: &Plan, count: EntityRef) -> Bi {
    let members = facts(plan, count)
        .into_iter()
        .flat_map(|facts| &facts.members);
    words::joined(members.map(|named| (&named.zh, &named.en)))
}

/// The names that are reported here already, each with the thing that it is given to.
pub(super) fn reported(plan: &Plan) -> HashSet<(EntityRef, String)> {
    let mut names = HashSet::new();
    for difference in differences(plan) {
        let named = difference.names();
        names.extend(
            named.filter_map(|named| Some((thing(plan, named)?, named.zh.raw().to_owned()))),
        );
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_what_and_where() {
        let bad = include_str!("../../../tests/plans/checks/TRM-01.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "count.three-later [1 2]: \"Three areas\" and \"Three major areas\" name their members differently: \"West Area\" is \"Lake Area\" in the other"
            ]
        );
    }

    #[test]
    fn a_member_that_stands_elsewhere_is_shown_where_it_stands() {
        let bad = include_str!("../../../tests/plans/checks/TRM-01.bad.ron").replace(
            "en: \"Lake Area\", is: \"zone.west\"",
            "en: \"Lake Area\", is: \"zone.west\", at: [\"3\"]",
        );
        let said = kit::says(&RULE, &bad);
        assert!(
            said.len() == 1 && said[0].starts_with("count.three-later [1 3]: "),
            "{said:?}"
        );
    }
}
