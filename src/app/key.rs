//! A key as the program speaks of it, and its spelling: `3jj<enter><c-p>`.

use std::fmt;
use std::str::FromStr;

/// One press of a key with its modifiers.
///
/// Shift is part of the character (`J`, `?`), or of the code ([`KeyCode::BackTab`]). A letter with
/// `ctrl` is always lower case, because a terminal cannot tell the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// Which key was pressed, apart from its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names on the keyboard")]
pub enum KeyCode {
    /// A key that writes this character.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Shift and Tab.
    BackTab,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
    /// A function key, `F(1)` to `F(24)`.
    F(u8),
}

/// Why a text does not spell keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// There is no key in it.
    Empty,
    /// There is more than the one key that was asked for.
    TooMany,
    /// A `<` opens a name that is never closed; holds what stands after it.
    Unclosed(String),
    /// No key has this name; holds the name and the nearest that exists.
    Unknown(String, Option<&'static str>),
    /// A control character cannot be spelled as itself.
    Control(char),
}

/// The keys with a name: code, name in the notation, name in help.
const NAMES: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "enter", "Enter"),
    (KeyCode::Esc, "esc", "Esc"),
    (KeyCode::Tab, "tab", "Tab"),
    (KeyCode::BackTab, "s-tab", "Shift-Tab"),
    (KeyCode::Backspace, "bs", "Backspace"),
    (KeyCode::Delete, "del", "Del"),
    (KeyCode::Insert, "ins", "Ins"),
    (KeyCode::Home, "home", "Home"),
    (KeyCode::End, "end", "End"),
    (KeyCode::PageUp, "pgup", "PgUp"),
    (KeyCode::PageDown, "pgdn", "PgDn"),
    (KeyCode::Up, "up", "Up"),
    (KeyCode::Down, "down", "Down"),
    (KeyCode::Left, "left", "Left"),
    (KeyCode::Right, "right", "Right"),
    (KeyCode::Char(' '), "space", "Space"),
    (KeyCode::Char('<'), "lt", "<"),
];

