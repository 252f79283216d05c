//! Where one stands in a form: selection, folds, filter, order.

mod findings;
mod folds;
mod lens;
mod sought;
mod standing;

use std::collections::HashSet;
use std::sync::Arc;

use super::columns::is_heading;
use super::cursor::ListCursor;
use super::findings::Findings;
use super::form::{Form, Shape};
use super::matrix::Matrix;
use super::rows::{Fold, Heading, Item, Keep, Node, Row, With, visible};
use super::stable::StableItem;
use super::subject::Subject;
use super::tabs::overview::summary::{self, Entry};
use super::tabs::{self, Sort};
use crate::lens::Lens;
use crate::plan::file::Relation;
use crate::plan::{Direction, EntityRef, Plan, Source};

use folds::Folding;
use sought::Sought;

pub use lens::{Counted, concern_of};
pub use standing::{FormMemory, Standing};

/// The state of one form. Rows are made when the form is first looked at.
#[derive(Debug)]
pub struct View {
    /// The form.
    pub form: Form,
    /// Where one stands among the rows, or the entries of the summary, or the rows of the matrix.
    pub cursor: ListCursor,
    /// The column of a matrix on which one stands, and the first that is drawn.
    pub across: ListCursor,
    /// What is looked for; narrows lists and marks matches elsewhere.
    pub filter: String,
    sought: Sought,
    /// The order of a table.
    pub sort: Sort,
    /// What is selected on the map.
    pub on_map: Option<EntityRef>,
    content: Option<Content>,
    /// How the form was left at the last start, until somebody looks at it.
    recalled: Option<FormMemory>,
    folding: Folding,
    /// Hides what does not concern its subject.
    lens: Option<Arc<Lens>>,
    /// How many things of a tree, a table or a matrix the lens concerns.
    concerned: Counted,
    /// What the rules say, for a form that lists it.
    findings: Option<Arc<Findings>>,
    /// Whether the rows were made for another lens.
    stale: bool,
    /// What the lens does not concern and is shown all the same: somebody went there.
    guest: Option<Item>,
}

/// What a form shows of a plan.
#[derive(Debug)]
enum Content {
    Rows {
        nodes: Vec<Node>,
        folded: HashSet<u32>,
        /// Under a lens, the folds of the whole form: through a lens one begins with all unfolded.
        aside: Option<HashSet<u32>>,
        rows: Vec<Row>,
        /// How many rows of a table stand before each shown one, and before the end; headings do not count.
        counted: Vec<u32>,
    },
    Summary(Vec<Entry>),
    Matrix(Matrix),
    Map,
}

impl View {
    /// A form as it opens.
    pub fn new(form: Form) -> View {
        View {
            form,
            cursor: ListCursor::default(),
            across: ListCursor::default(),
            filter: String::new(),
            sought: Sought::default(),
            sort: tabs::sorts(form)[0],
            on_map: None,
            content: None,
            recalled: None,
            folding: Folding::default(),
            lens: None,
            concerned: Counted::default(),
            findings: None,
            stale: false,
            guest: None,
        }
    }

    /// Makes the rows, if that has not been done for this plan and this lens.
    pub fn prepare(&mut self, plan: &Plan) {
        if std::mem::take(&mut self.stale) && self.content.is_some() {
            self.look_through(plan);
        }
        if self.content.is_some() {
            return;
        }
        self.content = Some(match self.form.shape() {
            Shape::Summary => Content::Summary(match &self.lens {
                Some(lens) => summary::entries_through(plan, lens),
                None => summary::entries(plan),
            }),
            Shape::Matrix => Content::Matrix(Matrix::of(plan, self.form)),
            Shape::Map => Content::Map,
            Shape::Tree | Shape::Table => {
                let nodes = tabs::nodes(plan, self.findings.as_deref(), self.form, self.sort);
                let folded = self.folds(plan, &nodes);
                Content::Rows {
                    nodes,
                    folded,
                    aside: None,
                    rows: Vec::new(),
                    counted: Vec::new(),
                }
            }
        });
        self.set_folds_aside();
        self.count_concerned();
        self.refilter(plan);
        self.stand_on_concerned();
        self.stand_as_recalled(plan);
    }

