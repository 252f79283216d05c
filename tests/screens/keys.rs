//! Keys that the user has changed: what is pressed, what the footer and the help say.

use planscope::app::keys::Keymap;

use crate::common::*;

fn with_keys(changes: &[(&str, &str)]) -> Screen {
    let changes: Vec<_> = changes
        .iter()
        .map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned()))
        .collect();
    let (keymap, warnings) = Keymap::changed(&changes);
    assert_eq!(warnings, []);
    let mut screen = english("2");
    screen.app.keymap = keymap;
    screen
}

#[test]
fn a_changed_key_does_what_it_is_for_and_the_old_one_does_not() {
    let mut screen = with_keys(&[("list.down", "<c-j>"), ("targets", "0 <f7>")]);
    let before = screen.selected();
    screen.press("j").stands_on(&before, "industries.tree");
    screen.press("<c-j>");
    assert_ne!(screen.selected(), before);
    screen.press("7");
    assert_eq!(screen.form(), "industries.tree");
    assert_eq!(screen.press("0").form(), "targets.table");
    assert_eq!(screen.press("2<f7>").form(), "targets.table");
}

#[test]
fn footer_help_and_the_list_of_commands_show_the_keys_as_they_are() {
    let mut screen = with_keys(&[("next-form", "x"), ("global.peek", "<f2>"), ("zoom", "")]);
    let footer = screen.press("<c-l>").line(-1);
    assert!(footer.contains("x Next form"), "{footer}");
    assert!(footer.contains("F2 Peek"), "{footer}");
    assert!(!footer.contains("Zoom"), "{footer}");
    screen.resize((80, 200)).press("?");
    screen.shows("  x    ").shows("F2");
    screen.hides("  Zoom");
    screen.press("<esc>:");
    let rows = screen.text();
    let row = |name: &str| {
        rows.lines()
            .find(|row| row.contains(name))
            .unwrap_or_default()
    };
    assert!(row("next-form").contains(" x "), "{}", row("next-form"));
    assert!(row("  zoom").contains("Zoom"), "it can be run by name");
}

#[test]
fn sentences_name_the_keys_as_they_are() {
    let mut screen = with_keys(&[("mark", "b"), ("lens", "")]);
    screen.press("'").shows("press b and a letter");
    screen.press("F").shows("press :lens to choose one");
    english("'").shows("press m and a letter");
}
