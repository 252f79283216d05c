//! What is found first, by what was typed.

use std::sync::Arc;

use super::*;
use crate::plan::Plan;

/// What is typed and what comes first, by the ways of typing.
#[rustfmt::skip]
const FIRST: &[(&str, &[(&str, &str)])] = &[
    ("Chinese", &[
        ("泗泾", "town.sijing"),
        ("九亭镇", "town.jiuting"),
        ("九里亭", "town.jiuliting"),
        ("洞泾未来湾", "project.dongjing-future-bay"),
        ("科创云廊", "project.g60-cloud-corridor"),
        ("欢乐谷", "project.happy-valley"),
        ("金融服务", "industry.finance"),
        ("科技服务", "industry.sci-tech-services"),
        ("虹桥商务", "place.hongqiao-cbd"),
        ("城市更新", "action.urban-renewal"),
        ("招商引资", "dimension.investment-promotion"),
        ("首店", "target.first-stores"),
        ("上云企业", "target.cloud-enterprises"),
        ("领导小组", "organization.leading-group"),
        ("进博会", "platform.ciie"),
        ("腾笼换鸟", "term.replacing-low-yield"),
        ("九城市", "place.nine-cities"),
    ]),
    ("full pinyin", &[
        ("sijing", "town.sijing"),
        ("xinqiao", "town.xinqiao"),
        ("sheshan", "town.sheshan"),
        ("dongjingweilaiwan", "project.dongjing-future-bay"),
        ("huanlegu", "project.happy-valley"),
        ("jinrongfuwu", "industry.finance"),
        ("xiubangdikuai", "project.xiubang-plot"),
        ("chengshigengxin", "action.urban-renewal"),
        ("si jing gu zhen", "project.sijing-ancient-town"),
    ]),
    ("characters with several readings", &[
        ("changsanjiao", "place.yrd"),
        ("zhongdianxiangmu", "action.key-projects"),
        ("yinhang", "organization.banks"),
        ("hangyexiehui", "organization.industry-associations"),
        ("zonghexing", "term.comprehensive-node-city"),
        ("yinyuejie", "event.chenshan-music-festival"),
        ("lvzhou", "project.lingang-oasis"),
        ("luzhou", "project.lingang-oasis"),
    ]),
    ("initials", &[
        ("sjz", "town.sijing"),
        ("djwlw", "project.dongjing-future-bay"),
        ("hlg", "project.happy-valley"),
        ("csj", "place.yrd"),
        ("kjfw", "industry.sci-tech-services"),
        ("jrfw", "industry.finance"),
        ("csgx", "action.urban-renewal"),
        ("zbjj", "industry.headquarters-economy"),
    ]),
    ("a mixture", &[
        ("g60 kc", "project.g60-cloud-corridor"),
        ("g60kcyl", "project.g60-cloud-corridor"),
        ("泗泾gz", "project.sijing-ancient-town"),
        ("dj未来", "project.dongjing-future-bay"),
        ("5808 space", "project.5808-space"),
        ("songj xc", "place.songjiang-new-city"),
        ("cbd loyu", "cluster.jiuting-station-cbd"),
        ("zdk32s", "organization.cetc-32"),
    ]),
    ("English words and their beginnings", &[
        ("happy valley", "project.happy-valley"),
        ("cloud corr", "project.g60-cloud-corridor"),
        ("clcor", "project.g60-cloud-corridor"),
        ("headq econ", "industry.headquarters-economy"),
        ("financ", "industry.finance"),
        ("hub linkage", "action.hongqiao"),
        ("signature", "target.signature-events"),
        ("leading group", "organization.leading-group"),
        ("VALLEY HAPPY", "project.happy-valley"),
        ("metro 9", "line.metro-9"),
    ]),
    ("slips", &[
        ("sijng", "town.sijing"),
        ("sijign", "town.sijing"),
        ("xinqaio", "town.xinqiao"),
        ("headqurters econ", "industry.headquarters-economy"),
        ("hapy valley", "project.happy-valley"),
        ("corridr", "project.g60-cloud-corridor"),
        ("四泾", "town.sijing"),
        ("东京未来湾", "project.dongjing-future-bay"),
        ("洞径未来湾", "project.dongjing-future-bay"),
        ("移运通信", "organization.quectel"),
    ]),
    ("full width", &[
        ("ｓｉｊｉｎｇ", "town.sijing"),
        ("Ｇ６０　ＫＣ", "project.g60-cloud-corridor"),
        ("Ｔ５．１９", "T5.19"),
    ]),
    ("ids and places", &[
        ("town.sijing", "town.sijing"),
        ("project.g60-cloud-corridor", "project.g60-cloud-corridor"),
        ("g60-cloud", "project.g60-cloud-corridor"),
        ("T5.19", "T5.19"),
        ("t5", "table.sequence"),
        ("表1", "table.town-directions"),
        ("二（四）", "section.towns"),
        ("2.4", "section.towns"),
        ("四（六）", "section.hongqiao"),
        ("4.6.4", "measure.hongqiao.digital"),
        ("F1", "figure.industry-system"),
        ("0", "section.opening"),
    ]),
];

