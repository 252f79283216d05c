//! The kinds of things in a plan, and the facts that only each kind has.

use serde::{Deserialize, Serialize};

use super::{Basis, Bi, Document, Id, Line, Said, Sort, Table};
use crate::plan::Locator;
use crate::text::Safe;

/// What kind of thing an entity is, with the facts of that kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Facts {
    /// The plan itself.
    Plan(Box<PlanFacts>),
    /// A section of the draft; its own locator is the first of its places.
    Section(Section),
    /// A guiding principle.
    Principle,
    /// A goal of the positioning.
    Goal,
    /// A town or a subdistrict.
    Town(Town),
    /// A layer of the industry system.
    Layer(Layer),
    /// An industry: of the frame if it is part of a layer, outside the frame if not.
    Industry(Industry),
    /// A core of the spatial system.
    Core(Unit),
    /// An axis of the spatial system.
    Axis(Unit),
    /// A zone of the spatial system.
    Zone(Unit),
    /// A support of the spatial system.
    Support(Unit),
    /// A tier of service centers.
    Tier(Tier),
    /// A named service center.
    Center,
    /// A metro line, a road, a railway.
    Line(Line),
    /// A cluster.
    Cluster(Unit),
    /// A project.
    Project(Box<Project>),
    /// A park, building, scenic site or the like that is named but stands in no table.
    Facility(Sort),
    /// A platform.
    Platform(Sort),
    /// An event.
    Event(Sort),
    /// A program or scheme.
    Program(Sort),
    /// A target, with a number or without.
    Target(Box<Target>),
    /// A key action.
    Action(Box<Duty>),
    /// A measure of an action or a safeguard.
    Measure(Box<Duty>),
    /// A safeguard.
    Safeguard(Box<Duty>),
    /// A dimension of the assessment.
    Dimension(Dimension),
    /// A document that the draft rests on or names.
    Document(Box<Document>),
    /// A body, institution, company or association.
    Organization(Sort),
    /// A place outside the towns: a city, a hub, a corridor.
    Place(Sort),
    /// A term or slogan that the draft uses as a name.
    Term,
    /// A table.
    Table(Box<Table>),
    /// A figure.
    Figure(Figure),
    /// A mention of several things at once: "the six towns".
    Collective,
    /// A number that the draft states of things: "eight industries".
    Count(Count),
}

/// Facts of the plan itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFacts {
    /// The state of the document: "draft submitted for approval".
    pub state: Bi,
    /// The district whose plan it is.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub district: Bi,
    /// Over what its maker has authority: the district as a thing of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Named>,
    /// The horizon, in the draft's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Horizon>,
    /// The years from which to which it runs, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Said>,
    /// The day of the draft, if it bears one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Said>,
}

/// Facts of a section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// How many enumerated points, or else paragraphs, can be told apart below the heading.
    #[serde(default)]
    pub parts: u8,
}

/// Facts of a town.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Town {
    /// Town or subdistrict.
    pub rank: TownRank,
    /// What the prose says of it, apart from the tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prose: Option<Prose>,
}

/// The administrative rank of a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TownRank {
    /// A town.
    Town,
    /// A subdistrict.
    Subdistrict,
}

/// What the prose says of a town's direction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// Where it says so.
    pub at: Vec<Locator>,
    /// What the town is to be, in the draft's words.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub position: Bi,
    /// What it leans on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relies_on: Vec<Named>,
    /// The industries it is built around.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Named>,
    /// The services it is to develop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<Named>,
}

/// A term of the draft, verbatim, with the thing that it names if it names one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The words as the draft has them.
    pub zh: Safe,
    /// The words in English.
    #[serde(default)]
    pub en: Safe,
    /// The thing, if it is an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<Id>,
    /// How it is known that the words name this thing.
    #[serde(default, skip_serializing_if = "Basis::is_stated")]
    pub basis: Basis,
    /// Where the words stand, if not where the thing that carries them does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Locator>,
}

/// Facts of a layer of the industry system.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Its sign in the formula: 5, 4 or X.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub sign: Safe,
    /// What it is made of, where these are no industries of the frame.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Named>,
}

