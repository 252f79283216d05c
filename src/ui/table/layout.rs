//! Which columns a table shows, how wide they are, and where they stand.

use super::super::paint::Painter;
use super::{GAP, MARGIN, pieces, second_of};
use crate::app::App;
use crate::app::columns::{Column, Want, Words, columns, is_heading, share, short, widths};
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

/// How many columns of the screen a form could fill.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct Wanted {
    /// For every short name, and of whole ones all but the few longest.
    pub usual: u16,
    /// For everything, in both languages where the screen speaks both.
    pub whole: u16,
}

/// A column that is shown: where it begins, how wide it is, what it is.
pub(super) type Slot<'a> = (u16, u16, &'a Column);

/// What the rows want of a column.
#[derive(Clone, Default)]
struct Wish {
    /// For its heading, in short and whole.
    headings: (u16, u16),
    /// For its short names, and for words that are of no use when cut.
    compact: u16,
    /// For its words in one language.
    natural: u16,
    /// For its words in both languages.
    both: u16,
    /// What each row wants for short names, no word of which is cut.
    uncut: Vec<u16>,
    /// What each row wants for all that it says.
    each: Vec<u16>,
}

impl Wish {
    /// What its rows want that are drawn in one language. One row of ten may be cut before the names
    /// of all others are told in short.
    fn own(&self) -> Want {
        let uncut = enough(&self.uncut, 90).max(self.compact);
        Want {
            uncut: uncut.max(self.headings.0),
            natural: self.natural,
            heading: self.headings.1,
        }
    }
}

/// What is enough for so many hundredths of the rows.
fn enough(widths: &[u16], hundredths: usize) -> u16 {
    let mut widths = widths.to_vec();
    widths.sort_unstable();
    let at = (widths.len() * hundredths).div_ceil(100).saturating_sub(1);
    widths.get(at).copied().unwrap_or(0)
}

impl Layout {
    /// The columns as wide as the shown rows want them and so much room allows.
    pub(super) fn new(app: &App, plan: &Plan, painter: &Painter<'_>, width: u16) -> Layout {
        let rows = app.view().rows();
        let rows = rows.iter().map(|row| (row.item, row.depth));
        let (mut layout, things) = Layout::of_rows(app, plan, rows);
        let room = width.saturating_sub(layout.left);
        layout.widths = layout.measure(app, plan, painter, &things, room);
        layout
    }

    /// How many columns of the screen a form could fill, whatever is folded or looked for.
    pub(super) fn wanted(app: &App, plan: &Plan, painter: &Painter<'_>) -> Wanted {
        let nodes = app.view().nodes();
        let nodes = nodes.iter().map(|node| (node.item, node.depth));
        let (layout, things) = Layout::of_rows(app, plan, nodes);
        let widest = layout.widest().unwrap_or_default();
        let wishes = layout.wishes(app, plan, painter, &things, widest);
        let beside = layout.left.saturating_sub(GAP);
        let sum = |width: fn(&Wish) -> u16| {
            let widths = wishes
                .iter()
                .map(|wish| width(wish).max(wish.headings.1) + GAP);
            widths.fold(beside, u16::saturating_add)
        };
        Wanted {
            usual: sum(|wish| enough(&wish.each, 90).max(enough(&wish.uncut, 100))),
            whole: sum(|wish| wish.natural.max(wish.both)),
        }
    }

    /// The columns of the tables of some rows, and those of the rows that are measured.
    fn of_rows(
        app: &App,
        plan: &Plan,
        rows: impl ExactSizeIterator<Item = (Item, u8)> + Clone,
    ) -> (Layout, Vec<Item>) {
        let step = rows.len().div_ceil(MEASURED).max(1);
        let is_thing = |item: &Item| !is_heading(plan, *item);
        let things = rows.clone().step_by(step).map(|(item, _)| item);
        let things: Vec<Item> = things.filter(is_thing).collect();
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
        let mut rows = rows;
        let depth = rows
            .find(|(item, _)| is_thing(item))
            .map(|(_, depth)| depth);
        // The sign of a finding stands before the first column, with air behind it.
        let left = MARGIN + depth.map_or(0, |depth| u16::from(depth).min(3) * 2).max(1);
        let layout = Layout {
            tables,
            left,
            widths: Vec::new(),
        };
        (layout, things)
    }

    /// The columns of the table that has most.
    fn widest(&self) -> Option<&[Column]> {
        let tables = self.tables.iter().map(|(_, columns)| columns.as_slice());
        tables.max_by_key(|columns| columns.len())
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
        let Some(widest) = self.widest() else {
            return Vec::new();
        };
        let wishes = self.wishes(app, plan, painter, things, widest);
        let wants: Vec<Want> = wishes.iter().map(Wish::own).collect();
        let wanted = widest.iter().zip(&wishes).map(|(column, wish)| Column {
            least: column.least.max(wish.compact),
            ..column.clone()
        });
        let widths = widths(&wanted.collect::<Vec<_>>(), &wants, room, GAP);
        let all_fit = widths
            .iter()
            .zip(&wants)
            .all(|(width, own)| *width >= own.natural.max(own.heading));
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
        let heading = |column: &Column| {
            let whole = painter.width(&column.heading);
            Wish {
                headings: (painter.width(&column.short).min(whole), whole),
                ..Wish::default()
            }
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
                let short = short(plan, app.thing(*item), column.field, app.lang());
                let short = short.map(|short| painter.width(&short.into()).min(width));
                let needed = if column.is_whole() { width } else { 0 };
                wish.compact = wish.compact.max(short.unwrap_or(needed));
                let uncut = match column.words {
                    Words::Names => short.unwrap_or(width),
                    Words::Prose => width.min(column.least),
                };
                wish.uncut.push(uncut);
                if let Some(second) = second_of(app, plan, *item, column) {
                    let both = width + GAP + painter.width(&second.into());
                    wish.both = wish.both.max(both);
                    wish.each.push(both);
                } else {
                    wish.each.push(width);
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
