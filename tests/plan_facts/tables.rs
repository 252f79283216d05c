//! The five tables, row by row.

use std::collections::BTreeSet;

use planscope::plan::file::{ColumnRole, Facts, Kind, Merge, Relation, TableRole};
use planscope::plan::{Direction, EntityRef, Locator, Source};

use super::{PLAN, named, zh};

/// or, where the column lists industries, so many different words.
#[track_caller]
fn check_table(number: u16, role: TableRole, rows: usize, columns: &[(ColumnRole, usize)]) {
    let table = PLAN.place(&Locator::Table(number)).expect("the table");
    let facts = PLAN.table(table).expect("a table");
    assert_eq!(facts.role, role, "role of T{number}");
    assert_eq!(facts.rows.len(), rows, "rows of T{number}");
    let roles = facts.columns.iter().map(|column| column.of);
    assert!(roles.eq(columns.iter().map(|(role, _)| *role)), "T{number}");
    for (column, (role, expected)) in columns.iter().enumerate() {
        let cells = || (0..rows).filter_map(|row| PLAN.cell(table, row, column));
        let distinct = match role {
            ColumnRole::Town | ColumnRole::Cluster | ColumnRole::Project => {
                let things: BTreeSet<_> = cells().flat_map(|cell| PLAN.named_in(cell)).collect();
                things.len()
            }
            _ => {
                let words = cells().flat_map(|cell| cell.cell.zh.as_str().split('、'));
                words.collect::<BTreeSet<_>>().len()
            }
        };
        assert_eq!(distinct, *expected, "{role:?} of T{number}");
    }
    for (row, cells) in facts.rows.iter().enumerate() {
        assert_eq!(cells.len(), columns.len(), "T{number}.{}", row + 1);
        for cell in cells {
            let says = !cell.zh.is_empty();
            assert!(
                says != cell.merged.is_some(),
                "T{number}.{} {cell:?}",
                row + 1
            );
        }
    }
}

#[test]
fn tables_stand_row_by_row_as_written() {
    use ColumnRole::{
        Cluster, LeadIndustry, Orientation, Project, Segment, ServiceDirection, Town,
    };
    use TableRole::{Directions, Listing, Sequence};
    let listing = |clusters, projects, leads, orientations, segments| {
        [
            (Cluster, clusters),
            (Project, projects),
            (LeadIndustry, leads),
            (Orientation, orientations),
            (Segment, segments),
        ]
    };
    let directions = [(Town, 6), (LeadIndustry, 15), (ServiceDirection, 12)];
    check_table(1, Directions, 22, &directions);
    check_table(2, Listing, 11, &listing(7, 11, 9, 26, 10));
    check_table(3, Listing, 25, &listing(5, 15, 20, 40, 15));
    check_table(
        4,
        Listing,
        12,
        &[(Cluster, 7), (Project, 12), (ServiceDirection, 10)],
    );
    check_table(5, Sequence, 30, &[(Town, 6), (Cluster, 14), (Project, 29)]);
    assert_eq!(PLAN.of_kind(Kind::Table).len(), 5);
}

#[test]
fn every_town_has_as_many_directions_and_projects_in_sequence_as_the_draft_lists() {
    let towns = [
        "jiuliting",
        "jiuting",
        "sijing",
        "sheshan",
        "dongjing",
        "xinqiao",
    ];
    let rows_of = |number: u16| -> Vec<usize> {
        let table = PLAN.place(&Locator::Table(number)).unwrap();
        let rows = PLAN.table(table).unwrap().rows.len();
        let town_of = |row| PLAN.named_in(PLAN.cell(table, row, 0).unwrap()).next();
        let count = |town: &&str| {
            let town = named(&format!("town.{town}"));
            (0..rows).filter(|row| town_of(*row) == Some(town)).count()
        };
        towns.iter().map(count).collect()
    };
    assert_eq!(rows_of(1), [4, 4, 4, 3, 4, 3]);
    assert_eq!(rows_of(5), [4, 5, 9, 5, 4, 3]);
}

