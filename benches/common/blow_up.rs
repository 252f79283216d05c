//! The same plan with more projects.

use std::collections::HashMap;

use planscope::plan::file::{Cell, Entity, Facts, Id, PlanFile};
use planscope::plan::parse;
use planscope::text::Safe;

/// A plan with so many projects: those of `file`, and copies of them in turn.
///
/// With a project go its links, those to it, and the rows that name it. Nothing else is multiplied.
pub(crate) fn blow_up(file: &PlanFile, projects: usize) -> PlanFile {
    let originals: Vec<Id> = file
        .entities
        .iter()
        .filter(|entity| matches!(entity.is, Facts::Project(_)))
        .map(|entity| entity.id.clone())
        .collect();
    assert!(!originals.is_empty(), "the plan has projects to multiply");
    let mut grown = file.clone();
    let mut have = originals.len();
    for generation in 2.. {
        if have >= projects {
            break;
        }
        let copied = &originals[..originals.len().min(projects - have)];
        add_generation(file, &mut grown, &Generation::of(copied, generation));
        have += copied.len();
    }
    grown
}

/// The text of a plan file, laid out in lines as a person would.
pub(crate) fn text_of(file: &PlanFile) -> String {
    let layout = ron::ser::PrettyConfig::new().compact_arrays(true);
    parse::options()
        .to_string_pretty(file, layout)
        .expect("every plan has a text")
}

/// One copy of some projects.
struct Generation {
    number: usize,
    ids: HashMap<Id, Id>,
}

impl Generation {
    fn of(originals: &[Id], number: usize) -> Generation {
        let copy = |id: &Id| Id(Safe::from(format!("{}-{number}", id.raw())));
        Generation {
            number,
            ids: originals.iter().map(|id| (id.clone(), copy(id))).collect(),
        }
    }

    fn rename(&self, words: &mut Safe) {
        if !words.is_empty() {
            *words = Safe::from(format!("{} {}", words.raw(), self.number));
        }
    }

    /// The copy of an entity, if it is one of the projects.
    fn project(&self, original: &Entity) -> Option<Entity> {
        let mut copy = original.clone();
        copy.id = self.ids.get(&original.id)?.clone();
        self.rename(&mut copy.name.zh);
        self.rename(&mut copy.name.en);
        for link in &mut copy.links {
            if let Some(to) = self.ids.get(&link.to) {
                link.to = to.clone();
            }
        }
        Some(copy)
    }

    /// The copy of a row, if it names one of the projects.
    fn row(&self, original: &[Cell]) -> Option<Vec<Cell>> {
        let mut copy = original.to_vec();
        let mut names_one = false;
        for cell in &mut copy {
            for id in &mut cell.is {
                if let Some(other) = self.ids.get(id) {
                    *id = other.clone();
                    names_one = true;
                }
            }
            if cell
                .is
                .iter()
                .any(|id| self.ids.values().any(|copy| copy == id))
            {
                self.rename(&mut cell.zh);
                self.rename(&mut cell.en);
            }
        }
        names_one.then_some(copy)
    }
}

fn add_generation(file: &PlanFile, grown: &mut PlanFile, generation: &Generation) {
    for (original, entity) in file.entities.iter().zip(&mut grown.entities) {
        if let (Facts::Table(from), Facts::Table(to)) = (&original.is, &mut entity.is) {
            let rows = from.rows.iter().filter_map(|row| generation.row(row));
            to.rows.extend(rows);
        }
        if matches!(original.is, Facts::Project(_)) {
            continue;
        }
        for link in &original.links {
            if let Some(to) = generation.ids.get(&link.to) {
                let mut link = link.clone();
                link.to = to.clone();
                entity.links.push(link);
            }
        }
    }
    let projects = file
        .entities
        .iter()
        .filter_map(|entity| generation.project(entity));
    grown.entities.extend(projects);
}
