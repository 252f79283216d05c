//! The card as lines: the name, what the draft says, fields, links.

use super::super::paint::{Painter, Piece};
use super::super::theme::Role;
use super::super::tree::{item_name, name};
use super::super::words;
use super::fields::pick;
use crate::app::App;
use crate::app::columns::{CellText, cell, row_columns};
use crate::app::rows::{Heading, Item};
use crate::app::subject::{Subject, card_groups, edges_between};
use crate::app::view::concern_of;
use crate::export::card;
use crate::plan::file::{Basis, Bi, ColumnRole, Kind};
use crate::plan::{Absence, Direction, Edge, EntityRef, Lang, Locator, Plan};
use crate::text::{Measure, Safe, Shown};

/// How far values stand in below their label.
pub(super) const BELOW: usize = 2;

/// A line of a card.
pub(super) struct Line<'p> {
    /// What stands before the line, at the left edge.
    pub(super) label: Option<Shown<'p>>,
    pub(super) indent: u16,
    pub(super) pieces: Vec<Piece<'p>>,
    /// What stands at the right edge.
    pub(super) right: Option<Piece<'p>>,
    /// The link that it belongs to, by its place among the links of the card.
    pub(super) link: Option<usize>,
}

/// All lines of the card of a subject, wrapped to `width`.
pub(super) fn lines<'a>(
    app: &'a App,
    subject: Subject,
    painter: &Painter<'_>,
    width: u16,
) -> Vec<Line<'a>> {
    let Some(plan) = app.plan() else {
        return Vec::new();
    };
    let mut page = Page {
        plan,
        app,
        measure: painter.measure,
        width: usize::from(width),
        screen: painter.screen().width,
        lines: Vec::new(),
    };
    page.concern(subject);
    match subject {
        Subject::Item(Item::Row { table, row }) => page.row(table, row),
        Subject::Item(Item::Finding(key)) => page.finding(key),
        Subject::Item(item) => match subject.entity() {
            Some(entity) => page.entity(entity),
            None => page.heading(item),
        },
        Subject::Cell(row, column) => page.cell(row, column),
        Subject::Nothing => {}
    }
    page.links(card_groups(plan, app.findings(), subject));
    page.lines
}

