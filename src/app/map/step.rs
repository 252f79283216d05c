//! Moving about with the arrows.

use super::projection::CELL_HEIGHT;
use super::scene::{Item, Scene};
use crate::plan::EntityRef;

/// A direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as on the keyboard")]
pub enum Arrow {
    Left,
    Right,
    Up,
    Down,
}

impl Arrow {
    /// All four.
    pub const ALL: [Arrow; 4] = [Arrow::Left, Arrow::Right, Arrow::Up, Arrow::Down];

    /// A way on the map as seen when this arrow points ahead: how far ahead, how far to the right.
    fn seen(self, dx: i32, dy: i32) -> (i32, i32) {
        match self {
            Arrow::Right => (dx, dy),
            Arrow::Down => (dy, -dx),
            Arrow::Left => (-dx, -dy),
            Arrow::Up => (-dy, dx),
        }
    }
}

impl Scene {
    /// The next thing in a direction, or none where the picture ends.
    ///
    /// It is the nearest in the quarter of the plane that lies ahead, counted as a rook walks. Every
    /// step so chosen comes no farther from any thing in that quarter, and so everything can be
    /// reached from everywhere. Where the quarter is empty, anything ahead will do.
    pub fn step(&self, from: EntityRef, arrow: Arrow) -> Option<EntityRef> {
        let Some(here) = self.items().iter().find(|item| item.entity == from) else {
            return self.items().first().map(|item| item.entity);
        };
        let others = self.items().iter().filter(|item| item.entity != from);
        let ways = others.map(|item| (item.entity, way(here, item, arrow)));
        let ahead: Vec<(EntityRef, (i32, i32))> =
            ways.filter(|(_, (ahead, _))| *ahead > 0).collect();
        // The quarter takes in one of its two edges, so that each thing lies in exactly one.
        let in_quarter = |(ahead, aside): (i32, i32)| ahead + aside > 0 && ahead - aside >= 0;
        let nearest = |quarter: bool| {
            ahead
                .iter()
                .filter(|(_, way)| in_quarter(*way) == quarter)
                .min_by_key(|(_, (ahead, aside))| (ahead + aside.abs(), ahead - aside))
        };
        let found = nearest(true).or_else(|| nearest(false));
        found.map(|(entity, _)| *entity)
    }
}

fn way(from: &Item, to: &Item, arrow: Arrow) -> (i32, i32) {
    let dx = i32::from(to.x) - i32::from(from.x);
    let dy = i32::from(to.y) - i32::from(from.y);
    arrow.seen(dx, dy * CELL_HEIGHT)
}
