//! Tables: rows with columns, under headings.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::Role;
use super::tree::{counted_heading, empty, item_name, marker, row_state};
use super::{lens, row_spots};
use crate::app::columns::{
    Align, CellText, Column, cell, columns, is_heading, second, share, short, widths,
};
use crate::app::mouse::Target;
use crate::app::rows::{Fold, Heading, Item};
use crate::app::view::View;
use crate::app::{App, Drawn};
use crate::plan::{EntityRef, Label, Plan};
use crate::search::Query;
use crate::text::{Safe, Shown};

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// Columns before the first: the marker and air.
const MARGIN: u16 = 2;
/// What stands behind the words of a merged cell whose reading is open.
const UNDECIDED: Label = Label::new("待定", "undecided");
/// Less of a text in the other language is no help.
const LEAST_SECOND: u16 = 14;
/// So many rows are measured to find how wide the columns are: all of a short table, every so many
/// of a long one.
const MEASURED: usize = 64;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    let view = app.view();
    let rows = view.rows();
    lens::legend(app, painter, area);
    counted_heading(app, painter, area, &count(plan, view));
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
    let visible = drawn.list_offset..(drawn.list_offset + drawn.list_height).min(rows.len());
    drawn
        .spots
        .extend(row_spots(list, visible.clone(), Target::Row));
    let page = Page {
        app,
        plan,
        layout: Layout::new(app, plan, painter, lens::beside_signs(app, area).width),
        query: Query::new(&view.filter),
    };
    let head = view.row().filter(|row| !is_heading(plan, row.item));
    let head = head.or(rows[visible.clone()]
        .iter()
        .find(|row| !is_heading(plan, row.item))
        .copied());
    page.draw_header(painter, area, head.map(|row| row.item));
    for (y, index) in (0..list.height).zip(visible) {
        let state = row_state(app, index);
        marker(painter, list, y, state);
        lens::sign(app, painter, list, y, rows[index].item);
        match is_heading(plan, rows[index].item) {
            true => page.draw_group(painter, list, y, index),
            false => page.draw_row(painter, list, y, rows[index].item),
        }
        painter.tint_row(list, y, state);
    }
}

/// Which of the things is selected, and how many there are; headings do not count.
fn count(plan: &Plan, view: &View) -> Shown<'static> {
    let all = view.counted(view.rows().len());
    match view.row() {
        Some(row) if is_heading(plan, row.item) => Shown::new(all.to_string()),
        Some(_) => Shown::new(format!("{}/{all}", view.counted(view.cursor.selected) + 1)),
        None => Shown::default(),
    }
}

/// The columns of all tables of a form, as wide as the rows want them and the room allows.
struct Layout {
    /// The columns of each table; of forms that are no tables of the draft, the only ones.
    tables: Vec<(Option<EntityRef>, Vec<Column>)>,
    /// Where the first begins: rows stand further in than the headings above them.
    left: u16,
    widths: Vec<u16>,
}

impl Layout {
    fn new(app: &App, plan: &Plan, painter: &Painter<'_>, width: u16) -> Layout {
        let rows = app.view().rows();
        let things: Vec<Item> = rows
            .iter()
            .step_by(rows.len().div_ceil(MEASURED).max(1))
            .map(|row| row.item)
            .filter(|item| !is_heading(plan, *item))
            .collect();
        let mut tables: Vec<(Option<EntityRef>, Vec<Column>)> = Vec::new();
        for item in &things {
            let key = key(*item);
            if tables.iter().all(|(table, _)| *table != key) {
                tables.push((key, columns(plan, app.form, Some(*item), app.lang())));
            }
        }
        let depth = rows.iter().find(|row| !is_heading(plan, row.item));
        let left = MARGIN + depth.map_or(0, |row| u16::from(row.depth).min(3) * 2);
        let mut layout = Layout {
            tables,
            left,
            widths: Vec::new(),
        };
        layout.widths = layout.measure(app, plan, painter, &things, width.saturating_sub(left));
        layout
    }

