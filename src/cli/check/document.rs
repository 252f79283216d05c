//! Findings for a program: everything, in both languages.

use serde::Serialize;

use super::{Judged, Judgement};
use crate::checks::{Group, Severity, Side};
use crate::export::json;
use crate::plan::file::Bi;
use crate::plan::{Label, Locator};
use crate::review::Waived;
use crate::text::Safe;

/// The findings as JSON.
pub(super) fn json(judged: &Judged<'_>) -> String {
    let [errors, warnings, notes] = Severity::ALL.map(|severity| judged.count(severity));
    json::document(&Document {
        today: judged.today.to_string(),
        rules_run: judged.report.rules_run,
        rules_hit: judged.report.rules_hit,
        errors,
        warnings,
        notes,
        waived: judged.waived(),
        findings: judged
            .all
            .iter()
            .map(|one| FindingDoc::of(judged, one))
            .collect(),
    })
}

#[derive(Serialize)]
struct Document<'a> {
    today: String,
    rules_run: usize,
    rules_hit: usize,
    /// These three without what is waived.
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    findings: Vec<FindingDoc<'a>>,
}

#[derive(Serialize)]
struct FindingDoc<'a> {
    id: &'a str,
    code: &'static str,
    group: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    title: Label,
    what: &'a Bi,
    sides: Vec<SideDoc<'a>>,
    why: Label,
    remedy: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<WaivedDoc<'a>>,
}

#[derive(Serialize)]
struct SideDoc<'a> {
    entity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a Locator>,
    words: &'a Bi,
}

#[derive(Serialize)]
struct WaivedDoc<'a> {
    user: &'a Safe,
    at: &'a Safe,
    reason: &'a Safe,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl<'a> FindingDoc<'a> {
    fn of(judged: &Judged<'a>, one: &Judgement<'a>) -> FindingDoc<'a> {
        let plan = &judged.loaded.plan;
        let finding = one.finding;
        let id = |entity| plan.get(entity).id.raw();
        let side = |side: &'a Side| SideDoc {
            entity: id(side.entity),
            at: side.at.as_ref(),
            words: &side.words,
        };
        FindingDoc {
            id: finding.id.raw(),
            code: finding.code(),
            group: Group::letters(finding.rule.group),
            severity: finding.severity.word(),
            entity: finding.entity.map(id),
            field: finding.field,
            line: one.place.map(|place| place.line),
            column: one.place.map(|place| place.column),
            title: finding.rule.title,
            what: &finding.what,
            sides: finding.sides.iter().map(side).collect(),
            why: finding.rule.why,
            remedy: finding.rule.remedy,
            waived: one.waived.map(WaivedDoc::of),
        }
    }
}

impl<'a> WaivedDoc<'a> {
    fn of(waived: &'a Waived) -> WaivedDoc<'a> {
        WaivedDoc {
            user: &waived.author.user,
            at: &waived.at,
            reason: &waived.waiver.reason,
            until: waived.waiver.until.map(|until| until.to_string()),
        }
    }
}