/// The highest function key that has a name.
const LAST_FUNCTION_KEY: u8 = 24;

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Key {
        Key {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The key that writes `c`.
    pub const fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// `c` with Ctrl held.
    pub const fn ctrl(c: char) -> Key {
        Key {
            code: KeyCode::Char(c.to_ascii_lowercase()),
            ctrl: true,
            alt: false,
        }
    }

    /// `c` with Alt held.
    pub const fn alt(c: char) -> Key {
        Key {
            code: KeyCode::Char(c),
            ctrl: false,
            alt: true,
        }
    }

    /// The same key with Ctrl held.
    pub const fn with_ctrl(self) -> Key {
        let code = match self.code {
            KeyCode::Char(c) => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Key {
            code,
            ctrl: true,
            ..self
        }
    }

    /// The same key with Alt held.
    pub const fn with_alt(self) -> Key {
        Key { alt: true, ..self }
    }

    /// The character that the key writes into a text field, if it writes one.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The keys that `text` spells: each character is a key, `<...>` names one.
    ///
    /// Names are `enter esc tab s-tab bs del ins home end pgup pgdn up down left right space lt
    /// f1`..`f24`, in any case; `c-` and `a-` before a name or a character hold Ctrl and Alt.
    ///
    /// # Errors
    /// A `<` without `>`, a name that no key has, a control character.
    pub fn parse_sequence(text: &str) -> Result<Vec<Key>, KeyError> {
        let mut keys = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c.is_control() {
                return Err(KeyError::Control(c));
            }
            let Some(inside) = rest.strip_prefix('<') else {
                keys.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
                continue;
            };
            let end = name_end(inside).ok_or_else(|| KeyError::Unclosed(inside.to_owned()))?;
            keys.push(Key::named(&inside[..end])?);
            rest = &inside[end + 1..];
        }
        Ok(keys)
    }

    /// The key with this name, without the angle brackets.
    fn named(name: &str) -> Result<Key, KeyError> {
        let unknown = || KeyError::Unknown(name.to_owned(), nearest(name));
        let mut key = Key::plain(KeyCode::Esc);
        let mut rest = name;
        loop {
            match rest.as_bytes() {
                [b'c' | b'C', b'-', _, ..] => key.ctrl = true,
                [b'a' | b'A', b'-', _, ..] => key.alt = true,
                _ => break,
            }
            rest = &rest[2..];
        }
        key.code = match single(rest) {
            // `<x>` is no name: a plain character is spelled as itself.
            Some(_) if rest.len() == name.len() => return Err(unknown()),
            Some(c) if c.is_control() => return Err(KeyError::Control(c)),
            Some(c) => KeyCode::Char(c),
            None => code_named(&rest.to_ascii_lowercase()).ok_or_else(unknown)?,
        };
        Ok(if key.ctrl { key.with_ctrl() } else { key })
    }

    /// The key's name in help and footer: `Ctrl-p`, `Enter`, `PgDn`, `Space`, `J`.
    pub fn label(self) -> String {
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        match (name_of(self.code), self.code) {
            (Some((_, label)), _) => format!("{ctrl}{alt}{label}"),
            (None, KeyCode::Char(c)) => format!("{ctrl}{alt}{c}"),
            (None, KeyCode::F(n)) => format!("{ctrl}{alt}F{n}"),
            (None, _) => unreachable!("every other code is in NAMES"),
        }
    }
}

/// Where the name that starts `inside` ends: at the first `>` that is not its only character.
///
/// So `<c->>` is Ctrl and `>`.
fn name_end(inside: &str) -> Option<usize> {
    let end = inside.find('>')?;
    let held = inside[..end].to_ascii_lowercase();
    let bare = held.is_empty() || held.ends_with("c-") || held.ends_with("a-");
    if bare && inside[end + 1..].starts_with('>') {
        return Some(end + 1);
    }
    Some(end)
}

/// The one character of `text`, if it is one.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let c = chars.next()?;
    chars.next().is_none().then_some(c)
}

fn code_named(name: &str) -> Option<KeyCode> {
    if let Some(&(code, ..)) = NAMES.iter().find(|(_, known, _)| *known == name) {
        return Some(code);
    }
    let digits = name.strip_prefix('f')?;
    let n: u8 = digits.parse().ok()?;
    let plain = !digits.starts_with(['0', '+']);
    (plain && (1..=LAST_FUNCTION_KEY).contains(&n)).then_some(KeyCode::F(n))
}

fn name_of(code: KeyCode) -> Option<(&'static str, &'static str)> {
    let row = NAMES.iter().find(|(known, ..)| *known == code)?;
    Some((row.1, row.2))
}

/// The known name that was most likely meant.
fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    NAMES
        .iter()
        .map(|(_, known, _)| (strsim::jaro_winkler(&name, known), *known))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

impl fmt::Display for Key {
    /// The spelling that [`Key::parse_sequence`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ctrl = if self.ctrl { "c-" } else { "" };
        let alt = if self.alt { "a-" } else { "" };
        match (name_of(self.code), self.code) {
            (Some((name, _)), _) => write!(f, "<{ctrl}{alt}{name}>"),
            (None, KeyCode::Char(c)) if self.ctrl || self.alt => write!(f, "<{ctrl}{alt}{c}>"),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(n)) => write!(f, "<{ctrl}{alt}f{n}>"),
            (None, _) => unreachable!("every other code is in NAMES"),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    /// The one key that `text` spells.
    fn from_str(text: &str) -> Result<Key, KeyError> {
        match Key::parse_sequence(text)?.as_slice() {
            [] => Err(KeyError::Empty),
            [key] => Ok(*key),
            _ => Err(KeyError::TooMany),
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyError::Empty => write!(f, "no key"),
            KeyError::TooMany => write!(f, "more than one key"),
            KeyError::Unclosed(name) => write!(
                f,
                "\"<{}\" has no \">\"; the sign itself is spelled <lt>",
                name.escape_debug()
            ),
            KeyError::Unknown(name, near) => {
                write!(f, "no key is named \"<{}>\"", name.escape_debug())?;
                match near {
                    Some(near) => write!(f, "; did you mean \"<{near}>\"?"),
                    None => Ok(()),
                }
            }
            KeyError::Control(c) => write!(
                f,
                "the control character U+{:04X} spells no key; write <enter>, <tab>, <c-x> ...",
                u32::from(*c)
            ),
        }
    }
}

