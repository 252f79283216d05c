//! The keys as the user has them: those of the table, with what a configuration file changes.

use std::fmt;
use std::sync::Arc;

use super::command::Command as C;
use super::key::{Key, KeyError};
use super::keymap::{BINDINGS, Binding, Context, NAMES, fold_key};
use crate::plan::Lang;
use crate::text::Safe;

/// The rows of the table of keys, each with the keys that the user wants for it.
#[derive(Clone, PartialEq)]
pub struct Keymap(Arc<[Binding]>);

/// Why a key is not as the configuration file has it. What it would have changed stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyWarning {
    /// No command has this name, or none that has a key there; holds the nearest name.
    NoCommand(String, Option<String>),
    /// The command of this name is to have a key that is none.
    BadKey(String, String, KeyError),
    /// The command of this name is to have a key that writes into a field for text.
    Writes(String, String),
    /// The command of this name is to have a key that belongs to another; holds what that does.
    Doubled(String, String, (&'static str, &'static str)),
    /// The name stands twice.
    Twice(String),
}

/// What commands are called in the configuration file that have no name to be run by.
const NAMELESS: &[(&str, C)] = &[
    ("up", C::Up),
    ("down", C::Down),
    ("left", C::Left),
    ("right", C::Right),
    ("first", C::First),
    ("last", C::Last),
    ("half-page-up", C::HalfPageUp),
    ("half-page-down", C::HalfPageDown),
    ("page-up", C::PageUp),
    ("page-down", C::PageDown),
    ("card-up", C::CardUp),
    ("card-down", C::CardDown),
    ("next-tab", C::NextTab),
    ("previous-tab", C::PreviousTab),
    ("open", C::Open),
    ("leave", C::Leave),
    ("commands", C::Palette),
    ("remove", C::Remove),
    ("accept", C::Accept),
    ("cancel", C::Cancel),
];

/// What a command is called in the configuration file; nothing for the one whose key cannot be changed,
/// so that there is always a way out.
pub fn name_of(command: C) -> Option<&'static str> {
    let all = NAMES.iter().chain(NAMELESS);
    let mut own = all.filter(|(_, other)| *other == command);
    own.next().map(|(name, _)| *name)
}

/// The command of a name.
fn command_named(name: &str) -> Option<C> {
    let mut all = NAMES.iter().chain(NAMELESS);
    all.find(|(known, _)| *known == name).map(|found| found.1)
}

/// Whether one types there: plain characters are text.
fn takes_text(place: Context) -> bool {
    matches!(place, Context::Field | Context::GoTo)
}

/// A change that can be made.
#[derive(Debug)]
struct Change {
    name: String,
    keys: Vec<Key>,
    /// The rows of the table that it changes.
    rows: Vec<usize>,
    /// Whether it speaks of one place.
    is_of_place: bool,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap(BINDINGS.into())
    }
}

impl fmt::Debug for Keymap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keymap({} rows)", self.0.len())
    }
}

impl Keymap {
    /// The table with changes: a command (`peek`), or a command in one place (`list.down`), and its keys,
    /// separated by spaces; none at all takes the keys away.
    pub fn changed(changes: &[(String, String)]) -> (Keymap, Vec<KeyWarning>) {
        let mut warnings = Vec::new();
        let mut active: Vec<Change> = Vec::new();
        for (name, keys) in changes {
            if active.iter().any(|change| change.name == *name) {
                warnings.push(KeyWarning::Twice(name.clone()));
                continue;
            }
            match change(name, keys) {
                Ok(change) => active.push(change),
                Err(warning) => warnings.push(warning),
            }
        }
        // What speaks of one place comes after what speaks of all.
        active.sort_by_key(|change| change.is_of_place);
        loop {
            let rows = apply(&active);
            let Some((at, key, other)) = doubled(&rows, &active) else {
                return (Keymap(rows.into_iter().flatten().collect()), warnings);
            };
            let change = active.remove(at);
            warnings.push(KeyWarning::Doubled(change.name, key.label(), other));
        }
    }

