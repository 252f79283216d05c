//! What a rule found: where, what, and the words it saw.

use std::fmt;

use super::{Rule, Severity};
use crate::plan::file::{Bi, Named, Said};
use crate::plan::lexer::Place;
use crate::plan::{EntityRef, Lang, Locator, Plan};
use crate::text::{Fnv, Safe};

/// One fault of the plan, found by a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is cited by.
    pub id: FindingId,
    /// The rule that found it: says why it matters and what clears it.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The thing that has the fault; none where the file as a whole has it.
    pub entity: Option<EntityRef>,
    /// The field of the thing in which to mend it, as the file spells it.
    pub field: &'static str,
    /// Where that stands in the file, if reading the plan has found it; else [`places`](super::places) does.
    pub place: Option<Place>,
    /// The places that it saw, at most two, with the words that stand there.
    pub sides: Vec<Side>,
    /// What is wrong, in a sentence without a full stop.
    pub what: Bi,
}

impl Finding {
    /// The code of the rule.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// Why it matters, in a sentence.
    pub fn why(&self, lang: Lang) -> &'static str {
        self.rule.why.get(lang)
    }

    /// What would clear it, in a sentence.
    pub fn clears(&self, lang: Lang) -> &'static str {
        self.rule.remedy.get(lang)
    }
}

/// A finding's name: the rule, the thing, and a hash of what was seen, `PRJ-01:project.mill:9f3a2c41`.
///
/// It stays the same across loads, releases and languages as long as what the rule saw is the same,
/// and changes when that changes: so a waiver holds until then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindingId(Safe);

impl FindingId {
    pub(super) fn new(code: &str, entity: &str, hash: u32) -> FindingId {
        FindingId(Safe::from(format!("{code}:{entity}:{hash:08x}")))
    }

    /// A finding's name as a journal keeps it.
    pub fn parse(text: &str) -> FindingId {
        FindingId(Safe::from(text))
    }

    /// The name, as it may be shown.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name as a journal keeps it.
    pub fn raw(&self) -> &str {
        self.0.raw()
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place that a rule saw, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The thing to which the words belong.
    pub entity: EntityRef,
    /// Where the words stand; none where the thing has no place.
    pub at: Option<Locator>,
    /// The words; both empty where nothing stands there.
    pub words: Bi,
}

impl Side {
    /// Words of a thing at a place.
    pub fn new(entity: EntityRef, at: Option<Locator>, words: Bi) -> Side {
        Side { entity, at, words }
    }

    /// A thing by its name, at the first of its places.
    pub fn name(plan: &Plan, entity: EntityRef) -> Side {
        let thing = plan.get(entity);
        Side::new(entity, thing.at.first().cloned(), thing.name.clone())
    }

    /// Words of the draft that a thing keeps, at the first of their places or else of the thing's.
    pub fn said(plan: &Plan, entity: EntityRef, said: &Said) -> Side {
        let at = said.at.first().or(plan.get(entity).at.first());
        Side::new(entity, at.cloned(), bi(&said.zh, &said.en))
    }

    /// A term in a list of a thing, at the first of its places or else of the thing's.
    pub fn term(plan: &Plan, entity: EntityRef, named: &Named) -> Side {
        let at = named.at.first().or(plan.get(entity).at.first());
        Side::new(entity, at.cloned(), bi(&named.zh, &named.en))
    }
}

/// Two texts of the plan as one in two languages.
pub(super) fn bi(zh: &Safe, en: &Safe) -> Bi {
    Bi {
        zh: zh.clone(),
        en: en.clone(),
    }
}

/// What a rule reports; from it the [`Finding`] is made.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) entity: Option<EntityRef>,
    pub(super) severity: Option<Severity>,
    pub(super) field: &'static str,
    pub(super) place: Option<Place>,
    pub(super) sides: Vec<Side>,
    pub(super) what: Bi,
    pub(super) saw: Vec<Box<str>>,
}

impl Hit {
    /// A fault of a thing, said in both languages without a full stop.
    pub(super) fn on(entity: EntityRef, zh: impl Into<Safe>, en: impl Into<Safe>) -> Hit {
        Hit {
            entity: Some(entity),
            ..Hit::on_file(zh, en)
        }
    }

    /// A fault of the file as a whole, said likewise.
    pub(super) fn on_file(zh: impl Into<Safe>, en: impl Into<Safe>) -> Hit {
        let what = Bi {
            zh: zh.into(),
            en: en.into(),
        };
        Hit {
            entity: None,
            severity: None,
            field: "id",
            place: None,
            sides: Vec::new(),
            what,
            saw: Vec::new(),
        }
    }

    /// With a place that was seen. There are at most two; what else was seen goes into [`Hit::saw`].
    pub(super) fn side(mut self, side: Side) -> Hit {
        debug_assert!(self.sides.len() < 2, "a finding shows two places at most");
        self.sides.push(side);
        self
    }

    /// As bad as this, not as the rule says.
    pub(super) fn severity(mut self, severity: Severity) -> Hit {
        self.severity = Some(severity);
        self
    }

    /// To be mended in this field.
    pub(super) fn field(mut self, field: &'static str) -> Hit {
        self.field = field;
        self
    }

    /// Known to stand there in the file.
    pub(super) fn place(mut self, place: Option<Place>) -> Hit {
        self.place = place;
        self
    }

    /// Something else that was seen: when it changes, this is another finding.
    pub(super) fn saw(mut self, seen: impl Into<Box<str>>) -> Hit {
        self.saw.push(seen.into());
        self
    }

    /// A hash of what was seen: the words of both sides (the place of one without words), and the rest.
    ///
    /// Our own sentences, translations and the places of words are left out: a table that gets another
    /// row above, or a sentence of ours that is put better, makes no new finding.
    pub(super) fn hash(&self, plan: &Plan) -> Fnv {
        let mut hash = Fnv::new();
        for side in &self.sides {
            hash.write(plan.get(side.entity).id.raw());
            match (side.words.zh.raw(), side.words.en.raw(), &side.at) {
                ("", "", Some(at)) => hash.write(&at.to_string()),
                ("", en, _) => hash.write(en),
                (zh, _, _) => hash.write(zh),
            }
        }
        for seen in &self.saw {
            hash.write(seen);
        }
        hash
    }
}
