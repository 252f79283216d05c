//! The one table of keys, as help, footer and commands by name show it.

mod common;

use common::*;
use planscope::app::keymap::{BINDINGS, Binding, Context, NAMES};
use planscope::app::keys::Keymap;
use planscope::app::overlay::{HelpRow, Overlay, OverlayKind};
use planscope::app::{Form, Settings};
use planscope::plan::Lang;

const CONTEXTS: [Context; 10] = [
    Context::Walk,
    Context::Strayed,
    Context::GoTo,
    Context::Page,
    Context::Field,
    Context::Overlay,
    Context::Card,
    Context::Plane,
    Context::List,
    Context::Global,
];

/// The variants of `Command`, read from where they are declared.
fn commands() -> Vec<&'static str> {
    let source = include_str!("../src/app/command.rs");
    let (_, variants) = source.split_once("pub enum Command {").expect("the enum");
    let words = variants.lines().map(str::trim);
    let words = words
        .take_while(|line| *line != "}")
        .filter(|line| !line.starts_with("//"));
    let names = words.map(|line| line.trim_end_matches(',').split('(').next().unwrap_or(line));
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_command_has_a_key_or_a_name() {
    let known: Vec<String> = BINDINGS
        .iter()
        .map(|row| row.command)
        .chain(NAMES.iter().map(|(_, command)| *command))
        .map(|command| format!("{command:?}"))
        .collect();
    let all = commands();
    assert!(all.len() > 40, "{all:?}");
    for command in all {
        let has = |known: &String| known == command || known.starts_with(&format!("{command}("));
        assert!(known.iter().any(has), "{command} can be run by nobody");
    }
}

#[test]
fn every_context_is_helped_with_all_of_its_keys_and_its_own_first() {
    for first in CONTEXTS {
        for lang in [Lang::Zh, Lang::En] {
            let rows = Overlay::new(OverlayKind::Help(first), &Keymap::default());
            let rows = rows.help_rows(first, lang);
            let heads = match rows[0] {
                HelpRow::Place(context) => context == first,
                HelpRow::Group(_) => first == Context::Global,
                HelpRow::Binding(_) | HelpRow::Air => false,
            };
            assert!(heads, "{first:?}: {:?}", rows[0]);
            let listed: Vec<&Binding> = rows
                .iter()
                .filter_map(|row| match row {
                    HelpRow::Binding(binding) => Some(*binding),
                    HelpRow::Place(_) | HelpRow::Group(_) | HelpRow::Air => None,
                })
                .collect();
            assert_eq!(listed.len(), BINDINGS.len());
            for row in BINDINGS {
                let same =
                    |other: &&&Binding| (other.context, &other.keys) == (row.context, &row.keys);
                let times = listed.iter().filter(same).count();
                assert_eq!(times, 1, "{:?} {}", row.context, row.keys);
            }
        }
    }
}

#[test]
fn help_and_commands_by_name_stand_whole_in_80_columns() {
    for speech in [EN, ZH] {
        let mut screen = screen(SHIPPED, (80, 200), speech, "2?");
        let help = screen.text();
        for row in BINDINGS {
            assert!(
                help.contains(row.label(speech.own())),
                "{}\n{help}",
                row.keys
            );
        }
        screen.press("<esc>:");
        for (name, _) in NAMES {
            screen.shows(name);
        }
    }
}

/// A dashboard with something in every place: history both ways, a filter, a file.
fn furnished(form: Form, speech: planscope::app::Speech) -> Screen {
    let mut settings = Settings {
        form,
        ..settings(speech)
    };
    settings.source.path = Some("plan.ron".into());
    let mut screen = Screen::new(settings, parse(SHIPPED), SMALL);
    screen.press("12[");
    screen.app.go_to_address(&format!(
        "plan.northern-songjiang@{}.{}",
        form.tab().word(),
        form.word()
    ));
    let keys = format!("{}{}", form.tab().number(), "v".repeat(4));
    screen.press(&keys);
    while screen.app.form != form {
        screen.press("v");
    }
    screen.press("<c-l>");
    screen
}

/// The row of keys: whole, within its room, and ending in the key for help.
#[track_caller]
fn check_footer(screen: &Screen) {
    let footer = screen.line(-1);
    let help = if screen.app.lang() == Lang::En {
        "? Keys"
    } else {
        "? 按键"
    };
    assert!(footer.ends_with(help), "{footer:?}\n{}", screen.text());
    assert!(!footer.contains('~'), "{footer:?}");
    let width = screen.app.measure.width(&footer);
    assert_eq!(width, 79, "{footer:?} does not reach the right edge");
    let keys = footer.trim_end_matches(help).trim();
    assert!(
        !keys.is_empty(),
        "only help is offered in {}",
        screen.form()
    );
}

#[test]
fn the_footer_of_every_form_and_focus_fits_80_columns_and_ends_in_help() {
    for form in Form::ALL {
        for speech in [EN, ZH, BOTH] {
            let mut screen = furnished(form, speech);
            check_footer(&screen);
            let footer = screen.line(-1);
            screen.press("<enter><c-l>");
            check_footer(&screen);
            assert!(
                screen.app.form != form || screen.line(-1) != footer || form == Form::Summary,
                "{footer}"
            );
        }
    }
}

#[test]
fn the_footer_of_a_list_over_the_screen_offers_to_close_it() {
    for (speech, close) in [(EN, "Esc Close"), (ZH, "Esc 关闭")] {
        for keys in ["?", "3t"] {
            let screen = screen(SHIPPED, SMALL, speech, keys);
            assert!(screen.line(-1).contains(close), "{}", screen.line(-1));
        }
    }
}

#[test]
fn what_does_not_apply_is_not_offered() {
    let offers = |keys: &str, key: &str| english(keys).line(-1).contains(key);
    assert!(!offers("6", "v Next form"));
    assert!(offers("7", "v Next form"));
    assert!(!offers("2", "t Layers"));
    assert!(offers("3", "t Layers"));
    assert!(!offers("1", "o Fold"));
}

#[test]
fn every_key_of_the_footer_does_what_it_says() {
    for row in BINDINGS.iter().filter(|row| row.rank > 0) {
        let (zh, en) = row.label;
        assert!(
            !zh.is_empty() && en.len() <= 24,
            "{en} is too long for a footer"
        );
        assert!(
            en.chars().next().is_some_and(char::is_uppercase),
            "{en} is no phrase in sentence case"
        );
    }
}
