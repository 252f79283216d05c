//! What a terminal obeys, turns around or hides.

/// What is left of a frame without the sequences and moves of the program itself.
pub(crate) fn without_our_own(sent: &str) -> String {
    let mut rest = String::with_capacity(sent.len());
    let mut chars = sent.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' && chars.next_if_eq(&'[').is_some() {
            let parameters = |c: &char| matches!(c, '0'..='9' | ';' | '?');
            while chars.next_if(parameters).is_some() {}
            let last = chars.next();
            let known = matches!(
                last,
                Some(
                    'A'..='D'
                        | 'G'
                        | 'H'
                        | 'J'
                        | 'K'
                        | 'L'
                        | 'M'
                        | 'c'
                        | 'h'
                        | 'l'
                        | 'm'
                        | 'n'
                        | 'r'
                )
            );
            assert!(known, "a sequence of ours ends in {last:?}");
        } else if !matches!(c, '\r' | '\n' | '\u{8}') {
            rest.push(c);
        }
    }
    rest
}

/// Nothing in the text is obeyed by a terminal, turns text around or cannot be seen.
#[track_caller]
pub(crate) fn assert_harmless(text: &str) {
    let harmful = |c: char| {
        c.is_control()
            || matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
    };
    let found = text.chars().find(|c| harmful(*c));
    assert_eq!(found, None, "in {text:?}");
}
