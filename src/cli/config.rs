//! The configuration file: how the dashboard opens where no option says otherwise, and its keys.
//!
//! What is wrong in it is named, and the program starts all the same.

use std::env;
use std::fmt;
use std::path::PathBuf;

use clap::ValueEnum;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::args::{Args, LangArg, ThemeArg, WidthArg};
use super::settings::asks_for_no_color;
use crate::app::keys::Keymap;
use crate::app::memory::Configured;
use crate::plan::{Lang, parse};
use crate::store;
use crate::text::Safe;

/// What a configuration file says.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    lang: Option<LangArg>,
    theme: ThemeArg,
    ascii: bool,
    width: WidthArg,
    mouse: bool,
    keys: Keys,
}

/// Commands and their keys, in the order of the file, doubled names and all.
#[derive(Debug, Default)]
struct Keys(Vec<(String, String)>);

/// The configuration of the user.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Where it is, or would be.
    pub(super) path: Option<PathBuf>,
    /// Whether there is a file that could be read.
    pub(super) is_read: bool,
    /// The keys.
    pub(super) keymap: Keymap,
    /// What is wrong with it, in Chinese and in English.
    pub(super) warnings: Vec<[Safe; 2]>,
    written: Written,
    /// Whether the surroundings want no colors: they come before the colors of the file.
    colorless: bool,
}

impl Config {
    /// The configuration in the user's directory for such files.
    pub(super) fn of_user() -> Config {
        let absolute = |name: &str| {
            let path = env::var_os(name).map(PathBuf::from);
            path.filter(|path| path.is_absolute())
        };
        let home = || Some(absolute("HOME")?.join(".config"));
        let home = absolute("XDG_CONFIG_HOME").or_else(home);
        let path = home.map(|home| home.join("planscope").join("config.ron"));
        let read = path.as_deref().map(store::read_own);
        let config = match read {
            None | Some(Ok(None)) => Config::default(),
            Some(Ok(Some(text))) => Config::parse(&text),
            Some(Err(error)) => Config {
                warnings: vec![[Lang::Zh, Lang::En].map(|lang| error.message(lang))],
                ..Config::default()
            },
        };
        Config {
            path,
            colorless: asks_for_no_color(),
            ..config
        }
    }

    fn parse(text: &str) -> Config {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read = match text.trim() {
            "" => Ok(Written::default()),
            text => parse::options().from_str::<Written>(text),
        };
        match read {
            Ok(written) => {
                let (keymap, warnings) = Keymap::changed(&written.keys.0);
                let both = [Lang::Zh, Lang::En];
                let warnings = warnings.iter().map(|it| both.map(|lang| it.message(lang)));
                Config {
                    path: None,
                    is_read: true,
                    keymap,
                    warnings: warnings.collect(),
                    written,
                    colorless: false,
                }
            }
            Err(error) => {
                let at = format!("{}:{}", error.span.start.line, error.span.start.col);
                let zh = format!("{at}：无法读懂，未采用此文件");
                let en = format!("{at}: {}; the file is not used", error.code);
                Config {
                    warnings: vec![[zh, en].map(Safe::from)],
                    ..Config::default()
                }
            }
        }
    }

    /// The arguments, with what the file says where they say nothing.
    pub(super) fn complete(&self, mut args: Args) -> Args {
        let Written {
            lang,
            theme,
            ascii,
            width,
            mouse,
            keys: _,
        } = &self.written;
        args.lang = args.lang.or(*lang);
        args.mouse |= mouse;
        args.view.theme = args.view.theme.or((!self.colorless).then_some(*theme));
        if args.view.width == WidthArg::Auto && !args.view.ascii {
            args.view.width = *width;
        }
        args.view.ascii |= ascii;
        args
    }

