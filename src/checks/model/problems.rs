//! What loading a plan found already, as hits.

use crate::checks::{Hit, Side};
use crate::plan::{EntityRef, Fault, Lang, Plan, Problem};
use crate::text::Safe;

/// The field in which problems of the walkthrough stand.
pub(super) const TOUR: &str = "tour";

/// So many broken references get the nearest id; where there are more, something else is wrong with the file.
const GUESSES: usize = 20;

/// The broken references in the fields that are wanted, each with what was perhaps meant.
pub(super) fn broken(plan: &Plan, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = Hit> {
    let problems = plan.problems().iter();
    let broken = problems.filter_map(move |problem| match &problem.fault {
        Fault::UnknownId(id) if wanted(problem.field) => Some((problem, id)),
        _ => None,
    });
    broken.enumerate().map(|(number, (problem, id))| {
        let near = (number < GUESSES).then(|| plan.nearest_id(id.raw()));
        hit(problem).or_perhaps(plan, near.flatten())
    })
}

/// The problems whose fault is wanted.
pub(super) fn hits(plan: &Plan, wanted: impl Fn(&Fault) -> bool) -> impl Iterator<Item = Hit> {
    let problems = plan.problems().iter();
    let wanted = problems.filter(move |problem| wanted(&problem.fault));
    wanted.map(|problem| {
        let thing = problem.entity.map(|entity| Side::name(plan, entity));
        thing.into_iter().fold(hit(problem), Hit::side)
    })
}

/// A problem as a hit.
pub(super) fn hit(problem: &Problem) -> Hit {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| problem.message(lang));
    let hit = match problem.entity {
        Some(entity) => Hit::on(entity, zh, en),
        None => Hit::on_file(zh, en),
    };
    hit.field(problem.field)
        .place(problem.place)
        .saw(problem.field)
        .saw(seen(&problem.fault))
}

fn seen(fault: &Fault) -> String {
    match fault {
        Fault::DuplicateId(id) | Fault::MalformedId(id) | Fault::UnknownId(id) => id.raw().into(),
        Fault::MalformedLocator(at) | Fault::LocatorNowhere(at) | Fault::SamePlace(at) => {
            at.to_string()
        }
        Fault::RowWidth {
            row,
            cells,
            columns,
        } => format!("{row} {cells} {columns}"),
        Fault::NewerFormat(format) => format.to_string(),
        Fault::NoLocator | Fault::Cycle | Fault::NotANumber | Fault::NoPlanEntity => String::new(),
    }
}

impl Hit {
    /// With what was perhaps meant.
    fn or_perhaps(mut self, plan: &Plan, meant: Option<EntityRef>) -> Hit {
        if let Some(meant) = meant {
            let id = plan.get(meant).id.as_str();
            self.what.zh = Safe::from(format!("{}；是否指“{id}”？", self.what.zh));
            self.what.en = Safe::from(format!("{}; did you mean \"{id}\"?", self.what.en));
        }
        self
    }
}
