//! The columns of each kind: a table.

use std::borrow::Cow;

use super::{Align, Column, Entry, Reads};
use crate::plan::file::{Basis, Entity, Facts, Kind, Operator, Relation, Said, TableRole};
use crate::plan::{Absence, Direction, EntityRef, Label, Lang, Plan, bounds, unit_after};
use crate::text::Shown;

/// What stands in a column, for any thing of the kind.
pub(super) struct Spec {
    label: Label,
    align: Align,
    reads: Reads,
    pub(super) entry: for<'p> fn(&'p Plan, EntityRef) -> Entry<'p>,
}

impl Spec {
    pub(super) fn column(&self) -> Column<'static> {
        Column {
            align: self.align,
            ..Column::ours(self.label, self.reads)
        }
    }
}

/// An entry of one thing.
type Of = for<'p> fn(&'p Plan, EntityRef) -> Entry<'p>;

const fn words(zh: &'static str, en: &'static str, entry: Of) -> Spec {
    Spec {
        label: Label::new(zh, en),
        align: Align::Left,
        reads: Reads::ByLanguage,
        entry,
    }
}

const fn alike(zh: &'static str, en: &'static str, entry: Of) -> Spec {
    Spec {
        reads: Reads::Alike,
        ..words(zh, en, entry)
    }
}

const fn number(zh: &'static str, en: &'static str, entry: Of) -> Spec {
    Spec {
        align: Align::Right,
        ..alike(zh, en, entry)
    }
}

/// The columns of a kind: id and name, what only this kind has, and the places.
pub(super) fn of(kind: Kind) -> Vec<Spec> {
    let mut columns = vec![
        alike("编号", "Id", |plan, e| {
            Entry::Text((&plan.get(e).id.0).into())
        }),
        words("名称", "Name", |plan, e| Entry::bi(&plan.get(e).name)),
    ];
    columns.extend(own(kind));
    columns.push(alike("出处", "In the draft", |plan, e| {
        Entry::Places(Cow::Borrowed(&plan.get(e).at))
    }));
    columns
}

fn own(kind: Kind) -> Vec<Spec> {
    match kind {
        Kind::Plan => vec![words("状态", "State", plan_state)],
        Kind::Town => vec![
            words("建制", "Rank", town_rank),
            words("主导产业", "Lead industries", |plan, e| {
                linked(plan, e, Relation::LeadsWith, Direction::Out)
            }),
            number("集聚区", "Clusters", |plan, e| {
                located(plan, e, Kind::Cluster)
            }),
            number("项目", "Projects", |plan, e| {
                located(plan, e, Kind::Project)
            }),
        ],
        Kind::Industry => vec![words("所属", "Part of", part_of)],
        Kind::Core | Kind::Axis | Kind::Zone | Kind::Support => {
            vec![words("范围与走向", "Extent", extent)]
        }
        Kind::Tier => vec![words("服务半径", "Radius", radius)],
        Kind::Line => vec![
            words("类型", "Sort", line_mode),
            words("状态", "State", line_state),
        ],
        Kind::Cluster => vec![
            words("街镇", "Town", |plan, e| {
                linked(plan, e, Relation::LocatedIn, Direction::Out)
            }),
            number("项目", "Projects", |plan, e| {
                counted(plan, e, Relation::BelongsTo, Direction::In)
            }),
        ],
        Kind::Project => vec![
            words("街镇", "Town", |plan, e| {
                linked(plan, e, Relation::LocatedIn, Direction::Out)
            }),
            words("集聚区", "Cluster", |plan, e| {
                linked(plan, e, Relation::BelongsTo, Direction::Out)
            }),
            alike("清单", "Listed in", |plan, e| {
                rows(plan, e, TableRole::Listing)
            }),
            alike("推进时序", "Sequence", |plan, e| {
                rows(plan, e, TableRole::Sequence)
            }),
        ],
        Kind::Facility
        | Kind::Platform
        | Kind::Event
        | Kind::Program
        | Kind::Document
        | Kind::Organization
        | Kind::Place => vec![words("类型", "Sort", sort)],
        Kind::Target => target_columns(),
        Kind::Action | Kind::Safeguard => vec![
            number("举措", "Measures", |plan, e| {
                Entry::text(measures(plan, e).to_string())
            }),
            words("牵头单位", "Lead unit", lead_unit),
            words("完成时限", "Deadline", deadline),
        ],
        Kind::Measure => vec![
            words("所属", "Part of", part_of),
            words("承诺出台", "Instrument", instrument),
            words("牵头单位", "Lead unit", lead_unit),
            words("完成时限", "Deadline", deadline),
        ],
        Kind::Dimension => vec![number("权重", "Weight", weight)],
        Kind::Table => vec![
            words("用途", "Role", table_role),
            number("行数", "Rows", table_rows),
        ],
        Kind::Figure => vec![words("清晰度", "Legibility", legibility)],
        Kind::Count => vec![
            number("所述数目", "Number stated", count_number),
            words("所数", "Counts", count_of),
        ],
        Kind::Section
        | Kind::Principle
        | Kind::Goal
        | Kind::Layer
        | Kind::Center
        | Kind::Term
        | Kind::Collective => vec![],
    }
}

