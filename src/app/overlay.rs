//! Lists laid over the screen: help, commands by name, problems of the model, details of a failure.

use super::command::Command;
use super::cursor::ListCursor;
use super::keymap::{BINDINGS, Binding, Context, NAMES};
use crate::plan::{Lang, Plan};
use crate::search::Query;

/// A list laid over the screen.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// What it lists.
    pub kind: OverlayKind,
    /// Where one stands in it.
    pub cursor: ListCursor,
    /// What narrows it.
    pub filter: String,
}

/// What an overlay lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayKind {
    /// All keys, those of the present place first.
    Help(Context),
    /// All commands by name.
    Palette,
    /// The problems of the model.
    Problems,
    /// The whole message of a failure to load.
    Details,
    /// The layers of the map.
    Layers,
}

/// A row of the help.
#[derive(Clone, Copy, Debug)]
pub enum HelpRow {
    /// A heading.
    Heading(Context),
    /// A row of the keymap.
    Binding(&'static Binding),
}

impl Overlay {
    /// An overlay as it opens.
    pub fn new(kind: OverlayKind) -> Overlay {
        let cursor = ListCursor {
            selected: usize::from(matches!(kind, OverlayKind::Help(_))),
            offset: 0,
        };
        Overlay {
            kind,
            cursor,
            filter: String::new(),
        }
    }

    /// The rows of the help under the filter, those of `first` on top.
    pub fn help_rows(&self, first: Context, lang: Lang) -> Vec<HelpRow> {
        let query = Query::new(&self.filter);
        let order = [
            first,
            Context::Card,
            Context::Global,
            Context::Overlay,
            Context::Field,
            Context::Page,
            Context::List,
            Context::Plane,
        ];
        let mut rows = Vec::new();
        for (i, context) in order.iter().enumerate() {
            if order[..i].contains(context) {
                continue;
            }
            let own = BINDINGS.iter().filter(|row| row.context == *context);
            let mut own: Vec<&Binding> = own
                .filter(|row| query.matches([row.label(lang), row.keys]))
                .collect();
            own.sort_by_key(|row| row.group);
            if !own.is_empty() {
                rows.push(HelpRow::Heading(*context));
                rows.extend(own.into_iter().map(HelpRow::Binding));
            }
        }
        rows
    }

    /// The commands under the filter, by name.
    pub fn palette_rows(&self, lang: Lang) -> Vec<(&'static str, Command, &'static str)> {
        let query = Query::new(&self.filter);
        let rows = NAMES
            .iter()
            .map(|(name, command)| (*name, *command, label(*command, lang)));
        rows.filter(|(name, _, label)| query.matches([*name, *label]))
            .collect()
    }

    /// How many rows it has.
    pub fn len(&self, plan: Option<&Plan>, details: usize, lang: Lang) -> usize {
        match self.kind {
            OverlayKind::Help(first) => self.help_rows(first, lang).len(),
            OverlayKind::Palette => self.palette_rows(lang).len(),
            OverlayKind::Problems => plan.map_or(0, |plan| plan.problems().len()),
            OverlayKind::Details => details,
            OverlayKind::Layers => super::map::MapLayer::ALL.len(),
        }
    }
}

/// What the keymap calls a command; the names of commands that have no key speak for themselves.
pub fn label(command: Command, lang: Lang) -> &'static str {
    match command {
        Command::Problems => lang.pick("模型问题", "Problems of the model"),
        Command::Details => lang.pick("读取失败详情", "Why the file could not be read"),
        Command::Reload => lang.pick("重新读取文件", "Read the file again"),
        _ => BINDINGS
            .iter()
            .find(|row| row.command == command)
            .map_or("", |row| row.label(lang)),
    }
}