/// Collects the lines of a card from the top down.
pub(super) struct Page<'a> {
    pub(super) plan: &'a Plan,
    pub(super) app: &'a App,
    pub(super) measure: Measure,
    pub(super) width: usize,
    /// How wide the whole screen is.
    pub(super) screen: u16,
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    /// Under a lens: how what the card speaks of is concerned, and where the draft says so.
    fn concern(&mut self, subject: Subject) {
        let (Some(lens), Subject::Item(item)) = (self.app.lens(), subject) else {
            return;
        };
        let (lang, plan) = (self.lang(), self.plan);
        let item = self.app.thing(item);
        let is_ours = matches!(item, Item::Heading(_) | Item::Break(_));
        let item = match subject.entity().filter(|_| is_ours) {
            Some(entity) => Item::Entity(entity),
            None => item,
        };
        let Some(concern) = concern_of(lens, item) else {
            // A heading of ours concerns nobody, and need not say so.
            if subject.entity().is_some() {
                let is_above = self.app.view().is_above_concerned(item);
                let label = match is_above {
                    true => words::ABOVE_CONCERNED,
                    false => words::NOT_CONCERNED,
                };
                self.wrapped(0, &label.get(lang).into(), Role::Dim);
                self.blank();
            }
            return;
        };
        let text = Shown::new(concern.sentence(plan, lang));
        let how = basis_word(concern.basis(), lang);
        let tail = self.tail(&concern.places(plan), how);
        self.with_tail(0, text, Role::Key, tail);
        self.blank();
    }

    fn entity(&mut self, entity: EntityRef) {
        self.names(entity);
        let facts = self.plan.get(entity);
        let kind = Shown::from(self.plan.kind(entity).label(self.lang()));
        let id = Shown::from(&facts.id.0);
        let both = self.columns(&kind) + 2 + self.columns(&id);
        if both <= self.width {
            let pieces = [kind, "  ".into(), id].map(|text| Piece::new(text, Role::Dim));
            self.push(0, pieces.into());
        } else {
            self.wrapped(0, &kind, Role::Dim);
            self.wrapped(0, &id, Role::Dim);
        }
        let card = card(self.plan, entity);
        if card.hidden > 0 {
            let text = format!("{} {}", card.hidden, words::HIDDEN.get(self.lang()));
            self.wrapped(0, &Shown::new(text), Role::Warning);
        }
        self.condensed(&facts.text);
        self.blank();
        self.fields(card.fields);
    }

    fn names(&mut self, entity: EntityRef) {
        self.title(name(self.plan, entity, self.lang()));
        // The Chinese name is the name: it is given in every language.
        let other = self.plan.get(entity).name.only(self.lang().other());
        if !other.is_empty() && (self.lang() == Lang::En || self.app.speech.second().is_some()) {
            self.wrapped(0, &other.into(), Role::Dim);
        }
    }

    pub(super) fn title(&mut self, text: Shown<'a>) {
        self.wrapped(0, &text, Role::Title);
    }

    /// What the draft says in our own words, with the word that says so running into it.
    fn condensed(&mut self, text: &'a Bi) {
        if text.is_empty() {
            return;
        }
        self.blank();
        let label = words::CONDENSED.get(self.lang());
        let whole = Shown::new(format!("{label}  {}", text.get(self.lang()).as_str()));
        let lines = wrap(self.measure, &whole, self.width);
        for (i, line) in lines.into_iter().enumerate() {
            match line.as_str().strip_prefix(label).filter(|_| i == 0) {
                Some(text) => {
                    let pieces = vec![
                        Piece::new(label, Role::Dim),
                        Piece::new(Shown::new(text), Role::Text),
                    ];
                    self.push(0, pieces);
                }
                None => self.push(0, vec![Piece::new(line, Role::Text)]),
            }
        }
        self.second(0, self.app.speech.second().map(|second| text.only(second)));
    }

    /// The card of a row as written: a line for each column.
    fn row(&mut self, table: EntityRef, row: u32) {
        let lang = self.lang();
        let item = Item::Row { table, row };
        let subject = self.subject_of_row(table, row);
        match subject {
            Some(subject) => self.names(subject),
            None => self.title(item_name(self.plan, item, lang)),
        }
        let at = self
            .plan
            .row_locator(table, row as usize)
            .map_or_else(String::new, |at| at.label(lang).as_str().to_owned());
        let table_name = self.plan.get(table).name.get(lang);
        self.wrapped(0, &Shown::new(format!("{at}  {table_name}")), Role::Dim);
        self.blank();
        let columns = row_columns(self.plan, table, lang);
        let labels = columns.iter().map(|column| column.heading.as_str());
        let indent = self.label_room(labels);
        for column in columns.into_iter().skip(1) {
            let first = self.lines.len();
            let indent = self.indent_behind(&column.heading, indent);
            match cell(self.plan, item, column.field, lang) {
                CellText::Text(text) => self.wrapped(indent, &text, Role::Text),
                CellText::Merged(text) => {
                    let how = Shown::from(words::MERGED.get(lang));
                    self.with_tail(indent, text, Role::Text, Some(how));
                }
                CellText::Undecided(text) => {
                    let how = Shown::from(Absence::Undecided.label(lang));
                    self.with_tail(indent, text, Role::Absent, Some(how));
                }
                _ => self.absent(indent, Absence::NotInDraft),
            }
            self.label(first, indent, column.heading);
        }
        // What other tables say of the same project stands below what this row says.
        if let Some(project) = subject.filter(|it| self.plan.kind(*it) == Kind::Project) {
            self.blank();
            self.fields(card(self.plan, project).fields);
        }
    }

    /// The project that a row speaks of, or else what its first column names.
    fn subject_of_row(&self, table: EntityRef, row: u32) -> Option<EntityRef> {
        let columns = &self.plan.table(table)?.columns;
        let of_project = columns
            .iter()
            .position(|column| column.of == ColumnRole::Project);
        let view = self
            .plan
            .cell(table, row as usize, of_project.unwrap_or(0))?;
        self.plan.named_in(view).next()
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
            self.absent(0, Absence::NotInDraft);
        }
        // What is read from one cell, or stands in one clause, is said once with all its places.
        let told = |edge: &Edge| (edge.relation, edge.basis, self.plan.words_of(edge));
        let mut before = None;
        for same in edges.chunk_by(|a, b| told(a) == told(b)) {
            let (relation, basis, words) = told(&same[0]);
            let places: Vec<Locator> = same.iter().flat_map(|e| self.plan.evidence(e)).collect();
            let relation = relation.label(Direction::Out, lang);
            let tail = self.tail(&places, basis_word(basis, lang));
            self.with_tail(0, relation.into(), Role::Text, tail);
            if let Some((zh, en)) = words.filter(|_| before != Some(words)) {
                self.wrapped(2, &pick(zh, en, lang).into(), Role::Dim);
                let second = self.app.speech.second().map(|lang| lang.pick(zh, en));
                self.second(2, second);
            }
            before = Some(words);
        }
    }

    /// The card of a heading that is ours.
    fn heading(&mut self, item: Item) {
        let lang = self.lang();
        self.title(item_name(self.plan, item, lang));
        match item {
            Item::Heading(Heading::Evidence(_)) => {
                self.blank();
                self.wrapped(0, &words::TIER.get(lang).into(), Role::Text);
            }
            Item::Heading(heading) => self.findings_heading(heading),
            _ => {}
        }
    }
}

