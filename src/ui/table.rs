//! Tables: rows with columns, under headings.

mod layout;

use ratatui::layout::Rect;

use self::layout::{Layout, Slot, Wanted};
use super::marks::marked_line;
use super::paint::{Painter, Piece};
use super::theme::Role;
use super::tree::{counted_heading, empty, item_name, marker, row_state};
use super::{findings, lens, row_spots};
use crate::app::columns::{Align, CellText, Column, Field, is_heading, second, short as short_of};
use crate::app::mouse::Target;
use crate::app::rows::{Fold, Heading, Item};
use crate::app::tabs::Sort;
use crate::app::view::View;
use crate::app::{App, Drawn};
use crate::plan::{Label, Plan};
use crate::search::Query;
use crate::text::{Safe, Shown};

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// Columns before the first: the marker and air.
const MARGIN: u16 = 2;
/// What stands behind the words of a merged cell whose reading is open.
const UNDECIDED: Label = Label::new("待定", "undecided");

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
    };
    // The headings above the list are those of its first row. Where the table changes further down and
    // with it the columns, the heading of that table says so.
    let mut shown = rows[visible.clone()].iter().map(|row| row.item);
    let first = shown.find(|item| !is_heading(plan, *item));
    if let Some(first) = first {
        page.draw_headings(painter, area, 1, &page.layout.slots(first));
    }
    for (y, index) in (0..list.height).zip(visible) {
        let state = row_state(app, index);
        marker(painter, list, y, state);
        lens::sign(app, painter, list, y, rows[index].item);
        match is_heading(plan, rows[index].item) {
            true => page.draw_group(painter, list, y, index, first),
            false => {
                findings::mark(app, painter, list, y, rows[index].item);
                page.draw_row(painter, list, y, rows[index].item);
            }
        }
        painter.tint_row(list, y, state);
    }
}

