//! The summary under a lens: the page of its subject. What concerns it by name, through words for
//! several things, through one link; and what is claimed and not there.

use ratatui::layout::Rect;

use super::INDENT;
use crate::app::mouse::Target;
use crate::app::tabs::overview::summary::{Block, Entry, Says};
use crate::app::{App, Drawn, Focus};
use crate::lens::{ABSENT, Absent, Group, Lack, Lens, Line, Way};
use crate::plan::file::{Basis, Kind};
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::{Measure, Shown};
use crate::ui::card::places;
use crate::ui::paint::{Painter, Piece};
use crate::ui::theme::{Role, RowState};
use crate::ui::tree::{fitting, name};
use crate::ui::{lens, spot, words};

/// From so many columns the parts stand in two columns, from so many in three.
const TWO_COLUMNS: u16 = 116;
const THREE_COLUMNS: u16 = 170;
/// Columns between them.
const GUTTER: u16 = 4;
/// What stands before names takes so many columns at the most.
const WIDEST_LABEL: u16 = 15;
/// A text is no wider, or the eye would lose its line.
const WIDEST_TEXT: u16 = 120;
/// The parts in their order.
const PARTS: [Block; 4] = [
    Block::Concerned(Way::Named),
    Block::Concerned(Way::Collective),
    Block::Concerned(Way::Derived),
    Block::Absent,
];

pub(super) fn draw(
    app: &App,
    subject: &Lens,
    painter: &mut Painter<'_>,
    area: Rect,
    drawn: &mut Drawn,
) {
    let Some(plan) = app.plan() else { return };
    let sheet = Sheet {
        app,
        plan,
        subject: subject.subject(),
        entries: app.view().entries(),
        measure: painter.measure,
    };
    let placed = sheet.placed(area.width);
    let first = sheet.scroll(&placed, area.height);
    drawn.list_height = usize::from(area.height);
    drawn.list_offset = usize::from(first);
    for it in &placed {
        let Some(place) = seen(area, first, it) else {
            continue;
        };
        if let What::Entry { at, .. } = it.what {
            drawn.spots.push(spot(place, Target::Row(at)));
        }
        sheet.draw(painter, area, first, it);
    }
    let bottom = placed.iter().map(|it| it.y + it.height).max().unwrap_or(0);
    let left = bottom.saturating_sub(usize::from(first) + usize::from(area.height));
    if left > 0 {
        let text = words::LINES_BELOW
            .get(app.lang())
            .replace("{}", &left.to_string());
        painter.note_on_rule(area, &Shown::new(text));
    }
}

/// What the page is drawn from.
struct Sheet<'a> {
    app: &'a App,
    plan: &'a Plan,
    subject: EntityRef,
    entries: &'a [Entry],
    measure: Measure,
}

/// A heading or an entry with its place on the page, before scrolling.
#[derive(Clone, Copy)]
struct Placed {
    x: u16,
    y: usize,
    width: u16,
    height: usize,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// The name of the subject, and how many things there are in each part.
    Head,
    /// The heading of a part.
    Part(Block),
    /// An entry, with the room for what stands before its name.
    Entry { at: usize, label: u16 },
}

/// A column of the page, and how far down it is filled.
struct Column {
    x: u16,
    y: usize,
    width: u16,
}

