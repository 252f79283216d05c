//! Lines: where a text may be broken, in Chinese and in English.
//!
//! UAX #14 finds the places. On top of it stand the rules of Chinese typesetting that it leaves
//! open: `“ ‘` open and `” ’` close where they stand beside Chinese (to UAX #14 they are any
//! quotation mark and break nowhere), and no line starts with `·` or `／`. Where a piece without
//! any such place is wider than the line, it is broken between two cells, if possible where the
//! same rules allow it.

use std::iter::FusedIterator;
use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::Measure;

impl Measure {
    /// The lines of `text` in so many columns, as byte ranges of `text`.
    ///
    /// A line has no blanks at its end, and none at its start but where `text` or a paragraph
    /// (after a line feed) starts with them. Only a line of a single cell can be wider than
    /// `columns`; 0 columns are taken as 1. An empty text is one empty line.
    pub fn wrap(self, text: &str, columns: usize) -> Vec<Range<usize>> {
        self.line_ranges(text, columns).collect()
    }

    /// The lines of [`Measure::wrap`] as texts, found only as far as they are asked for.
    pub fn wrap_lines(self, text: &str, columns: usize) -> impl FusedIterator<Item = &str> {
        self.line_ranges(text, columns).map(|range| &text[range])
    }

    /// How many lines [`Measure::wrap`] makes.
    pub fn wrap_count(self, text: &str, columns: usize) -> usize {
        self.line_ranges(text, columns).count()
    }

    fn line_ranges(
        self,
        text: &str,
        columns: usize,
    ) -> impl FusedIterator<Item = Range<usize>> + '_ {
        Lines {
            measure: self,
            text,
            columns: columns.max(1),
            pieces: Pieces::new(self, text, linebreaks(text)),
            pending: None,
            start: 0,
            width: 0,
            is_done: false,
        }
    }
}

/// A piece of text between two places where a line may end.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    /// Where the blanks (and the line feed) at its end begin.
    solid_end: usize,
    end: usize,
    /// Columns without the blanks at the end.
    solid: usize,
    /// Columns of all.
    width: usize,
    /// Whether the line ends here in any case.
    is_last: bool,
}

/// Fills lines with pieces, as many as fit.
struct Lines<'a, B> {
    measure: Measure,
    text: &'a str,
    columns: usize,
    pieces: Pieces<'a, B>,
    /// The piece that did not fit on the line before.
    pending: Option<Piece>,
    /// Where the current line starts.
    start: usize,
    /// Columns of the current line.
    width: usize,
    is_done: bool,
}

impl<'a, B: Iterator<Item = (usize, BreakOpportunity)>> Iterator for Lines<'a, B> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while !self.is_done {
            let Some(piece) = self.pending.take().or_else(|| self.pieces.next()) else {
                self.is_done = true;
                break;
            };
            if piece.solid > 0 && self.width + piece.solid > self.columns {
                let line = self.trimmed(self.start, piece.start);
                self.begin_line(piece.start);
                if !line.is_empty() {
                    self.pending = Some(piece);
                    return Some(line);
                }
                if piece.solid > self.columns {
                    return Some(self.divide(piece));
                }
            }
            self.width += piece.width;
            if piece.is_last {
                let line = self.trimmed(self.start, piece.solid_end);
                self.begin_line(piece.end);
                return Some(line);
            }
        }
        None
    }
}

impl<'a, B: Iterator<Item = (usize, BreakOpportunity)>> FusedIterator for Lines<'a, B> {}

impl<'a, B> Lines<'a, B> {
    fn begin_line(&mut self, start: usize) {
        self.start = start;
        self.width = 0;
    }

    /// The range without the blanks at its end.
    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        start..start + self.text[start..end].trim_end_matches(is_blank).len()
    }

    /// The first line of a piece that is wider than the line; the rest of it becomes pending.
    fn divide(&mut self, piece: Piece) -> Range<usize> {
        let text = &self.text[piece.start..piece.solid_end];
        let cut = piece.start + forced_break(self.measure, text, self.columns);
        if cut >= piece.solid_end {
            self.begin_line(piece.end);
            return piece.start..piece.solid_end;
        }
        let rest = &self.text[cut..];
        let start = cut + (rest.len() - rest.trim_start_matches(is_blank).len());
        self.begin_line(start);
        let gone = self.measure.width(&self.text[piece.start..start]);
        self.pending = Some(Piece {
            start,
            solid: piece.solid - gone,
            width: piece.width - gone,
            ..piece
        });
        self.trimmed(piece.start, cut)
    }
}

