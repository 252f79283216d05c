//! What must hold of everything: it resolves, it stands somewhere, it speaks both languages, one can go there.

use std::sync::{Arc, LazyLock};

use planscope::app::Form;
use planscope::app::address::Address;
use planscope::app::rows::Item;
use planscope::app::subject::Subject;
use planscope::app::tabs::home;
use planscope::plan::file::{Basis, Kind, PlanFile};
use planscope::plan::parse::options;
use planscope::plan::{EntityRef, Lang, Locator, Source};
use serde_json::Value;

use super::PLAN;
use super::common::*;

#[test]
fn the_model_has_no_problem() {
    let problems: Vec<_> = PLAN
        .problems()
        .iter()
        .map(|problem| {
            let id = problem.entity.map_or("the file", |e| PLAN.get(e).id.raw());
            format!("{id}: {}", problem.message(Lang::En))
        })
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}

/// Walks over everything that the file holds, whatever its shape.
fn walk(value: &Value, path: &str, visit: &mut dyn FnMut(&str, &str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let here = format!("{path}.{key}");
                visit(&here, key, inner);
                walk(inner, &here, visit);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                let id = item.get("id").and_then(Value::as_str);
                let here = id.map_or_else(|| format!("{path}[{i}]"), |id| format!("{path}[{id}]"));
                visit(&here, "", item);
                walk(item, &here, visit);
            }
        }
        _ => {}
    }
}

static FILE: LazyLock<Value> = LazyLock::new(|| {
    let file: PlanFile = options().from_str(SHIPPED).expect("a plan file");
    serde_json::to_value(file).expect("a plan file has text keys")
});

#[test]
fn every_id_that_is_referred_to_exists() {
    let mut checked = 0;
    let mut check = |path: &str, id: &str| {
        checked += 1;
        assert!(PLAN.find(id).is_some(), "{path}: {id}");
    };
    walk(&FILE, "", &mut |path, key, value| match (key, value) {
        ("to" | "of" | "lists", Value::String(id)) if id.contains('.') => check(path, id),
        ("is", Value::String(id)) if id.contains('.') => check(path, id),
        ("is", Value::Array(ids)) => ids
            .iter()
            .filter_map(Value::as_str)
            .for_each(|id| check(path, id)),
        _ => {}
    });
    assert!(checked > 1_300, "only {checked} references were looked at");
}

#[test]
fn every_place_in_the_draft_is_well_formed_and_there() {
    let mut checked = 0;
    walk(&FILE, "", &mut |path, key, value| {
        if let ("at", Value::Array(places)) = (key, value) {
            for place in places.iter().filter_map(Value::as_str) {
                let at = Locator::parse(place);
                checked += 1;
                assert!(!matches!(at, Locator::Malformed(_)), "{path}: {place}");
                assert!(PLAN.place(&at).is_some(), "{path}: {place}");
            }
        }
    });
    assert!(checked > 2_000, "only {checked} places were looked at");
}

