//! Facts of things of which little more than the sort matters: named things, documents, lines.

use serde::{Deserialize, Serialize};

use super::{Bi, Said};
use crate::plan::Locator;
use crate::text::Safe;

/// Facts of a named thing of which only the sort matters: "industrial internet platform".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// What sort of thing it is, in a word or two.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub sort: Bi,
    /// The words that promise it, where it is to be built, founded or drawn up: "build a demonstration base".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Said>,
    /// Whether its name is the official one of a body or place outside the plan, to be cited whole.
    #[serde(default, skip_serializing_if = "is_false")]
    pub official: bool,
    /// Whether it is a status that the draft says somebody has; what gave it is linked with `Cites`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub claimed: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// Facts of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What sort of document it is, in a word or two.
    #[serde(default, skip_serializing_if = "Bi::is_empty")]
    pub sort: Bi,
    /// The words that promise it, where it is to be built, founded or drawn up: "build a demonstration base".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Said>,
    /// The number under which it was issued, if the draft gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Said>,
    /// When it was issued, if the draft says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Said>,
}

/// Facts of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What runs on it.
    pub mode: LineMode,
    /// Its state, in the draft's words: "planned".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Said>,
    /// The stages in which the draft speaks of it, place by place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<LineStage>,
}

/// How far a line is where the draft speaks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineStage {
    /// How far it is there.
    pub is: Stage,
    /// The words from which we read that.
    #[serde(default)]
    pub zh: Safe,
    /// The words in English.
    #[serde(default)]
    pub en: Safe,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Locator>,
}

/// How far something that is built has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// It is there and used.
    InUse,
    /// It is being built or changed.
    UnderWay,
    /// It is to come.
    Planned,
}

/// What runs on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineMode {
    /// Metro trains.
    Metro,
    /// Road traffic.
    Road,
    /// Trains.
    Rail,
}