    /// Makes the shown rows anew from nodes, folds, lens and filter.
    fn refilter(&mut self, plan: &Plan) {
        self.sought.look_for(plan, &self.filter);
        let everything = self.filter.trim().is_empty();
        let (lens, guest) = (self.lens.clone(), self.guest);
        let findings = self.findings.clone();
        let findings = findings.as_deref();
        let thing = |item| findings.map_or(item, |findings| findings.thing(item));
        let concerns = |item: Item| match &lens {
            Some(lens) => guest == Some(item) || concern_of(lens, thing(item)).is_some(),
            None => true,
        };
        let is_sought = |item: Item| self.sought.has(plan, findings, item);
        let keep = |item: Item| concerns(item) && (everything || is_sought(item));
        if let Some(Content::Rows {
            nodes,
            folded,
            rows,
            counted,
            ..
        }) = &mut self.content
        {
            let is_whole = everything && lens.is_none();
            // A chain of which links were left out would seem to end there.
            let with = match self.form == Form::Chains && everything {
                true => With::Whole,
                false => With::Above,
            };
            let is_meant = &keep;
            let keep = (!is_whole).then_some(Keep { is_meant, with });
            // What is looked for is found whatever is folded.
            let nothing = HashSet::new();
            let folded = if everything { folded } else { &nothing };
            *rows = visible(nodes, folded, keep);
            if self.form.shape() == Shape::Table {
                *counted = count(plan, rows);
            }
        }
        self.cursor.selected = self.cursor.selected.min(self.len().saturating_sub(1));
    }

    /// Narrows or marks by what is typed, standing on the first match.
    pub fn set_filter(&mut self, plan: &Plan, text: &str) {
        if self.filter == text {
            return;
        }
        let item = self.item();
        self.filter = text.to_owned();
        self.refilter(plan);
        let first = |row: &Row| self.is_sought(plan, row.item);
        if self.query().is_empty() {
            item.map(|item| self.select(plan, item));
        } else if let Some(first) = self.rows().iter().position(first) {
            self.cursor.select(first);
        }
    }

    /// Goes to the next order that the form has.
    pub fn next_sort(&mut self, plan: &Plan) {
        let sorts = tabs::sorts(self.form);
        let at = sorts
            .iter()
            .position(|sort| *sort == self.sort)
            .unwrap_or(0);
        let item = self.item();
        self.sort = sorts[(at + 1) % sorts.len()];
        self.forget(plan);
        self.prepare(plan);
        if let Some(item) = item {
            self.select(plan, item);
        }
    }

    /// Looks for nothing and stands in the order with which the form opens.
    pub fn clear_order(&mut self, plan: &Plan) {
        self.set_filter(plan, "");
        if self.sort != Sort::default() {
            self.sort = Sort::default();
            self.forget(plan);
        }
        self.prepare(plan);
    }

    /// Drops the rows, keeping the folds by name: for another plan or another order.
    pub fn forget(&mut self, plan: &Plan) {
        if let Some(Content::Rows {
            nodes,
            folded,
            aside,
            ..
        }) = &self.content
        {
            let folded = aside.as_ref().unwrap_or(folded);
            let names = heads(nodes).filter_map(|i| {
                let name = StableItem::of(plan, nodes[i as usize].item)?;
                Some((name, folded.contains(&i)))
            });
            self.folding.kept.extend(names);
        }
        self.content = None;
        self.guest = None;
    }

    /// The shown rows of a tree or table; none elsewhere.
    pub fn rows(&self) -> &[Row] {
        match &self.content {
            Some(Content::Rows { rows, .. }) => rows,
            _ => &[],
        }
    }

    /// How many rows of a table are shown among the first `rows`; headings do not count.
    pub fn counted(&self, rows: usize) -> usize {
        match &self.content {
            Some(Content::Rows { counted, .. }) => {
                let at = rows.min(counted.len().saturating_sub(1));
                counted.get(at).map_or(0, |count| *count as usize)
            }
            _ => 0,
        }
    }

    /// All rows of a tree or table, shown or not; none elsewhere.
    pub fn nodes(&self) -> &[Node] {
        match &self.content {
            Some(Content::Rows { nodes, .. }) => nodes,
            _ => &[],
        }
    }

