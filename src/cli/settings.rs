//! From options and surroundings to how the dashboard starts.

use std::env;
use std::path::Path;

use super::args::{ThemeArg, ViewArgs, WidthArg};
use super::out::Failure;
use super::source;
use crate::app::map::Look;
use crate::app::walk::Opening;
use crate::app::{Form, Settings, Source, Speech, ThemeChoice};
use crate::export::Languages;
use crate::shell::today;
use crate::text::{Measure, Safe};

/// How the dashboard starts on the plan at `path`, or on the one built in.
pub(super) fn settings(path: Option<&Path>, view: &ViewArgs, languages: Languages) -> Settings {
    let name = path.map_or_else(
        || "planscope".into(),
        |path| Safe::from(path.display().to_string()),
    );
    Settings {
        source: Source {
            name,
            path: path.map(Path::to_path_buf),
        },
        speech: speech(languages),
        theme: theme(view.theme.unwrap_or_default()),
        measure: match view.width {
            WidthArg::Wide => Measure::WIDE,
            WidthArg::Auto | WidthArg::Narrow => Measure::NARROW,
        },
        look: match (view.ascii, view.width) {
            (true, _) => Look::Ascii,
            (false, WidthArg::Narrow) => Look::Light,
            (false, WidthArg::Auto | WidthArg::Wide) => Look::Safe,
        },
        form: view.tab.unwrap_or(Form::Summary),
        goto: view.goto.clone(),
        lens: view.lens.clone(),
        today: view.today.unwrap_or_else(today),
    }
}

/// What the dashboard opens with.
///
/// # Errors
///
/// The file of a tour could not be read, or holds none.
pub(super) fn opening(view: &ViewArgs, languages: Languages) -> Result<Opening, Failure> {
    Ok(match &view.tour_file {
        Some(path) => Opening::TourOf(source::tour(path, languages.own())?),
        None if view.tour => Opening::Tour,
        None => Opening::Dashboard,
    })
}

/// The colors that `--theme auto` takes here.
pub(super) fn automatic_theme() -> ThemeChoice {
    theme(ThemeArg::Auto)
}

fn speech(languages: Languages) -> Speech {
    match languages {
        Languages::One(lang) => Speech::One(lang),
        Languages::Both(lang) => Speech::Both(lang),
    }
}

fn theme(choice: ThemeArg) -> ThemeChoice {
    match choice {
        ThemeArg::Dark => ThemeChoice::Dark,
        ThemeArg::Light => ThemeChoice::Light,
        ThemeArg::Plain => ThemeChoice::Plain,
        ThemeArg::Auto if asks_for_no_color() => ThemeChoice::Plain,
        ThemeArg::Auto => background(&env::var("COLORFGBG").unwrap_or_default()),
    }
}

/// Whether the surroundings want no colors.
pub(super) fn asks_for_no_color() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// What `COLORFGBG` says of the background: its last number is a color of the sixteen.
pub(super) fn background(colors: &str) -> ThemeChoice {
    match colors.rsplit(';').next() {
        Some("7" | "9" | "10" | "11" | "12" | "13" | "14" | "15") => ThemeChoice::Light,
        Some("0" | "1" | "2" | "3" | "4" | "5" | "6" | "8") => ThemeChoice::Dark,
        _ => ThemeChoice::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_the_last_of_the_colors() {
        for (colors, theme) in [
            ("15;0", ThemeChoice::Dark),
            ("0;15", ThemeChoice::Light),
            ("0;default;15", ThemeChoice::Light),
            ("0;7", ThemeChoice::Light),
            ("", ThemeChoice::Either),
            ("15;default", ThemeChoice::Either),
            ("nonsense", ThemeChoice::Either),
        ] {
            assert_eq!(background(colors), theme, "{colors}");
        }
    }
}
