//! The pane of the map: heading, picture, legend.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::Painter;
use super::theme::{Role, Theme};
use super::{lens, map, spot, tree};
use crate::app::map::{Ink, MapRole, Part, Tone};
use crate::app::mouse::Target;
use crate::app::{App, Drawn};
use crate::plan::Label;
use crate::text::Shown;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(plan) = app.plan() else { return };
    let picture = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    drawn.spots.push(spot(picture, Target::Map));
    let Some(scene) = app.map_scene(plan, (picture.width, picture.height)) else {
        return;
    };
    let items = scene.items();
    let at = items
        .iter()
        .position(|item| Some(item.entity) == app.view().on_map)
        .unwrap_or(0);
    match app.lens() {
        Some(lens) => {
            let all = items.iter().map(|item| item.entity);
            let (concerned, all) = lens::among(lens, all);
            let count = Shown::new(lens::of(concerned, all, app.lang()));
            tree::counted_heading(app, painter, area, &count);
        }
        None => tree::heading(app, painter, area, at, items.len()),
    }
    let schematic = Label::new("示意，非实测", "schematic, not surveyed").get(app.lang());
    let name = painter.width(&app.form.name(app.lang()).into());
    let text = Shown::from(schematic);
    if app.view().filter.is_empty() && name + painter.width(&text) + 14 <= area.width {
        painter.put(area, name + 2, 0, &text, Role::Dim);
    }
    let theme = painter.theme;
    map::draw(&scene, picture, painter, |role| style(&theme, role));
    drawn.scene = Some(scene);
}

/// The style of a part of the picture.
fn style(theme: &Theme, role: MapRole) -> Style {
    if role.matched {
        return theme.style(Role::Match);
    }
    match (role.tone, role.ink) {
        (Tone::Selected, _) | (_, Ink::Marker) => theme.style(Role::Marker),
        (Tone::Dim, _) => theme.style(Role::Rule),
        (_, Ink::Second | Ink::Count) => theme.style(Role::Dim),
        (Tone::Linked, Ink::Name) => theme.style(Role::Link),
        _ => match (role.part, role.ink) {
            (Part::Town, _) => theme.style(Role::Title),
            (Part::Axis(number), _) if number % 2 == 0 => theme.style(Role::Link),
            (Part::Axis(_), _) => theme.style(Role::Second),
            (Part::Line(_), _) => theme.style(Role::Third),
            (Part::Core | Part::Zone(_), Ink::Sign) => theme.style(Role::Rule),
            (Part::Mark | Part::Remark, _) => theme.style(Role::Dim),
            _ => theme.style(Role::Text),
        },
    }
}
