//! What must hold of a dashboard and its frame at any time.

use planscope::app::subject::Subject;
use planscope::app::{Focus, Shape};
use planscope::plan::file::Zoom;
use planscope::ui::LEAST;
use ratatui::buffer::Buffer;

use crate::common::Screen;

/// Fails where the state points at something that is not there, or the frame is not whole.
pub(crate) fn check(screen: &Screen) {
    selections(screen);
    keyboard(screen);
    scrolling(screen);
    cells(screen);
}

fn within(what: &str, at: usize, of: usize) {
    assert!(at < of.max(1), "{what}: {at} of {of}");
}

fn selections(screen: &Screen) {
    let app = &screen.app;
    let view = app.view();
    assert_eq!(view.form, app.form);
    within("row", view.cursor.selected, view.len());
    let columns = view.matrix().map_or(0, |matrix| matrix.columns.len());
    within("column", view.across.selected, columns);
    within("link", app.link, app.card_links().len());
    if let Some(peek) = &app.peek {
        for glance in peek.behind.iter().chain([&peek.top]) {
            let links = app.glance_links(glance).len();
            within("link of the peek", glance.link.unwrap_or(0), links);
        }
    }
    if let Some(overlay) = &app.overlay {
        within(
            "row of the overlay",
            overlay.cursor.selected,
            app.overlay_len(),
        );
    }
    let Some(plan) = app.plan() else { return };
    if let Some(entity) = view.on_map.or(app.selected_entity()) {
        within("thing", entity.index(), plan.len());
    }
    let has_rows = !view.rows().is_empty();
    assert!(
        !has_rows || app.subject() != Subject::Nothing,
        "a row, but nothing is selected"
    );
}

/// What has the keyboard is on the screen.
fn keyboard(screen: &Screen) {
    let app = &screen.app;
    match app.focus {
        Focus::Card => assert!(
            app.has_card() && app.zoom != Zoom::List,
            "the card has the keyboard, but no room"
        ),
        Focus::List => assert!(
            !app.has_card() || app.zoom != Zoom::Card,
            "the list has the keyboard, but no room"
        ),
    }
    if let Some((field, _)) = &app.field {
        assert!(field.text().starts_with(field.before_caret()));
        assert!(
            !field.text().chars().any(char::is_control),
            "{:?}",
            field.text()
        );
    }
    let palette = app
        .overlay
        .as_ref()
        .is_some_and(|overlay| overlay.kind == planscope::app::overlay::OverlayKind::Palette);
    assert!(
        !palette || app.field.is_some(),
        "the commands by name are open without their field"
    );
}

/// The selection is among the rows that were drawn.
fn scrolling(screen: &Screen) {
    let (app, drawn) = (&screen.app, &screen.app.drawn);
    let selected = app.view().cursor.selected;
    let is_list = matches!(app.form.shape(), Shape::Tree | Shape::Table | Shape::Matrix);
    if is_list && drawn.list_height > 0 {
        let window = drawn.list_offset..drawn.list_offset + drawn.list_height;
        assert!(
            window.contains(&selected),
            "row {selected} is not in {window:?}"
        );
    }
    assert!(
        drawn.card.height == 0
            || drawn.card.offset == 0
            || drawn.card.offset + drawn.card.height <= drawn.card.lines,
        "{drawn:?}"
    );
    if let Some(overlay) = &app.overlay
        && drawn.overlay_height > 0
    {
        let window = drawn.overlay_offset..drawn.overlay_offset + drawn.overlay_height;
        assert!(
            window.contains(&overlay.cursor.selected),
            "{overlay:?} is not in {window:?}"
        );
    }
}

fn cells(screen: &Screen) {
    let buffer = screen.buffer();
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            assert!(
                !symbol.chars().any(char::is_control),
                "{symbol:?} at {x}, {y}"
            );
            let width = screen.app.measure.width(symbol) as u16;
            assert!(
                (1..=2).contains(&width),
                "{symbol:?} of {width} columns at {x}, {y}"
            );
            assert!(
                x + width <= area.width,
                "{symbol:?} stands over the edge at {x}, {y}"
            );
            for behind in x + 1..x + width {
                let covered = buffer[(behind, y)].symbol();
                assert_eq!(covered, " ", "{symbol:?} at {x}, {y} covers it");
            }
            x += width;
        }
    }
    if let Some(cursor) = screen.cursor {
        assert!(area.contains(cursor), "{cursor:?} in {area:?}");
    }
    if area.width >= LEAST.0 && area.height >= LEAST.1 {
        margins(buffer);
    }
}

/// Text never touches an edge: beside rules and the frames of lists, the first and last column are empty.
/// The brackets around the open tab stand in the margin, so that the names of tabs do not move.
fn margins(buffer: &Buffer) {
    let area = buffer.area;
    for y in 0..area.height {
        for x in [0, area.width - 1] {
            let symbol = buffer[(x, y)].symbol();
            let bracket = y == 1 && matches!(symbol, "[" | "]");
            assert!(
                bracket || matches!(symbol, " " | "╌" | "╎"),
                "{symbol:?} touches the edge at {x}, {y}"
            );
        }
    }
}
