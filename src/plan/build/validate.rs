//! What must hold of every entity, beyond its references.

use crate::plan::file::{Entity, Facts, Said, Table};
use crate::plan::problem::Fault;
use crate::plan::{EntityRef, Locator, Plan, Problem};

pub(super) fn validate(plan: &Plan, cyclic: &[EntityRef], problems: &mut Vec<Problem>) {
    for at in plan.all() {
        let entity = plan.get(at);
        let mut found = Found { at, problems };
        validate_id(entity, &mut found);
        validate_places(plan, entity, &mut found);
        validate_numbers(entity, &mut found);
        if let Facts::Table(table) = &entity.is {
            validate_rows(table, &mut found);
        }
        if cyclic.binary_search(&at).is_ok() {
            found.push("of", Fault::Cycle);
        }
    }
    validate_geometry(plan, problems);
    validate_tour(plan, problems);
}

struct Found<'a> {
    at: EntityRef,
    problems: &'a mut Vec<Problem>,
}

impl Found<'_> {
    fn push(&mut self, field: &'static str, fault: Fault) {
        self.problems
            .push(Problem::new(Some(self.at), field, fault));
    }
}

fn validate_id(entity: &Entity, found: &mut Found<'_>) {
    let word = entity.is.kind().word();
    let own = entity
        .id
        .raw()
        .strip_prefix(word)
        .and_then(|rest| rest.strip_prefix('.'));
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
    if !own.is_some_and(|own| !own.is_empty() && own.bytes().all(plain)) {
        found.push("id", Fault::MalformedId(entity.id.clone()));
    }
}

fn validate_places(plan: &Plan, entity: &Entity, found: &mut Found<'_>) {
    if entity.at.is_empty() {
        found.push("at", Fault::NoLocator);
    }
    let names = entity
        .names
        .iter()
        .flat_map(|said| &said.at)
        .map(|at| ("names", at));
    let words = entity
        .words
        .iter()
        .flat_map(|said| &said.at)
        .map(|at| ("words", at));
    let links = entity
        .links
        .iter()
        .flat_map(|link| &link.at)
        .map(|at| ("links", at));
    let terms = crate::plan::terms::terms(entity)
        .flat_map(|term| &term.named.at)
        .map(|at| ("is", at));
    let stated = match &entity.is {
        Facts::Target(target) => target.stated.as_slice(),
        _ => &[],
    };
    let stated = stated
        .iter()
        .flat_map(|said| &said.at)
        .map(|at| ("stated", at));
    let own = entity.at.iter().map(|at| ("at", at));
    let mut check = |(field, at): (&'static str, &Locator)| match at {
        Locator::Malformed(_) => found.push(field, Fault::MalformedLocator(at.clone())),
        _ if !exists(plan, at) => found.push(field, Fault::LocatorNowhere(at.clone())),
        _ => {}
    };
    own.chain(names)
        .chain(words)
        .chain(links)
        .chain(terms)
        .chain(stated)
        .for_each(&mut check);
    places_in_facts(&entity.is, |at| check(("is", at)));
}

/// Where stands what only a kind of thing has; its terms and what states it are seen to apart.
fn places_in_facts<'p>(facts: &'p Facts, mut visit: impl FnMut(&'p Locator)) {
    let words = words_in_facts(facts).into_iter().flatten();
    words.flat_map(|words| &words.at).for_each(&mut visit);
    match facts {
        Facts::Town(town) => {
            let prose = town.prose.iter();
            prose.flat_map(|prose| &prose.at).for_each(visit);
        }
        Facts::Tier(tier) => {
            let radius = tier.radius.iter();
            radius.flat_map(|radius| &radius.words.at).for_each(visit);
        }
        Facts::Line(line) => {
            let stages = line.stages.iter();
            stages.flat_map(|stage| &stage.at).for_each(visit);
        }
        _ => {}
    }
}

