//! What is kept from one start to the next: all of it comes back, and no file whatsoever does harm.

use std::sync::Arc;

use planscope::app::memory::{Memory, Recalled};
use planscope::app::{App, Msg};
use planscope::plan::Plan;

use crate::common::*;

/// A dashboard on which somebody has been at work.
fn used() -> Screen {
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    screen.press("4ooj7s/rate<enter>3t<enter>j<enter><esc>lljma2vjjllmb3vOOjjj<pgdn>mc1vojj");
    screen
        .app
        .go_to_address("town.sijing@sequencing.rows+town.sijing");
    screen.press("Tjj<enter>jJmZ");
    screen
}

/// The same program after a restart, with what was kept.
fn restarted(text: &str, plan: Arc<Plan>) -> Screen {
    restarted_on(SMALL, text, plan)
}

/// The same on a screen of another size.
fn restarted_on(size: (u16, u16), text: &str, plan: Arc<Plan>) -> Screen {
    let memory = Memory::parse(text).unwrap_or_default();
    let recalled = Recalled {
        memory,
        ..Recalled::default()
    };
    let mut app = App::new(settings(EN));
    app.recall(recalled);
    let mut screen = Screen::of(app, size);
    let findings = found(&plan, "");
    screen.tell(Msg::Loaded(Arc::clone(&plan)));
    screen.tell(Msg::Checked(plan, findings));
    screen
}

#[test]
fn everything_is_as_it_was_left() {
    let mut before = used();
    let text = before.app.memory().to_text();
    let mut after = restarted(&text, parse(SHIPPED));
    assert_eq!(after.app.here(), before.app.here());
    assert_eq!(after.app.memory().to_text(), text);
    let above = |screen: &Screen| {
        let text = screen.text();
        text.lines().take(22).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(above(&after), above(&before));
    // Form after form: selection, folds, filter, order, scroll; and the layers of the map.
    for keys in ["F1", "2", "3", "4", "5", "6", "7", "'a", "'b", "'c", "'Z"] {
        before.press(keys);
        after.press(keys);
        assert_eq!(above(&after), above(&before), "{keys}");
    }
}

#[test]
fn nobody_who_touched_nothing_leaves_more_than_a_place() {
    let screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    let text = screen.app.memory().to_text();
    // One place, and where the list of findings begins.
    let forms = text.matches("form: ").count();
    assert!(forms <= 2 && !text.contains("marks"), "{text}");
}

#[test]
fn what_opened_by_itself_does_so_again_as_far_as_there_is_room() {
    let rows = |screen: &Screen| screen.app.view().rows().len();
    let plan = parse(SHIPPED);
    let mut before = Screen::new(settings(EN), Arc::clone(&plan), LARGE);
    before.press("4jj");
    let text = before.app.memory().to_text();
    assert_eq!(
        rows(&restarted_on(LARGE, &text, Arc::clone(&plan))),
        rows(&before)
    );
    let small = rows(&restarted(&text, Arc::clone(&plan)));
    let fresh = Screen::new(settings(EN), Arc::clone(&plan), SMALL)
        .press("4")
        .app
        .view()
        .len();
    assert_eq!(small, fresh);
    // One that somebody has folded stays so, however much room there is.
    before.press("gO");
    let folded = rows(&before);
    let text = before.app.memory().to_text();
    assert!(folded < small, "{folded} rows are left");
    assert_eq!(rows(&restarted_on(LARGE, &text, plan)), folded);
}

#[test]
fn in_another_plan_what_is_not_there_is_left_out() {
    let text = used().app.memory().to_text();
    let mut screen = restarted(&text, parse(LAKESIDE));
    assert_eq!(screen.form(), "sequencing.rows");
    assert_eq!(screen.app.lens_id(), None);
    for keys in ["1", "2", "3", "4", "5", "6", "7"] {
        screen.press(keys);
    }
    let said = screen.press("'b").line(-1);
    assert!(said.contains("no longer in the plan"), "{said}");
}

#[test]
fn a_file_cut_at_any_byte_costs_nothing_but_what_was_in_it() {
    let (text, plan) = (used().app.memory().to_text(), parse(SHIPPED));
    let mut read = 0;
    for end in 0..text.len() {
        let Some(cut) = text.get(..end) else { continue };
        match Memory::parse(cut) {
            // Only the air at the end is missing.
            Ok(_) => read += 1,
            Err(error) => assert!(error.why().iter().all(|why| !why.is_empty())),
        }
        if end % 256 == 0 {
            restarted(cut, Arc::clone(&plan)).press("3'a");
        }
    }
    assert!(read <= 1, "{read} cut files were taken for whole ones");
}

#[test]
fn a_file_with_any_bytes_turned_does_no_harm() {
    let (text, plan) = (used().app.memory().to_text(), parse(SHIPPED));
    let mut random = fastrand::Rng::with_seed(7);
    let mut read = 0;
    for _ in 0..400 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len());
            bytes[at] = match random.bool() {
                true => bytes[at] ^ (1 << random.u8(..8)),
                false => *random.choice(b"0123456789-\"'([{:,\\").unwrap(),
            };
        }
        let turned = String::from_utf8_lossy(&bytes).into_owned();
        if Memory::parse(&turned).is_ok() {
            read += 1;
            let mut screen = restarted(&turned, Arc::clone(&plan));
            screen.press("3'a'b1<enter>[7jj'c");
            Memory::parse(&screen.app.memory().to_text()).unwrap();
        }
    }
    assert!(read > 10, "{read} of the turned files could still be read");
}

#[test]
fn numbers_beyond_all_measure_are_brought_down() {
    let most = usize::MAX;
    let (least, large) = (isize::MIN, isize::MAX);
    for before in [least, large] {
        let at = format!("(row: {most}, before: ({before}, {before}), filter: \"\\u{{1b}}[2J\")");
        let place = |form: &str| {
            format!("(form: \"{form}\", at: {at}, link: {most}, scroll: {most}, part: AtLink)")
        };
        for form in planscope::app::Form::ALL {
            let form = form.to_string();
            let text = format!(
                "(format: 1, place: {0}, forms: [(form: \"{form}\", at: {at})], marks: {{'a': {0}, '\u{7}': {0}}})",
                place(&form)
            );
            Memory::parse(&text).unwrap();
            let mut screen = restarted(&text, parse(SHIPPED));
            assert_eq!(
                (screen.form(), screen.app.marks.letters()),
                (form, "a".to_owned())
            );
            screen.press("1jk'a<pgdn>J<esc>/<esc>");
        }
    }
}
