//! Tables: rows with columns.

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::Role;
use super::tree::{empty, heading, item_name, marker, row_state};
use crate::app::columns::{CellText, Column, cell, columns, widths};
use crate::app::rows::{Item, Row};
use crate::app::{App, Drawn};
use crate::plan::Plan;
use crate::search::Query;
use crate::text::Shown;

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// Columns before the first: the marker and air.
const MARGIN: u16 = 2;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    let view = app.view();
    let rows = view.rows();
    heading(app, painter, area, view.cursor.selected, rows.len());
    let list = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    drawn.list_height = usize::from(list.height);
    drawn.list_offset = view.cursor.window(drawn.list_height, rows.len());
    if rows.is_empty() {
        return empty(app, painter, area);
    }
    let room = area.width.saturating_sub(MARGIN);
    let first = rows.get(drawn.list_offset).map(|row| row.item);
    let head = view.row().map(|row| row.item).or(first);
    let mut layout = Layout::new(app, plan, head, room);
    layout.draw_header(
        painter,
        Rect {
            y: area.y + 1,
            height: 1,
            ..area
        },
    );
    let query = Query::new(&view.filter);
    for (y, index) in (0..list.height).zip(drawn.list_offset..rows.len()) {
        let row = rows[index];
        layout.follow(app, plan, row.item, room);
        let matched = !query.is_empty() && crate::app::view::matches(plan, &query, row.item);
        let state = row_state(app, index);
        marker(painter, list, y, state);
        layout.draw_row(app, plan, painter, list, (y, row), matched);
        painter.tint_row(list, y, state);
    }
}

/// The columns of the table whose rows are being drawn.
struct Layout {
    table: Option<crate::plan::EntityRef>,
    columns: Vec<Column>,
    widths: Vec<u16>,
}

impl Layout {
    fn new(app: &App, plan: &Plan, item: Option<Item>, room: u16) -> Layout {
        let columns = columns(plan, app.form, item, app.lang());
        let widths = widths(&columns, room, GAP);
        Layout {
            table: item.and_then(table_of),
            columns,
            widths,
        }
    }

    /// Takes the columns of another table, where rows of another table begin.
    fn follow(&mut self, app: &App, plan: &Plan, item: Item, room: u16) {
        if let Item::Row { table, .. } = item
            && self.table != Some(table)
        {
            *self = Layout::new(app, plan, Some(item), room);
        }
    }

    fn draw_header(&self, painter: &mut Painter<'_>, area: Rect) {
        self.each(|x, width, column| {
            let slot = Rect {
                width: (x + width).min(area.width),
                ..area
            };
            painter.put(slot, x, 0, &column.heading, Role::Dim);
        });
    }

    fn each(&self, mut act: impl FnMut(u16, u16, &Column)) {
        let mut x = MARGIN;
        for (column, width) in self.columns.iter().zip(&self.widths) {
            act(x, *width, column);
            x += width + GAP;
        }
    }

    fn draw_row(
        &self,
        app: &App,
        plan: &Plan,
        painter: &mut Painter<'_>,
        area: Rect,
        (y, row): (u16, Row),
        matched: bool,
    ) {
        if is_heading(plan, row.item) {
            painter.put(
                area,
                MARGIN,
                y,
                &item_name(plan, row.item, app.lang()),
                Role::Heading,
            );
            return;
        }
        self.each(|x, width, column| {
            let slot = Rect {
                width: (x + width).min(area.width),
                ..area
            };
            let (text, role) = shown(painter, cell(plan, row.item, column.field, app.lang()));
            let role = if matched && role == Role::Text {
                Role::Match
            } else {
                role
            };
            painter.put(slot, x, y, &text, role);
        });
    }
}

fn table_of(item: Item) -> Option<crate::plan::EntityRef> {
    match item {
        Item::Row { table, .. } => Some(table),
        Item::Entity(entity) => Some(entity),
        Item::Heading(_) | Item::Break(_) => None,
    }
}

/// Whether a row of the list is the heading of those that follow.
fn is_heading(plan: &Plan, item: Item) -> bool {
    match item {
        Item::Heading(_) => true,
        Item::Entity(entity) => plan.table(entity).is_some(),
        Item::Row { .. } | Item::Break(_) => false,
    }
}

/// A cell as text: what is merged stands dim, what is undecided has a question mark, what is missing a dash.
fn shown<'p>(painter: &Painter<'_>, cell: CellText<'p>) -> (Shown<'p>, Role) {
    match cell {
        CellText::Text(text) => (text, Role::Text),
        CellText::Merged(text) | CellText::Dim(text) => (text, Role::Dim),
        CellText::Undecided(text) => (Shown::new(format!("? {}", text.as_str())), Role::Absent),
        CellText::Yes => (painter.look.yes().into(), Role::Text),
        CellText::Absent => ("-".into(), Role::Absent),
        CellText::Blank => (Shown::default(), Role::Text),
    }
}
