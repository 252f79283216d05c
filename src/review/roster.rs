//! Who the persons of a review are, and what proves that a journal is theirs.

use std::collections::BTreeMap;

use ron::extensions::Extensions;
use serde::Deserialize;

use super::{Hand, day};
use crate::plan::{Date, Lang};
use crate::text::Safe;

/// `roster.ron`: who takes part, until when, and how authorship is known. All of it optional.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roster {
    /// How authorship is known.
    pub authors: Authors,
    /// The persons, by the names of their users.
    pub users: BTreeMap<String, Member>,
    /// From when until when opinions are heard.
    pub round: Option<Round>,
}

/// How authorship is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authors {
    /// A folder that is shared: the author is the owner of the file.
    #[default]
    ByOwner,
    /// A folder that travels: the author is whom the file is named after, and nothing proves it.
    ByName,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Member {
    /// What the person is called.
    pub name: Safe,
    /// The unit for which the person speaks.
    pub unit: Safe,
    /// What the person may decide.
    pub role: Role,
    /// The ids of what the person was asked to review; empty is all of it.
    pub reviews: Vec<String>,
}

/// What a person may decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Has opinions.
    #[default]
    Reviewer,
    /// Decides on opinions.
    Drafter,
}

/// From when until when opinions are heard; both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The first day.
    #[serde(deserialize_with = "day::deserialize")]
    pub from: Date,
    /// The last day.
    #[serde(deserialize_with = "day::deserialize")]
    pub until: Date,
}

/// Why `roster.ron` is no roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, in Chinese and in English; of a text, what `ron` says in both.
    pub what: [Safe; 2],
}

/// Who wrote a record, and whether that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name of the user.
    pub user: Safe,
    /// Whether that is known.
    pub standing: Standing,
}

/// Whether it is known who wrote a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The file is the author's own, and only the author can write to it.
    Verified,
    /// The name of the file says so, and the roster lets names count.
    ByName,
    /// Nothing that is said counts.
    Doubtful(Doubt),
}

/// Why it is not known who wrote a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The file is owned by somebody else.
    Owner,
    /// Others may have put the file there, or written to it.
    Loose,
}

impl Standing {
    /// Whether what is said counts.
    pub fn counts(self) -> bool {
        !matches!(self, Standing::Doubtful(_))
    }

    /// What is said of it; nothing where all is well.
    pub fn label(self, lang: Lang) -> Option<&'static str> {
        match self {
            Standing::Verified => None,
            Standing::ByName => Some(lang.pick("未核实", "unverified")),
            Standing::Doubtful(Doubt::Owner) => Some(lang.pick(
                "未核实：文件不属于此用户，不计入",
                "unverified: another user owns the file; not counted",
            )),
            Standing::Doubtful(Doubt::Loose) => Some(lang.pick(
                "未核实：他人可能写过此文件，不计入",
                "unverified: others may have written to the file; not counted",
            )),
        }
    }
}

impl Roster {
    /// Reads `roster.ron`. A byte order mark before it is passed over.
    ///
    /// # Errors
    ///
    /// Where the text is no roster.
    pub fn parse(text: &str) -> Result<Roster, RosterError> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        options.from_str(text).map_err(|error| {
            let what = Safe::from(error.code.to_string());
            RosterError {
                line: error.span.start.line,
                column: error.span.start.col,
                what: [what.clone(), what],
            }
        })
    }

    /// Who wrote a journal. A second file of the same person is called `li.2`.
    pub fn author(&self, hand: &Hand) -> Author {
        let owns = |user: &str| hand.owner.as_deref() == Some(user) || hand.number == user;
        let known = |user: &str| match self.authors {
            Authors::ByOwner => owns(user),
            Authors::ByName => self.users.contains_key(user),
        };
        let first = first_of(&hand.stem).filter(|first| !known(&hand.stem) || known(first));
        let user = first.unwrap_or(&hand.stem);
        let standing = match self.authors {
            Authors::ByName => Standing::ByName,
            Authors::ByOwner if !owns(user) => Standing::Doubtful(Doubt::Owner),
            Authors::ByOwner if hand.loose => Standing::Doubtful(Doubt::Loose),
            Authors::ByOwner => Standing::Verified,
        };
        // One who wrote while the name could not be found out is the same person.
        let user = match &hand.owner {
            Some(owner) if hand.number == user => owner,
            _ => user,
        };
        let user = user.into();
        Author { user, standing }
    }

    /// What a user is called, with the unit: the name of the user where the roster says nothing.
    pub fn called(&self, user: &Safe) -> String {
        let member = self.users.get(user.raw());
        let said = |text: &Safe| Some(text.as_str().to_owned()).filter(|text| !text.is_empty());
        let name = member.and_then(|member| said(&member.name));
        let name = name.unwrap_or_else(|| user.as_str().to_owned());
        match member.and_then(|member| said(&member.unit)) {
            Some(unit) => format!("{name}, {unit}"),
            None => name,
        }
    }
}

