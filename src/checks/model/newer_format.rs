//! The file says format 2 and the program reads format 1.

use super::problems;
use crate::checks::{Context, Group, Hit, Rule, Severity};
use crate::plan::{Fault, Label};

pub(super) const RULE: Rule = Rule {
    code: "MOD-14",
    group: Group::Model,
    severity: Severity::Warning,
    title: Label::new("格式较新", "A file of a newer format"),
    why: Label::new(
        "文件中可能有本程序读不懂的内容，其结果未必完整",
        "It may hold what this program does not know, so that nothing it says is sure to be whole",
    ),
    example: Label::new(
        "文件写明格式2，而程序只读格式1",
        "A file says format 2 and the program reads format 1",
    ),
    remedy: Label::new(
        "升级程序，或改回旧格式",
        "Use a newer program, or go back to the older format",
    ),
    run,
};

fn run(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wanted = |fault: &Fault| matches!(fault, Fault::NewerFormat(_));
    hits.extend(problems::hits(context.plan, wanted));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kit;

    #[test]
    fn it_says_where() {
        let bad = include_str!("../../../tests/plans/checks/MOD-14.bad.ron");
        assert_eq!(
            kit::says(&RULE, bad),
            ["file []: format 2 is newer than this program; some of it may not be shown"]
        );
    }
}
