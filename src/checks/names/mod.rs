//! TRM: what things are called.

mod closed_set_differs;
mod maybe_one;
mod maybe_two;
mod name_varies;
mod official_name;
mod one_name_for_two;

use super::Rule;
use super::words::{self, Both};
use crate::plan::Lang;
use crate::plan::file::{Bi, Said};

pub(super) const RULES: &[&Rule] = &[
    &closed_set_differs::RULE,
    &name_varies::RULE,
    &maybe_one::RULE,
    &maybe_two::RULE,
    &official_name::RULE,
    &one_name_for_two::RULE,
];

/// Other names of what is called `own`, each in quotation marks with the places where it stands.
fn with_places(names: &[&Said], own: &Bi) -> Both {
    let pieces = names.iter().map(|name| {
        let mut both = words::quoted(name.zh.as_str(), name.en.as_str());
        // Two names in Chinese may be one in English.
        if name.en.raw().eq_ignore_ascii_case(own.en.raw()) {
            both.en = "another Chinese name of the same meaning".into();
        }
        if !name.at.is_empty() {
            let places = |lang| {
                let places = name.at.iter().map(|at| at.label(lang).to_string());
                places.collect::<Vec<_>>()
            };
            both.zh
                .push_str(&format!("（{}）", places(Lang::Zh).join("、")));
            both.en
                .push_str(&format!(" ({})", places(Lang::En).join(", ")));
        }
        both
    });
    words::enumerated(pieces, names.len())
}
