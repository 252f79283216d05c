//! Targets: what is to be reached, by when, and in which words.

use planscope::plan::EntityRef;
use planscope::plan::file::{Facts, Kind, Operator, Target, TargetForm};

use super::{PLAN, zh};

fn targets() -> impl Iterator<Item = (EntityRef, &'static Target)> {
    PLAN.of_kind(Kind::Target)
        .iter()
        .map(|e| match &PLAN.get(*e).is {
            Facts::Target(target) => (*e, target.as_ref()),
            _ => panic!(),
        })
}

#[test]
fn twenty_targets_with_a_number_stand_in_twenty_one_places_and_four_have_none() {
    let with: Vec<_> = targets()
        .filter(|(_, target)| target.low.is_some())
        .collect();
    let without: Vec<_> = targets()
        .filter(|(_, target)| target.low.is_none())
        .collect();
    assert_eq!(with.len(), 20);
    let places: usize = with
        .iter()
        .flat_map(|(_, target)| &target.stated)
        .map(|said| said.at.len())
        .sum();
    assert_eq!(places, 21);
    assert_eq!(without.len(), 4);
    let places: Vec<_> = without
        .iter()
        .map(|(_, target)| target.stated[0].at[0].to_string())
        .collect();
    assert_eq!(places, ["2.1.4", "2.2.2", "2.2.3", "4.6.3"]);
    let undated: Vec<_> = targets()
        .filter(|(_, target)| target.horizon.is_none())
        .map(|(e, _)| zh(e))
        .collect();
    assert_eq!(undated, ["各类体育场馆全覆盖"]);
}

/// Section, operator, bounds and form of every target with a number, as the draft words them.
#[test]
fn every_number_is_read_as_the_draft_words_it() {
    use Operator::{About, AtLeast, Exactly, Range};
    use TargetForm::{Cumulative, Level, YearOnYear, YearlyGrowth};
    let expected = [
        ("2.1.1", AtLeast, 80.0, None, Level),
        ("2.1.1", AtLeast, 10.0, None, Level),
        ("2.1.2.3", AtLeast, 12.0, None, Cumulative),
        ("2.1.2.3", Exactly, 1.0, None, Level),
        ("2.1.2.3", Exactly, 2000.0, None, Level),
        ("2.1.4", Exactly, 80.0, None, Cumulative),
        ("2.2.1", Exactly, 2.0, None, Level),
        ("2.2.1", Exactly, 2.0, None, Level),
        ("2.2.1", AtLeast, 8.0, None, YearlyGrowth),
        ("2.2.1", AtLeast, 15.0, None, YearlyGrowth),
        ("2.2.2", Range, 1.0, Some(2.0), Cumulative),
        ("2.2.2", AtLeast, 5.0, None, Level),
        ("2.2.2", About, 8.5, None, YearOnYear),
        ("2.2.3", Range, 1.0, Some(2.0), Level),
        ("2.2.4", Exactly, 50.0, None, Level),
        ("4.5.1", Exactly, 25.0, None, Cumulative),
        ("4.5.1", Exactly, 3.0, None, Cumulative),
        ("4.5.1", Exactly, 20.0, None, Cumulative),
        ("4.5.1", Exactly, 10.0, None, Cumulative),
        ("4.5.1", AtLeast, 6.0, None, Level),
    ];
    let found: Vec<_> = targets()
        .filter_map(|(e, target)| {
            let at = PLAN.get(e).at[0].to_string();
            Some((at, target.operator, target.low?, target.high, target.form))
        })
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(at, o, low, high, form)| (at.as_str(), *o, *low, *high, *form))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn no_target_has_what_the_draft_does_not_give() {
    for (e, target) in targets() {
        let given = [&target.baseline, &target.definition, &target.lead_unit];
        assert!(given.iter().all(|field| field.is_none()), "{}", zh(e));
    }
}

/// "By 2025" is read as the last day of that year; "in five years" has no first year and gives no day.
#[test]
fn a_day_is_read_only_out_of_a_year_that_the_draft_names() {
    let mut without = Vec::new();
    for (e, target) in targets() {
        let Some(horizon) = &target.horizon else {
            continue;
        };
        match horizon.words.zh.as_str() {
            "到2025年" => assert_eq!(horizon.read_as.as_str(), "2025-12-31", "{}", zh(e)),
            words => {
                assert!(horizon.read_as.is_empty(), "{}", zh(e));
                without.push((zh(e), words));
            }
        }
    }
    assert_eq!(without, [("信息软件服务企业", "五年")]);
}
