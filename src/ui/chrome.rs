//! The frame around every screen: title row, tabs, the row of keys, the field.

use ratatui::layout::{Position, Rect};

use super::paint::{Painter, Piece};
use super::theme::Role;
use super::tree::name;
use super::{findings, spot, walk, words};
use crate::app::field::Field;
use crate::app::keymap::Binding;
use crate::app::mouse::{Spot, Target};
use crate::app::overlay::OverlayKind;
use crate::app::{App, NoticeKind, Tab};
use crate::checks::Severity;
use crate::plan::file::Facts;
use crate::plan::{Label, Lang};
use crate::text::{Measure, Safe, Shown};

/// The plan and its state on the left; problems and language on the right.
pub(super) fn title(app: &App, painter: &mut Painter<'_>, row: Rect) {
    let sign = Shown::from(app.speech.sign());
    let sign_width = painter.width(&sign) + 1;
    painter.put(
        row,
        row.width.saturating_sub(sign_width),
        0,
        &sign,
        Role::Dim,
    );
    let mut left = Rect {
        width: row.width.saturating_sub(sign_width + 2),
        ..row
    };
    let (name, state) = name_and_state(app);
    let half = left.width / 2;
    let more = [walk::progress(app, painter, half), lens(app, painter, half)];
    let beside = more.iter().flatten();
    let beside = beside.fold(painter.width(&name) + 3, |sum, pieces| {
        sum + painter.width_of(pieces) + 2
    });
    let beside = left.width.saturating_sub(beside);
    let warning = warning(app, painter.measure, beside);
    let is_warned = warning.is_some();
    if let Some(warning) = warning {
        let width = painter.width(&warning).min(left.width / 2);
        let width = width.max(painter.width(&warning).min(beside));
        let at = Rect {
            x: left.x + left.width - width,
            width,
            ..left
        };
        painter.put(at, 0, 0, &warning, Role::Warning);
        left.width -= width + 2;
    }
    for pieces in more.into_iter().flatten() {
        let width = painter.width_of(&pieces).min(left.width / 2);
        let at = Rect {
            x: left.x + left.width - width,
            width,
            ..left
        };
        painter.put_line(at, 0, 0, &pieces);
        left.width -= width + 2;
    }
    let mut used = painter.put(left, 1, 0, &name, Role::Title) + 3;
    // The state is left out before it is cut.
    if used + painter.width(&state) <= left.width {
        used += painter.put(left, used, 0, &state, Role::Dim);
    }
    if let Some(errors) = errors(app).filter(|_| !is_warned) {
        let text = findings::counted(errors, Severity::Error, app.lang());
        if used + 2 + painter.width(&text) <= left.width {
            painter.put_right(left, 0, &text, Role::Failure);
        }
    }
}

/// What the plan is called, and how far it has come.
fn name_and_state(app: &App) -> (Shown<'_>, Shown<'_>) {
    let lang = app.lang();
    match app.plan().and_then(|plan| Some((plan, plan.itself()?))) {
        Some((plan, itself)) => {
            let entity = plan.get(itself);
            let name = entity.short.as_ref().unwrap_or(&entity.name).get(lang);
            let state = match &entity.is {
                Facts::Plan(facts) => Shown::from(facts.state.get(lang)),
                _ => Shown::default(),
            };
            (Shown::from(name), state)
        }
        None => (Shown::from(&app.source.name), Shown::default()),
    }
}

/// Through whose lens one looks; in short where the name has no room.
fn lens<'a>(app: &'a App, painter: &Painter<'_>, room: u16) -> Option<Vec<Piece<'a>>> {
    let (plan, lens) = (app.plan()?, app.lens()?);
    let lang = app.lang();
    let label = Shown::from(Label::new("视角", "lens").get(lang));
    let own = name(plan, lens.subject(), lang);
    let short = plan.get(lens.subject()).short.as_ref();
    let short = short
        .map(|short| short.get(lang))
        .filter(|it| !it.is_empty());
    let fits = painter.width(&label) + 1 + painter.width(&own) <= room;
    let name = match short {
        Some(short) if !fits => Shown::from(short),
        _ => own,
    };
    Some(vec![
        Piece::new(label, Role::Dim),
        Piece::new(" ", Role::Dim),
        Piece::new(name, Role::Key),
    ])
}

