//! Lists laid over the body: help, commands, problems, layers, details.

use ratatui::layout::Rect;

use super::paint::{Painter, Piece};
use super::theme::{Role, RowState};
use super::tree::name;
use crate::app::map::MapLayer;
use crate::app::overlay::{HelpRow, Overlay, OverlayKind};
use crate::app::{App, Drawn};
use crate::plan::Label;
use crate::text::Shown;

/// A row of an overlay: what stands on the left, in the middle and whether it is a heading or dim.
struct Entry<'a> {
    key: Shown<'a>,
    text: Shown<'a>,
    role: Role,
}

pub(super) fn draw(
    app: &App,
    overlay: &Overlay,
    painter: &mut Painter<'_>,
    body: Rect,
    drawn: &mut Drawn,
) {
    let entries = entries(app, overlay);
    let area = place(body, overlay.kind, entries.len());
    painter.clear(area);
    let inner = frame(app, overlay, painter, area);
    drawn.overlay_height = usize::from(inner.height);
    drawn.overlay_offset = overlay.cursor.window(drawn.overlay_height, entries.len());
    let key_width = entries
        .iter()
        .map(|entry| painter.width(&entry.key))
        .max()
        .unwrap_or(0)
        .min(inner.width / 2);
    for (y, index) in (0..inner.height).zip(drawn.overlay_offset..entries.len()) {
        let entry = &entries[index];
        let slot = Rect {
            width: (key_width + 2).min(inner.width),
            ..inner
        };
        let indent = if entry.role == Role::Heading { 0 } else { 2 };
        painter.put(
            slot,
            indent,
            y,
            &entry.key,
            if entry.role == Role::Text {
                Role::Key
            } else {
                entry.role
            },
        );
        let text_at = if key_width > 0 && entry.role != Role::Heading {
            key_width + 4
        } else {
            indent
        };
        painter.put_line(
            inner,
            text_at,
            y,
            &[Piece {
                text: entry.text.borrowed(),
                role: entry.role,
            }],
        );
        if index == overlay.cursor.selected && overlay.kind != OverlayKind::Details {
            let marker = painter.look.row_marker().into();
            painter.put(inner, 0, y, &marker, Role::Marker);
            painter.tint_row(inner, y, RowState::Focused);
        }
    }
}

/// Where the overlay lies: the whole width of narrow screens, the middle of wide ones.
fn place(body: Rect, kind: OverlayKind, entries: usize) -> Rect {
    let wanted = match kind {
        OverlayKind::Layers => 36,
        OverlayKind::Palette => 64,
        OverlayKind::Help(_) => 84,
        OverlayKind::Problems | OverlayKind::Details => 110,
    };
    let width = wanted.min(body.width);
    let height = (entries as u16).saturating_add(4).min(body.height);
    Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 3,
        width,
        height,
    }
}

/// Rules above and below and down the sides; returns the room inside.
fn frame(app: &App, overlay: &Overlay, painter: &mut Painter<'_>, area: Rect) -> Rect {
    painter.rule(area, 0);
    painter.rule(area, area.height.saturating_sub(1));
    let sides = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(2),
        ..area
    };
    painter.rule_down(Rect { width: 1, ..sides });
    painter.rule_down(Rect {
        x: sides.x + sides.width.saturating_sub(1),
        width: 1,
        ..sides
    });
    let inner = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    let used = painter.put(
        inner,
        0,
        0,
        &title(overlay.kind).get(app.lang()).into(),
        Role::Title,
    );
    if !overlay.filter.is_empty() {
        painter.put(
            inner,
            used + 2,
            0,
            &Shown::new(format!("/{}", overlay.filter)),
            Role::Match,
        );
    }
    Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(1),
        ..inner
    }
}

fn title(kind: OverlayKind) -> Label {
    match kind {
        OverlayKind::Help(_) => {
            Label::new("按键（/ 筛选，Enter 执行）", "Keys (/ narrows, Enter runs)")
        }
        OverlayKind::Palette => Label::new("全部命令", "All commands"),
        OverlayKind::Problems => Label::new(
            "模型问题（Enter 前往）",
            "Problems of the model (Enter goes there)",
        ),
        OverlayKind::Details => Label::new("读取失败", "The file could not be read"),
        OverlayKind::Layers => Label::new("图层（Enter 切换）", "Layers (Enter switches)"),
    }
}

fn entries<'a>(app: &'a App, overlay: &Overlay) -> Vec<Entry<'a>> {
    let lang = app.lang();
    match overlay.kind {
        OverlayKind::Help(first) => overlay
            .help_rows(first, lang)
            .into_iter()
            .map(|row| help_entry(app, row))
            .collect(),
        OverlayKind::Palette => {
            let rows = overlay.palette_rows(lang).into_iter();
            rows.map(|(name, command, label)| Entry {
                key: name.into(),
                text: label.into(),
                role: if app.can(command).is_ok() {
                    Role::Text
                } else {
                    Role::Dim
                },
            })
            .collect()
        }
        OverlayKind::Problems => {
            let Some(plan) = app.plan() else {
                return Vec::new();
            };
            let entry = |problem: &'a crate::plan::Problem| Entry {
                key: problem
                    .entity
                    .map_or_else(Shown::default, |entity| name(plan, entity, lang)),
                text: Shown::new(problem.message(lang).as_str()),
                role: Role::Text,
            };
            plan.problems().iter().map(entry).collect()
        }
        OverlayKind::Details => {
            let lines = app.failure.iter().flat_map(|failure| &failure.details);
            lines
                .map(|line| Entry {
                    key: Shown::default(),
                    text: line.into(),
                    role: Role::Text,
                })
                .collect()
        }
        OverlayKind::Layers => MapLayer::ALL
            .into_iter()
            .map(|layer| layer_entry(app, layer))
            .collect(),
    }
}

fn help_entry(app: &App, row: HelpRow) -> Entry<'static> {
    match row {
        HelpRow::Heading(context) => Entry {
            key: context.label(app.lang()).into(),
            text: Shown::default(),
            role: Role::Heading,
        },
        HelpRow::Binding(binding) => {
            let keys: Vec<String> = binding.keys().map(|key| key.label().to_string()).collect();
            Entry {
                key: Shown::new(keys.join(" ")),
                text: binding.label(app.lang()).into(),
                role: if app.can(binding.command).is_ok() {
                    Role::Text
                } else {
                    Role::Dim
                },
            }
        }
    }
}

fn layer_entry(app: &App, layer: MapLayer) -> Entry<'static> {
    let on = app.map.layers.shows(layer);
    let sign = if on { "[x]" } else { "[ ]" };
    Entry {
        key: sign.into(),
        text: layer.label(app.lang()).into(),
        role: Role::Text,
    }
}
