//! What a plan has for a map, gathered once.

use super::view::{MapLayer, Part};
use crate::plan::file::{Basis, Facts, Geometry, Kind, LineMode, Mark, Relation, Shape, Spot};
use crate::plan::{EntityRef, Plan};

/// What a plan has for a map: places, lines, areas, and what stands where.
///
/// Only good for the plan from which it was made.
#[derive(Debug)]
pub struct MapModel {
    /// Towns, and other things with a position of their own.
    pub(super) sites: Vec<Site>,
    pub(super) courses: Vec<Course>,
    pub(super) marks: Vec<Mark>,
    /// For each entity the site where it stands, or [`NOWHERE`].
    homes: Vec<u32>,
    /// Which layers have anything to show.
    filled: super::Layers,
}

/// A town, or another thing with a position.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) entity: EntityRef,
    pub(super) part: Part,
    /// Its position on the grid; a town may have none.
    pub(super) at: Option<(f32, f32)>,
    /// What stands here, by [`THINGS`], each in the order of the file.
    pub(super) things: [Vec<EntityRef>; 3],
}

/// The layers whose things stand at sites, in the order in which they are laid out there.
pub(super) const THINGS: [(MapLayer, Kind, Part); 3] = [
    (MapLayer::Centers, Kind::Center, Part::Center),
    (MapLayer::Clusters, Kind::Cluster, Part::Cluster),
    (MapLayer::Projects, Kind::Project, Part::Project),
];

/// A line or an area.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) entity: EntityRef,
    pub(super) part: Part,
    pub(super) layer: MapLayer,
    pub(super) points: Vec<(f32, f32)>,
}

impl Course {
    pub(super) fn is_area(&self) -> bool {
        matches!(self.part, Part::Core | Part::Zone(_))
    }
}

const NOWHERE: u32 = u32::MAX;

impl MapModel {
    /// Gathers what `plan` has for a map.
    pub fn new(plan: &Plan) -> MapModel {
        let mut sites = placed_sites(plan);
        add_unplaced_towns(plan, &mut sites);
        let homes = homes(plan, &sites);
        for (place, (_, kind, _)) in THINGS.iter().enumerate() {
            for thing in plan.of_kind(*kind) {
                let home = homes[thing.index()];
                if let Some(site) = sites.get_mut(home as usize)
                    && site.entity != *thing
                {
                    site.things[place].push(*thing);
                }
            }
        }
        let courses = courses(plan);
        let marks = plan.geometry().map(|geometry| geometry.marks.clone());
        let marks = marks.into_iter().flatten();
        let filled = filled_layers(&sites, &courses);
        MapModel {
            sites,
            courses,
            marks: marks.filter(|mark| is_position(mark.x, mark.y)).collect(),
            homes,
            filled,
        }
    }

    /// Whether a layer has anything to show.
    pub fn has(&self, layer: MapLayer) -> bool {
        self.filled.shows(layer)
    }

    /// The town, or other thing with a position, at which an entity stands.
    pub fn town_of(&self, entity: EntityRef) -> Option<EntityRef> {
        self.home(entity).map(|site| self.sites[site].entity)
    }

    pub(super) fn home(&self, entity: EntityRef) -> Option<usize> {
        let home = *self.homes.get(entity.index())?;
        (home != NOWHERE).then_some(home as usize)
    }
}

fn is_position(x: f32, y: f32) -> bool {
    x.is_finite() && y.is_finite()
}

/// Positions that lie off the grid are taken to its edge: one slip must not squash the map.
fn on_grid(x: f32, y: f32) -> (f32, f32) {
    (x.clamp(0.0, 100.0), y.clamp(0.0, 100.0))
}

fn placed_sites(plan: &Plan) -> Vec<Site> {
    let spots: &[Spot] = plan.geometry().map_or(&[], |geometry| &geometry.towns);
    let mut seen = super::EntitySet::default();
    let mut sites = Vec::with_capacity(spots.len());
    for spot in spots.iter().filter(|spot| is_position(spot.x, spot.y)) {
        if let Some(entity) = plan.find(spot.id.raw())
            && !seen.contains(entity)
        {
            seen.insert(entity);
            let part = match plan.kind(entity) {
                Kind::Town => Part::Town,
                Kind::Cluster => Part::Cluster,
                Kind::Project => Part::Project,
                Kind::Center => Part::Center,
                _ => Part::Other,
            };
            sites.push(Site {
                entity,
                part,
                at: Some(on_grid(spot.x, spot.y)),
                things: Default::default(),
            });
        }
    }
    sites
}

fn add_unplaced_towns(plan: &Plan, sites: &mut Vec<Site>) {
    let placed: super::EntitySet = sites.iter().map(|site| site.entity).collect();
    let towns = plan.of_kind(Kind::Town).iter();
    let unplaced = towns.filter(|town| !placed.contains(**town));
    sites.extend(unplaced.map(|town| Site {
        entity: *town,
        part: Part::Unplaced,
        at: None,
        things: Default::default(),
    }));
}

