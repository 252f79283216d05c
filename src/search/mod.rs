//! Finding things by any of their names.
//!
//! Pure: knows the plan and text, nothing of screens or keys.

use crate::plan::file::Entity;
use crate::plan::{EntityRef, Plan};
use crate::text::fold;

/// What somebody looks for: words that must all occur, in any order, upper or lower case, full-width
/// or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads a query as it is typed.
    pub fn new(text: &str) -> Query {
        Query {
            words: normal(text).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in one of the texts.
    pub fn matches<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let mut missing: Vec<&String> = self.words.iter().collect();
        for text in texts {
            if missing.is_empty() {
                break;
            }
            let text = normal(text);
            missing.retain(|word| !text.contains(word.as_str()));
        }
        missing.is_empty()
    }

    /// Whether a thing is meant: by its id or any of its names.
    pub fn matches_entity(&self, plan: &Plan, entity: EntityRef) -> bool {
        self.matches(names(plan.get(entity)))
    }

    /// Whether a row of a table is meant: by the words of its cells.
    pub fn matches_row(&self, plan: &Plan, table: EntityRef, row: usize) -> bool {
        let columns = plan.table(table).map_or(0, |facts| facts.columns.len());
        let cells = (0..columns).filter_map(|column| plan.cell(table, row, column));
        self.matches(cells.flat_map(|view| [view.cell.zh.as_str(), view.cell.en.as_str()]))
    }
}

/// The id and every name of an entity.
fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    let short = entity
        .short
        .iter()
        .flat_map(|short| [short.zh.as_str(), short.en.as_str()]);
    let others = entity
        .names
        .iter()
        .flat_map(|name| [name.zh.as_str(), name.en.as_str()]);
    [
        entity.id.as_str(),
        entity.name.zh.as_str(),
        entity.name.en.as_str(),
    ]
    .into_iter()
    .chain(short)
    .chain(others)
}

fn normal(text: &str) -> String {
    fold(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_in_any_order_and_case() {
        let texts = [
            "project.g60-cloud-corridor",
            "G60科创云廊",
            "G60 Sci-Tech Cloud Corridor",
        ];
        for (query, expected) in [
            ("", true),
            ("g60", true),
            ("CLOUD g60", true),
            ("云廊", true),
            ("Ｇ６０", true),
            ("云廊 corridor", true),
            ("cloud town", false),
        ] {
            assert_eq!(Query::new(query).matches(texts), expected, "{query}");
        }
    }
}
