//! The summary: a page of blocks, two columns where there is room.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::{Role, RowState};
use super::tree::name;
use crate::app::tabs::overview::summary::{Block, Entry, Says};
use crate::app::{App, Drawn, Focus};
use crate::plan::file::Facts;
use crate::plan::{EntityRef, Plan};
use crate::search::Query;
use crate::text::Shown;

/// From so many columns the blocks stand in two columns.
const TWO_COLUMNS: u16 = 72;
/// Columns between the two.
const GUTTER: u16 = 4;

/// A line of the page with its place on it, before scrolling.
struct Placed<'a> {
    x: u16,
    y: u16,
    width: u16,
    height: u16,
    what: What<'a>,
}

enum What<'a> {
    Heading(Block),
    Entry(usize, &'a Entry),
}

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    let entries = app.view().entries();
    let page = Page {
        app,
        plan,
        entries,
        width: area.width,
    };
    let placed = page.lay_out(painter);
    let bottom = placed
        .iter()
        .map(|line| line.y + line.height)
        .max()
        .unwrap_or(0);
    let selected = app.view().cursor.selected;
    let first = scroll(
        &placed,
        selected,
        app.view().cursor.offset as u16,
        area.height,
        bottom,
    );
    drawn.list_height = usize::from(area.height);
    drawn.list_offset = usize::from(first);
    for line in &placed {
        for row in 0..line.height {
            let y = line.y + row;
            if y < first || y - first >= area.height {
                continue;
            }
            let slot = Rect {
                x: area.x + line.x,
                y: area.y,
                width: line.width.min(area.width - line.x),
                height: area.height,
            };
            page.draw(painter, slot, y - first, row, line);
        }
    }
}

/// The first line of the page to draw: as it was, but so that the selected entry is seen, and the heading
/// above the first entry with it.
fn scroll(placed: &[Placed<'_>], selected: usize, offset: u16, height: u16, bottom: u16) -> u16 {
    let last = bottom.saturating_sub(height);
    let offset = offset.min(last);
    let line = placed
        .iter()
        .find(|line| matches!(line.what, What::Entry(i, _) if i == selected));
    let Some(line) = line else { return offset };
    let top = line.y.saturating_sub(1);
    if top < offset {
        top
    } else if line.y + line.height > offset + height {
        line.y + line.height - height
    } else {
        offset
    }
}

struct Page<'a> {
    app: &'a App,
    plan: &'a Plan,
    entries: &'a [Entry],
    width: u16,
}

impl<'a> Page<'a> {
    fn lay_out(&self, painter: &Painter<'_>) -> Vec<Placed<'a>> {
        let mut placed = Vec::new();
        let full = self.width;
        let y = self.block(painter, &mut placed, Block::Purpose, (0, 0, full));
        if self.width < TWO_COLUMNS {
            let rest = [
                Block::Industries,
                Block::Space,
                Block::Projects,
                Block::Targets,
                Block::Attention,
            ];
            rest.into_iter().fold(y, |y, block| {
                self.block(painter, &mut placed, block, (0, y, full))
            });
            return placed;
        }
        let left = (full - GUTTER) * 11 / 20;
        let right = full - GUTTER - left;
        let columns = [
            (
                0,
                left,
                [Block::Industries, Block::Space, Block::Attention].as_slice(),
            ),
            (
                left + GUTTER,
                right,
                [Block::Projects, Block::Targets].as_slice(),
            ),
        ];
        for (x, width, blocks) in columns {
            blocks.iter().fold(y, |y, block| {
                self.block(painter, &mut placed, *block, (x, y, width))
            });
        }
        placed
    }

    /// Places a block; returns the line below it.
    fn block(
        &self,
        painter: &Painter<'_>,
        placed: &mut Vec<Placed<'a>>,
        block: Block,
        (x, y, width): (u16, u16, u16),
    ) -> u16 {
        let mut own = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.block == block)
            .peekable();
        if own.peek().is_none() {
            return y;
        }
        placed.push(Placed {
            x,
            y,
            width,
            height: 1,
            what: What::Heading(block),
        });
        let mut y = y + 1;
        for (i, entry) in own {
            let height = self.lines(painter, entry, width).len().clamp(1, 12) as u16;
            placed.push(Placed {
                x,
                y,
                width,
                height,
                what: What::Entry(i, entry),
            });
            y += height;
        }
        y + 1
    }

    /// The words of an entry that wrap; those of one line are made when they are drawn.
    fn lines(&self, painter: &Painter<'_>, entry: &Entry, width: u16) -> Vec<Shown<'static>> {
        let text = match (&entry.says, entry.thing) {
            (Says::Text, Some(thing)) => {
                Shown::from(self.plan.get(thing).text.get(self.app.lang())).into_owned()
            }
            // A layer without a sign goes by its name.
            (Says::Parts { parts }, Some(layer)) if self.sign(layer).is_empty() => {
                let colon = self.app.lang().pick("：", ": ");
                let names = self.names(parts);
                Shown::new(format!("{}{colon}{}", self.short(layer), names.as_str()))
            }
            (Says::Parts { parts }, _) => self.names(parts),
            _ => return Vec::new(),
        };
        let indent = self.indent(painter, entry);
        text.wrap(
            painter.measure,
            usize::from(width.saturating_sub(indent).max(1)),
        )
        .map(Shown::into_owned)
        .collect()
    }

    fn indent(&self, painter: &Painter<'_>, entry: &Entry) -> u16 {
        match (&entry.says, entry.thing) {
            (Says::Parts { .. }, Some(layer)) if !self.sign(layer).is_empty() => {
                2 + painter.width(&self.sign(layer)) + 2
            }
            _ => 2,
        }
    }

    fn sign(&self, layer: EntityRef) -> Shown<'a> {
        match &self.plan.get(layer).is {
            Facts::Layer(facts) => Shown::from(&facts.sign),
            _ => Shown::default(),
        }
    }

