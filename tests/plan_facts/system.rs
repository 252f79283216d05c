//! Towns, industries, space: what the draft builds its system of.

use std::collections::BTreeMap;

use planscope::plan::Locator;
use planscope::plan::file::{Facts, Kind, Legibility, TownRank};

use super::{PLAN, check_names, named, zh};

#[test]
fn five_towns_and_one_subdistrict_each_with_what_prose_says_of_it() {
    let towns = PLAN.of_kind(Kind::Town);
    assert_eq!(towns.len(), 6);
    let mut subdistricts = Vec::new();
    for town in towns {
        let Facts::Town(facts) = &PLAN.get(*town).is else {
            panic!()
        };
        let prose = facts.prose.as_ref().expect("2.4 speaks of every town");
        assert!(
            !prose.directions.is_empty() && !prose.at.is_empty(),
            "{}",
            zh(*town)
        );
        if facts.rank == TownRank::Subdistrict {
            subdistricts.push(zh(*town));
        }
    }
    assert_eq!(subdistricts, ["九里亭街道"]);
}

/// What stands in the columns of a table: so many rows, and of each column so many different things,
#[test]
fn nine_industries_stand_in_a_frame_of_three_layers() {
    check_names(
        Kind::Layer,
        &["生产性服务业", "生活性服务业", "功能性服务业"],
    );
    let layers = PLAN.of_kind(Kind::Layer);
    let frame: Vec<_> = layers
        .iter()
        .map(|layer| PLAN.parts(*layer).len())
        .collect();
    assert_eq!(frame, [5, 4, 0]);
    let signs: Vec<_> = layers
        .iter()
        .map(|layer| match &PLAN.get(*layer).is {
            Facts::Layer(facts) => (facts.sign.as_str(), facts.segments.len()),
            _ => panic!(),
        })
        .collect();
    assert_eq!(
        signs.iter().map(|(sign, _)| *sign).collect::<Vec<_>>(),
        ["5", "4", "X"]
    );
    assert!(
        signs[2].1 >= 5,
        "the functional group has segments of its own: {signs:?}"
    );
    let industries: Vec<_> = layers
        .iter()
        .flat_map(|layer| PLAN.parts(*layer))
        .map(|e| zh(*e))
        .collect();
    assert_eq!(
        industries,
        [
            "科技服务",
            "信息服务",
            "金融服务",
            "电子商务",
            "专业服务",
            "商贸服务",
            "旅游服务",
            "体育服务",
            "文化创意"
        ]
    );
    for industry in layers.iter().flat_map(|layer| PLAN.parts(*layer)) {
        let Facts::Industry(facts) = &PLAN.get(*industry).is else {
            panic!()
        };
        assert!(
            !facts.segments.is_empty(),
            "{} has no segments",
            zh(*industry)
        );
    }
}

#[test]
fn the_formula_of_the_industries_stands_only_in_figure_1() {
    let formula = PLAN.all().find(|e| zh(*e) == "5+4+X").expect("the formula");
    assert_eq!(PLAN.get(formula).at, [Locator::Figure(1)]);
}

#[test]
fn three_principles_and_seven_goals_set_the_aim() {
    assert_eq!(PLAN.of_kind(Kind::Principle).len(), 3);
    assert_eq!(PLAN.of_kind(Kind::Goal).len(), 7);
}

#[test]
fn one_core_two_axes_three_zones_and_what_supports_them() {
    let count = |kind| PLAN.of_kind(kind).len();
    assert_eq!(count(Kind::Core), 1);
    assert_eq!(count(Kind::Axis), 2);
    assert_eq!(count(Kind::Zone), 3);
    assert_eq!(count(Kind::Support), 1);
    assert_eq!(count(Kind::Line), 5);
    check_goes_by(
        "core.songjiang-north",
        &[
            "松江北部现代服务产业引擎核",
            "现代服务产业引擎核",
            "现代服务业产业引擎核",
            "现代服务业核心集聚区",
        ],
    );
    check_goes_by("axis.manufacturing-services", &["两业融合发展轴"]);
    check_goes_by("axis.industry-city", &["产城融合示范轴", "产城融合发展轴"]);
    check_goes_by("zone.industrial-development", &["产业发展组团"]);
    check_goes_by("zone.culture-wellness", &["文旅康养组团", "生态科学组团"]);
    check_goes_by("zone.livable-community", &["宜居生活组团"]);
}

#[track_caller]
fn check_goes_by(id: &str, names: &[&str]) {
    let entity = PLAN.get(named(id));
    let mut known = vec![entity.name.zh.as_str()];
    known.extend(entity.names.iter().map(|said| said.zh.as_str()));
    for name in names {
        assert!(
            known.contains(name),
            "{id} goes by {known:?}, not by {name}"
        );
    }
}

#[test]
fn three_tiers_of_service_centers_have_their_radii_and_the_first_its_three_centers() {
    let radii: Vec<_> = PLAN
        .of_kind(Kind::Tier)
        .iter()
        .map(|tier| match &PLAN.get(*tier).is {
            Facts::Tier(tier) => {
                let radius = tier.radius.as_ref().expect("a radius");
                (radius.low, radius.high, radius.unit.zh.as_str())
            }
            _ => panic!(),
        })
        .collect();
    assert_eq!(
        radii,
        [
            (6.0, Some(7.0), "公里"),
            (2.0, Some(3.0), "公里"),
            (15.0, None, "分钟")
        ]
    );
    let first = PLAN.of_kind(Kind::Tier)[0];
    let centers: Vec<_> = PLAN.parts(first).iter().map(|e| zh(*e)).collect();
    assert_eq!(
        centers,
        ["九亭体育休闲中心", "泗泾科技文化中心", "佘山服务中心"]
    );
}

#[test]
fn figures_1_to_8_have_captions_and_say_what_can_be_read_in_them() {
    let figures = PLAN.of_kind(Kind::Figure);
    let mut labels = BTreeMap::new();
    for number in 1..=8 {
        let figure = PLAN.place(&Locator::Figure(number)).expect("the figure");
        let Facts::Figure(facts) = &PLAN.get(figure).is else {
            panic!()
        };
        assert_ne!(
            facts.legibility,
            Legibility::Legible,
            "F{number}: no picture can be read"
        );
        labels.insert(number, facts.labels.len());
    }
    assert_eq!(figures.len(), 8);
    let legible: Vec<_> = labels.iter().filter(|(_, labels)| **labels > 0).collect();
    assert_eq!(legible, [(&1, &1), (&4, &2), (&5, &1), (&8, &2)]);
}
