//! An index over all that a plan calls by a name.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::codes::{Code, Mask};
use super::readings::Readings;
use super::spelled::{Spelled, Unit, cut};
use super::word::Word;
use crate::plan::file::{Entity, Kind};
use crate::plan::{EntityRef, Plan};

/// The names, aliases and ids of all things of a plan, and the words of all rows of its tables, cut into
/// the pieces by which they are typed. Each text stands there once, however many things bear it.
///
/// Only good for the plan it was made of.
#[derive(Debug)]
pub struct Index {
    codes: Vec<Code>,
    units: Vec<Unit>,
    texts: Vec<Text>,
    /// For each text which characters it has, those by which it is read included.
    masks: Vec<Mask>,
    /// For each text which characters its units may begin with.
    beginnings: Vec<Mask>,
    readings: Readings,
    /// For each text where its bearers begin; one more at the end.
    starts: Vec<u32>,
    bearers: Vec<Bearer>,
    /// What is found costs so much more, for what one less often means.
    costs: Vec<u8>,
    /// The entities, which are the first entries.
    entities: Vec<EntityRef>,
    tables: Vec<Rows>,
}

#[derive(Clone, Copy, Debug)]
struct Text {
    code: u32,
    unit: u32,
    codes: u16,
    units: u16,
}

/// Something that bears a text: a name of its own, or one that it also goes by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bearer {
    pub(super) entry: u32,
    pub(super) cost: u8,
}

/// The rows of a table among the entries.
#[derive(Clone, Copy, Debug)]
struct Rows {
    table: EntityRef,
    first: u32,
}

/// Something that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hit {
    /// A thing.
    Entity(EntityRef),
    /// A row of a table, from 0.
    Row {
        /// The table.
        table: EntityRef,
        /// The row.
        row: u32,
    },
}

/// The index of a plan, made once by whoever needs it first. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct LazyIndex(Arc<OnceLock<Arc<Index>>>);

impl LazyIndex {
    /// The index, made now unless it has been. Always ask with the same plan.
    pub fn get(&self, plan: &Plan) -> Arc<Index> {
        Arc::clone(self.0.get_or_init(|| Arc::new(Index::of(plan))))
    }

    /// Takes an index that has been made elsewhere, unless there is one.
    pub fn put(&self, index: Arc<Index>) {
        // Both are of the same plan: it does not matter which stays.
        let _ = self.0.set(index);
    }
}

/// What it costs to be called so.
mod cost {
    pub(super) const NAME: u8 = 0;
    pub(super) const SHORT: u8 = 4;
    pub(super) const ALIAS: u8 = 3;
    pub(super) const ID: u8 = 12;
    pub(super) const CELL: u8 = 0;
}

impl Index {
    /// The index of a plan.
    pub fn of(plan: &Plan) -> Index {
        let mut builder = Builder::default();
        for entity in plan.all() {
            builder.costs.push(kind_cost(plan.kind(entity)));
            builder.add_entity(entity.index() as u32, plan.get(entity));
        }
        let mut tables = Vec::new();
        for table in plan.of_kind(Kind::Table) {
            let Some(facts) = plan.table(*table) else {
                continue;
            };
            let first = builder.costs.len() as u32;
            tables.push(Rows {
                table: *table,
                first,
            });
            for row in 0..facts.rows.len() {
                let entry = builder.costs.len() as u32;
                builder.costs.push(0);
                let cells = (0..facts.columns.len()).filter_map(|at| plan.cell(*table, row, at));
                for view in cells {
                    builder.add(entry, view.cell.zh.as_str(), cost::CELL);
                    builder.add(entry, view.cell.en.as_str(), cost::CELL);
                }
            }
        }
        builder.finish(plan.all().collect(), tables)
    }

    /// How many different texts it has.
    pub fn texts(&self) -> usize {
        self.texts.len()
    }

    /// How many things and rows it has.
    pub(super) fn entries(&self) -> usize {
        self.costs.len()
    }

    /// Whether an entry is a row of a table.
    pub(super) fn is_row(&self, entry: u32) -> bool {
        entry as usize >= self.entities.len()
    }

    /// What an entry costs more than others.
    pub(super) fn cost(&self, entry: u32) -> u32 {
        u32::from(self.costs[entry as usize])
    }

    /// What an entry stands for.
    pub(super) fn hit(&self, entry: u32) -> Option<Hit> {
        if let Some(entity) = self.entities.get(entry as usize) {
            return Some(Hit::Entity(*entity));
        }
        let after = self.tables.partition_point(|rows| rows.first <= entry);
        let Rows { table, first } = *self.tables.get(after.checked_sub(1)?)?;
        let row = entry - first;
        Some(Hit::Row { table, row })
    }