    /// The entries of the summary; none elsewhere.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Some(Content::Summary(entries)) => entries,
            _ => &[],
        }
    }

    /// The matrix, if the form is one.
    pub fn matrix(&self) -> Option<&Matrix> {
        match &self.content {
            Some(Content::Matrix(matrix)) => Some(matrix),
            _ => None,
        }
    }

    /// How many rows, entries or rows of the matrix there are to stand on.
    pub fn len(&self) -> usize {
        match &self.content {
            Some(Content::Rows { rows, .. }) => rows.len(),
            Some(Content::Summary(entries)) => entries.len(),
            Some(Content::Matrix(matrix)) => matrix.rows.len(),
            Some(Content::Map) | None => 0,
        }
    }

    /// Whether there is nothing to stand on.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.on_map.is_none()
    }

    /// The selected row.
    pub fn row(&self) -> Option<Row> {
        self.rows().get(self.cursor.selected).copied()
    }

    /// What the selected row stands for.
    pub fn item(&self) -> Option<Item> {
        match self.subject() {
            Subject::Item(item) => Some(item),
            _ => None,
        }
    }

    /// What is selected.
    pub fn subject(&self) -> Subject {
        match &self.content {
            Some(Content::Rows { rows, .. }) => rows
                .get(self.cursor.selected)
                .map(|row| Subject::Item(row.item)),
            Some(Content::Summary(entries)) => entries
                .get(self.cursor.selected)
                .and_then(|entry| entry.thing)
                .map(|e| Subject::Item(Item::Entity(e))),
            Some(Content::Matrix(matrix)) => {
                let row = matrix.rows.get(self.cursor.selected);
                let column = matrix.columns.get(self.across.selected);
                row.zip(column)
                    .map(|(row, column)| Subject::Cell(*row, *column))
            }
            Some(Content::Map) => self
                .on_map
                .map(|entity| Subject::Item(Item::Entity(entity))),
            None => None,
        }
        .unwrap_or(Subject::Nothing)
    }

    /// Stands on a row, unfolding what hides it; says whether the form has it.
    pub fn select(&mut self, plan: &Plan, item: Item) -> bool {
        self.prepare(plan);
        match &mut self.content {
            Some(Content::Rows {
                nodes,
                folded,
                rows,
                ..
            }) => {
                if let Some(shown) = rows.iter().position(|row| row.item == item) {
                    self.cursor.select(shown);
                    return true;
                }
                let Some(at) = nodes.iter().position(|node| node.item == item) else {
                    return false;
                };
                unfold_to(nodes, folded, at);
                self.filter.clear();
                self.guest = Some(item);
                self.refilter(plan);
                let shown = self.rows().iter().position(|row| row.node as usize == at);
                shown.map(|shown| self.cursor.select(shown)).is_some()
            }
            Some(Content::Summary(entries)) => {
                let at = entries
                    .iter()
                    .position(|entry| entry.thing.map(Item::Entity) == Some(item));
                at.map(|at| self.cursor.select(at)).is_some()
            }
            Some(Content::Matrix(matrix)) => {
                let Item::Entity(entity) = item else {
                    return false;
                };
                let row = matrix.rows.iter().position(|row| *row == entity);
                let column = matrix.columns.iter().position(|column| *column == entity);
                row.into_iter().for_each(|row| self.cursor.select(row));
                column
                    .into_iter()
                    .for_each(|column| self.across.select(column));
                row.is_some() || column.is_some()
            }
            Some(Content::Map) => match item {
                Item::Entity(entity) => {
                    self.on_map = Some(entity);
                    true
                }
                _ => false,
            },
            None => false,
        }
    }

    /// Stands on what has this name, both ways in a matrix; says whether the form has it.
    pub fn select_stable(&mut self, plan: &Plan, name: &StableItem) -> bool {
        let mut select = |item: Option<Item>| item.is_some_and(|item| self.select(plan, item));
        match name {
            StableItem::Cell(row, column) => {
                let row = select(plan.find(row).map(Item::Entity));
                let column = select(plan.find(column).map(Item::Entity));
                row && column
            }
            _ => select(name.find(plan)),
        }
    }

    /// Whether the form has a row for exactly this.
    pub fn has(&self, item: Item) -> bool {
        match &self.content {
            Some(Content::Rows { nodes, .. }) => nodes.iter().any(|node| node.item == item),
            _ => false,
        }
    }

    /// Whether the form has a row for a thing, or one that speaks of it.
    pub fn holds(&self, plan: &Plan, entity: EntityRef) -> bool {
        match &self.content {
            Some(Content::Rows { nodes, .. }) => {
                nodes
                    .iter()
                    .any(|node| stand_for(entity).contains(&node.item))
                    || self.row_about(plan, nodes, entity).is_some()
            }
            Some(Content::Summary(entries)) => {
                entries.iter().any(|entry| entry.thing == Some(entity))
            }
            Some(Content::Matrix(matrix)) => {
                matrix.rows.contains(&entity) || matrix.columns.contains(&entity)
            }
            Some(Content::Map) | None => false,
        }
    }

    /// Stands on a thing, or on the first row that speaks of it.
    pub fn select_entity(&mut self, plan: &Plan, entity: EntityRef) -> bool {
        let own = stand_for(entity);
        if own.into_iter().any(|item| self.select(plan, item)) {
            return true;
        }
        let about = match &self.content {
            Some(Content::Rows { nodes, .. }) => self.row_about(plan, nodes, entity),
            _ => None,
        };
        about.is_some_and(|item| self.select(plan, item))
    }

    /// Whether the selected row folds, or stands below one that does. Under a filter nothing folds.
    pub fn can_fold(&self) -> bool {
        let folds = |row: Row| row.fold != Fold::Leaf || row.depth > 0;
        self.filter.is_empty() && self.row().is_some_and(folds)
    }

    /// Whether any row folds.
    pub fn can_fold_all(&self) -> bool {
        self.filter.is_empty() && self.rows().iter().any(|row| row.fold != Fold::Leaf)
    }

    /// Folds or unfolds the selected row; one that has nothing below it, with the row above it.
    pub fn toggle_fold(&mut self, plan: &Plan) {
        if self.row().is_some_and(|row| row.fold == Fold::Leaf) {
            self.to_parent();
        }
        let Some(row) = self.row().filter(|row| row.fold != Fold::Leaf) else {
            return;
        };
        self.folding.by_hand = true;
        if let Some(Content::Rows { folded, .. }) = &mut self.content
            && !folded.remove(&row.node)
        {
            folded.insert(row.node);
        }
        self.refilter(plan);
    }

    /// Stands on the row above which the selected one is listed.
    pub fn to_parent(&mut self) {
        let Some(row) = self.row() else { return };
        let above = self.rows()[..self.cursor.selected]
            .iter()
            .rposition(|other| other.depth < row.depth);
        above
            .into_iter()
            .for_each(|above| self.cursor.select(above));
    }

    /// Folds everything, or unfolds everything where all is folded.
    pub fn toggle_all(&mut self, plan: &Plan) {
        let item = self.item();
        self.folding.by_hand = true;
        if let Some(Content::Rows { nodes, folded, .. }) = &mut self.content {
            let heads: HashSet<u32> = heads(nodes).collect();
            *folded = if heads.is_subset(folded) {
                HashSet::new()
            } else {
                heads
            };
        }
        self.refilter(plan);
        let shown = item.and_then(|item| self.rows().iter().position(|row| row.item == item));
        self.cursor.select(shown.unwrap_or(0));
    }
}

