//! Whether there is a terminal that can show screens, and what it can do, by its environment.

use std::fmt;
use std::io::{self, IsTerminal};

use crate::backend::Depth;
use crate::plan::Lang;

/// What surrounds the program: its standard streams and the variables that speak of terminals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether standard input is a terminal.
    pub input_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub output_is_terminal: bool,
    /// `TERM`, empty when it is not set.
    pub term: String,
    /// `COLORTERM`, empty when it is not set.
    pub colorterm: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set; empty when none is.
    pub locale: String,
    /// The program between us and the terminal, if there is one.
    pub multiplexer: Multiplexer,
}

/// A program that shows several terminals in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Multiplexer {
    /// None that we know of.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Why no screen can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Standard input is no terminal, so there are no keys.
    Input,
    /// Standard output is no terminal, so there is no screen.
    Output,
    /// `TERM` is empty or names a terminal without cursor; holds its value.
    Term(String),
    /// The locale has another encoding than UTF-8; holds its name.
    Locale(String),
}

impl Surroundings {
    /// Those of this process.
    pub fn of_process() -> Surroundings {
        Surroundings {
            input_is_terminal: io::stdin().is_terminal(),
            output_is_terminal: io::stdout().is_terminal(),
            ..Surroundings::from_variables(|name| {
                let value = std::env::var_os(name)?;
                Some(value.to_string_lossy().into_owned())
            })
        }
    }

    /// Those that these variables speak of, without any terminal yet.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Surroundings {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        // Behind an ssh link only the kind of terminal tells of a tmux on this side of it.
        let over_ssh = set("TERM").is_some_and(|term| term.starts_with("tmux"));
        let multiplexer = match (set("TMUX"), set("STY")) {
            (Some(_), _) => Multiplexer::Tmux,
            (None, None) if over_ssh => Multiplexer::Tmux,
            (None, Some(_)) => Multiplexer::Screen,
            (None, None) => Multiplexer::None,
        };
        Surroundings {
            term: set("TERM").unwrap_or_default(),
            colorterm: set("COLORTERM").unwrap_or_default(),
            no_color: set("NO_COLOR").is_some(),
            locale: locale.unwrap_or_default(),
            multiplexer,
            ..Surroundings::default()
        }
    }

    /// Whether screens can be shown here.
    ///
    /// # Errors
    /// Why not, as a sentence that says what to do instead.
    pub fn check(&self) -> Result<(), Refusal> {
        self.check_streams()?;
        if !self.is_utf8() {
            return Err(Refusal::Locale(self.locale.clone()));
        }
        Ok(())
    }

    /// Whether there is a terminal with a cursor, in whatever encoding.
    ///
    /// # Errors
    /// Why not.
    pub fn check_streams(&self) -> Result<(), Refusal> {
        if !self.output_is_terminal {
            return Err(Refusal::Output);
        }
        if !self.input_is_terminal {
            return Err(Refusal::Input);
        }
        if matches!(self.term.as_str(), "" | "dumb" | "unknown") {
            return Err(Refusal::Term(self.term.clone()));
        }
        Ok(())
    }

    /// Whether the locale is UTF-8, or says nothing about encodings.
    ///
    /// `C` and none at all are usual on servers and in containers whose terminals do read UTF-8.
    pub fn is_utf8(&self) -> bool {
        let (name, charset) = match self.locale.split_once('.') {
            Some((name, rest)) => (name, rest.split('@').next().unwrap_or(rest)),
            None => (self.locale.as_str(), ""),
        };
        let charset: String = charset
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        charset.eq_ignore_ascii_case("utf8")
            || (charset.is_empty() && matches!(name, "" | "C" | "POSIX"))
    }

    /// How many colours the terminal shows; whether any are wanted is for the theme to say.
    pub fn depth(&self) -> Depth {
        // GNU screen passes COLORTERM on from outside and does not know such colours.
        let in_screen = self.multiplexer == Multiplexer::Screen;
        if matches!(self.colorterm.as_str(), "truecolor" | "24bit") && !in_screen {
            return Depth::True;
        }
        if self.term.ends_with("-256color") {
            Depth::Indexed
        } else {
            Depth::Sixteen
        }
    }
}

