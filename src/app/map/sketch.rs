//! What of a picture stays the same whatever is selected, dimmed or found in it.

use std::sync::Arc;

use super::drawing::Drawing;
use super::projection::Projection;
use super::scene::{Item, Scene};
use super::sheet::Sheet;
use super::sites::Town;
use super::{Layers, Look, MapModel, Size, View};
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::Measure;

/// A map laid out: lines, areas, points and the names that have room.
///
/// Making it takes longer than all the rest of a picture, so who draws one picture after another of
/// the same map keeps it. Only good for the plan from which it was made.
#[derive(Clone, Debug)]
pub struct Sketch {
    wanted: Wanted,
    pub(super) sheet: Sheet,
    pub(super) projection: Projection,
    pub(super) courses: Vec<(usize, Vec<(i32, i32)>)>,
    pub(super) towns: Vec<Town>,
    pub(super) items: Vec<Item>,
}

/// The part of a view on which the layout depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    size: Size,
    layers: Layers,
    lang: Lang,
    measure: Measure,
    look: Look,
}

impl Wanted {
    fn of(view: &View<'_>) -> Wanted {
        let View {
            size,
            layers,
            lang,
            measure,
            look,
            // These bring out what stands there, and add to it; they move nothing.
            selected: _,
            emphasis: _,
            matches: _,
            second: _,
        } = *view;
        Wanted {
            size,
            layers,
            lang,
            measure,
            look,
        }
    }
}

impl Sketch {
    /// Lays out the map of the plan from which `model` was made.
    pub fn new(plan: &Plan, model: &MapModel, view: &View<'_>) -> Sketch {
        let wanted = Wanted::of(view);
        let view = view.within_reason();
        let mut drawing = Drawing::new(plan, model, &view);
        drawing.lay_out();
        Sketch {
            wanted,
            items: drawing.items(),
            sheet: drawing.sheet,
            projection: drawing.projection,
            courses: drawing.courses,
            towns: drawing.towns,
        }
    }

    /// Whether a picture of `view` can be made from it.
    pub fn serves(&self, view: &View<'_>) -> bool {
        self.wanted == Wanted::of(view)
    }

    /// Everything that has a place of its own here.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef> {
        self.items.iter().map(|item| item.entity)
    }
}

impl MapModel {
    /// Draws the map of the plan from which this model was made, for who draws one picture alone.
    pub fn scene(&self, plan: &Plan, view: &View<'_>) -> Scene {
        let sketch = Arc::new(Sketch::new(plan, self, view));
        Scene::new(&sketch, plan, self, view)
    }
}

impl Scene {
    /// Draws what `view` wants onto a sketch that serves it.
    pub fn new(sketch: &Arc<Sketch>, plan: &Plan, model: &MapModel, view: &View<'_>) -> Scene {
        let view = view.within_reason();
        let mut drawing = Drawing::over(sketch, plan, model, &view);
        let mut items = sketch.items.clone();
        items.extend(drawing.bring_forward());
        drawing.finish(Arc::clone(sketch), items)
    }
}
