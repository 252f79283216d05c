//! The rules, as a table.

use super::{Context, Group, Hit, Severity};
use super::{
    actions, counts, model, names, projects, sources, space, structure, targets, time, towns,
};
use crate::plan::Label;

/// One thing that a plan is held to.
#[derive(Debug)]
pub struct Rule {
    /// What it is cited by: the letters of its group and a number, `PRJ-01`. Never given to another rule.
    pub code: &'static str,
    /// What it is about.
    pub group: Group,
    /// How bad it is, unless a finding says otherwise.
    pub severity: Severity,
    /// The mistake, in a few words: the heading over its findings.
    pub title: Label,
    /// Why it matters, in a sentence.
    pub why: Label,
    /// A mistake of the kind, invented.
    pub example: Label,
    /// What clears it, in a sentence.
    pub remedy: Label,
    /// Looks for it.
    pub(super) run: fn(&Context<'_>, &mut Vec<Hit>),
}

/// The rules of each group, in the order of their codes.
const RULES: &[&[&Rule]] = &[
    model::RULES,
    structure::RULES,
    names::RULES,
    counts::RULES,
    projects::RULES,
    space::RULES,
    towns::RULES,
    targets::RULES,
    actions::RULES,
    time::RULES,
    sources::RULES,
];

/// All rules, group by group, in the order of their codes.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten().copied()
}

/// The rule with this code, in letters of either case.
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Lang;
    use crate::text::Measure;

    #[test]
    fn codes_are_the_letters_of_the_group_and_a_number_and_rise() {
        let mut last = (Group::Model, 0);
        for rule in rules() {
            let number = rule.code.strip_prefix(rule.group.letters());
            let number = number.and_then(|rest| rest.strip_prefix('-'));
            let number = number.filter(|digits| digits.len() == 2);
            let number: u32 = number
                .and_then(|digits| digits.parse().ok())
                .unwrap_or_else(|| panic!("{} is no code of its group", rule.code));
            assert!(last < (rule.group, number), "{} is out of order", rule.code);
            last = (rule.group, number);
        }
    }

    #[test]
    fn every_text_of_a_rule_is_there_in_both_languages_and_ends_without_a_full_stop() {
        for rule in rules() {
            for text in [rule.title, rule.why, rule.example, rule.remedy] {
                for lang in [Lang::Zh, Lang::En] {
                    let text = text.get(lang);
                    assert!(!text.is_empty(), "{} lacks a text", rule.code);
                    let stop = text.ends_with('.') || text.ends_with('。');
                    assert!(!stop, "{}: {text}", rule.code);
                }
                let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                assert!(text.zh.contains(chinese), "{}: {}", rule.code, text.zh);
            }
            let first = rule.title.en.chars().next();
            assert!(first.is_some_and(char::is_uppercase), "{}", rule.code);
        }
    }

    #[test]
    fn a_title_has_room_in_a_list_of_findings_at_eighty_columns() {
        for rule in rules() {
            for lang in [Lang::Zh, Lang::En] {
                let title = rule.title.get(lang);
                assert!(Measure::NARROW.width(title) <= 33, "{}: {title}", rule.code);
            }
        }
    }

    #[test]
    fn a_rule_is_found_by_its_code() {
        assert_eq!(find_rule("mod-01").map(|rule| rule.code), Some("MOD-01"));
        assert!(find_rule("MOD-00").is_none());
    }
}
