//! The map as the dashboard keeps it: the model of the plan's map, and which layers are on.

use super::App;
use super::map::{Emphasis, EntitySet, Layers, MapLayer, MapModel, Scene, Size, View};
use crate::plan::{EntityRef, Plan};
use crate::search::Query;

/// What the dashboard knows of its map.
#[derive(Debug)]
pub struct MapState {
    /// The layers that are on.
    pub layers: Layers,
    model: Option<MapModel>,
}

impl Default for MapState {
    fn default() -> MapState {
        MapState { layers: Layers::default(), model: None }
    }
}

impl MapState {
    pub(super) fn take_plan(&mut self, plan: &Plan) {
        self.model = Some(MapModel::new(plan));
    }

    /// The map of the plan, once there is one.
    pub fn model(&self) -> Option<&MapModel> {
        self.model.as_ref()
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
    pub fn map_scene(&self, plan: &Plan, (width, height): (u16, u16)) -> Option<Scene> {
        let selected = self.views[super::Form::Map as usize].on_map;
        let emphasis = match selected {
            Some(selected) => Emphasis::Only(EntitySet::linked_with(plan, selected)),
            None => Emphasis::All,
        };
        let query = Query::new(&self.views[super::Form::Map as usize].filter);
        let mut matches = EntitySet::default();
        if !query.is_empty() {
            plan.all().filter(|e| query.matches_entity(plan, *e)).for_each(|e| matches.insert(e));
        }
        let view = View {
            size: Size { width, height },
            layers: self.map.layers,
            selected,
            emphasis: &emphasis,
            matches: &matches,
            lang: self.lang(),
            second: self.speech.second(),
            measure: self.measure,
            look: self.look,
        };
        self.map.model().map(|model| model.scene(plan, &view))
    }

    pub(super) fn map_items(&self, plan: &Plan) -> Vec<EntityRef> {
        self.map_scene(plan, self.drawn.map).map(|scene| scene.items().iter().map(|item| item.entity).collect()).unwrap_or_default()
    }
}
