//! Trees and outlines.

use ratatui::layout::Rect;

use super::findings;
use super::lens;
use super::marks::found_in;
use super::note::notes;
use super::paint::Painter;
use super::summary::says_unit;
use super::theme::{Role, RowState};
use super::{row_spots, words};
use crate::app::columns::{CellText, Field, cell};
use crate::app::mouse;
use crate::app::rows::{Break, Fold, Heading, Item, Row, RuleCode};
use crate::app::tabs::targets::Reach;
use crate::app::{App, Drawn, Focus, Form};
use crate::checks::{Severity, find_rule};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind, Target};
use crate::plan::{EntityRef, Lang, Locator, Plan};
use crate::text::Shown;

/// Draws the heading of a pane, its count at the right edge.
pub(super) fn heading(app: &App, painter: &mut Painter<'_>, area: Rect, at: usize, of: usize) {
    let count = match of {
        0 => Shown::default(),
        _ => Shown::new(format!("{}/{of}", at + 1)),
    };
    counted_heading(app, painter, area, &count);
}

/// Draws the heading of a pane: the name of the form, what is looked for, what there is to say of the
/// whole, and at the right edge the count.
pub(super) fn counted_heading(app: &App, painter: &mut Painter<'_>, area: Rect, count: &Shown<'_>) {
    let through_lens = lens::count(app);
    let count = through_lens.as_ref().unwrap_or(count);
    let view = app.view();
    let mut used = painter.put(area, 0, 0, &app.form.name(app.lang()).into(), Role::Heading);
    if !view.filter.is_empty() {
        let filter = Shown::new(format!("/{}", view.filter));
        used += 2 + painter.put(area, used + 2, 0, &filter, Role::Match);
    }
    let width = painter.width(count);
    if width > 0 && used + width + 2 <= area.width {
        painter.put_right(area, 0, count, Role::Dim);
    }
    let Some(plan) = app.plan() else { return };
    let room = area.width.saturating_sub(used + width + 4);
    let fits = |note: &Shown<'_>| painter.width(note) <= room;
    if let Some(note) = notes(app, plan).into_iter().find(fits) {
        painter.put(area, used + 2, 0, &note, Role::Dim);
    }
}

/// How the row at `index` stands to the selection.
pub(super) fn row_state(app: &App, index: usize) -> RowState {
    match (index == app.view().cursor.selected, app.focus) {
        (false, _) => RowState::Plain,
        (true, Focus::List) => RowState::Focused,
        (true, Focus::Card) => RowState::Selected,
    }
}

/// The marker before a selected row.
pub(super) fn marker(painter: &mut Painter<'_>, area: Rect, y: u16, state: RowState) {
    if state != RowState::Plain {
        let marker = painter.look.row_marker().into();
        painter.put(area, 0, y, &marker, Role::Marker);
    }
}

/// What an empty list says.
pub(super) fn empty(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let lang = app.lang();
    let filtered = !app.view().filter.is_empty();
    let why = match (app.plan(), app.lens()) {
        _ if filtered => words::NO_MATCH_HERE.get(lang).into(),
        (Some(plan), Some(lens)) => {
            let subject = name(plan, lens.subject(), lang);
            let why = app.keymap.worded(words::NOT_CONCERNED_HERE.get(lang));
            Shown::new(why.replace("{}", subject.as_str()))
        }
        _ if app.form == Form::Findings => findings::none(app),
        _ => words::NOTHING_HERE.get(lang).into(),
    };
    let room = usize::from(area.width.saturating_sub(2).max(1));
    for (y, line) in (2..area.height).zip(why.wrap(painter.measure, room)) {
        painter.put(area, 2, y, &line, Role::Dim);
    }
}

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    let view = app.view();
    let rows = view.rows();
    lens::legend(app, painter, area);
    heading(app, painter, area, view.cursor.selected, rows.len());
    let list = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    drawn.list_height = usize::from(list.height);
    drawn.list_offset = view.cursor.window(drawn.list_height, rows.len());
    if rows.is_empty() {
        return empty(app, painter, area);
    }
    let visible = drawn.list_offset..rows.len();
    drawn
        .spots
        .extend(row_spots(list, visible, mouse::Target::Row));
    for (y, index) in (0..list.height).zip(drawn.list_offset..rows.len()) {
        let line = TreeLine {
            plan,
            app,
            row: rows[index],
        };
        line.draw(painter, list, y, row_state(app, index));
    }
}