    /// The entry that stands for something.
    pub(super) fn entry(&self, hit: Hit) -> Option<u32> {
        match hit {
            Hit::Entity(entity) => Some(entity.index() as u32),
            Hit::Row { table, row } => {
                let rows = self.tables.iter().find(|rows| rows.table == table)?;
                Some(rows.first + row)
            }
        }
    }

    pub(super) fn masks(&self) -> &[Mask] {
        &self.masks
    }

    /// Whether a word can fit a text at all, by the characters of both alone.
    pub(super) fn may_fit(&self, word: &Word, text: u32) -> bool {
        let text = text as usize;
        self.masks[text].lacks(word.mask()) == 0
            && (word.may_be_part() || self.beginnings[text].meets(word.begins()))
    }

    pub(super) fn text(&self, text: u32) -> Spelled<'_> {
        let text = self.texts[text as usize];
        let (code, unit) = (text.code as usize, text.unit as usize);
        Spelled {
            codes: &self.codes[code..code + usize::from(text.codes)],
            units: &self.units[unit..unit + usize::from(text.units)],
            readings: &self.readings,
        }
    }

    pub(super) fn bearers(&self, text: u32) -> &[Bearer] {
        let text = text as usize;
        &self.bearers[self.starts[text] as usize..self.starts[text + 1] as usize]
    }
}

/// What is less often meant than a thing of the plan: what only orders or sums up.
fn kind_cost(kind: Kind) -> u8 {
    match kind {
        Kind::Town | Kind::Plan => 0,
        Kind::Industry
        | Kind::Core
        | Kind::Axis
        | Kind::Zone
        | Kind::Cluster
        | Kind::Project
        | Kind::Action
        | Kind::Safeguard
        | Kind::Target => 1,
        Kind::Layer
        | Kind::Support
        | Kind::Tier
        | Kind::Center
        | Kind::Line
        | Kind::Facility
        | Kind::Platform
        | Kind::Event
        | Kind::Program
        | Kind::Goal
        | Kind::Principle
        | Kind::Dimension
        | Kind::Document
        | Kind::Organization
        | Kind::Place => 2,
        Kind::Measure => 3,
        Kind::Section | Kind::Term | Kind::Table | Kind::Figure => 4,
        Kind::Collective | Kind::Count => 6,
    }
}

#[derive(Default)]
struct Builder<'p> {
    known: HashMap<&'p str, u32>,
    codes: Vec<Code>,
    units: Vec<Unit>,
    texts: Vec<Text>,
    masks: Vec<Mask>,
    readings: Readings,
    borne: Vec<(u32, Bearer)>,
    costs: Vec<u8>,
}

impl<'p> Builder<'p> {
    fn add_entity(&mut self, entry: u32, entity: &'p Entity) {
        self.add(entry, entity.name.zh.as_str(), cost::NAME);
        self.add(entry, entity.name.en.as_str(), cost::NAME);
        if let Some(short) = &entity.short {
            self.add(entry, short.zh.as_str(), cost::SHORT);
            self.add(entry, short.en.as_str(), cost::SHORT);
        }
        for name in &entity.names {
            self.add(entry, name.zh.as_str(), cost::ALIAS);
            self.add(entry, name.en.as_str(), cost::ALIAS);
        }
        self.add(entry, entity.id.as_str(), cost::ID);
    }

    fn add(&mut self, entry: u32, text: &'p str, cost: u8) {
        if text.is_empty() {
            return;
        }
        let number = match self.known.get(text) {
            Some(number) => *number,
            None => self.learn(text),
        };
        self.borne.push((number, Bearer { entry, cost }));
    }

    fn learn(&mut self, text: &'p str) -> u32 {
        let (code, unit) = (self.codes.len(), self.units.len());
        let mask = cut(
            text,
            &mut self.readings,
            &mut self.codes,
            &mut self.units,
            |_| {},
        );
        let number = self.texts.len() as u32;
        self.texts.push(Text {
            code: code as u32,
            unit: unit as u32,
            codes: (self.codes.len() - code) as u16,
            units: (self.units.len() - unit) as u16,
        });
        self.masks.push(mask);
        self.known.insert(text, number);
        number
    }

    fn finish(self, entities: Vec<EntityRef>, tables: Vec<Rows>) -> Index {
        let mut starts = vec![0u32; self.texts.len() + 1];
        for (text, _) in &self.borne {
            starts[*text as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut bearers = vec![Bearer { entry: 0, cost: 0 }; self.borne.len()];
        for (text, bearer) in &self.borne {
            let slot = &mut next[*text as usize];
            bearers[*slot as usize] = *bearer;
            *slot += 1;
        }
        let mut index = Index {
            codes: self.codes,
            units: self.units,
            texts: self.texts,
            masks: self.masks,
            beginnings: Vec::new(),
            readings: self.readings,
            starts,
            bearers,
            costs: self.costs,
            entities,
            tables,
        };
        let texts = 0..index.texts.len() as u32;
        index.beginnings = texts.map(|text| index.text(text).beginnings()).collect();
        index
    }
}
