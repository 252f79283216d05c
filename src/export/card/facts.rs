//! What only things of one kind have.

use std::borrow::Cow;

use super::{Fields, Value, rows};
use crate::plan::file::{
    Bi, ColumnRole, Count, Dimension, Document, Duty, Facts, Figure, Horizon, Industry, Layer,
    Legibility, Line, Named, Operator, PlanFacts, Project, Prose, Quantity, Section, Sort, Table,
    TableRole, Target, Tier, Town, Unit,
};
use crate::plan::{Absence, EntityRef, Label, Lang, Locator, Plan, bounds, unit_after};

/// Adds the fields of the thing's kind.
pub(super) fn facts<'p>(plan: &'p Plan, entity: EntityRef, fields: &mut Fields<'p>) {
    let own = plan.get(entity);
    match &own.is {
        Facts::Plan(facts) => plan_itself(facts, fields),
        Facts::Section(facts) => section(facts, fields),
        Facts::Town(facts) => town(plan, entity, facts, fields),
        Facts::Layer(facts) => layer(facts, &own.at, fields),
        Facts::Industry(facts) => industry(facts, &own.at, fields),
        Facts::Core(facts) | Facts::Axis(facts) | Facts::Zone(facts) | Facts::Support(facts) => {
            unit(facts, &own.at, fields);
        }
        Facts::Cluster(facts) => {
            unit(facts, &own.at, fields);
            rows::places(plan, entity, LISTED, fields);
            rows::places(plan, entity, SEQUENCE, fields);
        }
        Facts::Tier(facts) => tier(facts, fields),
        Facts::Line(facts) => line(facts, fields),
        Facts::Project(facts) => project(plan, entity, facts, fields),
        Facts::Facility(facts)
        | Facts::Platform(facts)
        | Facts::Event(facts)
        | Facts::Program(facts)
        | Facts::Organization(facts)
        | Facts::Place(facts) => sort(facts, fields),
        Facts::Document(facts) => document(facts, fields),
        Facts::Target(facts) => target(facts, &own.at, fields),
        Facts::Action(facts) | Facts::Measure(facts) | Facts::Safeguard(facts) => {
            duty(facts, &own.at, fields);
        }
        Facts::Dimension(facts) => dimension(facts, fields),
        Facts::Table(facts) => table(plan, facts, fields),
        Facts::Figure(facts) => figure(facts, &own.at, fields),
        Facts::Count(facts) => count(facts, &own.at, fields),
        Facts::Principle | Facts::Goal | Facts::Center | Facts::Term | Facts::Collective => {}
    }
}

const LISTED: (TableRole, Label) = (TableRole::Listing, Label::new("清单", "Listed in"));
const SEQUENCE: (TableRole, Label) = (TableRole::Sequence, Label::new("推进时序", "Sequence"));
const LEAD_UNIT: Label = Label::new("牵头单位", "Lead unit");
const INDUSTRIES: Label = Label::new("产业与功能", "Industries");
const LEADS: Label = Label::new("主导产业", "Lead industries");
const DIRECTIONS: Label = Label::new("服务业方向", "Directions");
const PROMISED: Label = Label::new("拟建拟设", "To be set up");
const SORT: Label = Label::new("类型", "Sort");

fn plan_itself<'p>(facts: &'p PlanFacts, fields: &mut Fields<'p>) {
    let PlanFacts {
        state,
        district,
        // The same words as the district, with the thing that they name: it stands among the links.
        jurisdiction: _,
        horizon,
        period,
        dated,
    } = facts;
    fields.text(Label::new("状态", "State"), state);
    fields.text(Label::new("所属区", "District"), district);
    horizon_field(horizon, fields);
    fields.said(Label::new("规划期", "Period"), period);
    fields.said(Label::new("日期", "Dated"), dated);
}

fn section(facts: &Section, fields: &mut Fields<'_>) {
    let Section { parts } = facts;
    if *parts > 0 {
        let parts = number_in_both(parts.to_string());
        fields.one(Label::new("分点或分段", "Points"), parts);
    }
}

