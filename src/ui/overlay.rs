//! Lists laid over the body: help, commands, problems, layers, details.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::{Role, RowState};
use super::tree::name;
use super::{journals, spot, walk, words};
use crate::app::folder::FolderRow;
use crate::app::map::MapLayer;
use crate::app::mouse::Target;
use crate::app::overlay::{HelpRow, Named, Overlay, OverlayKind};
use crate::app::unfinished::Purpose;
use crate::app::{App, Command, Drawn};
use crate::plan::{EntityRef, Label, Lang, Plan, Problem};
use crate::review::Outcome;
use crate::text::{Safe, Shown};

/// From so many columns of room the help stands in two columns.
const TWO_COLUMNS_FROM: u16 = 100;
/// Bodies of no more lines than this are low.
const LOW: u16 = 12;
/// Lines below the list of problems for the whole of the selected one.
const WHOLE: u16 = 3;

/// Columns of a row beside its words: the frame, the marker, air.
const AROUND: u16 = 10;

/// What an overlay lists.
enum Rows<'a> {
    Help(Vec<HelpRow<'a>>),
    Commands(Vec<Named>),
    Problems(&'a Plan, Vec<&'a Problem>),
    Details(&'a [Safe]),
    Layers,
    Marks(Vec<char>),
    Unfinished(Vec<(&'a str, &'a str)>),
    Journals(Vec<FolderRow<'a>>),
    Lenses(&'a Plan, Vec<EntityRef>),
    Stops(Vec<usize>),
    Outcomes,
}

/// A row of an overlay: a key or a name on the left, what it is in the middle, more at the right edge.
pub(super) struct Entry<'a> {
    pub(super) key: Shown<'a>,
    pub(super) text: Shown<'a>,
    pub(super) right: Shown<'a>,
    pub(super) look: EntryLook,
}

/// How a row of an overlay looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryLook {
    Heading,
    Applies,
    /// It does not apply now.
    Waits,
    /// Something is wrong with it.
    Wrong,
}

pub(super) fn draw(
    app: &App,
    overlay: &Overlay,
    painter: &mut Painter<'_>,
    body: Rect,
    drawn: &mut Drawn,
) {
    let rows = rows(app, overlay);
    let (all, below) = lines(app, overlay, &rows, painter, body);
    let area = place(body, overlay.kind, (all, below));
    painter.make_room(area, body);
    drawn.spots.push(spot(area, Target::Overlay));
    let inner = frame(app, overlay, &rows, painter, (area, air(body)));
    let columns = columns(overlay.kind, area.width);
    let list = Rect {
        height: inner.height.saturating_sub(below),
        ..inner
    };
    let height = usize::from(list.height);
    drawn.overlay_height = height * usize::from(columns);
    drawn.overlay_offset = overlay.cursor.window(drawn.overlay_height, rows.len());
    let visible = drawn.overlay_offset..rows.len().min(drawn.overlay_offset + drawn.overlay_height);
    let entries: Vec<Entry<'_>> = visible.clone().map(|at| entry(app, &rows, at)).collect();
    if entries.is_empty() {
        let text = words::NO_MATCH_HERE.get(app.lang()).into();
        painter.put(list, 2, 0, &text, Role::Dim);
    }
    let widest = entries.iter().map(|entry| painter.width(&entry.key)).max();
    let width = (list.width + 1) / columns - u16::from(columns > 1);
    let key_width = widest.unwrap_or(0).min(width / 2);
    for (i, entry) in entries.iter().enumerate() {
        let column = (i / height.max(1)) as u16;
        let slot = Rect {
            x: list.x + column * (width + 2),
            y: list.y + (i % height.max(1)) as u16,
            width: width.min(list.width.saturating_sub(column * (width + 2))),
            height: 1,
        };
        if entry.look != EntryLook::Heading {
            let row = Target::OverlayRow(visible.start + i);
            drawn.spots.push(spot(slot, row));
        }
        let selected = visible.start + i == overlay.cursor.selected;
        draw_entry(
            painter,
            slot,
            entry,
            key_width,
            selected && overlay.kind != OverlayKind::Details,
        );
    }
    if below > 0 {
        draw_whole(app, &rows, overlay, painter, inner);
    }
}

fn draw_entry(
    painter: &mut Painter<'_>,
    slot: Rect,
    entry: &Entry<'_>,
    key_width: u16,
    selected: bool,
) {
    if entry.look == EntryLook::Heading {
        painter.put(slot, 0, 0, &entry.key, Role::Heading);
        return;
    }
    let (key, text) = match entry.look {
        EntryLook::Waits => (Role::Dim, Role::Dim),
        EntryLook::Wrong => (Role::Key, Role::Failure),
        _ => (Role::Key, Role::Text),
    };
    let keys = Rect {
        width: (key_width + 2).min(slot.width),
        ..slot
    };
    painter.put(keys, 2, 0, &entry.key, key);
    let right = painter.put_right(slot, 0, &entry.right, Role::Dim);
    let words = Rect {
        width: slot
            .width
            .saturating_sub(if right > 0 { right + 2 } else { 0 }),
        ..slot
    };
    let x = if key_width > 0 { key_width + 4 } else { 2 };
    painter.put_line(words, x, 0, &[Piece::new(entry.text.borrowed(), text)]);
    if selected {
        let marker = painter.look.row_marker().into();
        painter.put(slot, 0, 0, &marker, Role::Marker);
        painter.tint_row(slot, 0, RowState::Focused);
    }
}

/// The whole of the selected problem or journal, below the list: where it is long a row shows only its start.
fn draw_whole(
    app: &App,
    rows: &Rows<'_>,
    overlay: &Overlay,
    painter: &mut Painter<'_>,
    area: Rect,
) {
    let selected = overlay.cursor.selected;
    let text = match rows {
        Rows::Problems(plan, problems) => problems
            .get(selected)
            .map(|problem| told(plan, problem, app.lang())),
        Rows::Journals(rows) => rows.get(selected).map(|row| journals::whole(app, row)),
        _ => None,
    };
    let Some(text) = text else {
        return;
    };
    let top = area.height.saturating_sub(WHOLE);
    let lines = text.wrap(
        painter.measure,
        usize::from(area.width.saturating_sub(2).max(1)),
    );
    for (y, line) in (top + 1..area.height).zip(lines) {
        painter.put(area, 2, y, &line, Role::Dim);
    }
}

/// How many columns the entries stand in.
fn columns(kind: OverlayKind, width: u16) -> u16 {
    match kind {
        OverlayKind::Help(_) if width >= TWO_COLUMNS_FROM => 2,
        _ => 1,
    }
}

/// How many entries there are when nothing is looked for, which leaves the frame where it is, and how
/// many lines stand below them.
fn lines(
    app: &App,
    overlay: &Overlay,
    rows: &Rows<'_>,
    painter: &Painter<'_>,
    body: Rect,
) -> (usize, u16) {
    let below = |rows: &Rows<'_>| below(app, rows, painter, width(body, overlay.kind));
    if overlay.filter.is_empty() {
        return (rows.len(), below(rows));
    }
    let whole = Overlay::new(overlay.kind, &app.keymap);
    let all = self::rows(app, &whole);
    (all.len(), below(&all))
}

/// How many lines of the room inside the list leaves free: for the whole of a row, where any is cut.
fn below(app: &App, rows: &Rows<'_>, painter: &Painter<'_>, width: u16) -> u16 {
    if !matches!(rows, Rows::Problems(..) | Rows::Journals(_)) {
        return 0;
    }
    // Of more rows than these one is long.
    const LOOKED_AT: usize = 64;
    let entries = (0..rows.len().min(LOOKED_AT)).map(|at| entry(app, rows, at));
    let entries: Vec<Entry<'_>> = entries.collect();
    let keys = entries.iter().map(|entry| painter.width(&entry.key)).max();
    let keys = keys.unwrap_or(0).min(width / 2);
    let is_cut = |entry: &Entry<'_>| {
        let words = painter.width(&entry.text) + painter.width(&entry.right);
        keys + words + AROUND > width
    };
    match rows.len() > LOOKED_AT || entries.iter().any(is_cut) {
        true => WHOLE,
        false => 0,
    }
}

