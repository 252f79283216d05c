//! Where in its file what was found in a plan stands.

use std::collections::HashMap;

use super::EntityRef;
use super::file::Id;
use super::lexer::{BOM, Entities, Kind, Place, field_in, inside_quotes, tokens};
use super::problem::{Fault, Problem};

/// What is to be found again in the text of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'f> {
    /// The thing; none for the file as a whole.
    pub entity: Option<EntityRef>,
    /// The field of it, as the file spells it.
    pub field: &'f str,
    /// The row in the list of that field, from 1.
    pub row: Option<u32>,
}

/// Where each spot of the plan that was read from `text` stands, in one pass: at its row, else at its
/// field, else at the id of its thing; none where nothing of it is there.
pub fn places_of(text: &str, spots: &[Spot<'_>]) -> Vec<Option<Place>> {
    let wanted: Vec<Option<EntityRef>> = spots.iter().map(|spot| spot.entity).collect();
    let mut reader = Reader::default();
    each(text, &wanted, |group, number| {
        let Spot { entity, field, row } = spots[number];
        let field = reader.field(group, entity, field);
        let row = row.and_then(|row| field.row(row));
        row.or(field.at)
    })
}

/// Finds the place of each problem of the plan that was read from `text`, in one pass.
pub(super) fn find(text: &str, problems: &mut [Problem]) {
    let wanted: Vec<Option<EntityRef>> = problems.iter().map(|problem| problem.entity).collect();
    let mut reader = Reader::default();
    let places = each(text, &wanted, |group, number| {
        let problem = &problems[number];
        let field = reader.field(group, problem.entity, problem.field);
        wrong_words(field, &problem.fault).or(field.at)
    });
    for (problem, place) in problems.iter_mut().zip(places) {
        problem.place = place;
    }
}

/// Reads fields of groups. What is asked of one thing and field often follows one another: it is read once
/// for all of that.
#[derive(Default)]
struct Reader<'t> {
    last: Option<(Option<EntityRef>, String, Field<'t>)>,
}

impl<'t> Reader<'t> {
    /// The field of this name in the text of a thing, or in that of the file.
    fn field(&mut self, group: &'t str, thing: Option<EntityRef>, name: &str) -> &mut Field<'t> {
        let last = self.last.take();
        let same = last.filter(|(own, field, _)| (*own, field.as_str()) == (thing, name));
        let fresh = || {
            let at = field_in(group, name);
            let field = Field {
                group,
                at,
                rows: None,
                strings: None,
            };
            (thing, name.to_owned(), field)
        };
        let (_, _, field) = self.last.insert(same.unwrap_or_else(fresh));
        field
    }
}

/// A field of a group, and what stands from there on, as far as it has been looked for.
struct Field<'t> {
    group: &'t str,
    /// Where it is written; none where the group has it not.
    at: Option<usize>,
    rows: Option<Vec<usize>>,
    strings: Option<HashMap<&'t str, usize>>,
}

impl Field<'_> {
    /// Where a row of its list opens, from 1.
    fn row(&mut self, row: u32) -> Option<usize> {
        let at = self.at?;
        let rows = self.rows.get_or_insert_with(|| rows_in(self.group, at));
        rows.get((row as usize).wrapping_sub(1)).copied()
    }

    /// The first string from it on, or else of the group, that says this.
    fn string(&mut self, words: &str) -> Option<usize> {
        let from = self.at.unwrap_or(0);
        let strings = self
            .strings
            .get_or_insert_with(|| strings_in(self.group, from));
        strings.get(words).copied()
    }
}

/// For each number the place that `inside` finds in the text of its entity, or in that of the file; where
/// it finds none, the id of the entity.
fn each<'t>(
    text: &'t str,
    wanted: &[Option<EntityRef>],
    mut inside: impl FnMut(&'t str, usize) -> Option<usize>,
) -> Vec<Option<Place>> {
    let mut places = vec![None; wanted.len()];
    if wanted.is_empty() {
        return places;
    }
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let mut of_entity: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut bytes: Vec<(usize, usize)> = Vec::new();
    for (number, entity) in wanted.iter().enumerate() {
        match entity {
            Some(entity) => of_entity.entry(entity.index()).or_default().push(number),
            None => bytes.extend(inside(text, number).map(|at| (at, number))),
        }
    }
    for (index, entity) in Entities::of(text).enumerate() {
        for number in of_entity.get(&index).into_iter().flatten() {
            let at = inside(&text[entity.start..entity.end], *number);
            bytes.push((at.map_or(entity.id_at, |at| entity.start + at), *number));
        }
    }
    bytes.sort_unstable();
    let mut counted = Counted::default();
    for (byte, number) in bytes {
        places[number] = Some(counted.place(text, byte));
    }
    places
}

