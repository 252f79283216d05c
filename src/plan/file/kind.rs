//! The kind of an entity, without its facts.

use serde::{Deserialize, Serialize};

use super::Facts;

/// The kind of an entity without its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "each is explained at the variant of Facts with the same name"
)]
pub enum Kind {
    Plan,
    Section,
    Principle,
    Goal,
    Town,
    Layer,
    Industry,
    Core,
    Axis,
    Zone,
    Support,
    Tier,
    Center,
    Line,
    Cluster,
    Project,
    Facility,
    Platform,
    Event,
    Program,
    Target,
    Action,
    Measure,
    Safeguard,
    Dimension,
    Document,
    Organization,
    Place,
    Term,
    Table,
    Figure,
    Collective,
    Count,
}

impl Facts {
    /// The kind.
    pub fn kind(&self) -> Kind {
        match self {
            Facts::Plan(_) => Kind::Plan,
            Facts::Section(_) => Kind::Section,
            Facts::Principle => Kind::Principle,
            Facts::Goal => Kind::Goal,
            Facts::Town(_) => Kind::Town,
            Facts::Layer(_) => Kind::Layer,
            Facts::Industry(_) => Kind::Industry,
            Facts::Core(_) => Kind::Core,
            Facts::Axis(_) => Kind::Axis,
            Facts::Zone(_) => Kind::Zone,
            Facts::Support(_) => Kind::Support,
            Facts::Tier(_) => Kind::Tier,
            Facts::Center => Kind::Center,
            Facts::Line(_) => Kind::Line,
            Facts::Cluster(_) => Kind::Cluster,
            Facts::Project(_) => Kind::Project,
            Facts::Facility(_) => Kind::Facility,
            Facts::Platform(_) => Kind::Platform,
            Facts::Event(_) => Kind::Event,
            Facts::Program(_) => Kind::Program,
            Facts::Target(_) => Kind::Target,
            Facts::Action(_) => Kind::Action,
            Facts::Measure(_) => Kind::Measure,
            Facts::Safeguard(_) => Kind::Safeguard,
            Facts::Dimension(_) => Kind::Dimension,
            Facts::Document(_) => Kind::Document,
            Facts::Organization(_) => Kind::Organization,
            Facts::Place(_) => Kind::Place,
            Facts::Term => Kind::Term,
            Facts::Table(_) => Kind::Table,
            Facts::Figure(_) => Kind::Figure,
            Facts::Collective => Kind::Collective,
            Facts::Count(_) => Kind::Count,
        }
    }
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Kind; 33] = [
        Kind::Plan,
        Kind::Section,
        Kind::Principle,
        Kind::Goal,
        Kind::Town,
        Kind::Layer,
        Kind::Industry,
        Kind::Core,
        Kind::Axis,
        Kind::Zone,
        Kind::Support,
        Kind::Tier,
        Kind::Center,
        Kind::Line,
        Kind::Cluster,
        Kind::Project,
        Kind::Facility,
        Kind::Platform,
        Kind::Event,
        Kind::Program,
        Kind::Target,
        Kind::Action,
        Kind::Measure,
        Kind::Safeguard,
        Kind::Dimension,
        Kind::Document,
        Kind::Organization,
        Kind::Place,
        Kind::Term,
        Kind::Table,
        Kind::Figure,
        Kind::Collective,
        Kind::Count,
    ];

    /// The word that begins the ids of this kind.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Section => "section",
            Kind::Principle => "principle",
            Kind::Goal => "goal",
            Kind::Town => "town",
            Kind::Layer => "layer",
            Kind::Industry => "industry",
            Kind::Core => "core",
            Kind::Axis => "axis",
            Kind::Zone => "zone",
            Kind::Support => "support",
            Kind::Tier => "tier",
            Kind::Center => "center",
            Kind::Line => "line",
            Kind::Cluster => "cluster",
            Kind::Project => "project",
            Kind::Facility => "facility",
            Kind::Platform => "platform",
            Kind::Event => "event",
            Kind::Program => "program",
            Kind::Target => "target",
            Kind::Action => "action",
            Kind::Measure => "measure",
            Kind::Safeguard => "safeguard",
            Kind::Dimension => "dimension",
            Kind::Document => "document",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Term => "term",
            Kind::Table => "table",
            Kind::Figure => "figure",
            Kind::Collective => "collective",
            Kind::Count => "count",
        }
    }
}
