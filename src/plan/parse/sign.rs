//! Signs that people type for those of a plan file, most of them by way of a Chinese input method.

/// For a text that begins with such a sign: how many bytes it takes, and what to write instead.
pub(super) fn instead(text: &str) -> Option<(usize, String)> {
    let sign = text.chars().next()?;
    let write = match sign {
        '，' | '、' | '；' | ';' => ",",
        '：' | '=' | '＝' => ":",
        '“' | '”' | '„' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '＇' | '\'' | '`' => {
            "\""
        }
        '（' | '｛' | '〔' | '{' => "(",
        '）' | '｝' | '〕' | '}' => ")",
        '【' | '［' => "[",
        '】' | '］' => "]",
        '。' | '．' => ".",
        '#' | '＃' => "//",
        '/' => "//",
        '\u{ff01}'..='\u{ff5e}' => return Some(full_width(text)),
        _ => return None,
    };
    Some((sign.len_utf8(), write.to_owned()))
}

/// Letters and digits that are as wide as a Chinese character, as many as there are.
fn full_width(text: &str) -> (usize, String) {
    let is_wide = |c: &char| matches!(c, '\u{ff01}'..='\u{ff5e}');
    let written: String = text.chars().take_while(is_wide).take(32).collect();
    (written.len(), crate::text::fold(&written).into_owned())
}

/// Blanks that are none in a plan file.
pub(super) fn is_foreign_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}
