//! What may be shown of a text from outside, and what stands in for the rest.
//!
//! | in the raw text | shown |
//! |---|---|
//! | tab, line feed, carriage return, with the blanks that follow | one space, not counted |
//! | C0, DEL, C1, bidi controls, line and paragraph separators | `<U+001B>`, counted |
//! | zero-width, fillers, Braille blank, tags, private use, unassigned | `<U+200B>`, counted |
//! | one text or emoji selector (VS15, VS16) after a character | nothing, counted |
//! | a zero width joiner between two emoji | nothing: two emoji, counted |
//! | combining marks: up to four on a character | themselves |
//! | the marks beyond four; more than four hidden characters in a row | `<+N>`, counted |
//! | a combining mark with nothing to stand on | `<U+0301>`, counted |
//!
//! The signs are ASCII, one column for each byte, and no sign needs cleaning itself, so what is
//! shown stays as it is when it is cleaned again. Nothing is normalized: the text stays the text.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_linebreak::{BreakClass, break_property};

use super::Measure;

/// So many combining marks may stand on one character: Vietnamese needs two, Hebrew three.
const MARKS: usize = 4;

/// So many hidden characters in a row are spelled out before the rest is only counted.
const RUN: usize = 4;

/// So many hidden characters of one text are spelled out before the rest is only counted.
const SPELLED: usize = 64;

/// The text to show for `raw`: one line, visible, in the order in which it is stored.
///
/// Borrowed where nothing has to be replaced. Never longer than three times `raw` and 1 KiB.
/// For text that is shown at once, such as a message; what is kept is a [`Safe`](super::Safe).
pub fn clean(raw: &str) -> Cow<'_, str> {
    match replace(raw) {
        Some(shown) => Cow::Owned(shown.text),
        None => Cow::Borrowed(raw),
    }
}

/// What is shown in the place of a text that cannot be shown as it is.
pub(super) struct Replaced {
    pub(super) text: String,
    /// How many characters of the raw text are spelled, counted or left out.
    pub(super) hidden: usize,
}

/// The stand-in for `raw`, or `None` where `raw` can be shown as it is.
pub(super) fn replace(raw: &str) -> Option<Replaced> {
    let plain = plain_prefix(raw);
    if plain == raw.len() {
        return None;
    }
    let cleaner = Cleaner::new(raw).run();
    (cleaner.out != raw).then_some(Replaced {
        text: cleaner.out,
        hidden: cleaner.hidden,
    })
}

/// How many bytes of `text` are proven to need no replacement, nor to depend on a neighbor.
///
/// This runs over every text of a plan: ASCII goes by in blocks, and the bytes of ideographs,
/// Hangul and the usual Chinese punctuation are told by their lead bytes without decoding.
fn plain_prefix(text: &str) -> usize {
    const BLOCK: usize = 32;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at += match &bytes[at..] {
            [b' '..=b'~', rest @ ..] => {
                let blocks = rest.chunks_exact(BLOCK);
                1 + BLOCK * blocks.take_while(|block| is_printable(block)).count()
            }
            // U+4000-9FFF and U+B000-CFFF.
            [0xe4..=0xe9 | 0xeb | 0xec, ..] => 3,
            // U+3000-3029: the space, 、。〈〉《》「」【】 and their like.
            [0xe3, 0x80, 0x80..=0xa9, ..] => 3,
            // U+FF01-FF60: full-width forms.
            [0xef, 0xbc, 0x81..=0xbf, ..] | [0xef, 0xbd, 0x80..=0xa0, ..] => 3,
            // – — ‘ ’ “ ” …
            [
                0xe2,
                0x80,
                0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6,
                ..,
            ] => 3,
            // ·
            [0xc2, 0xb7, ..] => 2,
            _ => match text[at..].chars().next() {
                Some(c) if class(c) == Class::Plain => c.len_utf8(),
                _ => return at,
            },
        };
    }
    at
}

/// Whether all of `block` is printable ASCII; without an early exit, so that it is done in vectors.
fn is_printable(block: &[u8]) -> bool {
    block
        .iter()
        .fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// What cleaning does with a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    /// Shown as it is.
    Plain,
    /// Stands on the character before it.
    Mark,
    /// Ends a line or jumps to a tab stop: becomes a space.
    Gap,
    /// Chooses between the text and the emoji form of the character before it.
    Selector,
    /// Makes one emoji of two.
    Joiner,
    /// Shown by its number.
    Hidden,
}

