//! What holds of every map, and a few to look at.

mod arrows;
mod sketch;

use std::collections::HashMap;

use super::*;
use crate::plan::file::Kind;
use crate::plan::parse::options;
use crate::plan::{EntityRef, Lang, Plan};
use crate::text::Measure;

const SMALL: &str = include_str!("../../../tests/plans/good/map.ron");
const SHIPPED: &str = include_str!("../../../plan.ron");

struct World {
    plan: Plan,
    model: MapModel,
}

impl World {
    fn of(text: &str) -> World {
        World::new(Plan::parse(text).unwrap())
    }

    fn new(plan: Plan) -> World {
        let model = MapModel::new(&plan);
        World { plan, model }
    }

    fn without_geometry(text: &str) -> World {
        let mut file: crate::plan::file::PlanFile = options().from_str(text).unwrap();
        file.geometry = None;
        World::new(Plan::build(file))
    }

    fn scene(&self, want: &Want) -> Scene {
        self.model.scene(&self.plan, &want.view())
    }

    fn find(&self, id: &str) -> EntityRef {
        self.plan.find(id).unwrap()
    }
}

#[derive(Clone, Debug)]
struct Want {
    size: (u16, u16),
    layers: Layers,
    selected: Option<EntityRef>,
    emphasis: Emphasis,
    matches: EntitySet,
    lang: Lang,
    second: Option<Lang>,
    measure: Measure,
    look: Look,
}

impl Default for Want {
    fn default() -> Want {
        Want {
            size: (80, 24),
            layers: Layers::default(),
            selected: None,
            emphasis: Emphasis::Even,
            matches: EntitySet::default(),
            lang: Lang::Zh,
            second: None,
            measure: Measure::NARROW,
            look: Look::Safe,
        }
    }
}

impl Want {
    fn view(&self) -> View<'_> {
        View {
            size: Size {
                width: self.size.0,
                height: self.size.1,
            },
            layers: self.layers,
            selected: self.selected,
            emphasis: &self.emphasis,
            matches: &self.matches,
            lang: self.lang,
            second: self.second,
            measure: self.measure,
            look: self.look,
        }
    }

    fn random(plan: &Plan, random: &mut fastrand::Rng) -> Want {
        let mut entities = plan.all();
        let selected = entities.nth(random.usize(..plan.len()));
        let lang = [Lang::Zh, Lang::En][random.usize(..2)];
        Want {
            size: (random.u16(1..=120), random.u16(1..=50)),
            layers: MapLayer::ALL
                .into_iter()
                .filter(|_| random.bool())
                .collect(),
            selected: selected.filter(|_| random.u8(..4) > 0),
            lang,
            second: random.bool().then(|| lang.other()),
            measure: [Measure::NARROW, Measure::WIDE][random.usize(..2)],
            look: [Look::Safe, Look::Light, Look::Ascii][random.usize(..3)],
            ..Want::default()
        }
    }
}

fn worlds() -> [World; 3] {
    [
        World::of(SMALL),
        World::of(SHIPPED),
        World::without_geometry(SHIPPED),
    ]
}

fn is_point(cell: &Cell) -> bool {
    let is_flat = matches!(
        cell.role.part,
        Part::Core | Part::Zone(_) | Part::Axis(_) | Part::Line(_)
    );
    cell.role.ink == Ink::Sign && !is_flat
}

/// The scene as rows of text, with below it one letter for each role.
fn picture(scene: &Scene) -> String {
    let size = scene.size();
    let (mut text, mut roles) = (String::new(), String::new());
    for y in 0..size.height {
        let mut row: Vec<(String, char)> = (0..size.width)
            .map(|x| match scene.cell(x, y) {
                Some(cell) if cell.glyph != ' ' => (cell.glyph.into(), letter(cell.role)),
                _ => (" ".into(), ' '),
            })
            .collect();
        for caption in scene.captions().iter().filter(|caption| caption.y == y) {
            let mut x = usize::from(caption.x);
            for (symbol, columns) in scene.measure().cells(caption.text.as_str()) {
                row[x..x + columns].fill((String::new(), letter(caption.role)));
                row[x].0 = symbol.to_owned();
                x += columns;
            }
        }
        let line = |cells: String| format!("|{}\n", cells.trim_end());
        text += &line(row.iter().map(|cell| cell.0.as_str()).collect());
        roles += &line(row.iter().map(|cell| cell.1).collect());
    }
    format!("{text}\n{roles}")
}

