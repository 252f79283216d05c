//! Nothing of the shipped plan is in the program: another district's plan is another file.

use std::collections::HashSet;

use planscope::plan::Plan;
use planscope::plan::file::Kind;

use crate::source::SOURCES;

const SHIPPED: &str = include_str!("../../plan.ron");

/// What would give the district away, wherever it stands.
const GIVEAWAYS: &[&str] = &[
    "松江",
    "虹桥",
    "九亭",
    "泗泾",
    "佘山",
    "洞泾",
    "新桥",
    "Songjiang",
    "Hongqiao",
    "G60",
    "5+4+X",
    "八大产业",
];

#[test]
fn no_word_of_the_district_is_in_the_sources() {
    for source in SOURCES.iter() {
        for word in GIVEAWAYS {
            let row = source.spoken.lines().position(|line| line.contains(word));
            assert_eq!(row, None, "{} says {word}", source.path);
        }
    }
}

#[test]
fn no_id_or_name_of_the_plan_is_in_the_sources() {
    let plan = Plan::parse(SHIPPED).expect("a plan");
    let names = [
        Kind::Town,
        Kind::Project,
        Kind::Cluster,
        Kind::Center,
        Kind::Core,
        Kind::Axis,
        Kind::Zone,
        Kind::Place,
        Kind::Organization,
        Kind::Target,
        Kind::Action,
    ];
    let mut words: HashSet<&str> = HashSet::new();
    for entity in plan.all() {
        words.insert(plan.get(entity).id.raw());
        if names.contains(&plan.kind(entity)) {
            let name = &plan.get(entity).name;
            words.extend([&name.zh, &name.en].map(|text| text.raw()));
        }
    }
    for source in SOURCES.iter() {
        let says = source.spoken.split('"').find(|word| words.contains(word));
        assert_eq!(says, None, "{}", source.path);
    }
}

#[test]
fn only_the_built_in_plan_is_taken_into_the_program_and_in_one_place() {
    let mut takers = Vec::new();
    for source in SOURCES.iter() {
        let taken = source.spoken.matches("plan.ron\"").count();
        if source.spoken.contains("include_str!") && taken > 0 {
            takers.push(source.path.as_str());
        }
    }
    assert_eq!(takers, ["src/cli/source.rs"]);
}