    fn names(&self, things: &[EntityRef]) -> Shown<'static> {
        let lang = self.app.lang();
        let names: Vec<String> = things.iter().map(|thing| self.short(*thing)).collect();
        Shown::new(names.join(lang.pick("、", ", ")))
    }

    fn short(&self, thing: EntityRef) -> String {
        let lang = self.app.lang();
        match &self.plan.get(thing).short {
            Some(short) => short.get(lang).as_str().to_owned(),
            None => name(self.plan, thing, lang).as_str().to_owned(),
        }
    }

    fn draw(&self, painter: &mut Painter<'_>, area: Rect, y: u16, row: u16, line: &Placed<'a>) {
        let lang = self.app.lang();
        match line.what {
            What::Heading(block) => {
                let end = painter.put(area, 0, y, &block.label().get(lang).into(), Role::Heading);
                let count = self
                    .entries
                    .iter()
                    .filter(|entry| entry.block == block)
                    .count();
                if block == Block::Targets {
                    painter.put(area, end + 2, y, &Shown::new(count.to_string()), Role::Dim);
                }
            }
            What::Entry(index, entry) => {
                let selected =
                    index == self.app.view().cursor.selected && self.app.focus == Focus::List;
                let state = if selected {
                    RowState::Focused
                } else {
                    RowState::Plain
                };
                if row == 0 && selected {
                    let marker = painter.look.row_marker().into();
                    painter.put(area, 0, y, &marker, Role::Marker);
                }
                self.entry(painter, area, y, row, entry);
                painter.tint_row(area, y, state);
            }
        }
    }

    fn entry(&self, painter: &mut Painter<'_>, area: Rect, y: u16, row: u16, entry: &Entry) {
        let lang = self.app.lang();
        let query = Query::new(&self.app.view().filter);
        let matched = !query.is_empty()
            && entry
                .thing
                .is_some_and(|thing| query.matches_entity(self.plan, thing));
        let role = if matched { Role::Match } else { Role::Text };
        match (&entry.says, entry.thing) {
            (Says::Text | Says::Parts { .. }, Some(thing)) => {
                let indent = self.indent(painter, entry);
                if row == 0 && matches!(entry.says, Says::Parts { .. }) {
                    painter.put(area, 2, y, &self.sign(thing), Role::Link);
                }
                if let Some(text) = self.lines(painter, entry, area.width).get(usize::from(row)) {
                    painter.put(area, indent, y, text, role);
                }
            }
            (Says::Kind { kind, things }, _) => {
                let count = Shown::new(format!("{:>2}", things.len()));
                let used = painter.put(area, 2, y, &count, Role::Link);
                let label = if things.len() == 1 {
                    kind.label(lang)
                } else {
                    kind.plural(lang)
                };
                let used = used + 1 + painter.put(area, 3 + used, y, &label.into(), role);
                if things.len() <= 3 {
                    painter.put(area, used + 4, y, &self.names(things), Role::Dim);
                }
            }
            (Says::Bar { count, most }, Some(town)) => {
                self.bar(painter, area, y, (town, *count, *most), role)
            }
            (Says::Target, Some(target)) => self.target(painter, area, y, target, role),
            (Says::Attention { count, of, label }, _) => {
                let number = if *of > 0 {
                    format!("{count}/{of}")
                } else {
                    count.to_string()
                };
                let pieces = [
                    Piece {
                        text: Shown::new(format!("{number:>5}  ")),
                        role: Role::Warning,
                    },
                    Piece::new(label.get(lang), role),
                ];
                painter.put_line(area, 2, y, &pieces);
            }
            _ => {}
        }
    }

    fn bar(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        y: u16,
        (town, count, most): (EntityRef, usize, usize),
        role: Role,
    ) {
        let names = self
            .entries
            .iter()
            .filter(|entry| matches!(entry.says, Says::Bar { .. }));
        let longest = names
            .filter_map(|entry| entry.thing)
            .map(|town| painter.measure.width(&self.short(town)))
            .max();
        let longest = (longest.unwrap_or(0) as u16).min(area.width / 2);
        let label = Shown::new(self.short(town));
        painter.put(
            Rect {
                width: (longest + 2).min(area.width),
                ..area
            },
            2,
            y,
            &label,
            role,
        );
        let start = 2 + longest + 2;
        painter.put(
            area,
            start,
            y,
            &Shown::new(format!("{count:>3}")),
            Role::Text,
        );
        let room = usize::from(area.width.saturating_sub(start + 5));
        let length = (count * room.min(most.max(1) * 2))
            .checked_div(most)
            .unwrap_or(0);
        let bar = painter.look.bar();
        for i in 0..length {
            painter.put(area, start + 5 + i as u16, y, &bar.into(), Role::Bar);
        }
    }

    fn target(&self, painter: &mut Painter<'_>, area: Rect, y: u16, target: EntityRef, role: Role) {
        let lang = self.app.lang();
        let value = match &self.plan.get(target).is {
            Facts::Target(facts) => facts
                .value(lang)
                .map_or_else(|| "-".into(), |value| Shown::new(value.as_str())),
            _ => Shown::default(),
        };
        let width = painter.width(&value).min(area.width / 2);
        painter.put_right(area, y, &value, Role::Text);
        let slot = Rect {
            width: area.width.saturating_sub(width + 2),
            ..area
        };
        painter.put(slot, 2, y, &name(self.plan, target, lang), role);
    }
}