/// Capital where it is brought out; the tone goes before what it is.
fn letter(role: MapRole) -> char {
    let letter = match (role.ink, role.part) {
        (Ink::Marker, _) => '!',
        (Ink::Count, _) => '+',
        (Ink::Second, _) => '2',
        (_, Part::Town | Part::Unplaced) => 't',
        (_, Part::Cluster) => 'c',
        (_, Part::Project) => 'p',
        (_, Part::Center) => 's',
        (_, Part::Other) => 'o',
        (_, Part::Core) => 'k',
        (_, Part::Zone(_)) => 'z',
        (_, Part::Axis(_)) => 'a',
        (_, Part::Line(_)) => 'l',
        (_, Part::Mark) => 'm',
        (_, Part::Remark) => 'r',
    };
    match role.tone {
        Tone::Selected | Tone::Linked => letter.to_ascii_uppercase(),
        Tone::Plain => letter,
        Tone::Dim => '.',
    }
}

#[track_caller]
fn check_captions(scene: &Scene, want: &Want) {
    let size = scene.size();
    let mut taken: HashMap<(u16, u16), usize> = HashMap::new();
    for (number, caption) in scene.captions().iter().enumerate() {
        let columns = want.measure.width(caption.text.as_str());
        assert_eq!(usize::from(caption.width), columns, "{caption:?}: {want:?}");
        assert!(
            caption.x + caption.width <= size.width && caption.y < size.height,
            "{caption:?} beyond the edge: {want:?}"
        );
        for x in caption.x..caption.x + caption.width {
            let other = taken.insert((x, caption.y), number);
            assert_eq!(other, None, "{caption:?} over another: {want:?}");
            let below = scene.cell(x, caption.y);
            assert!(
                !below.is_some_and(is_point),
                "{caption:?} over a point: {want:?}"
            );
        }
        let ends = [caption.x.checked_sub(1), Some(caption.x + caption.width)];
        for x in ends.into_iter().flatten() {
            let touches = taken
                .get(&(x, caption.y))
                .is_some_and(|other| *other != number);
            assert!(!touches, "{caption:?} touches another: {want:?}");
            let sign = scene.cell(x, caption.y).filter(|cell| cell.glyph != ' ');
            let apart = sign.is_none_or(|cell| cell.role.ink == Ink::Marker);
            assert!(apart, "{caption:?} touches {sign:?}: {want:?}");
        }
    }
}

#[test]
fn names_never_lie_over_anything_and_are_never_cut() {
    let mut random = fastrand::Rng::with_seed(8);
    for world in worlds() {
        for _ in 0..150 {
            let want = Want::random(&world.plan, &mut random);
            let scene = world.scene(&want);
            check_captions(&scene, &want);
            for caption in scene.captions() {
                let Some(entity) = caption.entity.filter(|_| caption.role.part != Part::Mark)
                else {
                    continue;
                };
                let names =
                    [Lang::Zh, Lang::En].map(|lang| captions::name(&world.plan, entity, lang));
                let whole = names.contains(&caption.text.as_str());
                let is_name = matches!(caption.role.ink, Ink::Name | Ink::Second);
                assert!(whole || !is_name, "{caption:?} is not one of {names:?}");
            }
        }
    }
}

#[test]
fn every_item_has_a_cell_of_its_own_that_answers_to_the_mouse() {
    let mut random = fastrand::Rng::with_seed(9);
    for world in worlds() {
        for _ in 0..60 {
            let want = Want {
                selected: None,
                ..Want::random(&world.plan, &mut random)
            };
            let scene = world.scene(&want);
            let mut cells: Vec<(u16, u16)> = scene.items().iter().map(|i| (i.x, i.y)).collect();
            cells.sort_unstable();
            cells.dedup();
            assert_eq!(cells.len(), scene.items().len(), "{want:?}");
            for item in scene.items() {
                assert_eq!(
                    scene.entity_at(item.x, item.y),
                    Some(item.entity),
                    "{want:?}"
                );
            }
        }
    }
}

#[test]
fn nothing_moves_when_another_thing_is_selected() {
    let world = World::of(SHIPPED);
    let want = Want {
        layers: Layers::all(),
        ..Want::default()
    };
    let still = world.scene(&want);
    for item in still.items() {
        let scene = world.scene(&Want {
            selected: Some(item.entity),
            ..want.clone()
        });
        assert_eq!(scene.items(), still.items());
    }
}

