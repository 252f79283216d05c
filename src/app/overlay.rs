//! Lists laid over the screen: help, commands by name, problems of the model, details of a failure.

use super::command::{Command, WalkStep};
use super::cursor::ListCursor;
use super::keymap::{BINDINGS, Binding, Context, Group, NAMES};
use super::keys::Keymap;
use super::walk::{Tour, TourStop};
use crate::lens::Lens;
use crate::plan::{EntityRef, Lang, Plan, Problem};
use crate::review::Outcome;
use crate::search::{Query, Surety};

/// A list laid over the screen.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// What it lists.
    pub kind: OverlayKind,
    /// Where one stands in it.
    pub cursor: ListCursor,
    /// What narrows it.
    pub filter: String,
    /// The keys that the help lists.
    pub keymap: Keymap,
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
    /// The stops of the tour.
    Stops,
    /// What can be decided at a stop; the field is for what is said about it.
    Outcomes,
    /// The places that the user has marked.
    Marks,
    /// The texts that the user has begun and not finished.
    Unfinished,
    /// Things through whose lens one can look; the one that was selected comes first.
    Lenses(Option<EntityRef>),
    /// What the review folder holds, and what is wrong with it.
    Journals,
    /// Anywhere to go: what was found, or where one has been.
    GoTo,
}

impl OverlayKind {
    /// Whether its rows stand in files, at lines that an editor can open.
    pub fn lists_lines(self) -> bool {
        matches!(
            self,
            OverlayKind::Problems | OverlayKind::Details | OverlayKind::Journals
        )
    }

    /// Whether one types into it from the start: it closes with its field.
    pub fn is_box(self) -> bool {
        match self {
            OverlayKind::Palette
            | OverlayKind::Outcomes
            | OverlayKind::Lenses(_)
            | OverlayKind::GoTo => true,
            OverlayKind::Help(_)
            | OverlayKind::Problems
            | OverlayKind::Details
            | OverlayKind::Stops
            | OverlayKind::Layers
            | OverlayKind::Journals
            | OverlayKind::Marks
            | OverlayKind::Unfinished => false,
        }
    }
}

/// A row of the help.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HelpRow<'k> {
    /// The heading of the keys of a place.
    Place(Context),
    /// The heading of some of the keys that act everywhere.
    Group(Group),
    /// A row of the keymap.
    Binding(&'k Binding),
    /// Air before a heading.
    Air,
}

/// A command by its name.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// What it runs.
    pub command: Command,
    /// What it does, in words.
    pub label: &'static str,
}

impl Overlay {
    /// An overlay as it opens.
    pub fn new(kind: OverlayKind, keymap: &Keymap) -> Overlay {
        let mut overlay = Overlay {
            kind,
            keymap: keymap.clone(),
            cursor: ListCursor::default(),
            filter: String::new(),
        };
        overlay.narrow(String::new(), Lang::En);
        overlay
    }

    /// Narrows to what matches, standing on the first row that can be chosen.
    pub fn narrow(&mut self, filter: String, lang: Lang) {
        self.filter = filter;
        self.cursor.select(0);
        self.skip(1, lang);
    }

    /// Moves by so many rows of `len`, past headings.
    pub fn step(&mut self, by: isize, len: usize, lang: Lang) {
        self.cursor.step(by, len);
        self.skip(by.signum(), lang);
    }

    /// From a heading to the next row that can be chosen, back where there is none further on.
    fn skip(&mut self, direction: isize, lang: Lang) {
        let OverlayKind::Help(first) = self.kind else {
            return;
        };
        let rows = self.help_rows(first, lang);
        let can_stand = |at: &usize| matches!(rows.get(*at), Some(HelpRow::Binding(_)));
        let selected = self.cursor.selected;
        let after = (selected..rows.len()).find(can_stand);
        let before = (0..=selected).rev().find(can_stand);
        let found = match direction < 0 {
            true => before.or(after),
            false => after.or(before),
        };
        found.into_iter().for_each(|at| self.cursor.select(at));
    }