/// Where the words or the row stand that are wrong, if the fault is one of words or of a row.
fn wrong_words(field: &mut Field<'_>, fault: &Fault) -> Option<usize> {
    match fault {
        Fault::UnknownId(Id(id)) | Fault::MalformedId(Id(id)) => field.string(id.raw()),
        Fault::MalformedLocator(at) | Fault::LocatorNowhere(at) | Fault::SamePlace(at) => {
            field.string(&at.to_string())
        }
        Fault::RowWidth { row, .. } => field.row(*row),
        Fault::DuplicateId(_)
        | Fault::NoLocator
        | Fault::Cycle
        | Fault::NotANumber
        | Fault::NoPlanEntity
        | Fault::NewerFormat(_) => None,
    }
}

/// Where each string that follows a byte is written first.
fn strings_in(group: &str, from: usize) -> HashMap<&str, usize> {
    let group_from = &group[from..];
    let mut strings = HashMap::new();
    for token in tokens(group_from).filter(|token| token.kind == Kind::Text) {
        let words = inside_quotes(token.of(group_from));
        strings.entry(words).or_insert(from + token.start);
    }
    strings
}

/// Where the rows of the list that follows a byte open, in their order.
fn rows_in(group: &str, from: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut depth = 0u32;
    for token in tokens(&group[from..]) {
        match token.kind {
            Kind::Open => {
                depth += 1;
                if depth == 2 {
                    rows.push(from + token.start);
                }
            }
            Kind::Close if depth <= 1 => break,
            Kind::Close => depth -= 1,
            _ => {}
        }
    }
    rows
}

/// Lines counted up to a byte, to go on from there.
struct Counted {
    byte: usize,
    line: usize,
    line_start: usize,
}

impl Default for Counted {
    fn default() -> Counted {
        Counted {
            byte: 0,
            line: 1,
            line_start: 0,
        }
    }
}

impl Counted {
    /// The place of a byte that is not before the last one asked for.
    fn place(&mut self, text: &str, byte: usize) -> Place {
        for (at, _) in text[self.byte..byte].match_indices('\n') {
            self.line += 1;
            self.line_start = self.byte + at + 1;
        }
        self.byte = byte;
        Place {
            line: self.line,
            column: 1 + text[self.line_start..byte].chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Lang, Plan};

    const TEXT: &str = r#"(
  format: 1,
  entities: [
    (id: "plan.x", name: (zh: "方案"), at: ["0"], is: Plan(state: (zh: "草案"))),
    (id: "section.zero", name: (zh: "前言"), at: ["0"], is: Section()),
    (
      id: "goal.a", name: (zh: "甲"), // goal.no
      at: ["0", "9.9"],
      links: [
        (to: "plan.x", as: Serves),
        (to: "goal.no", as: Names),
      ],
      is: Goal,
    ),
    (id: "goal.a", name: (zh: "乙"), at: ["0"], is: Goal),
    (id: "goal.b", name: (zh: "丙"), is: Goal),
    (id: "table.t", name: (zh: "表"), at: ["T1"], is: Table(
      role: Listing,
      columns: [(zh: "项目", of: Project), (zh: "街镇", of: Town)],
      rows: [
        [(zh: "一"), (zh: "二")],
        [(zh: "三")],
      ],
    )),
  ],
)"#;

    #[test]
    fn each_problem_has_the_line_that_an_editor_should_open_at() {
        let mut told: Vec<(usize, String)> = Vec::new();
        let plan = Plan::parse(TEXT).unwrap();
        for problem in plan.problems() {
            let place = problem.place.expect("it stands somewhere");
            told.push((place.line, problem.message(Lang::En).as_str().to_owned()));
        }
        told.sort();
        let told: Vec<String> = told
            .into_iter()
            .map(|(at, what)| format!("{at}: {what}"))
            .collect();
        assert_eq!(
            told,
            [
                "8: at: the plan has no 9.9",
                "11: links: nothing has the id \"goal.no\"",
                "15: the id \"goal.a\" is used twice",
                "16: it has no place in the draft",
                "22: row 2 has 1 cells where the table has 2 columns",
            ]
        );
    }

    #[test]
    fn a_spot_is_found_at_its_row_its_field_or_its_thing() {
        let plan = Plan::parse(TEXT).unwrap();
        let spot = |id: &str, field, row| Spot {
            entity: plan.find(id),
            field,
            row,
        };
        let spots = [
            spot("table.t", "rows", Some(2)),
            spot("table.t", "rows", Some(7)),
            spot("table.t", "columns", None),
            spot("goal.b", "words", None),
            spot("goal.none", "entities", None),
            spot("goal.none", "tour", None),
        ];
        let places = places_of(TEXT, &spots);
        let lines: Vec<Option<usize>> = places
            .iter()
            .map(|place| place.map(|place| place.line))
            .collect();
        assert_eq!(
            lines,
            [Some(22), Some(20), Some(19), Some(16), Some(3), None]
        );
    }
}
