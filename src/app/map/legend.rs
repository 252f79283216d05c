//! The last row: what the signs mean.

use super::captions;
use super::glyphs::UNCONCERNED;
use super::model::MapModel;
use super::sheet::Sheet;
use super::sites::Town;
use super::view::{Ink, Part, View};
use crate::plan::file::LineMode;
use crate::plan::{EntityRef, Label, Lang, Plan};

/// A piece of the legend at a column of its row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) x: i32,
    pub(super) width: i32,
    pub(super) text: String,
    pub(super) part: Part,
    pub(super) ink: Ink,
    pub(super) entity: Option<EntityRef>,
}

/// A sign with its meaning.
struct Entry {
    part: Part,
    entity: Option<EntityRef>,
    sample: String,
    meaning: String,
    /// The entry with the highest goes first where there is no room for all.
    rank: u8,
}

/// Columns between two entries.
const GAP: i32 = 2;

/// A picture whose signs are to be explained.
#[derive(Clone, Copy)]
pub(super) struct Legend<'a> {
    pub(super) plan: &'a Plan,
    pub(super) model: &'a MapModel,
    pub(super) view: &'a View<'a>,
    pub(super) towns: &'a [Town],
    pub(super) sheet: &'a Sheet,
    /// How many names are counted nowhere else.
    pub(super) left_out: usize,
}

impl Legend<'_> {
    /// The legend in one row: whole entries only, the telling ones before the others.
    pub(super) fn row(&self) -> Vec<Piece> {
        let columns = |text: &str| self.view.measure.width(text) as i32;
        let mut x = 0;
        let mut pieces = Vec::new();
        for entry in self.fitting() {
            let texts = [
                (entry.sample, entry.part, Ink::Sign),
                (entry.meaning, Part::Remark, Ink::Name),
            ];
            for (text, part, ink) in texts {
                let width = columns(&text);
                pieces.push(Piece {
                    x,
                    width,
                    text,
                    part,
                    ink,
                    entity: entry.entity,
                });
                x += width + 1;
            }
            x += GAP - 1;
        }
        pieces
    }

    /// As many entries as fit beside each other.
    fn fitting(&self) -> Vec<Entry> {
        let columns = |text: &str| self.view.measure.width(text) as i32;
        let width = |entry: &Entry| columns(&entry.sample) + 1 + columns(&entry.meaning);
        let mut entries = self.points();
        entries.extend(self.courses());
        entries.extend(self.left_out());
        let room = i32::from(self.view.size.width) + GAP;
        let mut total: i32 = entries.iter().map(|entry| width(entry) + GAP).sum();
        while total > room {
            let last = (0..entries.len()).max_by_key(|at| (entries[*at].rank, *at));
            let Some(last) = last else { break };
            total -= width(&entries.remove(last)) + GAP;
        }
        entries
    }

    fn points(&self) -> Vec<Entry> {
        let has_town = |part| self.towns.iter().any(|town| town.part == part);
        let has_thing = |part| {
            let mut things = self.towns.iter().flat_map(|town| &town.things);
            things.any(|(_, thing)| *thing == part)
        };
        let shown = POINTS
            .iter()
            .filter(|(part, ..)| has_town(*part) || has_thing(*part));
        let entry = |(part, label, rank): &(Part, Label, u8)| {
            self.entry(*part, None, label.get(self.view.lang), *rank)
        };
        shown.map(entry).chain(self.unconcerned()).collect()
    }

    /// The sign of what does not concern the reader, if there is such.
    fn unconcerned(&self) -> Option<Entry> {
        let things = |town: &Town| {
            let things = town.things.iter().map(|(thing, _)| *thing);
            things.chain([town.entity]).collect::<Vec<_>>()
        };
        let mut things = self.towns.iter().flat_map(things);
        let meaning = Label::new("无关", "not concerned").get(self.view.lang);
        things
            .any(|thing| self.view.emphasis.dims(thing))
            .then(|| Entry {
                sample: UNCONCERNED.into(),
                ..self.entry(Part::Remark, None, meaning, 1)
            })
    }

    fn courses(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let courses = &self.model.courses;
        let mut told: Vec<Part> = Vec::new();
        for course in courses.iter().filter(|c| self.view.layers.shows(c.layer)) {
            if told.contains(&course.part) {
                continue;
            }
            told.push(course.part);
            let alike = courses.iter().filter(|c| c.part == course.part);
            let mut alike: Vec<EntityRef> = alike.map(|course| course.entity).collect();
            alike.dedup();
            let (only, meaning) = match alike[..] {
                [only] => (Some(only), captions::name(self.plan, only, self.view.lang)),
                _ => (None, several(course.part, self.view.lang)),
            };
            // Who has a name in the picture needs none below it so badly.
            let is_named = only.is_some_and(|only| self.sheet.name_of(only).is_some());
            let rank = match (course.part, is_named) {
                (Part::Core, true) => 5,
                (_, true) => 4,
                _ => 1,
            };
            entries.push(self.entry(course.part, only, meaning, rank));
        }
        entries
    }

    fn left_out(&self) -> Option<Entry> {
        let meaning = Label::new("名称未标", "more names").get(self.view.lang);
        (self.left_out > 0).then(|| Entry {
            sample: format!("+{}", self.left_out),
            ..self.entry(Part::Remark, None, meaning, 2)
        })
    }

    fn entry(&self, part: Part, entity: Option<EntityRef>, meaning: &str, rank: u8) -> Entry {
        Entry {
            part,
            entity,
            sample: self.view.look.sample(part),
            meaning: meaning.to_owned(),
            rank,
        }
    }
}

/// The points with what they are called, and how easily each can be done without.
const POINTS: [(Part, Label, u8); 6] = [
    (Part::Town, Label::new("街镇", "town"), 6),
    (Part::Unplaced, Label::new("位置未给出", "no position"), 0),
    (Part::Center, Label::new("服务中心", "center"), 3),
    (Part::Cluster, Label::new("集聚区", "cluster"), 3),
    (Part::Project, Label::new("项目", "project"), 3),
    (Part::Other, Label::new("其他", "other"), 4),
];

/// What several lines or areas are called that are drawn alike.
fn several(part: Part, lang: Lang) -> &'static str {
    let label = match part {
        Part::Core => Label::new("核心", "cores"),
        Part::Zone(_) => Label::new("组团", "zone"),
        Part::Axis(_) => Label::new("轴线", "axis"),
        Part::Line(LineMode::Metro) => Label::new("地铁", "metro"),
        Part::Line(LineMode::Rail) => Label::new("铁路", "railway"),
        _ => Label::new("道路", "road"),
    };
    label.get(lang)
}
