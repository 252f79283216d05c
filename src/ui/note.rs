//! What the heading of a pane says beside the name of the form.

use super::findings as marks;
use crate::app::journals::Journals;
use crate::app::tabs::sequencing::{criterion, sequences};
use crate::app::tabs::targets::{broken, can_be_judged};
use crate::app::{App, Form};
use crate::checks::Severity;
use crate::plan::file::Kind;
use crate::plan::{Lang, Plan};
use crate::text::Shown;

/// The note in its full words, then in fewer; none where the name says it all.
pub(super) fn notes(app: &App, plan: &Plan) -> Vec<Shown<'static>> {
    let lang = app.lang();
    let order = app.view().sort.label(lang).map(str::to_owned);
    let of_form = match app.form {
        Form::TargetTable => judged(plan, lang),
        Form::Tiers => tiers(plan, lang),
        Form::SequenceRows => sequence(plan, lang),
        Form::Chains => chains(app, lang),
        Form::Findings => found(app, lang),
        _ => Vec::new(),
    };
    let Some(order) = order else {
        return of_form.into_iter().map(Shown::new).collect();
    };
    let both = of_form.iter().map(|note| format!("{order}  {note}"));
    both.chain([order.clone()]).map(Shown::new).collect()
}

fn judged(plan: &Plan, lang: Lang) -> Vec<String> {
    let targets = plan.of_kind(Kind::Target);
    let judged = targets
        .iter()
        .filter(|target| can_be_judged(plan, **target))
        .count();
    let all = targets.len();
    vec![lang.pick(
        format!("可评判{judged}/{all}；- 为原文未载"),
        format!("{judged} of {all} can be judged; - is not in the draft"),
    )]
}

/// The criterion by its place, and that the groups are in no order.
fn tiers(plan: &Plan, lang: Lang) -> Vec<String> {
    let plain = lang.pick("组间不分先后", "no order between groups is claimed");
    let Some(at) = criterion(plan) else {
        return vec![plain.to_owned()];
    };
    let at = at.label(lang);
    vec![
        lang.pick(
            format!("按{at}的标准；{plain}"),
            format!("criterion of {at}; {plain}"),
        ),
        lang.pick(format!("{at}；{plain}"), format!("{at}; no order claimed")),
    ]
}

fn sequence(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut places = Vec::new();
    for table in sequences(plan) {
        let at = plan.get(table).at.iter();
        places.extend(at.map(|at| at.label(lang).as_str().to_owned()));
    }
    vec![places.join("  ")]
}

/// How many rules ran and how many found something; how many findings there are of each kind.
fn found(app: &App, lang: Lang) -> Vec<String> {
    let Some(findings) = app.findings() else {
        return Vec::new();
    };
    let report = findings.report();
    let (run, hit) = (report.rules_run, report.rules_hit);
    let rules = lang.pick(
        format!("{run}条规则命中{hit}条"),
        format!("{hit}/{run} rules hit"),
    );
    let counted = |severity| marks::counted(findings.count(severity), severity, lang);
    if report.findings.is_empty() {
        return Vec::new();
    }
    let counts = Severity::ALL.map(counted);
    let counts: Vec<&str> = counts.iter().map(Shown::as_str).collect();
    let counts = counts.join(lang.pick("，", ", "));
    let counts = match findings.waived() {
        0 => counts,
        waived => lang.pick(
            format!("{counts}，已豁免{waived}"),
            format!("{counts}, {waived} waived"),
        ),
    };
    let wrongs = app.journals().map_or(0, Journals::wrongs);
    let wrongs =
        (wrongs > 0).then(|| lang.pick(format!("日志!{wrongs}"), format!("journals !{wrongs}")));
    let new = app.new_findings();
    let short = lang.pick(format!("新增+{new}"), format!("+{new} new"));
    let full = lang.pick(
        format!("较上次查看新增+{new}"),
        format!("+{new} new since you last looked"),
    );
    let beside = |new_in_words: String| {
        let new = (new > 0).then_some(new_in_words);
        let said: Vec<String> = wrongs.iter().cloned().chain(new).collect();
        said.join("  ")
    };
    let [full, short] = [full, short].map(beside);
    if full.is_empty() {
        return vec![format!("{counts}  {rules}"), counts, rules];
    }
    // What is wrong with the journals and what is new give way to nothing: the counts stand on the headings
    // in the list as well.
    vec![
        format!("{counts}  {full}  {rules}"),
        format!("{counts}  {full}"),
        full,
        short,
    ]
}

fn chains(app: &App, lang: Lang) -> Vec<String> {
    // Under a lens or a filter, of those that are shown.
    let view = app.view();
    let targets = view.rows().iter().filter(|row| row.depth == 0);
    let targets = targets.map(|row| row.node as usize);
    let (broken, all) = broken(view.nodes(), targets);
    vec![
        lang.pick(
            format!("{all}条中{broken}条未达街镇"),
            format!("{broken} of {all} reach no town"),
        ),
        lang.pick(format!("断{broken}/{all}"), format!("{broken}/{all} break")),
    ]
}
