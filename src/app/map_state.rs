//! The map as the dashboard keeps it: the model of the plan's map, which layers are on, the last picture.

use std::sync::Arc;

use super::App;
use super::map::{Emphasis, EntitySet, Layers, MapLayer, MapModel, Scene, Size, Sketch, View};
use crate::lens::Lens;
use crate::plan::file::Kind;
use crate::plan::{EntityRef, Plan};

/// Nothing is searched for.
static NOTHING: EntitySet = EntitySet::EMPTY;

/// What the dashboard knows of its map.
#[derive(Debug, Default)]
pub struct MapState {
    /// The layers that are on.
    pub layers: Layers,
    model: Option<MapModel>,
    /// The picture that was drawn last; of the plan that `model` is of.
    last: Option<Arc<Scene>>,
    /// What concerns the subject of the lens, if there is one.
    emphasis: Emphasis,
}

impl MapState {
    pub(super) fn take_plan(&mut self, plan: &Plan) {
        self.model = Some(MapModel::new(plan));
        self.last = None;
    }

    /// Keeps a picture that was drawn, for the next one and for the arrows.
    pub(super) fn keep(&mut self, scene: Arc<Scene>) {
        self.last = Some(scene);
    }

    /// The layout for a view: that of the last picture, as long as nothing has changed that moves things.
    fn sketch(&self, plan: &Plan, model: &MapModel, view: &View<'_>) -> Arc<Sketch> {
        let last = self.last.as_ref().map(|last| last.sketch());
        let last = last.filter(|sketch| sketch.serves(view));
        last.map_or_else(|| Arc::new(Sketch::new(plan, model, view)), Arc::clone)
    }

    /// Dims what does not concern the subject of a lens.
    pub(super) fn look_through(&mut self, plan: &Plan, lens: Option<&Lens>) {
        self.emphasis = match lens {
            Some(lens) => Emphasis::Only(lens.things(plan).map(|(thing, _)| thing).collect()),
            None => Emphasis::Even,
        };
    }

    /// The map of the plan, once there is one.
    pub fn model(&self) -> Option<&MapModel> {
        self.model.as_ref()
    }

    /// Where one stands on the map before anything is chosen: the first town.
    pub(super) fn first(&self, plan: &Plan) -> Option<EntityRef> {
        plan.of_kind(Kind::Town).first().copied()
    }

    /// Whether the map can show a thing, with every layer on.
    pub(super) fn shows(&self, plan: &Plan, entity: EntityRef) -> bool {
        match plan.kind(entity) {
            Kind::Town => true,
            _ if has_position(plan, entity) => true,
            kind => {
                let placed = self
                    .model
                    .as_ref()
                    .is_some_and(|model| model.town_of(entity).is_some());
                let drawn = plan.geometry().is_some_and(|geometry| {
                    let shapes = geometry.lines.iter().chain(&geometry.areas);
                    shapes
                        .into_iter()
                        .any(|shape| shape.id == plan.get(entity).id)
                });
                layer_of(kind).is_some() && (placed || drawn)
            }
        }
    }

    /// Switches on the layer that shows a thing.
    pub(super) fn show(&mut self, plan: &Plan, entity: EntityRef) {
        if let Some(layer) = layer_of(plan.kind(entity))
            && !self.layers.shows(layer)
        {
            self.layers = self.layers.toggled(layer);
        }
    }

    /// Switches a layer, by its place in the list.
    pub(super) fn toggle(&mut self, layer: usize) {
        if let Some(layer) = MapLayer::ALL.get(layer) {
            self.layers = self.layers.toggled(*layer);
        }
    }
}

impl App {
    /// The picture of the map for an area of so many columns and rows.
    pub fn map_scene(&self, plan: &Plan, (width, height): (u16, u16)) -> Option<Arc<Scene>> {
        let model = self.map.model()?;
        let view = self.map_view(Size { width, height }, &NOTHING);
        let sketch = self.map.sketch(plan, model, &view);
        let view_of_map = &self.views[super::Form::Map as usize];
        let mut matches = EntitySet::default();
        if !view_of_map.query().is_empty() {
            // Only what can be seen is looked at, however large the plan is.
            let things = sketch.entities().chain(view.selected);
            matches = things.filter(|e| view_of_map.seeks(*e)).collect();
        }
        let matches = &matches;
        let view = View { matches, ..view };
        Some(Arc::new(Scene::new(&sketch, plan, model, &view)))
    }

    fn map_view<'a>(&'a self, size: Size, matches: &'a EntitySet) -> View<'a> {
        View {
            size,
            layers: self.map.layers,
            selected: self.views[super::Form::Map as usize].on_map,
            emphasis: &self.map.emphasis,
            matches,
            lang: self.lang(),
            second: self.speech.second(),
            measure: self.measure,
            look: self.look,
        }
    }

    /// The picture of the map as it stands: the last one, unless something has been changed since.
    pub(super) fn map_as_it_stands(&self, plan: &Plan) -> Option<Arc<Scene>> {
        let last = self.map.last.as_ref()?;
        let view = self.map_view(last.size(), &NOTHING);
        match last.selected() == view.selected && last.sketch().serves(&view) {
            true => Some(Arc::clone(last)),
            false => self.map_scene(plan, (last.size().width, last.size().height)),
        }
    }

    pub(super) fn map_items(&self, plan: &Plan) -> Vec<EntityRef> {
        self.map_as_it_stands(plan)
            .map(|scene| scene.items().iter().map(|item| item.entity).collect())
            .unwrap_or_default()
    }
}

/// Whether a thing has a position of its own on the map.
fn has_position(plan: &Plan, entity: EntityRef) -> bool {
    let id = &plan.get(entity).id;
    plan.geometry().is_some_and(|geometry| {
        let spots = geometry.towns.iter().map(|spot| &spot.id);
        let marks = geometry.marks.iter().filter_map(|mark| mark.id.as_ref());
        spots.chain(marks).any(|other| other == id)
    })
}

/// The layer on which a kind of thing is shown; towns are on none, they are always there.
fn layer_of(kind: Kind) -> Option<MapLayer> {
    match kind {
        Kind::Core => Some(MapLayer::Core),
        Kind::Axis => Some(MapLayer::Axes),
        Kind::Zone => Some(MapLayer::Zones),
        Kind::Cluster => Some(MapLayer::Clusters),
        Kind::Project => Some(MapLayer::Projects),
        Kind::Center => Some(MapLayer::Centers),
        Kind::Line => Some(MapLayer::Lines),
        _ => None,
    }
}
