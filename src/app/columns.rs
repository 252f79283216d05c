//! The columns of tables: which there are, and what stands in each for a row.

use super::form::Form;
use super::rows::{Evidence, Item};
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Facts, Kind, Merge, Target};
use crate::plan::{EntityRef, Lang, Locator, Plan};
use crate::text::Shown;

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: Shown<'static>,
    /// What stands in it.
    pub field: Field,
    /// The fewest columns of the screen with which it is of use.
    pub least: u16,
    /// Its share of the room that is left.
    pub weight: u16,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The number of the row.
    Number,
    /// A cell of the table as written.
    Written(u16),
    /// The name of the thing.
    Name,
    /// Where it stands in the draft.
    Place,
    /// The stage of the row's project.
    Stage,
    /// The lead unit.
    LeadUnit,
    /// The deadline.
    Deadline,
    /// The value of a target.
    Value,
    /// The horizon of a target.
    Horizon,
    /// What a target still needs to be judged.
    Needs,
    /// The town of a project.
    Town,
    /// Whether the draft offers a piece of evidence for a project.
    Evidence(EvidenceKind),
    /// How far the construction of a project is.
    Progress,
}

/// A piece of evidence for the first half of the criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Evidence")]
pub enum EvidenceKind {
    Core,
    Axes,
    Prose,
    Action,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellText<'p> {
    /// Words or a value.
    Text(Shown<'p>),
    /// Words that stand in a merged cell above.
    Merged(Shown<'p>),
    /// Words of a merged cell whose reading is open.
    Undecided(Shown<'p>),
    /// Something that only supports.
    Dim(Shown<'p>),
    /// It is so.
    Yes,
    /// There is no value.
    Absent,
    /// Nothing belongs there.
    Blank,
}

fn column(label: Label, lang: Lang, field: Field, least: u16, weight: u16) -> Column {
    Column {
        heading: label.get(lang).into(),
        field,
        least,
        weight,
    }
}

/// The columns of a form; for tables as written, those of the table in which `item` stands.
pub fn columns(plan: &Plan, form: Form, item: Option<Item>, lang: Lang) -> Vec<Column> {
    let place = column(Label::new("出处", "In draft"), lang, Field::Place, 8, 0);
    match form {
        Form::Tasks => vec![
            column(Label::new("措施", "Measure"), lang, Field::Name, 20, 10),
            column(
                Label::new("牵头单位", "Lead unit"),
                lang,
                Field::LeadUnit,
                9,
                2,
            ),
            column(
                Label::new("完成时限", "Deadline"),
                lang,
                Field::Deadline,
                8,
                2,
            ),
            place,
        ],
        Form::TargetTable => vec![
            column(Label::new("指标", "Target"), lang, Field::Name, 18, 8),
            column(Label::new("目标值", "Value"), lang, Field::Value, 12, 3),
            column(Label::new("时限", "By"), lang, Field::Horizon, 7, 1),
            column(Label::new("尚缺", "Still needs"), lang, Field::Needs, 12, 6),
            place,
        ],
        Form::Tiers => {
            let evidence =
                |label, kind, least| column(label, lang, Field::Evidence(kind), least, 0);
            vec![
                column(Label::new("项目", "Project"), lang, Field::Name, 16, 8),
                column(Label::new("街镇", "Town"), lang, Field::Town, 8, 3),
                evidence(Label::new("核", "Core"), EvidenceKind::Core, 4),
                evidence(Label::new("轴", "Axes"), EvidenceKind::Axes, 4),
                evidence(Label::new("正文", "Prose"), EvidenceKind::Prose, 5),
                evidence(Label::new("行动", "Action"), EvidenceKind::Action, 6),
                column(
                    Label::new("载体建设进度", "Progress"),
                    lang,
                    Field::Progress,
                    8,
                    1,
                ),
            ]
        }
        _ => written_columns(plan, form, item, lang),
    }
}

fn written_columns(plan: &Plan, form: Form, item: Option<Item>, lang: Lang) -> Vec<Column> {
    let table = match item {
        Some(Item::Row { table, .. }) => Some(table),
        Some(Item::Entity(entity)) => Some(entity),
        _ => None,
    };
    let Some(facts) = table.and_then(|table| plan.table(table)) else {
        return Vec::new();
    };
    let number = column(Label::new("行", "Row"), lang, Field::Number, 5, 0);
    let written = facts.columns.iter().enumerate().map(|(i, facts)| {
        let heading = match lang.pick(&facts.zh, &facts.en) {
            heading if heading.is_empty() => &facts.zh,
            heading => heading,
        };
        let (least, weight) = room(facts.of);
        let heading = Shown::from(heading).into_owned();
        Column {
            heading,
            field: Field::Written(i as u16),
            least,
            weight,
        }
    });
    let stage = (form == Form::SequenceRows)
        .then(|| column(Label::new("阶段", "Stage"), lang, Field::Stage, 6, 1));
    std::iter::once(number)
        .chain(written)
        .chain(stage)
        .collect()
}

/// Least columns and share of a column as written.
fn room(role: ColumnRole) -> (u16, u16) {
    match role {
        ColumnRole::Town => (9, 2),
        ColumnRole::Cluster => (14, 5),
        ColumnRole::Project => (14, 5),
        ColumnRole::LeadIndustry => (12, 4),
        ColumnRole::ServiceDirection => (12, 5),
        ColumnRole::Orientation => (16, 6),
        ColumnRole::Segment => (14, 5),
    }
}

/// What stands in a column for a row.
pub fn cell<'p>(plan: &'p Plan, item: Item, field: Field, lang: Lang) -> CellText<'p> {
    match item {
        Item::Row { table, row } => row_cell(plan, table, row as usize, field, lang),
        Item::Entity(entity) => entity_cell(plan, entity, field, lang),
        Item::Heading(_) | Item::Break(_) => CellText::Blank,
    }
}

fn row_cell<'p>(
    plan: &'p Plan,
    table: EntityRef,
    row: usize,
    field: Field,
    lang: Lang,
) -> CellText<'p> {
    match field {
        Field::Number => match plan.row_locator(table, row) {
            Some(at) => CellText::Dim(Shown::new(at.to_string())),
            None => CellText::Dim(Shown::new((row + 1).to_string())),
        },
        Field::Written(column) => written_cell(plan, table, row, usize::from(column), lang),
        Field::Stage => CellText::Absent,
        _ => CellText::Blank,
    }
}