    /// The rows of the help under the filter: the keys of `first`, those of the card, those that act
    /// everywhere, the rest.
    pub fn help_rows(&self, first: Context, lang: Lang) -> Vec<HelpRow<'_>> {
        let query = Query::new(&self.filter);
        let order = [
            first,
            if first == Context::Strayed {
                Context::Walk
            } else {
                first
            },
            Context::Card,
            Context::Global,
            Context::Walk,
            Context::Strayed,
            Context::Page,
            Context::List,
            Context::Plane,
            Context::Peek,
            Context::Overlay,
            Context::Problems,
            Context::Marks,
            Context::GoTo,
            Context::Field,
        ];
        let all = self.keymap.rows().iter().collect();
        let meant: Vec<&Binding> = query.narrow(all, |query, row: &&Binding, surety| {
            is_meant(query, row, surety, lang)
        });
        let mut rows = Vec::new();
        for (i, context) in order.iter().enumerate() {
            if order[..i].contains(context) {
                continue;
            }
            let own = meant.iter().copied();
            let mut own: Vec<&Binding> = own.filter(|row| row.context == *context).collect();
            own.sort_by_key(|row| row.group);
            for group in own.chunk_by(|a, b| *context != Context::Global || a.group == b.group) {
                if !rows.is_empty() {
                    rows.push(HelpRow::Air);
                }
                rows.push(match context {
                    Context::Global => HelpRow::Group(group[0].group),
                    _ => HelpRow::Place(*context),
                });
                rows.extend(group.iter().map(|row| HelpRow::Binding(row)));
            }
        }
        rows
    }

    /// The commands under the filter, by name.
    pub fn commands(&self, lang: Lang) -> Vec<Named> {
        let query = Query::new(&self.filter);
        let all = NAMES.iter().map(|(name, command)| Named {
            name,
            command: *command,
            label: label(*command, lang),
        });
        query.narrow(all.collect(), |query, named, surety| {
            let names = [named.name, named.label, label(named.command, Lang::En)];
            query.means(names, surety)
        })
    }

    /// The things through whose lens one can look, under the filter: the one offered, then kind by kind.
    pub fn lenses(&self, plan: &Plan, offered: Option<EntityRef>) -> Vec<EntityRef> {
        let query = Query::new(&self.filter);
        let others = Lens::subjects(plan).filter(|subject| Some(*subject) != offered);
        let all = offered.into_iter().chain(others);
        query.narrow(all.collect(), |query, subject, surety| {
            query.means_entity(plan, *subject, surety)
        })
    }

    /// Which stops of a tour are under the filter.
    pub fn stops(&self, tour: &Tour) -> Vec<usize> {
        let query = Query::new(&self.filter);
        let stops: Vec<(usize, &TourStop)> = (0..).zip(tour.stops()).collect();
        let stops = query.narrow(stops, |query, (_, stop), surety| {
            let title = &stop.stop.title;
            query.means([title.zh.as_str(), title.en.as_str()], surety)
        });
        stops.into_iter().map(|(at, _)| at).collect()
    }

    /// The problems of the model under the filter.
    pub fn problems<'p>(&self, plan: &'p Plan, lang: Lang) -> Vec<&'p Problem> {
        let query = Query::new(&self.filter);
        let all = plan.problems().iter().collect();
        query.narrow(all, |query, problem: &&Problem, surety| {
            let id = problem
                .entity
                .map_or("", |entity| plan.get(entity).id.as_str());
            let line = problem.place.map(|place| place.line.to_string());
            let line = line.as_deref().unwrap_or("");
            query.means([id, problem.message(lang).as_str(), line], surety)
        })
    }

    /// How many rows it has; `others` is how many there are of what neither plan nor program has: lines
    /// that a failure has to tell, marked places, texts, journals, goals.
    pub fn len(&self, plan: Option<&Plan>, tour: &Tour, others: usize, lang: Lang) -> usize {
        match self.kind {
            OverlayKind::Help(first) => self.help_rows(first, lang).len(),
            OverlayKind::Palette => self.commands(lang).len(),
            OverlayKind::Problems => plan.map_or(0, |plan| self.problems(plan, lang).len()),
            OverlayKind::Details
            | OverlayKind::Marks
            | OverlayKind::Unfinished
            | OverlayKind::Journals
            | OverlayKind::GoTo => others,
            OverlayKind::Layers => super::map::MapLayer::ALL.len(),
            OverlayKind::Stops => self.stops(tour).len(),
            OverlayKind::Outcomes => Outcome::ALL.len(),
            OverlayKind::Lenses(offered) => plan.map_or(0, |plan| self.lenses(plan, offered).len()),
        }
    }
}

