//! The one place where text becomes cells. Takes [`Shown`] and nothing else.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::theme::{Role, RowState, Theme};
use crate::text::{Measure, Shown};

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// What it says.
    pub text: Shown<'a>,
    /// What it is.
    pub role: Role,
}

impl<'a> Piece<'a> {
    /// A piece of a line.
    pub(super) fn new(text: impl Into<Shown<'a>>, role: Role) -> Piece<'a> {
        Piece {
            text: text.into(),
            role,
        }
    }
}

/// Beside what is laid over the screen, narrower strips of what lies below tell nothing.
const LEAST_STRIP: u16 = 16;

/// Draws into a buffer, within an area, in the look and the colors of the screen.
pub(super) struct Painter<'b> {
    buffer: &'b mut Buffer,
    /// How columns are counted.
    pub measure: Measure,
    /// Colors and weights.
    pub theme: Theme,
    /// Lines and signs.
    pub look: Look,
}

impl<'b> Painter<'b> {
    /// A painter for a buffer.
    pub(super) fn new(
        buffer: &'b mut Buffer,
        measure: Measure,
        theme: Theme,
        look: Look,
    ) -> Painter<'b> {
        Painter {
            buffer,
            measure,
            theme,
            look,
        }
    }

    /// The whole screen.
    pub(super) fn screen(&self) -> Rect {
        *self.buffer.area()
    }

    /// Puts a sign of one column at a cell of `area`, for pictures that are made cell by cell.
    pub(super) fn put_sign(&mut self, area: Rect, (x, y): (u16, u16), sign: char, style: Style) {
        let area = area.intersection(self.screen());
        if x < area.width && y < area.height {
            self.set(
                area.x + x,
                area.y + y,
                sign.encode_utf8(&mut [0; 4]),
                1,
                style,
            );
        }
    }

    /// Writes a text at a place of `area`, cut to what is left of the row; returns the columns it took.
    pub(super) fn put(&mut self, area: Rect, x: u16, y: u16, text: &Shown<'_>, role: Role) -> u16 {
        self.put_styled(area, (x, y), text, self.theme.style(role))
    }

    /// Writes a text with a style of its own.
    pub(super) fn put_styled(
        &mut self,
        area: Rect,
        (x, y): (u16, u16),
        text: &Shown<'_>,
        style: Style,
    ) -> u16 {
        let area = area.intersection(self.screen());
        if y >= area.height || x >= area.width {
            return 0;
        }
        let room = usize::from(area.width - x);
        let cut = text.cut(self.measure, room);
        let mut used = 0u16;
        for (symbol, columns) in self.measure.cells(cut.as_str()) {
            let columns = columns as u16;
            if used + columns > area.width - x {
                break;
            }
            self.set(area.x + x + used, area.y + y, symbol, columns, style);
            used += columns;
        }
        used
    }

    /// Writes a line of pieces from the left, cut where what follows has no room; returns the columns it
    /// took.
    pub(super) fn put_line(&mut self, area: Rect, x: u16, y: u16, pieces: &[Piece<'_>]) -> u16 {
        let room = area.width.saturating_sub(x);
        let mut used = 0;
        for (at, piece) in pieces.iter().enumerate() {
            let follows = pieces[at + 1..].iter().find(|next| !next.text.is_empty());
            let left = room.saturating_sub(used);
            match follows {
                // The last column goes to the mark that says that something is missing.
                Some(next) if self.width(&piece.text) >= left => {
                    let text = Shown::new(format!("{}{}", piece.text.as_str(), next.text.as_str()));
                    return used + self.put(area, x + used, y, &text, piece.role);
                }
                _ => used += self.put(area, x + used, y, &piece.text, piece.role),
            }
        }
        used
    }

    /// Writes a text so that it ends at the right edge of `area`; returns the columns it took.
    pub(super) fn put_right(&mut self, area: Rect, y: u16, text: &Shown<'_>, role: Role) -> u16 {
        let width = self.width(text).min(area.width);
        self.put(area, area.width - width, y, text, role)
    }

    /// How many columns a text takes.
    pub(super) fn width(&self, text: &Shown<'_>) -> u16 {
        self.measure.width(text.as_str()).min(usize::from(u16::MAX)) as u16
    }

    /// How many columns pieces take one behind the other.
    pub(super) fn width_of(&self, pieces: &[Piece<'_>]) -> u16 {
        let widths = pieces.iter().map(|piece| self.width(&piece.text));
        widths.fold(0, u16::saturating_add)
    }

    /// One cell, and the ones behind it that a wide character covers.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where text becomes cells; what calls it takes Shown"
    )]
    fn set(&mut self, x: u16, y: u16, symbol: &str, columns: u16, style: Style) {
        if columns == 0 {
            return;
        }
        let trusted = ratatui_width(symbol) == columns;
        let Some(cell) = self.buffer.cell_mut((x, y)) else {
            return;
        };
        // Nothing stays of the style of what stood there.
        cell.reset();
        cell.set_symbol(symbol).set_style(style);
        if !trusted && let Some(columns) = std::num::NonZeroU16::new(columns) {
            cell.set_diff_option(CellDiffOption::ForcedWidth(columns));
        }
        for behind in 1..columns {
            if let Some(cell) = self.buffer.cell_mut((x + behind, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Adds a style to a whole row, text or none.
    pub(super) fn tint_row(&mut self, area: Rect, y: u16, state: RowState) {
        let style = self.theme.row(state);
        let area = area.intersection(self.screen());
        if y < area.height {
            self.buffer.set_style(
                Rect {
                    y: area.y + y,
                    height: 1,
                    ..area
                },
                style,
            );
        }
    }

    /// Makes room for what is laid over `body`: beside it, strips that are too narrow to be read go too.
    pub(super) fn make_room(&mut self, area: Rect, body: Rect) {
        let strip = area.left().saturating_sub(body.left());
        self.clear(match strip < LEAST_STRIP {
            true => Rect {
                x: body.x,
                width: body.width,
                ..area
            },
            false => area,
        });
    }

    /// Empties an area, and takes away what is left of words that it cuts at its edges.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.screen());
        for y in area.top()..area.bottom() {
            self.take_cut_words(area, y);
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Takes away, to the left and to the right of `covered`, what is left in a row of words that reach into it.
    fn take_cut_words(&mut self, covered: Rect, y: u16) {
        let (left, right) = (covered.left(), covered.right());
        let is_cut = |before: u16| {
            let half = self.covers_next(before, y);
            half || (self.is_in_word(before, y) && self.is_in_word(before + 1, y))
        };
        let before = left.checked_sub(1).filter(|before| is_cut(*before));
        let behind = right.checked_sub(1).filter(|last| is_cut(*last));
        let edge = self.screen().right();
        let in_word = |x: &u16| self.is_in_word(*x, y);
        let before = before.into_iter().flat_map(|last| (0..=last).rev());
        let behind = behind.into_iter().flat_map(|_| right..edge);
        let mut taken: Vec<u16> = before.take_while(in_word).collect();
        taken.extend(behind.take_while(in_word));
        for x in taken {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                let ground = cell.bg;
                cell.reset();
                cell.set_bg(ground);
            }
        }
    }

    /// Whether a cell is part of a word or a number.
    fn is_in_word(&self, x: u16, y: u16) -> bool {
        let second_half = x.checked_sub(1).is_some_and(|x| self.covers_next(x, y));
        let symbol = self.buffer.cell((x, y)).map_or(" ", |cell| cell.symbol());
        let of_word = |sign: char| sign.is_alphanumeric() || "–/'’&.,%".contains(sign);
        second_half || symbol.chars().any(of_word) || self.covers_next(x, y)
    }

    /// Whether the character at a cell reaches into the next one.
    fn covers_next(&self, x: u16, y: u16) -> bool {
        self.buffer
            .cell((x, y))
            .is_some_and(|cell| self.measure.width(cell.symbol()) > 1)
    }

    /// A rule across `area`.
    pub(super) fn rule(&mut self, area: Rect, y: u16) {
        let line = self.look.horizontal();
        let style = self.theme.style(Role::Rule);
        for x in 0..area.width {
            self.put_styled(area, (x, y), &line.into(), style);
        }
    }

    /// Writes a few words onto the rule below `area`, at its right edge: what is left of something long.
    pub(super) fn note_on_rule(&mut self, area: Rect, text: &Shown<'_>) {
        let rule = Rect {
            y: area.bottom(),
            height: 1,
            ..area
        };
        let width = self.width(text);
        if rule.bottom() > self.screen().bottom() || width + 2 > area.width {
            return;
        }
        let start = area.width - width;
        self.put(rule, start - 1, 0, &" ".into(), Role::Text);
        self.put(rule, start, 0, text, Role::Dim);
    }

    /// Rules on all sides of `area`; returns the room within, with air to the left and to the right.
    pub(super) fn frame(&mut self, area: Rect) -> Rect {
        self.rule(area, 0);
        self.rule(area, area.height.saturating_sub(1));
        let sides = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(2),
            ..area
        };
        self.rule_down(Rect { width: 1, ..sides });
        self.rule_down(Rect {
            x: sides.x + sides.width.saturating_sub(1),
            width: 1,
            ..sides
        });
        Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(4),
            ..sides
        }
    }

    /// A rule down `area`.
    pub(super) fn rule_down(&mut self, area: Rect) {
        let line = self.look.vertical();
        let style = self.theme.style(Role::Rule);
        for y in 0..area.height {
            self.put_styled(area, (0, y), &line.into(), style);
        }
    }
}

/// The columns that ratatui counts for a symbol.
fn ratatui_width(symbol: &str) -> u16 {
    unicode_width::UnicodeWidthStr::width(symbol) as u16
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::app::ThemeChoice;
    use crate::ui::Depth;

    const WIDTH: u16 = 24;

    fn painted(measure: Measure, text: &'static str, indent: u16, popup: Rect) -> Buffer {
        let area = Rect::new(0, 0, WIDTH, 3);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::new(ThemeChoice::Plain, Depth::None);
        let mut painter = Painter::new(&mut buffer, measure, theme, Look::Safe);
        for y in 0..area.height {
            painter.put(area, indent, y, &text.into(), Role::Text);
        }
        painter.clear(popup);
        painter.rule_down(Rect { width: 1, ..popup });
        painter.rule_down(Rect {
            x: popup.right() - 1,
            width: 1,
            ..popup
        });
        buffer
    }

    /// The columns that the characters of a row take, as the terminal counts them, one character each.
    #[track_caller]
    fn check(measure: Measure, text: &'static str) {
        for indent in 0..2 {
            for x in 0..WIDTH - 4 {
                let popup = Rect::new(x, 0, 5.min(WIDTH - x), 3);
                let buffer = painted(measure, text, indent, popup);
                for y in 0..3 {
                    let mut next = 0;
                    for column in 0..WIDTH {
                        let symbol = buffer[(column, y)].symbol();
                        let width = measure.width(symbol) as u16;
                        let story = format!("{text:?} {indent}, popup at {x}, column {column}");
                        assert!(column >= next || symbol == " ", "cut in half: {story}");
                        if [popup.x, popup.right() - 1].contains(&column) {
                            assert_eq!((symbol, next <= column), ("╎", true), "{story}");
                        }
                        if column >= next {
                            next = column + width.max(1);
                        }
                    }
                    assert!(
                        next <= WIDTH,
                        "beyond the edge: {text:?} {indent}, popup at {x}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_written_over_a_sign_takes_nothing_of_its_style() {
        let area = Rect::new(0, 0, 4, 1);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::new(ThemeChoice::Dark, Depth::None);
        let mut painter = Painter::new(&mut buffer, Measure::NARROW, theme, Look::Safe);
        painter.put_sign(area, (1, 0), ':', Style::new().dim());
        painter.put_styled(area, (0, 0), &"Core".into(), Style::new().bold());
        let styles: Vec<_> = buffer.content.iter().map(|cell| cell.modifier).collect();
        assert_eq!(styles, [Modifier::BOLD; 4]);
    }

    #[test]
    fn a_popup_leaves_no_half_of_a_word() {
        let popup = Rect::new(4, 0, 8, 3);
        let row = |text| {
            let buffer = painted(Measure::NARROW, text, 0, popup);
            let symbols = (0..WIDTH).map(|x| buffer[(x, 0)].symbol().to_owned());
            symbols.collect::<String>()
        };
        assert_eq!(row("in axes of industry cut"), "in  ╎      ╎        cut ");
        assert_eq!(
            row("one or two that do stay"),
            "one ╎      ╎hat do stay ".replace("hat", "   ")
        );
        assert_eq!(row("--+--+--+--+--+--+--"), "--+-╎      ╎--+--+--    ");
    }

    #[test]
    fn a_popup_leaves_no_half_of_a_character_at_any_column() {
        let texts = [
            "松江北部片区现代服务业行动",
            "“a”“b”“c”“d”“e”“f”“g”",
            "“十四五”——规划①②③",
        ];
        for measure in [Measure::NARROW, Measure::WIDE] {
            texts.into_iter().for_each(|text| check(measure, text));
        }
    }
}