    /// The rows, in the order of the table; those without a key are left out.
    pub fn rows(&self) -> &[Binding] {
        &self.0
    }

    /// The row that a key finds, the innermost context first.
    pub fn lookup(&self, contexts: &[Context], key: Key) -> Option<&Binding> {
        contexts.iter().find_map(|context| {
            let mut rows = self.0.iter().filter(|row| row.context == *context);
            rows.find(|row| row.keys().any(|own| own == key))
        })
    }

    /// A sentence with the key of each command that stands in it as `{quit}`; where it has none, with the
    /// name by which it is run.
    pub fn worded(&self, sentence: &str) -> String {
        let mut worded = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            worded.push_str(before);
            let found = after.split_once('}').and_then(|(name, after)| {
                let command = command_named(name)?;
                Some((name, command, after))
            });
            rest = match found {
                Some((name, command, after)) => {
                    let key = self.key_of(command).map(Key::label);
                    worded.push_str(&key.unwrap_or_else(|| format!(":{name}")));
                    after
                }
                // Braces that stand for something else.
                None => {
                    worded.push('{');
                    after
                }
            };
        }
        worded + rest
    }

    /// The first key of a command, if it has one.
    pub fn key_of(&self, command: C) -> Option<Key> {
        let row = self.0.iter().find(|row| row.command == command)?;
        Some(row.first_key())
    }
}

/// Reads a change.
fn change(name: &str, spelled: &str) -> Result<Change, KeyWarning> {
    let (place, command) = match name.split_once('.') {
        Some((place, command)) => (Context::parse(place), command),
        None => (None, name),
    };
    let is_of_place = name.contains('.');
    let command = command_named(command);
    let is_meant = |row: &Binding| match (is_of_place, place) {
        (true, place) => Some(row.context) == place,
        // In a field other keys are at home.
        (false, _) => !takes_text(row.context),
    };
    let rows = (0..).zip(BINDINGS);
    let rows = rows.filter(|(_, row)| Some(row.command) == command && is_meant(row));
    let rows: Vec<usize> = rows.map(|(at, _)| at).collect();
    if rows.is_empty() {
        return Err(KeyWarning::NoCommand(name.to_owned(), nearest(name)));
    }
    let keys = spelled.split_whitespace().map(|key| {
        let bad = |error| KeyWarning::BadKey(name.to_owned(), key.to_owned(), error);
        let key = fold_key(key.parse().map_err(bad)?);
        let in_field = place.is_some_and(takes_text);
        match key.text() {
            Some(_) if in_field => Err(KeyWarning::Writes(name.to_owned(), key.label())),
            _ => Ok(key),
        }
    });
    Ok(Change {
        name: name.to_owned(),
        keys: keys.collect::<Result<_, _>>()?,
        rows,
        is_of_place,
    })
}

/// The rows of the table after changes; none where a row has no key any more.
fn apply(changes: &[Change]) -> Vec<Option<Binding>> {
    let mut rows: Vec<Option<Binding>> = BINDINGS.iter().cloned().map(Some).collect();
    for change in changes {
        let keys: Vec<String> = change.keys.iter().map(Key::to_string).collect();
        for row in &change.rows {
            rows[*row] = (!keys.is_empty()).then(|| Binding {
                keys: keys.join(" ").into(),
                ..BINDINGS[*row].clone()
            });
        }
    }
    rows
}

/// The last change by which a key does two things in one place: which change, which key, and what else
/// the key does.
fn doubled(
    rows: &[Option<Binding>],
    changes: &[Change],
) -> Option<(usize, Key, (&'static str, &'static str))> {
    let places = (0..changes.len()).rev();
    let of_change = places.flat_map(|at| changes[at].rows.iter().map(move |row| (at, *row)));
    for (at, row) in of_change {
        let Some(own) = &rows[row] else { continue };
        for (other_at, other) in rows.iter().enumerate() {
            let Some(other) = other else { continue };
            if other.command == own.command || !meet(own.context, other.context) {
                continue;
            }
            let shared = own.keys().find(|key| other.keys().any(|k| k == *key));
            // What the table itself has in two places is meant so.
            let meant = |key: &Key| {
                let has = |row: usize| BINDINGS[row].keys().any(|k| k == *key);
                own.context != other.context && has(row) && has(other_at)
            };
            if let Some(key) = shared.filter(|key| !meant(key)) {
                return Some((at, key, other.label));
            }
        }
    }
    None
}