/// How lines are laid out.
impl<'a> Page<'a> {
    pub(super) fn lang(&self) -> Lang {
        self.app.lang()
    }

    pub(super) fn columns(&self, text: &Shown<'_>) -> usize {
        self.measure.width(text.as_str())
    }

    pub(super) fn push(&mut self, indent: usize, pieces: Vec<Piece<'a>>) {
        let indent = indent.min(self.width) as u16;
        self.lines.push(Line {
            label: None,
            indent,
            pieces,
            right: None,
            link: None,
        });
    }

    /// An empty line, unless there is one already.
    pub(super) fn blank(&mut self) {
        let is_text = |line: &Line<'_>| !line.pieces.is_empty() || line.right.is_some();
        if self.lines.last().is_some_and(is_text) {
            self.push(0, Vec::new());
        }
    }

    pub(super) fn wrapped(&mut self, indent: usize, text: &Shown<'a>, role: Role) {
        for line in wrap(self.measure, text, self.width.saturating_sub(indent)) {
            self.push(indent, vec![Piece { text: line, role }]);
        }
    }

    /// A text, and at the right edge of its last line, dim, where it stands and how it is known.
    ///
    /// A tail that has no room there gets it from the text, or stands on a line of its own if that
    /// takes fewer lines.
    pub(super) fn with_tail(
        &mut self,
        indent: usize,
        text: Shown<'a>,
        role: Role,
        tail: Option<Shown<'static>>,
    ) {
        let Some(tail) = tail.filter(|tail| !tail.is_empty()) else {
            return self.wrapped(indent, &text, role);
        };
        let room = self.width.saturating_sub(indent);
        let beside = room.saturating_sub(self.columns(&tail) + 2);
        let mut lines = wrap(self.measure, &text, room);
        let fits = |lines: &[Shown<'_>], page: &Page<'_>| {
            lines.last().is_none_or(|line| page.columns(line) <= beside)
        };
        if !fits(&lines, self) && beside >= NARROWEST {
            let narrower = wrap(self.measure, &text, beside);
            if narrower.len() <= lines.len() + 1 {
                lines = narrower;
            }
        }
        let fits = fits(&lines, self);
        for line in lines {
            self.push(indent, vec![Piece { text: line, role }]);
        }
        if !fits {
            self.push(indent, Vec::new());
        }
        if let Some(line) = self.lines.last_mut() {
            line.right = Some(Piece {
                text: tail,
                role: Role::Dim,
            });
        }
    }

    /// The other language of a text, where the screen speaks both.
    pub(super) fn second(&mut self, indent: usize, text: Option<&'a Safe>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.wrapped(indent, &text.into(), Role::Dim);
        }
    }