/// One row of a tree.
struct TreeLine<'a> {
    plan: &'a Plan,
    app: &'a App,
    row: Row,
}

/// The name in the second language starts here, in hundredths of the row, so that it stands in a column.
const SECOND_COLUMN: u32 = 44;

impl<'a> TreeLine<'a> {
    fn draw(&self, painter: &mut Painter<'_>, area: Rect, y: u16, state: RowState) {
        let lang = self.app.lang();
        let whole = area;
        let area = lens::sign(self.app, painter, area, y, self.row.item);
        let indent = (2 + u16::from(self.row.depth) * 2).min(area.width / 2);
        let sign = match self.row.fold {
            Fold::Leaf => "",
            Fold::Open => painter.look.open(),
            Fold::Closed => painter.look.closed(),
        };
        marker(painter, area, y, state);
        findings::mark(self.app, painter, area, y, self.row.item);
        painter.put(area, indent, y, &sign.into(), Role::Dim);
        let start = indent + 2;
        let right = self.right(painter, area.width.saturating_sub(start), lang);
        let edge = match self.app.speech.second() {
            None => self.name(painter, area, (start, y), &right),
            Some(second) => self.both_names(painter, area, (start, y), &right, second),
        };
        let with_right = painter.width(&right) + 2 + edge <= area.width;
        if with_right {
            let role = match self.break_off() {
                Some(_) => Role::Warning,
                None => Role::Dim,
            };
            painter.put_right(area, y, &right, role);
        }
        painter.tint_row(whole, y, state);
    }

    /// The name, in full or in short as there is room beside the place, which stands in a column for the
    /// eye to run down; it gives way before the name is cut. Returns the column behind it.
    fn name(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        (x, y): (u16, u16),
        right: &Shown<'_>,
    ) -> u16 {
        let room = area.width.saturating_sub(x);
        let beside = room.saturating_sub(painter.width(right) + 2);
        let names = self.names(self.app.lang());
        // Of a target the value is what one looks for: its name gives way.
        let (room, area) = match self.is_target() {
            true => (
                beside,
                Rect {
                    width: x + beside,
                    ..area
                },
            ),
            false => (room, area),
        };
        let text = fitting(painter, &names, [beside, room]);
        let pieces = found_in(
            self.app,
            (self.plan, self.row.item),
            text.borrowed(),
            self.role(),
        );
        x + painter.put_line(area, x, y, &pieces)
    }

    /// The name, then dim the one in the other language where it has room, in a column of its own
    /// where the first is not too long. Returns the column behind both.
    fn both_names(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        (x, y): (u16, u16),
        right: &Shown<'_>,
        second: Lang,
    ) -> u16 {
        let own = self.name(painter, area, (x, y), right);
        let column = (u32::from(area.width) * SECOND_COLUMN / 100) as u16;
        let start = (own + 2).max(column);
        let room = area.width.saturating_sub(start);
        let beside = room.saturating_sub(painter.width(right) + 2);
        let room = if self.is_target() { beside } else { room };
        let names = self.names(second);
        let fits = |name: &&Shown<'_>, room| !name.is_empty() && painter.width(name) <= room;
        let full = names.first().filter(|name| fits(name, beside));
        match full.or_else(|| names.iter().rev().find(|name| fits(name, room))) {
            Some(name) => start + painter.put(area, start, y, name, Role::Dim),
            None => own,
        }
    }

