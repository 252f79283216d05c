//! Tab 8: what the rules find fault with.

use super::sequencing::town_of;
use super::{Outline, Sort};
use crate::app::findings::{FindingKey, Findings, place_of};
use crate::app::rows::{Heading, Item, Node, RuleCode};
use crate::checks::{Finding, Severity};
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Locator, Plan};

/// A section that is deeper than this stands in the one above it, when findings are grouped by section.
const DEEPEST_SECTION: usize = 2;

/// The findings under headings: by how bad they are, by rule, by section or by town. Within a section
/// or a town notes come last, under a heading that folds them away; so do, in every order, those that
/// somebody has waived.
pub fn findings(plan: &Plan, findings: &Findings, sort: Sort) -> Vec<Node> {
    let is_open = |finding: &&Finding| !findings.is_waived(FindingKey::of(&finding.id));
    let all = findings.report().findings.iter().filter(is_open);
    let mut outline = Outline::default();
    match sort {
        Sort::Rule => by_rule(all, &mut outline),
        Sort::Section => {
            let mut sorted: Vec<_> = all.map(|one| (section_of(plan, one), one)).collect();
            sorted.sort_by_cached_key(|(section, _)| {
                let first = section.and_then(|section| plan.get(section).at.first().cloned());
                (first.is_none(), first, *section)
            });
            by_thing(sorted.into_iter(), &mut outline);
        }
        Sort::Town => {
            let mut sorted: Vec<_> = all.map(|one| (town_of_finding(plan, one), one)).collect();
            sorted.sort_by_key(|(town, _)| (town.is_none(), *town));
            by_thing(sorted.into_iter(), &mut outline);
        }
        _ => by_severity(all, &mut outline),
    }
    if findings.waived() > 0 {
        outline.heading(0, Heading::Waived);
        let waived = findings
            .report()
            .findings
            .iter()
            .filter(|one| !is_open(one));
        waived.for_each(|finding| outline.push(1, item(finding)));
    }
    outline.finish()
}

fn item(finding: &Finding) -> Item {
    Item::Finding(FindingKey::of(&finding.id))
}

fn by_severity<'f>(all: impl Iterator<Item = &'f Finding> + Clone, outline: &mut Outline) {
    for severity in Severity::ALL {
        let mut group = all.clone().filter(|one| one.severity == severity);
        let Some(first) = group.next() else { continue };
        outline.heading(0, Heading::Severity(severity));
        let group = std::iter::once(first).chain(group);
        group.for_each(|finding| outline.push(1, item(finding)));
    }
}

fn by_rule<'f>(all: impl Iterator<Item = &'f Finding>, outline: &mut Outline) {
    let mut code = "";
    for finding in all {
        if code != finding.code() {
            code = finding.code();
            outline.heading(0, Heading::Rule(RuleCode(code)));
        }
        outline.push(1, item(finding));
    }
}

/// Findings that stand together by their thing, the worst of each first.
fn by_thing<'f>(
    sorted: impl Iterator<Item = (Option<EntityRef>, &'f Finding)>,
    outline: &mut Outline,
) {
    let sorted: Vec<_> = sorted.collect();
    for group in sorted.chunk_by(|(a, _), (b, _)| a == b) {
        let thing = group[0].0;
        outline.heading(0, thing.map_or(Heading::Rest, Heading::Group));
        let of = |severity| {
            let all = group.iter().map(|(_, finding)| *finding);
            all.filter(move |one| one.severity == severity)
        };
        for severity in [Severity::Error, Severity::Warning] {
            of(severity).for_each(|finding| outline.push(1, item(finding)));
        }
        if of(Severity::Note).next().is_some() {
            outline.heading(1, Heading::Notes(thing));
            of(Severity::Note).for_each(|finding| outline.push(2, item(finding)));
        }
    }
}

/// The section in which a finding stands, or in which its table does.
fn section_of(plan: &Plan, finding: &Finding) -> Option<EntityRef> {
    let at = place_of(finding)?;
    let is_section = |at: &&Locator| matches!(at, Locator::Section(_));
    let at = match at {
        Locator::Section(_) => Some(at),
        _ => {
            let place = plan.place(at)?;
            plan.get(place).at.iter().find(is_section)
        }
    };
    let Locator::Section(path) = at? else {
        return None;
    };
    let mut path = *path;
    while path.steps().len() > DEEPEST_SECTION {
        path = path.parent()?;
    }
    plan.place(&Locator::Section(path))
}

/// The town of which a finding speaks: its thing, what that is a part of, or where that stands.
fn town_of_finding(plan: &Plan, finding: &Finding) -> Option<EntityRef> {
    let entity = finding.entity?;
    let is_town = |thing: &EntityRef| plan.kind(*thing) == Kind::Town;
    let mut wholes = std::iter::successors(Some(entity), |thing| plan.whole(*thing));
    wholes
        .by_ref()
        .take(usize::from(super::DEEPEST))
        .find(is_town)
        .or_else(|| town_of(plan, entity).filter(is_town))
}
