//! Matrices.

use ratatui::layout::Rect;

use super::paint::Painter;
use super::theme::{Role, RowState};
use super::tree::{heading, marker, name, row_state};
use crate::app::matrix::{Mark, Matrix};
use crate::app::{App, Drawn, Form};
use crate::plan::Label;
use crate::plan::{EntityRef, Lang, Plan};
use crate::search::Query;
use crate::text::Shown;

/// The heading of the matrix, the name of the selected column and the short names of all.
const ABOVE: u16 = 3;
/// The legend.
const BELOW: u16 = 1;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let (Some(plan), Some(matrix)) = (app.plan(), app.view().matrix()) else {
        return;
    };
    let view = app.view();
    heading(app, painter, area, view.cursor.selected, matrix.rows.len());
    let rows = Rect {
        y: area.y + ABOVE,
        height: area.height.saturating_sub(ABOVE + BELOW),
        ..area
    };
    drawn.list_height = usize::from(rows.height);
    drawn.list_offset = view.cursor.window(drawn.list_height, matrix.rows.len());
    let grid = Grid::new(app, plan, matrix, painter, area);
    drawn.matrix_columns = grid.shown;
    drawn.matrix_offset = grid.first;
    grid.draw_columns(painter, area);
    for (y, index) in (0..rows.height).zip(drawn.list_offset..matrix.rows.len()) {
        grid.draw_row(painter, rows, y, index);
    }
    if area.height > ABOVE + BELOW {
        let legend = Rect {
            y: area.y + area.height - 1,
            height: 1,
            ..area
        };
        painter.put(legend, 0, 0, &legend_text(app), Role::Dim);
    }
}

fn legend_text(app: &App) -> Shown<'static> {
    let label = match app.form {
        Form::IndustryMatrix => Label::new(
            "L 主导  T 表列方向  P 正文  | 右侧在产业体系之外",
            "L lead  T table  P prose  | outside the frame to the right",
        ),
        _ => Label::new("格内为表中行号", "the number is the row of the table"),
    };
    label.get(app.lang()).into()
}

/// How the columns of the matrix stand on the screen.
struct Grid<'a> {
    app: &'a App,
    plan: &'a Plan,
    matrix: &'a Matrix,
    side: u16,
    width: u16,
    first: usize,
    shown: usize,
}

impl<'a> Grid<'a> {
    fn new(
        app: &'a App,
        plan: &'a Plan,
        matrix: &'a Matrix,
        painter: &Painter<'_>,
        area: Rect,
    ) -> Grid<'a> {
        let lang = app.lang();
        let longest = matrix
            .rows
            .iter()
            .take(200)
            .map(|row| painter.width(&name(plan, *row, lang)))
            .max()
            .unwrap_or(0);
        let side = longest.clamp(6, (area.width / 3).max(6)) + 2;
        let room = area.width.saturating_sub(side);
        let count = matrix.columns.len().max(1) as u16;
        let width = (room / count).clamp(least_width(app.form), 14);
        let shown = usize::from(room / width).min(matrix.columns.len());
        let first = app.view().across.window(shown.max(1), matrix.columns.len());
        Grid {
            app,
            plan,
            matrix,
            side,
            width,
            first,
            shown,
        }
    }

    fn columns(&self) -> impl Iterator<Item = (u16, usize, EntityRef)> + '_ {
        let visible = self
            .matrix
            .columns
            .iter()
            .enumerate()
            .skip(self.first)
            .take(self.shown);
        visible.map(|(i, column)| (self.side + (i - self.first) as u16 * self.width, i, *column))
    }

    /// The whole name of the selected column, then a short one above each.
    fn draw_columns(&self, painter: &mut Painter<'_>, area: Rect) {
        let lang = self.app.lang();
        let view = self.app.view();
        let query = Query::new(&view.filter);
        if let Some(column) = self.matrix.columns.get(view.across.selected) {
            let total = self.matrix.column_total(*column);
            let name = name(self.plan, *column, lang);
            let text = Shown::new(format!(
                "{}  {}/{}  {total}",
                name.as_str(),
                view.across.selected + 1,
                self.matrix.columns.len()
            ));
            painter.put(area, self.side, 1, &text, Role::Link);
        }
        for (x, index, column) in self.columns() {
            let slot = Rect {
                width: (x + self.width.saturating_sub(1)).min(area.width),
                ..area
            };
            let role = match index == view.across.selected {
                true => Role::Link,
                false if !query.is_empty() && query.matches_entity(self.plan, column) => {
                    Role::Match
                }
                false => Role::Dim,
            };
            painter.put(
                slot,
                x,
                2,
                &column_name(self.plan, self.matrix, index, lang),
                role,
            );
        }
    }

    fn draw_row(&self, painter: &mut Painter<'_>, area: Rect, y: u16, index: usize) {
        let row = self.matrix.rows[index];
        let view = self.app.view();
        let state = row_state(self.app, index);
        marker(painter, area, y, state);
        let query = Query::new(&view.filter);
        let role = if !query.is_empty() && query.matches_entity(self.plan, row) {
            Role::Match
        } else {
            Role::Text
        };
        let side = Rect {
            width: self.side.saturating_sub(1).min(area.width),
            ..area
        };
        painter.put(side, 2, y, &name(self.plan, row, self.app.lang()), role);
        for (x, column_index, column) in self.columns() {
            let here = state != RowState::Plain && column_index == view.across.selected;
            let slot = Rect {
                width: (x + self.width.saturating_sub(1)).min(area.width),
                ..area
            };
            let edge = if column_index == self.matrix.framed && column_index > 0 {
                "|"
            } else {
                ""
            };
            if !edge.is_empty() && x > 0 {
                painter.put(area, x - 1, y, &edge.into(), Role::Rule);
            }
            let text = mark_text(self.app.form, self.matrix.mark(row, column));
            let (text, role) = match (text, here) {
                (Some(text), true) => (Shown::new(format!("[{text}]")), Role::Link),
                (None, true) => ("[ ]".into(), Role::Link),
                (Some(text), false) => (Shown::new(format!(" {text}")), Role::Text),
                (None, false) => (" ∙".into(), Role::Rule),
            };
            let text = if text.as_str() == " ∙" && painter.look == super::Look::Ascii {
                " .".into()
            } else {
                text
            };
            painter.put(slot, x, y, &text, role);
        }
        painter.tint_row(
            Rect {
                width: self.side,
                ..area
            },
            y,
            state,
        );
    }
}

/// The fewest columns of the screen in which a cell can say what it has to say.
fn least_width(form: Form) -> u16 {
    match form {
        Form::ProjectMatrix => 8,
        _ => 6,
    }
}

/// A column's name where there is little room: its short form, if the plan gives it one.
fn column_name<'p>(plan: &'p Plan, matrix: &Matrix, index: usize, lang: Lang) -> Shown<'p> {
    let column = matrix.columns[index];
    match &plan.get(column).short {
        Some(short) => Shown::from(short.get(lang)),
        None => name(plan, column, lang),
    }
}

fn mark_text(form: Form, mark: Option<&Mark>) -> Option<String> {
    let mark = mark?;
    if form == Form::ProjectMatrix {
        return Some(
            mark.row
                .as_ref()
                .map_or_else(|| "x".to_owned(), ToString::to_string),
        );
    }
    let signs = [(mark.lead, 'L'), (mark.table, 'T'), (mark.prose, 'P')];
    Some(
        signs
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, sign)| sign)
            .collect(),
    )
}
