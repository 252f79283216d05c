//! The go-to box: a field, and below it what it leads to.

use ratatui::layout::{Position, Rect};

use super::findings;
use super::marks::marked;
use super::paint::{Painter, Piece};
use super::theme::{Role, RowState};
use super::tree::{item_name, name};
use super::{chrome, overlay, row_spots, spot, words};
use crate::app::field::Field;
use crate::app::goto::{self, Goal};
use crate::app::mouse::Target;
use crate::app::overlay::Overlay;
use crate::app::rows::Item;
use crate::app::{App, Drawn, Form};
use crate::plan::file::Cell;
use crate::plan::{EntityRef, Lang, Plan};
use crate::search::Query;
use crate::text::Shown;

/// As wide as the box is at the most, and as high.
const WIDEST: u16 = 108;
const HIGHEST: u16 = 26;
/// Columns before a name: the marker and a gap.
const MARGIN: u16 = 2;
/// Columns between two columns.
const GAP: u16 = 2;
/// A name is not cut to less than this for what stands to its right.
const LEAST_NAME: u16 = 22;
/// What stands behind a name is not cut to less than this; it is left out.
const LEAST_BEHIND: u16 = 6;

/// The name of something, and what stands behind it.
type Names<'a> = (Vec<Piece<'a>>, Vec<Piece<'a>>);

/// A row of the box.
struct Line<'a> {
    /// What it is called, what was found in that underlined.
    name: Vec<Piece<'a>>,
    /// By what else it was found, or what it is called in the other language.
    behind: Vec<Piece<'a>>,
    kind: Shown<'a>,
    place: Shown<'a>,
}

/// Draws the box; returns where the caret stands.
pub(super) fn draw(
    app: &App,
    overlay: &Overlay,
    field: &Field,
    painter: &mut Painter<'_>,
    (body, drawn): (Rect, &mut Drawn),
) -> Position {
    let area = place(body);
    painter.make_room(area, body);
    drawn.spots.push(spot(area, Target::Overlay));
    let inner = match overlay::air(body) {
        // No room to spare: the rules above and below the body do.
        0 => Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        },
        _ => painter.frame(area),
    };
    let caret = draw_head(app, field, painter, inner);
    let top = 1 + overlay::air(body);
    let list = Rect {
        y: inner.y + top.min(inner.height),
        height: inner.height.saturating_sub(top),
        ..inner
    };
    let rows = &app.goals.rows;
    drawn.overlay_height = usize::from(list.height);
    drawn.overlay_offset = overlay.cursor.window(drawn.overlay_height, rows.len());
    let visible = drawn.overlay_offset..rows.len().min(drawn.overlay_offset + drawn.overlay_height);
    if visible.is_empty() {
        draw_hint(app, field, painter, list);
        return caret;
    }
    let Some(plan) = app.plan() else { return caret };
    let query = Query::new(field.text());
    let lines: Vec<Line<'_>> = rows[visible.clone()]
        .iter()
        .map(|goal| line(app, plan, &query, goal))
        .collect();
    let columns = Columns::of(painter, &lines, list.width);
    drawn
        .spots
        .extend(row_spots(list, visible.clone(), Target::OverlayRow));
    for ((y, line), at) in (0..).zip(&lines).zip(visible) {
        columns.draw(painter, list, y, line);
        if at == overlay.cursor.selected {
            let marker = painter.look.row_marker().into();
            painter.put(list, 0, y, &marker, Role::Marker);
            painter.tint_row(list, y, RowState::Focused);
        }
    }
    note_rest(app, painter, area);
    caret
}

/// In the middle of the screen; always of the same height, so that it stands still while one types.
fn place(body: Rect) -> Rect {
    let (width, height) = (body.width.min(WIDEST), body.height.min(HIGHEST));
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 3,
        width,
        height,
    }
}

/// What the box is for, the field, and how many there are.
fn draw_head(app: &App, field: &Field, painter: &mut Painter<'_>, inner: Rect) -> Position {
    let lang = app.lang();
    let title = words::GO_TO.get(lang).into();
    let used = painter.put(inner, 0, 0, &title, Role::Title) + GAP;
    let count = match app.goals.count {
        0 => Shown::default(),
        count => Shown::new(count.to_string()),
    };
    let count_width = painter.put_right(inner, 0, &count, Role::Dim);
    let row = Rect {
        x: inner.x + used,
        width: inner.width.saturating_sub(used + count_width + 1),
        height: 1,
        ..inner
    };
    if field.text().is_empty() {
        let hint = words::GO_TO_FIELD.get(lang).into();
        painter.put(row, 1, 0, &hint, Role::Dim);
    }
    chrome::field(painter, row, "", field)
}

