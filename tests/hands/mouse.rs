//! Clicks and the wheel.

use planscope::app::rows::Item;
use planscope::app::{Focus, Mouse, MouseButton, MouseKind, Msg};

use super::Stage;

impl Stage {
    fn point(&mut self, (column, row): (u16, u16), kind: MouseKind) {
        self.tell(Msg::Mouse(Mouse { kind, column, row }));
    }

    fn click(&mut self, at: (u16, u16)) {
        self.point(at, MouseKind::Press(MouseButton::Left));
        self.point(at, MouseKind::Release(MouseButton::Left));
    }

    #[track_caller]
    fn click_on(&mut self, text: &str) {
        let at = self.find(text);
        self.click(at);
    }

    fn turn(&mut self, at: (u16, u16), kind: MouseKind) {
        self.point(at, kind);
    }
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

#[test]
fn a_click_on_its_name_opens_a_tab() {
    for size in SIZES {
        let mut stage = Stage::new(size, "");
        for (name, form) in [
            ("4 Act", "actions.outline"),
            ("7 Targ", "targets.table"),
            ("3 Space", "space.map"),
            ("1 Over", "overview.summary"),
        ] {
            stage.click_on(name);
            assert_eq!(stage.form(), form, "{}", stage.text());
        }
    }
}

#[test]
fn a_click_selects_a_row_and_a_second_one_enters_the_card() {
    for size in SIZES {
        let mut stage = Stage::new(size, "4");
        let at = stage.find_in("Brand", 0..size.0 / 2);
        stage.click(at);
        assert_eq!(stage.selected(), "action.brand");
        assert_eq!(stage.app.focus, Focus::List);
        stage.click(at);
        assert_eq!(stage.app.focus, Focus::Card);
        // And one more on the list leads out of the card again.
        stage.click(at);
        assert_eq!(stage.app.focus, Focus::List);
        assert_eq!(stage.selected(), "action.brand");
    }
}

#[test]
fn rows_of_tables_and_entries_of_the_summary_can_be_clicked() {
    let mut stage = Stage::new((120, 40), "7");
    stage.press("jjj");
    let (selected, row) = (stage.selected(), stage.find("❯").1);
    stage.press("gg");
    stage.click((4, row));
    assert_eq!(stage.selected(), selected);

    let mut stage = Stage::new((120, 40), "");
    let at = stage.find("Jiuting");
    stage.click(at);
    assert_eq!(stage.selected(), "town.jiuting", "{}", stage.text());
    stage.click(at);
    assert_eq!(stage.form(), "space.map");
}

#[test]
fn rows_further_down_are_those_that_are_seen() {
    let mut stage = Stage::new((80, 24), "3vv");
    stage.press("<pgdn><pgdn>");
    let before = stage.selected();
    let row = stage.find("❯").1;
    stage.click((4, row + 3));
    assert_ne!(stage.selected(), before);
    stage.press("kkk");
    assert_eq!(stage.selected(), before);
}

#[test]
fn a_click_on_a_link_follows_it() {
    for size in SIZES {
        let mut stage = Stage::new(size, "7");
        stage.press("<enter>");
        let Item::Entity(link) = stage.app.card_links()[0] else {
            panic!("no link to a thing");
        };
        let plan = stage.app.plan().expect("it is loaded");
        let id = plan.get(link).id.as_str().to_owned();
        let name = plan.get(link).name.en.as_str().to_owned();
        stage.press("<esc>");
        let words: String = name.chars().take(12).collect();
        // Links stand below the fields: bring them into view.
        stage.press(&"J".repeat(40));
        let heading = stage.find("Served by");
        assert!(
            stage.row(heading.1 + 1).contains(&words),
            "{}",
            stage.text()
        );
        stage.click((heading.0 + 4, heading.1 + 1));
        let here = stage.app.selected_entity();
        let here = here.map(|e| {
            stage
                .app
                .plan()
                .expect("loaded")
                .get(e)
                .id
                .as_str()
                .to_owned()
        });
        assert_eq!(here, Some(id), "{}", stage.text());
        stage.press("[");
        assert_eq!(stage.form(), "targets.table");
    }
}

#[test]
fn things_on_the_map_can_be_clicked() {
    for size in SIZES {
        let mut stage = Stage::new(size, "3");
        let at = stage.find_in("Xinqiao", 0..size.0 / 2);
        stage.click(at);
        assert_eq!(stage.selected(), "town.xinqiao", "{}", stage.text());
        assert_eq!(stage.app.focus, Focus::List);
        let at = stage.find_in("Xinqiao", 0..size.0 / 2);
        stage.click(at);
        assert_eq!(stage.app.focus, Focus::Card);
    }
}

#[test]
fn cells_of_a_matrix_can_be_clicked() {
    let mut stage = Stage::new((120, 40), "2v");
    stage.press("jjlll");
    let selected = stage.selected();
    let at = stage.find("[");
    let cell = (0..40)
        .flat_map(|y| (0..60).map(move |x| (x, y)))
        .filter(|at| at.1 > 2)
        .find(|at| stage.buffer[*at].symbol() == "[")
        .unwrap_or(at);
    stage.press("ghhh");
    assert_ne!(stage.selected(), selected);
    stage.click((cell.0 + 1, cell.1));
    assert_eq!(stage.selected(), selected, "{}", stage.text());
    stage.click((cell.0 + 1, cell.1));
    assert_eq!(stage.app.focus, Focus::Card);
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut stage = Stage::new((120, 24), "3v");
    stage.press("gOO");
    let list = stage.find("Spatial system").0;
    let selected = stage.selected();
    let second = stage.row(7);
    stage.turn((list + 4, 8), MouseKind::WheelDown);
    let name = |row: &str| row.chars().skip(4).take(20).collect::<String>();
    assert_eq!(name(&stage.row(4)), name(&second), "three lines on");
    stage.turn((list + 4, 8), MouseKind::WheelUp);
    assert_eq!(name(&stage.row(7)), name(&second));
    for _ in 0..200 {
        stage.turn((list + 4, 8), MouseKind::WheelDown);
    }
    assert_ne!(stage.selected(), selected, "what is selected is seen");
    for _ in 0..200 {
        stage.turn((list + 4, 8), MouseKind::WheelUp);
    }
    assert_eq!(stage.app.view().cursor.offset, 0);

    let mut stage = Stage::new((80, 24), "7");
    let before = stage.row(20);
    let selected = stage.selected();
    stage.turn((40, 20), MouseKind::WheelDown);
    assert_ne!(stage.row(20), before, "the card has scrolled");
    assert_eq!(stage.selected(), selected);
}

#[test]
fn the_wheel_over_the_frame_does_nothing() {
    let mut stage = Stage::new((100, 30), "4");
    let before = stage.text();
    for y in [0, 1, 29] {
        stage.turn((10, y), MouseKind::WheelDown);
    }
    assert_eq!(stage.text(), before);
}

#[test]
fn an_overlay_takes_the_mouse_and_a_click_beside_it_closes_it() {
    let mut stage = Stage::new((120, 40), "3t");
    let at = stage.find("[x] ");
    stage.click((at.0 + 6, at.1 + 1));
    stage.click((at.0 + 6, at.1 + 1));
    assert!(stage.row(at.1 + 1).contains("[ ]") || stage.row(at.1 + 1).contains("[x]"));
    let tab = stage.find("4 Act");
    stage.click(tab);
    assert!(stage.app.overlay.is_none());
    assert_eq!(stage.form(), "space.map", "the click only closed");

    let mut stage = Stage::new((120, 80), ":");
    let at = stage.find_in("targets", 28..120);
    stage.click(at);
    stage.click(at);
    assert_eq!(stage.form(), "targets.table");
    assert!(stage.app.field.is_none() && stage.app.overlay.is_none());
}

#[test]
fn a_click_while_a_filter_is_typed_keeps_the_filter() {
    let mut stage = Stage::new((120, 40), "4/brand");
    let row = stage.find("❯").1;
    stage.click((10, row + 1));
    assert!(stage.app.field.is_none());
    assert_eq!(stage.app.view().filter, "brand");
}

#[test]
fn other_buttons_and_dragging_do_nothing() {
    let mut stage = Stage::new((120, 40), "4");
    let before = stage.text();
    for kind in [
        MouseKind::Press(MouseButton::Right),
        MouseKind::Press(MouseButton::Middle),
        MouseKind::Release(MouseButton::Left),
        MouseKind::Drag(MouseButton::Left),
    ] {
        for y in 0..40 {
            stage.point((8, y), kind);
        }
    }
    assert_eq!(stage.text(), before);
}

/// Clicks and notches all over the screen, in every form and layer, at several sizes, in a fixed
/// disorder: nothing panics, and what is selected stays something that is there.
#[test]
fn no_click_anywhere_breaks_anything() {
    let mut rng = fastrand::Rng::with_seed(9);
    for size in [(1, 1), (40, 10), (59, 20), (80, 24), (200, 60)] {
        let mut stage = Stage::new(size, "");
        for _ in 0..400 {
            let at = (rng.u16(0..size.0 + 3), rng.u16(0..size.1 + 3));
            let kinds = [
                MouseKind::Press(MouseButton::Left),
                MouseKind::WheelDown,
                MouseKind::WheelUp,
            ];
            stage.point(at, kinds[rng.usize(0..3)]);
            if rng.u8(0..5) == 0 {
                let keys = ["v", "3", "<esc>", "?", ":", "z", "/a", "O", "t"];
                stage.press(keys[rng.usize(0..keys.len())]);
            }
            let view = stage.app.view();
            assert!(view.is_empty() || view.cursor.selected < view.len().max(1));
        }
    }
}

#[test]
fn a_click_on_a_link_of_a_peek_follows_it_and_one_beside_the_peek_closes_it() {
    let mut stage = Stage::new((120, 30), "3v/sijing town<enter><enter>jp");
    assert!(stage.app.peek.is_some());
    stage.turn((60, 20), MouseKind::WheelDown);
    assert_eq!(stage.app.drawn.peek.offset, 3, "{}", stage.text());
    stage.click((2, 20));
    assert!(stage.app.peek.is_none());
    stage.press("p");
    let (selected, at) = (
        stage.selected(),
        stage.find_in("Dongjing AI Industrial Park", 12..100),
    );
    stage.click(at);
    assert!(stage.app.peek.is_none());
    assert_ne!(stage.selected(), selected, "{}", stage.text());
}
