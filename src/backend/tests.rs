#![expect(
    clippy::disallowed_methods,
    reason = "a test writes what it wants to see drawn"
)]
use super::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};

/// A screen over a buffer, and a terminal emulator that reads what is sent.
struct Stage {
    screen: Screen<Vec<u8>>,
    terminal: vt100::Parser,
}

impl Stage {
    fn new(width: u16, height: u16) -> Stage {
        let screen = Screen::new(Vec::new(), Size::new(width, height), Depth::True);
        Stage {
            screen,
            terminal: emulator(width, height),
        }
    }

    /// Shows the buffer and returns what was sent for it.
    fn show(&mut self, buffer: &Buffer) -> String {
        self.show_with(buffer, None)
    }

    fn show_with(&mut self, buffer: &Buffer, cursor: Option<Position>) -> String {
        let count = self.screen.present(buffer, cursor).unwrap();
        let sent = std::mem::take(self.screen.writer_mut());
        assert_eq!(sent.len(), count);
        self.terminal.process(&sent);
        String::from_utf8(sent).unwrap().replace("\x1b[", "^")
    }

    /// Whether the terminal shows exactly what the buffer says.
    #[track_caller]
    fn assert_shows(&self, buffer: &Buffer, story: &str) {
        let screen = self.terminal.screen();
        let mut expected = Grid::new(self.screen.area());
        expected.copy_from(buffer, Depth::True);
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let seen = screen.cell(y, x).expect("inside");
                let cell = &expected.row(y)[usize::from(x)];
                let wanted = match &cell.glyph {
                    grid::Glyph::Char(c) => c.to_string(),
                    grid::Glyph::Cluster(cluster) => cluster.to_string(),
                    grid::Glyph::Trail => String::new(),
                };
                let trail = cell.glyph == grid::Glyph::Trail;
                let symbol = if seen.has_contents() || trail {
                    seen.contents()
                } else {
                    " "
                };
                let place = format!("{story}: column {x}, row {y} of {}", screen.contents());
                assert_eq!(symbol, wanted, "{place}");
                assert_eq!(seen.is_wide_continuation(), trail, "{place}");
                let style = buffer[(x, y)].style();
                if trail {
                    continue;
                }
                assert_eq!(colour(seen.bgcolor()), style.bg.unwrap(), "{place}");
                assert_eq!(
                    seen.underline(),
                    style.add_modifier.contains(Modifier::UNDERLINED),
                    "{place}"
                );
                if symbol != " " {
                    assert_eq!(colour(seen.fgcolor()), style.fg.unwrap(), "{place}");
                    assert_eq!(
                        seen.bold(),
                        style.add_modifier.contains(Modifier::BOLD),
                        "{place}"
                    );
                }
            }
        }
    }
}

fn emulator(width: u16, height: u16) -> vt100::Parser {
    let positive = |n| std::num::NonZero::new(n).expect("a screen has cells");
    vt100::Parser::new(positive(height), positive(width), 0)
}

fn colour(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(n) => Color::Indexed(n),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

fn lines<const N: usize>(width: u16, lines: [&str; N]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, u16::try_from(N).unwrap()));
    for (y, line) in lines.iter().enumerate() {
        buffer.set_string(0, u16::try_from(y).unwrap(), line, Style::new());
    }
    buffer
}

/// What is sent to get from `before` to `after`.
#[track_caller]
fn check<const N: usize>(before: [&str; N], after: [&str; N], expected: &str) {
    let (before, after) = (lines(40, before), lines(40, after));
    let mut stage = Stage::new(40, u16::try_from(N).unwrap());
    stage.screen.set_doubt(Doubt::Narrow);
    stage.show(&before);
    assert_eq!(stage.show(&after), expected);
    stage.assert_shows(&after, expected);
}

#[test]
fn nothing_is_sent_when_nothing_changed() {
    check(["abc", "科技"], ["abc", "科技"], "");
}

#[test]
fn no_cursor_move_follows_a_character_of_certain_width() {
    check(["", ""], ["", "科技服务 services"], "\n科技服务 services");
}

#[test]
fn a_short_gap_is_written_again_and_a_long_one_jumped() {
    check([""; 1], ["abc"], "abc");
    check(["abcdefghij"], ["Xbcdefghij"], "\rX");
    check(["abcdefghij"], ["XbYdefghij"], "\rXbY");
    check(["abcdefghij"], ["XbcdefghiY"], "\rX^8CY");
}