/// What the draft says of a thing in words that only its kind has.
fn words_in_facts(facts: &Facts) -> Vec<&Option<Said>> {
    match facts {
        Facts::Plan(plan) => vec![&plan.period, &plan.dated],
        Facts::Core(unit)
        | Facts::Axis(unit)
        | Facts::Zone(unit)
        | Facts::Support(unit)
        | Facts::Cluster(unit) => vec![&unit.extent, &unit.lead_unit],
        Facts::Project(project) => vec![
            &project.qualifier,
            &project.stage,
            &project.investment,
            &project.lead_unit,
        ],
        Facts::Facility(sort)
        | Facts::Platform(sort)
        | Facts::Event(sort)
        | Facts::Program(sort)
        | Facts::Organization(sort)
        | Facts::Place(sort) => vec![&sort.promise],
        Facts::Document(document) => vec![&document.promise, &document.number, &document.dated],
        Facts::Target(target) => vec![
            &target.strength,
            &target.area,
            &target.baseline,
            &target.definition,
            &target.standard,
            &target.lead_unit,
        ],
        Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty) => vec![
            &duty.lead_unit,
            &duty.deadline,
            &duty.instrument,
            &duty.stage,
        ],
        Facts::Tier(tier) => vec![&tier.task],
        Facts::Line(line) => vec![&line.state],
        Facts::Town(_)
        | Facts::Section(_)
        | Facts::Principle
        | Facts::Goal
        | Facts::Layer(_)
        | Facts::Industry(_)
        | Facts::Center
        | Facts::Dimension(_)
        | Facts::Term
        | Facts::Table(_)
        | Facts::Figure(_)
        | Facts::Collective
        | Facts::Count(_) => Vec::new(),
    }
}

/// Whether the plan has the section, the point in it, the table, the row or the figure.
fn exists(plan: &Plan, at: &Locator) -> bool {
    let Some(place) = plan.place(at) else {
        return false;
    };
    match (at, &plan.get(place).is) {
        (Locator::Section(path), Facts::Section(section)) => {
            let own = plan.get(place).at.iter().find_map(|own| match own {
                Locator::Section(own) => Some(own.steps().len()),
                _ => None,
            });
            match own.map(|own| &path.steps()[own.min(path.steps().len())..]) {
                Some([]) => true,
                // Points below a point have no entity of their own; we trust the number.
                Some([part, ..]) => *part <= section.parts,
                None => false,
            }
        }
        (Locator::Row(_, row), Facts::Table(table)) => (*row as usize) <= table.rows.len(),
        _ => true,
    }
}

fn validate_numbers(entity: &Entity, found: &mut Found<'_>) {
    let (field, numbers) = match &entity.is {
        Facts::Target(target) => ("low", [target.low, target.high]),
        Facts::Tier(tier) => (
            "radius",
            [
                tier.radius.as_ref().map(|r| r.low),
                tier.radius.as_ref().and_then(|r| r.high),
            ],
        ),
        Facts::Dimension(dimension) => ("weight", [dimension.weight, None]),
        _ => return,
    };
    if numbers
        .into_iter()
        .flatten()
        .any(|number| !number.is_finite())
    {
        found.push(field, Fault::NotANumber);
    }
}

fn validate_rows(table: &Table, found: &mut Found<'_>) {
    let columns = table.columns.len();
    for (row, cells) in table.rows.iter().enumerate() {
        if cells.len() != columns {
            found.push(
                "rows",
                Fault::RowWidth {
                    row: row as u32 + 1,
                    cells: cells.len(),
                    columns,
                },
            );
        }
    }
}

fn validate_geometry(plan: &Plan, problems: &mut Vec<Problem>) {
    let Some(geometry) = plan.geometry() else {
        return;
    };
    let towns = geometry.towns.iter().map(|spot| &spot.id);
    let lines = geometry.lines.iter().map(|shape| &shape.id);
    let areas = geometry.areas.iter().map(|shape| &shape.id);
    let marks = geometry.marks.iter().filter_map(|mark| mark.id.as_ref());
    for id in towns.chain(lines).chain(areas).chain(marks) {
        if plan.find(id.raw()).is_none() {
            problems.push(Problem::new(None, "geometry", Fault::UnknownId(id.clone())));
        }
    }
    let spots = geometry.towns.iter().map(|spot| (spot.x, spot.y));
    let marks = geometry.marks.iter().map(|mark| (mark.x, mark.y));
    let shapes = geometry
        .lines
        .iter()
        .chain(&geometry.areas)
        .flat_map(|shape| shape.points.iter().copied());
    if spots
        .chain(marks)
        .chain(shapes)
        .any(|(x, y)| !x.is_finite() || !y.is_finite())
    {
        problems.push(Problem::new(None, "geometry", Fault::NotANumber));
    }
}

fn validate_tour(plan: &Plan, problems: &mut Vec<Problem>) {
    for stop in plan.tour() {
        let place = stop.place.raw();
        let id = place.split(['@', '+']).next().unwrap_or(place);
        let stands = plan.find(id).is_some() || exists(plan, &Locator::parse(id));
        if !stands {
            let id = crate::plan::file::Id(id.into());
            problems.push(Problem::new(None, "tour", Fault::UnknownId(id)));
        }
    }
}