    pub(super) fn absent(&mut self, indent: usize, absence: Absence) {
        let text = format!("-  {}", absence.label(self.lang()));
        self.wrapped(indent, &Shown::new(text), Role::Absent);
    }

    /// How far values are indented behind such labels: the widest of those that are not too wide.
    pub(super) fn label_room<'l>(&self, labels: impl Iterator<Item = &'l str>) -> usize {
        let most = (self.width / 3).clamp(8, WIDEST_LABEL);
        let widths = labels.map(|label| self.measure.width(label));
        widths.filter(|width| *width <= most).max().unwrap_or(0) + 2
    }

    /// How far the values of one label are indented: below one that is too wide to stand beside them.
    pub(super) fn indent_behind(&self, label: &Shown<'_>, indent: usize) -> usize {
        if self.columns(label) + 2 <= indent {
            indent
        } else {
            BELOW
        }
    }

    /// Puts a label before the line at `first`, or above it where the label is too wide.
    pub(super) fn label(&mut self, first: usize, indent: usize, label: Shown<'a>) {
        if self.columns(&label) + 2 <= indent
            && let Some(line) = self.lines.get_mut(first)
        {
            line.label = Some(label);
            return;
        }
        let above = wrap(self.measure, &label, self.width);
        let above = above.into_iter().map(|text| Line {
            label: Some(text),
            indent: 0,
            pieces: Vec::new(),
            right: None,
            link: None,
        });
        let at = first.min(self.lines.len());
        self.lines.splice(at..at, above);
    }

    /// Where something stands, as far as there is room beside a text, and how it is known.
    pub(super) fn tail(&self, at: &[Locator], how: Option<&'static str>) -> Option<Shown<'static>> {
        let most = if self.width < 48 { 2 } else { 4 };
        let mut words = places(at, self.lang());
        // One more is named rather than counted: both take as much room.
        if words.len() > most + 1 {
            let more = words.len() - most;
            words.truncate(most);
            words.push(format!("+{more}"));
        }
        words.extend(how.map(str::to_owned));
        (!words.is_empty()).then(|| Shown::new(words.join(" ")))
    }
}

/// Labels take this much room at the most; a longer one stands on a line of its own.
const WIDEST_LABEL: usize = 16;
/// A text is not squeezed into less than this for the sake of what stands beside it.
const NARROWEST: usize = 12;

/// The lines of a text, each with an owner of its own.
pub(super) fn wrap<'a>(measure: Measure, text: &Shown<'_>, width: usize) -> Vec<Shown<'a>> {
    text.wrap(measure, width.max(1))
        .map(Shown::into_owned)
        .collect()
}

/// Places as a reader cites them, rows of a table that follow each other as one: `T1.9-12`.
pub(in crate::ui) fn places(at: &[Locator], lang: Lang) -> Vec<String> {
    let follows = |a: &Locator, b: &Locator| match (a, b) {
        (Locator::Row(table, row), Locator::Row(other, next)) => {
            table == other && row.checked_add(1) == Some(*next)
        }
        _ => false,
    };
    let word = |run: &[Locator]| match run {
        [first, .., Locator::Row(_, last)] => format!("{}-{last}", first.label(lang).as_str()),
        _ => run[0].label(lang).as_str().to_owned(),
    };
    at.chunk_by(follows).map(word).collect()
}

/// How something is known, where the draft does not simply say it.
pub(super) fn basis_word(basis: Basis, lang: Lang) -> Option<&'static str> {
    (basis != Basis::Stated).then(|| basis.label(lang))
}