/// How many columns of the screen a table could fill, with the signs of a lens.
pub(super) fn wanted(app: &App, painter: &Painter<'_>) -> Wanted {
    let Some(plan) = app.plan() else {
        return Wanted::default();
    };
    let wanted = Layout::wanted(app, plan, painter);
    let signs = lens::width_of_signs(app);
    Wanted {
        usual: wanted.usual.saturating_add(signs),
        whole: wanted.whole.saturating_add(signs),
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

/// What the rows of a table are drawn from.
struct Page<'a> {
    app: &'a App,
    plan: &'a Plan,
    layout: Layout,
}

impl Page<'_> {
    fn draw_headings(&self, painter: &mut Painter<'_>, area: Rect, y: u16, slots: &[Slot<'_>]) {
        for (x, width, column) in slots {
            let heading = match painter.width(&column.heading) <= *width {
                true => &column.heading,
                false => &column.short,
            };
            let heading = Piece::new(heading.borrowed(), Role::Dim);
            put_aligned(painter, slot(area, *x, *width), y, column.align, &[heading]);
        }
    }

    /// The heading of a group: its name, where it stands, how many there are; and the headings of its
    /// columns, from the first on that is not as in those above the list.
    fn draw_group(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        y: u16,
        index: usize,
        above: Option<Item>,
    ) {
        let lang = self.app.lang();
        let row = self.app.view().rows()[index];
        let entity = App::entity_of(row.item);
        let pieces = self.behind_group(painter, index);
        let headings = match (row.item, above, row.fold) {
            (Item::Entity(table), Some(above), Fold::Open) => self.layout.other_than(table, above),
            _ => Vec::new(),
        };
        self.draw_headings(painter, area, y, &headings);
        let edge = headings
            .first()
            .map_or(area.width, |(x, _, _)| x.saturating_sub(GAP));
        // A long name gives way before what stands behind it; the one in the other language is left out.
        let x = MARGIN + u16::from(row.depth) * 2;
        let room = edge.saturating_sub(x + painter.width_of(&pieces));
        let name = item_name(self.plan, row.item, lang);
        let short =
            entity.and_then(|entity| short_of(self.plan, Item::Entity(entity), Field::Name, lang));
        let name = match short {
            Some(short) if painter.width(&name) > room => short.into(),
            _ => name,
        };
        let mut used = painter.put(slot(area, x, room), 0, y, &name, Role::Heading);
        let second = self.app.speech.second().zip(entity);
        let second = second.map(|(lang, entity)| self.plan.get(entity).name.only(lang));
        if let Some(second) = second.filter(|second| !second.is_empty())
            && room >= used + GAP + painter.width(&second.into())
        {
            let at = slot(area, x, room);
            used += GAP + painter.put(at, used + GAP, y, &second.into(), Role::Dim);
        }
        painter.put_line(area, x + used, y, &pieces);
    }

    /// What stands behind the name of a group: its place in the draft, how many there are in it.
    fn behind_group(&self, painter: &Painter<'_>, index: usize) -> Vec<Piece<'static>> {
        let rows = self.app.view().rows();
        let row = rows[index];
        let view = self.app.view();
        let cited = match row.item {
            Item::Heading(Heading::Group(_)) => view.sort == Sort::Section,
            Item::Heading(Heading::Notes(_)) => false,
            _ => true,
        };
        let entity = App::entity_of(row.item).filter(|_| cited);
        let at = entity.and_then(|entity| self.plan.get(entity).at.first());
        let at = at.map(|at| Shown::new(at.label(self.app.lang()).as_str()));
        let count = match view.is_whole() || row.fold == Fold::Closed {
            true => view.below(self.plan, row),
            false => {
                let below = rows[index + 1..].iter();
                let below = below.take_while(|below| below.depth > row.depth).count();
                view.counted(index + 1 + below) - view.counted(index)
            }
        };
        let sign = (row.fold == Fold::Closed).then(|| painter.look.closed().into());
        let count = Shown::new(count.to_string());
        let texts = at.into_iter().chain([count]).chain(sign);
        let texts = texts.map(|text| (text, Role::Dim));
        let new = findings::new_below(self.app, index).map(|new| (new, Role::Key));
        texts
            .chain(new)
            .flat_map(|(text, role)| [Piece::new("  ", Role::Dim), Piece::new(text, role)])
            .collect()
    }

    fn draw_row(&self, painter: &mut Painter<'_>, area: Rect, y: u16, item: Item) {
        let slots = self.layout.slots(item);
        let mut cells: Vec<Vec<Piece<'_>>> = slots
            .iter()
            .map(|(_, width, column)| self.cell_pieces(painter, item, (*width, column)))
            .collect();
        if self.app.view().is_sought(self.plan, item) {
            mark_cells(self.app.view().query(), &mut cells);
        }
        for ((x, width, column), pieces) in slots.into_iter().zip(&cells) {
            put_aligned(painter, slot(area, x, width), y, column.align, pieces);
        }
    }

    /// What a cell shows in so many columns.
    fn cell_pieces(
        &self,
        painter: &Painter<'_>,
        item: Item,
        (width, column): (u16, &Column),
    ) -> Vec<Piece<'_>> {
        let text = self.app.cell(self.plan, item, column.field);
        let thing = self.app.thing(item);
        let mut pieces = pieces(painter, text, self.app);
        if painter.width_of(&pieces) > width {
            // The question mark stays; the word for it has no room.
            pieces.truncate(2);
        }
        let mut used = painter.width_of(&pieces);
        let short = || short_of(self.plan, thing, column.field, self.app.lang());
        if used > width
            && let Some(short) = short()
            && let Some(words) = pieces.iter_mut().find(|piece| piece.role != Role::Warning)
        {
            words.text = short.into();
            used = painter.width_of(&pieces);
        }
        let left = width.saturating_sub(used + GAP);
        let fits = |second: &&Safe| painter.width(&(*second).into()) <= left;
        let second = second_of(self.app, self.plan, item, column).map(|second| {
            let short = self.app.speech.second();
            let short = short.and_then(|lang| short_of(self.plan, thing, column.field, lang));
            [Some(second), short].into_iter().flatten().find(fits)
        });
        if let Some(second) = second.flatten() {
            pieces.push(Piece::new("  ", Role::Dim));
            pieces.push(Piece::new(second, Role::Dim));
        }
        pieces
    }
}

/// Marks in the cells of a row what was found in it. Where no cell shows it, the row was found by another
/// name, and the first words of each cell are marked.
fn mark_cells(query: &Query, cells: &mut [Vec<Piece<'_>>]) {
    let mut is_shown = false;
    for pieces in cells.iter_mut() {
        let (marked, found) = marked_line(query, std::mem::take(pieces));
        *pieces = marked;
        is_shown |= found;
    }
    let firsts = cells.iter_mut().filter_map(|pieces| pieces.first_mut());
    for first in firsts.filter(|first| !is_shown && first.role == Role::Text) {
        first.role = Role::Match;
    }
}

/// What a cell says in the other language, where the screen speaks both.
fn second_of<'p>(app: &App, plan: &'p Plan, item: Item, column: &Column) -> Option<&'p Safe> {
    let lang = app.speech.second()?;
    second(plan, app.thing(item), column.field, lang)
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
