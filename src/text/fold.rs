//! What a Chinese input method sends for the keys of a keyboard.

use std::borrow::Cow;

/// The ASCII character of the key that a Chinese input method turned into `c`; others as they are.
///
/// Used for keys and, on both sides of the comparison, for searching.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u32::from(c) - 0xff01 + u32::from(b'!');
            char::from_u32(ascii).unwrap_or(c)
        }
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '『' => '{',
        '』' => '}',
        '《' => '<',
        '》' => '>',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '￥' => '$',
        _ => c,
    }
}

/// [`fold_char`] for every character of `text`; character by character, so positions by character
/// stay the same.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fold_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(fold_char).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_an_input_method_are_keys() {
        let sent = "ｊｋＧ１？：！、【】‘’“”《》。／　￥～";
        assert_eq!(fold(sent), "jkG1?:!/[]''\"\"<>./ $~");
    }

    #[test]
    fn everything_else_stays() {
        for text in ["", "jk?:!/[]' ", "洞泾未来湾", "é①—…·", "｟￠"] {
            assert_eq!(fold(text), text);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c:?}");
        }
    }
}