/// What the title row warns of, as fully as it fits.
fn warning(app: &App, measure: Measure, room: u16) -> Option<Shown<'static>> {
    let lang = app.lang();
    if let Some(failure) = app.failure.as_ref().filter(|_| app.plan().is_some()) {
        let told = match failure.place {
            Some(place) => {
                let line = place.line.to_string();
                words::BROKEN_AT.get(lang).replace("{}", &line)
            }
            None => words::BROKEN.get(lang).to_owned(),
        };
        let colon = lang.pick("：", ": ");
        let why = lang.pick(&failure.zh, &failure.en).as_str();
        let alone = words::BROKEN_ALONE.get(lang).to_owned();
        let mut all = [format!("{told}{colon}{why}"), told, alone].into_iter();
        let fits = |text: &String| measure.width(text) <= usize::from(room);
        return all.clone().find(fits).or(all.next_back()).map(Shown::new);
    }
    let problems = app.plan().map_or(0, |plan| plan.problems().len());
    let told = match problems {
        1 => words::PROBLEM,
        _ => words::PROBLEMS,
    };
    let space = lang.pick("", " ");
    (problems > 0).then(|| Shown::new(format!("{problems}{space}{}", told.get(lang))))
}

/// How many errors the rules find, if any.
fn errors(app: &App) -> Option<usize> {
    let errors = app.findings()?.count(Severity::Error);
    (errors > 0).then_some(errors)
}

/// The tabs: full names where they fit, else the open one's alone; under a lens with how much of each
/// is concerned. Returns where each stands.
pub(super) fn tabs(app: &App, painter: &mut Painter<'_>, row: Rect) -> Vec<Spot> {
    let lang = app.lang();
    let strip = strip(app, painter.measure, row.width);
    let open = app.form.tab();
    let mut spots = Vec::new();
    let mut x = strip.margin();
    for tab in Tab::ALL {
        let is_open = tab == open;
        let role = if is_open { Role::OpenTab } else { Role::Text };
        let text = strip.text(tab, open, lang);
        let width = painter.put(row, x, 0, &Shown::new(text), role);
        let place = Rect {
            x: row.x + x,
            width,
            ..row
        };
        spots.push(spot(place, Target::Tab(tab)));
        x += width;
    }
    spots
}

/// The fullest strip that fits: names in full where a screen is wide; under a lens numbers, for which
/// names and gaps give way.
fn strip(app: &App, measure: Measure, width: u16) -> Strip<'_> {
    let lang = app.lang();
    let is_wide = width >= lang.pick(64, 100);
    let with_counts = [
        (Names::Full, Gap::Wide),
        (Names::OpenFull, Gap::Wide),
        (Names::OpenFull, Gap::Narrow),
        (Names::Short, Gap::Narrow),
    ];
    let counts = app.lens_tabs();
    let with_counts = with_counts.into_iter().filter(|_| counts.is_some());
    let with_counts = with_counts.map(|(names, gap)| Strip {
        names,
        gap,
        counts,
        errors: None,
    });
    let with_errors = errors(app);
    let without = [
        (Names::Full, with_errors),
        (Names::Full, None),
        (Names::OpenFull, with_errors),
        (Names::OpenFull, None),
    ];
    let without = without.map(|(names, errors)| Strip {
        names,
        gap: Gap::Wide,
        counts: None,
        errors,
    });
    let room = usize::from(width).saturating_sub(1);
    let fits = |strip: &Strip<'_>| {
        let may_be_full = is_wide || strip.names != Names::Full;
        may_be_full && strip.width(measure, app.form.tab(), lang) <= room
    };
    with_counts.chain(without).find(fits).unwrap_or(Strip {
        names: Names::OpenAlone,
        gap: Gap::Wide,
        counts: None,
        errors: None,
    })
}

