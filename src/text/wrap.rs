//! Lines: where a text may be broken, in Chinese and in English.
//!
//! UAX #14 finds the places. On top of it stand the rules of Chinese typesetting that it leaves
//! open: `“ ‘` open and `” ’` close where they stand beside Chinese (to UAX #14 they are any
//! quotation mark and break nowhere), and no line starts with `·` or `／`. Where a piece without
//! any such place is wider than the line, it is broken between two cells, if possible where the
//! same rules allow it.

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
    pub fn wrap_lines(self, text: &str, columns: usize) -> impl Iterator<Item = &str> {
        self.line_ranges(text, columns).map(|range| &text[range])
    }

    /// How many lines [`Measure::wrap`] makes.
    pub fn wrap_count(self, text: &str, columns: usize) -> usize {
        self.line_ranges(text, columns).count()
    }

    fn line_ranges(self, text: &str, columns: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let lines = Lines {
            measure: self,
            text,
            columns: columns.max(1),
            pieces: Pieces::new(self, text, linebreaks(text)),
            pending: None,
            start: 0,
            width: 0,
        };
        text.is_empty().then_some(0..0).into_iter().chain(lines)
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

impl Piece {
    /// Whether there is nothing but blanks in it: they fit behind every line.
    fn is_blank(&self) -> bool {
        self.solid_end == self.start
    }
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
}

impl<'a, B: Iterator<Item = (usize, BreakOpportunity)>> Iterator for Lines<'a, B> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while let Some(piece) = self.pending.take().or_else(|| self.pieces.next()) {
            if !piece.is_blank() && self.width + piece.solid > self.columns {
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

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;
    use crate::text::hostile;

    /// Prose with all that is difficult: quotations, titles, dashes, numbers, names in Latin.
    const PROSE: &str = "“十四五”以来，北部片区围绕“一核两轴、三组团多支撑”（以下简称“总体格局”）——\
        也就是《服务业布局导则（2022年版）》所说的‘骨架’——开展工作……到2025年，力争新增“专精特新”企业\
        120家，增长8.5%左右；其中：G60科创云廊、“5+4+X”产业体系、AI·大数据／云计算平台等，按“谁建设、\
        谁运营”“谁受益、谁负担”的原则推进。“能不能更快？”有人问。“能！”答案是肯定的。联系人：\
        office@example.org，网址https://example.org/plans/northern-area/2025?lang=zh（长期有效）。";

    #[track_caller]
    fn check(text: &str, columns: usize, lines: &[&str]) {
        let wrapped: Vec<&str> = Measure::NARROW.wrap_lines(text, columns).collect();
        assert_eq!(wrapped, lines, "{text:?} in {columns} columns");
    }

    #[test]
    fn english_breaks_at_blanks() {
        check("", 5, &[""]);
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 8, &["one two", "three"]);
        check("one  two ", 3, &["one", "two"]);
        check(
            "modern-services cluster",
            10,
            &["modern-", "services", "cluster"],
        );
        check("he said “no” then", 9, &["he said", "“no” then"]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_at_its_signs() {
        check("推进现代服务业", 6, &["推进现", "代服务", "业"]);
        check("推进，现代。", 4, &["推", "进，", "现", "代。"]);
        check("见《纲要》（送审稿）", 8, &["见《纲", "要》（送", "审稿）"]);
        check("聚焦……发展", 5, &["聚", "焦……", "发展"]);
        check("一心——二意", 4, &["一心", "——二", "意"]);
        check("大数据·云", 6, &["大数", "据·云"]);
        check("服务 ：优", 5, &["服", "务 ：", "优"]);
    }

    #[test]
    fn chinese_quotations_open_and_close() {
        check("打造“智谷”和", 6, &["打造", "“智谷”", "和"]);
        check("打造“智谷”和", 5, &["打造", "“智", "谷”和"]);
        check("“甲乙”“丙丁”", 6, &["“甲乙”", "“丙丁”"]);
        check("推进“5+4+X”体系", 8, &["推进", "“5+4+X”", "体系"]);
        check("“云廊”G60", 6, &["“云廊”", "G60"]);
        check("沿G60“云廊”建", 6, &["沿G60", "“云廊”", "建"]);
        check("他说：“好。”我", 6, &["他说：", "“好。”", "我"]);
    }

    #[test]
    fn what_has_no_place_to_break_is_broken_where_it_hurts_least() {
        check("northern", 3, &["nor", "the", "rn"]);
        check("见https://a.org/b", 8, &["见", "https://", "a.org/b"]);
        check("a，，，，", 5, &["a，，", "，，"]);
        check("一二——三", 3, &["一", "二", "——", "三"]);
        check("二——", 1, &["二", "—", "—"]);
        check("abc，d", 3, &["ab", "c，", "d"]);
        check(
            "e\u{301}e\u{301}e\u{301}",
            2,
            &["e\u{301}e\u{301}", "e\u{301}"],
        );
    }

    #[test]
    fn line_feeds_end_lines_and_paragraphs_keep_their_indent() {
        check("one\ntwo\r\nthree\n", 9, &["one", "two", "three"]);
        check("one \n\n  two", 9, &["one", "", "  two"]);
        check("　　推进现代", 8, &["　　推进", "现代"]);
        check("推进　　现代", 5, &["推进", "现代"]);
        check("   northern", 5, &["north", "ern"]);
    }

    #[test]
    fn the_narrowest_columns_hold_one_character() {
        check("中a，", 1, &["中", "a", "，"]);
        check("中a", 0, &["中", "a"]);
        check(" ", 0, &[""]);
        check("👍🏽", 1, &["👍", "🏽"]);
    }

    #[test]
    fn where_ambiguous_is_wide_lines_hold_less() {
        let lines: Vec<_> = Measure::WIDE.wrap_lines("“甲乙”丙", 6).collect();
        assert_eq!(lines, ["“甲", "乙”丙"]);
    }

    #[test]
    fn chinese_prose_never_starts_or_ends_a_line_badly() {
        for measure in [Measure::NARROW, Measure::WIDE] {
            for columns in 10..=80 {
                let lines: Vec<_> = measure.wrap_lines(PROSE, columns).collect();
                for pair in lines.windows(2) {
                    let (ends, starts) = (pair[0], pair[1]);
                    assert!(!starts.starts_with(is_no_start), "{starts:?} at {columns}");
                    assert!(!ends.ends_with(is_no_end), "{ends:?} at {columns}");
                    for sign in ["—", "…"] {
                        let is_parted = ends.ends_with(sign) && starts.starts_with(sign);
                        assert!(!is_parted, "{ends:?} and {starts:?} at {columns}");
                    }
                }
            }
        }
    }

    #[test]
    fn chinese_lines_are_filled() {
        for columns in [24, 40, 80] {
            let lines = Measure::NARROW.wrap_count(PROSE, columns);
            let least = Measure::NARROW.width(PROSE).div_ceil(columns);
            assert!(
                lines <= least + least / 8 + 1,
                "{lines} lines of {columns} for {least}"
            );
        }
    }

    #[test]
    fn hostile_text_is_wrapped_whole() {
        let mut rng = Rng::with_seed(17);
        for _ in 0..6_000 {
            let text = hostile::text(&mut rng);
            let columns = rng.usize(0..90);
            check_cover(Measure::NARROW, &text, columns);
            check_cover(Measure::WIDE, &text, columns);
        }
    }

    #[test]
    fn prose_is_wrapped_whole_at_every_width() {
        for columns in 0..90 {
            check_cover(Measure::NARROW, PROSE, columns);
            check_cover(Measure::WIDE, PROSE, columns);
        }
    }

    /// Everything but white space is on exactly one line, in order, and no line is too wide.
    #[track_caller]
    fn check_cover(measure: Measure, text: &str, columns: usize) {
        let lines = measure.wrap(text, columns);
        assert_eq!(measure.wrap_count(text, columns), lines.len());
        let mut end = 0;
        for line in &lines {
            let gap = &text[end..line.start];
            assert!(
                gap.chars().all(char::is_whitespace),
                "{gap:?} of {text:?} at {columns}"
            );
            let shown = &text[line.clone()];
            let cells = measure.cells(shown).filter(|cell| cell.1 > 0).count();
            assert!(
                measure.width(shown) <= columns || cells == 1,
                "{shown:?} of {text:?} at {columns}"
            );
            assert!(
                !shown.ends_with(is_blank),
                "{shown:?} of {text:?} at {columns}"
            );
            end = line.end;
        }
        let tail = &text[end..];
        assert!(
            tail.chars().all(char::is_whitespace),
            "{tail:?} of {text:?} at {columns}"
        );
    }
}