fn target_columns() -> Vec<Spec> {
    vec![
        words("目标值", "Value", target_value),
        words("口径形式", "Form", target_form),
        words("期限", "Horizon", horizon),
        words("力度用语", "Wording", strength),
        words("适用范围", "Area", area),
        words("基期值", "Baseline", baseline),
        words("牵头单位", "Lead unit", lead_unit),
    ]
}

/// The names of the things linked so; those that are not stated say how they are known.
fn linked(plan: &Plan, entity: EntityRef, relation: Relation, direction: Direction) -> Entry<'_> {
    let mut groups = plan.links_of(entity).into_iter();
    let group = groups.find(|group| (group.relation, group.direction) == (relation, direction));
    let Some(group) = group else {
        return Entry::Absent(Absence::NotInDraft);
    };
    Entry::each(|lang| {
        let names = group.neighbours().map(|neighbour| {
            let name = plan.get(neighbour.other).name.get(lang);
            match (neighbour.basis(), lang) {
                (Basis::Stated, _) => name.to_string(),
                (basis, Lang::Zh) => format!("{name}（{}）", basis.label(lang)),
                (basis, Lang::En) => format!("{name} ({})", basis.label(lang)),
            }
        });
        names.collect::<Vec<_>>().join(lang.pick("；", "; "))
    })
}

fn counted(plan: &Plan, entity: EntityRef, relation: Relation, direction: Direction) -> Entry<'_> {
    let mut groups = plan.links_of(entity).into_iter();
    let group = groups.find(|group| (group.relation, group.direction) == (relation, direction));
    Entry::text(group.map_or(0, |group| group.count()).to_string())
}

/// How many measures a duty has, those of its points included.
fn measures(plan: &Plan, duty: EntityRef) -> usize {
    let (mut count, mut wholes) = (0, vec![duty]);
    while let Some(whole) = wholes.pop() {
        let parts = plan.parts(whole).iter();
        let known = wholes.len();
        wholes.extend(parts.filter(|part| plan.kind(**part) == Kind::Measure));
        count += wholes.len() - known;
    }
    count
}

/// How many things of a kind stand in a town.
fn located(plan: &Plan, town: EntityRef, kind: Kind) -> Entry<'_> {
    let groups = plan.links_of(town).into_iter();
    let here = groups
        .filter(|group| (group.relation, group.direction) == (Relation::LocatedIn, Direction::In));
    let things = here.flat_map(|group| group.neighbours());
    let count = things
        .filter(|thing| plan.kind(thing.other) == kind)
        .count();
    Entry::text(count.to_string())
}

/// The rows of all tables of this role that name the thing.
fn rows(plan: &Plan, entity: EntityRef, role: TableRole) -> Entry<'_> {
    let tables = plan.of_kind(Kind::Table).iter().copied();
    let tables = tables.filter(|table| plan.table(*table).is_some_and(|facts| facts.role == role));
    let edges = tables.flat_map(|table| plan.links_between(table, Relation::Shows, entity).iter());
    let mut places: Vec<_> = edges.flat_map(|edge| plan.evidence(edge)).collect();
    places.dedup();
    if places.is_empty() {
        Entry::Absent(Absence::NotInDraft)
    } else {
        Entry::Places(Cow::Owned(places))
    }
}

fn part_of(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match plan.whole(entity) {
        Some(whole) => Entry::bi(&plan.get(whole).name),
        None => Entry::Absent(Absence::DoesNotApply),
    }
}

/// Entries of the kinds to which a column does not belong are never asked for.
const NONE: Entry<'static> = Entry::Blank;

fn plan_state(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Plan(facts) => Entry::bi(&facts.state),
        _ => NONE,
    }
}

fn town_rank(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Town(facts) => Entry::each(|lang| facts.rank.label(lang).into()),
        _ => NONE,
    }
}