/// The lines of air below the title: low screens have none to spare.
pub(super) fn air(body: Rect) -> u16 {
    u16::from(body.height > LOW)
}

/// How wide the overlay is.
fn width(body: Rect, kind: OverlayKind) -> u16 {
    let wanted = match kind {
        OverlayKind::Layers => 36,
        OverlayKind::Palette | OverlayKind::Lenses(_) | OverlayKind::Marks | OverlayKind::GoTo => {
            72
        }
        OverlayKind::Help(_) if body.width >= TWO_COLUMNS_FROM => 132,
        OverlayKind::Help(_) => 84,
        OverlayKind::Stops | OverlayKind::Outcomes => 72,
        OverlayKind::Problems
        | OverlayKind::Journals
        | OverlayKind::Details
        | OverlayKind::Unfinished => 120,
    };
    wanted.min(body.width)
}

/// Where the overlay lies with so many entries and so many lines below them: the whole width of narrow
/// screens, the middle of wide ones.
fn place(body: Rect, kind: OverlayKind, (entries, below): (usize, u16)) -> Rect {
    let width = width(body, kind);
    let lines = entries.div_ceil(usize::from(columns(kind, width)));
    let lines = lines.clamp(1, usize::from(body.height)) as u16;
    // Two rules, the title with air below it, and what stands below the list.
    let height = (lines + 3 + air(body) + below).min(body.height);
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 3,
        width,
        height,
    }
}