    /// How wide each column is: as wide as the words in one language want it; what is left over is
    /// for the other one.
    fn measure(
        &self,
        app: &App,
        plan: &Plan,
        painter: &Painter<'_>,
        things: &[Item],
        room: u16,
    ) -> Vec<u16> {
        let Some((_, widest)) = self.tables.iter().max_by_key(|(_, columns)| columns.len()) else {
            return Vec::new();
        };
        let heading = |column: &Column| painter.width(&column.heading);
        let mut natural: Vec<u16> = widest.iter().map(heading).collect();
        let mut with_second = vec![0; widest.len()];
        for item in things {
            let columns = self.of(*item);
            // The last column of a table with fewer columns takes all the room that is left.
            let takes_rest = usize::from(columns.len() < widest.len());
            let own = &columns[..columns.len().saturating_sub(takes_rest)];
            for (i, column) in own.iter().enumerate() {
                let words = pieces(painter, cell(plan, *item, column.field, app.lang()), app);
                let width = painter.width_of(&words);
                natural[i] = natural[i].max(width);
                if let Some(second) = second_of(app, plan, *item, column) {
                    let both = width + GAP + painter.width(&second.into());
                    with_second[i] = with_second[i].max(both);
                }
            }
        }
        let widths = widths(widest, &natural, room, GAP);
        let all_fit = widths.iter().zip(&natural).all(|(width, own)| width >= own);
        if all_fit {
            make_room(widths, &with_second, room)
        } else {
            widths
        }
    }

    /// The columns of the table of an item; none where nothing of it was measured.
    fn of(&self, item: Item) -> &[Column] {
        let key = key(item);
        let found = self.tables.iter().find(|(table, _)| *table == key);
        found.map_or(&[], |(_, columns)| columns)
    }

    /// The columns of an item that are shown, each with where it stands and how wide it is.
    fn slots(&self, item: Item) -> Vec<(u16, u16, &Column)> {
        let columns = self.of(item);
        let mut slots: Vec<(u16, u16, &Column)> = Vec::new();
        let mut x = self.left;
        for (i, width) in self
            .widths
            .iter()
            .enumerate()
            .filter(|(_, width)| **width > 0)
        {
            match (columns.get(i), slots.last_mut()) {
                (Some(column), _) => slots.push((x, *width, column)),
                (None, Some(last)) => last.1 += GAP + width,
                (None, None) => {}
            }
            x += width + GAP;
        }
        slots
    }
}

/// Where all fits in one language, what is left of the room is for the other.
fn make_room(widths: Vec<u16>, with_second: &[u16], room: u16) -> Vec<u16> {
    let shown = widths.iter().filter(|width| **width > 0);
    let used: u16 = shown.map(|width| width + GAP).sum();
    let left = (room + GAP).saturating_sub(used);
    if left == 0 {
        return widths;
    }
    let parts = widths.iter().zip(with_second);
    let parts: Vec<(u16, u16)> = parts
        .map(|(width, both)| (*width, (*width).max(*both)))
        .collect();
    share(&parts, widths.iter().sum::<u16>() + left)
}

/// What tells the columns of one table from those of another.
fn key(item: Item) -> Option<EntityRef> {
    match item {
        Item::Row { table, .. } => Some(table),
        Item::Entity(_) | Item::Heading(_) | Item::Break(_) => None,
    }
}

/// What the rows of a table are drawn from.
struct Page<'a> {
    app: &'a App,
    plan: &'a Plan,
    layout: Layout,
    query: Query,
}

