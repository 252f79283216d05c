//! The columns of tables: which there are, how wide they are, and what stands in each for a row.

mod cells;
mod widths;

pub use cells::{CellText, cell, second, short};
pub use widths::{Want, share, widths};

use super::form::Form;
use super::rows::Item;
use super::tabs::Sort;
use crate::plan::Label;
use crate::plan::file::{ColumnRole, Table, TableRole};
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::Shown;

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: Shown<'static>,
    /// Its heading where there is little room.
    pub short: Shown<'static>,
    /// What stands in it.
    pub field: Field,
    /// The fewest columns of the screen with which it is of use, or all that its words need where
    /// they are of no use when cut.
    pub least: u16,
    /// Where the words stand in it.
    pub align: Align,
    /// Where there is no room for all, the lowest go first.
    pub keep: u8,
    /// What kind of words stand in it.
    pub words: Words,
}

/// What kind of words stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Names and values: no use when cut.
    Names,
    /// Phrases, the start of which tells something: they take the room that names leave.
    Prose,
}

/// Where the words stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Left,
    /// At its right edge: numbers.
    Right,
    /// In its middle: ticks.
    Center,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Where the row stands in the draft.
    Number,
    /// A cell of the table as written.
    Written(u16),
    /// The name of the thing.
    Name,
    /// Where it stands in the draft.
    Place,
    /// The stage of the row's project.
    Stage,
    /// The lead unit of a measure or a target.
    LeadUnit,
    /// The deadline.
    Deadline,
    /// The number of a target.
    Value,
    /// What the number counts.
    Unit,
    /// The horizon of a target.
    Horizon,
    /// Whether the draft gives what a judgment of the target needs.
    Given(Needed),
    /// The town of a project.
    Town,
    /// Whether the draft offers a piece of evidence for a project.
    Evidence(EvidenceKind),
    /// How far the construction of a project is.
    Progress,
    /// The code of the rule that found something.
    Code,
    /// What the rule looks for.
    Rule,
    /// What it found.
    What,
}

/// What a target needs, apart from a number and a date, before anybody can judge it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// The value to start from.
    Baseline,
    /// How it is counted.
    Definition,
    /// The unit that answers for it.
    LeadUnit,
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

/// A column whose words are of no use when cut: numbers, places, ticks.
const WHOLE: u16 = u16::MAX;

impl Column {
    fn new(label: Label, lang: Lang, field: Field) -> Column {
        let heading = Shown::from(label.get(lang));
        Column {
            short: heading.clone(),
            heading,
            field,
            least: WHOLE,
            align: Align::Left,
            keep: 5,
            words: Words::Names,
        }
    }

    /// A column that is of no use with fewer columns of the screen.
    fn least(self, least: u16) -> Column {
        Column { least, ..self }
    }

    /// Whether its words are of no use when cut.
    pub fn is_whole(&self) -> bool {
        self.least == WHOLE
    }

    fn align(self, align: Align) -> Column {
        Column { align, ..self }
    }

    fn keep(self, keep: u8) -> Column {
        Column { keep, ..self }
    }

    fn short(self, label: Label, lang: Lang) -> Column {
        let short = label.get(lang).into();
        Column { short, ..self }
    }
}

/// The columns of a form in an order; for tables as written, those of the table in which `item` stands.
pub fn columns(plan: &Plan, form: Form, sort: Sort, item: Option<Item>, lang: Lang) -> Vec<Column> {
    match form {
        Form::Tasks => tasks(lang),
        Form::TargetTable => targets(lang),
        Form::Tiers => tiers(lang),
        Form::Findings => findings(sort, lang),
        _ => written(plan, form, item, lang),
    }
}

fn place(lang: Lang) -> Column {
    let label = Label::new("出处", "In draft");
    Column::new(label, lang, Field::Place).keep(2)
}

fn tasks(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(Label::new("举措", "Measure"), lang, Field::Name)
            .least(24)
            .keep(9),
        Column::new(Label::new("牵头单位", "Lead unit"), lang, Field::LeadUnit).least(9),
        Column::new(Label::new("完成时限", "Deadline"), lang, Field::Deadline).least(8),
        place(lang),
    ]
}