/// The nodes that have something below them.
fn heads(nodes: &[Node]) -> impl Iterator<Item = u32> + '_ {
    let below = |i: usize| {
        nodes
            .get(i + 1)
            .is_some_and(|next| next.depth > nodes[i].depth)
    };
    (0..nodes.len())
        .filter(move |i| below(*i))
        .map(|i| i as u32)
}

/// For each row, and for the end, how many rows that are no headings come before it.
fn count(plan: &Plan, rows: &[Row]) -> Vec<u32> {
    let counts = rows.iter().scan(0, |before, row| {
        *before += u32::from(!is_heading(plan, row.item));
        Some(*before)
    });
    std::iter::once(0).chain(counts).collect()
}

/// The rows that stand for a thing: its own, or the heading over what belongs to it.
fn stand_for(entity: EntityRef) -> [Item; 3] {
    [
        Item::Entity(entity),
        Item::Heading(Heading::Group(entity)),
        Item::Heading(Heading::TasksOf(entity)),
    ]
}

/// The first row of a table whose subject a thing is: a project in a listing.
fn row_about(plan: &Plan, nodes: &[Node], entity: EntityRef) -> Option<Item> {
    let shown_by = plan
        .links_of(entity)
        .into_iter()
        .filter(|group| group.direction == Direction::In && group.relation == Relation::Shows);
    let rows = shown_by.flat_map(|group| {
        group
            .neighbours()
            .flat_map(|n| n.edges())
            .collect::<Vec<_>>()
    });
    let mut items = rows.filter_map(|edge| match edge.source {
        Source::Row { table, row } => Some(Item::Row { table, row }),
        _ => None,
    });
    items.find(|item| nodes.iter().any(|node| node.item == *item))
}

/// Opens every fold above a node.
fn unfold_to(nodes: &[Node], folded: &mut HashSet<u32>, at: usize) {
    let mut depth = nodes[at].depth;
    for (i, node) in nodes[..at].iter().enumerate().rev() {
        if node.depth < depth {
            folded.remove(&(i as u32));
            depth = node.depth;
        }
    }
}