fn class(c: char) -> Class {
    match c {
        ' '..='~' | '\u{4e00}'..='\u{9fff}' => Class::Plain,
        '\t' | '\n' | '\r' => Class::Gap,
        '\u{fe0e}' | '\u{fe0f}' => Class::Selector,
        '\u{200d}' => Class::Joiner,
        _ if is_invisible(c) || is_unknown(c) => Class::Hidden,
        _ if Measure::NARROW.char_width(c) == 0 => Class::Mark,
        _ => Class::Plain,
    }
}

/// Characters that speak to the terminal, change the order of what is shown, or show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'   // C0, DEL, C1
        | '\u{ad}'                              // soft hyphen
        | '\u{34f}'                             // combining grapheme joiner
        | '\u{61c}' | '\u{200e}'..='\u{200f}'   // bidi marks
        | '\u{202a}'..='\u{202e}'               // bidi embeddings and overrides
        | '\u{2066}'..='\u{206f}'               // bidi isolates, deprecated format characters
        | '\u{2028}' | '\u{2029}'               // line and paragraph separators
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}'               // Khmer inherent vowels
        | '\u{180b}'..='\u{180f}'               // Mongolian selectors and vowel separator
        | '\u{200b}'..='\u{200d}' | '\u{feff}'  // zero-width spaces and joiners
        | '\u{2060}'..='\u{2065}'               // word joiner, invisible operators
        | '\u{2800}'                            // Braille blank
        | '\u{fe00}'..='\u{fe0f}'               // variation selectors
        | '\u{fff0}'..='\u{fffc}'               // specials, but not the replacement character
        | '\u{13430}'..='\u{1343f}'             // hieroglyph joiners
        | '\u{1bca0}'..='\u{1bca3}'             // shorthand format controls
        | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' // musical: null note, beams and slurs
        | '\u{e0000}'..='\u{e0fff}'             // tags, more variation selectors
    )
}

/// Characters of which no terminal can know how they look: unassigned, private, noncharacters.
fn is_unknown(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || break_property(c.into()) == BreakClass::Unknown
}

/// Whether a joiner may stand between `c` and another such character; roughly the pictographs.
fn joins(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// One pass over a text.
struct Cleaner<'a> {
    raw: &'a str,
    out: String,
    hidden: usize,
    /// The character that marks would stand on, if there is one.
    base: Option<Base>,
    /// How many hidden characters in a row were spelled out just now.
    run: usize,
    /// How many hidden characters in a row were not spelled out and have to be counted.
    uncounted: usize,
    /// How many hidden characters of the whole text may still be spelled out.
    spellable: usize,
}

#[derive(Clone, Copy)]
struct Base {
    char: char,
    marks: usize,
    has_selector: bool,
    has_joiner: bool,
}

impl<'a> Cleaner<'a> {
    fn new(raw: &'a str) -> Cleaner<'a> {
        Cleaner {
            raw,
            out: String::with_capacity(raw.len() + raw.len() / 8),
            hidden: 0,
            base: None,
            run: 0,
            uncounted: 0,
            spellable: SPELLED,
        }
    }

    fn run(mut self) -> Cleaner<'a> {
        let mut chars = self.raw.chars().peekable();
        while let Some(c) = chars.next() {
            match class(c) {
                Class::Plain => self.plain(c),
                Class::Mark => self.mark(c),
                Class::Gap => {
                    while chars
                        .next_if(|&c| c == ' ' || class(c) == Class::Gap)
                        .is_some()
                    {}
                    self.plain(' ');
                }
                Class::Selector => self.selector(c),
                Class::Joiner => self.joiner(c, chars.peek().copied()),
                Class::Hidden => self.hide(c),
            }
        }
        self.end_run();
        self
    }

    fn plain(&mut self, c: char) {
        self.end_run();
        self.out.push(c);
        self.base = (!c.is_whitespace()).then_some(Base {
            char: c,
            marks: 0,
            has_selector: false,
            has_joiner: false,
        });
    }

    fn mark(&mut self, c: char) {
        match &mut self.base {
            Some(base) if base.marks < MARKS => {
                base.marks += 1;
                self.out.push(c);
            }
            Some(_) => {
                self.run = RUN;
                self.hide(c);
            }
            None => self.hide(c),
        }
    }

