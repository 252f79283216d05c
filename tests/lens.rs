//! The commands through a lens: what is listed and shown, and how it says that it is concerned.

mod common;

use common::said::{complains, json, prints};

#[test]
fn through_a_lens_only_what_it_concerns_is_listed_and_how() {
    let listed = prints(&[
        "list",
        "centers",
        "--lens",
        "town.sijing",
        "--format",
        "csv",
    ]);
    let expected = "\
Concerned,Through,Says so
derived,Sijing Science [located in] Sijing,sec. 3.4
";
    let tail = |line: &str| {
        let mut cells: Vec<_> = line.rsplitn(4, ',').take(3).collect();
        cells.reverse();
        cells.join(",") + "\n"
    };
    assert_eq!(listed.lines().map(tail).collect::<String>(), expected);
    let rows = prints(&["list", "T5", "--lens", "town.dongjing"]);
    assert_eq!(rows.lines().count(), 5, "{rows}");
    assert!(
        rows.lines().skip(1).all(|row| row.contains("named")),
        "{rows}"
    );
    let kinds = prints(&["list", "--lens", "zone.livable-community"]);
    assert!(
        kinds.contains("zones") && !kinds.contains("projects"),
        "{kinds}"
    );
    let things = json(&prints(&[
        "list",
        "measures",
        "--lens",
        "town.sijing",
        "--format",
        "json",
    ]));
    let first = &things[0]["concern"];
    assert_eq!(first["way"]["en"], "collective");
    assert_eq!(first["at"][0], "4.1");
    complains(
        &["list", "projects", "--lens", "town.sijin"],
        "planscope: no lens is called \"town.sijin\"; did you mean \"town.sijing\"?\n",
    );
}

#[test]
fn the_page_of_a_town_says_what_concerns_it_and_what_is_absent() {
    let page = prints(&["show", "town.sijing", "--format", "md"]);
    for line in [
        "## Named (30)",
        "| Relies on | Sijing Ancient Town | project.sijing-ancient-town | stated | 2.4.4 |",
        "## Collective (76)",
        "| through \"Each town\" | Each town builds specialized headquarters bases | measure.investment.town-headquarters-bases | stated | 4.3.2.1 |",
        "## Derived (19)",
        "## Absent (3)",
        "| 20 with a number; none says what falls here | Targets |  |  |  |",
    ] {
        assert!(page.lines().any(|own| own == line), "{line} in\n{page}");
    }
    let text = prints(&["show", "town.sijing", "--lang", "zh"]);
    assert!(text.contains("缺位  3\n"), "{text}");
    let thing = json(&prints(&["show", "town.sijing", "--format", "json"]));
    let absent = &thing["page"]["absent"];
    assert_eq!(absent[0]["claim"]["id"], "axis.manufacturing-services");
    // Of other kinds the links say as much.
    assert!(!prints(&["show", "industry.finance"]).contains("Absent"));
}

#[test]
fn what_is_shown_through_a_lens_says_how_it_is_concerned() {
    let sentence =
        "Lens: Sijing Town. Concerned: collective, through \"Northern Songjiang Area\"  [4.6.3]\n";
    let measure = "measure.hongqiao.three-action-plans";
    let shown = prints(&["show", measure, "--lens", "town.sijing"]);
    assert!(shown.contains(sentence), "{shown}");
    let other = prints(&["show", "town.jiuting", "--lens", "town.sijing"]);
    assert!(
        other.contains("Lens: Sijing Town. Not concerned\n"),
        "{other}"
    );
    let row = prints(&["show", "T5.10", "--lens", "town.sijing", "--format", "md"]);
    assert!(row.contains("| named |"), "{row}");
}
