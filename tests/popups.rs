//! Popups over Chinese text, and text with “ ”, on a terminal that draws such signs in one column and
//! on one that draws them in two.

use std::num::NonZeroU16;
use std::sync::Arc;

use planscope::app::map::Look;
use planscope::app::mouse::{Spot, Target};
use planscope::app::{App, Form, Key, Msg, Settings, Source, Speech, ThemeChoice};
use planscope::backend::{Depth, Doubt, Screen};
use planscope::plan::{Lang, Plan};
use planscope::text::Measure;
use planscope::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const SHIPPED: &str = include_str!("../plan.ron");

/// A terminal that counts columns in one of the two ways.
struct Terminal {
    measure: Measure,
    screen: Screen<Vec<u8>>,
    emulator: vt100::Parser,
    /// Characters that the emulator counts as one column and this terminal as two.
    doubtful: Vec<char>,
}

/// The emulator gets the doubtful character number n as this one and n: they are two columns wide, and
/// no text of a plan holds them.
const STAND_IN: u32 = 0x3400;

impl Terminal {
    fn new((columns, rows): (u16, u16), measure: Measure) -> Terminal {
        let size = Size::new(columns, rows);
        let mut screen = Screen::new(Vec::new(), size, Depth::Indexed);
        if measure == Measure::WIDE {
            screen.set_doubt(Doubt::Wide);
        }
        let positive = |n| NonZeroU16::new(n).expect("a screen has cells");
        Terminal {
            measure,
            screen,
            emulator: vt100::Parser::new(positive(rows), positive(columns), 0),
            doubtful: Vec::new(),
        }
    }

    fn show(&mut self, buffer: &Buffer) {
        self.screen.present(buffer, None).expect("memory takes all");
        let sent = String::from_utf8(std::mem::take(self.screen.writer_mut()));
        let sent = sent.expect("only UTF-8 is sent");
        let seen: String = sent.chars().map(|c| self.stand_in(c)).collect();
        self.emulator.process(seen.as_bytes());
    }

    fn stand_in(&mut self, c: char) -> char {
        if self.measure.char_width(c) == Measure::NARROW.char_width(c) {
            return c;
        }
        let known = self.doubtful.iter().position(|known| *known == c);
        let number = known.unwrap_or_else(|| {
            self.doubtful.push(c);
            self.doubtful.len() - 1
        });
        char::from_u32(STAND_IN + number as u32).expect("there are 6592 of them")
    }

    /// What a cell shows; nothing where the character before reaches into it.
    fn cell(&self, x: u16, y: u16) -> String {
        let cell = self.emulator.screen().cell(y, x).expect("inside");
        if cell.is_wide_continuation() {
            return String::new();
        }
        if !cell.has_contents() {
            return " ".to_owned();
        }
        let back = |c: char| {
            let number = u32::from(c).wrapping_sub(STAND_IN) as usize;
            self.doubtful.get(number).copied().unwrap_or(c)
        };
        cell.contents().chars().map(back).collect()
    }

    /// Fails unless every cell shows what the buffer says.
    #[track_caller]
    fn assert_shows(&self, buffer: &Buffer, story: &str) {
        for y in 0..buffer.area.height {
            let mut covered = 0;
            for x in 0..buffer.area.width {
                let seen = self.cell(x, y);
                if covered > 0 {
                    covered -= 1;
                    assert_eq!(seen, "", "{story}: column {x}, row {y}");
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                assert_eq!(seen, symbol, "{story}: column {x}, row {y}");
                covered = self.measure.width(symbol).saturating_sub(1);
            }
        }
    }
}

/// A dashboard in Chinese on a terminal.
struct Stage {
    app: App,
    buffer: Buffer,
    terminal: Terminal,
}

impl Stage {
    fn new(plan: &Arc<Plan>, size: (u16, u16), measure: Measure, look: Look) -> Stage {
        let settings = Settings {
            source: Source {
                name: "plan.ron".into(),
                path: None,
            },
            speech: Speech::Both(Lang::Zh),
            theme: ThemeChoice::Dark,
            measure,
            look,
            form: Form::Draft,
            goto: None,
            lens: None,
            today: planscope::plan::Date::of_unix_seconds(1_772_323_200),
        };
        let mut stage = Stage {
            app: App::new(settings),
            buffer: Buffer::empty(Rect::new(0, 0, size.0, size.1)),
            terminal: Terminal::new(size, measure),
        };
        stage.tell(Msg::Loaded(Arc::clone(plan)));
        stage
    }