    /// What the row is called, and in short.
    fn names(&self, lang: Lang) -> Vec<Shown<'a>> {
        let own = item_name(self.plan, self.row.item, lang);
        let short = match self.row.item {
            Item::Entity(entity) => self.plan.get(entity).short.as_ref(),
            _ => None,
        };
        let short = short.map(|short| Shown::from(short.only(lang)));
        let short = short.filter(|short| !short.is_empty());
        std::iter::once(own).chain(short).collect()
    }

    fn role(&self) -> Role {
        match self.row.item {
            Item::Heading(Heading::StandsIn(_) | Heading::AlsoNamed(_)) => Role::Dim,
            Item::Heading(_) => Role::Heading,
            Item::Break(_) => Role::Warning,
            item if lens::is_beside(self.app, item) => Role::Dim,
            Item::Entity(_) | Item::Row { .. } if self.row.depth == 0 => Role::Title,
            Item::Entity(_) | Item::Row { .. } | Item::Finding(_) => Role::Text,
        }
    }

    /// The place in the draft; of a target its value; where things of many kinds stand together, the
    /// kind.
    fn right(&self, painter: &Painter<'_>, room: u16, lang: Lang) -> Shown<'static> {
        let place = |at: Option<&Locator>| {
            at.map_or_else(Shown::default, |at| Shown::new(at.label(lang).as_str()))
        };
        if let Some(reason) = self.break_off() {
            return break_word(reason).get(lang).into();
        }
        match self.row.item {
            Item::Entity(entity) => match &self.plan.get(entity).is {
                Facts::Target(target) => self.value(painter, target, room, lang),
                _ if self.tells_kind(entity) => self.plan.kind(entity).label(lang).into(),
                _ => place(self.plan.get(entity).at.first()),
            },
            Item::Row { table, row } => place(self.plan.row_locator(table, row as usize).as_ref()),
            Item::Heading(_) | Item::Break(_) | Item::Finding(_) => Shown::default(),
        }
    }

    /// What a target is to come to. Where name and value have no room side by side, the unit gives
    /// way: it is left out if the name says it, else a mark stands for it.
    fn value(
        &self,
        painter: &Painter<'_>,
        target: &Target,
        room: u16,
        lang: Lang,
    ) -> Shown<'static> {
        let Some(value) = target.value(lang) else {
            return target.operator.label(lang).into();
        };
        let value = Shown::new(value.as_str());
        let names = self.names(lang);
        let name = names.iter().min_by_key(|name| painter.width(name));
        let beside = room.saturating_sub(name.map_or(0, |name| painter.width(name)) + 2);
        if painter.width(&value) <= beside {
            return value;
        }
        let CellText::Text(number) = cell(self.plan, self.row.item, Field::Value, lang) else {
            return value;
        };
        let number = number.into_owned();
        if name.is_some_and(|name| says_unit(name.as_str(), target.unit.get(lang).as_str())) {
            return number;
        }
        // The number stays whole, with the mark that something follows it.
        let room = usize::from(painter.width(&number) + 2);
        Shown::new(painter.measure.cut(value.as_str(), room).into_owned())
    }

    /// Why the chain below a folded target reaches no town, if it does not.
    fn break_off(&self) -> Option<Break> {
        let folded = self.app.form == Form::Chains && self.row.fold == Fold::Closed;
        if !folded || !self.is_target() {
            return None;
        }
        Reach::of(self.app.view().nodes(), self.row.node as usize).break_off()
    }

    fn is_target(&self) -> bool {
        matches!(self.row.item, Item::Entity(e) if self.plan.kind(e) == Kind::Target)
    }

    /// Whether the kind of a thing says more than its place, which the rows above it give.
    fn tells_kind(&self, entity: EntityRef) -> bool {
        let kind = self.plan.kind(entity);
        match self.app.form {
            Form::Draft => kind != Kind::Section,
            Form::IndustryTree => !matches!(kind, Kind::Layer | Kind::Industry),
            Form::SafeguardOutline => kind == Kind::Dimension,
            _ => false,
        }
    }
}

/// The first of the names that fits into the first room, else into the second; else the last, to be cut.
pub(super) fn fitting<'n, 'p>(
    painter: &Painter<'_>,
    names: &'n [Shown<'p>],
    rooms: [u16; 2],
) -> &'n Shown<'p> {
    let [beside, room] = rooms;
    let fits = |name: &&Shown<'_>, room| painter.width(name) <= room;
    let first = |room| names.iter().find(|name| fits(name, room));
    first(beside)
        .or_else(|| first(room))
        .or(names.last())
        .expect("a row has a name")
}

/// What a row is called.
pub(super) fn item_name(plan: &Plan, item: Item, lang: Lang) -> Shown<'_> {
    match item {
        Item::Entity(entity) => name(plan, entity, lang),
        Item::Row { table, row } => Shown::new(
            plan.row_locator(table, row as usize)
                .map_or_else(String::new, |at| at.to_string()),
        ),
        Item::Heading(heading) => heading_name(plan, heading, lang),
        Item::Break(reason) => break_name(reason).get(lang).into(),
        // What a rule found is known to the app alone.
        Item::Finding(_) => Shown::default(),
    }
}

