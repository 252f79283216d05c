//! Findings for a person to read: a line each with its place, or a document.

use std::fmt::Write as _;

use super::{Judged, Judgement, rows};
use crate::checks::{Severity, Side};
use crate::cli::source;
use crate::export::{Languages, format};
use crate::plan::{Label, Lang};
use crate::review::{Review, Waived};
use crate::text::counted;

/// `plan.ron:41:7: error PRJ-01 project.mill: what is wrong`, what stands where below it, and a
/// summary at the end.
pub(super) fn text(judged: &Judged<'_>, languages: Languages) -> String {
    let lang = languages.own();
    let file = source::name(judged.loaded.path.as_deref(), lang);
    let mut out = String::new();
    for one in &judged.all {
        let finding = one.finding;
        let place = one.place.map_or(String::new(), |place| {
            format!("{}:{}:", place.line, place.column)
        });
        let waived = one.waived.map_or("", |_| lang.pick("已豁免 ", "waived "));
        let severity = finding.severity.label(lang);
        let thing = judged
            .thing(one)
            .map_or(String::new(), |id| format!(" {id}"));
        let what = finding.what.only(lang);
        let code = finding.code();
        let _ = writeln!(
            out,
            "{file}:{place} {waived}{severity} {code}{thing}: {what}"
        );
        if let Some(second) = languages.second() {
            let _ = writeln!(out, "    {}", finding.what.only(second));
        }
        for side in &finding.sides {
            let _ = writeln!(out, "    {}", seen(side, lang));
        }
        if let Some(waived) = one.waived {
            let _ = writeln!(out, "    {}", by_whom(judged.review, waived, lang));
        }
    }
    let _ = writeln!(out, "{}", summary(judged, lang));
    out
}

/// A document: the findings of each rule under its title, with why it matters and what clears it.
pub(super) fn markdown(judged: &Judged<'_>, languages: Languages) -> String {
    let lang = languages.own();
    let plan = &judged.loaded.plan;
    let name = plan.itself().map(|itself| plan.get(itself).name.get(lang));
    let name = name.map_or("", |name| name.as_str());
    let title = lang.pick("方案体检", "Check-up of the plan");
    let mut out = format!("# {title}\n\n");
    let paragraphs = [format::escape_markdown(name), summary(judged, lang)];
    for paragraph in paragraphs.iter().filter(|text| !text.is_empty()) {
        let _ = writeln!(out, "{paragraph}\n");
    }
    let same = |a: &Judgement<'_>, b: &Judgement<'_>| {
        let key = |one: &Judgement<'_>| {
            let Judgement {
                finding, waived, ..
            } = one;
            (waived.is_some(), finding.severity, finding.code())
        };
        key(a) == key(b)
    };
    for of_rule in judged.all.chunk_by(same) {
        let [first, ..] = of_rule else { continue };
        let rule = first.finding.rule;
        let waived = first.waived.map_or("", |_| lang.pick("已豁免 ", "waived "));
        let severity = first.finding.severity.label(lang);
        let title = format::escape_markdown(rule.title.get(lang));
        let _ = writeln!(
            out,
            "## {waived}{severity} {} {title} ({})\n",
            rule.code,
            of_rule.len()
        );
        let stop = lang.pick("。", ". ");
        let words = [rule.why.get(lang), rule.remedy.get(lang)];
        let words = words.map(|words| format!("{}{stop}", format::escape_markdown(words)));
        let _ = writeln!(out, "{}\n", words.concat().trim_end());
        let listing = rows::of_rule(judged, of_rule);
        let _ = writeln!(out, "{}", format::markdown(&listing, languages));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A place that was seen: where, and what stands there.
fn seen(side: &Side, lang: Lang) -> String {
    let at = side.at.as_ref().map(|at| at.label(lang).to_string());
    let words = side.words.only(lang);
    match at {
        Some(at) if words.is_empty() => at,
        Some(at) => format!("{at}  {words}"),
        None => words.to_string(),
    }
}

/// Who waives it, when, until when and why.
fn by_whom(review: &Review, waived: &Waived, lang: Lang) -> String {
    let who = rows::who(review, waived, lang);
    let until = waived.waiver.until.map(|until| match lang {
        Lang::Zh => format!("，至 {until}"),
        Lang::En => format!(", until {until}"),
    });
    let until = until.unwrap_or_default();
    let (at, reason) = (waived.at.as_str(), waived.waiver.reason.as_str());
    match lang {
        Lang::Zh => format!("{who}（{at}{until}）：{reason}"),
        Lang::En => format!("{who} ({at}{until}): {reason}"),
    }
}

/// How many rules ran and hit, and what they found.
fn summary(judged: &Judged<'_>, lang: Lang) -> String {
    let (run, hit) = (judged.report.rules_run, judged.report.rules_hit);
    let [errors, warnings, notes] = Severity::ALL.map(|severity| judged.count(severity));
    let waived = judged.waived();
    let day = judged.today;
    let label = Label::new("另豁免", "waived");
    let waived = match (waived, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("；{} {waived} 处", label.zh),
        (_, Lang::En) => format!("; {waived} {}", label.en),
    };
    match lang {
        Lang::Zh => format!(
            "{day}：运行规则 {run} 条，{hit} 条有发现：错误 {errors} 处、警告 {warnings} 处、提示 {notes} 处{waived}"
        ),
        Lang::En => format!(
            "{day}: {} ran, {hit} hit: {}, {}, {}{waived}",
            counted(run, "rule", "rules"),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(notes, "note", "notes"),
        ),
    }
}