#[test]
fn open_cells_stay_undecided_and_link_nothing() {
    let mut undecided = Vec::new();
    let mut inferred = 0;
    for table in PLAN.of_kind(Kind::Table) {
        for (row, cells) in PLAN.table(*table).unwrap().rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                match cell.merged {
                    Some(Merge::Undecided) => undecided.push(format!(
                        "{}/{column}",
                        PLAN.row_locator(*table, row).unwrap()
                    )),
                    Some(Merge::Inferred) => inferred += 1,
                    None => {}
                }
            }
        }
    }
    // A cluster without a project of its own, and two projects without a cluster.
    assert_eq!(undecided, ["T5.9/2", "T5.23/1", "T5.24/1"]);
    assert!(inferred > 60, "{inferred}");
    for project in ["project.zhongtai-plaza", "project.hongqiao-free-trade-city"] {
        let sequence = named("table.sequence");
        let from_sequence = PLAN.links_of(named(project)).into_iter().flat_map(|group| {
            let clusters = group.relation == Relation::BelongsTo;
            let edges = group.neighbours().flat_map(|n| n.edges());
            edges.filter(move |_| clusters).collect::<Vec<_>>()
        });
        let rows = from_sequence
            .filter(|edge| matches!(edge.source, Source::Row { table, .. } if table == sequence));
        assert_eq!(rows.count(), 0, "{project}");
    }
}

#[test]
fn projects_and_clusters_are_things_of_their_own_with_all_their_names() {
    assert_eq!(PLAN.of_kind(Kind::Project).len(), 35);
    assert_eq!(PLAN.of_kind(Kind::Cluster).len(), 19);
    let listed: BTreeSet<EntityRef> = [2u16, 3, 4, 5]
        .iter()
        .flat_map(|number| PLAN.links_of(PLAN.place(&Locator::Table(*number)).unwrap()))
        .filter(|group| group.relation == Relation::Shows && group.direction == Direction::Out)
        .flat_map(|group| group.neighbours().map(|n| n.other).collect::<Vec<_>>())
        .collect();
    let all = |kind| PLAN.of_kind(kind).iter().copied().collect::<BTreeSet<_>>();
    let in_tables = |kind| listed.intersection(&all(kind)).count();
    assert_eq!(in_tables(Kind::Project), 35);
    assert_eq!(in_tables(Kind::Cluster), 19);
    let lacks_name = all(Kind::Project).into_iter().find(|e| zh(*e).is_empty());
    assert_eq!(lacks_name, None);
}

/// Whatever a table calls a thing must be one of the names that the thing goes by.
#[test]
fn what_tables_call_projects_and_clusters_is_among_their_names() {
    for table in PLAN.of_kind(Kind::Table) {
        let facts = PLAN.table(*table).unwrap();
        for (row, cells) in facts.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let whole = matches!(
                    facts.columns[column].of,
                    ColumnRole::Project | ColumnRole::Cluster
                );
                if !whole || cell.merged.is_some() {
                    continue;
                }
                let [thing] = cell.is.as_slice() else {
                    panic!("{:?} names {} things", cell.zh, cell.is.len());
                };
                let entity = PLAN.get(named(thing.raw()));
                let qualifier = match &entity.is {
                    Facts::Project(project) => {
                        project.qualifier.as_ref().map_or("", |q| q.zh.as_str())
                    }
                    _ => "",
                };
                let bare = cell.zh.as_str().replace(&format!("（{qualifier}）"), "");
                let mut names = entity.names.iter().map(|said| said.zh.as_str());
                let known = entity.name.zh.as_str() == bare || names.any(|name| name == bare);
                assert!(
                    known,
                    "{} of T{}.{}",
                    bare,
                    PLAN.table_number(*table).unwrap(),
                    row + 1
                );
            }
        }
    }
}
