//! Which language a reader wants.

use std::env;

use super::args::LangArg;
use crate::export::Languages;
use crate::plan::Lang;

/// The languages asked for, or that of the locale.
pub(super) fn languages(asked: Option<LangArg>) -> Languages {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let values = variables.map(|name| env::var(name).unwrap_or_default());
    let own = of_locale(&values);
    match asked {
        None => Languages::One(own),
        Some(LangArg::Zh) => Languages::One(Lang::Zh),
        Some(LangArg::En) => Languages::One(Lang::En),
        Some(LangArg::Both) => Languages::Both(own),
    }
}

/// The language of the first locale that is set: `zh_CN.UTF-8` is Chinese, all else English.
fn of_locale(values: &[String]) -> Lang {
    let locale = values.iter().find(|value| !value.is_empty());
    let language = locale.and_then(|locale| locale.split(['_', '.', '@', '-']).next());
    match language {
        Some(language) if language.eq_ignore_ascii_case("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: [&str; 3], expected: Lang) {
        assert_eq!(of_locale(&values.map(String::from)), expected, "{values:?}");
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        check(["", "", "zh_CN.UTF-8"], Lang::Zh);
        check(["", "en_US.UTF-8", "zh_CN.UTF-8"], Lang::En);
        check(["zh", "en_US.UTF-8", ""], Lang::Zh);
        check(["C.UTF-8", "", "zh_CN.UTF-8"], Lang::En);
        check(["", "", ""], Lang::En);
        check(["", "", "zha_XX"], Lang::En);
    }
}