impl<'a> Sheet<'a> {
    fn placed(&self, width: u16) -> Vec<Placed> {
        let mut placed = Vec::with_capacity(self.entries.len() + PARTS.len() + 1);
        let mut top = Column { x: 0, y: 0, width };
        top.put(&mut placed, 1, What::Head);
        let own = self
            .entries
            .iter()
            .position(|entry| entry.block == Block::Subject);
        if let Some(at) = own {
            let height = self.text_lines(width).len();
            top.put(&mut placed, height, What::Entry { at, label: 0 });
        }
        top.y += 1;
        let columns = match width {
            0..TWO_COLUMNS => 1,
            TWO_COLUMNS..THREE_COLUMNS => 2,
            _ => 3,
        };
        let each = (width - GUTTER * (columns - 1)) / columns;
        let labels = self.entries.iter().filter_map(|entry| self.label(entry));
        let label = labels.map(|label| self.columns(label)).max().unwrap_or(0);
        let label = label.min(WIDEST_LABEL);
        let parts: Vec<_> = self
            .parts()
            .map(|block| self.part(block, label, each))
            .collect();
        let height = |part: &Vec<(Option<What>, usize)>| part.iter().map(|it| it.1).sum();
        let heights: Vec<usize> = parts.iter().map(height).collect();
        let mut next = 0;
        for (column, many) in (0..).zip(spread(&heights, usize::from(columns))) {
            let mut at = Column {
                x: column * (each + GUTTER),
                y: top.y,
                width: each,
            };
            for part in &parts[next..next + many] {
                for (what, height) in part {
                    match what {
                        Some(what) => at.put(&mut placed, *height, *what),
                        None => at.y += height,
                    }
                }
            }
            next += many;
        }
        placed
    }

