//! Places of the draft as people type them: `T5.19`, `表5第19行`, `2.1.3`, `二（一）3`, `图1`.

use crate::plan::Locator;
use crate::text::fold;

/// The place that a text cites, if it cites one.
pub(super) fn cited(text: &str) -> Option<Locator> {
    let text: String = fold(text).to_lowercase();
    let text = text.trim().trim_end_matches('.');
    let place = table(text)
        .or_else(|| figure(text))
        .or_else(|| section(text))?;
    let locator = Locator::parse(&place);
    (!matches!(locator, Locator::Malformed(_))).then_some(locator)
}

fn table(text: &str) -> Option<String> {
    let rest = after_any(text, &["表", "table", "tab.", "t"])?;
    let (number, rest) = number(rest)?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(format!("T{number}"));
    }
    let rest = after_any(rest, &["第", ".", "row", "-", ":"]).unwrap_or(rest);
    let (row, rest) = self::number(rest)?;
    is_one_of(rest, &["", "行", "项", "条"]).then(|| format!("T{number}.{row}"))
}

fn figure(text: &str) -> Option<String> {
    let rest = after_any(text, &["图", "figure", "fig.", "f"])?;
    let (number, rest) = number(rest)?;
    rest.is_empty().then(|| format!("F{number}"))
}

/// Numbers one behind the other, in brackets or not, with the words of an enumeration.
fn section(text: &str) -> Option<String> {
    let mut rest = after_any(text, &["第", "§", "section"]).unwrap_or(text);
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, after) = number(rest.trim_start_matches(['(', '（', '.', '/', ' ']))?;
        steps.push(step.to_string());
        let ends = [')', '）', '.', '/', ' ', '是', '章', '节', '点', ','];
        let next = after.trim_start_matches(ends);
        // Two numbers in one: nobody writes a place so.
        let parted = next.len() < after.len() || next.is_empty() || next.starts_with(['(', '（']);
        let changes = rest.starts_with(|c: char| c.is_ascii_digit())
            != next.starts_with(|c: char| c.is_ascii_digit());
        if !(parted || changes) {
            return None;
        }
        rest = next;
    }
    (!steps.is_empty()).then(|| steps.join("."))
}

fn after_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let after = words.iter().find_map(|word| text.strip_prefix(word))?;
    Some(after.trim_start())
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.contains(&text.trim())
}

/// The number with which a text begins, in digits or in Chinese, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    let rest = text.trim_start_matches(|c| DIGITS.contains(c) || c == '十');
    let written = &text[..text.len() - rest.len()];
    Some((chinese(written)?, rest))
}

const DIGITS: &str = "零一二三四五六七八九";

/// A Chinese number below a hundred.
fn chinese(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        let (c, more) = (chars.next()?, chars.next());
        let value = DIGITS.chars().position(|digit| digit == c)?;
        more.is_none().then_some(value as u32)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let cited = cited(text).map_or_else(String::new, |at| at.to_string());
        assert_eq!(cited, expected, "{text}");
    }

    #[test]
    fn a_place_is_typed_in_many_ways() {
        for (text, expected) in [
            ("T5.19", "T5.19"),
            ("t5", "T5"),
            ("t5.", "T5"),
            ("Ｔ５．１９", "T5.19"),
            ("T5。19", "T5.19"),
            ("表5", "T5"),
            ("表五", "T5"),
            ("表5第19行", "T5.19"),
            ("table 5 row 19", "T5.19"),
            ("F1", "F1"),
            ("图一", "F1"),
            ("2.1.3", "2.1.3"),
            ("0", "0"),
            ("二（四）", "2.4"),
            ("二(一)3", "2.1.3"),
            ("二（一）2一是", "2.1.2.1"),
            ("四（六）", "4.6"),
            ("二、（四）", "2.4"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn other_texts_cite_no_place() {
        for text in [
            "",
            "泗泾",
            "town",
            "t",
            "f",
            "g60",
            "5+4+x",
            "8.5%",
            "2025年",
            "tower 5",
            "图书馆",
            "表",
            "一核",
            "t5.x",
        ] {
            check(text, "");
        }
    }
}