fn town<'p>(plan: &'p Plan, entity: EntityRef, facts: &'p Town, fields: &mut Fields<'p>) {
    let Town { rank, prose } = facts;
    let rank = Label::new(rank.label(Lang::Zh), rank.label(Lang::En));
    fields.one(Label::new("建制", "Rank"), Value::Word(rank));
    if let Some(Prose {
        at,
        position,
        relies_on,
        ..
    }) = prose
    {
        if !position.is_empty() {
            let position = Value::Quote {
                words: position,
                at,
            };
            fields.one(Label::new("定位", "Position"), position);
        }
        let relies_on = terms(relies_on, at);
        fields.all(Label::new("依托", "Relies on"), relies_on.into_iter());
    }
    // Prose first, then each table: where they differ, it is seen here.
    let roles = [ColumnRole::LeadIndustry, ColumnRole::ServiceDirection];
    for (role, cells) in rows::columns(plan, entity, &[TableRole::Directions], &roles) {
        let (label, said) = match role {
            ColumnRole::LeadIndustry => (LEADS, prose.as_ref().map(|prose| &prose.leads)),
            _ => (DIRECTIONS, prose.as_ref().map(|prose| &prose.directions)),
        };
        let at = prose.as_ref().map_or(&[][..], |prose| &prose.at);
        let said = said.and_then(|said| terms(said, at));
        fields.all(label, said.into_iter().chain(cells));
    }
}

fn layer<'p>(facts: &'p Layer, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Layer { sign, segments } = facts;
    if !sign.is_empty() {
        let sign = number_in_both(sign.to_string());
        fields.one(Label::new("代号", "Sign"), sign);
    }
    let segments = terms(segments, at);
    fields.all(Label::new("构成", "Made up of"), segments.into_iter());
}

fn industry<'p>(facts: &'p Industry, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Industry {
        segments,
        fields: served,
    } = facts;
    let segments = terms(segments, at);
    fields.all(Label::new("细分领域", "Segments"), segments.into_iter());
    let served = terms(served, at);
    fields.all(Label::new("面向产业", "Serves"), served.into_iter());
}

fn unit<'p>(facts: &'p Unit, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Unit {
        extent,
        industries,
        lead_unit,
    } = facts;
    fields.said_if_any(Label::new("范围与走向", "Extent"), extent);
    fields.all(INDUSTRIES, terms(industries, at).into_iter());
    fields.said_if_any(LEAD_UNIT, lead_unit);
}

fn tier<'p>(facts: &'p Tier, fields: &mut Fields<'p>) {
    let Tier { radius, task } = facts;
    let label = Label::new("服务半径", "Radius");
    match radius {
        Some(radius) => {
            let values = [quantity(radius), Value::Said(&radius.words)];
            fields.all(label, values.into_iter());
        }
        None => fields.one(label, Value::Absent(Absence::NotInDraft)),
    }
    fields.said_if_any(Label::new("任务", "Task"), task);
}

fn quantity(quantity: &Quantity) -> Value<'static> {
    let bounds = bounds(quantity.low, quantity.high);
    let text = |lang| format!("{bounds}{}", unit_after(&quantity.unit, lang));
    Value::Text(Cow::Owned(Bi {
        zh: text(Lang::Zh).into(),
        en: text(Lang::En).into(),
    }))
}

fn line<'p>(facts: &'p Line, fields: &mut Fields<'p>) {
    // How far it is said to be, place by place, is for the checks.
    let Line {
        mode,
        state,
        stages: _,
    } = facts;
    let mode = Label::new(mode.label(Lang::Zh), mode.label(Lang::En));
    fields.one(SORT, Value::Word(mode));
    fields.said_if_any(Label::new("状态", "State"), state);
}