/// What an empty box says: what can be typed, or that nothing is called so.
fn draw_hint(app: &App, field: &Field, painter: &mut Painter<'_>, list: Rect) {
    let hint = match field.text().trim().is_empty() {
        true => words::GO_TO_HINT,
        false => words::NOTHING_CALLED_SO,
    };
    let hint = Shown::from(hint.get(app.lang()));
    let room = usize::from(list.width.saturating_sub(MARGIN).max(1));
    for (y, line) in (0..list.height).zip(hint.wrap(painter.measure, room)) {
        painter.put(list, MARGIN, y, &line, Role::Dim);
    }
}

/// How many there are that the box does not list.
fn note_rest(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let rest = app.goals.count.saturating_sub(app.goals.rows.len());
    if rest == 0 {
        return;
    }
    let note = words::MORE_FOUND
        .get(app.lang())
        .replace("{}", &rest.to_string());
    let note = Shown::new(format!(" {note} "));
    let rule = Rect {
        y: area.bottom().saturating_sub(1),
        width: area.width.saturating_sub(2),
        height: 1,
        ..area
    };
    painter.put_right(rule, 0, &note, Role::Dim);
}

fn line<'a>(app: &App, plan: &'a Plan, query: &Query, goal: &Goal) -> Line<'a> {
    let lang = app.lang();
    let Some(item) = goal.item(plan) else {
        return recent_cell(plan, goal, lang);
    };
    let (name, behind) = match item {
        Item::Entity(entity) => thing(app, plan, query, entity),
        Item::Row { table, row } => cells(app, plan, query, (table, row)),
        Item::Finding(key) => (
            vec![Piece::new(findings::in_a_line(app, key), Role::Text)],
            Vec::new(),
        ),
        Item::Heading(_) | Item::Break(_) => (
            vec![Piece::new(item_name(plan, item, lang), Role::Text)],
            Vec::new(),
        ),
    };
    let at = |item: Item| match item {
        Item::Entity(entity) => plan.get(entity).at.first().cloned(),
        Item::Row { table, row } => plan.row_locator(table, row as usize),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => None,
    };
    let kind = match item {
        _ if matches!(goal, Goal::Recent(_)) => Shown::default(),
        Item::Entity(entity) => plan.kind(entity).label(lang).into(),
        Item::Row { .. } => words::TABLE_ROW.get(lang).into(),
        Item::Heading(_) | Item::Break(_) | Item::Finding(_) => Shown::default(),
    };
    let place = match goal {
        Goal::Found(_) => {
            at(item).map_or_else(Shown::default, |at| Shown::new(at.label(lang).as_str()))
        }
        Goal::Recent(place) => form_name(place.form, lang),
        Goal::Address(address, _) => address
            .form
            .map_or_else(Shown::default, |form| form_name(form, lang)),
    };
    Line {
        name,
        behind,
        kind,
        place,
    }
}

/// A cell of a matrix where one has been.
fn recent_cell<'a>(plan: &'a Plan, goal: &Goal, lang: Lang) -> Line<'a> {
    let (subject, form) = match goal {
        Goal::Recent(place) => (
            place.at.item.as_ref().and_then(|it| it.subject(plan)),
            Some(place.form),
        ),
        Goal::Found(_) | Goal::Address(..) => (None, None),
    };
    let text = match subject {
        Some(crate::app::subject::Subject::Cell(row, column)) => {
            let [row, column] = [row, column].map(|it| name(plan, it, lang));
            Shown::new(format!("{} x {}", row.as_str(), column.as_str()))
        }
        _ => Shown::default(),
    };
    Line {
        name: vec![Piece::new(text, Role::Text)],
        behind: Vec::new(),
        kind: Shown::default(),
        place: form.map_or_else(Shown::default, |form| form_name(form, lang)),
    }
}

fn form_name(form: Form, lang: Lang) -> Shown<'static> {
    let (tab, form) = (form.tab().name(lang), form.name(lang));
    Shown::new(format!("{tab} {form}"))
}