/// Whether keys of both places are heard at the same time. A walkthrough takes what it needs and gives it
/// back.
fn meet(one: Context, other: Context) -> bool {
    use Context::{Card, Field, Global, GoTo, List, Marks, Overlay, Page, Plane, Problems};
    let inside = |outer: Context, inner: Context| match outer {
        Global => matches!(inner, Card | List | Page | Plane),
        List => inner == Page,
        Field => inner == GoTo,
        Overlay => matches!(inner, Problems | Marks),
        _ => false,
    };
    one == other || inside(one, other) || inside(other, one)
}

/// The name that was most likely meant.
fn nearest(name: &str) -> Option<String> {
    let command = name.rsplit('.').next().unwrap_or(name);
    let is_known = |known: &str| {
        BINDINGS
            .iter()
            .any(|row| name_of(row.command) == Some(known))
    };
    if command != name && is_known(command) {
        return Some(command.to_owned());
    }
    let words = Context::ALL.iter().flat_map(|place| {
        let rows = BINDINGS.iter().filter(|row| row.context == *place);
        let names = rows.filter_map(|row| name_of(row.command));
        names.map(|name| format!("{}.{name}", place.word()))
    });
    let all = NAMES
        .iter()
        .chain(NAMELESS)
        .map(|(name, _)| (*name).to_owned());
    let alike = |known: &String| strsim::jaro_winkler(known, name);
    let best = all
        .chain(words)
        .max_by(|a, b| alike(a).total_cmp(&alike(b)));
    best.filter(|best| alike(best) > 0.75)
}