fn targets(lang: Lang) -> Vec<Column> {
    let given = |needed, label, short| {
        Column::new(label, lang, Field::Given(needed))
            .short(short, lang)
            .align(Align::Center)
            .least(4)
    };
    vec![
        Column::new(Label::new("指标", "Target"), lang, Field::Name)
            .least(24)
            .keep(9),
        Column::new(Label::new("目标值", "Value"), lang, Field::Value)
            .align(Align::Right)
            .keep(8),
        Column::new(Label::new("单位", "Unit"), lang, Field::Unit)
            .least(lang.pick(6, 11))
            .keep(7),
        // A year; the few horizons without one are told in words, for which the card has room.
        Column::new(Label::new("时限", "By"), lang, Field::Horizon)
            .least(6)
            .keep(6),
        given(
            Needed::Baseline,
            Label::new("基期值", "Baseline"),
            Label::new("基期", "Base"),
        ),
        given(
            Needed::Definition,
            Label::new("口径", "Definition"),
            Label::new("口径", "Def."),
        ),
        given(
            Needed::LeadUnit,
            Label::new("牵头单位", "Lead unit"),
            Label::new("牵头", "Lead"),
        ),
        place(lang),
    ]
}

/// What a rule found: where the rule is the heading, the sentence says more than its name.
fn findings(sort: Sort, lang: Lang) -> Vec<Column> {
    let code = Column::new(Label::new("规则", "Rule"), lang, Field::Code).keep(8);
    let thing = Column::new(Label::new("事项", "Thing"), lang, Field::Name)
        .least(16)
        .keep(9);
    let fault = Label::new("问题", "Fault");
    let at = Column::new(Label::new("出处", "At"), lang, Field::Place);
    let (code, fault) = match sort {
        Sort::Rule => (None, Column::new(fault, lang, Field::What)),
        _ => (Some(code), Column::new(fault, lang, Field::Rule)),
    };
    let rest = [thing, fault.least(32).keep(7), at.keep(2)];
    code.into_iter().chain(rest).collect()
}

fn tiers(lang: Lang) -> Vec<Column> {
    let evidence = |kind, label: Label| {
        let column = Column::new(label, lang, Field::Evidence(kind));
        column.align(Align::Center).keep(8)
    };
    vec![
        Column::new(Label::new("项目", "Project"), lang, Field::Name)
            .least(20)
            .keep(9),
        evidence(EvidenceKind::Core, Label::new("核", "Core")),
        evidence(EvidenceKind::Axes, Label::new("轴", "Axes")),
        evidence(EvidenceKind::Prose, Label::new("正文", "Prose")),
        evidence(EvidenceKind::Action, Label::new("行动", "Action")),
        Column::new(Label::new("建设进度", "Progress"), lang, Field::Progress)
            .align(Align::Center)
            .least(8)
            .keep(7),
        Column::new(Label::new("街镇", "Town"), lang, Field::Town)
            .least(8)
            .keep(3),
    ]
}

/// The table whose row an item is, or that it is itself.
pub fn table_of(item: Item) -> Option<EntityRef> {
    match item {
        Item::Row { table, .. } => Some(table),
        Item::Entity(entity) => Some(entity),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => None,
    }
}

/// Whether a row of a table is the heading of those that follow.
pub fn is_heading(plan: &Plan, item: Item) -> bool {
    match item {
        Item::Heading(_) => true,
        Item::Entity(entity) => plan.table(entity).is_some(),
        Item::Row { .. } | Item::Break(_) | Item::Finding(_) => false,
    }
}

/// The columns in which a form lists the rows of a table: without the towns, where these are headings.
fn written(plan: &Plan, form: Form, item: Option<Item>, lang: Lang) -> Vec<Column> {
    let table = item.and_then(table_of);
    let Some((table, facts)) = table.and_then(|table| Some((table, plan.table(table)?))) else {
        return Vec::new();
    };
    let grouped = match form {
        Form::SequenceRows => town_column(facts),
        _ => None,
    };
    let grouped = grouped.map(|column| Field::Written(column as u16));
    let mut columns = row_columns(plan, table, lang);
    columns.retain(|column| Some(column.field) != grouped);
    columns
}

