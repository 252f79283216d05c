//! What in a plan does not hold together. It is kept and reported, never refused.

use super::file::Id;
use super::lexer::Place;
use super::{EntityRef, Lang, Locator};
use crate::text::Safe;

/// Something in the model that does not resolve.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The entity that has it; none where the file as a whole has it.
    pub entity: Option<EntityRef>,
    /// The field in which it stands, as the file spells it.
    pub field: &'static str,
    /// What is wrong.
    pub fault: Fault,
    /// Where that stands in the file, as far as it can be found there.
    pub place: Option<Place>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Another entity, earlier in the file, has the same id.
    DuplicateId(Id),
    /// An id does not begin with the word of its kind, or has signs that no id may have.
    MalformedId(Id),
    /// No entity has this id.
    UnknownId(Id),
    /// What stands there is no locator.
    MalformedLocator(Locator),
    /// The plan has no such section, table, row or figure.
    LocatorNowhere(Locator),
    /// The entity has no place in the draft.
    NoLocator,
    /// Two sections, tables or figures claim the same place.
    SamePlace(Locator),
    /// The entity is part of itself, by way of these parents.
    Cycle,
    /// A row has more or fewer cells than the table has columns.
    RowWidth {
        /// The row, from 1.
        row: u32,
        /// How many cells it has.
        cells: usize,
        /// How many it should have.
        columns: usize,
    },
    /// A number that is none (NaN) or has no end.
    NotANumber,
    /// The file has no entity of the kind `Plan`.
    NoPlanEntity,
    /// The file is of a newer format than this program reads.
    NewerFormat(u32),
}

impl Problem {
    /// A problem whose place in the file is not known yet.
    pub(super) fn new(entity: Option<EntityRef>, field: &'static str, fault: Fault) -> Problem {
        Problem {
            entity,
            field,
            fault,
            place: None,
        }
    }

    /// What is wrong, in a sentence without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        let field = self.field;
        Safe::from(match (&self.fault, lang) {
            (Fault::DuplicateId(id), Lang::En) => {
                format!("the id \"{}\" is used twice", id.as_str())
            }
            (Fault::DuplicateId(id), Lang::Zh) => format!("编号“{}”重复", id.as_str()),
            (Fault::MalformedId(id), Lang::En) => {
                format!(
                    "the id \"{}\" should be lower-case words joined by hyphens, after the word of its kind and a dot",
                    id.as_str()
                )
            }
            (Fault::MalformedId(id), Lang::Zh) => format!(
                "编号“{}”应以类别词加点开头，其后为小写字母和连字符",
                id.as_str()
            ),
            (Fault::UnknownId(id), Lang::En) => {
                format!("{field}: nothing has the id \"{}\"", id.as_str())
            }
            (Fault::UnknownId(id), Lang::Zh) => {
                format!("{field}：没有编号为“{}”的条目", id.as_str())
            }
            (Fault::MalformedLocator(at), Lang::En) => {
                format!(
                    "{field}: \"{}\" is no locator; write 2.1.3, T5.19 or F1",
                    at.to_safe()
                )
            }
            (Fault::MalformedLocator(at), Lang::Zh) => format!(
                "{field}：“{}”不是出处；应写作 2.1.3、T5.19 或 F1",
                at.to_safe()
            ),
            (Fault::LocatorNowhere(at), Lang::En) => {
                format!("{field}: the plan has no {}", at.to_safe())
            }
            (Fault::LocatorNowhere(at), Lang::Zh) => {
                format!("{field}：方案中没有 {}", at.to_safe())
            }
            (Fault::NoLocator, Lang::En) => "it has no place in the draft".into(),
            (Fault::NoLocator, Lang::Zh) => "没有注明出处".into(),
            (Fault::SamePlace(at), Lang::En) => {
                format!("{} is claimed by two entities", at.to_safe())
            }
            (Fault::SamePlace(at), Lang::Zh) => format!("{} 被两个条目占用", at.to_safe()),
            (Fault::Cycle, Lang::En) => "it is part of itself".into(),
            (Fault::Cycle, Lang::Zh) => "其上级绕回自身".into(),
            (
                Fault::RowWidth {
                    row,
                    cells,
                    columns,
                },
                Lang::En,
            ) => {
                format!("row {row} has {cells} cells where the table has {columns} columns")
            }
            (
                Fault::RowWidth {
                    row,
                    cells,
                    columns,
                },
                Lang::Zh,
            ) => format!("第{row}行有{cells}格，而表有{columns}列"),
            (Fault::NotANumber, Lang::En) => format!("{field}: not a number"),
            (Fault::NotANumber, Lang::Zh) => format!("{field}：不是数"),
            (Fault::NoPlanEntity, Lang::En) => {
                "no entity is the plan itself: one of the kind Plan is missing".into()
            }
            (Fault::NoPlanEntity, Lang::Zh) => "缺少代表方案本身的条目（类别 Plan）".into(),
            (Fault::NewerFormat(format), Lang::En) => {
                format!("format {format} is newer than this program; some of it may not be shown")
            }
            (Fault::NewerFormat(format), Lang::Zh) => {
                format!("格式 {format} 比本程序新，部分内容可能无法显示")
            }
        })
    }
}
