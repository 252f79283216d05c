//! Fields, overlays, language, colors, the editor.

use std::path::PathBuf;

use crate::app::command::Command;
use crate::app::field::{Field, Taken};
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::msg::{EditAt, Effect, id_of};
use crate::app::overlay::{Overlay, OverlayKind};
use crate::app::state::{App, NoticeKind, ThemeChoice};
use crate::app::words;
use crate::plan::file::Zoom;
use crate::plan::{Label, Problem};

impl App {
    /// Types into the field; says whether the key does something there.
    pub(super) fn type_key(&mut self, key: Key) -> bool {
        let Some((field, _)) = &mut self.field else {
            return false;
        };
        let edits = field.edit(key);
        self.typed();
        edits
    }

    pub(super) fn paste(&mut self, text: &str) {
        match &mut self.field {
            Some((field, _)) => {
                let taken = field.insert(text);
                self.typed();
                if taken == Taken::Cut {
                    self.say(NoticeKind::Info, words::PASTE_CUT.get(self.lang()));
                }
            }
            None => self.say(NoticeKind::Info, words::PASTE_IGNORED.get(self.lang())),
        }
    }

    /// Bytes came that no UTF-8 terminal sends; said once, for every key would bring more of them.
    pub(super) fn take_garbage(&mut self) {
        if !self.garbage {
            self.garbage = true;
            self.say(NoticeKind::Failure, words::NOT_UTF8.get(self.lang()));
        }
    }

    /// What is typed narrows at once.
    fn typed(&mut self) {
        let Some((field, _)) = &self.field else {
            return;
        };
        let text = field.text().to_owned();
        if let Some(ask) = &self.desk.ask {
            if let Some(key) = ask.key() {
                self.unfinished.keep(&key, &text);
            }
            return;
        }
        let lang = self.lang();
        if self
            .overlay
            .as_ref()
            .is_some_and(|it| it.kind == OverlayKind::Outcomes)
        {
            self.keep_note(&text);
        } else if let Some(overlay) = &mut self.overlay {
            overlay.narrow(text, lang);
            if overlay.kind == OverlayKind::GoTo {
                self.seek();
            }
        } else {
            self.with_plan(|view, plan| view.set_filter(plan, &text));
        }
    }

    /// `/`: narrows the overlay or the open form.
    pub(super) fn start_filter(&mut self) {
        let before = match &self.overlay {
            Some(overlay) => overlay.filter.clone(),
            None => self.view().filter.clone(),
        };
        self.field = Some((Field::new(&before), before));
    }

    /// Esc in a field: as it was before.
    pub(super) fn cancel_field(&mut self) {
        let Some((_, before)) = self.field.take() else {
            return;
        };
        if self.desk.ask.take().is_some() {
            return;
        }
        let lang = self.lang();
        match &mut self.overlay {
            Some(overlay) if overlay.kind.is_box() => self.overlay = None,
            Some(overlay) => overlay.narrow(before, lang),
            None => self.with_plan(|view, plan| view.set_filter(plan, &before)),
        }
    }

    /// Enter in a field: keeps what was typed; in the palette runs the selected command.
    pub(super) fn accept_field(&mut self) -> Vec<Effect> {
        if let Some(ask) = self.desk.ask.take() {
            return self.accept_ask(ask);
        }
        if self
            .overlay
            .as_ref()
            .is_some_and(|it| it.kind == OverlayKind::GoTo)
        {
            return self.go_to_goal();
        }
        self.field = None;
        match &self.overlay {
            Some(overlay) if overlay.kind == OverlayKind::Palette => {
                if overlay.commands(self.lang()).is_empty() {
                    self.overlay = None;
                    self.say(NoticeKind::Info, words::NO_SUCH_COMMAND.get(self.lang()));
                    return Vec::new();
                }
                self.open()
            }
            Some(overlay) if overlay.kind.is_box() => {
                if self.overlay_len() == 0 {
                    self.overlay = None;
                    self.say(NoticeKind::Info, words::NO_MATCH.get(self.lang()));
                }
                self.open()
            }
            Some(_) => Vec::new(),
            None => {
                let view = self.view();
                if !view.filter.is_empty() && view.rows().is_empty() {
                    self.say(NoticeKind::Info, words::NO_MATCH.get(self.lang()));
                } else if self.view().rows().is_empty() && !self.view().filter.is_empty() {
                    self.step_mark(1);
                }
                Vec::new()
            }
        }
    }

    /// Ctrl-c: out of a field or an overlay, else the end.
    pub(super) fn interrupt(&mut self) -> Vec<Effect> {
        if self.field.is_some() {
            self.cancel_field();
            return Vec::new();
        }
        if self.overlay.take().is_some() || self.peek.take().is_some() {
            return Vec::new();
        }
        self.run(Command::Quit)
    }

    pub(super) fn open_overlay(&mut self, kind: OverlayKind) {
        self.overlay = Some(Overlay::new(kind, &self.keymap));
    }

