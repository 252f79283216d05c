//! However one has gone: all the way back is where one began, all the way forward where one ended.

use planscope::app::history::Place;
use planscope::app::{Command, Form, Msg};
use planscope::plan::{EntityRef, Plan};

use crate::common::*;

/// A dashboard, and where one was before one went anywhere.
struct Walk {
    screen: Screen,
    start: Snapshot,
}

/// A place as it is seen.
struct Snapshot {
    /// Without the number of its row: what was unfolded on the way stays so.
    place: Place,
    rows: usize,
    text: String,
}

/// One way to go somewhere, or to move about before one goes on.
fn go(walk: &mut Walk, random: &mut fastrand::Rng) -> String {
    const JUMPS: &[&str] = &[
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "v",
        "V",
        "<tab>",
        "<s-tab>",
        "-",
        "<enter><enter>",
        "<enter>j<enter>",
        "<enter>jjj<enter>",
        "F",
    ];
    const MOVES: &[&str] = &[
        "j",
        "k",
        "jjjjjj",
        "G",
        "g",
        "<pgdn>",
        "l",
        "JJJ",
        "K",
        "z",
        "<enter>jj",
        "<esc>",
        "/高<enter>",
        "/town<enter>",
        "n",
    ];
    let keys = match random.u8(..10) {
        0..4 => *random.choice(JUMPS).unwrap(),
        4..7 => *random.choice(MOVES).unwrap(),
        _ => {
            let address = any_address(walk.screen.app.plan().unwrap(), random);
            walk.note_start();
            walk.screen.app.go_to_address(&address);
            walk.screen.press("<c-l>");
            return address;
        }
    };
    for key in spell(keys) {
        walk.note_start();
        walk.screen.tell(Msg::Key(key));
    }
    keys.to_owned()
}

impl Walk {
    fn note_start(&mut self) {
        if self.screen.app.can(Command::Back).is_err() {
            self.start = Snapshot::of(&self.screen);
        }
    }
}

/// What is seen, without the keys that apply, or what was last said in their place.
fn above_footer(screen: &Screen) -> String {
    let text = screen.text();
    let (above, _) = text.trim_end().rsplit_once('\n').unwrap_or_default();
    above.to_owned()
}

impl Snapshot {
    fn of(screen: &Screen) -> Snapshot {
        let mut place = screen.app.here();
        place.at.row = 0;
        Snapshot {
            place,
            rows: screen.app.view().rows().len(),
            text: above_footer(screen),
        }
    }
}

fn any_address(plan: &Plan, random: &mut fastrand::Rng) -> String {
    let all: Vec<EntityRef> = plan.all().collect();
    let mut address = plan.get(all[random.usize(..all.len())]).id.raw().to_owned();
    if random.bool() {
        let form = Form::ALL[random.usize(..Form::ALL.len())];
        address = format!("{address}@{form}");
    }
    if random.u8(..4) == 0 {
        let lenses = [
            "town.sijing",
            "industry.finance",
            "town.qingdu",
            "core.engine",
        ];
        address = format!("{address}+{}", random.choice(lenses).unwrap());
    }
    address
}

fn walk(plan: &'static str, seed: u64, size: (u16, u16)) {
    let mut random = fastrand::Rng::with_seed(seed);
    let speech = random.choice([ZH, EN, BOTH]).unwrap();
    let screen = Screen::new(settings(speech), parse(plan), size);
    let start = Snapshot::of(&screen);
    let mut walk = Walk { screen, start };
    let steps = random.usize(1..40);
    let way: Vec<String> = (0..steps).map(|_| go(&mut walk, &mut random)).collect();
    let Walk { mut screen, start } = walk;
    let end = Snapshot::of(&screen);
    while screen.app.can(Command::Back).is_ok() {
        screen.press("[");
    }
    check(&screen, &start, &format!("seed {seed}, back: {way:?}"));
    while screen.app.can(Command::Forward).is_ok() {
        screen.press("]");
    }
    check(&screen, &end, &format!("seed {seed}, forward: {way:?}"));
}

#[track_caller]
fn check(screen: &Screen, then: &Snapshot, way: &str) {
    let now = Snapshot::of(screen);
    assert_eq!(now.place, then.place, "{way}\n{}\n{}", then.text, now.text);
    if now.rows == then.rows {
        assert_eq!(now.text, then.text, "{way}");
    }
}

#[test]
fn back_ends_where_one_began_and_forward_where_one_ended() {
    for seed in 0..12 {
        walk(SHIPPED, seed, SMALL);
    }
    for seed in 100..130 {
        walk(LAKESIDE, seed, MEDIUM);
    }
}

#[test]
fn where_a_jump_led_to_where_one_stood_there_is_no_last_place() {
    // The first stop of the walkthrough is where the program opens.
    let mut screen = Screen::new(settings(EN), parse(SHIPPED), SMALL);
    let before = screen.app.here();
    screen.press("w<esc>");
    assert_eq!(screen.app.here(), before);
    screen.press("-").shows("no place before this one");
    screen.press("2-");
    assert_eq!(screen.app.here(), before);
}
