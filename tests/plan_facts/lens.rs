//! What the lens of each town concerns, worked out a second time from the links alone.

use std::collections::{BTreeMap, BTreeSet};

use planscope::lens::{Absent, Lack, Lens, Page, Way};
use planscope::plan::file::Kind::*;
use planscope::plan::file::{Basis, Relation};
use planscope::plan::{Edge, EntityRef, Source};

use crate::PLAN;

/// The links that bring a thing and a town together, from whichever end.
const TOGETHER: [Relation; 11] = [
    Relation::LocatedIn,
    Relation::BelongsTo,
    Relation::StandsIn,
    Relation::Covers,
    Relation::RunsAlong,
    Relation::LeadsWith,
    Relation::Develops,
    Relation::Serves,
    Relation::ReliesOn,
    Relation::Names,
    Relation::Shows,
];
/// The links by which a clause speaks of something.
const SPEAKS: [Relation; 5] = [
    Relation::Names,
    Relation::ReliesOn,
    Relation::Covers,
    Relation::Develops,
    Relation::Serves,
];

fn id(thing: EntityRef) -> &'static str {
    PLAN.get(thing).id.raw()
}

fn other(edge: &Edge, thing: EntityRef) -> Option<EntityRef> {
    match (edge.from == thing, edge.to == thing) {
        (true, _) => Some(edge.to),
        (_, true) => Some(edge.from),
        _ => None,
    }
}

/// Whether a thing stands for several, and not for itself, where a link takes the other end in.
fn stands_for(edge: &Edge) -> bool {
    match edge.relation {
        Relation::TakesIn => true,
        Relation::Covers => PLAN.kind(edge.from) == Place,
        _ => false,
    }
}

/// What the words of several things are, that take a town in, directly or through one another.
fn words_for(town: EntityRef) -> BTreeSet<EntityRef> {
    let over = |of: EntityRef| -> BTreeSet<EntityRef> {
        let edges = PLAN.edges().iter();
        edges
            .filter(|edge| edge.to == of && stands_for(edge) && edge.basis != Basis::Suspected)
            .map(|edge| edge.from)
            .collect()
    };
    let first = over(town);
    let second = first.iter().flat_map(|it| over(*it)).collect();
    first.union(&second).copied().collect()
}

/// The sections, tables and figures in which a thing stands under any of its names.
fn places(thing: EntityRef) -> BTreeSet<EntityRef> {
    let entity = PLAN.get(thing);
    let aliases = entity.names.iter().flat_map(|name| &name.at);
    let at = entity.at.iter().chain(aliases);
    at.filter_map(|at| PLAN.place(at)).collect()
}

/// Everything that concerns a town by name, worked out from links that are stated, and from merged cells.
fn named(town: EntityRef, words: &BTreeSet<EntityRef>) -> BTreeSet<EntityRef> {
    let mut named = places(town);
    for edge in PLAN.edges() {
        let Some(other) = other(edge, town) else {
            continue;
        };
        let is_of_several = words.contains(&other) || through_words(edge, town, words);
        if TOGETHER.contains(&edge.relation) && !is_of_several && is_said(edge) {
            named.insert(other);
        }
    }
    named.remove(&town);
    named
}

/// Whether the draft says what a link says: outright, or by a cell that stands over all its rows.
fn is_said(edge: &Edge) -> bool {
    match (edge.basis, edge.source) {
        (Basis::Stated | Basis::Confirmed, _) => true,
        (Basis::Inferred, Source::Row { table, row }) => {
            let facts = PLAN.table(table).expect("rows stand in tables");
            let cells =
                (0..facts.columns.len()).filter_map(|at| PLAN.cell(table, row as usize, at));
            let said: BTreeSet<_> = cells
                .filter(|view| view.is_decided() && view.cell.basis.is_stated())
                .flat_map(|view| PLAN.named_in(view).collect::<Vec<_>>())
                .collect();
            [edge.from, edge.to]
                .iter()
                .all(|it| *it == table || said.contains(it))
        }
        _ => false,
    }
}

/// Whether a clause names a town in words for several things.
fn through_words(edge: &Edge, town: EntityRef, words: &BTreeSet<EntityRef>) -> bool {
    let is_written = matches!(edge.source, Source::Written(_)) && edge.to == town;
    let Some((zh, _)) = PLAN.words_of(edge).filter(|_| is_written) else {
        return false;
    };
    let mut names = words.iter().map(|it| &PLAN.get(*it).name.zh);
    !zh.is_empty() && names.any(|name| name == zh)
}

/// Everything that speaks of a town through words for several things, and where those stand.
fn collective(town: EntityRef, words: &BTreeSet<EntityRef>) -> BTreeSet<EntityRef> {
    let mut collective: BTreeSet<EntityRef> = words.clone();
    for edge in PLAN.edges() {
        let Some(other) = other(edge, town) else {
            continue;
        };
        if through_words(edge, town, words) {
            collective.insert(other);
        }
    }
    for through in words {
        let speaks = |edge: &&Edge| {
            edge.to == *through
                && SPEAKS.contains(&edge.relation)
                && edge.basis != Basis::Suspected
                && PLAN.kind(edge.from) != Town
        };
        let speakers = PLAN.edges().iter().filter(speaks);
        collective.extend(speakers.map(|edge| edge.from));
        collective.extend(places(*through));
    }
    collective
}

