//! Matrices.

mod heads;

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::{Role, RowState};
use super::tree::{heading, marker, name, row_state};
use super::{lens, row_spots, spot};
use crate::app::matrix::{Mark, Matrix};
use crate::app::mouse::{Spot, Target};
use crate::app::rows::Item;
use crate::app::{App, Drawn, Form};
use crate::plan::file::Basis;
use crate::plan::{EntityRef, Label, Lang, Plan};
use crate::text::Shown;

use heads::Heads;

/// The heading of the pane and the name of the selected column.
const ABOVE: u16 = 2;
/// The totals of the columns and the legend, where there is room for them.
const BELOW: u16 = 2;
/// Lower panes have neither totals nor legend.
const LOW: u16 = 12;
/// So many names are measured to find how wide the side must be.
const MEASURED: usize = 128;
/// Fewer rows than this a matrix never gets, however much room the heads of its columns would like.
const LEAST_ROWS: u16 = 6;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let (Some(plan), Some(matrix)) = (app.plan(), app.view().matrix()) else {
        return;
    };
    let view = app.view();
    lens::legend(app, painter, area);
    heading(app, painter, area, view.cursor.selected, matrix.rows.len());
    let whole = area;
    let area = lens::beside_signs(app, area);
    let grid = Grid::new(app, plan, matrix, painter, area);
    let above = ABOVE + grid.heads.height();
    let rows = Rect {
        y: area.y + above.min(area.height),
        height: area.height.saturating_sub(above + below(area)),
        ..area
    };
    drawn.list_height = usize::from(rows.height);
    drawn.list_offset = view.cursor.window(drawn.list_height, matrix.rows.len());
    drawn.matrix_columns = grid.shown;
    drawn.matrix_offset = grid.first;
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        return super::tree::empty(app, painter, area);
    }
    grid.draw_selected(painter, area);
    grid.draw_heads(painter, area);
    let visible = drawn.list_offset..matrix.rows.len();
    drawn
        .spots
        .extend(row_spots(rows, visible.clone(), Target::Row));
    drawn.spots.extend(grid.column_spots(area, rows));
    for (y, index) in (0..rows.height).zip(visible) {
        let with_sign = Rect {
            width: whole.width,
            ..rows
        };
        lens::sign(app, painter, with_sign, y, Item::Entity(matrix.rows[index]));
        grid.draw_row(painter, rows, y, index);
    }
    if below(area) == 0 {
        return;
    }
    let left = matrix.rows.len() - drawn.list_offset;
    let used = left.min(usize::from(rows.height)) as u16;
    let foot = Rect {
        y: rows.y + used,
        height: BELOW.min((area.y + area.height).saturating_sub(rows.y + used)),
        ..area
    };
    grid.draw_totals(painter, foot);
    painter.put(foot, 2, 1, &legend(app), Role::Dim);
}

/// How many lines stand below the rows.
fn below(area: Rect) -> u16 {
    if area.height < LOW { 0 } else { BELOW }
}

fn legend(app: &App) -> Shown<'static> {
    let label = match app.form {
        Form::IndustryMatrix => Label::new(
            "表中 L 主导、T 方向；P 正文",
            "L lead, T direction in a table; P prose",
        ),
        _ => Label::new(
            "表中首行；+ 另有其他行",
            "first row of the table; + more rows",
        ),
    };
    label.get(app.lang()).into()
}

/// How a thing is called: in full or in short.
type Named<'a> = fn(&'a Plan, EntityRef, Lang) -> Shown<'a>;

