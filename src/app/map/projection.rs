//! From the grid of the geometry to cells, and back.

/// A rectangle of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Extent {
    /// The smallest rectangle around all points; the middle of the grid if there are none.
    pub(super) fn around(points: impl IntoIterator<Item = (f32, f32)>) -> Extent {
        let mut points = points.into_iter();
        let Some((x, y)) = points.next() else {
            return Extent {
                left: 50.0,
                top: 50.0,
                right: 50.0,
                bottom: 50.0,
            };
        };
        let first = Extent {
            left: x,
            top: y,
            right: x,
            bottom: y,
        };
        points.fold(first, |extent, (x, y)| Extent {
            left: extent.left.min(x),
            top: extent.top.min(y),
            right: extent.right.max(x),
            bottom: extent.bottom.max(y),
        })
    }
}

/// Where on the sheet a position of the grid lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    origin: (f32, f32),
    scale: (f32, f32),
    offset: (f32, f32),
}

/// A cell is about so many times as high as it is wide.
pub(super) const CELL_HEIGHT: i32 = 2;

/// The map is a sketch: one direction may be drawn so much wider than the other to fill the room.
const STRETCH: f32 = 1.6;

impl Projection {
    /// Puts `extent` into the middle of a sheet, as large as it will go with room for names around.
    pub(super) fn fit(extent: Extent, width: i32, height: i32) -> Projection {
        // Names stand behind their points, so there is more room on the right.
        let margin_left = (width / 14).clamp(1, 8).min((width - 1) / 2).max(0);
        let margin_right = (width / 6).min((width - 1) / 2).max(0);
        let margin_y = (height / 7).clamp(0, 4);
        let room_x = (width - 1 - margin_left - margin_right).max(0) as f32;
        let room_y = (height - 1 - 2 * margin_y).max(0) as f32;
        let span_x = (extent.right - extent.left).max(1.0);
        let span_y = (extent.bottom - extent.top).max(1.0);
        let tall = CELL_HEIGHT as f32;
        let (fit_x, fit_y) = (room_x / span_x, room_y * tall / span_y);
        let least = fit_x.min(fit_y);
        let scale = (
            fit_x.min(least * STRETCH),
            fit_y.min(least * STRETCH) / tall,
        );
        let centred =
            |room: f32, from: f32, to: f32, scale: f32| (room - (to - from) * scale) / 2.0;
        let offset = (
            margin_left as f32 + centred(room_x, extent.left, extent.right, scale.0),
            margin_y as f32 + centred(room_y, extent.top, extent.bottom, scale.1),
        );
        Projection {
            origin: (extent.left, extent.top),
            scale,
            offset,
        }
    }

    /// The cell of a position. It may lie beyond the sheet.
    pub(super) fn cell(&self, (x, y): (f32, f32)) -> (i32, i32) {
        let column = (x - self.origin.0) * self.scale.0 + self.offset.0;
        let row = (y - self.origin.1) * self.scale.1 + self.offset.1;
        (column.round() as i32, row.round() as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners(width: i32, height: i32) -> [(i32, i32); 2] {
        let extent = Extent::around([(10.0, 20.0), (90.0, 80.0)]);
        let projection = Projection::fit(extent, width, height);
        [projection.cell((10.0, 20.0)), projection.cell((90.0, 80.0))]
    }

    #[test]
    fn everything_lies_on_the_sheet_at_any_size() {
        for width in 1..130 {
            for height in 1..60 {
                for (x, y) in corners(width, height) {
                    assert!(
                        (0..width).contains(&x) && (0..height).contains(&y),
                        "{x},{y} on {width}x{height}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_square_country_is_drawn_about_square() {
        let extent = Extent::around([(0.0, 0.0), (100.0, 100.0)]);
        let projection = Projection::fit(extent, 200, 40);
        let (left, top) = projection.cell((0.0, 0.0));
        let (right, bottom) = projection.cell((100.0, 100.0));
        let (width, height) = (right - left, (bottom - top) * CELL_HEIGHT);
        assert!(
            width * 10 <= height * 17,
            "stretched to {width} by {height}"
        );
    }

    #[test]
    fn a_single_place_lies_in_the_middle() {
        let projection = Projection::fit(Extent::around([(3.0, 97.0)]), 41, 21);
        assert_eq!(projection.cell((3.0, 97.0)), (18, 10));
    }
}