/// The user of whom a name would be a further file: `li` of `li.2`.
fn first_of(stem: &str) -> Option<&str> {
    let (user, number) = stem.rsplit_once('.')?;
    let is_number = number.len() < 4 && number.parse::<u16>().is_ok_and(|number| number > 1);
    (is_number && !user.is_empty()).then_some(user)
}

impl RosterError {
    /// Where, what and what to do, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let (place, words) = (self.place(), self.words(lang));
        Safe::from(format!("{}: {}", place.raw(), words.raw()))
    }

    /// Where it is: `roster.ron:3:14`.
    pub fn place(&self) -> Safe {
        let RosterError { line, column, .. } = self;
        Safe::from(format!("roster.ron:{line}:{column}"))
    }

    /// What is wrong, and what follows from it.
    pub fn words(&self, lang: Lang) -> Safe {
        let [zh, en] = &self.what;
        Safe::from(lang.pick(
            format!("名册未采用，按文件属主认定作者：{}", zh.raw()),
            format!("read as if there were no roster: {}", en.raw()),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(stem: &str, owner: &str) -> Hand {
        Hand {
            stem: stem.into(),
            owner: Some(owner.into()),
            number: "uid1000".into(),
            loose: false,
        }
    }

    #[track_caller]
    fn check(roster: &str, hand: &Hand, user: &str, standing: Standing) {
        let author = Roster::parse(roster).unwrap().author(hand);
        let expected = Author {
            user: user.into(),
            standing,
        };
        assert_eq!(author, expected, "{hand:?}");
    }

    #[test]
    fn the_author_is_the_owner_of_the_file() {
        let doubt = |doubt| Standing::Doubtful(doubt);
        check("()", &hand("li", "li"), "li", Standing::Verified);
        check("\u{feff}()", &hand("li", "li"), "li", Standing::Verified);
        check("()", &hand("li.2", "li"), "li", Standing::Verified);
        check("()", &hand("li.2", "li.2"), "li.2", Standing::Verified);
        check("()", &hand("uid1000", "li"), "li", Standing::Verified);
        check("()", &hand("uid1001", "li"), "uid1001", doubt(Doubt::Owner));
        check("()", &hand("li", "wang"), "li", doubt(Doubt::Owner));
        check("()", &hand("li.2", "wang"), "li", doubt(Doubt::Owner));
        check("()", &hand("li.x", "li"), "li.x", doubt(Doubt::Owner));
        let loose = Hand {
            loose: true,
            ..hand("li", "li")
        };
        check("()", &loose, "li", doubt(Doubt::Loose));
        let unnamed = |stem| Hand {
            owner: None,
            ..hand(stem, "li")
        };
        check("()", &unnamed("li"), "li", doubt(Doubt::Owner));
        check("()", &unnamed("uid1000"), "uid1000", Standing::Verified);
    }

    #[test]
    fn in_a_folder_that_travels_names_count_and_are_marked() {
        let roster = r#"(authors: by_name, users: {"li": (unit: "商务委"), "wang.2": ()})"#;
        check(roster, &hand("li", "root"), "li", Standing::ByName);
        check(roster, &hand("li.2", "root"), "li", Standing::ByName);
        check(roster, &hand("wang.2", "root"), "wang.2", Standing::ByName);
        assert_eq!(Standing::ByName.label(Lang::En), Some("unverified"));
        assert!(Standing::ByName.counts());
    }

    #[test]
    fn a_roster_says_who_is_who() {
        let roster = r#"(
            users: {
                "li": (name: "李工", unit: "区商务委", role: drafter, reviews: ["industry.finance"]),
            },
            round: (from: "2025-11-01", until: "2025-11-30"),
        )"#;
        let roster = Roster::parse(roster).unwrap();
        assert_eq!(roster.called(&"li".into()), "李工, 区商务委");
        assert_eq!(roster.called(&"wang".into()), "wang");
        assert_eq!(roster.users["li"].role, Role::Drafter);
        assert_eq!(roster.round.unwrap().until.to_string(), "2025-11-30");
    }

    #[test]
    fn what_is_no_roster_is_named_with_its_place() {
        for (text, place) in [
            ("(authors: by_guess)", "roster.ron:1:"),
            ("(\n  usres: {})", "roster.ron:2:"),
            (
                "(round: (from: \"2025-11-01\", until: \"2025-13-01\"))",
                "roster.ron:1:",
            ),
        ] {
            let error = Roster::parse(text).unwrap_err();
            for lang in [Lang::Zh, Lang::En] {
                let message = error.message(lang);
                assert!(message.as_str().starts_with(place), "{message}");
            }
        }
    }
}