/// How the rows and columns of the matrix stand on the screen.
struct Grid<'a> {
    app: &'a App,
    plan: &'a Plan,
    matrix: &'a Matrix,
    /// What the rows are called.
    named: Named<'a>,
    /// Columns of the screen before the first column of the matrix.
    side: u16,
    /// Columns of the screen that the longest cell takes.
    mark: u16,
    /// Columns of the screen that a column of the matrix takes: what a cell says and a gap before it.
    width: u16,
    first: usize,
    shown: usize,
    heads: Heads,
    /// Whether there is room for the totals of the rows.
    row_totals: bool,
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
        let mark = mark_width(painter, matrix, app.form);
        let row_totals = app.form == Form::IndustryMatrix && area.width >= 60;
        let totals = if row_totals { 4 } else { 0 };
        let wanted = (mark + 1).saturating_mul(matrix.columns.len().min(200) as u16);
        let longest = |named: Named<'a>| {
            let names = matrix.rows.iter().take(MEASURED);
            let widths = names.map(|row| painter.width(&named(plan, *row, lang)));
            widths.max().unwrap_or(0)
        };
        // Whole names only where they leave room for every column.
        let whole = longest(name) + 4 + totals;
        let all_fit = whole.saturating_add(wanted) <= area.width;
        let named: Named<'a> = if all_fit { name } else { short_name };
        let most = if all_fit { area.width } else { area.width / 3 };
        let side = 2 + longest(named).clamp(6, most.max(6)) + 1;
        let room = area.width.saturating_sub(side + 1 + totals);
        let labels: Vec<Shown<'_>> = matrix
            .columns
            .iter()
            .map(|column| short_name(plan, *column, lang))
            .collect();
        let lines = area.height.saturating_sub(ABOVE + below(area));
        let rows = LEAST_ROWS.min(matrix.rows.len() as u16).min(lines / 2);
        let heads = heads::Room {
            columns: room,
            rows: lines - rows,
            least: mark + 1,
        };
        let (heads, width, shown) = heads.share(painter.measure, &labels);
        let first = app.view().across.window(shown.max(1), matrix.columns.len());
        Grid {
            app,
            plan,
            matrix,
            named,
            side,
            mark,
            width,
            first,
            shown,
            heads,
            row_totals,
        }
    }

    /// The columns that are shown: where each begins, which it is, what it stands for.
    fn columns(&self) -> impl Iterator<Item = (u16, usize, EntityRef)> + '_ {
        let visible = self.matrix.columns.iter().enumerate();
        let visible = visible.skip(self.first).take(self.shown);
        visible.map(|(i, column)| (self.side + (i - self.first) as u16 * self.width, i, *column))
    }

    /// Where each column stands, its head and its cells.
    fn column_spots(&self, area: Rect, rows: Rect) -> impl Iterator<Item = Spot> + '_ {
        self.columns().map(move |(x, index, _)| {
            let place = Rect {
                x: area.x + x,
                y: area.y + ABOVE,
                width: self.width,
                height: (rows.y + rows.height).saturating_sub(area.y + ABOVE),
            };
            spot(place, Target::Column(index))
        })
    }

    fn selected(&self) -> usize {
        self.app.view().across.selected
    }

    /// The whole name of the selected column with what it belongs to; at the edge, how many columns
    /// there are to both sides.
    fn draw_selected(&self, painter: &mut Painter<'_>, area: Rect) {
        let lang = self.app.lang();
        let Some(column) = self.matrix.columns.get(self.selected()) else {
            return;
        };
        let (before, after) = (
            self.first,
            self.matrix
                .columns
                .len()
                .saturating_sub(self.first + self.shown),
        );
        let hints = [(before, "< "), (after, " >")];
        let hints = hints.map(|(count, sign)| match (count, sign) {
            (0, _) => String::new(),
            (count, "< ") => format!("< {count}"),
            (count, sign) => format!("{count}{sign}"),
        });
        let hint = Shown::new(hints.join("  ").trim().to_owned());
        let hint_width = painter.put_right(
            Rect {
                y: area.y + 1,
                height: area.height.saturating_sub(1).min(1),
                ..area
            },
            0,
            &hint,
            Role::Dim,
        );
        let line = Rect {
            width: area.width.saturating_sub(hint_width + 2),
            ..area
        };
        let room = line.width.saturating_sub(2);
        let whole = name(self.plan, *column, lang);
        let name = match painter.width(&whole) <= room {
            true => whole,
            false => short_name(self.plan, *column, lang),
        };
        let mut pieces = vec![Piece::new(name, Role::Link)];
        let second = self.app.speech.second();
        let second = second.map(|second| self.plan.get(*column).name.only(second).into());
        // What only supports is there where it has room.
        for more in second.into_iter().chain([self.belongs_to(*column, lang)]) {
            let used = painter.width_of(&pieces) + 2;
            if !more.is_empty() && used + painter.width(&more) <= room {
                pieces.push(Piece::new("  ", Role::Dim));
                pieces.push(Piece::new(more, Role::Dim));
            }
        }
        painter.put_line(line, 2, 1, &pieces);
    }

    fn belongs_to(&self, column: EntityRef, lang: Lang) -> Shown<'_> {
        if self.matrix.framed < self.matrix.columns.len() && self.selected() >= self.matrix.framed {
            return Label::new("体系之外", "outside the system")
                .get(lang)
                .into();
        }
        match self.plan.whole(column) {
            Some(whole) => short_name(self.plan, whole, lang),
            None => Shown::default(),
        }
    }

    fn draw_heads(&self, painter: &mut Painter<'_>, area: Rect) {
        for (at, (x, index, column)) in self.columns().enumerate() {
            let role = match index == self.selected() {
                true => Role::Link,
                false if self.is_match(column) => Role::Match,
                false if lens::dims(self.app, column) => Role::Rule,
                false => Role::Dim,
            };
            let head = heads::Head {
                label: short_name(self.plan, column, self.app.lang()),
                x,
                width: self.width,
                at,
                of: self.shown,
            };
            self.heads.draw(painter, area, ABOVE, &head, role);
        }
    }

    fn is_match(&self, entity: EntityRef) -> bool {
        self.app.view().seeks(entity)
    }

    fn draw_row(&self, painter: &mut Painter<'_>, area: Rect, y: u16, index: usize) {
        let row = self.matrix.rows[index];
        let state = row_state(self.app, index);
        marker(painter, area, y, state);
        let role = match self.is_match(row) {
            true => Role::Match,
            false if lens::dims(self.app, row) => Role::Rule,
            false => Role::Text,
        };
        let side = Rect {
            width: self.side.saturating_sub(1).min(area.width),
            ..area
        };
        let shown = (self.named)(self.plan, row, self.app.lang());
        painter.put(side, 2, y, &shown, role);
        for (x, column_index, column) in self.columns() {
            if column_index == self.matrix.framed && column_index > self.first {
                let rule = painter.look.vertical().into();
                painter.put(area, x, y, &rule, Role::Rule);
            }
            let here = state != RowState::Plain && column_index == self.selected();
            let mark = self.matrix.mark(row, column);
            let dim = lens::dims(self.app, row) || lens::dims(self.app, column);
            self.draw_mark(painter, area, (x, y), (mark, dim), here);
        }
        if self.row_totals {
            let total = Shown::new(self.matrix.row_total(row).to_string());
            painter.put_right(area, y, &total, Role::Dim);
        }
        painter.tint_row(side, y, state);
    }

    /// What stands in a cell, all cells of a column one below the other; brackets where one stands.
    fn draw_mark(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        (x, y): (u16, u16),
        (mark, dim): (Option<&Mark>, bool),
        here: bool,
    ) {
        let x = x + 1 + (self.width - 1).saturating_sub(self.mark) / 2;
        let slot = Rect {
            width: (x + self.mark).min(area.width),
            ..area
        };
        let (left, used) = match mark {
            Some(mark) => {
                let mut pieces = mark_pieces(mark, self.app.form);
                if dim {
                    pieces.iter_mut().for_each(|piece| piece.role = Role::Rule);
                }
                (x, painter.put_line(slot, x, y, &pieces))
            }
            None => {
                let x = x + (self.mark - 1) / 2;
                let nothing = painter.look.nothing().into();
                (x, painter.put(area, x, y, &nothing, Role::Rule))
            }
        };
        if here {
            painter.put(area, left - 1, y, &"[".into(), Role::Link);
            painter.put(area, left + used, y, &"]".into(), Role::Link);
        }
    }

    /// How many cells of each column hold something.
    fn draw_totals(&self, painter: &mut Painter<'_>, area: Rect) {
        let label = Label::new("合计", "total").get(self.app.lang());
        painter.put(area, 2, 0, &label.into(), Role::Dim);
        for (x, _, column) in self.columns() {
            let total = Shown::new(self.matrix.column_total(column).to_string());
            let left = (self.width - 1).saturating_sub(painter.width(&total)) / 2;
            painter.put(area, x + 1 + left, 0, &total, Role::Dim);
        }
    }
}