impl KeyWarning {
    /// What is wrong and what is done about it, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        Safe::from(match self {
            KeyWarning::NoCommand(name, None) => lang.pick(
                format!("没有命令“{name}”"),
                format!("no command with a key is called \"{name}\""),
            ),
            KeyWarning::NoCommand(name, Some(near)) => lang.pick(
                format!("没有命令“{name}”；是否指“{near}”？"),
                format!("no command with a key is called \"{name}\"; did you mean \"{near}\"?"),
            ),
            KeyWarning::BadKey(name, key, error) => lang.pick(
                format!("{name}：“{key}”不是按键，保持原键"),
                format!("{name}: \"{key}\": {error}; it keeps its keys"),
            ),
            KeyWarning::Writes(name, key) => lang.pick(
                format!("{name}：“{key}”在输入框中是文字，保持原键"),
                format!("{name}: \"{key}\" writes itself in a field; it keeps its keys"),
            ),
            KeyWarning::Doubled(name, key, (zh, en)) => lang.pick(
                format!("{name}：“{key}”已用于“{zh}”，保持原键"),
                format!("{name}: \"{key}\" is the key for \"{en}\" already; it keeps its keys"),
            ),
            KeyWarning::Twice(name) => lang.pick(
                format!("“{name}”出现两次，以第一次为准"),
                format!("\"{name}\" stands there twice; the first one counts"),
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(changes: &[(&str, &str)]) -> (Keymap, Vec<String>) {
        let own = |(name, keys): &(&str, &str)| ((*name).to_owned(), (*keys).to_owned());
        let changes: Vec<_> = changes.iter().map(own).collect();
        let (keymap, warnings) = Keymap::changed(&changes);
        let said = warnings
            .iter()
            .map(|warning| warning.message(Lang::En).to_string());
        (keymap, said.collect())
    }

    #[track_caller]
    fn check_refused(changes: &[(&str, &str)], expected: &str) {
        let (keymap, warnings) = changed(changes);
        assert_eq!(warnings, [expected]);
        assert_eq!(keymap, Keymap::default());
    }

    fn command(keymap: &Keymap, place: Context, key: &str) -> Option<C> {
        let row = keymap.lookup(&[place], key.parse().unwrap());
        row.map(|row| row.command)
    }

    #[test]
    fn every_key_can_be_changed_but_the_one_way_out() {
        for row in BINDINGS {
            let Some(name) = name_of(row.command) else {
                assert_eq!(row.command, C::Interrupt);
                continue;
            };
            let name = format!("{}.{name}", row.context.word());
            let (keymap, warnings) = changed(&[(&name, "<c-f12>")]);
            assert_eq!(warnings, [""; 0], "{name}");
            assert_eq!(command(&keymap, row.context, "<c-f12>"), Some(row.command));
            let changed = keymap.rows().iter().filter(|own| !BINDINGS.contains(own));
            assert_eq!(changed.count(), 1, "{name}");
        }
    }

    #[test]
    fn a_change_goes_everywhere_unless_it_names_the_place() {
        let (keymap, warnings) = changed(&[("down", "<c-j> <down>"), ("card.down", "<a-j>")]);
        assert_eq!(warnings, [""; 0]);
        for place in [
            Context::List,
            Context::Plane,
            Context::Peek,
            Context::Overlay,
        ] {
            assert_eq!(command(&keymap, place, "<c-j>"), Some(C::Down), "{place:?}");
            assert_eq!(command(&keymap, place, "j"), None, "{place:?}");
        }
        assert_eq!(command(&keymap, Context::Card, "<a-j>"), Some(C::Down));
        assert_eq!(command(&keymap, Context::Card, "<c-j>"), None);
        assert_eq!(command(&keymap, Context::Field, "<c-n>"), Some(C::Down));
    }

    #[test]
    fn two_commands_may_change_their_keys_with_each_other() {
        let (keymap, warnings) = changed(&[("global.peek", "s"), ("sort", "p")]);
        assert_eq!(warnings, [""; 0]);
        assert_eq!(command(&keymap, Context::Global, "s"), Some(C::Peek));
        assert_eq!(command(&keymap, Context::Global, "p"), Some(C::Sort));
    }

    #[test]
    fn a_command_may_lose_its_keys() {
        let (keymap, warnings) = changed(&[("suspend", "")]);
        assert_eq!(warnings, [""; 0]);
        assert_eq!(command(&keymap, Context::Global, "<c-z>"), None);
        assert_eq!(keymap.key_of(C::Suspend), None);
    }

    #[test]
    fn what_is_wrong_is_named_and_changes_nothing() {
        check_refused(
            &[("peak", "P")],
            "no command with a key is called \"peak\"; did you mean \"peek\"?",
        );
        check_refused(
            &[("list.peek", "P")],
            "no command with a key is called \"list.peek\"; did you mean \"peek\"?",
        );
        check_refused(
            &[("peek", "<entre>")],
            "peek: \"<entre>\": no key is named \"<entre>\"; did you mean \"<enter>\"?; it keeps its keys",
        );
        check_refused(
            &[("peek", "ab")],
            "peek: \"ab\": more than one key; it keeps its keys",
        );
        check_refused(
            &[("field.accept", "x")],
            "field.accept: \"x\" writes itself in a field; it keeps its keys",
        );
        check_refused(
            &[("sort", "v")],
            "sort: \"v\" is the key for \"Next form\" already; it keeps its keys",
        );
        // In a list the arrow would never be heard.
        check_refused(
            &[("sort", "j")],
            "sort: \"j\" is the key for \"Down\" already; it keeps its keys",
        );
        check_refused(
            &[("interrupt", "x")],
            "no command with a key is called \"interrupt\"",
        );
    }

    #[test]
    fn of_two_changes_to_one_key_the_first_holds() {
        let (keymap, warnings) = changed(&[("theme", "X"), ("language", "X"), ("theme", "Z")]);
        assert_eq!(
            warnings,
            [
                "\"theme\" stands there twice; the first one counts",
                "language: \"X\" is the key for \"Theme\" already; it keeps its keys",
            ]
        );
        assert_eq!(command(&keymap, Context::Global, "X"), Some(C::Theme));
        assert_eq!(command(&keymap, Context::Global, "L"), Some(C::Language));
    }
}