/// Facts of an industry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// Its segments, forms and fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Named>,
    /// The industries that it is to serve or draw on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Named>,
}

/// Facts of a spatial unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Extent or course, in the draft's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Said>,
    /// The industries and functions that it is to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub industries: Vec<Named>,
    /// The unit that answers for it, for all towns over which it reaches, if the draft names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<Said>,
}

/// Facts of a tier of service centers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The planning radius.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius: Option<Quantity>,
    /// What it is to mend or to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Said>,
}

/// A number or a range with its unit and its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The lower bound, or the number itself.
    pub low: f64,
    /// The upper bound of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// The unit.
    pub unit: Bi,
    /// The draft's words.
    pub words: Said,
}

/// Facts of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// What a name is qualified by: the plots in brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Said>,
    /// The stage, if the draft gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Said>,
    /// What it is to cost and who pays, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<Said>,
    /// The lead unit, if the draft gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<Said>,
}

/// Facts of a target. What the draft does not give stays absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// How the value is to be read.
    pub operator: Operator,
    /// The number, or the lower bound of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The upper bound of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub unit: Bi,
    /// The quantity of which it is a value, where the draft has more than one value of it.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub quantity: Bi,
    /// The kinds of things that its one number takes together: "teams", "projects".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Named>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Horizon>,
    /// A level, a sum, a growth.
    pub form: TargetForm,
    /// The words that say how firmly it is meant: "strive for".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Said>,
    /// The area that it holds for, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Said>,
    /// Every place where it is stated, with its words.
    pub stated: Vec<Said>,
    /// The value to start from, if the draft gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Said>,
    /// How it is counted, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Said>,
    /// An official class that its words name, which others count by rules of their own: "above designated size".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<Said>,
    /// The unit that answers for it, if the draft names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<Said>,
}

/// How the value of a target is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operator {
    /// At least: ≥.
    AtLeast,
    /// Exactly: =.
    Exactly,
    /// About: ≈.
    About,
    /// From one bound to the other.
    Range,
    /// A direction without a number.
    Trend,
}

/// What the value of a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TargetForm {
    /// A state at the horizon.
    Level,
    /// A sum over a time.
    Cumulative,
    /// A growth averaged over years.
    YearlyGrowth,
    /// A growth against the year before.
    YearOnYear,
}

/// By when something is to be reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Horizon {
    /// The draft's words: "by 2025".
    pub words: Bi,
    /// The day that we read out of them, `2025-12-31`. Ours, not the draft's; none where they give no year.
    #[serde(default, skip_serializing_if = "Safe::is_empty")]
    pub read_as: Safe,
    /// From when on, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Bi>,
    /// A window that the draft gives with it: "in five years".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Bi>,
}

/// Facts of an action, a measure or a safeguard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The unit that answers for it, if the draft names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<Said>,
    /// By when, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Said>,
    /// The day that we read out of the deadline, `2025-12-31`. Ours, not the draft's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Safe>,
    /// What it promises to set up or draw up, if it promises an instrument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Said>,
    /// The stage of the projects that it is meant for, where it sorts them by stage: "under construction".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Said>,
    /// The area on which it is to act, where its own words say one: "the whole city".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Named>,
    /// What an action is about, as its name and its opening say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Named>,
}

/// Facts of a dimension of the assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The weight, if the draft gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

/// Facts of a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What can be read in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Named>,
    /// Whether the picture itself can be read in our source.
    #[serde(default, skip_serializing_if = "Legibility::is_legible")]
    pub legibility: Legibility,
}

/// Whether a picture can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Legibility {
    /// All of it can be read.
    #[default]
    Legible,
    /// Some labels can be read.
    Labels,
    /// Only the caption can be read.
    Illegible,
}

impl Legibility {
    /// Whether all of it can be read.
    pub fn is_legible(&self) -> bool {
        *self == Legibility::Legible
    }
}

/// Facts of a stated count. What it takes in is linked with `TakesIn`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The number stated.
    pub number: u32,
    /// What is counted.
    pub of: Bi,
    /// The members that the draft lists beside it, verbatim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Named>,
}