/// How tabs are named, and what stands behind the names.
struct Strip<'a> {
    names: Names,
    gap: Gap,
    counts: Option<&'a [usize]>,
    /// How many errors the tab of the review tells of.
    errors: Option<usize>,
}

/// Which tabs have their full name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Full,
    /// The open one; the others have a short one.
    OpenFull,
    /// None: all have a short one.
    Short,
    /// The open one; the others have their number alone.
    OpenAlone,
}

/// How far tabs stand apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Wide,
    Narrow,
}

impl Strip<'_> {
    fn text(&self, tab: Tab, open: Tab, lang: Lang) -> String {
        let is_open = tab == open;
        let name = match self.names {
            Names::Full => tab.name(lang),
            Names::OpenFull | Names::OpenAlone if is_open => tab.name(lang),
            Names::OpenFull | Names::Short => tab.short_name(lang),
            Names::OpenAlone => "",
        };
        let mut text = format!("{} {name}", tab.number());
        text.truncate(text.trim_end().len());
        if let Some(counts) = self.counts {
            text.push_str(&format!(" {}", counts[tab as usize]));
        }
        if let Some(errors) = self.errors.filter(|_| tab == Tab::Review) {
            text.push_str(&format!(" !{errors}"));
        }
        match (is_open, self.gap) {
            (true, Gap::Wide) => format!("[{text}]"),
            (true, Gap::Narrow) => format!(" [{text}]"),
            (false, Gap::Wide) => format!(" {text} "),
            (false, Gap::Narrow) => format!(" {text}"),
        }
    }

    /// How many columns it takes from the left edge of the screen.
    fn width(&self, measure: Measure, open: Tab, lang: Lang) -> usize {
        let widths = Tab::ALL.map(|tab| measure.width(&self.text(tab, open, lang)));
        usize::from(self.margin()) + widths.iter().sum::<usize>()
    }

    /// How far from the left edge of the screen the first one begins.
    fn margin(&self) -> u16 {
        match self.gap {
            Gap::Wide => 1,
            Gap::Narrow => 0,
        }
    }
}

/// The keys that apply now, by rank, ending in the key for help; a notice takes their place.
pub(super) fn footer(app: &App, painter: &mut Painter<'_>, row: Rect) {
    let inner = Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(2),
        ..row
    };
    if app.notice.is_some() {
        return notice(app, painter, row);
    }
    // Which keys apply is known with the plan: drawn before, they would be drawn again within a moment,
    // and a slow line pays for both.
    if app.is_read_within_a_moment() && app.overlay.is_none() {
        return;
    }
    let lang = app.lang();
    let mut bindings = footer_bindings(app);
    let help = bindings.pop_if(|binding| binding.rank == u8::MAX);
    let help = help.map(|binding| key_and_label(binding, lang));
    let help_width = help
        .as_ref()
        .map_or(0, |(key, label)| text_width(painter, key, label));
    let room = inner.width.saturating_sub(help_width + 2);
    let mut x = 0;
    for binding in bindings {
        let (key, label) = key_and_label(binding, lang);
        let width = text_width(painter, &key, &label);
        if x + width > room {
            break;
        }
        put_key(painter, inner, x, &key, &label);
        x += width + 2;
    }
    if let Some((key, label)) = help {
        put_key(
            painter,
            inner,
            inner.width.saturating_sub(help_width),
            &key,
            &label,
        );
    }
}

/// What there is to say, in place of what stands in a row.
pub(super) fn notice(app: &App, painter: &mut Painter<'_>, row: Rect) {
    let Some(notice) = &app.notice else { return };
    let role = match notice.kind {
        NoticeKind::Info => Role::Text,
        NoticeKind::Failure => Role::Failure,
    };
    let inner = Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(2),
        ..row
    };
    painter.clear(row);
    painter.put(inner, 0, 0, &notice.text.borrowed(), role);
}

