//! A stop of the walkthrough is to stand at `project.quai`, and nothing has this id.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::Label;

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
    hits.extend(problems::broken(context.plan, |field| {
        field == problems::TOUR
    }));
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

    #[test]
    fn where_very_many_lead_nowhere_not_each_is_told_what_is_near() {
        let stop = r#"(title: (zh: "站", en: "Stop"), place: "plan.itselg", say: (), minutes: 1),"#;
        let plan = format!(
            r#"(format: 1, entities: [
                (id: "plan.itself", name: (zh: "方案", en: "Plan"), at: [], is: Plan(state: ())),
            ], tour: [{}])"#,
            stop.repeat(1_000)
        );
        let said = kit::says(&RULE, &plan);
        let told = said.iter().filter(|one| one.contains("did you mean"));
        assert_eq!((said.len(), told.count()), (1_000, 20));
    }
}
