//! Which columns a table shows, how wide they are, and where they stand.

use super::super::paint::Painter;
use super::{GAP, MARGIN, pieces, second_of};
use crate::app::App;
use crate::app::columns::{Column, columns, is_heading, share, short, widths};
use crate::app::rows::Item;
use crate::plan::{EntityRef, Plan};

/// So many rows are measured to find how wide the columns are: all of a short table, every so many
/// of a long one.
const MEASURED: usize = 64;

/// The columns of all tables of a form, as wide as the rows want them and the room allows.
pub(super) struct Layout {
    /// The columns of each table; of forms that are no tables of the draft, the only ones.
    tables: Vec<(Option<EntityRef>, Vec<Column>)>,
    /// Where the first begins: rows stand further in than the headings above them.
    left: u16,
    widths: Vec<u16>,
}

/// A column that is shown: where it begins, how wide it is, what it is.
pub(super) type Slot<'a> = (u16, u16, &'a Column);

/// What the rows want of a column.
#[derive(Clone, Copy, Default)]
struct Wish {
    /// For all its words.
    natural: u16,
    /// For its short names.
    compact: u16,
    /// For its words in both languages.
    both: u16,
}

impl Layout {
    pub(super) fn new(app: &App, plan: &Plan, painter: &Painter<'_>, width: u16) -> Layout {
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
                tables.push((
                    key,
                    columns(plan, app.form, app.view().sort, Some(*item), app.lang()),
                ));
            }
        }
        let depth = rows.iter().find(|row| !is_heading(plan, row.item));
        // The sign of a finding stands before the first column, with air behind it.
        let left = MARGIN
            + depth
                .map_or(0, |row| u16::from(row.depth).min(3) * 2)
                .max(1);
        let mut layout = Layout {
            tables,
            left,
            widths: Vec::new(),
        };
        layout.widths = layout.measure(app, plan, painter, &things, width.saturating_sub(left));
        layout
    }

    /// How wide each column is: as wide as the words in one language want it, but where there is no
    /// room for all at least as wide as its short names; what is left over is for the other language.
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
        let wishes = self.wishes(app, plan, painter, things, widest);
        let natural: Vec<u16> = wishes.iter().map(|wish| wish.natural).collect();
        let wanted = widest.iter().zip(&wishes).map(|(column, wish)| Column {
            least: column.least.max(wish.compact),
            ..column.clone()
        });
        let widths = widths(&wanted.collect::<Vec<_>>(), &natural, room, GAP);
        let all_fit = widths.iter().zip(&natural).all(|(width, own)| width >= own);
        if all_fit {
            let both: Vec<u16> = wishes.iter().map(|wish| wish.both).collect();
            make_room(widths, &both, room)
        } else {
            widths
        }
    }

    /// What the rows want of each column of the table that has most.
    fn wishes(
        &self,
        app: &App,
        plan: &Plan,
        painter: &Painter<'_>,
        things: &[Item],
        widest: &[Column],
    ) -> Vec<Wish> {
        let heading = |column: &Column| Wish {
            natural: painter.width(&column.heading),
            ..Wish::default()
        };
        let mut wishes: Vec<Wish> = widest.iter().map(heading).collect();
        for item in things {
            let columns = self.of(*item);
            // The last column of a table with fewer columns takes all the room that is left.
            let takes_rest = usize::from(columns.len() < widest.len());
            let own = &columns[..columns.len().saturating_sub(takes_rest)];
            for (wish, column) in wishes.iter_mut().zip(own) {
                let words = pieces(painter, app.cell(plan, *item, column.field), app);
                let width = painter.width_of(&words);
                wish.natural = wish.natural.max(width);
                if let Some(short) = short(plan, app.thing(*item), column.field, app.lang()) {
                    wish.compact = wish.compact.max(painter.width(&short.into()).min(width));
                }
                if let Some(second) = second_of(app, plan, *item, column) {
                    let both = width + GAP + painter.width(&second.into());
                    wish.both = wish.both.max(both);
                }
            }
        }
        wishes
    }

    /// The columns of the table of an item; none where nothing of it was measured.
    fn of(&self, item: Item) -> &[Column] {
        let key = key(item);
        let found = self.tables.iter().find(|(table, _)| *table == key);
        found.map_or(&[], |(_, columns)| columns)
    }

    /// The columns of an item that are shown, each with where it stands and how wide it is.
    pub(super) fn slots(&self, item: Item) -> Vec<Slot<'_>> {
        let columns = self.of(item);
        let mut slots: Vec<Slot<'_>> = Vec::new();
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

    /// The columns of a table from the first on that is not as in the row of headings above the list.
    pub(super) fn other_than<'a>(&'a self, table: EntityRef, above: Item) -> Vec<Slot<'a>> {
        let mut own = self.slots(Item::Row { table, row: 0 });
        let above = self.slots(above);
        let same = own.iter().zip(&above);
        let same = same.take_while(|((_, _, own), (_, _, above))| own.heading == above.heading);
        let same = same.count();
        own.drain(..same);
        own
    }
}

/// Where all fits in one language, what is left of the room is for the other.
fn make_room(widths: Vec<u16>, both: &[u16], room: u16) -> Vec<u16> {
    let shown = widths.iter().filter(|width| **width > 0);
    let used: u16 = shown.map(|width| width + GAP).sum();
    let left = (room + GAP).saturating_sub(used);
    if left == 0 {
        return widths;
    }
    let parts = widths.iter().zip(both);
    let parts: Vec<(u16, u16)> = parts
        .map(|(width, both)| (*width, (*width).max(*both)))
        .collect();
    share(&parts, widths.iter().sum::<u16>() + left)
}

/// What tells the columns of one table from those of another.
fn key(item: Item) -> Option<EntityRef> {
    match item {
        Item::Row { table, .. } => Some(table),
        Item::Entity(_) | Item::Heading(_) | Item::Break(_) | Item::Finding(_) => None,
    }
}