/// Everything that a row of a table says: its place, its cells, and in a sequence the stage, which no
/// draft need give.
pub fn row_columns(plan: &Plan, table: EntityRef, lang: Lang) -> Vec<Column> {
    let Some(facts) = plan.table(table) else {
        return Vec::new();
    };
    let number = Column::new(Label::new("行", "Row"), lang, Field::Number).keep(9);
    let written = (0u16..).zip(&facts.columns).map(|(i, column)| {
        let heading = Shown::from(column.get(lang)).into_owned();
        let (least, keep, words) = room(column.of);
        Column {
            short: column.of.label(lang).into(),
            heading,
            field: Field::Written(i),
            least,
            align: Align::Left,
            keep,
            words,
        }
    });
    let stage = (facts.role == TableRole::Sequence)
        .then(|| Column::new(Label::new("阶段", "Stage"), lang, Field::Stage).keep(8));
    std::iter::once(number)
        .chain(written)
        .chain(stage)
        .collect()
}

/// The column that names the towns by which a sequence is grouped.
pub fn town_column(facts: &Table) -> Option<usize> {
    facts
        .columns
        .iter()
        .position(|column| column.of == ColumnRole::Town)
}

/// The least columns of a column as written, when it gives way, and what kind of words stand in it.
fn room(role: ColumnRole) -> (u16, u8, Words) {
    match role {
        ColumnRole::Project => (20, 9, Words::Names),
        ColumnRole::Town => (9, 7, Words::Names),
        ColumnRole::Cluster => (14, 6, Words::Names),
        ColumnRole::LeadIndustry => (14, 5, Words::Names),
        ColumnRole::ServiceDirection => (20, 4, Words::Prose),
        // Half a phrase is no help.
        ColumnRole::Segment => (26, 3, Words::Prose),
        ColumnRole::Orientation => (26, 2, Words::Prose),
        ColumnRole::Order => (8, 8, Words::Names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headings of the columns of the first row of a table, as a form lists it.
    #[track_caller]
    fn check(form: Form, table: &str, lang: Lang, expected: &str) {
        let plan = Plan::parse(include_str!("../../plan.ron")).unwrap();
        let table = plan.find(table).unwrap();
        let row = Some(Item::Row { table, row: 0 });
        let columns = columns(&plan, form, Sort::Draft, row, lang);
        let headings: Vec<&str> = columns
            .iter()
            .map(|column| column.heading.as_str())
            .collect();
        assert_eq!(headings.join(" | "), expected);
        for column in &columns {
            assert_ne!(
                cell(&plan, Item::Row { table, row: 0 }, column.field, lang),
                CellText::Blank,
                "{:?}",
                column.field
            );
        }
    }

    #[test]
    fn tables_have_the_columns_of_the_draft() {
        check(
            Form::ListingRows,
            "table.core-projects",
            Lang::Zh,
            "行 | 集聚区名称 | 重点项目 | 主导产业 | 产业发展导向 | 现代服务业发展环节",
        );
        check(
            Form::SequenceRows,
            "table.sequence",
            Lang::En,
            "Row | Zone | Project | Stage",
        );
    }

    #[track_caller]
    fn check_cell(item: &str, field: Field, expected: CellText<'_>) {
        let plan = Plan::parse(include_str!("../../plan.ron")).unwrap();
        let item = Item::Entity(plan.find(item).unwrap());
        assert_eq!(cell(&plan, item, field, Lang::En), expected);
    }

    #[test]
    fn a_number_stands_apart_from_its_unit_unless_that_is_a_sign() {
        let text = |text: &'static str| CellText::Text(text.into());
        check_cell("target.cloud-enterprises", Field::Value, text("= 2000"));
        check_cell("target.cloud-enterprises", Field::Unit, text("enterprises"));
        check_cell("target.retail-sales-growth", Field::Value, text(">= 8%"));
        check_cell("target.retail-sales-growth", Field::Unit, CellText::Blank);
        check_cell(
            "target.cross-border-e-commerce",
            Field::Value,
            CellText::Absent,
        );
    }

    #[test]
    fn what_the_draft_does_not_give_is_absent() {
        for needed in [Needed::Baseline, Needed::Definition, Needed::LeadUnit] {
            check_cell(
                "target.cloud-enterprises",
                Field::Given(needed),
                CellText::Absent,
            );
        }
        let project = "project.g60-cloud-corridor";
        check_cell(project, Field::Progress, CellText::Absent);
        check_cell(
            project,
            Field::Evidence(EvidenceKind::Axes),
            CellText::Yes(2),
        );
    }
}