impl Refusal {
    /// Why not, in a few words.
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Refusal::Output => lang
                .pick("标准输出不是终端", "standard output is not a terminal")
                .to_owned(),
            Refusal::Input => lang
                .pick(
                    "标准输入不是终端，无法按键",
                    "standard input is not a terminal, so there are no keys",
                )
                .to_owned(),
            Refusal::Term(term) if term.is_empty() => lang
                .pick(
                    "未设置 TERM，不知是何终端",
                    "TERM is not set, so nothing is known of the terminal",
                )
                .to_owned(),
            Refusal::Term(term) => {
                let term = term.escape_default();
                lang.pick(
                    format!("TERM={term} 这类终端无法显示界面"),
                    format!("a terminal of the kind TERM={term} cannot show screens"),
                )
            }
            Refusal::Locale(locale) => {
                let locale = locale.escape_default();
                lang.pick(
                    format!("语言环境 {locale} 不是 UTF-8"),
                    format!("the locale {locale} is not UTF-8"),
                )
            }
        }
    }

    /// Why not, and what to do instead; in ASCII, where the terminal may not read UTF-8.
    pub fn message(&self, lang: Lang) -> String {
        let lang = match self {
            Refusal::Locale(_) => Lang::En,
            Refusal::Output | Refusal::Input | Refusal::Term(_) => lang,
        };
        let instead = match self {
            Refusal::Locale(_) => lang.pick(
                "如果终端是，请以 LC_ALL=C.UTF-8 启动",
                "if the terminal is, start with LC_ALL=C.UTF-8",
            ),
            Refusal::Output | Refusal::Input | Refusal::Term(_) => lang.pick(
                "`planscope frame` 打印一屏，`planscope list` 和 `planscope show` 打印内容",
                "`planscope frame` prints one screen, `planscope list` and `planscope show` print \
                 what it says",
            ),
        };
        let semicolon = lang.pick("；", "; ");
        format!("{}{semicolon}{instead}", self.reason(lang))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings(variables: &[(&str, &str)]) -> Surroundings {
        Surroundings {
            input_is_terminal: true,
            output_is_terminal: true,
            ..Surroundings::from_variables(|name| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        }
    }

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Result<(), &str>) {
        let said = match surroundings(variables).check() {
            Ok(()) => "taken".to_owned(),
            Err(why) => why.to_string(),
        };
        let expected = expected.map_or_else(|start| start, |()| "taken");
        assert!(said.starts_with(expected), "{said}");
    }

    #[test]
    fn a_terminal_in_utf8_is_taken() {
        check(&[("TERM", "xterm"), ("LANG", "zh_CN.UTF-8")], Ok(()));
        check(&[("TERM", "xterm"), ("LANG", "en_US.utf8@euro")], Ok(()));
        check(&[("TERM", "xterm")], Ok(()));
        check(&[("TERM", "xterm"), ("LC_ALL", "C")], Ok(()));
        check(
            &[("TERM", "xterm"), ("LC_ALL", ""), ("LANG", "C.UTF-8")],
            Ok(()),
        );
    }

    #[test]
    fn what_cannot_show_screens_is_refused_with_a_sentence() {
        check(&[], Err("TERM is not set"));
        check(
            &[("TERM", "dumb")],
            Err("a terminal of the kind TERM=dumb cannot"),
        );
        check(
            &[("TERM", "xterm"), ("LANG", "zh_CN.GB18030")],
            Err("the locale zh_CN.GB18030 is not UTF-8"),
        );
        check(
            &[("TERM", "xterm"), ("LANG", "zh_CN")],
            Err("the locale zh_CN is not"),
        );
        check(
            &[
                ("TERM", "xterm"),
                ("LC_ALL", "en_US.ISO-8859-1"),
                ("LANG", "C.UTF-8"),
            ],
            Err("the locale en_US.ISO-8859-1 is not"),
        );
        let no_output = Surroundings {
            output_is_terminal: false,
            ..surroundings(&[("TERM", "xterm")])
        };
        assert_eq!(no_output.check(), Err(Refusal::Output));
        let no_input = Surroundings {
            input_is_terminal: false,
            ..surroundings(&[("TERM", "xterm")])
        };
        assert_eq!(no_input.check(), Err(Refusal::Input));
    }

    #[test]
    fn a_refusal_never_speaks_to_the_terminal() {
        let refusal = Refusal::Locale("\u{1b}]52;c;QQ==\u{7}\u{9b}".to_owned());
        assert!(!refusal.to_string().contains(char::is_control));
    }

    #[test]
    fn what_stands_between_is_known_by_variables_or_by_the_kind_of_terminal() {
        let check = |variables: &[(&str, &str)], expected| {
            assert_eq!(surroundings(variables).multiplexer, expected);
        };
        check(&[("TERM", "xterm")], Multiplexer::None);
        check(&[("TERM", "screen"), ("TMUX", "x")], Multiplexer::Tmux);
        check(&[("TERM", "screen"), ("STY", "x")], Multiplexer::Screen);
        check(&[("TERM", "tmux-256color")], Multiplexer::Tmux);
        check(&[("TERM", "tmux"), ("STY", "x")], Multiplexer::Screen);
    }

    #[track_caller]
    fn check_depth(variables: &[(&str, &str)], expected: Depth) {
        assert_eq!(surroundings(variables).depth(), expected);
    }

    #[test]
    fn colours_follow_the_environment() {
        let term = ("TERM", "xterm-256color");
        check_depth(&[("TERM", "xterm")], Depth::Sixteen);
        check_depth(&[term], Depth::Indexed);
        check_depth(&[term, ("COLORTERM", "truecolor")], Depth::True);
        check_depth(
            &[
                ("TERM", "screen-256color"),
                ("COLORTERM", "truecolor"),
                ("STY", "1.x"),
            ],
            Depth::Indexed,
        );
        check_depth(
            &[
                ("TERM", "tmux-256color"),
                ("COLORTERM", "24bit"),
                ("TMUX", "x"),
            ],
            Depth::True,
        );
    }
}
