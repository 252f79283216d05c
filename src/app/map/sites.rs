//! Towns on the sheet: their points, their names, and which cells are theirs.

use super::board::{CaptionId, Span};
use super::captions;
use super::model::{MapModel, Site, THINGS};
use super::projection::{CELL_HEIGHT, Projection};
use super::sheet::{Sheet, Writing};
use super::view::{Ink, Layers, Part, View};
use crate::plan::{EntityRef, Plan};

/// A site on the sheet, with what is laid out around it.
#[derive(Clone, Debug)]
pub(super) struct Town {
    /// Which site of the model it is.
    pub(super) site: usize,
    pub(super) entity: EntityRef,
    pub(super) part: Part,
    pub(super) cell: (i32, i32),
    pub(super) name: Option<CaptionId>,
    /// The room kept for the number of names that are left out.
    pub(super) count: Option<CaptionId>,
    /// What stands here and may have a point of its own, in order.
    pub(super) things: Vec<(EntityRef, Part)>,
    /// How many things stand here, with a point or without.
    pub(super) total: usize,
    /// The points of the first of the things.
    pub(super) points: Vec<(i32, i32)>,
}

/// So many sites are laid out at most; the others are counted.
const MOST_SITES: usize = 400;

/// So many things at a site have a point at most; the others are counted.
const MOST_POINTS: usize = 24;

/// Puts a point for each visible site on the sheet. Returns those that found room.
pub(super) fn place(
    sheet: &mut Sheet,
    model: &MapModel,
    view: &View<'_>,
    projection: &Projection,
) -> Vec<Town> {
    let mut towns = Vec::new();
    for (site, wanted) in wanted_cells(sheet, model, view, projection) {
        let Some(cell) = nearest_room(sheet, wanted) else {
            continue;
        };
        sheet.board.put_point(cell);
        let Site {
            entity,
            part,
            ref things,
            ..
        } = model.sites[site];
        let shown = |place: usize| {
            let (layer, _, part) = THINGS[place];
            let things = if view.layers.shows(layer) {
                things[place].as_slice()
            } else {
                &[]
            };
            things.iter().map(move |thing| (*thing, part))
        };
        let total = (0..THINGS.len()).map(|place| shown(place).len()).sum();
        towns.push(Town {
            site,
            entity,
            part,
            cell,
            name: None,
            count: None,
            things: (0..THINGS.len())
                .flat_map(shown)
                .take(MOST_POINTS)
                .collect(),
            total,
            points: Vec::new(),
        });
    }
    towns
}

/// Whether a site is shown at all.
pub(super) fn is_shown(site: &Site, layers: Layers) -> bool {
    let layer = THINGS.iter().find(|(.., part)| *part == site.part);
    layer.is_none_or(|(layer, ..)| layers.shows(*layer))
}

fn wanted_cells(
    sheet: &Sheet,
    model: &MapModel,
    view: &View<'_>,
    projection: &Projection,
) -> Vec<(usize, (i32, i32))> {
    let sites = model.sites.iter().enumerate();
    let shown: Vec<(usize, &Site)> = sites
        .filter(|(_, site)| is_shown(site, view.layers))
        .take(MOST_SITES)
        .collect();
    let unplaced = shown.iter().filter(|(_, site)| site.at.is_none()).count() as i32;
    let all_unplaced = unplaced as usize == shown.len();
    let (width, height) = (sheet.board.width, sheet.board.height);
    let mut next = 0;
    let cells = shown.into_iter().map(|(index, site)| {
        let cell = match site.at {
            Some(at) => projection.cell(at),
            None => {
                next += 1;
                match all_unplaced {
                    true => table_cell(next - 1, unplaced, width, height),
                    false => (2 + (next - 1) * width / unplaced, height - 1),
                }
            }
        };
        (index, cell)
    });
    cells.collect()
}

/// The cell of the town number `at` of `count` in a table that fills the sheet: a plain order, no map.
fn table_cell(at: i32, count: i32, width: i32, height: i32) -> (i32, i32) {
    let shape = (count * width) as f32 / (height.max(1) * CELL_HEIGHT) as f32;
    let columns = (shape.sqrt().round() as i32).clamp(1, count);
    let rows = (count + columns - 1) / columns;
    let (column, row) = (at % columns, at / columns);
    (2 + column * width / columns, 1 + row * (height - 1) / rows)
}

