//! Where most things of a kind have the same fault, it is one fault of the plan.

use super::words::{self, Both};
use super::{Context, Hit, Side};
use crate::plan::EntityRef;

/// Things of a kind that have the same fault.
pub(super) struct Alike {
    /// Which.
    pub(super) lacking: Vec<EntityRef>,
    /// How many there are of the kind, with those that have not the fault.
    pub(super) all: usize,
    /// The field in which each is to be mended.
    pub(super) field: &'static str,
}

/// How many have the fault, as it is told in a sentence.
pub(super) struct Share {
    /// So many.
    pub(super) lacking: usize,
    /// Of so many.
    pub(super) all: usize,
    /// By their names.
    pub(super) list: Both,
}

impl Share {
    /// That so many of the kind lack something: in Chinese with what they are counted by, `个项目`, in English
    /// with what several are called. Which they are is said where it is not all of them.
    pub(super) fn told(&self, zh: (&str, &str), en: (&str, &str)) -> Both {
        let Share { lacking, all, list } = self;
        if lacking == all {
            return Both {
                zh: format!("{all}{}都{}", zh.0, zh.1),
                en: format!("all {all} {} {}", en.0, en.1),
            };
        }
        Both {
            zh: format!("{all}{}中{lacking}个{}：{}", zh.0, zh.1, list.zh),
            en: format!("{lacking} of {all} {} {}: {}", en.0, en.1, list.en),
        }
    }
}

/// A few are reported each for itself.
const FEW: usize = 3;

impl Alike {
    /// Reports each for itself where `side` says, or all of them once where they are many and most of their kind.
    pub(super) fn report(
        self,
        context: &Context<'_>,
        hits: &mut Vec<Hit>,
        side: impl Fn(EntityRef) -> Side,
        one: impl Fn(Both) -> Both,
        many: impl Fn(&Share) -> Both,
    ) {
        let plan = context.plan;
        let count = self.lacking.len();
        let itself = plan.itself();
        if let Some(itself) = itself.filter(|_| count > FEW && count * 4 >= self.all * 3) {
            let what = many(&Share {
                lacking: count,
                all: self.all,
                list: words::listed(plan, &self.lacking),
            });
            let ids = self.lacking.iter().map(|thing| plan.get(*thing).id.raw());
            let ids = ids.collect::<Vec<_>>().join(" ");
            let sides = self.lacking.into_iter().take(2).map(side);
            let hit = Hit::on(itself, what.zh, what.en).saw(ids);
            hits.push(sides.fold(hit, Hit::side));
            return;
        }
        for thing in self.lacking {
            let what = one(words::called(plan, thing));
            let hit = Hit::on(thing, what.zh, what.en).field(self.field);
            hits.push(hit.side(side(thing)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::{find_rule, kit};

    /// Targets of which so many have no baseline and so many have one.
    fn told(without: usize, with: usize) -> Vec<String> {
        let target = |i: usize, more: &str| {
            format!(
                r#"(id: "target.t{i}", name: (zh: "指标{i}", en: "T{i}"), at: ["0"], is: Target(
                    operator: AtLeast, low: 80, form: Level, stated: [(zh: "{i}", en: "{i}", at: ["0"])]{more})),"#
            )
        };
        let none = (0..without).map(|i| target(i, ""));
        let some =
            (without..without + with).map(|i| target(i, r#", baseline: (zh: "7", en: "7")"#));
        let targets: String = none.chain(some).collect();
        let plan = format!(
            r#"(format: 1, entities: [
                (id: "plan.itself", name: (zh: "方案", en: "Plan"), at: ["0"], is: Plan(state: (zh: "草案"))),
                (id: "section.s", name: (zh: "前言", en: "Opening"), at: ["0"], is: Section()),
                {targets}
            ])"#
        );
        kit::says(find_rule("IND-02").expect("the rule is there"), &plan)
    }

    #[test]
    fn many_with_the_same_fault_are_one_finding_and_few_are_not() {
        assert_eq!(told(3, 0).len(), 3);
        assert_eq!(told(4, 2).len(), 4);
        assert_eq!(
            told(4, 1),
            ["plan.itself [0 0]: 4 of 5 targets have no baseline: \"T0\", \"T1\", \"T2\", \"T3\""]
        );
    }
}