#[test]
fn the_selected_thing_has_a_marker_and_its_name() {
    let world = World::of(SHIPPED);
    for size in [(45, 18), (60, 20), (80, 24), (120, 50)] {
        for lang in [Lang::Zh, Lang::En] {
            for entity in world.plan.all() {
                let kind = world.plan.kind(entity);
                let on_map = world.model.home(entity).is_some()
                    || world
                        .model
                        .courses
                        .iter()
                        .any(|course| course.entity == entity);
                if !on_map {
                    continue;
                }
                let want = Want {
                    size,
                    lang,
                    selected: Some(entity),
                    ..Want::default()
                };
                let scene = world.scene(&want);
                check_captions(&scene, &want);
                let name = captions::name(&world.plan, entity, lang);
                let named = scene.captions().iter().any(|caption| {
                    caption.text.as_str() == name && caption.role.tone == Tone::Selected
                });
                assert!(named, "{kind:?} {name} has no name at {size:?}");
                let marked = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)));
                let markers = marked
                    .filter_map(|(x, y)| scene.cell(x, y))
                    .filter(|cell| cell.role.ink == Ink::Marker && cell.glyph == '❯');
                assert_eq!(
                    markers.count(),
                    1,
                    "{kind:?} {name} has no marker at {size:?}"
                );
                assert!(scene.items().iter().any(|item| item.entity == entity));
            }
        }
    }
}

#[test]
fn names_without_room_are_counted_at_their_town() {
    let world = World::of(SHIPPED);
    let kinds = [Kind::Center, Kind::Cluster, Kind::Project];
    for size in [(45, 18), (60, 20), (80, 30), (120, 50)] {
        let scene = world.scene(&Want {
            size,
            layers: Layers::all(),
            ..Want::default()
        });
        assert_eq!(scene.left_out(), 0, "at {size:?}");
        for town in world.plan.of_kind(Kind::Town) {
            let here = |e: &EntityRef| {
                kinds.contains(&world.plan.kind(*e)) && world.model.town_of(*e) == Some(*town)
            };
            let all = world.plan.all().filter(here).count();
            let captions = scene.captions().iter();
            let named = captions
                .clone()
                .filter(|c| c.entity.as_ref().is_some_and(here))
                .count();
            let count = captions
                .filter(|c| c.role.ink == Ink::Count && c.entity == Some(*town))
                .map(|c| {
                    c.text
                        .as_str()
                        .trim_start_matches('+')
                        .parse::<usize>()
                        .unwrap()
                })
                .sum::<usize>();
            assert_eq!(
                named + count,
                all,
                "{} at {size:?}",
                world.plan.get(*town).id.as_str()
            );
        }
    }
}

#[test]
fn ten_thousand_projects_at_a_town_are_counted_not_laid_out() {
    let mut file: crate::plan::file::PlanFile = options().from_str(SMALL).unwrap();
    let hotel = file
        .entities
        .iter()
        .find(|e| e.id.raw() == "project.hotel")
        .unwrap()
        .clone();
    for number in 0..10_000 {
        let mut project = hotel.clone();
        project.id = crate::plan::file::Id(format!("project.p{number}").into());
        file.entities.push(project);
    }
    let world = World::new(Plan::build(file));
    let hidden = world.find("project.p9999");
    let scene = world.scene(&Want {
        layers: Layers::all(),
        ..Want::default()
    });
    assert!(scene.items().len() < 100);
    let west = world.find("town.west");
    let counts = scene
        .captions()
        .iter()
        .filter(|c| c.role.ink == Ink::Count && c.entity == Some(west));
    let counts: Vec<&str> = counts.map(|c| c.text.as_str()).collect();
    assert!(
        matches!(counts[..], [count] if count.starts_with("+100") || count.starts_with("+999")),
        "{counts:?}"
    );
    // One that has no point of its own still comes forward.
    let want = Want {
        layers: Layers::all(),
        selected: Some(hidden),
        ..Want::default()
    };
    assert!(
        world
            .scene(&want)
            .items()
            .iter()
            .any(|item| item.entity == hidden)
    );
}

#[test]
fn a_cluster_stands_where_its_first_member_stands() {
    let world = World::of(SMALL);
    for (thing, town) in [
        ("cluster.boats", Some("town.south")),
        ("project.campus", Some("town.east")),
        // The stated place counts before the suspected one.
        ("project.ferry", Some("town.island")),
        ("cluster.nowhere", None),
    ] {
        let found = world.model.town_of(world.find(thing));
        assert_eq!(found, town.map(|town| world.find(town)), "{thing}");
    }
}