/// The frame and the title; returns the room for the list.
fn frame(
    app: &App,
    overlay: &Overlay,
    rows: &Rows<'_>,
    painter: &mut Painter<'_>,
    (area, air): (Rect, u16),
) -> Rect {
    let inner = painter.frame(area);
    let lang = app.lang();
    let mut used = painter.put(
        inner,
        0,
        0,
        &title(overlay.kind).get(lang).into(),
        Role::Title,
    );
    if !overlay.filter.is_empty() {
        let filter = Shown::new(format!("/{}", overlay.filter));
        used += 2 + painter.put(inner, used + 2, 0, &filter, Role::Match);
    }
    let count = Shown::new(rows.things().to_string());
    let counts = !matches!(overlay.kind, OverlayKind::Details | OverlayKind::Outcomes);
    if counts && used + painter.width(&count) + 2 <= inner.width {
        painter.put_right(inner, 0, &count, Role::Dim);
    }
    let top = 1 + air;
    Rect {
        y: inner.y + top.min(inner.height),
        height: inner.height.saturating_sub(top),
        ..inner
    }
}

fn title(kind: OverlayKind) -> Label {
    match kind {
        OverlayKind::Help(_) => Label::new("按键", "Keys"),
        OverlayKind::Palette => Label::new("全部命令", "All commands"),
        OverlayKind::Problems => Label::new("模型问题", "Problems of the model"),
        OverlayKind::Details => Label::new("读取失败", "The file could not be read"),
        OverlayKind::Layers => Label::new("图层", "Layers"),
        OverlayKind::Outcomes => Label::new("本站议定", "Decided at this stop"),
        OverlayKind::Stops => Label::new("讲解各站", "Stops of the walkthrough"),
        OverlayKind::Marks => Label::new("已标记的位置", "Marked places"),
        OverlayKind::Unfinished => Label::new("未写完的文字", "Texts left unfinished"),
        OverlayKind::Journals => Label::new("审阅文件夹", "Review folder"),
        OverlayKind::GoTo => words::GO_TO,
        OverlayKind::Lenses(_) => {
            Label::new("视角：只看与之有关的", "Lens: show only what concerns")
        }
    }
}