fn project<'p>(plan: &'p Plan, entity: EntityRef, facts: &'p Project, fields: &mut Fields<'p>) {
    let Project {
        qualifier,
        stage,
        investment,
        lead_unit,
    } = facts;
    fields.said_if_any(Label::new("限定", "Qualifier"), qualifier);
    rows::places(plan, entity, LISTED, fields);
    rows::places(plan, entity, SEQUENCE, fields);
    let tables = [
        TableRole::Directions,
        TableRole::Listing,
        TableRole::Sequence,
    ];
    let columns = [
        ColumnRole::Town,
        ColumnRole::Cluster,
        ColumnRole::LeadIndustry,
        ColumnRole::Orientation,
        ColumnRole::Segment,
        ColumnRole::ServiceDirection,
    ];
    for (role, cells) in rows::columns(plan, entity, &tables, &columns) {
        let label = Label::new(role.label(Lang::Zh), role.label(Lang::En));
        fields.all(label, cells.into_iter());
    }
    fields.said(Label::new("阶段", "Stage"), stage);
    fields.said_if_any(Label::new("投资", "Investment"), investment);
    fields.said(LEAD_UNIT, lead_unit);
}

fn sort<'p>(facts: &'p Sort, fields: &mut Fields<'p>) {
    // Whether a name is official and a status claimed is for the checks.
    let Sort {
        sort,
        promise,
        official: _,
        claimed: _,
    } = facts;
    fields.text(SORT, sort);
    fields.said_if_any(PROMISED, promise);
}

fn document<'p>(facts: &'p Document, fields: &mut Fields<'p>) {
    let Document {
        sort,
        promise,
        number,
        dated,
    } = facts;
    fields.text(SORT, sort);
    fields.said_if_any(PROMISED, promise);
    fields.said(Label::new("文号", "Number"), number);
    fields.said(Label::new("日期", "Dated"), dated);
}

fn target<'p>(facts: &'p Target, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Target {
        operator,
        low,
        high: _,
        unit,
        quantity,
        counts,
        horizon,
        form,
        strength,
        area,
        stated,
        baseline,
        definition,
        standard,
        lead_unit,
    } = facts;
    fields.one(Label::new("目标值", "Value"), target_value(facts));
    if low.is_none() {
        fields.text(Label::new("计量单位", "Unit"), unit);
    }
    fields.text(Label::new("所指数量", "Quantity"), quantity);
    fields.all(
        Label::new("合计对象", "Counts"),
        terms(counts, at).into_iter(),
    );
    if *operator != Operator::Trend {
        let form = Label::new(form.label(Lang::Zh), form.label(Lang::En));
        fields.one(Label::new("口径形式", "Form"), Value::Word(form));
    }
    horizon_field(horizon, fields);
    fields.said_if_any(Label::new("力度用语", "Wording"), strength);
    fields.said(Label::new("适用范围", "Area"), area);
    fields.all(
        Label::new("原文表述", "Stated as"),
        stated.iter().map(Value::Said),
    );
    fields.said(Label::new("基期值", "Baseline"), baseline);
    fields.said(Label::new("口径", "Definition"), definition);
    fields.said_if_any(Label::new("统计类别", "Official class"), standard);
    fields.said(LEAD_UNIT, lead_unit);
}

fn target_value(facts: &Target) -> Value<'_> {
    match (facts.value(Lang::Zh), facts.value(Lang::En)) {
        (Some(zh), Some(en)) => Value::Text(Cow::Owned(Bi { zh, en })),
        _ if facts.operator == Operator::Trend => Value::Word(Label::new(
            facts.operator.label(Lang::Zh),
            facts.operator.label(Lang::En),
        )),
        _ => Value::Absent(Absence::NotInDraft),
    }
}

