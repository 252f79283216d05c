//! Samples of what the screen is made of, to be judged by eye.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::{Depth, Role, RowState, Theme};
use super::words;
use crate::app::ThemeChoice;
use crate::app::map::Look;
use crate::plan::{Label, Lang};
use crate::text::{Measure, Shown};

/// Columns of the samples.
const WIDTH: u16 = 60;
/// Where the samples stand, behind what each is called.
const INDENT: u16 = 10;
/// What stands in a box.
const BOXED: &str = "科技服务 5G 商贸旅游";
/// Characters on which terminals differ, each in a column of its own.
const DOUBTFUL: [&str; 10] = ["─", "│", "①", "“", "”", "…", "—", "·", "×", "★"];

const LOOKS: [(Look, Label); 3] = [
    (Look::Safe, Label::new("稳妥", "safe")),
    (Look::Light, Label::new("细线", "light")),
    (Look::Ascii, Label::new("ASCII", "ascii")),
];

const ROLES: [(Role, Label); 11] = [
    (Role::Text, Label::new("正文", "text")),
    (Role::Dim, Label::new("次要", "dim")),
    (Role::Title, Label::new("标题", "title")),
    (Role::Link, Label::new("链接", "link")),
    (Role::Marker, Label::new("标记", "marker")),
    (Role::Match, Label::new("匹配", "match")),
    (Role::Warning, Label::new("警示", "warning")),
    (Role::Failure, Label::new("失败", "failure")),
    (Role::Second, Label::new("第二", "second")),
    (Role::Third, Label::new("第三", "third")),
    (Role::Rule, Label::new("分隔", "rule")),
];

/// Boxes in every look, Chinese over digits, doubtful characters one by one, the colors of a theme.
pub fn sample(theme: ThemeChoice, depth: Depth, lang: Lang) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, 18));
    // As if everything took one column that may: the eye sees where that is not so.
    let theme = Theme::new(theme, depth);
    let painter = Painter::new(&mut buffer, Measure::NARROW, theme, Look::Ascii);
    let mut page = Page {
        painter,
        lang,
        y: 0,
    };
    page.boxes();
    page.alignment();
    page.doubtful();
    page.colors();
    buffer
}

struct Page<'b> {
    painter: Painter<'b>,
    lang: Lang,
    y: u16,
}

impl Page<'_> {
    fn line(&mut self, label: &Shown<'_>, text: &Shown<'_>) {
        let row = self.row();
        self.painter.put(row, 0, 0, label, Role::Dim);
        self.painter.put(row, INDENT, 0, text, Role::Text);
        self.y += 1;
    }

    fn row(&self) -> Rect {
        Rect::new(0, self.y, WIDTH, 1)
    }

    fn question(&mut self, question: Label) {
        let row = self.row();
        let text = question.get(self.lang).into();
        self.painter.put(row, 0, 0, &text, Role::Heading);
        self.y += 1;
    }

    fn boxes(&mut self) {
        self.question(words::BOXES_CLOSED);
        let inside = self.painter.width(&BOXED.into());
        for (look, label) in LOOKS {
            let rule = Shown::new(look.horizontal().repeat(usize::from(inside) + 4));
            let side = look.vertical();
            self.line(&label.get(self.lang).into(), &rule);
            self.line(
                &Shown::default(),
                &Shown::new(format!("{side} {BOXED} {side}")),
            );
            if look == Look::Ascii {
                self.line(&Shown::default(), &rule);
            }
        }
    }

    fn alignment(&mut self) {
        self.question(words::CHINESE_ALIGNED);
        self.line(&Shown::default(), &"|科技服务平台|产业|".into());
        self.line(&Shown::default(), &"|123456789012|1234|".into());
    }

    fn doubtful(&mut self) {
        self.question(words::ONE_COLUMN_EACH);
        let bars = |text: String| Shown::new(format!("|{text}"));
        let signs = DOUBTFUL.map(|sign| format!("{sign}|"));
        self.line(&Shown::default(), &bars(signs.concat()));
        self.line(&Shown::default(), &bars("1|".repeat(DOUBTFUL.len())));
    }

    fn colors(&mut self) {
        self.question(words::COLORS_TOLD_APART);
        for roles in ROLES.chunks(6) {
            let lang = self.lang;
            let pieces = roles.iter().flat_map(|(role, label)| {
                let name = Piece::new(label.get(lang), *role);
                [name, Piece::new("  ", Role::Text)]
            });
            let row = self.row();
            let pieces: Vec<Piece<'_>> = pieces.collect();
            self.painter.put_line(row, INDENT, 0, &pieces);
            self.y += 1;
        }
        let row = Rect {
            x: INDENT,
            width: WIDTH - INDENT,
            ..self.row()
        };
        let marker = Look::Safe.row_marker().into();
        let used = self.painter.put(row, 0, 0, &marker, Role::Marker);
        let text = words::SELECTED_ROW.get(self.lang).into();
        self.painter.put(row, used + 1, 0, &text, Role::Text);
        self.painter.tint_row(row, 0, RowState::Focused);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_terminal_of_one_column_every_bar_stands_below_another() {
        for lang in [Lang::Zh, Lang::En] {
            let buffer = sample(ThemeChoice::Dark, Depth::Many, lang);
            let text = crate::ui::text(&buffer);
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.iter().all(|line| !line.is_empty()), "{text}");
            let width = |line: &str| Measure::NARROW.width(line);
            let ends = |start: &str| {
                let at = lines.iter().position(|line| line.contains(start));
                let at = at.expect("the sample is there");
                (width(lines[at]), width(lines[at + 1]))
            };
            for start in ["╌╌╌", "───", "---", "|科", "|─|"] {
                let (above, below) = ends(start);
                assert_eq!(above, below, "{start} in\n{text}");
            }
        }
    }

    #[test]
    fn no_question_or_sample_is_cut() {
        for lang in [Lang::Zh, Lang::En] {
            let buffer = sample(ThemeChoice::Plain, Depth::None, lang);
            assert!(!crate::ui::text(&buffer).contains('~'));
        }
    }
}
