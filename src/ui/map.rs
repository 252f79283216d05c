//! The map as cells.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::Painter;
use crate::app::map::{MapRole, Scene};
use crate::text::Shown;

/// Puts a scene into `area`: signs first, writing over them. Nothing beyond the area is touched.
pub(super) fn draw(
    scene: &Scene,
    area: Rect,
    painter: &mut Painter<'_>,
    style_of: impl Fn(MapRole) -> Style,
) {
    let (width, height) = (
        scene.size().width.min(area.width),
        scene.size().height.min(area.height),
    );
    for y in 0..height {
        for x in 0..width {
            if let Some(cell) = scene.cell(x, y) {
                painter.put_sign(area, (x, y), cell.glyph, style_of(cell.role));
            }
        }
    }
    for caption in scene.captions() {
        let (at, style) = ((caption.x, caption.y), style_of(caption.role));
        // In an area smaller than the scene, writing that would be cut in half is left out.
        if caption.x + caption.width <= width && caption.y < height {
            painter.put_styled(area, at, &Shown::from(&caption.text), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::app::ThemeChoice;
    use crate::app::map::{Emphasis, EntitySet, Layers, MapModel, Size, View};
    use crate::plan::{Lang, Plan};
    use crate::text::Measure;
    use crate::ui::{Depth, Look, Theme};

    const PLAN: &str = include_str!("../../tests/plans/good/map.ron");

    fn drawn(measure: Measure, scene: Size, area: Rect) -> Buffer {
        let plan = Plan::parse(PLAN).unwrap();
        let view = View {
            size: scene,
            layers: Layers::all(),
            selected: plan.find("town.east"),
            emphasis: &Emphasis::Even,
            matches: &EntitySet::default(),
            lang: Lang::Zh,
            second: None,
            measure,
            look: Look::Safe,
        };
        let scene = MapModel::new(&plan).scene(&plan, &view);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 24));
        let theme = Theme::new(ThemeChoice::Plain, Depth::None);
        let mut painter = Painter::new(&mut buffer, measure, theme, Look::Safe);
        draw(&scene, area, &mut painter, |_| Style::default());
        buffer
    }

    #[test]
    fn a_scene_stays_within_its_area_even_if_that_has_become_smaller() {
        let scene = Size {
            width: 50,
            height: 20,
        };
        for area in [
            Rect::new(5, 2, 50, 20),
            Rect::new(5, 2, 20, 7),
            Rect::new(59, 23, 1, 1),
        ] {
            let buffer = drawn(Measure::NARROW, scene, area);
            for y in 0..24 {
                for x in 0..60 {
                    let inside = area.contains((x, y).into());
                    let blank = buffer[(x, y)].symbol().trim().is_empty();
                    assert!(inside || blank, "{x},{y} outside of {area}");
                }
            }
        }
    }

    #[test]
    fn names_and_signs_arrive_on_the_screen() {
        let size = Size {
            width: 60,
            height: 24,
        };
        let buffer = drawn(Measure::NARROW, size, Rect::new(0, 0, 60, 24));
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        for piece in ["❯▪", "中 核", "==="] {
            assert!(text.contains(piece), "{piece} in {text}");
        }
    }
}
