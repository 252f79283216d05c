//! Nothing of the shipped plan is in the program: another district's plan is another file.

use planscope::plan::Plan;
use planscope::plan::file::Kind;

use crate::source::sources;

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
    for source in sources(&["src"]) {
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
    let mut words: Vec<String> = Vec::new();
    for entity in plan.all() {
        words.push(format!("\"{}\"", plan.get(entity).id.raw()));
        if names.contains(&plan.kind(entity)) {
            let name = &plan.get(entity).name;
            words.extend([&name.zh, &name.en].map(|text| format!("\"{}\"", text.raw())));
        }
    }
    for source in sources(&["src"]) {
        for word in words
            .iter()
            .filter(|word| source.spoken.contains(word.as_str()))
        {
            panic!("{} says {word}", source.path);
        }
    }
}

#[test]
fn only_the_built_in_plan_is_taken_into_the_program_and_in_one_place() {
    let mut takers = Vec::new();
    for source in sources(&["src"]) {
        let taken = source.spoken.matches("plan.ron\"").count();
        if source.spoken.contains("include_str!") && taken > 0 {
            takers.push(source.path);
        }
    }
    assert_eq!(takers, ["src/cli/source.rs"]);
}
