//! Days in records and in the roster, written `2025-12-31`.

use serde::{Deserialize, Deserializer, Serializer, de};

use crate::plan::Date;

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text)
        .ok_or_else(|| de::Error::custom(format!("{text:?} is no day; write 2025-12-31")))
}

/// Days that may be missing.
pub(super) mod optional {
    use super::*;

    pub(in crate::review) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }

    pub(in crate::review) fn serialize<S: Serializer>(
        day: &Option<Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }
}