/// A name where there is little room: the short form, if the plan gives one.
fn short_name(plan: &Plan, entity: EntityRef, lang: Lang) -> Shown<'_> {
    match &plan.get(entity).short {
        Some(short) if !short.get(lang).is_empty() => Shown::from(short.get(lang)),
        _ => name(plan, entity, lang),
    }
}

/// What a cell says: letters that keep their places, so that one can look down a column for one of
/// them; or the first row that lists the project.
fn mark_pieces(mark: &Mark, form: Form) -> Vec<Piece<'static>> {
    let doubt = mark.basis == Some(Basis::Suspected);
    if form == Form::ProjectMatrix {
        let row = mark.row.as_ref();
        let row = row.map_or_else(|| "x".to_owned(), ToString::to_string);
        let more = match (doubt, mark.rows > 1) {
            (true, _) => "?",
            (_, true) => "+",
            _ => "",
        };
        return vec![
            Piece::new(Shown::new(row), Role::Text),
            Piece::new(more, Role::Dim),
        ];
    }
    let sign = |is: bool, sign: &'static str, role: Role| match is {
        true => Piece::new(sign, role),
        false => Piece::new(" ", Role::Dim),
    };
    vec![
        sign(mark.lead, "L", Role::Heading),
        sign(mark.table, "T", Role::Text),
        sign(mark.prose, "P", Role::Dim),
    ]
}

/// How many columns of the screen the longest cell takes.
fn mark_width(painter: &Painter<'_>, matrix: &Matrix, form: Form) -> u16 {
    if form != Form::ProjectMatrix {
        return 3;
    }
    let step = (matrix.rows.len() / MEASURED).max(1);
    let rows = matrix.rows.iter().rev().step_by(step);
    let marks = rows.flat_map(|row| matrix.columns.iter().filter_map(|c| matrix.mark(*row, *c)));
    let widths = marks.map(|mark| painter.width_of(&mark_pieces(mark, form)));
    widths.max().unwrap_or(3)
}