fn courses(plan: &Plan) -> Vec<Course> {
    let Some(Geometry { lines, areas, .. }) = plan.geometry() else {
        return Vec::new();
    };
    let areas = areas
        .iter()
        .filter_map(|shape| course(plan, shape, area_part));
    let lines = lines
        .iter()
        .filter_map(|shape| course(plan, shape, line_part));
    let mut courses: Vec<Course> = areas.chain(lines).collect();
    // What is drawn later lies above: zones, cores, roads and rails, axes.
    courses.sort_by_key(|course| match course.part {
        Part::Zone(_) => 0,
        Part::Core => 1,
        Part::Line(_) => 2,
        _ => 3,
    });
    courses
}

fn course(
    plan: &Plan,
    shape: &Shape,
    part_of: fn(&Plan, EntityRef) -> (Part, MapLayer),
) -> Option<Course> {
    let entity = plan.find(shape.id.raw())?;
    let (part, layer) = part_of(plan, entity);
    let points = shape.points.iter();
    let points = points.filter(|(x, y)| is_position(*x, *y));
    Some(Course {
        entity,
        part,
        layer,
        points: points.map(|(x, y)| on_grid(*x, *y)).collect(),
    })
}

fn area_part(plan: &Plan, area: EntityRef) -> (Part, MapLayer) {
    match plan.kind(area) {
        Kind::Core => (Part::Core, MapLayer::Core),
        kind => (Part::Zone(number(plan, kind, area)), MapLayer::Zones),
    }
}

fn line_part(plan: &Plan, line: EntityRef) -> (Part, MapLayer) {
    match &plan.get(line).is {
        Facts::Axis(_) => (Part::Axis(number(plan, Kind::Axis, line)), MapLayer::Axes),
        Facts::Line(facts) => (Part::Line(facts.mode), MapLayer::Lines),
        _ => (Part::Line(LineMode::Road), MapLayer::Lines),
    }
}

/// Which of its kind an entity is, from 0.
fn number(plan: &Plan, kind: Kind, entity: EntityRef) -> u8 {
    let before = plan.of_kind(kind).iter().take_while(|e| **e != entity);
    before.take(usize::from(u8::MAX)).count() as u8
}

/// Finds the site where each entity stands: what it is located in, belongs to or is part of, as far
/// up as that takes; for a cluster without a place of its own, where its first members are.
fn homes(plan: &Plan, sites: &[Site]) -> Vec<u32> {
    let mut homes = vec![NOWHERE; plan.len()];
    for (at, site) in sites.iter().enumerate() {
        homes[site.entity.index()] = at as u32;
    }
    settle_in_sites(plan, &mut homes);
    // What stands in what stands in a town; nobody goes further up than this.
    for _ in 0..3 {
        follow(plan, &mut homes, Relation::LocatedIn);
        follow(plan, &mut homes, Relation::BelongsTo);
        follow(plan, &mut homes, Relation::PartOf);
    }
    for edge in plan.edges() {
        let (member, whole) = (homes[edge.from.index()], edge.to.index());
        if edge.relation == Relation::BelongsTo && member != NOWHERE && homes[whole] == NOWHERE {
            homes[whole] = member;
        }
    }
    homes
}

/// Of several sites in which a thing is located, the best known one counts, then the first.
fn settle_in_sites(plan: &Plan, homes: &mut [u32]) {
    let rank = |basis: Basis| match basis {
        Basis::Confirmed => 0,
        Basis::Stated => 1,
        Basis::Inferred => 2,
        Basis::Suspected => 3,
    };
    let mut settling: Option<(EntityRef, u8, u32)> = None;
    for edge in plan.edges() {
        let site = homes[edge.to.index()];
        let from_site = homes[edge.from.index()] != NOWHERE
            && settling.is_none_or(|(entity, ..)| entity != edge.from);
        if edge.relation != Relation::LocatedIn || site == NOWHERE || from_site {
            continue;
        }
        let rank = rank(edge.basis);
        match settling {
            Some((entity, best, _)) if entity == edge.from && best <= rank => {}
            _ => {
                settling = Some((edge.from, rank, site));
                homes[edge.from.index()] = site;
            }
        }
    }
}

fn follow(plan: &Plan, homes: &mut [u32], relation: Relation) {
    for edge in plan.edges() {
        let above = homes[edge.to.index()];
        if edge.relation == relation && above != NOWHERE && homes[edge.from.index()] == NOWHERE {
            homes[edge.from.index()] = above;
        }
    }
}

fn filled_layers(sites: &[Site], courses: &[Course]) -> super::Layers {
    let things = THINGS.iter().enumerate().filter(|(place, (.., part))| {
        sites
            .iter()
            .any(|site| !site.things[*place].is_empty() || site.part == *part)
    });
    let things = things.map(|(_, (layer, ..))| *layer);
    things
        .chain(courses.iter().map(|course| course.layer))
        .collect()
}