/// The name of a thing with what was found in it, and behind it what it is called in the other language;
/// or, where it was found by another of its names, that one.
fn thing<'a>(app: &App, plan: &'a Plan, query: &Query, entity: EntityRef) -> Names<'a> {
    let own = name(plan, entity, app.lang());
    let mut marks = query.marks(own.as_str());
    let second = app
        .speech
        .second()
        .map(|lang| plan.get(entity).name.only(lang));
    let second = second.map(|second| (second, query.marks(second.as_str())));
    let mut behind = second.filter(|(second, _)| !second.is_empty());
    if marks.is_empty() && !query.is_empty() {
        let names = goto::names(plan, entity, app.lang());
        match query.best(names.iter().map(|name| name.as_str())) {
            Some((at, found)) if names[at].as_str() == own.as_str() => marks = found,
            // The name in the other language stays where it was found by that.
            Some(_) if behind.as_ref().is_some_and(|(_, found)| !found.is_empty()) => {}
            Some((at, found)) => behind = Some((names[at], found)),
            None => {}
        }
    }
    let behind = behind.map(|(text, marks)| marked(text.into(), &marks, Role::Dim));
    (marked(own, &marks, Role::Text), behind.unwrap_or_default())
}

/// The cells of a row: first the one that was found, which may have been found in the other language.
fn cells<'a>(
    app: &App,
    plan: &'a Plan,
    query: &Query,
    (table, row): (EntityRef, u32),
) -> Names<'a> {
    let lang = app.lang();
    let columns = plan.table(table).map_or(0, |facts| facts.columns.len());
    let cells = (0..columns).filter_map(|at| plan.cell(table, row as usize, at));
    let mut cells: Vec<&Cell> = cells.map(|view| view.cell).collect();
    cells.retain(|cell| !cell.get(lang).is_empty());
    let texts = |lang: Lang| {
        cells
            .iter()
            .map(move |cell: &&Cell| lang.pick(&cell.zh, &cell.en).as_str())
    };
    let best = query.best(texts(lang).chain(texts(lang.other())));
    let first = best.map_or(0, |(at, _)| at % cells.len().max(1));
    if first < cells.len() {
        cells[..=first].rotate_right(1);
    }
    let Some((first, rest)) = cells.split_first() else {
        return Names::default();
    };
    let own = first.get(lang);
    let marks = query.marks(own.as_str());
    let mut behind = Vec::new();
    let other = first.get(lang.other());
    let other_marks = query.marks(other.as_str());
    if marks.is_empty() && !other_marks.is_empty() {
        behind = marked(other.into(), &other_marks, Role::Dim);
    }
    for cell in rest {
        if !behind.is_empty() {
            behind.push(Piece::new("  ", Role::Dim));
        }
        let text = cell.get(lang);
        behind.extend(marked(text.into(), &query.marks(text.as_str()), Role::Dim));
    }
    (marked(own.into(), &marks, Role::Text), behind)
}

/// The columns at the right edge: the kind and the place, where they have room.
struct Columns {
    kind: u16,
    place: u16,
}

impl Columns {
    fn of(painter: &Painter<'_>, lines: &[Line<'_>], room: u16) -> Columns {
        let gap = |width: u16| if width > 0 { width + GAP } else { 0 };
        let kinds = lines.iter().map(|line| painter.width(&line.kind));
        let places = lines.iter().map(|line| painter.width(&line.place));
        let (kind, place) = (
            gap(kinds.max().unwrap_or(0)),
            gap(places.max().unwrap_or(0)),
        );
        let left = room.saturating_sub(MARGIN + LEAST_NAME);
        let kind = if kind <= left { kind } else { 0 };
        let place = if kind + place <= left { place } else { 0 };
        Columns { kind, place }
    }

    fn draw(&self, painter: &mut Painter<'_>, list: Rect, y: u16, line: &Line<'_>) {
        let names = Rect {
            x: list.x + MARGIN,
            width: list.width.saturating_sub(MARGIN + self.kind + self.place),
            ..list
        };
        let used = painter.put_line(names, 0, y, &line.name);
        if !line.behind.is_empty()
            && names.width >= used + GAP + LEAST_BEHIND.min(painter.width_of(&line.behind))
        {
            painter.put_line(names, used + GAP, y, &line.behind);
        }
        let kind = Rect {
            x: names.right() + GAP,
            width: self.kind.saturating_sub(GAP),
            ..list
        };
        if self.kind > 0 {
            painter.put(kind, 0, y, &line.kind, Role::Dim);
        }
        if self.place > 0 {
            painter.put_right(list, y, &line.place, Role::Dim);
        }
    }
}
