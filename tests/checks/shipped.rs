//! All findings on the shipped plan, each read against the draft.

use std::collections::HashSet;
use std::fmt::Write as _;

use planscope::checks::{Finding, Group};
use planscope::plan::{Lang, Plan};

use crate::{common, held};

/// One file a group, `findings/PRJ.snap`.
#[test]
fn these_are_the_findings_on_the_shipped_plan() {
    let plan = common::parse(common::SHIPPED);
    let report = held(&plan);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("findings");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for group in Group::ALL {
            let findings = report.findings.iter().filter(|one| one.rule.group == group);
            insta::assert_snapshot!(group.letters(), told(&plan, findings));
        }
    });
}

fn told<'r>(plan: &Plan, findings: impl Iterator<Item = &'r Finding> + Clone) -> String {
    let mut out = String::new();
    let mut code = "";
    for finding in findings.clone() {
        if code != finding.code() {
            code = finding.code();
            let count = findings.clone().filter(|one| one.code() == code).count();
            let title = finding.rule.title;
            let _ = writeln!(out, "{code} {} / {} ({count})", title.zh, title.en);
        }
        let severity = finding.severity.label(Lang::En);
        let _ = writeln!(out, "  {severity} {}", finding.id);
        let _ = writeln!(out, "    {}\n    {}", finding.what.zh, finding.what.en);
        for side in &finding.sides {
            let at = side.at.as_ref().map_or("-".into(), ToString::to_string);
            let id = plan.get(side.entity).id.as_str();
            let _ = writeln!(out, "    {at} {id}: {} / {}", side.words.zh, side.words.en);
        }
    }
    out
}

#[test]
fn no_two_findings_have_one_name() {
    let plan = common::parse(common::SHIPPED);
    let report = held(&plan);
    let names: HashSet<_> = report.findings.iter().map(|finding| &finding.id).collect();
    assert_eq!(names.len(), report.findings.len());
}

#[test]
fn findings_say_all_in_both_languages() {
    let plan = common::parse(common::SHIPPED);
    for finding in held(&plan).findings {
        for lang in [Lang::Zh, Lang::En] {
            let what = finding.what.only(lang);
            assert!(!what.is_empty(), "{}", finding.id);
            assert_eq!(what.hidden(), 0, "{}", finding.id);
        }
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let en = finding.what.en.as_str();
        assert!(!en.contains(chinese), "{}: {en}", finding.id);
    }
}