fn rows<'a>(app: &'a App, overlay: &'a Overlay) -> Rows<'a> {
    let lang = app.lang();
    match overlay.kind {
        OverlayKind::Help(first) => Rows::Help(overlay.help_rows(first, lang)),
        OverlayKind::Palette => Rows::Commands(overlay.commands(lang)),
        OverlayKind::Problems => match app.plan() {
            Some(plan) => Rows::Problems(plan, overlay.problems(plan, lang)),
            None => Rows::Details(&[]),
        },
        OverlayKind::Details => Rows::Details(match &app.failure {
            Some(failure) => &failure.details,
            None => &[],
        }),
        OverlayKind::Layers => Rows::Layers,
        OverlayKind::Stops => Rows::Stops(overlay.stops(app.tour())),
        OverlayKind::Outcomes => Rows::Outcomes,
        OverlayKind::Marks => Rows::Marks(app.marked_places(&overlay.filter)),
        OverlayKind::Unfinished => Rows::Unfinished(app.unfinished_texts(&overlay.filter)),
        OverlayKind::Journals => Rows::Journals(app.folder_rows(&overlay.filter)),
        // It has a box of its own.
        OverlayKind::GoTo => Rows::Details(&[]),
        OverlayKind::Lenses(offered) => match app.plan() {
            Some(plan) => Rows::Lenses(plan, overlay.lenses(plan, offered)),
            None => Rows::Details(&[]),
        },
    }
}

impl Rows<'_> {
    fn len(&self) -> usize {
        match self {
            Rows::Help(rows) => rows.len(),
            Rows::Commands(rows) => rows.len(),
            Rows::Problems(_, rows) => rows.len(),
            Rows::Details(lines) => lines.len(),
            Rows::Layers => MapLayer::ALL.len(),
            Rows::Marks(letters) => letters.len(),
            Rows::Unfinished(texts) => texts.len(),
            Rows::Journals(rows) => rows.len(),
            Rows::Lenses(_, rows) => rows.len(),
            Rows::Stops(stops) => stops.len(),
            Rows::Outcomes => Outcome::ALL.len(),
        }
    }

    /// How many rows can be chosen.
    fn things(&self) -> usize {
        match self {
            Rows::Help(rows) => {
                let bindings = rows.iter().filter(|row| matches!(row, HelpRow::Binding(_)));
                bindings.count()
            }
            Rows::Journals(rows) => {
                let journals = rows.iter();
                journals.filter(|row| row.is_journal()).count()
            }
            _ => self.len(),
        }
    }
}

fn entry<'a>(app: &'a App, rows: &Rows<'a>, at: usize) -> Entry<'a> {
    match rows {
        Rows::Help(rows) => help_entry(app, rows[at]),
        Rows::Commands(rows) => {
            let named = rows[at];
            let key = app.keymap.key_of(named.command);
            Entry {
                key: named.name.into(),
                text: named.label.into(),
                right: key.map_or_else(Shown::default, |key| Shown::new(key.label())),
                look: look(app, named.command),
            }
        }
        Rows::Problems(plan, problems) => {
            let problem = problems[at];
            Entry {
                key: Shown::new(app.source.at(problem.place).as_str()),
                text: told(plan, problem, app.lang()),
                right: Shown::default(),
                look: EntryLook::Applies,
            }
        }
        Rows::Details(lines) => Entry {
            key: Shown::default(),
            text: (&lines[at]).into(),
            right: Shown::default(),
            look: EntryLook::Applies,
        },
        Rows::Layers => layer_entry(app, MapLayer::ALL[at]),
        Rows::Marks(letters) => mark_entry(app, letters[at]),
        Rows::Unfinished(texts) => text_entry(app, texts[at]),
        Rows::Journals(rows) => journals::entry(app, &rows[at]),
        Rows::Lenses(plan, rows) => lens_entry(app, plan, rows, at),
        Rows::Stops(stops) => walk::entry(app, stops[at]),
        Rows::Outcomes => walk::outcome_entry(app, Outcome::ALL[at]),
    }
}