fn written_cell(
    plan: &Plan,
    table: EntityRef,
    row: usize,
    column: usize,
    lang: Lang,
) -> CellText<'_> {
    let Some(view) = plan.cell(table, row, column) else {
        return CellText::Blank;
    };
    let own = match lang.pick(&view.cell.zh, &view.cell.en) {
        text if text.is_empty() => &view.cell.zh,
        text => text,
    };
    match view.merged {
        _ if own.is_empty() => CellText::Absent,
        None => CellText::Text(own.into()),
        Some(Merge::Inferred) => CellText::Merged(own.into()),
        Some(Merge::Undecided) => CellText::Undecided(own.into()),
    }
}

fn entity_cell(plan: &Plan, entity: EntityRef, field: Field, lang: Lang) -> CellText<'_> {
    let facts = plan.get(entity);
    let said = |said: &'_ Option<crate::plan::file::Said>| match said {
        Some(said) => CellText::Text(Shown::new(lang.pick(&said.zh, &said.en).as_str())),
        None => CellText::Absent,
    };
    match (field, &facts.is) {
        (Field::Name, _) => CellText::Text(facts.name.get(lang).into()),
        (Field::Place, _) => match facts.at.first() {
            Some(at) => CellText::Dim(Shown::new(at.label(lang).as_str())),
            None => CellText::Absent,
        },
        (Field::LeadUnit, Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty)) => {
            said(&duty.lead_unit)
        }
        (Field::Deadline, Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty)) => {
            said(&duty.deadline)
        }
        (Field::Value, Facts::Target(target)) => match target.value(lang) {
            Some(value) => CellText::Text(Shown::new(value.as_str())),
            None => CellText::Dim(target.operator.label(lang).into()),
        },
        (Field::Horizon, Facts::Target(target)) => match &target.horizon {
            Some(horizon) => CellText::Text(year(horizon.read_as.as_str())),
            None => CellText::Absent,
        },
        (Field::Needs, Facts::Target(target)) => CellText::Dim(Shown::new(needs(target, lang))),
        (Field::Town, _) => match town_of(plan, entity) {
            Some(town) => CellText::Text(plan.get(town).name.get(lang).into()),
            None => CellText::Absent,
        },
        (Field::Progress | Field::Stage, _) => CellText::Absent,
        (Field::Evidence(kind), _) => evidence_cell(evidence(plan, entity), kind),
        _ => CellText::Blank,
    }
}

