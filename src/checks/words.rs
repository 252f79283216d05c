//! How findings speak of things: by their names, in both languages.

use crate::plan::file::Bi;
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::Safe;

/// A piece of a sentence in both languages.
#[derive(Clone, Debug, Default)]
pub(super) struct Both {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The piece with words before and after it, in Chinese and in English.
    pub(super) fn around(self, zh: (&str, &str), en: (&str, &str)) -> Both {
        Both {
            zh: format!("{}{}{}", zh.0, self.zh, zh.1),
            en: format!("{}{}{}", en.0, self.en, en.1),
        }
    }
}

/// So many things are named in a sentence; the others are counted.
const NAMED: usize = 8;

/// A thing by its name, in quotation marks.
pub(super) fn called(plan: &Plan, thing: EntityRef) -> Both {
    let name = &plan.get(thing).name;
    quoted(name.get(Lang::Zh).as_str(), name.get(Lang::En).as_str())
}

/// Words in quotation marks; those that stand in them already become inner ones.
pub(super) fn quoted(zh: &str, en: &str) -> Both {
    Both {
        zh: format!("“{}”", zh.replace('“', "‘").replace('”', "’")),
        en: format!("\"{}\"", en.replace('"', "'")),
    }
}

/// Things by their names, in quotation marks; many are cut short and counted.
pub(super) fn listed(plan: &Plan, things: &[EntityRef]) -> Both {
    let names = things.iter().map(|thing| called(plan, *thing));
    enumerated(names, things.len())
}

/// Pieces one after the other; many are cut short and counted.
pub(super) fn enumerated(pieces: impl Iterator<Item = Both>, count: usize) -> Both {
    let shown = if count > NAMED { NAMED - 1 } else { count };
    let mut all = Both::default();
    for (i, piece) in pieces.take(shown).enumerate() {
        if i > 0 {
            all.zh.push('、');
            all.en.push_str(", ");
        }
        all.zh.push_str(&piece.zh);
        all.en.push_str(&piece.en);
    }
    if shown < count {
        all.zh.push_str(&format!("等{count}项"));
        all.en.push_str(&format!(" and {} more", count - shown));
    }
    all
}

/// Words of the draft one after the other, as one text.
pub(super) fn joined<'p>(words: impl IntoIterator<Item = (&'p Safe, &'p Safe)>) -> Bi {
    let (mut zh, mut en) = (String::new(), String::new());
    for (chinese, english) in words {
        if !zh.is_empty() && !chinese.is_empty() {
            zh.push('、');
        }
        if !en.is_empty() && !english.is_empty() {
            en.push_str(", ");
        }
        zh.push_str(chinese.raw());
        en.push_str(english.raw());
    }
    Bi {
        zh: zh.into(),
        en: en.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_things_are_cut_short_and_counted() {
        let pieces = |count: usize| {
            let names = (0..count).map(|i| quoted(&i.to_string(), &i.to_string()));
            enumerated(names, count)
        };
        assert_eq!(pieces(2).en, "\"0\", \"1\"");
        assert_eq!(pieces(8).zh.matches('、').count(), 7);
        assert!(pieces(10).en.ends_with("\"6\" and 3 more"));
        assert!(pieces(10).zh.ends_with("“6”等10项"));
    }

    #[test]
    fn marks_within_marks_become_inner_ones() {
        let both = quoted("“星链”集聚区", "\"Starlink\" Cluster");
        assert_eq!(both.zh, "“‘星链’集聚区”");
        assert_eq!(both.en, "\"'Starlink' Cluster\"");
    }

    #[test]
    fn a_missing_side_leaves_no_separator() {
        let [a, b, none] = ["a", "b", ""].map(Safe::from);
        let words = joined([(&a, &a), (&none, &b), (&b, &none)]);
        assert_eq!((words.zh.as_str(), words.en.as_str()), ("a、b", "a, b"));
    }
}