impl std::error::Error for KeyError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Key]) {
        assert_eq!(Key::parse_sequence(text).unwrap(), expected, "{text}");
    }

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        let error = Key::parse_sequence(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }

    #[test]
    fn characters_and_names_spell_keys() {
        let plain = Key::plain;
        check("", &[]);
        check("3jJ", &[Key::char('3'), Key::char('j'), Key::char('J')]);
        check("科>", &[Key::char('科'), Key::char('>')]);
        check(
            "<enter><ESC><s-Tab>",
            &[
                plain(KeyCode::Enter),
                plain(KeyCode::Esc),
                plain(KeyCode::BackTab),
            ],
        );
        check(
            "<space> <lt>",
            &[Key::char(' '), Key::char(' '), Key::char('<')],
        );
        check("<c-p><C-P>", &[Key::ctrl('p'), Key::ctrl('p')]);
        check("<a-x><a-X>", &[Key::alt('x'), Key::alt('X')]);
        check("<c-a-x>", &[Key::ctrl('x').with_alt()]);
        check("<c-->", &[Key::ctrl('-')]);
        check("<c->>", &[Key::ctrl('>')]);
        check("<c-left>", &[plain(KeyCode::Left).with_ctrl()]);
        check("<f1><f12>", &[plain(KeyCode::F(1)), plain(KeyCode::F(12))]);
    }

    #[test]
    fn what_spells_no_key_says_what_to_write() {
        check_error(
            "j<entr>",
            "no key is named \"<entr>\"; did you mean \"<enter>\"?",
        );
        check_error("<j>", "no key is named \"<j>\"");
        check_error("<>", "no key is named \"<>\"");
        check_error("<f0>", "no key is named \"<f0>\"");
        check_error("<f25>", "no key is named \"<f25>\"");
        check_error(
            "a<b",
            "\"<b\" has no \">\"; the sign itself is spelled <lt>",
        );
        check_error(
            "\t",
            "the control character U+0009 spells no key; write <enter>, <tab>, <c-x> ...",
        );
    }

    #[test]
    fn one_key_is_exactly_one() {
        assert_eq!("<c-p>".parse(), Ok(Key::ctrl('p')));
        assert_eq!("".parse::<Key>(), Err(KeyError::Empty));
        assert_eq!("jj".parse::<Key>(), Err(KeyError::TooMany));
    }

    #[test]
    fn every_key_is_read_back_from_its_spelling() {
        let named = NAMES.iter().map(|(code, ..)| *code);
        let functions = (1..=LAST_FUNCTION_KEY).map(KeyCode::F);
        let chars = ('!'..='~').chain("科？«é".chars()).map(KeyCode::Char);
        for code in named.chain(functions).chain(chars) {
            let key = Key::plain(code);
            for key in [
                key,
                key.with_ctrl(),
                key.with_alt(),
                key.with_ctrl().with_alt(),
            ] {
                assert_eq!(key.to_string().parse(), Ok(key), "{key}");
            }
        }
    }

    #[test]
    fn labels_are_what_help_shows() {
        let label = |text: &str| text.parse::<Key>().unwrap().label();
        assert_eq!(label("<c-p>"), "Ctrl-p");
        assert_eq!(label("<enter>"), "Enter");
        assert_eq!(label("<pgdn>"), "PgDn");
        assert_eq!(label("<space>"), "Space");
        assert_eq!(label("<s-tab>"), "Shift-Tab");
        assert_eq!(label("<a-f5>"), "Alt-F5");
        assert_eq!(label("<lt>"), "<");
        assert_eq!(label("J"), "J");
    }
}