    /// What it says of languages and colors, to be compared with at the next start; nothing where it
    /// could not be read.
    pub(super) fn configured(&self) -> Option<Configured> {
        let Written { lang, theme, .. } = &self.written;
        let is_broken = !self.is_read && !self.warnings.is_empty();
        let theme = Some(*theme).filter(|theme| *theme != ThemeArg::Auto);
        (!is_broken).then(|| Configured {
            lang: lang.map_or_else(String::new, word),
            theme: theme.map_or_else(String::new, word),
        })
    }

    /// A sentence for the dashboard, if anything is wrong.
    pub(super) fn sentence(&self, lang: Lang) -> Option<String> {
        let first = lang_of(self.warnings.first()?, lang);
        Some(match (self.warnings.len() - 1, lang) {
            (0, _) => format!("config.ron: {first}"),
            (more, Lang::Zh) => {
                format!("config.ron: {first}；另有{more}处，见 planscope doctor")
            }
            (more, Lang::En) => {
                format!("config.ron: {first}; and {more} more, see planscope doctor")
            }
        })
    }
}

/// The word for a choice, as options and the file have it.
fn word(choice: impl ValueEnum) -> String {
    let value = choice.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

/// A text in one language.
pub(super) fn lang_of(both: &[Safe; 2], lang: Lang) -> &Safe {
    let [zh, en] = both;
    lang.pick(zh, en)
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Keys, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("commands and their keys, such as {\"peek\": \"P\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    keys.push(pair);
                }
                Ok(Keys(keys))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Command, Key};
    use clap::Parser;

    fn said(text: &str) -> Vec<String> {
        let warnings = Config::parse(text).warnings;
        warnings.iter().map(|[_, en]| en.to_string()).collect()
    }

    #[test]
    fn an_option_comes_before_the_file() {
        let text = "(lang: zh, theme: light, width: wide, mouse: true, keys: {\"peek\": \"P\"})";
        let config = Config::parse(text);
        assert!(config.is_read && config.warnings.is_empty());
        let completed = |arguments: &[&str]| {
            let args = Args::parse_from([&["planscope"], arguments].concat());
            let args = config.complete(args);
            (args.lang, args.view.theme, args.view.width, args.mouse)
        };
        let of_file = (
            Some(LangArg::Zh),
            Some(ThemeArg::Light),
            WidthArg::Wide,
            true,
        );
        assert_eq!(completed(&[]), of_file);
        let options = ["--lang", "en", "--theme", "dark", "--width", "narrow"];
        let of_options = (
            Some(LangArg::En),
            Some(ThemeArg::Dark),
            WidthArg::Narrow,
            true,
        );
        assert_eq!(completed(&options), of_options);
        let (_, theme, _, _) = completed(&["--theme", "auto"]);
        assert_eq!(theme, Some(ThemeArg::Auto));
        let key = config.keymap.key_of(Command::Peek);
        assert_eq!(key, Some(Key::char('P')));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place_and_the_rest_counts() {
        for nothing in ["", "()", "\u{feff}()", "\u{feff}"] {
            assert_eq!(said(nothing), [""; 0], "{nothing:?}");
        }
        let [broken] = &said("(\n  lang: zh,\n  theme: drak,\n)")[..] else {
            panic!("one warning");
        };
        assert!(broken.starts_with("3:"), "{broken}");
        assert!(broken.ends_with("the file is not used"), "{broken}");
        let [unknown] = &said("(colour: dark)")[..] else {
            panic!("one warning");
        };
        assert!(unknown.contains("colour"), "{unknown}");
        let config = Config::parse("(keys: {\"peek\": \"P\", \"sort\": \"v\", \"peek\": \"X\"})");
        assert_eq!(config.warnings.len(), 2);
        assert_eq!(config.keymap.key_of(Command::Peek), Some(Key::char('P')));
        let sentence = config.sentence(Lang::En).unwrap();
        assert!(
            sentence.ends_with("and 1 more, see planscope doctor"),
            "{sentence}"
        );
        assert!(config.sentence(Lang::Zh).unwrap().contains("另有1处"));
    }
}