/// The nearest cell to the wanted one that has room for a point.
fn nearest_room(sheet: &Sheet, (x, y): (i32, i32)) -> Option<(i32, i32)> {
    let (width, height) = (sheet.board.width, sheet.board.height);
    let x = x.clamp(1.min(width - 1), (width - 1).max(0));
    let y = y.clamp(0, (height - 1).max(0));
    let mut offsets: Vec<(i32, i32)> = (-2..=2)
        .flat_map(|dy| (-5..=5).map(move |dx| (dx, dy)))
        .collect();
    offsets.sort_by_key(|(dx, dy)| dx.abs() + dy.abs() * CELL_HEIGHT);
    let cells = || offsets.iter().map(|(dx, dy)| (x + dx, y + dy));
    let bare = |cell: &(i32, i32)| {
        let square = sheet.board.at(*cell);
        square.is_some_and(|square| !square.point && square.caption == 0)
    };
    let roomy = cells().find(|cell| sheet.board.point_has_room(*cell));
    roomy.or_else(|| cells().find(bare))
}

/// Writes the names of towns, each with room for the number of names left out there.
pub(super) fn name(sheet: &mut Sheet, plan: &Plan, view: &View<'_>, towns: &mut [Town]) {
    for at in 0..towns.len() {
        let Town {
            entity,
            part,
            cell,
            total,
            ..
        } = towns[at];
        let text = captions::name(plan, entity, view.lang);
        let width = sheet.columns(text);
        let count = match total {
            0 => String::new(),
            total => format!("+{total}"),
        };
        let with_count = match count.len() as i32 {
            0 => width,
            digits => width + 1 + digits,
        };
        let others: Vec<(i32, i32)> = towns.iter().map(|town| town.cell).collect();
        let closeness = |span: &Span| {
            let own = span.distance(cell);
            let nearer = others
                .iter()
                .filter(|other| **other != cell && span.distance(**other) <= own);
            nearer.count() as i32 * 6
        };
        let beside = |width| captions::beside(cell, width);
        let span = captions::best(sheet, beside(with_count), closeness);
        let span = span.or_else(|| captions::best(sheet, beside(width), closeness));
        let Some(span) = span else { continue };
        towns[at].name = sheet.write(Writing {
            text: text.to_owned(),
            span: Span { width, ..span },
            entity: Some(entity),
            part,
            ink: Ink::Name,
        });
        if span.width > width {
            towns[at].count = sheet.write(Writing {
                span: Span {
                    x: span.x + width + 1,
                    y: span.y,
                    width: count.len() as i32,
                },
                text: count,
                entity: Some(entity),
                part,
                ink: Ink::Count,
            });
        }
    }
}

/// For each cell, which of the towns is nearest: what stands in it is taken to belong there.
#[derive(Debug)]
pub(super) struct Territory {
    width: i32,
    nearest: Vec<u16>,
}

/// With more towns than this they stand so close that nothing would be gained.
const MOST_TERRITORIES: usize = 24;

impl Territory {
    pub(super) fn of(towns: &[Town], width: i32, height: i32) -> Territory {
        let mut nearest = Vec::new();
        if (2..=MOST_TERRITORIES).contains(&towns.len()) {
            nearest.reserve((width * height).max(0) as usize);
            for y in 0..height {
                for x in 0..width {
                    let away = |town: &Town| {
                        (town.cell.0 - x).abs() + (town.cell.1 - y).abs() * CELL_HEIGHT
                    };
                    let town = (0..towns.len()).min_by_key(|at| away(&towns[*at]));
                    nearest.push(town.unwrap_or(0) as u16);
                }
            }
        }
        Territory { width, nearest }
    }

    /// Whether a cell on the sheet is nearer to this town than to any other.
    pub(super) fn belongs_to(&self, town: usize, (x, y): (i32, i32)) -> bool {
        let at = usize::try_from(y * self.width + x).ok();
        at.and_then(|at| self.nearest.get(at))
            .is_none_or(|nearest| usize::from(*nearest) == town)
    }
}
