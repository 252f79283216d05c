//! From a file to a plan: resolves what resolves, reports what does not.

use super::file::{Basis, Entity, Facts, Id, Kind, Merge, PlanFile, Relation, Table};
use super::ids::Ids;
use super::links::{Edge, Links, Source};
use super::model::{Lists, Places, Sorted};
use super::problem::Fault;
use super::{EntityRef, Locator, Plan, Problem};

mod rows;
mod validate;
mod wholes;

#[cfg(test)]
mod tests;

use wholes::Wholes;

/// The newest format of the file that we know.
const FORMAT: u32 = 1;

pub(super) fn build(file: PlanFile) -> Plan {
    let PlanFile {
        format,
        mut entities,
        geometry,
        tour,
    } = file;
    entities.shrink_to_fit();
    let mut problems = Vec::new();
    if format > FORMAT {
        problems.push(of_the_file("format", Fault::NewerFormat(format)));
    }
    let ids = Ids::of(&entities, |doubled| {
        problems.push(Problem::new(
            Some(doubled),
            "id",
            Fault::DuplicateId(entities[doubled.index()].id.clone()),
        ));
    });
    let by_kind = index_kinds(&entities);
    if by_kind[Kind::Plan as usize].is_empty() {
        problems.push(of_the_file("entities", Fault::NoPlanEntity));
    }
    let wholes = Wholes::resolve(&entities, &ids);
    let places = index_places(&entities, &mut problems);
    let origins = rows::origins(&entities);
    let mut plan = Plan {
        geometry,
        tour,
        ids,
        by_kind,
        children: Lists::collect(entities.len(), &part_pairs(&wholes.of)),
        wholes: wholes.of,
        places,
        standing: Lists::default(),
        origins,
        links: Links::default(),
        problems: Vec::new(),
        entities,
    };
    plan.standing = Lists::collect(plan.len(), &standing_pairs(&plan));
    let mut resolver = Resolver {
        plan: &plan,
        edges: Vec::new(),
        problems,
    };
    resolver.resolve_all();
    let (edges, mut problems) = (resolver.edges, resolver.problems);
    validate::validate(&plan, &wholes.cyclic, &mut problems);
    plan.links = Links::collect(plan.len(), edges);
    plan.problems = problems;
    plan
}

fn of_the_file(field: &'static str, fault: Fault) -> Problem {
    Problem::new(None, field, fault)
}

fn refs(entities: &[Entity]) -> impl Iterator<Item = (EntityRef, &Entity)> {
    entities
        .iter()
        .enumerate()
        .map(|(i, entity)| (EntityRef(i as u32), entity))
}

fn index_kinds(entities: &[Entity]) -> Vec<Vec<EntityRef>> {
    let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
    for (at, entity) in refs(entities) {
        by_kind[entity.is.kind() as usize].push(at);
    }
    by_kind
}

/// Sections, tables and figures are found by their own locators: the first of the fitting form.
fn index_places(entities: &[Entity], problems: &mut Vec<Problem>) -> Places {
    let (mut sections, mut tables, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    for (at, entity) in refs(entities) {
        for own in &entity.at {
            match (&entity.is, own) {
                (Facts::Section(_), Locator::Section(path)) => sections.push((*path, at)),
                (Facts::Table(_), Locator::Table(number)) => tables.push((*number, at)),
                (Facts::Figure(_), Locator::Figure(number)) => figures.push((*number, at)),
                _ => continue,
            }
            break;
        }
    }
    let mut doubled = Vec::new();
    let places = Places {
        sections: Sorted::collect(sections, |path, at| {
            doubled.push((at, Locator::Section(path)));
        }),
        tables: Sorted::collect(tables, |number, at| {
            doubled.push((at, Locator::Table(number)));
        }),
        figures: Sorted::collect(figures, |number, at| {
            doubled.push((at, Locator::Figure(number)));
        }),
    };
    doubled.sort_unstable();
    problems.extend(
        doubled
            .into_iter()
            .map(|(at, place)| Problem::new(Some(at), "at", Fault::SamePlace(place))),
    );
    places
}

fn part_pairs(wholes: &[Option<EntityRef>]) -> Vec<(EntityRef, EntityRef)> {
    let parts = (0..).map(EntityRef);
    parts
        .zip(wholes)
        .filter_map(|(part, whole)| whole.map(|whole| (whole, part)))
        .collect()
}

/// Which entity stands in which section, table or figure; each pair once.
fn standing_pairs(plan: &Plan) -> Vec<(EntityRef, EntityRef)> {
    let mut pairs = Vec::new();
    // For each place, what was last put there: a second mention by the same entity shows.
    let mut last = vec![None; plan.len()];
    for entity in plan.all() {
        let own = &plan.get(entity).at;
        let aliases = plan.get(entity).names.iter().flat_map(|name| &name.at);
        for at in own.iter().chain(aliases) {
            let Some(place) = plan.place(at).filter(|place| *place != entity) else {
                continue;
            };
            if last[place.index()].replace(entity) != Some(entity) {
                pairs.push((place, entity));
            }
        }
    }
    pairs
}

/// Turns every reference into a link or a problem.
struct Resolver<'p> {
    plan: &'p Plan,
    edges: Vec<Edge>,
    problems: Vec<Problem>,
}

