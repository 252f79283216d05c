//! How many bytes go to the terminal: close to the fewest that can do it.

#[allow(dead_code, reason = "the test uses a part of it")]
#[path = "../benches/common/desk.rs"]
mod desk;
#[path = "../benches/common/floor.rs"]
mod floor;
#[path = "../benches/common/wire.rs"]
mod wire;

use std::sync::Arc;

use planscope::app::{Form, Key, Speech};
use planscope::plan::{Lang, Plan};

use desk::Desk;
use floor::Picture;
use wire::{ACTIONS, Cost};

const SCREENS: [(u16, u16); 2] = [(80, 24), (200, 60)];

fn plan() -> Arc<Plan> {
    let plan = Plan::parse(include_str!("../plan.ron"));
    Arc::new(plan.expect("the shipped plan is one"))
}

#[test]
fn every_action_is_close_to_its_floor_and_far_below_the_stock_backend() {
    let plan = plan();
    for lang in [Lang::Zh, Lang::En] {
        for size in SCREENS {
            for action in &ACTIONS {
                let Cost { ours, stock, floor } =
                    wire::cost(&plan, Speech::One(lang), size, action);
                let name = format!("{} in {lang:?} at {size:?}", action.name);
                assert!(floor > 0, "{name} changes something");
                let budget = wire::budget(floor);
                assert!(ours <= budget, "{name}: {ours} bytes, {budget} are enough");
                if lang == Lang::Zh && action.name.starts_with("page down") {
                    assert!(2 * ours <= stock, "{name}: {ours} bytes, stock {stock}");
                }
            }
        }
    }
}

#[test]
fn a_marker_that_moves_alone_costs_next_to_nothing() {
    for size in SCREENS {
        for far in [1, 2, 10] {
            let bytes = wire::marker_cost(size, far);
            assert!((1..=60).contains(&bytes), "{bytes} bytes at {size:?}");
        }
    }
}

/// Keys of an afternoon: all tabs and forms, up and down, into cards and back, help, languages.
const SCRIPT: &str = "jjjkjv<down><pgdn><pgdn><pgup>Gg2jjjooj<enter>jj<enter>[v<right><right>j\
    <esc>3lljjvjjjjvjjjjjjzjjzz4jjvjjjJJK5jjjvjj6jjo7jjjv<pgdn>?jj<esc>LLL1zT[[]-";

/// What goes beside the cells: a cursor shown or hidden, a frame held back until it is whole.
const BESIDE: usize = 16;

#[test]
fn every_key_of_a_script_is_close_to_its_floor() {
    let plan = plan();
    for lang in [Lang::Zh, Lang::En] {
        for size in SCREENS {
            let mut desk = Desk::new(&plan, Speech::One(lang), Form::Summary, size);
            let mut terminal = wire::emulator(size);
            desk.show();
            terminal.process(&desk.sent());
            let (mut spent, mut needed) = (0, 0);
            for (n, key) in Key::parse_sequence(SCRIPT).unwrap().into_iter().enumerate() {
                let before = Picture::of(terminal.screen());
                desk.press(key);
                let sent = desk.sent();
                terminal.process(&sent);
                let floor = before.floor(&Picture::of(terminal.screen()));
                let enough = wire::budget(floor) + BESIDE;
                let (bytes, name) = (
                    sent.len(),
                    format!("{key}, number {n} in {lang:?} at {size:?}"),
                );
                assert!(
                    bytes <= enough,
                    "{name}: {bytes} bytes, {enough} are enough"
                );
                assert!(floor > 0 || bytes == 0, "{name}: nothing changes");
                (spent, needed) = (spent + bytes, needed + floor);
            }
            assert!(
                spent <= needed,
                "{spent} bytes in all, the floor is {needed}"
            );
        }
    }
}
