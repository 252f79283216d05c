//! The shape of `plan.ron`: what a person writes, field by field.
//!
//! Everything here is plain data. Unknown fields are refused, so that a misspelt one is never lost in
//! silence; whatever may be absent has a default, so that a file need not say what it does not know.

mod facts;
mod kind;
mod sorts;
mod table;

use serde::{Deserialize, Serialize};

use super::Locator;
use crate::text::Safe;

pub use facts::*;
pub use kind::Kind;
pub use sorts::*;
pub use table::*;

/// A whole plan file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// Version of this shape; 1 today.
    pub format: u32,
    /// Everything the draft speaks of, in the order in which it is to be listed.
    pub entities: Vec<Entity>,
    /// Schematic positions. Not from the draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
    /// The stops of a walkthrough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tour: Vec<Stop>,
}

/// The name by which people type, cite and link a thing: `town.sijing`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub Safe);

impl Id {
    /// The id as it is shown; in a sound plan also as it is written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The id as the file writes it: what references are resolved by.
    pub fn raw(&self) -> &str {
        self.0.raw()
    }
}

/// A text in Chinese and in English. A side that is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bi {
    /// The Chinese text.
    #[serde(default)]
    pub zh: Safe,
    /// The English text.
    #[serde(default)]
    pub en: Safe,
}

impl Bi {
    /// Whether neither language has a text.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// Words of the draft, verbatim in Chinese, with the places where they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The words as the draft has them.
    #[serde(default)]
    pub zh: Safe,
    /// The words in English.
    #[serde(default)]
    pub en: Safe,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Locator>,
    /// How it is known that these words mean this thing.
    #[serde(default, skip_serializing_if = "Basis::is_stated")]
    pub basis: Basis,
}

/// One thing that the draft speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// What it is cited by; begins with the word of its kind.
    pub id: Id,
    /// Its name: in Chinese as the draft has it.
    pub name: Bi,
    /// A shorter name for maps and narrow columns, where the name is long. Ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Bi>,
    /// Other names that the draft gives it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Said>,
    /// Where it stands in the draft; the most telling place first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Locator>,
    /// The thing of which it is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// What the draft says of it, condensed in our own words.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub text: Bi,
    /// The deciding words of the draft, verbatim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Said>,
    /// What it has to do with other things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What kind of thing it is, and the facts that only this kind has.
    pub is: Facts,
}

/// A link as written: from the entity that carries it to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The other thing.
    pub to: Id,
    /// What the one is to the other.
    #[serde(rename = "as")]
    pub relation: Relation,
    /// Where the draft says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Locator>,
    /// How it is known.
    #[serde(default, skip_serializing_if = "Basis::is_stated")]
    pub basis: Basis,
    /// The words that carry it, where they matter.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub words: Bi,
}

/// How a link, a name or a cell is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Basis {
    /// The draft says so.
    #[default]
    Stated,
    /// Read from a name or from a merged cell.
    Inferred,
    /// Perhaps so: for a person to decide.
    Suspected,
    /// A person has decided so.
    Confirmed,
}

impl Basis {
    /// Whether the draft says so.
    pub fn is_stated(&self) -> bool {
        *self == Basis::Stated
    }

    /// How what rests on both is known: no better than the one that is known less well.
    pub fn weaker(self, other: Basis) -> Basis {
        std::cmp::max_by_key(self, other, |basis| basis.doubt())
    }

    /// How much doubt there is: none where a person has decided, least where the draft says so.
    pub(super) fn doubt(self) -> u8 {
        match self {
            Basis::Confirmed => 0,
            Basis::Stated => 1,
            Basis::Inferred => 2,
            Basis::Suspected => 3,
        }
    }
}

/// What one thing is to another, read from the one that carries the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// Is a part of: written as the field `of`, never as a link.
    PartOf,
    /// A project, cluster or facility stands in a town or place.
    LocatedIn,
    /// A project belongs to a cluster.
    BelongsTo,
    /// A project, cluster or facility stands in the core, on an axis or in a zone.
    StandsIn,
    /// A spatial unit, a tier or a line covers or reaches a town or place.
    Covers,
    /// An axis runs along a line.
    RunsAlong,
    /// A town or project has this as a lead industry.
    LeadsWith,
    /// A town, unit, project or action is to develop this industry.
    Develops,
    /// A measure, program or industry serves a target or goal.
    Serves,
    /// Something is to be carried by a facility, platform or project.
    ReliesOn,
    /// A clause names a thing.
    Names,
    /// A clause cites a document.
    Cites,
    /// A clause involves an organization.
    Involves,
    /// A figure or a table shows a thing.
    Shows,
    /// A collective mention or a stated count takes in a thing.
    TakesIn,
    /// An industry is a branch of another.
    BranchOf,
    /// Perhaps the same thing under another name.
    MaybeSame,
}

impl Relation {
    /// All relations, in the order in which they are listed.
    pub const ALL: [Relation; 17] = [
        Relation::PartOf,
        Relation::LocatedIn,
        Relation::BelongsTo,
        Relation::StandsIn,
        Relation::Covers,
        Relation::RunsAlong,
        Relation::LeadsWith,
        Relation::Develops,
        Relation::Serves,
        Relation::ReliesOn,
        Relation::Names,
        Relation::Cites,
        Relation::Involves,
        Relation::Shows,
        Relation::TakesIn,
        Relation::BranchOf,
        Relation::MaybeSame,
    ];
}

/// Schematic positions on a grid of 0–100, x to the east and y to the south. Not from the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geometry {
    /// What a reader must know of it: schematic, not surveyed.
    pub note: Bi,
    /// Where the towns lie.
    #[serde(default)]
    pub towns: Vec<Spot>,
    /// The course of axes and transport lines.
    #[serde(default)]
    pub lines: Vec<Shape>,
    /// The extent of cores and zones, as outlines.
    #[serde(default)]
    pub areas: Vec<Shape>,
    /// What lies beyond the edge, to give directions.
    #[serde(default)]
    pub marks: Vec<Mark>,
}

/// A thing at a point of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// The thing.
    pub id: Id,
    /// From the western edge, 0–100.
    pub x: f32,
    /// From the northern edge, 0–100.
    pub y: f32,
}

/// A thing with a course or an outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// The thing.
    pub id: Id,
    /// Its points, in order.
    pub points: Vec<(f32, f32)>,
}

/// A name at the edge of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The name.
    pub name: Bi,
    /// From the western edge, 0–100.
    pub x: f32,
    /// From the northern edge, 0–100.
    pub y: f32,
    /// The thing it stands for, if the draft speaks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
}

/// A stop of the walkthrough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// The question that it answers.
    pub title: Bi,
    /// Where to stand: an address, `ID[@TAB.FORM][+LENS]`.
    pub place: Safe,
    /// What to show of the pane: list and card, list, card.
    #[serde(default)]
    pub zoom: Zoom,
    /// What to say.
    pub say: Bi,
    /// How long, in minutes.
    pub minutes: u32,
}

/// How much of the body the list and the card take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Zoom {
    /// List and card.
    #[default]
    Both,
    /// The list alone.
    List,
    /// The card alone.
    Card,
}