fn extent(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Core(facts) | Facts::Axis(facts) | Facts::Zone(facts) | Facts::Support(facts) => {
            Entry::said(facts.extent.as_ref())
        }
        _ => NONE,
    }
}

fn radius(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    let Facts::Tier(facts) = &plan.get(entity).is else {
        return NONE;
    };
    match &facts.radius {
        Some(radius) => Entry::each(|lang| {
            let bounds = bounds(radius.low, radius.high);
            format!("{bounds}{}", unit_after(&radius.unit, lang))
        }),
        None => Entry::Absent(Absence::NotInDraft),
    }
}

fn line_mode(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Line(facts) => Entry::each(|lang| facts.mode.label(lang).into()),
        _ => NONE,
    }
}

fn line_state(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Line(facts) => Entry::said(facts.state.as_ref()),
        _ => NONE,
    }
}

fn sort(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Facility(facts)
        | Facts::Platform(facts)
        | Facts::Event(facts)
        | Facts::Program(facts)
        | Facts::Organization(facts)
        | Facts::Place(facts) => Entry::bi(&facts.sort),
        Facts::Document(facts) => Entry::bi(&facts.sort),
        _ => NONE,
    }
}

fn target_value(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    let Facts::Target(facts) = &plan.get(entity).is else {
        return NONE;
    };
    match (facts.value(Lang::Zh), facts.value(Lang::En)) {
        (Some(zh), Some(en)) => Entry::Words {
            zh: Shown::from(&zh).into_owned(),
            en: Shown::from(&en).into_owned(),
        },
        _ if facts.operator == Operator::Trend => {
            Entry::each(|lang| facts.operator.label(lang).into())
        }
        _ => Entry::Absent(Absence::NotInDraft),
    }
}

fn target_form(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        // A direction without a number has no form.
        Facts::Target(facts) if facts.operator != Operator::Trend => {
            Entry::each(|lang| facts.form.label(lang).into())
        }
        _ => NONE,
    }
}

fn horizon(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Target(facts) => match &facts.horizon {
            Some(horizon) => Entry::bi(&horizon.words),
            None => Entry::Absent(Absence::NotInDraft),
        },
        _ => NONE,
    }
}

fn strength(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Target(facts) => facts
            .strength
            .as_ref()
            .map_or(NONE, |said| Entry::said(Some(said))),
        _ => NONE,
    }
}

fn area(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Target(facts) => Entry::said(facts.area.as_ref()),
        _ => NONE,
    }
}

fn baseline(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Target(facts) => Entry::said(facts.baseline.as_ref()),
        _ => NONE,
    }
}

fn lead_unit(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Target(facts) => Entry::said(facts.lead_unit.as_ref()),
        Facts::Action(facts) | Facts::Measure(facts) | Facts::Safeguard(facts) => {
            Entry::said(facts.lead_unit.as_ref())
        }
        _ => NONE,
    }
}

fn duty_words(
    entity: &Entity,
    words: fn(&crate::plan::file::Duty) -> Option<&Said>,
) -> Option<&Said> {
    match &entity.is {
        Facts::Action(facts) | Facts::Measure(facts) | Facts::Safeguard(facts) => words(facts),
        _ => None,
    }
}

fn deadline(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    Entry::said(duty_words(plan.get(entity), |duty| duty.deadline.as_ref()))
}

/// A measure that promises no instrument is not missing one.
fn instrument(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    let promised = duty_words(plan.get(entity), |duty| duty.instrument.as_ref());
    promised.map_or(NONE, |said| Entry::said(Some(said)))
}

fn weight(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Dimension(facts) => match facts.weight {
            Some(weight) => Entry::text(bounds(weight, None)),
            None => Entry::Absent(Absence::NotInDraft),
        },
        _ => NONE,
    }
}

fn table_role(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match plan.table(entity) {
        Some(facts) => Entry::each(|lang| facts.role.label(lang).into()),
        None => NONE,
    }
}

fn table_rows(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match plan.table(entity) {
        Some(facts) => Entry::text(facts.rows.len().to_string()),
        None => NONE,
    }
}

fn legibility(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Figure(facts) => Entry::each(|lang| facts.legibility.label(lang).into()),
        _ => NONE,
    }
}

fn count_number(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Count(facts) => Entry::text(facts.number.to_string()),
        _ => NONE,
    }
}

fn count_of(plan: &Plan, entity: EntityRef) -> Entry<'_> {
    match &plan.get(entity).is {
        Facts::Count(facts) => Entry::bi(&facts.of),
        _ => NONE,
    }
}