fn horizon_field<'p>(horizon: &'p Option<Horizon>, fields: &mut Fields<'p>) {
    let label = Label::new("期限", "Horizon");
    let Some(Horizon {
        words,
        read_as,
        from,
        window,
    }) = horizon
    else {
        return fields.one(label, Value::Absent(Absence::NotInDraft));
    };
    // Where the span of years is all that is said, it is said once.
    let window = window.as_ref().filter(|window| *window != words);
    let words = Value::Text(Cow::Borrowed(words));
    let [from, window] =
        [from.as_ref(), window].map(|said| said.map(|said| Value::Text(Cow::Borrowed(said))));
    let read_as = (!read_as.is_empty()).then_some(Value::Reading(read_as));
    fields.all(
        label,
        [Some(words), from, window, read_as].into_iter().flatten(),
    );
}

fn duty<'p>(facts: &'p Duty, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Duty {
        lead_unit,
        deadline,
        due: _,
        instrument,
        stage,
        scope,
        about,
    } = facts;
    fields.all(Label::new("所指", "About"), terms(about, at).into_iter());
    fields.said_if_any(Label::new("适用阶段", "For projects"), stage);
    let scope = terms(scope.as_slice(), at);
    fields.all(Label::new("作用范围", "Acts on"), scope.into_iter());
    fields.said_if_any(Label::new("承诺出台", "Instrument"), instrument);
    fields.said(LEAD_UNIT, lead_unit);
    fields.said(Label::new("完成时限", "Deadline"), deadline);
}

fn dimension(facts: &Dimension, fields: &mut Fields<'_>) {
    let Dimension { weight } = facts;
    let weight = match weight {
        Some(weight) => number_in_both(bounds(*weight, None)),
        None => Value::Absent(Absence::NotInDraft),
    };
    fields.one(Label::new("权重", "Weight"), weight);
}

fn table<'p>(plan: &'p Plan, facts: &'p Table, fields: &mut Fields<'p>) {
    let Table {
        role,
        lists,
        columns,
        promises: _,
        rows,
    } = facts;
    let role = Label::new(role.label(Lang::Zh), role.label(Lang::En));
    fields.one(Label::new("用途", "Role"), Value::Word(role));
    if let Some(entity) = lists.as_ref().and_then(|id| plan.find(id.raw())) {
        let unit = Value::Thing {
            entity,
            at: Vec::new(),
        };
        fields.one(Label::new("所列空间", "Lists"), unit);
    }
    let headers = columns.iter().map(|column| {
        Value::Text(Cow::Owned(Bi {
            zh: column.zh.clone(),
            en: column.en.clone(),
        }))
    });
    fields.all(Label::new("列", "Columns"), headers);
    let rows = number_in_both(rows.len().to_string());
    fields.one(Label::new("行数", "Rows"), rows);
}

fn figure<'p>(facts: &'p Figure, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Figure { labels, legibility } = facts;
    let label = Label::new("图中标注", "Labels");
    match terms(labels, at) {
        Some(labels) => fields.one(label, labels),
        None if *legibility == Legibility::Legible => {}
        None => fields.one(label, Value::Absent(Absence::Illegible)),
    }
    let legibility = Label::new(legibility.label(Lang::Zh), legibility.label(Lang::En));
    fields.one(Label::new("清晰度", "Legibility"), Value::Word(legibility));
}

fn count<'p>(facts: &'p Count, at: &'p [Locator], fields: &mut Fields<'p>) {
    let Count {
        number,
        of,
        members,
    } = facts;
    let number = number_in_both(number.to_string());
    fields.one(Label::new("所述数目", "Number stated"), number);
    fields.text(Label::new("所数", "Counts"), of);
    let label = Label::new("所列成员", "Members listed");
    match terms(members, at) {
        Some(members) => fields.one(label, members),
        None => fields.one(label, Value::Absent(Absence::NotInDraft)),
    }
}

/// Terms as one value; nothing if there are none.
fn terms<'p>(terms: &'p [Named], at: &'p [Locator]) -> Option<Value<'p>> {
    (!terms.is_empty()).then_some(Value::Terms { terms, at })
}

/// A number or a sign, the same in both languages.
fn number_in_both(number: String) -> Value<'static> {
    Value::Text(Cow::Owned(Bi {
        zh: number.as_str().into(),
        en: number.into(),
    }))
}