impl Resolver<'_> {
    fn resolve_all(&mut self) {
        for from in self.plan.all() {
            let entity = self.plan.get(from);
            self.resolve_whole(from, entity);
            for (i, link) in entity.links.iter().enumerate() {
                if let Some(to) = self.resolve(from, "links", &link.to) {
                    self.push(
                        from,
                        to,
                        link.relation,
                        link.basis,
                        Source::Written(i as u32),
                    );
                }
            }
            for (i, term) in super::terms::terms(entity).enumerate() {
                if let Some(to) = term
                    .named
                    .is
                    .as_ref()
                    .and_then(|id| self.resolve(from, "is", id))
                {
                    self.push(
                        from,
                        to,
                        term.relation,
                        term.named.basis,
                        Source::Term(i as u32),
                    );
                }
            }
            if let Facts::Table(table) = &entity.is {
                self.resolve_table(from, table);
            }
        }
    }

    fn resolve_whole(&mut self, part: EntityRef, entity: &Entity) {
        let Some(whole) = &entity.of else { return };
        if let Some(to) = self.resolve(part, "of", whole) {
            self.push(part, to, Relation::PartOf, Basis::Stated, Source::Part);
        }
    }

    /// Links each row's subject with what its other cells name.
    fn resolve_table(&mut self, table: EntityRef, facts: &Table) {
        let lists = facts
            .lists
            .as_ref()
            .and_then(|id| self.resolve(table, "lists", id));
        if let Some(unit) = lists {
            self.push(
                table,
                unit,
                Relation::Shows,
                Basis::Stated,
                Source::Term(u32::MAX),
            );
        }
        let mut rows = rows::RowReader::of(table, facts, lists);
        for row in 0..facts.rows.len() {
            rows.read(row, |id| self.resolve(table, "rows", id));
            let source = Source::Row {
                table,
                row: row as u32,
            };
            rows.for_each_link(|link| {
                self.edges.push(Edge {
                    from: link.from,
                    to: link.to,
                    relation: link.relation,
                    basis: link.basis,
                    source,
                });
            });
        }
    }

    fn resolve(&mut self, from: EntityRef, field: &'static str, id: &Id) -> Option<EntityRef> {
        let found = self.plan.find(id.raw());
        if found.is_none() {
            self.problems.push(Problem::new(
                Some(from),
                field,
                Fault::UnknownId(id.clone()),
            ));
        }
        found
    }

    fn push(
        &mut self,
        from: EntityRef,
        to: EntityRef,
        relation: Relation,
        basis: Basis,
        source: Source,
    ) {
        self.edges.push(Edge {
            from,
            to,
            relation,
            basis,
            source,
        });
    }
}

/// How a cell that was read counts as a ground for a link.
fn basis_of(cell: Basis, merged: Option<Merge>) -> Option<Basis> {
    match merged {
        None => Some(cell),
        Some(Merge::Inferred) => Some(cell.weaker(Basis::Inferred)),
        Some(Merge::Undecided) => None,
    }
}
