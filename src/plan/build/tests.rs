//! What becomes of references, places and rows, the good ones and the bad ones.

use crate::plan::file::{Basis, Relation};
use crate::plan::{Direction, EntityRef, Lang, Locator, Plan};

/// A plan with these entities, and these fields of the file.
#[track_caller]
fn plan_with(entities: &str, fields: &str) -> Plan {
    let text = format!(
        r#"(format: 1, {fields} entities: [
            (id: "plan.x", name: (zh: "方案"), at: ["0"], is: Plan(state: (zh: "草案"))),
            (id: "section.zero", name: (zh: "前言"), at: ["0"], is: Section()),
            (id: "section.one", name: (zh: "一"), at: ["1"], is: Section(parts: 2)),
            {entities}
        ])"#
    );
    Plan::parse(&text).unwrap_or_else(|error| panic!("{}", error.render("plan", Lang::En)))
}

#[track_caller]
fn plan(entities: &str) -> Plan {
    plan_with(entities, "")
}

/// Every problem as `entity: field: message`.
fn problems(plan: &Plan) -> Vec<String> {
    let problems = plan.problems().iter();
    problems
        .map(|problem| {
            let entity = problem.entity.map_or("-", |at| plan.get(at).id.as_str());
            let message = problem.message(Lang::En);
            format!("{entity}: {}: {message}", problem.field)
        })
        .collect()
}

#[track_caller]
fn check_problems(plan: &Plan, expected: &[&str]) {
    assert_eq!(problems(plan), expected);
}

/// Every link as `from relation to (basis)`.
fn links(plan: &Plan) -> Vec<String> {
    let id = |at: EntityRef| plan.get(at).id.as_str();
    let edges = plan.edges().iter();
    edges
        .map(|edge| {
            let basis = match edge.basis {
                Basis::Stated => String::new(),
                basis => format!(" ({basis:?})"),
            };
            format!(
                "{} {:?} {}{basis}",
                id(edge.from),
                edge.relation,
                id(edge.to)
            )
        })
        .collect()
}

#[track_caller]
fn check_links(plan: &Plan, expected: &[&str]) {
    assert_eq!(links(plan), expected);
}

