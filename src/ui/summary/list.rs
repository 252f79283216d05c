//! Names and sentences in the lines of the summary.

use super::{Line, Page, Put};
use crate::plan::Lang;
use crate::text::Shown;
use crate::ui::theme::Role;

impl Page<'_> {
    /// Names one after the other in so many lines at the most; of those that have no room, how many.
    pub(super) fn list(
        &self,
        names: &[String],
        lang: Lang,
        (indent, width): (u16, u16),
        most: usize,
        role: Role,
    ) -> Vec<Line> {
        let room = width.saturating_sub(indent).max(1);
        let lines_of = |shown: usize| {
            let mut items = names[..shown].to_vec();
            if shown < names.len() {
                items.push(format!("+{}", names.len() - shown));
            }
            self.filled(&items, lang, room)
        };
        let lines = (1..=names.len()).rev().map(lines_of);
        let mut lines = lines.skip_while(|lines| lines.len() > most);
        let lines = match (lines.next(), names.first()) {
            (Some(lines), _) => lines,
            (None, Some(first)) => {
                vec![
                    Shown::new(first.as_str())
                        .cut(self.measure, usize::from(room))
                        .into_owned(),
                ]
            }
            (None, None) => Vec::new(),
        };
        let line = |text| {
            vec![Put {
                x: indent,
                text,
                role,
            }]
        };
        lines.into_iter().map(line).collect()
    }

    /// Items in lines, none of them divided, unless that saves a line.
    fn filled(&self, items: &[String], lang: Lang, room: u16) -> Vec<Shown<'static>> {
        let comma = lang.pick("、", ", ");
        let whole = self.greedy(items.iter().map(String::as_str), comma, room);
        let text = items.join(comma);
        let divided = match lang {
            Lang::En => self.greedy(text.split(' '), " ", room),
            Lang::Zh => {
                let text = Shown::new(text);
                let lines = text.wrap(self.measure, usize::from(room));
                lines.map(Shown::into_owned).collect()
            }
        };
        let fits = |line: &Shown<'_>| self.columns(line.as_str()) <= room;
        if whole.len() <= divided.len() && whole.iter().all(fits) {
            whole
        } else {
            divided
        }
    }

    /// Pieces in lines, as many in each as fit, with what joins them at the end of a line as well.
    fn greedy<'t>(
        &self,
        pieces: impl Iterator<Item = &'t str>,
        join: &str,
        room: u16,
    ) -> Vec<Shown<'static>> {
        let mut lines: Vec<String> = Vec::new();
        for piece in pieces {
            match lines.last_mut() {
                Some(line)
                    if self.columns(line)
                        + self.columns(join)
                        + self.columns(piece)
                        + self.columns(join.trim_end())
                        <= room =>
                {
                    line.push_str(join);
                    line.push_str(piece);
                }
                Some(line) => {
                    line.push_str(join.trim_end());
                    lines.push(piece.to_owned());
                }
                None => lines.push(piece.to_owned()),
            }
        }
        lines.into_iter().map(Shown::new).collect()
    }

    /// A text in lines of so many columns, added to others.
    pub(super) fn wrap_into(
        &self,
        lines: &mut Vec<Line>,
        indent: u16,
        text: &str,
        width: u16,
        role: Role,
    ) {
        if text.is_empty() {
            return;
        }
        let room = usize::from(width.saturating_sub(indent).max(1));
        let text = Shown::new(text);
        lines.extend(text.wrap(self.measure, room).map(|text| {
            vec![Put {
                x: indent,
                text: text.into_owned(),
                role,
            }]
        }));
    }
}
