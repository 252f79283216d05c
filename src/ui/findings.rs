//! What findings add to every list: a sign in the margin of each row, and what an empty list of them says.

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::Role;
use super::words;
use crate::app::App;
use crate::app::findings::FindingKey;
use crate::app::rows::{Fold, Item};
use crate::checks::Severity;
use crate::plan::Lang;
use crate::text::Shown;

/// The sign of how bad a finding is: an error must be mended, a warning is a question.
pub(super) fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "!",
        Severity::Warning => "?",
        Severity::Note => ".",
    }
}

/// How a finding is written.
pub(super) fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Failure,
        Severity::Warning => Role::Warning,
        Severity::Note => Role::Dim,
    }
}

/// `3 errors`.
pub(super) fn counted(count: usize, severity: Severity, lang: Lang) -> Shown<'static> {
    let word = severity.label(lang);
    let many = if count == 1 { "" } else { "s" };
    Shown::new(lang.pick(format!("{word}{count}"), format!("{count} {word}{many}")))
}

/// Puts the sign of the worst finding on a row behind the marker of selection. Notes show on their own
/// rows alone.
pub(super) fn mark(app: &App, painter: &mut Painter<'_>, area: Rect, y: u16, item: Item) {
    let worst = app.findings().and_then(|findings| findings.worst(item));
    let is_own = matches!(item, Item::Finding(_));
    if let Some(severity) = worst.filter(|severity| is_own || *severity != Severity::Note) {
        painter.put(area, 1, y, &sign(severity).into(), role(severity));
    }
    if matches!(item, Item::Finding(key) if app.is_new(key)) {
        painter.put(area, 2, y, &NEW.into(), Role::Key);
    }
}

/// The sign of what is new since one last looked.
pub(super) const NEW: &str = "+";

/// How many new findings are counted below the heading in a row of the list; nothing where there are none.
pub(super) fn new_below(app: &App, index: usize) -> Option<Shown<'static>> {
    if app.new_findings() == 0 {
        return None;
    }
    let view = app.view();
    let row = view.rows()[index];
    let is_new = |item: &Item| matches!(item, Item::Finding(key) if app.is_new(*key));
    let count = match view.is_whole() || row.fold == Fold::Closed {
        true => {
            let below = view.nodes().iter().skip(row.node as usize + 1);
            let below = below.take_while(|node| node.depth > row.depth);
            below.filter(|node| is_new(&node.item)).count()
        }
        // What a filter or a lens hides is not counted.
        false => {
            let below = view.rows()[index + 1..].iter();
            let below = below.take_while(|below| below.depth > row.depth);
            below.filter(|below| is_new(&below.item)).count()
        }
    };
    (count > 0).then(|| Shown::new(format!("{NEW}{count}")))
}

/// A finding as lists of other things name it: how bad it is, its rule, what is wrong.
pub(super) fn in_a_line(app: &App, key: FindingKey) -> Shown<'static> {
    let Some(finding) = app.finding(key) else {
        return Shown::default();
    };
    let (sign, code, title) = (sign(finding.severity), finding.code(), finding.rule.title);
    let waived = match app.findings().is_some_and(|it| it.is_waived(key)) {
        true => app.lang().pick("（已豁免）", " (waived)"),
        false => "",
    };
    Shown::new(format!("{sign} {code} {}{waived}", title.get(app.lang())))
}

/// What the list says where there is no finding.
pub(super) fn none(app: &App) -> Shown<'static> {
    let lang = app.lang();
    match app.findings() {
        None if app.is_checking() => words::CHECKING.get(lang).into(),
        None => words::NOT_CHECKED.get(lang).into(),
        Some(findings) => {
            let rules = findings.report().rules_run.to_string();
            Shown::new(words::NONE_HIT.get(lang).replace("{}", &rules))
        }
    }
}
