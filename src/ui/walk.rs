//! The walkthrough on the screen: the words to say in a band below the body, progress in the title row.

use ratatui::layout::Rect;

use super::overlay::{Entry, EntryLook};
use super::paint::{Painter, Piece};
use super::theme::Role;
use crate::app::App;
use crate::app::walk::{Pace, TourStop, Walk, Words};
use crate::plan::{Label, Lang};
use crate::review::Outcome;
use crate::text::Shown;

/// The body keeps so many lines, however much there is to say.
const LEAST_BODY: u16 = 7;
/// From so many columns the question stands beside the words, not above them.
const BESIDE_FROM: u16 = 150;
/// Columns of the question where it stands beside the words.
const QUESTION: u16 = 46;
/// Words in longer lines would be hard to follow while one speaks.
const WIDEST: u16 = 120;

/// Draws the words of the stop at the lower edge of `whole`; returns what that leaves for the body.
pub(super) fn band(app: &App, painter: &mut Painter<'_>, whole: Rect) -> Rect {
    let (Some(walk), Some(stop)) = (app.walk(), app.stop()) else {
        return whole;
    };
    let room = whole.height.saturating_sub(LEAST_BODY);
    let band = Band::of(app, painter, walk, stop, whole);
    let height = band.height().min(room);
    // A rule and a question, or nothing.
    if height < 2 {
        return whole;
    }
    let body = Rect {
        height: whole.height - height,
        ..whole
    };
    let area = Rect {
        y: body.y + body.height + 1,
        height: height - 1,
        x: whole.x + 1,
        width: whole.width.saturating_sub(2),
    };
    painter.rule(area_of_rule(whole, body), 0);
    band.draw(painter, area, app.lang());
    body
}

fn area_of_rule(whole: Rect, body: Rect) -> Rect {
    Rect {
        y: body.y + body.height,
        height: 1,
        ..whole
    }
}

/// What stands in the band, wrapped for its width.
struct Band {
    question: Shown<'static>,
    minutes: Shown<'static>,
    words: Vec<(Shown<'static>, Role)>,
    /// Where the words stand: below the question, or so far to its right.
    beside: Option<u16>,
}

impl Band {
    fn of(app: &App, painter: &Painter<'_>, walk: &Walk, stop: &TourStop, whole: Rect) -> Band {
        let lang = app.lang();
        let inner = whole.width.saturating_sub(2);
        let beside = (whole.width >= BESIDE_FROM).then_some(QUESTION);
        let width = (inner - beside.unwrap_or(0)).min(WIDEST);
        let mut words = Vec::new();
        if walk.words == Words::Whole {
            let second = app.speech.second().map(|lang| (lang, Role::Dim));
            for (lang, role) in [(lang, Role::Text)].into_iter().chain(second) {
                let said = Shown::from(stop.stop.say.get(lang));
                let lines = said.wrap(painter.measure, usize::from(width.max(1)));
                words.extend(lines.map(|line| (line.into_owned(), role)));
            }
        }
        Band {
            question: Shown::from(stop.stop.title.get(lang)).into_owned(),
            minutes: minutes(stop.stop.minutes, lang),
            words,
            beside,
        }
    }

    /// Lines with the rule above.
    fn height(&self) -> u16 {
        let words = self.words.len().min(usize::from(u16::MAX / 2)) as u16;
        1 + match self.beside {
            Some(_) => words.max(1),
            None => 1 + words,
        }
    }

