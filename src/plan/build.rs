//! From a file to a plan: resolves what resolves, reports what does not.

use std::collections::HashMap;

use super::file::{Basis, Entity, Facts, Id, Kind, Merge, PlanFile, Relation, Table};
use super::links::{Edge, Links, Source};
use super::model::{Lists, Places};
use super::problem::Fault;
use super::{EntityRef, Locator, Plan, Problem};

mod rows;
mod validate;

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
        problems.push(Problem {
            entity: None,
            field: "format",
            fault: Fault::NewerFormat(format),
        });
    }
    let by_id = index_ids(&entities, &mut problems);
    let by_kind = index_kinds(&entities);
    if by_kind[Kind::Plan as usize].is_empty() {
        problems.push(Problem {
            entity: None,
            field: "entities",
            fault: Fault::NoPlanEntity,
        });
    }
    let places = index_places(&entities, &mut problems);
    let origins = rows::origins(&entities);
    let mut plan = Plan {
        geometry,
        tour,
        by_id,
        by_kind,
        children: Lists::collect(entities.len(), &[]),
        places,
        standing: Lists::collect(entities.len(), &[]),
        origins,
        links: Links::default(),
        problems,
        entities,
    };
    plan.children = Lists::collect(plan.len(), &part_pairs(&plan));
    plan.standing = Lists::collect(plan.len(), &standing_pairs(&plan));
    let mut resolver = Resolver {
        plan: &plan,
        edges: Vec::new(),
        problems: Vec::new(),
    };
    resolver.resolve_all();
    let (edges, mut found) = (resolver.edges, resolver.problems);
    validate::validate(&plan, &mut found);
    plan.links = Links::collect(plan.len(), edges);
    plan.problems.append(&mut found);
    plan
}

fn refs(entities: &[Entity]) -> impl Iterator<Item = (EntityRef, &Entity)> {
    entities
        .iter()
        .enumerate()
        .map(|(i, entity)| (EntityRef(i as u32), entity))
}

fn index_ids(entities: &[Entity], problems: &mut Vec<Problem>) -> HashMap<Box<str>, EntityRef> {
    let mut by_id = HashMap::with_capacity(entities.len());
    for (at, entity) in refs(entities) {
        if by_id.contains_key(entity.id.raw()) {
            let fault = Fault::DuplicateId(entity.id.clone());
            problems.push(Problem {
                entity: Some(at),
                field: "id",
                fault,
            });
        } else {
            by_id.insert(entity.id.raw().into(), at);
        }
    }
    by_id
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
    let mut places = Places::default();
    for (at, entity) in refs(entities) {
        let own = entity.at.iter().find(|own| {
            matches!(
                (&entity.is, own),
                (Facts::Section(_), Locator::Section(_))
                    | (Facts::Table(_), Locator::Table(_))
                    | (Facts::Figure(_), Locator::Figure(_))
            )
        });
        let taken = match own {
            Some(Locator::Section(path)) => *places.sections.entry(*path).or_insert(at) != at,
            Some(Locator::Table(number)) => *places.tables.entry(*number).or_insert(at) != at,
            Some(Locator::Figure(number)) => *places.figures.entry(*number).or_insert(at) != at,
            _ => false,
        };
        if let (true, Some(own)) = (taken, own) {
            problems.push(Problem {
                entity: Some(at),
                field: "at",
                fault: Fault::SamePlace(own.clone()),
            });
        }
    }
    places
}

fn part_pairs(plan: &Plan) -> Vec<(EntityRef, EntityRef)> {
    plan.all()
        .filter_map(|part| plan.whole(part).map(|whole| (whole, part)))
        .collect()
}

/// Which entity stands in which section, table or figure; each pair once.
fn standing_pairs(plan: &Plan) -> Vec<(EntityRef, EntityRef)> {
    let mut pairs = Vec::new();
    for entity in plan.all() {
        let first = pairs.len();
        let own = &plan.get(entity).at;
        let aliases = plan.get(entity).names.iter().flat_map(|name| &name.at);
        for at in own.iter().chain(aliases) {
            match plan.place(at) {
                Some(place) if place != entity && !pairs[first..].contains(&(place, entity)) => {
                    pairs.push((place, entity))
                }
                _ => {}
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
        let rows = rows::RowReader {
            plan: self.plan,
            table,
            facts,
            unit: lists,
        };
        for (row, cells) in facts.rows.iter().enumerate() {
            for id in cells.iter().flat_map(|cell| &cell.is) {
                self.resolve(table, "rows", id);
            }
            let source = Source::Row {
                table,
                row: row as u32,
            };
            rows.for_each_link(row, |link| {
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
            self.problems.push(Problem {
                entity: Some(from),
                field,
                fault: Fault::UnknownId(id.clone()),
            });
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
        Some(Merge::Inferred) => Some(cell.max(Basis::Inferred)),
        Some(Merge::Undecided) => None,
    }
}
