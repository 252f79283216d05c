//! Every form at every width and every height.

use std::sync::Arc;

use planscope::app::{Form, Settings};

use crate::common::*;
use crate::valid;

#[test]
fn every_form_draws_at_every_width_and_height() {
    let plan = parse(LAKESIDE);
    let speeches = [EN, ZH, BOTH];
    for (i, form) in Form::ALL.into_iter().enumerate() {
        let speech = speeches[i % speeches.len()];
        let mut screen = Screen::new(
            Settings {
                form,
                ..settings(speech)
            },
            Arc::clone(&plan),
            SMALL,
        );
        for width in 1..=200 {
            valid::check(screen.resize((width, 24)));
        }
        for height in 1..=60 {
            valid::check(screen.resize((80, height)));
        }
    }
}

#[test]
fn the_shipped_plan_draws_at_every_width_into_the_card_and_under_lists() {
    let plan = parse(SHIPPED);
    for form in Form::ALL {
        let mut screen = Screen::new(
            Settings {
                form,
                ..settings(BOTH)
            },
            Arc::clone(&plan),
            SMALL,
        );
        for (keys, step) in [("<enter>", 9), ("<esc>?", 23), ("<esc>:", 31)] {
            screen.press(keys);
            for width in (1..=200).step_by(step) {
                valid::check(screen.resize((width, 30)));
            }
            screen.press("<esc>");
        }
    }
}