#[test]
fn every_thing_name_word_link_and_figure_says_where_it_stands() {
    for e in PLAN.all() {
        let entity = PLAN.get(e);
        let id = entity.id.raw();
        assert!(!entity.at.is_empty(), "{id}");
        assert!(
            entity.names.iter().all(|name| !name.at.is_empty()),
            "{id}: a name"
        );
        assert!(
            entity.words.iter().all(|words| !words.at.is_empty()),
            "{id}: words"
        );
        assert!(
            entity
                .links
                .iter()
                .all(|link| !link.at.is_empty() || link.basis == Basis::Suspected),
            "{id}: a link"
        );
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[test]
fn every_text_is_there_in_both_languages() {
    let mut checked = 0;
    walk(&FILE, "", &mut |path, key, value| {
        let ("zh" | "en", Value::String(text)) = (key, value) else {
            return;
        };
        checked += 1;
        assert!(!text.trim().is_empty(), "{path} is empty");
        assert!(
            key == "zh" || !text.chars().any(is_han),
            "{path} is Chinese: {text}"
        );
    });
    assert!(checked > 4_500, "only {checked} texts were looked at");
    let mut pairs = 0;
    walk(&FILE, "", &mut |path, _, value| {
        if let Value::Object(fields) = value {
            let has = |lang| fields.contains_key(lang);
            pairs += usize::from(has("zh"));
            assert_eq!(has("zh"), has("en"), "{path} is in one language alone");
        }
    });
    assert!(pairs > 2_300, "only {pairs} texts were looked at");
}

#[test]
fn what_is_read_out_of_merged_cells_or_names_never_counts_as_stated() {
    for edge in PLAN.edges() {
        let Source::Row { table, row } = edge.source else {
            continue;
        };
        let facts = PLAN.table(table).unwrap();
        let names = |column: usize, e| {
            let cell = PLAN.cell(table, row as usize, column).unwrap();
            PLAN.named_in(cell).any(|named| named == e).then_some(cell)
        };
        let columns = 0..facts.columns.len();
        let both: Vec<_> = columns
            .flat_map(|c| [names(c, edge.from), names(c, edge.to)])
            .flatten()
            .collect();
        if !both.is_empty() && both.iter().all(|cell| cell.merged.is_some()) {
            assert_ne!(edge.basis, Basis::Stated, "{edge:?}");
        }
    }
}

#[test]
fn the_tour_takes_ten_minutes_and_every_stop_is_a_place() {
    let tour = PLAN.tour();
    assert!((8..=10).contains(&tour.len()), "{} stops", tour.len());
    assert_eq!(tour.iter().map(|stop| stop.minutes).sum::<u32>(), 10);
    let mut screen = Screen::new(settings(EN), Arc::clone(&PLAN), SMALL);
    for stop in tour {
        let address = stop.place.as_str();
        let found =
            Address::parse(address).and_then(|address| Ok((address.form, address.find(&PLAN)?)));
        let Ok((Some(form), Item::Entity(entity))) = found else {
            panic!("{address} is no thing in a form: {found:?}")
        };
        screen.app.go_to_address(address);
        assert_eq!(screen.app.form, form, "{address}");
        assert!(
            stands_for(&screen, entity),
            "{address}: {}",
            screen.selected()
        );
    }
}

/// Whether what is selected is the thing, or a row that names it.
fn stands_for(screen: &Screen, entity: EntityRef) -> bool {
    match screen.app.subject() {
        Subject::Item(Item::Row { table, row }) => {
            let columns = PLAN.table(table).map_or(0, |facts| facts.columns.len());
            let mut cells =
                (0..columns).filter_map(|column| PLAN.cell(table, row as usize, column));
            cells.any(|cell| PLAN.named_in(cell).any(|named| named == entity))
        }
        subject => subject.entity() == Some(entity),
    }
}

#[test]
fn everything_can_be_gone_to_by_its_id_and_is_then_selected() {
    let mut screen = Screen::new(settings(EN), Arc::clone(&PLAN), MEDIUM);
    for entity in PLAN.all() {
        let id = PLAN.get(entity).id.raw();
        screen.app.go_to_address(id);
        screen.press("<c-l>");
        assert!(
            stands_for(&screen, entity),
            "{id}: {} in {}",
            screen.selected(),
            screen.form()
        );
        let lives = home(&PLAN, entity);
        // A project that no listing has stands in the sequence alone.
        let alone = PLAN.kind(entity) == Kind::Project && screen.app.form == Form::SequenceRows;
        assert!(
            screen.app.form == lives || alone,
            "{id} in {}",
            screen.form()
        );
        assert!(screen.app.notice.is_none(), "{id}: {:?}", screen.app.notice);
    }
}

#[test]
fn every_kind_has_things_that_are_cited_by_its_word() {
    for kind in Kind::ALL {
        assert!(!PLAN.of_kind(kind).is_empty(), "{kind:?}");
        for thing in PLAN.of_kind(kind) {
            let id = PLAN.get(*thing).id.raw();
            assert_eq!(id.split('.').next(), Some(kind.word()));
        }
    }
}