impl Page<'_> {
    fn draw_header(&self, painter: &mut Painter<'_>, area: Rect, item: Option<Item>) {
        let Some(item) = item else { return };
        for (x, width, column) in self.layout.slots(item) {
            let heading = match painter.width(&column.heading) <= width {
                true => &column.heading,
                false => &column.short,
            };
            let heading = Piece::new(heading.borrowed(), Role::Dim);
            put_aligned(painter, slot(area, x, width), 1, column.align, &[heading]);
        }
    }

    /// The heading of a group: its name, where it stands, how many there are.
    fn draw_group(&self, painter: &mut Painter<'_>, area: Rect, y: u16, index: usize) {
        let lang = self.app.lang();
        let rows = self.app.view().rows();
        let row = rows[index];
        let name = item_name(self.plan, row.item, lang);
        let mut pieces = Vec::new();
        let mut add = |text: Shown<'static>| {
            pieces.push(Piece::new("  ", Role::Dim));
            pieces.push(Piece::new(text, Role::Dim));
        };
        let entity = App::entity_of(row.item);
        let cited = !matches!(row.item, Item::Heading(Heading::Group(_)));
        let at = entity
            .filter(|_| cited)
            .and_then(|e| self.plan.get(e).at.first());
        if let Some(at) = at {
            add(Shown::new(at.label(lang).as_str()));
        }
        match row.fold {
            Fold::Closed => add(painter.look.closed().into()),
            Fold::Open | Fold::Leaf => {
                let below = rows[index + 1..].iter();
                let below = below.take_while(|below| below.depth > row.depth).count();
                let view = self.app.view();
                let things = view.counted(index + 1 + below) - view.counted(index);
                add(Shown::new(things.to_string()));
            }
        }
        // A long name is cut before what stands behind it; the one in the other language gives way.
        let x = MARGIN + u16::from(row.depth) * 2;
        let room = area.width.saturating_sub(x + painter.width_of(&pieces));
        let mut used = painter.put(slot(area, x, room), 0, y, &name, Role::Heading);
        let second = self.app.speech.second().zip(entity);
        let second = second.map(|(lang, entity)| self.plan.get(entity).name.only(lang));
        if let Some(second) = second.filter(|second| !second.is_empty())
            && room >= used + GAP + LEAST_SECOND.min(painter.width(&second.into()))
        {
            let at = slot(area, x, room);
            used += GAP + painter.put(at, used + GAP, y, &second.into(), Role::Dim);
        }
        painter.put_line(area, x + used, y, &pieces);
    }

    fn draw_row(&self, painter: &mut Painter<'_>, area: Rect, y: u16, item: Item) {
        let matched =
            !self.query.is_empty() && crate::app::view::matches(self.plan, &self.query, item);
        for (x, width, column) in self.layout.slots(item) {
            let text = cell(self.plan, item, column.field, self.app.lang());
            let mut pieces = pieces(painter, text, self.app);
            if matched && let Some(first) = pieces.first_mut().filter(|p| p.role == Role::Text) {
                first.role = Role::Match;
            }
            if painter.width_of(&pieces) > width {
                // The question mark stays; the word for it has no room.
                pieces.truncate(2);
            }
            let mut used = painter.width_of(&pieces);
            let short = || short(self.plan, item, column.field, self.app.lang());
            if used > width
                && let (Some(short), Some(first)) = (short(), pieces.first_mut())
            {
                first.text = short.into();
                used = painter.width_of(&pieces);
            }
            let second = second_of(self.app, self.plan, item, column);
            let left = width.saturating_sub(used + GAP);
            let helps = |second: &&Safe| left >= LEAST_SECOND.min(painter.width(&(*second).into()));
            if let Some(second) = second.filter(helps) {
                pieces.push(Piece::new("  ", Role::Dim));
                pieces.push(Piece::new(second, Role::Dim));
            }
            put_aligned(painter, slot(area, x, width), y, column.align, &pieces);
        }
    }
}

/// What a cell says in the other language, where the screen speaks both.
fn second_of<'p>(app: &App, plan: &'p Plan, item: Item, column: &Column) -> Option<&'p Safe> {
    let lang = app.speech.second()?;
    second(plan, item, column.field, lang)
}

/// The part of `area` that is so many columns wide from `x` on.
fn slot(area: Rect, x: u16, width: u16) -> Rect {
    Rect {
        x: area.x + x.min(area.width),
        width: width.min(area.width.saturating_sub(x)),
        ..area
    }
}

fn put_aligned(painter: &mut Painter<'_>, area: Rect, y: u16, align: Align, pieces: &[Piece<'_>]) {
    let used = painter.width_of(pieces);
    let left = area.width.saturating_sub(used);
    let x = match align {
        Align::Left => 0,
        Align::Right => left,
        Align::Center => left / 2,
    };
    painter.put_line(area, x, y, pieces);
}

/// A cell as text: what is merged stands dim, what is undecided has a question mark and says so, what
/// is missing is a dash.
fn pieces<'p>(painter: &Painter<'_>, cell: CellText<'p>, app: &App) -> Vec<Piece<'p>> {
    match cell {
        CellText::Text(text) => vec![Piece::new(text, Role::Text)],
        CellText::Merged(text) | CellText::Dim(text) => vec![Piece::new(text, Role::Dim)],
        CellText::Undecided(text) => vec![
            Piece::new("? ", Role::Warning),
            Piece::new(text, Role::Dim),
            Piece::new("  ", Role::Dim),
            Piece::new(UNDECIDED.get(app.lang()), Role::Dim),
        ],
        CellText::Yes(times) => {
            let ticks = painter.look.yes().repeat(usize::from(times.min(3)));
            vec![Piece::new(Shown::new(ticks), Role::Text)]
        }
        CellText::Absent => vec![Piece::new("-", Role::Absent)],
        CellText::Blank => Vec::new(),
    }
}