    fn selector(&mut self, c: char) {
        match &mut self.base {
            Some(base) if !base.has_selector => {
                base.has_selector = true;
                self.hidden += 1;
            }
            _ => self.hide(c),
        }
    }

    fn joiner(&mut self, c: char, next: Option<char>) {
        match &mut self.base {
            Some(base) if !base.has_joiner && joins(base.char) && next.is_some_and(joins) => {
                base.has_joiner = true;
                self.hidden += 1;
            }
            _ => self.hide(c),
        }
    }

    /// Spells `c`, or counts it where enough has been spelled.
    fn hide(&mut self, c: char) {
        self.hidden += 1;
        self.base = None;
        if self.run < RUN && self.spellable > 0 && self.uncounted == 0 {
            self.run += 1;
            self.spellable -= 1;
            spell(&mut self.out, format_args!("<U+{:04X}>", u32::from(c)));
        } else {
            self.uncounted += 1;
        }
    }

    /// Writes down how many hidden characters were not spelled out.
    fn end_run(&mut self) {
        if self.uncounted > 0 {
            spell(&mut self.out, format_args!("<+{}>", self.uncounted));
        }
        self.run = 0;
        self.uncounted = 0;
    }
}

fn spell(out: &mut String, sign: std::fmt::Arguments<'_>) {
    out.write_fmt(sign).expect("a String takes every text");
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;
    use crate::text::hostile;

    #[track_caller]
    fn check(raw: &str, shown: &str, hidden: usize) {
        assert_eq!(clean(raw), shown, "shown for {raw:?}");
        assert_eq!(
            replace(raw).map_or(0, |replaced| replaced.hidden),
            hidden,
            "hidden in {raw:?}"
        );
    }

    #[test]
    fn ordinary_text_is_shown_as_it_is() {
        for text in [
            "",
            "Dongjing Future Bay, 8.5% (T3.5) ~ <U+202E>",
            "“十四五”规划——聚焦……《纲要》（G60·云廊）１５分钟，①→★ ℃",
            "Việt nề\u{302}, é, Ünïcode, Привет, שלום, नि, 한글, ｶﾞ",
            "no-break\u{a0}space, ideographic\u{3000}space, 🌈 👍🏽 🇨🇳 \u{fffd}",
        ] {
            check(text, text, 0);
            assert!(
                matches!(clean(text), Cow::Borrowed(_)),
                "{text:?} is copied"
            );
        }
    }

    #[test]
    fn characters_that_do_something_are_spelled() {
        check("A\u{1b}[31mB", "A<U+001B>[31mB", 1);
        check("\u{9b}6n", "<U+009B>6n", 1);
        check("\0\u{7f}", "<U+0000><U+007F>", 2);
        check("a\u{202e}b\u{2069}", "a<U+202E>b<U+2069>", 2);
        check("一\u{2028}二\u{85}三", "一<U+2028>二<U+0085>三", 2);
        check(
            "中\u{200b}文\u{feff}\u{ad}",
            "中<U+200B>文<U+FEFF><U+00AD>",
            3,
        );
        check(
            "x\u{e0041}\u{10ffff}\u{e000}\u{378}",
            "x<U+E0041><U+10FFFF><U+E000><U+0378>",
            4,
        );
        check(
            "\u{3164}\u{2800}\u{34f}\u{fff9}",
            "<U+3164><U+2800><U+034F><U+FFF9>",
            4,
        );
    }

    #[test]
    fn breaks_and_tabs_with_the_blanks_after_them_are_one_space() {
        check("a\tb", "a b", 0);
        check("one\r\n    two\n\n\tthree", "one two three", 0);
        check("end\n", "end ", 0);
        check("kept  as  is", "kept  as  is", 0);
    }

    #[test]
    fn emoji_sequences_fall_apart_and_are_counted() {
        check("⚠\u{fe0f} 1\u{fe0f}\u{20e3}", "⚠ 1\u{20e3}", 2);
        check("👩\u{200d}👩\u{200d}👧", "👩👩👧", 2);
        check("🏳\u{fe0f}\u{200d}🌈", "🏳🌈", 2);
        check("क\u{94d}\u{200d}ष", "क\u{94d}<U+200D>ष", 1);
        check("\u{fe0f}x", "<U+FE0F>x", 1);
        check("x\u{fe0f}\u{fe0f}", "x<U+FE0F>", 2);
        check("x\u{fe01}", "x<U+FE01>", 1);
    }

    #[test]
    fn marks_need_a_base_and_four_are_enough() {
        check(
            "e\u{301}\u{302}\u{303}\u{304}",
            "e\u{301}\u{302}\u{303}\u{304}",
            0,
        );
        check(
            &format!("e{}x", "\u{301}".repeat(100)),
            "e\u{301}\u{301}\u{301}\u{301}<+96>x",
            96,
        );
        check("\u{301}x", "<U+0301>x", 1);
        check(" \u{301}", " <U+0301>", 1);
        check("a\u{200b}\u{301}", "a<U+200B><U+0301>", 2);
        check("각\u{11a8}", "각\u{11a8}", 0);
    }

    #[test]
    fn piles_are_counted_after_four() {
        let pile = "\u{200b}".repeat(9);
        check(&pile, "<U+200B><U+200B><U+200B><U+200B><+5>", 9);
        let many = clean(&"a\u{1b}".repeat(100)).into_owned();
        assert_eq!(many.matches("a<U+001B>").count(), SPELLED);
        assert_eq!(many.matches("a<+1>").count(), 100 - SPELLED);
    }

    #[test]
    fn every_single_character_is_shown_in_at_least_one_column() {
        let mut raw = String::new();
        for c in '\0'..=char::MAX {
            raw.clear();
            raw.push(c);
            let is_plain = class(c) == Class::Plain;
            assert_eq!(
                plain_prefix(&raw) == raw.len(),
                is_plain,
                "fast scan of {c:?}"
            );
            if is_plain {
                assert!(!is_unsafe(c), "{c:?} is let through");
                assert!(Measure::NARROW.char_width(c) > 0, "{c:?} takes no column");
            }
        }
    }

    #[test]
    fn hostile_text_is_tamed() {
        let mut rng = Rng::with_seed(9);
        for _ in 0..20_000 {
            let raw = hostile::text(&mut rng);
            let replaced = replace(&raw);
            let shown = clean(&raw);
            assert!(!shown.contains(is_unsafe), "{raw:?} is shown as {shown:?}");
            assert_eq!(clean(&shown), shown, "cleaning twice {raw:?}");
            assert!(
                shown.len() <= 3 * raw.len() + 1024,
                "{raw:?} grows to {}",
                shown.len()
            );
            let hidden = replaced.map_or(0, |replaced| replaced.hidden);
            assert!(
                hidden
                    >= raw
                        .chars()
                        .filter(|&c| is_unsafe(c) && !c.is_ascii_whitespace())
                        .count()
            );
            let mut marks = 0;
            for c in shown.chars() {
                marks = if Measure::NARROW.char_width(c) == 0 {
                    marks + 1
                } else {
                    0
                };
                assert!(marks <= MARKS, "{raw:?} keeps a pile: {shown:?}");
            }
            let mut rest = shown.chars();
            for c in raw
                .chars()
                .filter(|c| c.is_alphanumeric() && class(*c) == Class::Plain)
            {
                assert!(
                    rest.any(|shown| shown == c),
                    "{raw:?} loses {c:?} in {shown:?}"
                );
            }
        }
    }

    /// Written apart from the tables of `clean`, from the issue's own list.
    fn is_unsafe(c: char) -> bool {
        const RANGES: &[(u32, u32)] = &[
            (0x202a, 0x202e),
            (0x2066, 0x2069),
            (0x200b, 0x200f),
            (0x2028, 0x2029),
            (0x2060, 0x2064),
            (0x061c, 0x061c),
            (0xfeff, 0xfeff),
            (0x00ad, 0x00ad),
            (0x180e, 0x180e),
            (0xfe00, 0xfe0f),
            (0xe0000, 0xe0fff),
            (0x115f, 0x1160),
            (0x3164, 0x3164),
            (0xffa0, 0xffa0),
            (0x2800, 0x2800),
            (0xe000, 0xf8ff),
            (0xf0000, 0x10ffff),
            (0xfdd0, 0xfdef),
            (0xfff9, 0xfffb),
            (0x034f, 0x034f),
        ];
        let number = u32::from(c);
        c.is_control()
            || number % 0x10000 >= 0xfffe
            || RANGES
                .iter()
                .any(|&(first, last)| (first..=last).contains(&number))
    }
}