    /// Opens the list for which a command is.
    pub(super) fn open_list(&mut self, command: Command) {
        let kind = match command {
            Command::Layers => OverlayKind::Layers,
            Command::Problems => OverlayKind::Problems,
            Command::Details => OverlayKind::Details,
            Command::Marks => OverlayKind::Marks,
            Command::Unfinished => OverlayKind::Unfinished,
            Command::Journals => OverlayKind::Journals,
            _ => return,
        };
        self.open_overlay(kind);
    }

    pub(super) fn open_palette(&mut self) {
        self.open_overlay(OverlayKind::Palette);
        self.field = Some((Field::default(), String::new()));
    }

    pub(super) fn open_help(&mut self) {
        let first = self.contexts().first().copied().unwrap_or(Context::Global);
        self.open_overlay(OverlayKind::Help(first));
    }

    pub(super) fn next_language(&mut self) {
        self.speech = self.speech.next();
        self.kept.chosen.speech = Some(self.speech);
    }

    pub(super) fn next_theme(&mut self) {
        let (next, name) = match self.theme {
            ThemeChoice::Dark => (ThemeChoice::Light, words::LIGHT_COLORS),
            ThemeChoice::Light => (ThemeChoice::Plain, words::NO_COLORS),
            // Who looks at the screen knows what nothing told the program.
            ThemeChoice::Plain | ThemeChoice::Either => (ThemeChoice::Dark, words::DARK_COLORS),
        };
        self.theme = next;
        self.kept.chosen.theme = Some(next);
        self.say(NoticeKind::Info, name.get(self.lang()));
    }

    pub(super) fn next_zoom(&mut self) {
        self.zoom = match self.zoom {
            Zoom::Both => Zoom::List,
            Zoom::List => Zoom::Card,
            Zoom::Card => Zoom::Both,
        };
        self.focus = match self.zoom {
            Zoom::Card => crate::app::state::Focus::Card,
            Zoom::Both | Zoom::List => crate::app::state::Focus::List,
        };
    }

    pub(super) fn next_sort(&mut self) {
        self.with_plan(|view, plan| view.next_sort(plan));
    }

    /// Whether Enter opens the editor: in lists of lines that stand nowhere else.
    pub(super) fn opens_editor(&self) -> bool {
        let overlay = self.overlay.as_ref();
        overlay.is_some_and(|overlay| {
            matches!(overlay.kind, OverlayKind::Details | OverlayKind::Journals)
        })
    }

    /// Whether there is a file to open in the editor.
    pub(super) fn can_edit(&self) -> Result<(), Label> {
        let overlay = self.overlay.as_ref();
        match overlay.filter(|overlay| overlay.kind == OverlayKind::Journals) {
            Some(_) => self.selected_file().map(drop).ok_or(words::NO_SUCH_FILE),
            None => self.source.path.as_ref().map(drop).ok_or(words::NO_FILE),
        }
    }

    /// The file of the review folder on which one stands in the list of them, and where in it.
    fn selected_file(&self) -> Option<(PathBuf, EditAt)> {
        let overlay = self.overlay.as_ref()?;
        let rows = self.folder_rows(&overlay.filter);
        let (file, line) = rows.get(overlay.cursor.selected)?.file()?;
        let at = line.map_or(EditAt::Anywhere, EditAt::Line);
        Some((self.journals()?.folder.join(file), at))
    }

    /// Opens the editor where the selected problem, journal or thing stands in its file.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        let overlay = self.overlay.as_ref();
        if overlay.is_some_and(|overlay| overlay.kind == OverlayKind::Journals) {
            let file = self.selected_file().into_iter();
            return file.map(|(path, at)| Effect::Edit { path, at }).collect();
        }
        let Some(path) = self.source.path.clone() else {
            return Vec::new();
        };
        let problem = self.selected_problem();
        // A text that is no plan is mended before all else.
        let broken = self.failure.as_ref().and_then(|failure| failure.place);
        let line = match problem {
            Some(problem) => problem.place,
            None => broken.or_else(|| self.selected_line()),
        };
        let thing = match problem {
            Some(problem) => problem.entity,
            None => self.place_of_finding().or(self.selected_entity()),
        };
        let at = match (line, self.plan().zip(thing)) {
            (Some(place), _) => EditAt::Line(place.line),
            (None, Some((plan, thing))) => EditAt::Id(id_of(plan, thing)),
            (None, None) => EditAt::Anywhere,
        };
        vec![Effect::Edit { path, at }]
    }

    /// The problem on which one stands in the list of them.
    pub(super) fn selected_problem(&self) -> Option<&Problem> {
        let overlay = self.overlay.as_ref();
        let overlay = overlay.filter(|overlay| overlay.kind == OverlayKind::Problems)?;
        let problems = overlay.problems(self.plan()?, self.lang());
        problems.get(overlay.cursor.selected).copied()
    }
}
