//! What is wanted of a map, and the words for what stands on it.

use serde::{Deserialize, Serialize};

use super::{Emphasis, EntitySet, Look};
use crate::plan::file::LineMode;
use crate::plan::{EntityRef, Label, Lang};
use crate::text::Measure;

/// What is wanted of a map.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The room, in cells.
    pub size: Size,
    /// What is shown besides the towns.
    pub layers: Layers,
    /// The thing that is brought out, of any kind.
    pub selected: Option<EntityRef>,
    /// What concerns the reader; the rest is dim.
    pub emphasis: &'a Emphasis,
    /// What a search has found.
    pub matches: &'a EntitySet,
    /// The language of the names.
    pub lang: Lang,
    /// The language of second names, where there is room for them.
    pub second: Option<Lang>,
    /// How columns are counted.
    pub measure: Measure,
    /// Which characters are drawn.
    pub look: Look,
}

/// No screen is larger; who asks for more gets this.
const LARGEST: u16 = 1000;

impl<'a> View<'a> {
    /// The same of a size that a screen can have, with signs that take one column as columns are counted.
    pub(super) fn within_reason(&self) -> View<'a> {
        View {
            size: Size {
                width: self.size.width.min(LARGEST),
                height: self.size.height.min(LARGEST),
            },
            look: self.look.fitting(self.measure),
            ..*self
        }
    }
}

/// A room in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A part of the map that can be shown or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named as the kinds of things that it shows")]
pub enum MapLayer {
    Core,
    Axes,
    Zones,
    Clusters,
    Projects,
    Centers,
    Lines,
}

impl MapLayer {
    /// All layers, in the order in which they are listed.
    pub const ALL: [MapLayer; 7] = [
        MapLayer::Core,
        MapLayer::Axes,
        MapLayer::Zones,
        MapLayer::Clusters,
        MapLayer::Projects,
        MapLayer::Centers,
        MapLayer::Lines,
    ];

    /// What the layer is called.
    pub fn label(self, lang: Lang) -> &'static str {
        let label = match self {
            MapLayer::Core => Label::new("核心", "core"),
            MapLayer::Axes => Label::new("轴线", "axes"),
            MapLayer::Zones => Label::new("组团", "zones"),
            MapLayer::Clusters => Label::new("集聚区", "clusters"),
            MapLayer::Projects => Label::new("项目", "projects"),
            MapLayer::Centers => Label::new("中心", "centers"),
            MapLayer::Lines => Label::new("线路", "lines"),
        };
        label.get(lang)
    }
}

/// Which layers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers(u8);

impl Layers {
    /// Towns alone.
    pub const NONE: Layers = Layers(0);

    /// Every layer.
    pub fn all() -> Layers {
        MapLayer::ALL.into_iter().collect()
    }

    /// Whether a layer is shown.
    pub fn shows(self, layer: MapLayer) -> bool {
        self.0 & Layers::bit(layer) != 0
    }

    /// The same with one layer shown if it was not, and the other way round.
    #[must_use]
    pub fn toggled(self, layer: MapLayer) -> Layers {
        Layers(self.0 ^ Layers::bit(layer))
    }

    fn bit(layer: MapLayer) -> u8 {
        1 << layer as u8
    }
}

impl Default for Layers {
    /// What makes a picture at first sight: core, axes, lines and clusters.
    fn default() -> Layers {
        [
            MapLayer::Core,
            MapLayer::Axes,
            MapLayer::Lines,
            MapLayer::Clusters,
        ]
        .into_iter()
        .collect()
    }
}

impl FromIterator<MapLayer> for Layers {
    fn from_iter<I: IntoIterator<Item = MapLayer>>(layers: I) -> Layers {
        Layers(
            layers
                .into_iter()
                .fold(0, |bits, layer| bits | Layers::bit(layer)),
        )
    }
}

/// What a sign or a name on the map stands for. Its colour follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A town at its place.
    Town,
    /// A town for which the plan gives no position.
    Unplaced,
    /// A cluster.
    Cluster,
    /// A project.
    Project,
    /// A service center.
    Center,
    /// A thing of another kind that was brought out.
    Other,
    /// A core.
    Core,
    /// A zone; the number tells zones apart.
    Zone(u8),
    /// An axis; the number tells axes apart.
    Axis(u8),
    /// A transport line.
    Line(LineMode),
    /// A name at the edge, for direction.
    Mark,
    /// A remark about the picture itself: the legend, what is missing.
    Remark,
}

/// Whether a cell is sign or writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// A point, a line, the texture of an area.
    Sign,
    /// A name.
    Name,
    /// A name in the second language.
    Second,
    /// How many names had no room.
    Count,
    /// The marker of the selected thing.
    Marker,
}

/// How much a thing is brought out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It does not concern the reader.
    Dim,
    /// As it is.
    Plain,
    /// It is linked with the selected thing.
    Linked,
    /// It is the selected thing.
    Selected,
}

/// What a cell or a caption is: everything that its style follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapRole {
    /// What it stands for.
    pub part: Part,
    /// Sign or writing.
    pub ink: Ink,
    /// How much it is brought out.
    pub tone: Tone,
    /// Whether a search has found it.
    pub matched: bool,
}
