//! Actions, safeguards, and what the draft names and counts.

use std::collections::BTreeSet;

use planscope::plan::file::{Count, Facts, Kind, Relation};
use planscope::plan::{Direction, EntityRef};

use super::{PLAN, check_names, named, zh};

#[test]
fn six_actions_go_down_to_their_measures_and_the_sixth_has_five_points() {
    check_names(
        Kind::Action,
        &[
            "重点项目落地推进行动",
            "城市更新空间腾挪行动",
            "多元化招商引资行动",
            "优质企业孵化培育行动",
            "品牌服务提升行动",
            "联动共振虹桥枢纽专项行动",
        ],
    );
    let sixth = PLAN.of_kind(Kind::Action)[5];
    let places: BTreeSet<String> = PLAN
        .parts(sixth)
        .iter()
        .map(|part| PLAN.get(*part).at[0].to_string())
        .collect();
    for point in ["4.6.1", "4.6.2", "4.6.3", "4.6.4", "4.6.5"] {
        assert!(places.contains(point), "{places:?}");
    }
    for point in PLAN
        .parts(sixth)
        .iter()
        .filter(|part| PLAN.get(**part).at[0].to_string() != "4.6")
    {
        assert!(
            !PLAN.parts(*point).is_empty(),
            "{} has measures of its own",
            zh(*point)
        );
    }
    for whole in [Kind::Action, Kind::Safeguard]
        .iter()
        .flat_map(|kind| PLAN.of_kind(*kind))
    {
        assert!(last_measures(*whole) >= 7, "{}", zh(*whole));
    }
}

/// The measures below a thing that have none of their own.
fn last_measures(whole: EntityRef) -> usize {
    let parts = PLAN
        .parts(whole)
        .iter()
        .filter(|part| PLAN.kind(**part) == Kind::Measure);
    let below = parts.map(|part| last_measures(*part).max(1));
    below.sum()
}

#[test]
fn four_safeguards_and_seven_dimensions_without_weights_in_the_first() {
    check_names(
        Kind::Safeguard,
        &[
            "加强组织领导",
            "强化要素保障",
            "调动社会参与",
            "加强人才保障",
        ],
    );
    check_names(
        Kind::Dimension,
        &[
            "培育质量",
            "开放水平",
            "载体建设",
            "就业贡献",
            "综合服务",
            "创新程度",
            "招商引资",
        ],
    );
    for dimension in PLAN.of_kind(Kind::Dimension) {
        assert_eq!(
            PLAN.whole(*dimension),
            Some(PLAN.of_kind(Kind::Safeguard)[0])
        );
        assert!(
            matches!(&PLAN.get(*dimension).is, Facts::Dimension(facts) if facts.weight.is_none())
        );
    }
}

#[test]
fn no_duty_has_a_lead_unit_or_a_date_that_the_draft_does_not_name() {
    for duty in [Kind::Action, Kind::Measure, Kind::Safeguard]
        .iter()
        .flat_map(|kind| PLAN.of_kind(*kind))
    {
        match &PLAN.get(*duty).is {
            Facts::Action(facts) | Facts::Measure(facts) | Facts::Safeguard(facts) => {
                assert!(facts.lead_unit.is_none(), "{}", zh(*duty))
            }
            _ => panic!(),
        }
    }
    for project in PLAN.of_kind(Kind::Project) {
        let Facts::Project(facts) = &PLAN.get(*project).is else {
            panic!()
        };
        assert!(
            facts.stage.is_none() && facts.lead_unit.is_none(),
            "{}",
            zh(*project)
        );
    }
}

#[test]
fn every_title_in_brackets_is_a_document() {
    let titles = [
        "《长江三角洲区域一体化发展规划纲要》",
        "《长三角G60科创走廊建设方案》",
        "《松江区服务业发展第十四个五年规划》",
        "《松江区支持服务业高质量发展的若干意见》",
    ];
    for title in titles {
        let bare = title.trim_matches(['《', '》']);
        let found = PLAN
            .of_kind(Kind::Document)
            .iter()
            .any(|e| zh(*e).trim_matches(['《', '》']) == bare);
        assert!(found, "{title}");
    }
}

#[track_caller]
fn check_count(id: &str, number: u32, listed: usize, at: &[&str]) {
    let entity = named(id);
    let Facts::Count(Count {
        number: stated,
        members,
        ..
    }) = &PLAN.get(entity).is
    else {
        panic!("{id} is no count")
    };
    assert_eq!((*stated, members.len()), (number, listed), "{id}");
    let places: Vec<_> = PLAN
        .get(entity)
        .at
        .iter()
        .map(|at| at.to_string())
        .collect();
    for place in at {
        assert!(places.iter().any(|p| p == place), "{id} at {places:?}");
    }
}

#[test]
fn numbers_that_the_draft_states_of_things_are_kept_with_what_it_lists_beside_them() {
    // It says eight and lists seven.
    check_count("count.eight-industries", 8, 7, &["4.6"]);
    // It names no one of the four.
    check_count("count.four-industrial-blocks", 4, 0, &["2.4.3", "2.4.7"]);
    check_count("count.three-action-plans", 3, 3, &["4.6.3"]);
    check_count("count.six-towns-along-axis", 6, 0, &["3.2.1"]);
    check_count("count.six-northern-towns", 6, 6, &["0"]);
    check_count("count.five-producer-industries", 5, 5, &["2.1"]);
    check_count("count.four-consumer-industries", 4, 4, &["2.2"]);
    check_count("count.three-zones", 3, 3, &["3"]);
    check_count("count.two-nearby-towns", 2, 2, &["4.6.1"]);
}

#[test]
fn collective_mentions_take_in_whom_they_mean() {
    let takes_in = |id: &str| {
        let groups = PLAN.links_of(named(id)).into_iter();
        let mut groups =
            groups.filter(|g| g.relation == Relation::TakesIn && g.direction == Direction::Out);
        groups.next().map_or(0, |group| group.count())
    };
    assert_eq!(takes_in("collective.six-northern-towns"), 6);
    assert_eq!(takes_in("collective.each-town"), 6);
    assert_eq!(takes_in("collective.six-towns-along-axis"), 6);
    assert_eq!(takes_in("collective.core-towns"), 4);
    assert_eq!(takes_in("collective.old-industrial-towns"), 3);
    // Five towns are meant; of the subdistrict it is only suspected.
    assert_eq!(takes_in("collective.town-as-unit"), 6);
}
