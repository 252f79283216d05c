//! Pastes, bytes of another encoding, keys with Alt.

use planscope::app::{Effect, Msg};

use super::Stage;

#[test]
fn esc_and_a_letter_that_arrive_together_are_both() {
    // In the card: out of it, and one row down.
    let mut stage = Stage::new((100, 30), "4<enter>");
    stage.press("<a-j>");
    let mut apart = Stage::new((100, 30), "4<enter>");
    apart.press("<esc>j");
    assert_eq!(stage.text(), apart.text());
    assert_ne!(stage.text(), Stage::new((100, 30), "4<enter>").text());
}

#[test]
fn so_it_is_in_a_field_where_the_letter_edits_nothing() {
    let mut stage = Stage::new((100, 30), "4/brand");
    stage.press("<a-2>");
    assert_eq!(stage.form(), "industries.tree");
    stage.press("4");
    assert!(!stage.text().contains("/brand"), "the filter was taken off");
    // Alt-b goes a word back: the field stays.
    stage.press("/ab cd<a-b>x");
    assert!(stage.notice().contains("/ab xcd"), "{}", stage.notice());
}

#[test]
fn so_it_is_with_arrows() {
    let mut stage = Stage::new((100, 30), "4?");
    stage.press("<a-down>");
    assert!(stage.app.overlay.is_none());
    assert_ne!(stage.selected(), "action.key-projects");
}

#[test]
fn another_encoding_is_noticed_once() {
    let mut stage = Stage::new((100, 30), "4");
    stage.tell(Msg::Garbage);
    let notice = "this terminal sends something that is not UTF-8";
    assert_eq!(stage.notice(), notice);
    stage.press("j");
    stage.tell(Msg::Garbage);
    assert_ne!(stage.notice(), notice);
}

#[test]
fn a_paste_where_nothing_takes_text_does_nothing_but_say_so() {
    let mut stage = Stage::new((100, 30), "4");
    let before = stage.selected();
    stage.tell(Msg::Paste("qqq\n:quit\n".into()));
    assert_eq!(stage.notice(), "paste ignored: nothing takes text here");
    assert_eq!((stage.selected(), stage.effects.len()), (before, 0));
}

#[test]
fn a_paste_that_is_too_long_is_cut_and_says_so() {
    let mut stage = Stage::new((100, 30), "4/");
    stage.tell(Msg::Paste("brand\n".into()));
    assert!(stage.app.notice.is_none());
    stage.tell(Msg::Paste("镇".repeat(30_000)));
    stage.press("<enter>");
    let field = &stage.app.view().filter;
    assert!(field.starts_with("brand 镇") && field.len() <= 1000);

    let mut stage = Stage::new((100, 30), "4/");
    stage.tell(Msg::Paste("x".repeat(2000)));
    assert_eq!(
        stage.row(28).trim(),
        "the paste was too long: only its beginning was taken"
    );
    assert!(!stage.effects.contains(&Effect::Quit));
}
