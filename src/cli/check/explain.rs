//! What a rule is about, and which rules a word means.

use std::fmt::Write as _;

use crate::checks::{Group, Rule, find_rule, rules};
use crate::cli::near::nearest;
use crate::cli::out::Failure;
use crate::export::Languages;
use crate::plan::{Label, Lang};

/// The codes of the rules that words mean, each a code or a group; no words mean all rules.
pub(super) fn wanted(words: &[String], lang: Lang) -> Result<Vec<&'static str>, Failure> {
    if words.is_empty() {
        return Ok(rules().map(|rule| rule.code).collect());
    }
    let mut codes = Vec::new();
    for word in words {
        codes.extend(meant(word, lang)?.iter().map(|rule| rule.code));
    }
    Ok(codes)
}

/// One rule in full in both languages, or the rules of a group in a line each.
pub(super) fn explain(word: &str, languages: Languages) -> Result<String, Failure> {
    let lang = languages.own();
    let found = meant(word, lang)?;
    match found[..] {
        [rule] if rule.code.eq_ignore_ascii_case(word) => Ok(format!(
            "{}\n{}",
            told(rule, lang),
            told(rule, lang.other())
        )),
        _ => Ok(found.iter().fold(String::new(), |mut out, rule| {
            let Rule { code, title, .. } = rule;
            let severity = rule.severity.label(lang);
            let longest = lang.pick(2, "warning".len());
            let _ = writeln!(out, "{code}  {severity:longest$}  {}", title.get(lang));
            out
        })),
    }
}

fn meant(word: &str, lang: Lang) -> Result<Vec<&'static Rule>, Failure> {
    if let Some(rule) = find_rule(word) {
        return Ok(vec![rule]);
    }
    let group = Group::ALL
        .into_iter()
        .find(|group| group.letters().eq_ignore_ascii_case(word));
    if let Some(group) = group {
        return Ok(rules().filter(|rule| rule.group == group).collect());
    }
    // Codes are alike by nature: only what begins as one can be meant.
    let known = Group::ALL.map(|group| group.letters());
    let letters = word.split('-').next().unwrap_or_default();
    let of_group = known
        .iter()
        .find(|known| known.eq_ignore_ascii_case(letters));
    Err(Failure::Other(match (of_group, lang) {
        (Some(group), Lang::Zh) => {
            format!("没有规则“{word}”；planscope check --explain {group} 列出该组规则")
        }
        (Some(group), Lang::En) => {
            format!(
                "no rule \"{word}\"; planscope check --explain {group} lists those of its group"
            )
        }
        (None, lang) => {
            let near = nearest(&letters.to_lowercase(), known.map(str::to_lowercase));
            let near = near.map(|near| near.to_uppercase());
            let groups = known.join(" ");
            match (near, lang) {
                (Some(near), Lang::Zh) => format!("没有规则或组“{word}”；是否指“{near}”？"),
                (Some(near), Lang::En) => {
                    format!("no rule or group \"{word}\"; did you mean \"{near}\"?")
                }
                (None, Lang::Zh) => format!("没有规则或组“{word}”；各组为 {groups}"),
                (None, Lang::En) => format!("no rule or group \"{word}\"; the groups are {groups}"),
            }
        }
    }))
}

/// A rule in full, in one language.
fn told(rule: &Rule, lang: Lang) -> String {
    let Rule {
        code,
        group,
        severity,
        title,
        why,
        example,
        remedy,
        ..
    } = rule;
    let (group, severity) = (group.label(lang), severity.label(lang));
    let mut out = format!("{code}  {}\n", title.get(lang));
    let rows: [(Label, &str); 5] = [
        (Label::new("分组", "group   "), group),
        (Label::new("程度", "severity"), severity),
        (Label::new("理由", "why     "), why.get(lang)),
        (Label::new("示例", "example "), example.get(lang)),
        (Label::new("处理", "remedy  "), remedy.get(lang)),
    ];
    for (label, words) in rows {
        let _ = writeln!(out, "  {}  {words}", label.get(lang));
    }
    out
}