/// A problem with the thing that has it.
fn told(plan: &Plan, problem: &Problem, lang: Lang) -> Shown<'static> {
    let message = problem.message(lang);
    match problem.entity {
        Some(entity) => Shown::new(format!("{}  {message}", plan.get(entity).id.as_str())),
        None => Shown::new(message.as_str()),
    }
}

fn look(app: &App, command: Command) -> EntryLook {
    match app.can(command) {
        Ok(()) => EntryLook::Applies,
        Err(_) => EntryLook::Waits,
    }
}

fn help_entry(app: &App, row: HelpRow<'_>) -> Entry<'static> {
    let heading = |label: &'static str| Entry {
        key: label.into(),
        text: Shown::default(),
        right: Shown::default(),
        look: EntryLook::Heading,
    };
    let lang = app.lang();
    match row {
        HelpRow::Place(context) => heading(context.label(lang)),
        HelpRow::Group(group) => heading(group.label(lang)),
        HelpRow::Air => heading(""),
        HelpRow::Binding(binding) => {
            let keys: Vec<String> = binding.keys().map(|key| key.label().to_string()).collect();
            Entry {
                key: Shown::new(keys.join(" ")),
                text: binding.label(lang).into(),
                right: Shown::default(),
                look: look(app, binding.command),
            }
        }
    }
}

/// A thing through whose lens one can look: its kind where another kind stands above, its name, how much
/// it concerns.
fn lens_entry<'a>(app: &App, plan: &'a Plan, rows: &[EntityRef], at: usize) -> Entry<'a> {
    let subject = rows[at];
    let kind = plan.kind(subject);
    let above = at.checked_sub(1).map(|above| plan.kind(rows[above]));
    let count = app.lens_counts.get(&subject);
    Entry {
        key: match above == Some(kind) {
            true => Shown::default(),
            false => kind.label(app.lang()).into(),
        },
        text: name(plan, subject, app.lang()),
        right: count.map_or_else(Shown::default, |count| Shown::new(count.to_string())),
        look: EntryLook::Applies,
    }
}

/// A marked place: its letter, what is selected there, in which form and through which lens.
fn mark_entry(app: &App, letter: char) -> Entry<'static> {
    let place = app.marks.get(letter);
    let name = place.map(|place| app.name_of(place)).unwrap_or_default();
    let right = place.map_or_else(String::new, |place| {
        let lens = place.lens.as_ref().map(|lens| format!("  +{lens}"));
        format!(
            "{}{}",
            place.form.name(app.lang()),
            lens.unwrap_or_default()
        )
    });
    Entry {
        key: Shown::new(letter.to_string()),
        text: Shown::new(name.as_str()),
        right: Shown::new(right),
        look: EntryLook::Applies,
    }
}

/// A text that is not finished: what it is for, and its beginning.
fn text_entry(app: &App, (key, text): (&str, &str)) -> Entry<'static> {
    Entry {
        key: Shown::new(Purpose::of(key).words(app.lang())),
        text: Shown::new(text.lines().next().unwrap_or_default()),
        right: Shown::default(),
        look: EntryLook::Applies,
    }
}

fn layer_entry(app: &App, layer: MapLayer) -> Entry<'static> {
    let on = app.map.layers.shows(layer);
    Entry {
        key: if on { "[x]" } else { "[ ]" }.into(),
        text: layer.label(app.lang()).into(),
        right: Shown::default(),
        look: EntryLook::Applies,
    }
}
