//! How things concern the subject of a lens, and the page of a town.

use serde::Serialize;

use super::ThingDoc;
use crate::export::concerns::has_page;
use crate::lens::{Absent, Concern, Lens, Line, Page};
use crate::plan::file::{Basis, Bi};
use crate::plan::{EntityRef, Label, Lang, Locator, Plan};

/// How a thing or a row is concerned.
#[derive(Serialize)]
pub(super) struct ConcernDoc<'p> {
    way: Label,
    /// The words for several things.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<ThingDoc<'p>>,
    /// The words, or the one link, as they are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<Bi>,
    basis: Basis,
    at: Vec<Locator>,
}

impl<'p> ConcernDoc<'p> {
    pub(super) fn new(plan: &'p Plan, concern: &Concern) -> ConcernDoc<'p> {
        let because = |lang| concern.because(plan, lang);
        ConcernDoc {
            way: concern.way().label(),
            through: concern
                .through()
                .map(|through| ThingDoc::new(plan, through)),
            because: because(Lang::Zh).zip(because(Lang::En)).map(both),
            basis: concern.basis(),
            at: concern.places(plan),
        }
    }
}

/// What concerns a town, part by part.
#[derive(Serialize)]
pub(super) struct PageDoc<'p> {
    named: Vec<LineDoc<'p>>,
    collective: Vec<LineDoc<'p>>,
    derived: Vec<LineDoc<'p>>,
    absent: Vec<AbsentDoc<'p>>,
}

#[derive(Serialize)]
struct LineDoc<'p> {
    thing: ThingDoc<'p>,
    kind: &'static str,
    /// The link with the town; the words; or the end of the one link.
    how: Bi,
    basis: Basis,
    at: Vec<Locator>,
}

#[derive(Serialize)]
struct AbsentDoc<'p> {
    claim: ThingDoc<'p>,
    kind: &'static str,
    says: Bi,
    at: Vec<Locator>,
}

impl<'p> PageDoc<'p> {
    /// The page of a thing, if it has one.
    pub(super) fn of(plan: &'p Plan, entity: EntityRef) -> Option<PageDoc<'p>> {
        if !has_page(plan, entity) {
            return None;
        }
        let page = Page::of(plan, &Lens::of(plan, entity));
        let lines = |lines: &[Line]| lines.iter().map(|it| line(plan, it)).collect();
        Some(PageDoc {
            named: lines(&page.named),
            collective: lines(&page.collective),
            derived: lines(&page.derived),
            absent: page.absent.iter().map(|it| absent(plan, it)).collect(),
        })
    }
}

fn line<'p>(plan: &'p Plan, line: &Line) -> LineDoc<'p> {
    let how = |lang| line.group.heading(plan, lang);
    LineDoc {
        thing: ThingDoc::new(plan, line.thing),
        kind: plan.kind(line.thing).word(),
        how: both((how(Lang::Zh), how(Lang::En))),
        basis: line.basis,
        at: line.at.clone(),
    }
}

fn absent<'p>(plan: &'p Plan, absent: &Absent) -> AbsentDoc<'p> {
    let says = |lang| absent.sentence(plan, lang);
    AbsentDoc {
        claim: ThingDoc::new(plan, absent.claim),
        kind: plan.kind(absent.claim).word(),
        says: both((says(Lang::Zh), says(Lang::En))),
        at: plan.get(absent.claim).at.clone(),
    }
}

fn both((zh, en): (String, String)) -> Bi {
    Bi {
        zh: zh.into(),
        en: en.into(),
    }
}