    /// The parts of the page; of what is claimed and not there a town hears in any case.
    fn parts(&self) -> impl Iterator<Item = Block> + '_ {
        let is_town = self.plan.kind(self.subject) == Kind::Town;
        let is_shown =
            move |block: &Block| *block != Block::Absent || is_town || self.count(*block) > 0;
        PARTS.into_iter().filter(is_shown)
    }

    /// What stands in a part, each with its height; a line of air at its end. An empty part says so.
    fn part(&self, block: Block, label: u16, width: u16) -> Vec<(Option<What>, usize)> {
        let mut part = vec![(Some(What::Part(block)), 1)];
        let own = self.entries.iter().enumerate();
        for (at, entry) in own.filter(|(_, entry)| entry.block == block) {
            let height = match &entry.says {
                Says::Absent(absent) => self.absent_lines(absent, label, width).len(),
                _ => 1,
            };
            part.push((Some(What::Entry { at, label }), height));
        }
        part.push((None, 1));
        part
    }

    fn lang(&self) -> Lang {
        self.app.lang()
    }

    fn columns(&self, text: &str) -> u16 {
        self.measure.width(text).min(usize::from(u16::MAX)) as u16
    }

    /// How many things a part has.
    fn count(&self, block: Block) -> usize {
        let own = self.entries.iter().filter(|entry| entry.block == block);
        // Words for several things concern the subject themselves; the end of a link stands elsewhere.
        let is_thing = |entry: &&Entry| !matches!(entry.says, Says::Group(Group::End(..)));
        own.filter(is_thing).count()
    }

    /// What stands before the name of an entry: the link with the subject; the kind, where words or the
    /// end of a link stand above.
    fn label(&self, entry: &Entry) -> Option<&'static str> {
        let lang = self.lang();
        match &entry.says {
            Says::Concerned(Line { group, thing, .. }) => Some(match group {
                Group::Link(relation, direction) => relation.label(*direction, lang),
                Group::Place => lens::STANDS_IN.get(lang),
                Group::Through(_) | Group::End(..) => self.plan.kind(*thing).label(lang),
            }),
            Says::Absent(absent) => Some(match absent.lack {
                Lack::NotSplit { .. } => Kind::Target.plural(lang),
                Lack::NotHere { .. } | Lack::Nowhere { .. } => {
                    self.plan.kind(absent.claim).label(lang)
                }
            }),
            _ => None,
        }
    }

    fn text_lines(&self, width: u16) -> Vec<Shown<'a>> {
        let facts = self.plan.get(self.subject);
        let text = Shown::from(facts.text.get(self.lang()));
        if text.is_empty() {
            // Of a subject of which nothing is condensed the line says what it is.
            let kind = self.plan.kind(self.subject).label(self.lang());
            return vec![Shown::new(format!("{kind}  {}", facts.id.as_str()))];
        }
        let room = usize::from(width.min(WIDEST_TEXT).saturating_sub(INDENT).max(1));
        let lines = text.wrap(self.measure, room).map(Shown::into_owned);
        let mut lines: Vec<_> = lines.collect();
        if lines
            .last()
            .is_some_and(|last| self.mark_behind(last) > width)
        {
            lines.push(Shown::default());
        }
        lines
    }

    /// Where the mark would end that says that a text is condensed, behind its last line.
    fn mark_behind(&self, last: &Shown<'_>) -> u16 {
        let mark = self.columns(words::CONDENSED_MARK.get(self.lang()));
        match last.is_empty() {
            true => INDENT + mark,
            false => INDENT + self.columns(last.as_str()) + 2 + mark,
        }
    }

    /// The sentence of what is absent, below the name of the claim, if it has one.
    fn absent_lines(&self, absent: &Absent, label: u16, width: u16) -> Vec<Shown<'static>> {
        let text = Shown::new(absent.sentence(self.plan, self.lang()));
        let room = width.saturating_sub(INDENT + label + 2).max(1);
        let lines = text.wrap(self.measure, usize::from(room));
        let mut lines: Vec<_> = lines.map(Shown::into_owned).collect();
        if !matches!(absent.lack, Lack::NotSplit { .. }) {
            lines.insert(0, Shown::default());
        }
        lines
    }

    /// The first line of the page to draw: as it was, but so that the selected entry is seen, and the
    /// line above it with it.
    fn scroll(&self, placed: &[Placed], height: u16) -> u16 {
        let view = self.app.view();
        let height = usize::from(height);
        let bottom = placed.iter().map(|it| it.y + it.height).max().unwrap_or(0);
        let mut offset = view.cursor.offset.min(bottom.saturating_sub(height));
        let is_selected =
            |it: &&Placed| matches!(it.what, What::Entry { at, .. } if at == view.cursor.selected);
        if let Some(at) = placed.iter().find(is_selected) {
            let top = match view.cursor.selected {
                0 => 0,
                _ => at.y.saturating_sub(1),
            };
            if top < offset {
                offset = top;
            } else if at.y + at.height > offset + height {
                offset = (at.y + at.height - height).min(at.y);
            }
        }
        offset.min(usize::from(u16::MAX)) as u16
    }

    fn draw(&self, painter: &mut Painter<'_>, area: Rect, first: u16, it: &Placed) {
        // What begins above the screen is drawn from its first line that is seen.
        let row = |line: usize| {
            let y = (it.y + line).checked_sub(usize::from(first))?;
            u16::try_from(y).ok().filter(|y| *y < area.height)
        };
        let slot = Rect {
            x: area.x + it.x,
            width: it.width.min(area.width.saturating_sub(it.x)),
            ..area
        };
        match it.what {
            What::Head => {
                if let Some(y) = row(0) {
                    self.draw_head(painter, slot, y);
                }
            }
            What::Part(block) => {
                if let Some(y) = row(0) {
                    self.draw_part(painter, slot, y, block);
                }
            }
            What::Entry { at, label } => {
                let is_selected = at == self.app.view().cursor.selected;
                let state = match self.app.focus {
                    Focus::List if is_selected => RowState::Focused,
                    _ => RowState::Plain,
                };
                self.draw_entry(painter, slot, row, (at, label));
                if let (RowState::Focused, Some(y)) = (state, row(0)) {
                    let marker = painter.look.row_marker().into();
                    painter.put(slot, 0, y, &marker, Role::Marker);
                }
                for y in (0..it.height).filter_map(row) {
                    painter.tint_row(slot, y, state);
                }
            }
        }
    }

    fn draw_head(&self, painter: &mut Painter<'_>, area: Rect, y: u16) {
        let lang = self.lang();
        let counts = self.parts().map(|block| {
            let (word, count) = (part_word(block, lang), self.count(block));
            lang.pick(format!("{word}{count}"), format!("{word} {count}"))
        });
        let counts = Shown::new(counts.collect::<Vec<_>>().join("  "));
        let subject = name(self.plan, self.subject, lang);
        let used = painter.put(area, 0, y, &subject, Role::Heading);
        if used + 3 + painter.width(&counts) <= area.width {
            painter.put(area, used + 3, y, &counts, Role::Dim);
        }
    }

    fn draw_part(&self, painter: &mut Painter<'_>, area: Rect, y: u16, block: Block) {
        let lang = self.lang();
        let used = painter.put(area, 0, y, &block.label().get(lang).into(), Role::Heading);
        let count = match self.count(block) {
            0 => Shown::from("-"),
            count => Shown::new(count.to_string()),
        };
        painter.put(area, used + 2, y, &count, Role::Dim);
    }

    fn draw_entry(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        row: impl Fn(usize) -> Option<u16>,
        (at, label): (usize, u16),
    ) {
        let entry = &self.entries[at];
        match &entry.says {
            Says::Text => {
                let lines = self.text_lines(area.width);
                for (line, text) in lines.iter().enumerate() {
                    if let Some(y) = row(line) {
                        painter.put(area, INDENT, y, text, self.role(entry));
                    }
                }
                let text = self.plan.get(self.subject).text.get(self.lang());
                let is_condensed = !text.is_empty();
                let last = lines.last().filter(|_| is_condensed);
                if let (Some(last), Some(y)) = (last, row(lines.len() - 1)) {
                    let mark = Shown::from(words::CONDENSED_MARK.get(self.lang()));
                    let x = self.mark_behind(last).saturating_sub(painter.width(&mark));
                    painter.put(area, x, y, &mark, Role::Dim);
                }
            }
            Says::Group(group) => {
                if let Some(y) = row(0) {
                    self.draw_group(painter, area, y, entry, *group);
                }
            }
            Says::Concerned(line) => {
                let Some(y) = row(0) else { return };
                self.draw_label(painter, area, y, (at, label));
                let tail = self.tail(&line.at, line.basis);
                self.draw_name(painter, area, (INDENT + label + 2, y), entry, &tail);
            }
            Says::Absent(absent) => {
                if let Some(y) = row(0) {
                    self.draw_label(painter, area, y, (at, label));
                }
                let x = INDENT + label + 2;
                if let (Some(y), Some(_)) = (row(0), entry.thing) {
                    let at = &self.plan.get(absent.claim).at;
                    let tail = self.tail(&at[..at.len().min(1)], Basis::Stated);
                    self.draw_name(painter, area, (x, y), entry, &tail);
                }
                let lines = self.absent_lines(absent, label, area.width);
                for (line, text) in lines.iter().enumerate() {
                    if let Some(y) = row(line) {
                        painter.put(area, x, y, text, Role::Text);
                    }
                }
            }
            _ => {}
        }
    }

    /// What stands before a name: once for all below each other that have the same.
    fn draw_label(&self, painter: &mut Painter<'_>, area: Rect, y: u16, (at, room): (usize, u16)) {
        let entry = &self.entries[at];
        let Some(label) = self.label(entry) else {
            return;
        };
        let before = at.checked_sub(1).map(|before| &self.entries[before]);
        let before = before.filter(|before| before.block == entry.block);
        if y > 0 && before.and_then(|before| self.label(before)) == Some(label) {
            return;
        }
        let slot = Rect {
            width: (INDENT + room).min(area.width),
            ..area
        };
        painter.put(slot, INDENT, y, &label.into(), Role::Dim);
    }

    fn draw_name(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        (x, y): (u16, u16),
        entry: &Entry,
        tail: &Shown<'_>,
    ) {
        let Some(thing) = entry.thing else { return };
        let room = area.width.saturating_sub(x + painter.width(tail) + 2);
        let slot = Rect {
            width: (x + room).min(area.width),
            ..area
        };
        let facts = self.plan.get(thing);
        let short = facts
            .short
            .as_ref()
            .map(|it| Shown::from(it.get(self.lang())));
        let short = short.filter(|short| !short.is_empty());
        let own = name(self.plan, thing, self.lang());
        let names: Vec<_> = std::iter::once(own).chain(short).collect();
        let text = fitting(painter, &names, [room, room]);
        let used = painter.put(slot, x, y, text, self.role(entry));
        if let Some(second) = self.app.speech.second() {
            let second = Shown::from(facts.name.only(second));
            if used + 2 + painter.width(&second) <= room {
                painter.put(slot, x + used + 2, y, &second, Role::Dim);
            }
        }
        painter.put_right(area, y, tail, Role::Dim);
    }

    /// The words for several things, or the end of a link, above what it leads to.
    fn draw_group(
        &self,
        painter: &mut Painter<'_>,
        area: Rect,
        y: u16,
        entry: &Entry,
        group: Group,
    ) {
        let text = Shown::new(group.heading(self.plan, self.lang()));
        let at = match group {
            Group::Through(words) => &self.plan.get(words).at[..],
            _ => &[],
        };
        let tail = self.tail(&at[..at.len().min(1)], Basis::Stated);
        let slot = Rect {
            width: area.width.saturating_sub(painter.width(&tail) + 2),
            ..area
        };
        let role = match self.role(entry) {
            Role::Match => Role::Match,
            _ => Role::Second,
        };
        painter.put_line(slot, INDENT, y, &[Piece::new(text, role)]);
        painter.put_right(area, y, &tail, Role::Dim);
    }

    /// Where the draft says so, and how it is known where that is not in so many words.
    fn tail(&self, at: &[crate::plan::Locator], basis: Basis) -> Shown<'static> {
        const MOST: usize = 2;
        let lang = self.lang();
        let mut words = places(at, lang);
        if words.len() > MOST + 1 {
            let more = words.len() - MOST;
            words.truncate(MOST);
            words.push(format!("+{more}"));
        }
        if basis == Basis::Inferred {
            words.push(basis.label(lang).to_owned());
        }
        Shown::new(words.join(" "))
    }

    fn role(&self, entry: &Entry) -> Role {
        match entry.thing {
            Some(thing) if self.app.view().seeks(thing) => Role::Match,
            _ => Role::Text,
        }
    }
}

