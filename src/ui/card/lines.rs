//! The lines of a card: names, fields, links.

use std::borrow::Cow;

use super::super::paint::{Painter, Piece};
use super::super::theme::Role;
use super::super::tree::{item_name, name};
use super::super::words;
use crate::app::App;
use crate::app::columns::{CellText, cell, columns};
use crate::app::rows::Item;
use crate::app::subject::{CardGroup, CardLink, Subject, edges_between};
use crate::export::{Field, Value, card};
use crate::plan::file::{Basis, Bi, Merge};
use crate::plan::{EntityRef, Lang, Locator, Plan};
use crate::text::{Measure, Safe, Shown};

/// A line of a card.
pub(super) struct Line<'p> {
    pub(super) indent: u16,
    pub(super) pieces: Vec<Piece<'p>>,
    /// What stands at the right edge.
    pub(super) right: Option<Piece<'p>>,
    /// The link that it is, by its place among the links of the card.
    pub(super) link: Option<usize>,
}

/// Labels take this much room at the most; a longer one stands on a line of its own.
const WIDEST_LABEL: usize = 16;

/// All lines of the card of what is selected, wrapped to `width`.
pub(super) fn lines<'a>(app: &'a App, painter: &Painter<'_>, width: u16) -> Vec<Line<'a>> {
    let Some(plan) = app.plan() else {
        return Vec::new();
    };
    let mut page = Page {
        plan,
        app,
        measure: painter.measure,
        width: usize::from(width),
        lines: Vec::new(),
    };
    match app.subject() {
        Subject::Item(Item::Entity(entity)) => page.entity(entity),
        Subject::Item(Item::Row { table, row }) => page.row(table, row),
        Subject::Item(item @ Item::Heading(_)) => match Subject::Item(item).entity() {
            Some(entity) => page.entity(entity),
            None => page.title(item_name(plan, item, app.lang())),
        },
        Subject::Item(item @ Item::Break(_)) => page.title(item_name(plan, item, app.lang())),
        Subject::Cell(row, column) => page.cell(row, column),
        Subject::Nothing => {}
    }
    page.links(app.card_groups());
    page.lines
}