#[test]
fn what_is_linked_stands_out_and_what_the_lens_leaves_is_dim() {
    let world = World::of(SMALL);
    let west = world.find("town.west");
    let tone = |want: Want, entity: EntityRef| {
        let scene = world.scene(&want);
        let item = *scene
            .items()
            .iter()
            .find(|item| item.entity == entity)
            .unwrap();
        let caption = scene.captions().iter().find(|c| c.entity == Some(entity));
        caption
            .map(|c| c.role)
            .or(scene.cell(item.x, item.y).map(|c| c.role))
            .unwrap()
    };
    let axis = world.find("axis.water");
    let selected = Want {
        selected: Some(axis),
        ..Want::default()
    };
    assert_eq!(tone(selected.clone(), west).tone, Tone::Linked);
    assert_eq!(tone(selected.clone(), axis).tone, Tone::Selected);
    assert_eq!(tone(selected, world.find("town.south")).tone, Tone::Plain);

    let lens = Want {
        emphasis: Emphasis::Only([west].into_iter().collect()),
        ..Want::default()
    };
    assert_eq!(tone(lens.clone(), west).tone, Tone::Plain);
    assert_eq!(tone(lens, axis).tone, Tone::Dim);

    let found = Want {
        matches: [west].into_iter().collect(),
        ..Want::default()
    };
    assert!(tone(found.clone(), west).matched);
    assert!(!tone(found, axis).matched);
}

#[test]
fn each_look_keeps_to_its_characters() {
    let world = World::of(SMALL);
    let glyphs = |look: Look, measure: Measure| -> String {
        let want = Want {
            look,
            measure,
            layers: Layers::all(),
            selected: world.plan.find("town.east"),
            ..Want::default()
        };
        let scene = world.scene(&want);
        (0..24)
            .flat_map(|y| (0..80).map(move |x| (x, y)))
            .filter_map(|(x, y)| scene.cell(x, y))
            .map(|cell| cell.glyph)
            .collect()
    };
    let safe = |c: char| c.is_ascii() || "╌╎╴╵╶╷▸✓✗❯›»⋯∙◦▪☑☐⚑⏎".contains(c);
    assert!(glyphs(Look::Ascii, Measure::NARROW).is_ascii());
    assert!(glyphs(Look::Safe, Measure::NARROW).chars().all(safe));
    assert!(glyphs(Look::Light, Measure::NARROW).contains('░'));
    // Where its characters would take two columns, the light look gives way.
    assert!(glyphs(Look::Light, Measure::WIDE).chars().all(safe));
}

#[test]
fn a_plan_without_positions_says_so_and_marks_its_towns() {
    let world = World::without_geometry(SHIPPED);
    let scene = world.scene(&Want {
        lang: Lang::En,
        ..Want::default()
    });
    let says = |words: &str| {
        scene
            .captions()
            .iter()
            .any(|c| c.text.as_str().contains(words))
    };
    assert!(says("No positions in this plan"));
    let towns = world.plan.of_kind(Kind::Town);
    for item in scene
        .items()
        .iter()
        .filter(|item| towns.contains(&item.entity))
    {
        assert_eq!(scene.cell(item.x, item.y).unwrap().glyph, '?');
    }
}

#[test]
fn the_axes_of_the_shipped_plan_are_told_apart_without_color() {
    let world = World::of(SHIPPED);
    for size in [(60, 20), (80, 24), (120, 50)] {
        let scene = world.scene(&Want {
            size,
            lang: Lang::En,
            ..Want::default()
        });
        let legend: Vec<&str> = scene
            .captions()
            .iter()
            .filter(|c| c.y == size.1 - 1)
            .map(|c| c.text.as_str())
            .collect();
        let text = picture(&scene);
        for axis in world.plan.of_kind(Kind::Axis) {
            let name = captions::name(&world.plan, *axis, Lang::En);
            assert!(
                legend.contains(&name) || text.contains(name),
                "{name} at {size:?}"
            );
        }
        assert!(text.contains("===") && text.contains("╌╌╌") && text.contains("-+-"));
    }
}

#[track_caller]
fn check_picture(name: &str, want: Want) {
    let scene = World::of(SMALL).scene(&want);
    insta::assert_snapshot!(name, picture(&scene));
}

#[test]
fn a_small_plan_in_chinese() {
    check_picture(
        "zh",
        Want {
            size: (60, 20),
            ..Want::default()
        },
    );
}

#[test]
fn a_small_plan_in_english_with_everything_on() {
    let selected = Plan::parse(SMALL).unwrap().find("axis.water");
    check_picture(
        "en",
        Want {
            size: (80, 24),
            lang: Lang::En,
            layers: Layers::all(),
            selected,
            ..Want::default()
        },
    );
}

#[test]
fn a_small_plan_in_both_languages_with_light_lines() {
    check_picture(
        "both",
        Want {
            size: (80, 24),
            second: Some(Lang::En),
            look: Look::Light,
            ..Want::default()
        },
    );
}

#[test]
fn a_small_plan_in_plain_ascii() {
    check_picture(
        "ascii",
        Want {
            size: (60, 20),
            lang: Lang::En,
            look: Look::Ascii,
            ..Want::default()
        },
    );
}