/// The rows of the keymap that the footer may show, by rank.
fn footer_bindings(app: &App) -> Vec<&Binding> {
    let contexts = app.contexts();
    // A row whose key means something else further in would promise what the key does not do.
    let is_found = |binding: &Binding| {
        let found = app.keymap.lookup(&contexts, binding.first_key());
        found.is_some_and(|found| found.label == binding.label)
    };
    let applies = |binding: &&Binding| {
        binding.rank > 0
            && contexts.contains(&binding.context)
            && is_found(binding)
            && app.can(binding.command).is_ok()
    };
    let mut bindings: Vec<&Binding> = app.keymap.rows().iter().filter(applies).collect();
    bindings.sort_by_key(|binding| binding.rank);
    bindings
}

fn key_and_label(binding: &Binding, lang: Lang) -> (Shown<'static>, Shown<'static>) {
    (
        Shown::new(binding.first_key().label()),
        binding.label(lang).into(),
    )
}

fn text_width(painter: &Painter<'_>, key: &Shown<'_>, label: &Shown<'_>) -> u16 {
    painter.width(key) + 1 + painter.width(label)
}

fn put_key(painter: &mut Painter<'_>, row: Rect, x: u16, key: &Shown<'_>, label: &Shown<'_>) {
    let used = painter.put(row, x, 0, key, Role::Key);
    painter.put(row, x + used + 1, 0, label, Role::Dim);
}

/// The field in which one types, behind a sign of what it is for; returns where the caret stands.
pub(super) fn field(
    painter: &mut Painter<'_>,
    row: Rect,
    prompt: &'static str,
    field: &Field,
) -> Position {
    let used = painter.put(row, 0, 0, &prompt.into(), Role::Key);
    let room = row.width.saturating_sub(used);
    let view = field.view(painter.measure, usize::from(room));
    painter.put(row, used, 0, &view.text, Role::Text);
    Position {
        x: row.x + used + view.caret as u16,
        y: row.y,
    }
}

/// The field at the bottom of the screen.
pub(super) fn bottom_field(
    app: &App,
    painter: &mut Painter<'_>,
    row: Rect,
    text: &Field,
) -> Position {
    let prompt = match (&app.desk.ask, &app.overlay) {
        (Some(ask), _) => ask.prompt(app.lang()),
        (None, Some(overlay)) if overlay.kind == OverlayKind::Palette => ":",
        (None, Some(overlay)) if overlay.kind == OverlayKind::Outcomes => {
            app.lang().pick("记：", "say: ")
        }
        (None, _) => "/",
    };
    let inner = Rect {
        x: row.x + 1,
        width: row.width.saturating_sub(2),
        ..row
    };
    field(painter, inner, prompt, text)
}

/// A sentence in place of the screen.
pub(super) fn too_small(app: &App, painter: &mut Painter<'_>, screen: Rect) {
    sentence(painter, screen, &words::TOO_SMALL.get(app.lang()).into());
}

/// What stands in place of a screen that could not be drawn, and where the details are.
pub(super) fn not_drawn(app: &App, painter: &mut Painter<'_>, screen: Rect, log: Option<&Safe>) {
    let used = sentence(painter, screen, &words::NOT_DRAWN.get(app.lang()).into());
    if let Some(log) = log {
        let below = Rect {
            y: screen.y + used,
            height: screen.height - used,
            ..screen
        };
        let text = format!("{} {log}", words::SEE_LOG.get(app.lang()));
        sentence(painter, below, &Shown::new(text));
    }
}

/// Writes a sentence from the top of `area`; returns the rows it took.
fn sentence(painter: &mut Painter<'_>, area: Rect, text: &Shown<'_>) -> u16 {
    let measure = painter.measure;
    let lines = text.wrap(measure, usize::from(area.width.max(1)));
    let mut used = 0;
    for (y, line) in (0..area.height).zip(lines) {
        painter.put(area, 0, y, &line, Role::Text);
        used = y + 1;
    }
    used
}