fn evidence_cell(evidence: Evidence, kind: EvidenceKind) -> CellText<'static> {
    let yes = |so: bool| if so { CellText::Yes } else { CellText::Absent };
    match kind {
        EvidenceKind::Core => yes(evidence.core),
        EvidenceKind::Prose => yes(evidence.prose),
        EvidenceKind::Action => yes(evidence.action),
        EvidenceKind::Axes if evidence.axes == 0 => CellText::Absent,
        EvidenceKind::Axes => CellText::Text(Shown::new(evidence.axes.to_string())),
    }
}

fn year(date: &str) -> Shown<'static> {
    Shown::new(date.split('-').next().unwrap_or(date))
}

/// What the draft does not give and a judgment would need.
fn needs(target: &Target, lang: Lang) -> String {
    let missing = [
        (target.low.is_none(), Label::new("数值", "number")),
        (target.baseline.is_none(), Label::new("基期值", "baseline")),
        (
            target.definition.is_none(),
            Label::new("口径", "definition"),
        ),
        (
            target.lead_unit.is_none(),
            Label::new("牵头单位", "lead unit"),
        ),
        (target.horizon.is_none(), Label::new("时限", "date")),
    ];
    let words: Vec<&str> = missing
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, label)| label.get(lang))
        .collect();
    words.join(lang.pick("、", ", "))
}

/// The town in which a table places a project.
pub fn town_of(plan: &Plan, project: EntityRef) -> Option<EntityRef> {
    super::tabs::linked(plan, project, |direction, relation| {
        direction == crate::plan::Direction::Out
            && relation == crate::plan::file::Relation::LocatedIn
    })
    .find(|place| plan.kind(*place) == Kind::Town)
}

/// What the draft offers for a project under the first half of its own criterion.
pub fn evidence(plan: &Plan, project: EntityRef) -> Evidence {
    use crate::plan::file::Relation as R;
    let mut evidence = Evidence::default();
    for group in plan.links_of(project) {
        for neighbour in group.neighbours() {
            match (plan.kind(neighbour.other), group.relation, group.direction) {
                (Kind::Core, R::StandsIn, crate::plan::Direction::Out) => evidence.core = true,
                (Kind::Axis, R::StandsIn, crate::plan::Direction::Out) => evidence.axes += 1,
                (Kind::Action | Kind::Measure, _, crate::plan::Direction::In) => {
                    evidence.action = true
                }
                _ => {}
            }
        }
    }
    let facts = plan.get(project);
    let places = facts
        .at
        .iter()
        .chain(facts.names.iter().flat_map(|name| &name.at));
    evidence.prose = places
        .into_iter()
        .any(|at| matches!(at, Locator::Section(_)));
    evidence
}

/// How many columns of the screen each column gets, the last ones none where room is short.
pub fn widths(columns: &[Column], room: u16, gap: u16) -> Vec<u16> {
    let mut shown = 0;
    let mut used = 0;
    for column in columns {
        let needed = column.least + if shown > 0 { gap } else { 0 };
        if used + needed > room && shown > 0 {
            break;
        }
        used += needed;
        shown += 1;
    }
    let weights: u16 = columns[..shown].iter().map(|column| column.weight).sum();
    let left = room.saturating_sub(used);
    let mut widths: Vec<u16> = columns[..shown]
        .iter()
        .map(|column| {
            column.least
                + u32::from(left)
                    .saturating_mul(u32::from(column.weight))
                    .checked_div(u32::from(weights))
                    .unwrap_or(0) as u16
        })
        .collect();
    if let [only] = widths.as_mut_slice() {
        *only = (*only).min(room);
    }
    widths
}
