//! Which fields the groups of a plan file have, asked of the groups themselves.

use ron::error::Error;
use serde::de::DeserializeOwned;

use super::options;
use crate::plan::file::{
    Bi, Cell, Column, Entity, Facts, Geometry, Horizon, Link, Mark, Named, PlanFile, Prose,
    Quantity, Said, Shape, Spot, Stop,
};

/// The fields of a group by the name that the reader has for it; none for one it has not.
pub(super) fn fields(group: &str) -> &'static [&'static str] {
    match group {
        "PlanFile" => ask::<PlanFile>(NO_FIELD),
        "Entity" => ask::<Entity>(NO_FIELD),
        "Bi" => ask::<Bi>(NO_FIELD),
        "Said" => ask::<Said>(NO_FIELD),
        "Named" => ask::<Named>(NO_FIELD),
        "Link" => ask::<Link>(NO_FIELD),
        "Prose" => ask::<Prose>(NO_FIELD),
        "Quantity" => ask::<Quantity>(NO_FIELD),
        "Horizon" => ask::<Horizon>(NO_FIELD),
        "Column" => ask::<Column>(NO_FIELD),
        "Cell" => ask::<Cell>(NO_FIELD),
        "Geometry" => ask::<Geometry>(NO_FIELD),
        "Spot" => ask::<Spot>(NO_FIELD),
        "Shape" => ask::<Shape>(NO_FIELD),
        "Mark" => ask::<Mark>(NO_FIELD),
        "Stop" => ask::<Stop>(NO_FIELD),
        _ => &[],
    }
}

/// The fields of the group or groups that stand behind a field, where that is one kind of group.
pub(super) fn fields_behind(field: &str) -> &'static [&'static str] {
    fields(match field {
        "entities" => "Entity",
        "geometry" => "Geometry",
        "tour" => "Stop",
        "links" => "Link",
        "columns" => "Column",
        "prose" => "Prose",
        "horizon" => "Horizon",
        "radius" => "Quantity",
        "towns" => "Spot",
        "lines" | "areas" => "Shape",
        "marks" => "Mark",
        _ => "",
    })
}

/// The fields of the facts of a kind; none for a word that is no kind.
pub(super) fn fields_of_kind(word: &str) -> &'static [&'static str] {
    ask::<Facts>(&format!("{word}{NO_FIELD}"))
}

/// A group with a field that no group has.
const NO_FIELD: &str = "(_: 0)";

/// What a type says of its fields when it is given one that it does not have.
fn ask<T: DeserializeOwned>(text: &str) -> &'static [&'static str] {
    match options().from_str::<T>(text).map_err(|error| error.code) {
        Err(Error::NoSuchStructField { expected, .. }) => expected,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_know_their_fields() {
        for group in [
            "PlanFile", "Entity", "Bi", "Said", "Named", "Link", "Prose", "Quantity", "Horizon",
            "Column", "Cell", "Geometry", "Spot", "Shape", "Mark", "Stop",
        ] {
            assert!(!fields(group).is_empty(), "{group}");
        }
        assert!(fields("Entity").contains(&"name"));
        assert!(fields_of_kind("Target").contains(&"operator"));
        for word in ["Goal", "Nothing", "", "Target(low: 1)", "(("] {
            assert!(fields_of_kind(word).is_empty(), "{word}");
        }
    }
}