    fn draw(&self, painter: &mut Painter<'_>, area: Rect, lang: Lang) {
        let heading = match self.beside {
            Some(width) => Rect {
                width: width - 2,
                ..area
            },
            None => area,
        };
        let right = painter.put_right(heading, 0, &self.minutes, Role::Dim);
        let title = Rect {
            width: heading.width.saturating_sub(right + 2),
            ..heading
        };
        painter.put(title, 0, 0, &self.question, Role::Heading);
        let (x, y) = match self.beside {
            Some(width) => (width, 0),
            None => (0, 1),
        };
        let words = Rect {
            x: area.x + x,
            y: area.y + y,
            width: area.width - x,
            height: area.height - y,
        };
        let room = usize::from(words.height);
        // One line says how many are missing.
        let shown = match self.words.len() <= room {
            true => room,
            false => room.saturating_sub(1),
        };
        for (y, (line, role)) in (0..).zip(self.words.iter().take(shown)) {
            painter.put(words, 0, y, line, *role);
        }
        let missing = self.words.len().saturating_sub(shown);
        if missing > 0 && room > 0 {
            let missing = missing.to_string();
            let text = MISSING.get(lang).replace("{}", &missing);
            painter.put(words, 0, shown as u16, &Shown::new(text), Role::Dim);
        }
    }
}

const MISSING: Label = Label::new(
    "~ 还有{}行，窗口高些才显示得下",
    "~ {} more lines need a higher window",
);

fn minutes(minutes: u32, lang: Lang) -> Shown<'static> {
    Shown::new(lang.pick(format!("{minutes}分钟"), format!("{minutes} min")))
}

/// Which stop of how many, and the time against the plan: `3/9  2/10 min  on time`; in a narrow room the
/// stop alone has to do, with whether one is late.
pub(super) fn progress(app: &App, painter: &Painter<'_>, room: u16) -> Option<Vec<Piece<'static>>> {
    let walk = app.walk()?;
    let (tour, lang) = (app.tour(), app.lang());
    let stop = format!("{}/{}", walk.at + 1, tour.stops().len());
    let time = lang.pick(
        format!("  {}/{}分  ", walk.minutes, tour.minutes()),
        format!("  {}/{} min  ", walk.minutes, tour.minutes()),
    );
    let (pace, role) = match tour.pace(walk.at, walk.minutes) {
        Pace::Ahead(by) => (
            lang.pick(format!("早{by}分"), format!("{by} ahead")),
            Role::Text,
        ),
        Pace::OnTime => (lang.pick("准时", "on time").to_owned(), Role::Text),
        Pace::Over(by) => (
            lang.pick(format!("超{by}分"), format!("{by} over")),
            Role::Warning,
        ),
    };
    let [stop, time, pace] = [
        Piece::new(Shown::new(stop), Role::Key),
        Piece::new(Shown::new(time), Role::Dim),
        Piece::new(Shown::new(pace), role),
    ];
    let whole = vec![stop.clone(), time, pace.clone()];
    let fits = |pieces: &Vec<Piece<'static>>| painter.width_of(pieces) <= room;
    let air = Piece::new("  ", Role::Dim);
    let short = vec![stop.clone(), air, pace];
    Some([whole, short].into_iter().find(fits).unwrap_or(vec![stop]))
}

/// A row of the list of stops: its number, its question, its minutes.
pub(super) fn entry(app: &App, at: usize) -> Entry<'_> {
    let stop = &app.tour().stops()[at].stop;
    let lang = app.lang();
    Entry {
        key: Shown::new((at + 1).to_string()),
        text: Shown::from(stop.title.get(lang)),
        right: minutes(stop.minutes, lang),
        look: EntryLook::Applies,
    }
}

/// A row of what can be decided: its word, and what that means.
pub(super) fn outcome_entry(app: &App, outcome: Outcome) -> Entry<'static> {
    let lang = app.lang();
    let meaning = match outcome {
        Outcome::Agreed => Label::new("照此办理", "it may stand as it is"),
        Outcome::Amend => Label::new("原文要改", "the draft is to be changed"),
        Outcome::Defer => Label::new("下次再议", "it is put off to another meeting"),
        Outcome::Check => Label::new("会后查清", "somebody is to look into it"),
    };
    Entry {
        key: outcome.word(lang).into(),
        text: meaning.get(lang).into(),
        right: Shown::default(),
        look: EntryLook::Applies,
    }
}
