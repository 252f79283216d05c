//! A stop of the walkthrough is to stand at `project.quai`, and nothing has this id.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-07",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("讲解站点落空", "A tour stop that stands nowhere"),
    why: Label::new(
        "讲解到这一站时没有画面可看",
        "When the walkthrough comes there, there is nothing to show",
    ),
    example: Label::new(
        "站点写作“project.quai”，而条目是“project.quay”",
        "A stop says \"project.quai\" and the thing is \"project.quay\"",
    ),
    remedy: Label::new("改正站点的地址", "Correct the address of the stop"),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let plan = context.plan;
    for problem in plan.problems() {
        let Fault::UnknownId(id) = &problem.fault else {
            continue;
        };
        if problem.field == problems::TOUR {
            hits.push(problems::hit(problem).or_perhaps(plan, plan.nearest_id(id.raw())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-07.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["file []: tour: nothing has the id \"town.mil\"; did you mean \"town.mill\"?"]
        );
    }
}
