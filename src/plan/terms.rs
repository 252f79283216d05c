//! The lists of terms that entities carry, in one order, with what naming a thing there means.

use super::Locator;
use super::file::{Entity, Facts, Named, Relation};

/// A term with what it says of the entity that carries it.
pub(super) struct Term<'p> {
    pub(super) named: &'p Named,
    pub(super) relation: Relation,
    pub(super) at: &'p [Locator],
}

/// All terms of an entity. A term without a place of its own stands where its list does.
pub(super) fn terms(entity: &Entity) -> impl Iterator<Item = Term<'_>> {
    let first_place = &entity.at[..entity.at.len().min(1)];
    let (lists, at): ([(&[Named], Relation); 3], &[Locator]) = match &entity.is {
        Facts::Plan(plan) => (
            one(plan.jurisdiction.as_slice(), Relation::Names),
            first_place,
        ),
        Facts::Target(target) => (one(&target.counts, Relation::Names), first_place),
        Facts::Action(duty) | Facts::Measure(duty) | Facts::Safeguard(duty) => (
            [
                (&duty.about, Relation::Names),
                (duty.scope.as_slice(), Relation::Names),
                (&[], Relation::Names),
            ],
            first_place,
        ),
        Facts::Town(town) => match &town.prose {
            Some(prose) => (
                [
                    (prose.relies_on.as_slice(), Relation::ReliesOn),
                    (&prose.leads, Relation::LeadsWith),
                    (&prose.directions, Relation::Develops),
                ],
                &prose.at,
            ),
            None => (none(), first_place),
        },
        Facts::Layer(layer) => (one(&layer.segments, Relation::Names), first_place),
        Facts::Industry(industry) => (
            [
                (&industry.segments, Relation::Names),
                (&industry.fields, Relation::Names),
                (&[], Relation::Names),
            ],
            first_place,
        ),
        Facts::Core(unit)
        | Facts::Axis(unit)
        | Facts::Zone(unit)
        | Facts::Support(unit)
        | Facts::Cluster(unit) => (one(&unit.industries, Relation::Develops), first_place),
        Facts::Figure(figure) => (one(&figure.labels, Relation::Shows), first_place),
        Facts::Count(count) => (one(&count.members, Relation::TakesIn), first_place),
        _ => (none(), first_place),
    };
    lists.into_iter().flat_map(move |(list, relation)| {
        list.iter().map(move |named| Term {
            named,
            relation,
            at: if named.at.is_empty() { at } else { &named.at },
        })
    })
}

fn none<'p>() -> [(&'p [Named], Relation); 3] {
    one(&[], Relation::Names)
}

fn one(list: &[Named], relation: Relation) -> [(&[Named], Relation); 3] {
    [(list, relation), (&[], relation), (&[], relation)]
}