    fn tell(&mut self, msg: Msg) {
        self.app.update(msg);
        self.buffer.reset();
        let frame = ui::draw(&self.app, ui::Depth::Many, &mut self.buffer);
        self.app.note_drawn(frame.drawn);
        self.terminal.show(&self.buffer);
    }

    #[track_caller]
    fn press(&mut self, keys: &str) {
        let keys = Key::parse_sequence(keys).expect("the keys are spelled right");
        keys.into_iter().for_each(|key| self.tell(Msg::Key(key)));
    }

    /// Fails unless the popup has both its borders in every row, on the terminal.
    #[track_caller]
    fn assert_framed(&self, story: &str) {
        let is_overlay = |spot: &&Spot| matches!(spot.target, Target::Overlay | Target::Peek);
        let spots = &self.app.drawn.spots;
        let popup = spots.iter().find(is_overlay).expect("a popup is open");
        let (left, right) = (popup.x, popup.x + popup.width - 1);
        let (top, bottom) = (popup.y, popup.y + popup.height - 1);
        for y in top..=bottom {
            let edge = match y == top || y == bottom {
                true => self.app.look.horizontal(),
                false => self.app.look.vertical(),
            };
            for x in [left, right] {
                let place = format!("{story}: column {x}, row {y}");
                assert_eq!(self.terminal.cell(x, y), edge, "{place}");
            }
        }
        self.terminal.assert_shows(&self.buffer, story);
    }
}

#[test]
fn popups_over_chinese_keep_their_borders() {
    let plan = Arc::new(Plan::parse(SHIPPED).expect("the shipped plan is a plan"));
    for (measure, look) in [
        (Measure::NARROW, Look::Safe),
        (Measure::NARROW, Look::Light),
        (Measure::WIDE, Look::Safe),
    ] {
        // The popups stand in the middle: as the screen grows, their edges are at odd and even columns.
        for width in 84..=96 {
            let mut stage = Stage::new(&plan, (width, 24), measure, look);
            for popup in ["?", ":", "3t", "1<enter>p"] {
                let story = format!("{popup} at {width} columns, {measure:?}, {look:?}");
                stage.press(popup);
                stage.assert_framed(&story);
                stage.press("<down><down>");
                stage.assert_framed(&story);
                stage.press("<esc><esc>");
                stage.terminal.assert_shows(&stage.buffer, &story);
            }
        }
    }
}

#[test]
fn quotation_marks_take_two_columns_where_the_terminal_draws_them_so() {
    let plan = Arc::new(Plan::parse(SHIPPED).expect("the shipped plan is a plan"));
    let mut stage = Stage::new(&plan, (100, 30), Measure::WIDE, Look::Safe);
    stage.press("3v/G60<enter>");
    let text = |row: u16| {
        (0..100)
            .map(|x| stage.terminal.cell(x, row))
            .collect::<String>()
    };
    let rows: Vec<String> = (0..30).map(text).collect();
    let row = rows.iter().position(|row| row.contains("“G60星链”集聚区"));
    let row = row.unwrap_or_else(|| panic!("no “G60星链” in\n{}", rows.join("\n"))) as u16;
    let at = (0..100).find(|x| stage.terminal.cell(*x, row) == "“");
    let at = at.expect("it is there");
    assert_eq!(stage.terminal.cell(at + 1, row), "");
    assert_eq!(stage.terminal.cell(at + 2, row), "G");
    stage
        .terminal
        .assert_shows(&stage.buffer, "marks in two columns");
}