#[test]
fn a_blank_tail_is_erased() {
    check(["abcdefghij"], ["abc"], "^7D^K");
    check(
        ["abcdefghij", "klmnopqrst"],
        ["abc", "kl"],
        "^1;4H^K\n\x08^K",
    );
}

#[test]
fn what_stands_apart_goes_onto_an_erased_line_when_that_is_shorter() {
    check(
        ["abcdefghijklmnopqrstuvwxyzabcdefghijklmn"],
        ["x                                      y"],
        "\r^Kx^38Cy",
    );
}

#[test]
fn a_certain_cursor_is_hidden_once_and_shown_once() {
    let buffer = lines(40, ["abc"]);
    let mut stage = Stage::new(40, 1);
    let at = |x| Some(Position::new(x, 0));
    assert_eq!(stage.show(&buffer), "^?25l^m^r^H^2Jabc");
    assert_eq!(stage.show_with(&buffer, at(3)), "^?25h");
    assert_eq!(stage.show_with(&buffer, at(3)), "");
    assert_eq!(stage.show_with(&buffer, at(1)), "\x08\x08");
    assert_eq!(stage.show_with(&buffer, at(60)), "^?25l");
    assert_eq!(stage.show(&buffer), "");
}

#[test]
fn after_a_doubtful_character_the_next_cell_is_placed_absolutely() {
    check([""], ["a“b"], "a“^3Gb");
    check([""], ["“科”技"], "“^2G科”^5G技");
    check([""], ["├──┤"], "├──┤");
}

#[test]
fn while_widths_are_unknown_the_cell_after_a_doubtful_one_is_drawn_again() {
    let mut stage = Stage::new(10, 1);
    stage.show(&lines(10, ["'bc"]));
    assert_eq!(stage.show(&lines(10, ["“bc"])), "\r“^2Gb");
    stage.show(&lines(10, ["a"]));
    assert_eq!(stage.show(&lines(10, ["─"])), "\r─^2G ");
}

#[test]
fn a_doubtful_character_at_the_edge_cannot_wrap() {
    let mut stage = Stage::new(4, 2);
    stage.show(&lines(4, ["", ""]));
    assert_eq!(stage.show(&lines(4, ["abc“", "x"])), "abc^?7l“^?7h\n\rx");
}

#[test]
fn half_a_wide_character_does_not_stay() {
    let mut stage = Stage::new(10, 1);
    let plain = lines(10, ["a科技服务"]);
    let mut popup = plain.clone();
    popup.set_string(2, 0, "|..|", Style::new());
    stage.show(&plain);
    stage.show(&popup);
    stage.assert_shows(&popup, "left edge on a right half");
    assert!(stage.terminal.screen().contents().starts_with("a |..|"));
    stage.show(&plain);
    stage.assert_shows(&plain, "closed again");
}

#[test]
fn rows_that_moved_are_scrolled() {
    let before = [
        "the title of it all",
        "first row of the table in full length",
        "second row of the table and its words",
        "third row of the table, nearly as long",
        "fourth row of the table, short",
        "fifth row of the table, with a tail",
        "the keys that apply",
    ];
    let mut after = before;
    after[1..6].rotate_left(1);
    after[5] = "sixth row";
    check(before, after, "^2;6r^2H^M^r^5Bsixth row");
    check(
        after,
        before,
        "^2;6r^2H^L^r
first row of the table in full length",
    );
}

#[test]
fn a_large_frame_is_one_write_and_shown_at_once() {
    struct Writes(Vec<usize>);
    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 40));
    for y in 0..40 {
        buffer.set_string(0, y, format!("{y} 科技服务").repeat(9), Style::new());
    }
    let mut screen = Screen::new(Writes(Vec::new()), Size::new(100, 40), Depth::True);
    let count = screen.present(&buffer, None).unwrap();
    assert_eq!(screen.writer().0, [count]);
    assert_eq!(screen.present(&buffer, None).unwrap(), 0);
    assert_eq!(screen.writer().0, [count]);
}

