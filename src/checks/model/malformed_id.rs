//! A town goes by the id `Mill Town`.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-08",
    group: Group::Model,
    severity: Severity::Error,
    title: Label::new("编号不合规", "An id that nobody can type"),
    why: Label::new(
        "编号要能在邮件中引用、在命令行输入，并由类别词看出是什么",
        "Ids are cited in mail and typed at a prompt, and their first word says what a thing is",
    ),
    example: Label::new("编号写作“Mill Town”", "An id says \"Mill Town\""),
    remedy: Label::new(
        "以类别词加点开头，其后用小写字母、数字和连字符",
        "Begin with the word of the kind and a dot, and go on in lower-case letters, digits and hyphens",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::MalformedId(_));
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-08.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            [
                "Mill Town [0]: the id \"Mill Town\" should be lower-case words joined by hyphens, after the word of its kind and a dot"
            ]
        );
    }
}