/// Collects the lines of a card from the top down.
struct Page<'a> {
    plan: &'a Plan,
    app: &'a App,
    measure: Measure,
    width: usize,
    lines: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    fn lang(&self) -> Lang {
        self.app.lang()
    }

    fn push(&mut self, indent: usize, pieces: Vec<Piece<'a>>) {
        let indent = indent.min(self.width) as u16;
        self.lines.push(Line {
            indent,
            pieces,
            right: None,
            link: None,
        });
    }

    fn blank(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| !line.pieces.is_empty())
        {
            self.push(0, Vec::new());
        }
    }

    fn wrapped(&mut self, indent: usize, text: &Shown<'a>, role: Role) {
        for line in wrap(self.measure, text, self.width.saturating_sub(indent)) {
            self.push(indent, vec![Piece { text: line, role }]);
        }
    }

    fn title(&mut self, text: Shown<'a>) {
        self.wrapped(0, &text, Role::Title);
    }

    fn entity(&mut self, entity: EntityRef) {
        let facts = self.plan.get(entity);
        self.title(name(self.plan, entity, self.lang()));
        // The Chinese name is the name: it is given in every language.
        let other = facts.name.only(self.lang().other());
        if !other.is_empty() && (self.lang() == Lang::En || self.app.speech.second().is_some()) {
            self.wrapped(0, &other.into(), Role::Dim);
        }
        let kind = self.plan.kind(entity).label(self.lang());
        self.push(
            0,
            vec![
                Piece::new(&facts.id.0, Role::Dim),
                Piece::new("  ", Role::Dim),
                Piece::new(kind, Role::Dim),
            ],
        );
        self.blank();
        let card = card(self.plan, entity);
        if card.hidden > 0 {
            let text = format!("{} {}", card.hidden, words::HIDDEN.get(self.lang()));
            self.wrapped(0, &Shown::new(text), Role::Warning);
        }
        self.fields(card.fields);
    }

    fn fields(&mut self, fields: Vec<Field<'a>>) {
        let lang = self.lang();
        let label_width = fields
            .iter()
            .map(|field| self.measure.width(field.label.get(lang)))
            .filter(|w| *w <= WIDEST_LABEL)
            .max();
        let indent = label_width.unwrap_or(0).min(self.width / 3) + 2;
        for field in fields {
            self.field(field, indent);
        }
    }

    fn field(&mut self, field: Field<'a>, indent: usize) {
        let lang = self.lang();
        let label = Shown::from(field.label.get(lang));
        let first = self.lines.len();
        for value in &field.values {
            self.value(value, indent);
        }
        if field.more > 0 {
            let text = words::MORE_LINKS
                .get(lang)
                .replace("{}", &field.more.to_string());
            self.push(indent, vec![Piece::new(Shown::new(text), Role::Dim)]);
        }
        let width = self.measure.width(label.as_str());
        match self.lines.get_mut(first) {
            Some(line) if width + 2 <= indent => {
                let gap = Shown::new(" ".repeat(indent - width));
                let at = usize::from(line.indent);
                if at == indent {
                    line.indent = 0;
                    line.pieces.insert(
                        0,
                        Piece {
                            text: gap,
                            role: Role::Dim,
                        },
                    );
                    line.pieces.insert(
                        0,
                        Piece {
                            text: label,
                            role: Role::Dim,
                        },
                    );
                }
            }
            _ => {
                let line = Line {
                    indent: 0,
                    pieces: vec![Piece {
                        text: label,
                        role: Role::Dim,
                    }],
                    right: None,
                    link: None,
                };
                self.lines.insert(first.min(self.lines.len()), line);
            }
        }
    }

    fn value(&mut self, value: &Value<'a>, indent: usize) {
        let lang = self.lang();
        match value {
            Value::Text(Cow::Borrowed(text)) => self.bilingual(indent, text, Role::Text, &[]),
            Value::Text(Cow::Owned(text)) => {
                let text = Shown::from(text.get(lang)).into_owned();
                self.wrapped(indent, &text, Role::Text);
            }
            Value::Quote { words, at } => self.bilingual(indent, words, Role::Text, at),
            Value::Condensed(text) => {
                self.bilingual(indent, text, Role::Text, &[]);
                self.push(
                    indent,
                    vec![Piece::new(words::CONDENSED.get(lang), Role::Dim)],
                );
            }
            Value::Word(label) => self.wrapped(indent, &label.get(lang).into(), Role::Text),
            Value::Reading(reading) => self.wrapped(indent, &Shown::from(*reading), Role::Text),
            Value::Said(said) => {
                let own = pick(&said.zh, &said.en, lang);
                self.with_places(
                    indent,
                    own.into(),
                    Role::Text,
                    &said.at,
                    basis_word(said.basis, lang),
                );
                self.second(
                    indent,
                    pick_only(&said.zh, &said.en, self.app.speech.second()),
                );
            }
            Value::Thing { entity, at } => {
                let text = name(self.plan, *entity, lang);
                self.with_places(indent, text, Role::Text, at, None);
            }
            Value::Terms { terms, .. } => {
                let words: Vec<&str> = terms
                    .iter()
                    .map(|term| pick(&term.zh, &term.en, lang).as_str())
                    .collect();
                self.wrapped(
                    indent,
                    &Shown::new(words.join(lang.pick("、", ", "))),
                    Role::Text,
                );
            }
            Value::Cell { cell, merged, at } => {
                let own = pick(&cell.zh, &cell.en, lang);
                let how = match merged {
                    Some(Merge::Undecided) => Some(lang.pick("待定", "undecided")),
                    Some(Merge::Inferred) => Some(lang.pick("合并", "merged")),
                    None => None,
                };
                if own.is_empty() {
                    self.with_places(indent, "-".into(), Role::Absent, at, how);
                } else {
                    self.with_places(indent, own.into(), Role::Text, at, how);
                }
            }
            Value::Locators(places) => {
                let text = places_text(places, lang);
                self.wrapped(indent, &text, Role::Text);
            }
            Value::Absent(absence) => {
                let pieces = vec![
                    Piece::new("-  ", Role::Absent),
                    Piece::new(absence.label(lang), Role::Absent),
                ];
                self.push(indent, pieces);
            }
        }
    }

    /// A text in the reader's language, then the other one where the screen speaks both.
    fn bilingual(&mut self, indent: usize, text: &'a Bi, role: Role, at: &[Locator]) {
        self.with_places(indent, text.get(self.lang()).into(), role, at, None);
        self.second(
            indent,
            self.app.speech.second().map(|second| text.only(second)),
        );
    }

    fn second(&mut self, indent: usize, text: Option<&'a Safe>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.wrapped(indent, &text.into(), Role::Dim);
        }
    }

    /// A text, and behind it, dim, where it stands and how it is known.
    fn with_places(
        &mut self,
        indent: usize,
        text: Shown<'a>,
        role: Role,
        at: &[Locator],
        how: Option<&'static str>,
    ) {
        self.wrapped(indent, &text, role);
        let mut words: Vec<String> = at
            .iter()
            .take(4)
            .map(|at| at.label(self.lang()).as_str().to_owned())
            .collect();
        if at.len() > 4 {
            words.push(format!("+{}", at.len() - 4));
        }
        words.extend(how.map(str::to_owned));
        if words.is_empty() {
            return;
        }
        let tail = Piece {
            text: Shown::new(words.join(" ")),
            role: Role::Dim,
        };
        let tail_width = self.measure.width(tail.text.as_str());
        let room = self.width;
        let measure = self.measure;
        if let Some(line) = self.lines.last_mut() {
            let used: usize = line
                .pieces
                .iter()
                .map(|piece| measure.width(piece.text.as_str()))
                .sum();
            if usize::from(line.indent) + used + 2 + tail_width <= room {
                line.pieces.push(Piece::new("  ", Role::Dim));
                line.pieces.push(tail);
                return;
            }
        }
        self.wrapped(indent, &tail.text, Role::Dim);
    }

    /// The card of a row as written: a line for each column.
    fn row(&mut self, table: EntityRef, row: u32) {
        let lang = self.lang();
        let item = Item::Row { table, row };
        let columns = columns(self.plan, self.app.form, Some(item), lang);
        let subject = self.plan.table(table).and_then(|facts| {
            let of_project = |role| role == crate::plan::file::ColumnRole::Project;
            let column = facts
                .columns
                .iter()
                .position(|column| of_project(column.of))
                .unwrap_or(0);
            let view = self.plan.cell(table, row as usize, column)?;
            self.plan.named_in(view).next()
        });
        match subject {
            Some(subject) => {
                self.title(name(self.plan, subject, lang));
                let other = self.plan.get(subject).name.only(lang.other());
                if !other.is_empty() {
                    self.wrapped(0, &other.into(), Role::Dim);
                }
            }
            None => self.title(item_name(self.plan, item, lang)),
        }
        let at = self
            .plan
            .row_locator(table, row as usize)
            .map_or_else(String::new, |at| at.label(lang).as_str().to_owned());
        let table_name = self.plan.get(table).name.get(lang);
        self.wrapped(0, &Shown::new(format!("{at}  {table_name}")), Role::Dim);
        self.blank();
        let widest = columns
            .iter()
            .map(|column| self.measure.width(column.heading.as_str()))
            .max()
            .unwrap_or(0);
        let indent = widest.min(self.width / 3) + 2;
        for column in columns.into_iter().skip(1) {
            let first = self.lines.len();
            match cell(self.plan, item, column.field, lang) {
                CellText::Text(text) => self.wrapped(indent, &text, Role::Text),
                CellText::Merged(text) => self.with_places(
                    indent,
                    text,
                    Role::Text,
                    &[],
                    Some(lang.pick("合并", "merged")),
                ),
                CellText::Undecided(text) => {
                    self.with_places(
                        indent,
                        text,
                        Role::Absent,
                        &[],
                        Some(lang.pick("合并与否待定", "merged cell, undecided")),
                    );
                }
                _ => {
                    let pieces = vec![
                        Piece::new("-  ", Role::Absent),
                        Piece::new(crate::plan::Absence::NotInDraft.label(lang), Role::Absent),
                    ];
                    self.push(indent, pieces);
                }
            }
            self.label(first, indent, column.heading);
        }
    }

    /// Puts a label before the line at `first`, cut where it has no room.
    fn label(&mut self, first: usize, indent: usize, label: Shown<'a>) {
        let cut = label
            .cut(self.measure, indent.saturating_sub(2))
            .into_owned();
        let gap = indent - self.measure.width(cut.as_str()).min(indent);
        if let Some(line) = self.lines.get_mut(first) {
            line.indent = 0;
            line.pieces.insert(
                0,
                Piece {
                    text: Shown::new(" ".repeat(gap)),
                    role: Role::Dim,
                },
            );
            line.pieces.insert(
                0,
                Piece {
                    text: cut,
                    role: Role::Dim,
                },
            );
        }
    }

    /// The card of a cell: the two things, and every place that brings them together.
    fn cell(&mut self, row: EntityRef, column: EntityRef) {
        let lang = self.lang();
        let (row_name, column_name) = (name(self.plan, row, lang), name(self.plan, column, lang));
        self.title(Shown::new(format!(
            "{} x {}",
            row_name.as_str(),
            column_name.as_str()
        )));
        self.blank();
        let edges = edges_between(self.plan, row, column);
        if edges.is_empty() {
            let pieces = vec![
                Piece::new("-  ", Role::Absent),
                Piece::new(crate::plan::Absence::NotInDraft.label(lang), Role::Absent),
            ];
            self.push(0, pieces);
        }
        for edge in edges {
            let places = places_text(&self.plan.evidence(&edge), lang);
            let relation = edge.relation.label(crate::plan::Direction::Out, lang);
            let basis =
                basis_word(edge.basis, lang).map_or(String::new(), |word| format!("  {word}"));
            self.wrapped(
                0,
                &Shown::new(format!("{relation}  {}{basis}", places.as_str())),
                Role::Text,
            );
        }
    }

    fn links(&mut self, groups: Vec<CardGroup<'a>>) {
        let lang = self.lang();
        let mut link = 0;
        for group in groups {
            self.blank();
            let heading = Piece::new(group.heading.label(lang), Role::Heading);
            let count = Piece {
                text: Shown::new(group.count.to_string()),
                role: Role::Dim,
            };
            self.push(0, vec![heading, Piece::new("  ", Role::Dim), count]);
            let listed = group.links.len();
            for to in group.links {
                self.link(link, to);
                link += 1;
            }
            if group.count > listed {
                let text = words::MORE_LINKS
                    .get(lang)
                    .replace("{}", &(group.count - listed).to_string());
                self.push(2, vec![Piece::new(Shown::new(text), Role::Dim)]);
            }
        }
    }

    fn link(&mut self, number: usize, link: CardLink<'a>) {
        let lang = self.lang();
        let mut pieces = vec![Piece {
            text: name(self.plan, link.to, lang),
            role: Role::Link,
        }];
        if let Some(second) = self.app.speech.second() {
            let second = self.plan.get(link.to).name.only(second);
            pieces.push(Piece::new("  ", Role::Dim));
            pieces.push(Piece::new(second, Role::Dim));
        }
        let right = self.link_places(&link);
        self.lines.push(Line {
            indent: 2,
            pieces,
            right,
            link: Some(number),
        });
    }

    /// Where the draft says what a link says, and how it is known where the draft does not.
    fn link_places(&self, link: &CardLink<'a>) -> Option<Piece<'a>> {
        let lang = self.lang();
        let mut places: Vec<Locator> = Vec::new();
        for edge in link
            .neighbour
            .iter()
            .flat_map(|neighbour| neighbour.edges())
            .take(6)
        {
            for at in self.plan.evidence(edge) {
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        let mut words: Vec<String> = places
            .iter()
            .take(2)
            .map(|at| at.label(lang).as_str().to_owned())
            .collect();
        if places.len() > 2 {
            words.push(format!("+{}", places.len() - 2));
        }
        words.extend(basis_word(link.basis, lang).map(str::to_owned));
        let text = Shown::new(words.join(" "));
        (!text.is_empty()).then_some(Piece {
            text,
            role: Role::Dim,
        })
    }
}

/// The lines of a text, with an owner of their own where the text has one.
fn wrap<'a>(measure: Measure, text: &Shown<'a>, width: usize) -> Vec<Shown<'a>> {
    text.wrap(measure, width.max(1))
        .map(Shown::into_owned)
        .collect()
}

fn places_text(places: &[Locator], lang: Lang) -> Shown<'static> {
    let words: Vec<String> = places
        .iter()
        .map(|at| at.label(lang).as_str().to_owned())
        .collect();
    Shown::new(words.join("  "))
}

fn pick<'p>(zh: &'p Safe, en: &'p Safe, lang: Lang) -> &'p Safe {
    match lang.pick((zh, en), (en, zh)) {
        (own, other) if own.is_empty() => other,
        (own, _) => own,
    }
}

fn pick_only<'p>(zh: &'p Safe, en: &'p Safe, lang: Option<Lang>) -> Option<&'p Safe> {
    lang.map(|lang| lang.pick(zh, en))
}

fn basis_word(basis: Basis, lang: Lang) -> Option<&'static str> {
    (basis != Basis::Stated).then(|| basis.label(lang))
}