#[track_caller]
fn find(plan: &Plan, id: &str) -> EntityRef {
    plan.find(id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn a_sound_plan_has_no_problems() {
    let small = include_str!("../../../tests/plans/good/small.ron");
    check_problems(&Plan::parse(small).unwrap(), &[]);
}

#[test]
fn of_two_entities_with_one_id_the_first_is_found() {
    let plan = plan(
        r#"(id: "goal.a", name: (zh: "甲"), at: ["1"], is: Goal),
           (id: "goal.a", name: (zh: "乙"), at: ["1"], is: Goal),
           (id: "goal.b", name: (zh: "丙"), at: ["1"], of: "goal.a", is: Goal),"#,
    );
    check_problems(&plan, &["goal.a: id: the id \"goal.a\" is used twice"]);
    assert_eq!(plan.problems()[0].entity.map(EntityRef::index), Some(4));
    let found = find(&plan, "goal.a");
    assert_eq!(plan.get(found).name.zh.as_str(), "甲");
    assert_eq!(plan.parts(found), [find(&plan, "goal.b")]);
    assert_eq!(plan.len(), 6, "both are kept");
}

#[test]
fn what_does_not_resolve_is_kept_and_reported() {
    let plan = plan_with(
        r#"(id: "goal.hub", name: (zh: "甲"), at: ["1"], of: "goal.no", is: Goal,
            links: [(to: "goal.hubb", as: Serves), (to: "goal.hub", as: Names)]),
           (id: "industry.a", name: (zh: "乙"), at: ["1"],
            is: Industry(segments: [(zh: "丙"), (zh: "丁", is: "term.no")])),
           (id: "table.t", name: (zh: "表"), at: ["T1"], is: Table(role: Listing, lists: "axis.no",
            columns: [(zh: "项目", of: Project)], rows: [[(zh: "戊", is: ["project.no"])]])),"#,
        r#"geometry: (note: (zh: ""), towns: [(id: "town.no", x: 1.0, y: NaN)]),
           tour: [(title: (zh: ""), place: "goal.no@space.map+axis.x", say: (zh: ""), minutes: 1),
                  (title: (zh: ""), place: "T1.1", say: (zh: ""), minutes: 1)],"#,
    );
    check_problems(
        &plan,
        &[
            "goal.hub: of: of: nothing has the id \"goal.no\"",
            "goal.hub: links: links: nothing has the id \"goal.hubb\"",
            "industry.a: is: is: nothing has the id \"term.no\"",
            "table.t: lists: lists: nothing has the id \"axis.no\"",
            "table.t: rows: rows: nothing has the id \"project.no\"",
            "-: geometry: geometry: nothing has the id \"town.no\"",
            "-: geometry: geometry: not a number",
            "-: tour: tour: nothing has the id \"goal.no\"",
        ],
    );
    check_links(&plan, &["goal.hub Names goal.hub"]);
    let hub = find(&plan, "goal.hub");
    assert_eq!(plan.get(hub).links.len(), 2);
    assert_eq!(plan.nearest_id("goal.hubb"), Some(hub));
    assert_eq!(plan.nearest_id("Sijing"), None);
}

#[test]
fn nothing_is_part_of_itself() {
    let plan = plan(
        r#"(id: "goal.a", name: (zh: "甲"), at: ["1"], of: "goal.b", is: Goal),
           (id: "goal.b", name: (zh: "乙"), at: ["1"], of: "goal.c", is: Goal),
           (id: "goal.c", name: (zh: "丙"), at: ["1"], of: "goal.a", is: Goal),
           (id: "goal.self", name: (zh: "丁"), at: ["1"], of: "goal.self", is: Goal),
           (id: "goal.leaf", name: (zh: "戊"), at: ["1"], of: "goal.a", is: Goal),"#,
    );
    check_problems(
        &plan,
        &[
            "goal.a: of: it is part of itself",
            "goal.b: of: it is part of itself",
            "goal.c: of: it is part of itself",
            "goal.self: of: it is part of itself",
        ],
    );
    let a = find(&plan, "goal.a");
    for id in ["goal.a", "goal.b", "goal.c", "goal.self"] {
        assert_eq!(plan.whole(find(&plan, id)), None, "{id}");
    }
    let leaf = find(&plan, "goal.leaf");
    assert_eq!(plan.whole(leaf), Some(a));
    assert_eq!(plan.parts(a), [leaf]);
}

#[test]
fn a_long_chain_of_parts_is_followed_once() {
    let chain: String = (0..20_000)
        .map(|i| {
            let of = if i > 0 {
                format!("of: \"goal.{}\", ", i - 1)
            } else {
                String::new()
            };
            format!("(id: \"goal.{i}\", name: (zh: \"甲\"), at: [\"1\"], {of}is: Goal),")
        })
        .collect();
    let plan = plan(&chain);
    check_problems(&plan, &[]);
    let mut depth = 0;
    let mut at = find(&plan, "goal.19999");
    while let Some(whole) = plan.whole(at) {
        (at, depth) = (whole, depth + 1);
    }
    assert_eq!(depth, 19_999);
}

#[test]
fn ids_begin_with_the_word_of_their_kind() {
    let plan = plan(
        r#"(id: "town.hub", name: (zh: "甲"), at: ["1"], is: Goal),
           (id: "goal.", name: (zh: "甲"), at: ["1"], is: Goal),
           (id: "goal.Hub", name: (zh: "甲"), at: ["1"], is: Goal),
           (id: "goal.a-1.b", name: (zh: "甲"), at: ["1"], is: Goal),"#,
    );
    let malformed: Vec<&str> = plan
        .problems()
        .iter()
        .filter_map(|problem| Some(plan.get(problem.entity?).id.as_str()))
        .collect();
    assert_eq!(malformed, ["town.hub", "goal.", "goal.Hub"]);
}

#[test]
fn places_are_those_of_the_draft() {
    let plan = plan(
        r#"(id: "goal.a", name: (zh: "甲"), at: ["1.2", "T1.1", "0"], is: Goal),
           (id: "goal.b", name: (zh: "乙"), at: ["1.3", "T1.2", "T2", "F1", "9", "x"], is: Goal),
           (id: "goal.c", name: (zh: "丙"), names: [(zh: "丁", at: ["1..1"])], is: Goal),
           (id: "section.again", name: (zh: "一"), at: ["1"], is: Section()),
           (id: "table.t", name: (zh: "表"), at: ["T1"], is: Table(role: Listing,
            columns: [(zh: "项目", of: Project)], rows: [[()]])),"#,
    );
    check_problems(
        &plan,
        &[
            "section.again: at: 1 is claimed by two entities",
            "goal.b: at: at: the plan has no 1.3",
            "goal.b: at: at: the plan has no T1.2",
            "goal.b: at: at: the plan has no T2",
            "goal.b: at: at: the plan has no F1",
            "goal.b: at: at: the plan has no 9",
            "goal.b: at: at: \"x\" is no locator; write 2.1.3, T5.19 or F1",
            "goal.c: at: it has no place in the draft",
            "goal.c: names: names: \"1..1\" is no locator; write 2.1.3, T5.19 or F1",
        ],
    );
    let one = find(&plan, "section.one");
    assert_eq!(plan.place(&Locator::parse("1.2")), Some(one));
    let a = find(&plan, "goal.a");
    for place in ["section.one", "table.t", "section.zero"] {
        assert!(plan.standing_in(find(&plan, place)).contains(&a), "{place}");
    }
}

const TABLE: &str = r#"
    (id: "town.a", name: (zh: "甲镇"), at: ["T1.1"], is: Town(rank: Town)),
    (id: "cluster.k", name: (zh: "群"), at: ["T1.1"], is: Cluster()),
    (id: "industry.i", name: (zh: "业"), at: ["1"], is: Industry()),
    (id: "axis.x", name: (zh: "轴"), at: ["1"], is: Axis()),
    (id: "project.p", name: (zh: "一"), at: ["T1.1"], is: Project()),
    (id: "project.q", name: (zh: "二"), at: ["T1.2"], is: Project()),
    (id: "project.r", name: (zh: "三"), at: ["T1.3"], is: Project()),
    (id: "table.t", name: (zh: "表"), at: ["T1"], is: Table(role: Listing, lists: "axis.x",
     columns: [(zh: "镇", of: Town), (zh: "群", of: Cluster), (zh: "项目", of: Project), (zh: "业", of: LeadIndustry)],
     rows: [
        [(zh: "甲镇", is: ["town.a"]), (zh: "群", is: ["cluster.k"]), (zh: "一", is: ["project.p"]), ()],
        [(merged: Inferred), (merged: Undecided), (zh: "二", is: ["project.q"]), (zh: "业", is: ["industry.i"])],
        [(merged: Inferred), (), (zh: "三", is: ["project.r"], basis: Suspected), (merged: Inferred)],
     ])),"#;

#[test]
fn the_rows_of_a_table_link_what_they_name() {
    let plan = plan(TABLE);
    check_problems(&plan, &[]);
    check_links(
        &plan,
        &[
            "town.a LeadsWith industry.i (Inferred)",
            "town.a LeadsWith industry.i (Inferred)",
            "cluster.k LocatedIn town.a",
            "cluster.k StandsIn axis.x",
            "project.p LocatedIn town.a",
            "project.p BelongsTo cluster.k",
            "project.p StandsIn axis.x",
            "project.q LocatedIn town.a (Inferred)",
            "project.q StandsIn axis.x",
            "project.q LeadsWith industry.i",
            "project.r LocatedIn town.a (Suspected)",
            "project.r StandsIn axis.x (Suspected)",
            "project.r LeadsWith industry.i (Suspected)",
            "table.t Shows town.a",
            "table.t Shows town.a (Inferred)",
            "table.t Shows town.a (Inferred)",
            "table.t Shows cluster.k",
            "table.t Shows industry.i",
            "table.t Shows industry.i (Inferred)",
            "table.t Shows axis.x",
            "table.t Shows project.p",
            "table.t Shows project.q",
            "table.t Shows project.r (Suspected)",
        ],
    );
}

#[test]
fn a_merged_cell_reads_as_the_one_above_unless_that_is_undecided() {
    let plan = plan(TABLE);
    let table = find(&plan, "table.t");
    for (row, column, words, decided) in [
        (0, 0, "甲镇", true),
        (1, 0, "甲镇", true),
        (2, 0, "甲镇", true),
        (1, 1, "群", false),
        (2, 1, "", true),
        (2, 3, "业", true),
    ] {
        let view = plan.cell(table, row, column).unwrap();
        let read = (view.cell.zh.as_str(), view.is_decided());
        assert_eq!(read, (words, decided), "row {row}, column {column}");
    }
    assert!(plan.cell(table, 3, 0).is_none());
    assert!(plan.cell(table, 0, 4).is_none());
}

#[test]
fn links_are_read_from_both_ends_and_name_their_rows() {
    let plan = plan(TABLE);
    let (town, industry) = (find(&plan, "town.a"), find(&plan, "industry.i"));
    let groups = plan.links_of(town);
    let told: Vec<_> = groups
        .iter()
        .map(|group| (group.direction, group.relation, group.count()))
        .collect();
    assert_eq!(
        told,
        [
            (Direction::Out, Relation::LeadsWith, 1),
            (Direction::In, Relation::LocatedIn, 4),
            (Direction::In, Relation::Shows, 1),
        ]
    );
    let lead = groups[0].neighbours().next().unwrap();
    assert_eq!(lead.other, industry);
    assert_eq!(lead.basis(), Basis::Inferred);
    let rows: Vec<String> = lead
        .edges()
        .flat_map(|edge| plan.evidence(edge))
        .map(|at| at.to_string())
        .collect();
    assert_eq!(rows, ["T1.2", "T1.3"]);
    let located: Vec<&str> = groups[1]
        .neighbours()
        .map(|neighbour| plan.get(neighbour.other).id.as_str())
        .collect();
    assert_eq!(
        located,
        ["cluster.k", "project.p", "project.q", "project.r"]
    );
}

#[test]
fn links_of_one_kind_are_the_same_from_either_end() {
    let plan = Plan::parse(include_str!("../../../tests/plans/good/lakeside.ron")).unwrap();
    let mut from_there: Vec<_> = plan.edges().iter().map(|edge| edge as *const _).collect();
    let mut from_here = Vec::new();
    for entity in plan.all() {
        for relation in Relation::ALL {
            for edge in plan.links_into(entity, relation) {
                assert_eq!((edge.to, edge.relation), (entity, relation));
                from_here.push(edge as *const _);
            }
        }
    }
    from_there.sort_unstable();
    from_here.sort_unstable();
    assert_eq!(from_here, from_there);
}

#[test]
fn rows_of_another_width_are_kept_and_reported() {
    let plan = plan(
        r#"(id: "project.p", name: (zh: "一"), at: ["T1.1"], is: Project()),
           (id: "table.t", name: (zh: "表"), at: ["T1"], is: Table(role: Listing,
            columns: [(zh: "甲", of: Town), (zh: "乙", of: Project)], rows: [
                [(merged: Inferred), (merged: Inferred)],
                [(zh: "x")],
                [(merged: Inferred), (merged: Inferred), (merged: Inferred, is: ["project.p"])],
                [],
            ])),"#,
    );
    check_problems(
        &plan,
        &[
            "table.t: rows: row 2 has 1 cells where the table has 2 columns",
            "table.t: rows: row 3 has 3 cells where the table has 2 columns",
            "table.t: rows: row 4 has 0 cells where the table has 2 columns",
        ],
    );
    check_links(&plan, &[]);
    let table = find(&plan, "table.t");
    assert_eq!(plan.cell(table, 2, 0).unwrap().cell.zh.as_str(), "x");
    assert!(plan.cell(table, 3, 0).is_none());
}

#[test]
fn a_plan_says_what_it_is() {
    let plan = Plan::parse("(format: 2, entities: [])").unwrap();
    check_problems(
        &plan,
        &[
            "-: format: format 2 is newer than this program; some of it may not be shown",
            "-: entities: no entity is the plan itself: one of the kind Plan is missing",
        ],
    );
    assert!(plan.is_empty() && plan.itself().is_none());
}

#[test]
fn what_rests_on_two_things_is_as_doubtful_as_the_worse_one() {
    use Basis::{Confirmed, Inferred, Stated, Suspected};
    for (one, other, both) in [
        (Confirmed, Suspected, Suspected),
        (Confirmed, Stated, Stated),
        (Stated, Inferred, Inferred),
        (Inferred, Suspected, Suspected),
        (Confirmed, Confirmed, Confirmed),
    ] {
        assert_eq!(one.weaker(other), both);
        assert_eq!(other.weaker(one), both);
    }
}

#[test]
fn places_are_looked_at_in_whatever_field_they_stand() {
    let plan = plan(
        r#"(id: "project.a", name: (zh: "甲"), at: ["1"], is: Project(lead_unit: (zh: "区", at: ["9.9"]))),
           (id: "town.b", name: (zh: "乙"), at: ["1"], is: Town(rank: Town, prose: (at: ["T9"]))),
           (id: "line.c", name: (zh: "丙"), at: ["1"],
            is: Line(mode: Road, stages: [(is: Planned, zh: "拟建", at: ["here"])])),
           (id: "tier.d", name: (zh: "丁"), at: ["1"], is: Tier(radius: (low: 1, unit: (zh: "公里"),
            words: (zh: "一公里", at: ["F9"])))),"#,
    );
    check_problems(
        &plan,
        &[
            "project.a: is: is: the plan has no 9.9",
            "town.b: is: is: the plan has no T9",
            "line.c: is: is: \"here\" is no locator; write 2.1.3, T5.19 or F1",
            "tier.d: is: is: the plan has no F9",
        ],
    );
}