impl Column {
    fn put(&mut self, placed: &mut Vec<Placed>, height: usize, what: What) {
        placed.push(Placed {
            x: self.x,
            y: self.y,
            width: self.width,
            height,
            what,
        });
        self.y += height;
    }
}

/// The word for a part in a row of counts.
fn part_word(block: Block, lang: Lang) -> &'static str {
    match block {
        Block::Concerned(way) => way.label().get(lang),
        _ => ABSENT.get(lang),
    }
}

/// How many parts go into each column, in their order, so that the longest column is as short as can be.
fn spread(heights: &[usize], columns: usize) -> Vec<usize> {
    if columns <= 1 {
        return vec![heights.len()];
    }
    let splits = (1..=heights.len()).map(|first| {
        let mut many = vec![first];
        many.extend(spread(&heights[first..], columns - 1));
        many
    });
    let longest = |many: &Vec<usize>| {
        let mut rest = heights;
        let sums = many.iter().map(|many| {
            let (own, others) = rest.split_at(*many);
            rest = others;
            own.iter().sum::<usize>()
        });
        sums.max().unwrap_or(0)
    };
    splits.min_by_key(longest).unwrap_or_default()
}

/// Where something is seen on a page that is scrolled to the line `first`.
fn seen(area: Rect, first: u16, it: &Placed) -> Option<Rect> {
    let first = usize::from(first);
    let top = it.y.max(first);
    let bottom = (it.y + it.height).min(first + usize::from(area.height));
    let height = bottom.checked_sub(top).filter(|height| *height > 0)?;
    Some(Rect {
        x: area.x + it.x,
        y: area.y + (top - first) as u16,
        width: it.width,
        height: height as u16,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_even_as_the_order_of_the_parts_allows() {
        assert_eq!(spread(&[50, 60, 20, 5], 1), [4]);
        assert_eq!(spread(&[50, 60, 20, 5], 2), [1, 3]);
        assert_eq!(spread(&[50, 60, 20, 5], 3), [1, 1, 2]);
        assert_eq!(spread(&[9, 1, 1, 1], 3).iter().sum::<usize>(), 4);
    }
}