#[test]
fn the_lens_of_each_town_equals_what_the_links_say() {
    for town in PLAN.of_kind(Town) {
        let lens = Lens::of(&PLAN, *town);
        let of_way = |way: Way| -> BTreeSet<EntityRef> {
            let things = lens.things(&PLAN);
            things
                .filter(|(_, concern)| concern.way() == way)
                .map(|(thing, _)| thing)
                .collect()
        };
        let words = words_for(*town);
        let named = named(*town, &words);
        check(*town, "named", &of_way(Way::Named), &named);

        let collective = collective(*town, &words);
        let collective = collective.difference(&named).copied().collect();
        check(*town, "collective", &of_way(Way::Collective), &collective);

        // What is derived hangs by one link on what is named, or on the town by a link that was inferred.
        let known: BTreeSet<EntityRef> = named.union(&collective).copied().collect();
        for (thing, concern) in lens
            .things(&PLAN)
            .filter(|(_, it)| it.way() == Way::Derived)
        {
            let link = concern.link().expect("it is derived through a link");
            let end = other(link, thing).expect("one end of it is the thing");
            assert!(!known.contains(&thing), "{}", id(thing));
            assert!(
                end == *town && link.basis == Basis::Inferred || named.contains(&end),
                "{} of {} through {}",
                id(thing),
                id(*town),
                id(end)
            );
        }
        // And what an inferred link puts into the town is there.
        for edge in PLAN.edges().iter().filter(|it| it.basis == Basis::Inferred) {
            if TOGETHER.contains(&edge.relation)
                && let Some(other) = other(edge, *town)
            {
                assert!(
                    lens.concern(other).is_some(),
                    "{} of {}",
                    id(other),
                    id(*town)
                );
            }
        }
    }
}

#[track_caller]
fn check(town: EntityRef, way: &str, own: &BTreeSet<EntityRef>, links: &BTreeSet<EntityRef>) {
    let ids = |things: &BTreeSet<EntityRef>, others: &BTreeSet<EntityRef>| -> Vec<&str> {
        things.difference(others).map(|it| id(*it)).collect()
    };
    let apart = (ids(own, links), ids(links, own));
    assert_eq!(
        apart,
        (vec![], vec![]),
        "{way} by the lens alone, by the links alone, of {}",
        id(town)
    );
}

#[test]
fn rows_of_the_tables_by_town_are_those_that_say_the_town() {
    for town in PLAN.of_kind(Town) {
        let lens = Lens::of(&PLAN, *town);
        let mut own: BTreeMap<&str, usize> = BTreeMap::new();
        for ((table, _), _) in lens.rows().iter().filter(|(_, it)| it.way() == Way::Named) {
            *own.entry(id(*table)).or_default() += 1;
        }
        let mut told: BTreeMap<&str, usize> = BTreeMap::new();
        for table in PLAN.of_kind(Table) {
            let facts = PLAN.table(*table).expect("it is a table");
            let says = |row: &usize| {
                let cells = (0..facts.columns.len()).filter_map(|at| PLAN.cell(*table, *row, at));
                let mut named = cells.flat_map(|view| PLAN.named_in(view).collect::<Vec<_>>());
                named.any(|it| it == *town)
            };
            let rows = (0..facts.rows.len()).filter(says).count();
            if rows > 0 {
                told.insert(id(*table), rows);
            }
        }
        assert_eq!(own, told, "{}", id(*town));
    }
}

#[test]
fn what_is_claimed_for_several_and_not_there_is_told_of_each_town() {
    let absent = |town: &str| -> Vec<String> {
        let page = Page::of(&PLAN, &Lens::of(&PLAN, crate::named(town)));
        let tell = |it: &Absent| match it.lack {
            Lack::NotHere { met, others, .. } => format!("{} {met}/{others}", id(it.claim)),
            Lack::Nowhere { .. } => format!("{} nowhere", id(it.claim)),
            Lack::NotSplit { targets } => format!("{targets} targets"),
        };
        page.absent.iter().map(tell).collect()
    };
    let bases = "measure.investment.town-headquarters-bases 3/5";
    let (centers, targets) = ("tier.town nowhere", "20 targets");
    // Of the six along the axis, Sijing alone has no project in table 3; the subdistrict may not be meant
    // where centers are built town by town.
    let axis = "axis.manufacturing-services 5/5";
    assert_eq!(absent("town.sijing"), [axis, centers, targets]);
    assert_eq!(absent("town.jiuliting"), [targets]);
    assert_eq!(absent("town.jiuting"), [centers, targets]);
    assert_eq!(absent("town.sheshan"), [bases, centers, targets]);
    assert_eq!(absent("town.dongjing"), [bases, centers, targets]);
    // Of the four where the core lies, Xinqiao alone has no project in table 2.
    let core = "core.songjiang-north 3/3";
    assert_eq!(absent("town.xinqiao"), [bases, core, centers, targets]);
}