fn shipped() -> Plan {
    Plan::parse(include_str!("../../plan.ron")).unwrap()
}

fn told(plan: &Plan, hit: Hit) -> String {
    match hit {
        Hit::Entity(entity) => plan.get(entity).id.raw().to_owned(),
        Hit::Row { table, row } => plan.row_locator(table, row as usize).unwrap().to_string(),
    }
}

#[test]
fn what_one_means_comes_first() {
    let plan = shipped();
    let mut finder = Finder::new(Arc::new(Index::of(&plan)));
    let mut wrong = Vec::new();
    for (way, queries) in FIRST {
        for (typed, expected) in *queries {
            let found = finder.find(&plan, &Query::new(typed), 4);
            let found: Vec<String> = found.hits.iter().map(|hit| told(&plan, *hit)).collect();
            if found.first().is_none_or(|first| first != expected) {
                wrong.push(format!("{way}: {typed} is not {expected} but {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_thing_is_found_by_each_of_its_names_its_id_and_its_first_place() {
    let plan = shipped();
    let mut finder = Finder::new(Arc::new(Index::of(&plan)));
    for entity in plan.all().step_by(4) {
        let facts = plan.get(entity);
        let others = facts.names.iter().flat_map(|name| [&name.zh, &name.en]);
        let names = [&facts.name.zh, &facts.name.en, &facts.id.0].into_iter();
        let names = names.chain(others).map(|name| name.as_str().to_owned());
        let place = facts.at.first().map(|at| at.to_string());
        for typed in names.chain(place).filter(|typed| !typed.is_empty()) {
            let found = finder.matches(&plan, &Query::new(&typed));
            assert!(found.has(entity), "{} by {typed}", facts.id.raw());
        }
    }
}

#[test]
fn a_word_that_goes_on_finds_what_it_finds_when_it_is_pasted() {
    let plan = shipped();
    let index = Arc::new(Index::of(&plan));
    for typed in [
        "dongjing wl",
        "g60kcyl",
        "虹桥枢纽 cbd",
        "cloud corridr",
        "T5.19",
        "sjz",
    ] {
        let mut key_by_key = Finder::new(Arc::clone(&index));
        for (at, c) in typed.char_indices() {
            let query = Query::new(&typed[..at + c.len_utf8()]);
            let pasted = Finder::new(Arc::clone(&index)).find(&plan, &query, 50);
            assert_eq!(
                key_by_key.find(&plan, &query, 50),
                pasted,
                "{typed} up to {at}"
            );
        }
    }
}

/// Typed with slips, in one word and in several, in Chinese, in long queries, and not at all in the plan.
const MISSPELT: [&str; 14] = [
    "donjging weilai",
    "sijing anciet",
    "sijign guzhen",
    "jiangsu 177",
    "headqurters econmy",
    "hapy valey",
    "northern songjaing modern servics",
    "g60 clodu corridr",
    "洞径未来弯",
    "总部京济集乐区",
    "东京 weilia",
    "s j wan",
    "project.g60-clodu-coridor",
    "zzzz sijing",
];

/// Pressed one after another in one box: letters, and `<` that takes the last away.
fn check_keys(plan: &Plan, index: &Arc<Index>, keys: &str) {
    let mut key_by_key = Finder::new(Arc::clone(index));
    let mut typed = String::new();
    for key in keys.chars() {
        match key {
            '<' => drop(typed.pop()),
            _ => typed.push(key),
        }
        let query = Query::new(&typed);
        let mut pasted = Finder::new(Arc::clone(index));
        assert_eq!(
            key_by_key.find(plan, &query, 50),
            pasted.find(plan, &query, 50),
            "{typed} of {keys}"
        );
        let hits = plan.all().map(Hit::Entity);
        let (own, other) = (
            key_by_key.matches(plan, &query),
            pasted.matches(plan, &query),
        );
        for hit in hits {
            assert_eq!(
                own.contains(hit),
                other.contains(hit),
                "{typed} of {keys}: {hit:?}"
            );
        }
    }
}

#[test]
fn what_is_typed_with_slips_and_taken_back_finds_what_it_finds_when_it_is_pasted() {
    let plan = shipped();
    let index = Arc::new(Index::of(&plan));
    let mut rng = fastrand::Rng::with_seed(11);
    let fitting = FIRST.iter().flat_map(|(_, queries)| *queries);
    let fitting = fitting.map(|(typed, _)| *typed).step_by(3);
    for typed in MISSPELT.into_iter().chain(fitting) {
        let mut keys = String::new();
        for c in typed.chars() {
            keys.push(c);
            // A wrong letter now and then, taken back; or some letters taken back and typed again.
            if rng.u8(..6) == 0 {
                keys.extend([rng.lowercase(), '<']);
            }
            if rng.u8(..12) == 0 {
                let again: Vec<char> = keys.chars().rev().take(3).collect();
                if !again.contains(&'<') {
                    keys.extend(again.iter().map(|_| '<'));
                    keys.extend(again.iter().rev());
                }
            }
        }
        check_keys(&plan, &index, &keys);
    }
}

#[test]
fn a_word_before_others_may_change_while_they_stay() {
    let plan = shipped();
    let index = Arc::new(Index::of(&plan));
    let mut finder = Finder::new(Arc::clone(&index));
    for typed in [
        "g60 kc",
        "g6 kc",
        "g kc",
        "sijing kc",
        "sijing",
        "sijign gz",
        "sijng gz",
        "sijng guz",
        "xinqaio guz",
        "guz",
        "guz xinqaio",
        "xinqiao",
    ] {
        let query = Query::new(typed);
        let pasted = Finder::new(Arc::clone(&index)).find(&plan, &query, 50);
        assert_eq!(finder.find(&plan, &query, 50), pasted, "{typed}");
    }
}

#[test]
fn rows_that_no_index_has_are_narrowed_to_what_is_surest() {
    let rows = [
        "Find",
        "Lens",
        "Next finding here",
        "Mark this place",
        "Last place",
    ];
    for (typed, expected) in [
        ("", &rows[..]),
        ("find", &["Find", "Next finding here"]),
        ("fidn", &["Find", "Next finding here"]),
        ("markplace", &["Mark this place"]),
        ("lsat place", &["Last place"]),
        ("zzzz", &[]),
    ] {
        let found = Query::new(typed).narrow(rows.to_vec(), |query, row, surety| {
            query.means([*row], surety)
        });
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn of_very_many_as_many_as_are_wanted_come_and_all_are_counted() {
    let plan = shipped();
    let mut finder = Finder::new(Arc::new(Index::of(&plan)));
    let all = finder.find(&plan, &Query::new("x"), usize::MAX);
    let some = finder.find(&plan, &Query::new("x"), 7);
    assert_eq!((some.hits.len(), some.count), (7, all.count));
    assert_eq!(some.hits, all.hits[..7]);
}

#[test]
fn nothing_is_found_by_nothing_and_by_signs() {
    let plan = shipped();
    let mut finder = Finder::new(Arc::new(Index::of(&plan)));
    for typed in ["", "  ", "（）", "——", "!!"] {
        assert_eq!(
            finder.find(&plan, &Query::new(typed), 9),
            Found::default(),
            "{typed}"
        );
    }
}

#[test]
fn every_word_must_fit_in_any_order_and_case() {
    let texts = [
        "project.g60-cloud-corridor",
        "G60科创云廊",
        "G60 Sci-Tech Cloud Corridor",
    ];
    for (query, expected) in [
        ("", true),
        ("g60", true),
        ("CLOUD g60", true),
        ("云廊", true),
        ("Ｇ６０", true),
        ("云廊 corridor", true),
        ("kcyl", true),
        ("cloud town", false),
        ("/", false),
    ] {
        assert_eq!(Query::new(query).matches(texts), expected, "{query}");
    }
    assert!(Query::new("/").matches(["Find /"]));
}

#[track_caller]
fn check_marks(typed: &str, text: &str, expected: &str) {
    let marks = Query::new(typed).best([text]).map(|(_, marks)| marks);
    let mut shown = String::new();
    let mut done = 0;
    for mark in marks.unwrap_or_default() {
        shown += &format!("{}[{}]", &text[done..mark.start], &text[mark.clone()]);
        done = mark.end;
    }
    shown += &text[done..];
    assert_eq!(shown, expected, "{typed}");
}

#[test]
fn what_was_found_is_marked_character_by_character() {
    check_marks("djwl", "洞泾未来湾", "[洞泾未来]湾");
    check_marks("weilai", "洞泾未来湾", "洞泾[未来]湾");
    check_marks("g60 kc", "G60科创云廊", "[G60科创]云廊");
    check_marks("g60 yl", "G60科创云廊", "[G60]科创[云廊]");
    check_marks(
        "clcor",
        "G60 Sci-Tech Cloud Corridor",
        "G60 Sci-Tech [Cl]oud [Cor]ridor",
    );
    check_marks("sijing", "town.sijing", "town.[sijing]");
    check_marks("54x", "“5+4+X”产业体系", "“[5]+[4]+[X]”产业体系");
    check_marks("四泾", "泗泾镇", "[泗泾]镇");
    check_marks("sijign", "Sijing Town", "[Sijing] Town");
    check_marks("hqsn", "虹桥国际开放枢纽", "[虹桥]国际开放[枢纽]");
    check_marks("zzz", "泗泾镇", "泗泾镇");
}