/// The name of a thing; its id where it has none.
pub(super) fn name(plan: &Plan, entity: EntityRef, lang: Lang) -> Shown<'_> {
    let facts = plan.get(entity);
    match facts.name.get(lang) {
        name if name.is_empty() => Shown::from(&facts.id.0),
        name => Shown::from(name),
    }
}

fn heading_name(plan: &Plan, heading: Heading, lang: Lang) -> Shown<'_> {
    let label = match heading {
        Heading::OutsideFrame => Label::new("产业体系之外", "Outside the frame"),
        Heading::Units => Label::new("核、轴、组团", "Core, axes, zones"),
        Heading::Services => Label::new("公共服务中心体系", "Service centers"),
        Heading::Lines => Label::new("轨道与道路", "Metro lines and roads"),
        Heading::Towns => Label::new("街镇", "Towns"),
        Heading::Places => Label::new("片区外地名", "Places beyond"),
        Heading::Facilities => Label::new("其他载体、平台、活动", "Other facilities and events"),
        Heading::Rest => Label::new("其余", "The rest"),
        Heading::Nowhere => Label::new("未注明出处或归属", "Without a place"),
        Heading::StandsIn(_) => Label::new("本章节所载", "Stands here"),
        Heading::AlsoNamed(_) => Label::new("另提及", "Also named"),
        Heading::TasksOf(entity) | Heading::Group(entity) => return name(plan, entity, lang),
        Heading::ReadAs(operator) => return operator.label(lang).into(),
        Heading::Severity(severity) => severity_name(severity),
        Heading::Rule(RuleCode(code)) => return rule_name(code, lang),
        Heading::Notes(_) => severity_name(Severity::Note),
        Heading::Waived => Label::new("已豁免", "Waived"),
        Heading::Evidence(evidence) => return Shown::new(evidence_name(evidence, lang)),
    };
    label.get(lang).into()
}

fn severity_name(severity: Severity) -> Label {
    match severity {
        Severity::Error => Label::new("错误", "Errors"),
        Severity::Warning => Label::new("警告", "Warnings"),
        Severity::Note => Label::new("提示", "Notes"),
    }
}

fn rule_name(code: &'static str, lang: Lang) -> Shown<'static> {
    match find_rule(code) {
        Some(rule) => Shown::new(format!("{code}  {}", rule.title.get(lang))),
        None => code.into(),
    }
}

fn evidence_name(evidence: crate::app::rows::Evidence, lang: Lang) -> String {
    let axes = match evidence.axes {
        0 => None,
        1 => Some(Label::new("一轴", "one axis")),
        2 => Some(Label::new("两轴", "two axes")),
        _ => Some(Label::new("多轴", "several axes")),
    };
    let pieces = [
        evidence.core.then_some(Label::new("核", "core")),
        axes,
        evidence
            .prose
            .then_some(Label::new("正文提及", "named in prose")),
        evidence
            .action
            .then_some(Label::new("行动提及", "named in an action")),
    ];
    let words: Vec<&str> = pieces
        .into_iter()
        .flatten()
        .map(|label| label.get(lang))
        .collect();
    match words.is_empty() {
        true => lang.pick("仅见于表", "in a table only").to_owned(),
        false => words.join(lang.pick("、", ", ")),
    }
}

/// Where a chain breaks off, in a word or two.
fn break_word(reason: Break) -> Label {
    match reason {
        Break::NoMeasure => Label::new("断：无措施", "no measure"),
        Break::NoProject => Label::new("断：无项目", "no project"),
        Break::NoTown => Label::new("断：无街镇", "no town"),
    }
}

fn break_name(reason: Break) -> Label {
    match reason {
        Break::NoMeasure => Label::new("断：无措施支撑", "breaks: no measure serves it"),
        Break::NoProject => Label::new("断：措施未点名项目", "breaks: no project named"),
        Break::NoTown => Label::new("断：项目未落到街镇", "breaks: placed in no town"),
    }
}