/// Whether a row of the keymap is meant: by what it does, or by one of its keys.
fn is_meant(query: &Query, row: &Binding, surety: Surety, lang: Lang) -> bool {
    let keys: Vec<String> = row.keys().map(|key| key.label().to_string()).collect();
    let keys = keys.join(" ");
    query.means([row.label(lang), row.label.1, keys.as_str()], surety)
}

/// What the keymap calls a command; the names of commands that have no key speak for themselves.
pub fn label(command: Command, lang: Lang) -> &'static str {
    match command {
        Command::Problems => lang.pick("模型问题", "Problems of the model"),
        Command::Unfinished => lang.pick("未写完的文字", "Texts left unfinished"),
        Command::Marks => lang.pick("已标记的位置", "Marked places"),
        Command::Journals => lang.pick("审阅文件夹", "What the review folder holds"),
        Command::Details => lang.pick("读取失败详情", "Why the file could not be read"),
        Command::Walk(WalkStep::WriteMinutes) => {
            lang.pick("写出讲解纪要", "Write the minutes as a document")
        }
        Command::Reload => lang.pick("重新读取文件", "Read the file again"),
        _ => BINDINGS
            .iter()
            .find(|row| row.command == command)
            .map_or("", |row| row.label(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(filter: &str) -> Overlay {
        let mut overlay = Overlay::new(OverlayKind::Help(Context::Plane), &Keymap::default());
        overlay.narrow(filter.to_owned(), Lang::Zh);
        overlay
    }

    fn selected(overlay: &Overlay) -> HelpRow<'_> {
        overlay.help_rows(Context::Plane, Lang::Zh)[overlay.cursor.selected]
    }

    #[test]
    fn the_keys_of_this_place_come_first_and_every_key_comes_once() {
        let help = help("");
        let rows = help.help_rows(Context::Plane, Lang::Zh);
        assert_eq!(rows[0], HelpRow::Place(Context::Plane));
        let bindings = rows.iter().filter(|row| matches!(row, HelpRow::Binding(_)));
        assert_eq!(bindings.count(), BINDINGS.len());
    }

    #[test]
    fn one_never_stands_on_a_heading() {
        for filter in ["", "语言", "Ctrl", "j"] {
            let mut overlay = help(filter);
            let len = overlay.len(None, &Tour::default(), 0, Lang::Zh);
            for by in [1, 1, 5, -1, -3, -100, 100, -1, 7, -7, 1] {
                overlay.step(by, len, Lang::Zh);
                let row = selected(&overlay);
                assert!(matches!(row, HelpRow::Binding(_)), "{filter} {by}: {row:?}");
            }
        }
    }

    #[test]
    fn a_filter_looks_at_words_of_both_languages_and_at_keys() {
        for (filter, command) in [
            ("语言", Command::Language),
            ("language", Command::Language),
            ("ctrl-z", Command::Suspend),
        ] {
            let overlay = help(filter);
            match selected(&overlay) {
                HelpRow::Binding(binding) => assert_eq!(binding.command, command, "{filter}"),
                row => panic!("{filter}: {row:?}"),
            }
        }
    }

    #[test]
    fn a_filter_without_match_leaves_nothing_to_choose() {
        let overlay = help("zzzz");
        assert_eq!(overlay.len(None, &Tour::default(), 0, Lang::Zh), 0);
    }
}