/// Where to break `text` that has to be broken: after as many cells as fit, fewer where the line
/// would otherwise end or the next start with what must not stand there; never after none.
fn forced_break(measure: Measure, text: &str, columns: usize) -> usize {
    let (mut end, mut width, mut good) = (0, 0, None);
    while let Some((bytes, cell_width)) = measure.first_cell(&text[end..]) {
        if end > 0 && !is_bad_break(text, end) {
            good = Some(end);
        }
        width += cell_width;
        if width > columns {
            break;
        }
        end += bytes;
    }
    let first = measure.first_cell(text).map_or(text.len(), |cell| cell.0);
    good.unwrap_or(end).max(first)
}

/// Whether a line would end or start with what must not stand there, or a double sign be parted.
fn is_bad_break(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    before.is_some_and(is_no_end)
        || after.is_some_and(is_no_start)
        || (before == after && matches!(before, Some('—' | '…')))
}

/// Cuts a text into pieces: the opportunities of UAX #14, less and more than they are.
struct Pieces<'a, B> {
    measure: Measure,
    text: &'a str,
    opportunities: B,
    /// The end of the current opportunity, and whether the line must end there.
    end: usize,
    is_mandatory: bool,
    /// Where the next piece starts.
    at: usize,
}

impl<'a, B: Iterator<Item = (usize, BreakOpportunity)>> Pieces<'a, B> {
    fn new(measure: Measure, text: &'a str, opportunities: B) -> Pieces<'a, B> {
        Pieces {
            measure,
            text,
            opportunities,
            end: 0,
            is_mandatory: false,
            at: 0,
        }
    }

    /// Moves on to the next opportunity at which a line may really end.
    fn advance(&mut self) -> Option<()> {
        loop {
            let (end, kind) = self.opportunities.next()?;
            self.end = end;
            self.is_mandatory = kind == BreakOpportunity::Mandatory;
            let next = self.text[end..].chars().next();
            if self.is_mandatory || !next.is_some_and(is_chinese_no_start) {
                return Some(());
            }
        }
    }
}

impl<'a, B: Iterator<Item = (usize, BreakOpportunity)>> Iterator for Pieces<'a, B> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.at == self.end {
            self.advance()?;
        }
        let mut piece = Piece {
            start: self.at,
            solid_end: self.at,
            end: self.end,
            solid: 0,
            width: 0,
            is_last: self.is_mandatory,
        };
        let mut before = [None; 2];
        for (offset, c) in self.text[self.at..self.end].char_indices() {
            let at = self.at + offset;
            if offset > 0 && breaks_at_quote(self.text, at, before, c) {
                piece.end = at;
                piece.is_last = false;
                break;
            }
            piece.width += self.measure.char_width(c);
            if !is_blank(c) && !is_line_end(c) {
                piece.solid = piece.width;
                piece.solid_end = at + c.len_utf8();
            }
            before = [before[1], Some(c)];
        }
        self.at = piece.end;
        Some(piece)
    }
}

/// Whether a line may end between the two characters before and `c`, at a Chinese quotation mark.
fn breaks_at_quote(text: &str, at: usize, before: [Option<char>; 2], c: char) -> bool {
    let [second, Some(first)] = before else {
        return false;
    };
    if matches!(c, '“' | '‘') {
        let inside = text[at + c.len_utf8()..].chars().next();
        !is_no_end(first)
            && !is_blank(first)
            && (is_chinese(first) || inside.is_some_and(is_chinese))
    } else if matches!(first, '”' | '’') {
        // What stands inside the quotation may be on the piece before: then it was Chinese.
        let inside = second.or_else(|| text[..at - first.len_utf8()].chars().next_back());
        !is_no_start(c)
            && !is_blank(c)
            && !is_line_end(c)
            && (is_chinese(c) || inside.is_some_and(is_chinese))
    } else {
        false
    }
}

/// What must not start a line; before those of Chinese, UAX #14 has a place now and then.
fn is_no_start(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%') || is_chinese_no_start(c)
}

#[rustfmt::skip]
fn is_chinese_no_start(c: char) -> bool {
    matches!(c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '…' | '·' | '／' | '～' | '％'
        | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '”' | '’' | '］' | '｝'
    )
}

/// What must not end a line.
#[rustfmt::skip]
fn is_no_end(c: char) -> bool {
    matches!(c,
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '“' | '‘' | '［' | '｛'
        | '(' | '[' | '{'
    )
}

/// Wide characters, and the ambiguous signs that belong to Chinese text.
fn is_chinese(c: char) -> bool {
    matches!(c, '—' | '…' | '“' | '”' | '‘' | '’') || Measure::NARROW.char_width(c) == 2
}

/// Spaces that a line does not end with. Those that must not be broken at are not among them.
fn is_blank(c: char) -> bool {
    match c {
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{205f}' => true,
        '\u{2000}'..='\u{200a}' => c != '\u{2007}',
        _ => false,
    }
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
