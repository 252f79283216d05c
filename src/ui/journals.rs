//! What the review folder holds, in a list over the screen.

use super::overlay::{Entry, EntryLook};
use crate::app::App;
use crate::app::folder::FolderRow;
use crate::text::Shown;

/// A row of the list: the file, what is said of it, how many records it has. What is set aside stands
/// below its journal, and what is wrong has a sign.
pub(super) fn entry(app: &App, row: &FolderRow<'_>) -> Entry<'static> {
    let lang = app.lang();
    let indent = match row {
        FolderRow::Fault(fault) if fault.line.is_some() => "  ",
        _ => "",
    };
    let (sign, look) = match row.is_wrong() {
        true => ("!", EntryLook::Wrong),
        false => (" ", EntryLook::Applies),
    };
    Entry {
        key: Shown::new(format!("{indent}{}", row.place(lang))),
        text: Shown::new(format!("{sign} {}", row.words(lang))),
        right: row.records(lang).map_or_else(Shown::default, Shown::new),
        look,
    }
}

/// All that a row says, where it is longer than its line.
pub(super) fn whole(app: &App, row: &FolderRow<'_>) -> Shown<'static> {
    let lang = app.lang();
    Shown::new(format!("{}  {}", row.place(lang), row.words(lang)))
}