#[test]
fn a_frame_after_a_failed_write_is_whole() {
    struct Fails(u8, Vec<u8>);
    impl Write for Fails {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += 1;
            if self.0 == 2 {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.1 = bytes.to_vec();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut screen = Screen::new(Fails(0, Vec::new()), Size::new(40, 1), Depth::True);
    screen.present(&lines(40, ["abc"]), None).unwrap();
    screen.present(&lines(40, ["abd"]), None).unwrap_err();
    screen.present(&lines(40, ["abe"]), None).unwrap();
    assert!(screen.writer().1.ends_with(b"\x1b[2Jabe"));
}

#[test]
fn what_is_passed_goes_out_with_the_next_frame() {
    let mut stage = Stage::new(40, 1);
    let buffer = lines(40, ["abc"]);
    stage.show(&buffer);
    stage.screen.pass(&Sequence::new("\x1b]52;c;YQ==\x07"));
    assert_eq!(stage.show(&buffer), "\x1b]52;c;YQ==\x07");
    assert_eq!(stage.show(&buffer), "");
    stage.screen.lead_in(&Sequence::new("\x1b[c"));
    assert_eq!(stage.show(&buffer), "^c^?25l^m^r^H^2Jabc");
}

#[test]
fn through_ratatui_the_same_frame_arrives() {
    let screen = Screen::new(Vec::new(), Size::new(12, 2), Depth::True);
    let options = TerminalOptions {
        viewport: Viewport::Fullscreen,
    };
    let mut terminal = Terminal::with_options(screen, options).unwrap();
    let mut seen = emulator(12, 2);
    for text in ["科技 one", "科学 two", "科学 two", ""] {
        terminal
            .draw(|frame| {
                frame.render_widget(text, frame.area());
                frame.set_cursor_position((1, 1));
            })
            .unwrap();
        let sent = std::mem::take(terminal.backend_mut().writer_mut());
        seen.process(&sent);
        assert_eq!(seen.screen().contents(), text);
        assert_eq!(seen.screen().cursor_position(), (1, 1));
        assert!(!seen.screen().hide_cursor());
    }
}

/// A screen of random words, colours, gaps and popups.
fn random(buffer: &mut Buffer, rng: &mut fastrand::Rng) {
    const WORDS: [&str; 11] = [
        "“", "─┐", "科技", "a", "services", "，", "一、", "x ", "|", "e\u{301}", "    ",
    ];
    let styles = [
        Style::new(),
        Style::new().fg(Color::Indexed(6)),
        Style::new()
            .fg(Color::Indexed(1))
            .add_modifier(Modifier::BOLD),
        Style::new().bg(Color::Indexed(4)),
        Style::new().add_modifier(Modifier::UNDERLINED),
        Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200)),
    ];
    let Rect { width, height, .. } = buffer.area;
    match rng.u8(..8) {
        0 => buffer.reset(),
        1 => {
            let row = rng.u16(..height);
            buffer.set_style(
                Rect::new(0, row, width, 1),
                styles[rng.usize(..styles.len())],
            );
        }
        2 if height > 5 => {
            let line = usize::from(width);
            let far = rng.usize(1..3) * line;
            let keep = line * rng.usize(..2);
            buffer.content[keep..].rotate_left(far);
        }
        _ => {}
    }
    for _ in 0..rng.usize(..12) {
        let (x, y) = (rng.u16(..width), rng.u16(..height));
        let word = WORDS[rng.usize(..WORDS.len())].repeat(rng.usize(1..6));
        buffer.set_string(x, y, word, styles[rng.usize(..styles.len())]);
    }
}

#[test]
fn from_any_screen_to_any_other_the_terminal_shows_the_buffer() {
    let mut rng = fastrand::Rng::with_seed(7);
    for (width, height) in [(20, 6), (7, 3), (2, 2), (40, 12), (1, 1), (3, 9)] {
        let mut stage = Stage::new(width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        for step in 0..400 {
            random(&mut buffer, &mut rng);
            match rng.u8(..40) {
                0 => stage.screen.invalidate(),
                1 => stage.screen.set_doubt(Doubt::Narrow),
                2 => stage.screen.set_doubt(Doubt::Open),
                _ => {}
            }
            let cursor = rng
                .bool()
                .then(|| Position::new(rng.u16(..width), rng.u16(..height)));
            let sent = stage.show_with(&buffer, cursor);
            stage.assert_shows(&buffer, &format!("step {step}, sent {sent:?}"));
            assert_eq!(stage.terminal.screen().hide_cursor(), cursor.is_none());
            if let Some(Position { x, y }) = cursor {
                assert_eq!(stage.terminal.screen().cursor_position(), (y, x));
            }
        }
    }
}
