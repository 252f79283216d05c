//! The state of the dashboard.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::findings::Findings;
use super::form::{Form, Tab};
use super::goto::Goals;
use super::history::{History, Place};
use super::journals::Desk;
use super::keymap::Context;
use super::keys::Keymap;
use super::map::Look;
use super::map_state::MapState;
use super::marks::{Letter, Marks};
use super::memory::Keeping;
use super::msg::{Drawn, LoadFailure};
use super::overlay::{Overlay, OverlayKind};
use super::peek::Peek;
use super::rows::Item;
use super::speech::Speech;
use super::subject::Subject;
use super::unfinished::Unfinished;
use super::view::View;
use super::walk::Walking;
use super::{Shape, field::Field};
use crate::lens::Lens;
use crate::plan::Label;
use crate::plan::file::Zoom;
use crate::plan::{Date, EntityRef, Lang, Plan, lexer};
use crate::search::{Finder, LazyIndex};
use crate::text::{Measure, Safe, Shown};

/// All that the dashboard knows.
#[derive(Debug)]
pub struct App {
    /// The last good plan.
    pub(super) plan: Option<Arc<Plan>>,
    /// Where the plan comes from.
    pub source: Source,
    /// How many bytes are being loaded, while nothing is there yet.
    pub loading: Option<u64>,
    /// Why the file could not be loaded the last time, if so.
    pub failure: Option<LoadFailure>,
    /// Languages of the screen.
    pub speech: Speech,
    /// Colors of the screen.
    pub theme: ThemeChoice,
    /// How columns are counted.
    pub measure: Measure,
    /// Which lines and signs are drawn.
    pub look: Look,
    /// The form that is open.
    pub form: Form,
    pub(super) last_forms: [Form; Tab::ALL.len()],
    pub(super) views: Vec<View>,
    /// Rows of the screen, once that is known.
    pub(super) rows: u16,
    /// List or card.
    pub focus: Focus,
    /// How the body is divided.
    pub zoom: Zoom,
    /// The link of the card on which one stands.
    pub link: usize,
    /// The first line of the card that is wanted.
    pub card_scroll: usize,
    /// Which part of the card is wanted.
    pub card_part: CardPart,
    pub(super) history: History,
    /// What narrows and dims every form to what concerns one thing.
    pub(super) lens: Option<Arc<Lens>>,
    /// How many of the things that live in each tab the lens concerns.
    pub(super) lens_tabs: [usize; Tab::ALL.len()],
    /// How many things each lens concerns, once the lenses have been offered; of a very large plan nothing.
    pub lens_counts: HashMap<EntityRef, usize>,
    /// What the rules say of the plan, once they have been run.
    pub(super) findings: Option<Arc<Findings>>,
    /// Whether a fault of the program kept the rules from being run.
    pub(super) unchecked: bool,
    /// The review under work.
    pub desk: Desk,
    /// The day on which the plan is looked at.
    pub today: Date,
    /// Cards laid over the screen.
    pub peek: Option<Peek>,
    /// A list laid over the screen, and over the peek.
    pub overlay: Option<Overlay>,
    /// The names of the plan, once somebody has made an index of them.
    pub(super) index: LazyIndex,
    /// What looks through them for the go-to box.
    pub(super) finder: Option<Finder>,
    /// What the go-to box offers.
    pub goals: Goals,
    /// The field in which one types, with what it held before.
    pub field: Option<(Field, String)>,
    /// The keys as the user has them.
    pub keymap: Keymap,
    /// For what the next key is a letter, if it is one.
    pub(super) letter: Option<Letter>,
    /// Places that the user has marked.
    pub marks: Marks,
    /// A sentence that stays until the next key.
    pub notice: Option<Notice>,
    /// The map: layers and model.
    pub map: MapState,
    /// What the last frame showed.
    pub drawn: Drawn,
    pub(super) walking: Walking,
    /// Whether the user knows that the terminal is not UTF-8.
    pub(super) garbage: bool,
    /// What is kept from start to start.
    pub(super) kept: Keeping,
    /// Texts that are being typed, and such as were left at the last start.
    pub unfinished: Unfinished,
    /// Where to go as soon as there is a plan.
    pub(super) start: Option<String>,
    /// The id of the lens to look through as soon as there is a plan.
    pub(super) start_lens: Option<String>,
}

/// Where a plan comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name under which it is shown.
    pub name: Safe,
    /// The file, unless the plan is built in.
    pub path: Option<PathBuf>,
}

impl Source {
    /// How a place in the file is written where the whole path would be too long: `plan.ron:41`.
    pub fn at(&self, place: Option<lexer::Place>) -> Safe {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        let name = name.map_or_else(|| "plan.ron".into(), |name| name.to_string_lossy());
        Safe::from(match place {
            Some(place) => format!("{name}:{}", place.line),
            None => name.into_owned(),
        })
    }
}

/// What has the keyboard in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The list, tree, table, map or matrix.
    List,
    /// The card.
    Card,
}

/// Which part of a card that is longer than its room is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CardPart {
    /// The part to which it was scrolled, wherever the link stands.
    #[default]
    Scrolled,
    /// The part where the link stands.
    AtLink,
}

/// Colors of the screen, as the user chose them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// For dark terminals.
    Dark,
    /// For light terminals.
    Light,
    /// For terminals of which nobody knows: what can be read on either ground.
    Either,
    /// No colors.
    Plain,
}

/// A sentence for the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What kind of sentence.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: Shown<'static>,
}

/// What kind of sentence a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Something to know.
    Info,
    /// Something that did not work.
    Failure,
}

/// Why a command does not apply now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why(pub Label);

/// How the dashboard starts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the plan comes from.
    pub source: Source,
    /// Languages of the screen.
    pub speech: Speech,
    /// Colors of the screen.
    pub theme: ThemeChoice,
    /// How columns are counted.
    pub measure: Measure,
    /// Which lines and signs are drawn.
    pub look: Look,
    /// The form with which it opens.
    pub form: Form,
    /// An address to go to.
    pub goto: Option<String>,
    /// The id of a thing: only what concerns it is shown.
    pub lens: Option<String>,
    /// The day on which the plan is looked at.
    pub today: Date,
}

impl App {
    /// A dashboard without a plan yet.
    pub fn new(settings: Settings) -> App {
        let Settings {
            source,
            speech,
            theme,
            measure,
            look,
            form,
            goto,
            lens,
            today,
        } = settings;
        let mut last_forms = Tab::ALL.map(|tab| tab.forms()[0]);
        last_forms[form.tab() as usize] = form;
        App {
            plan: None,
            source,
            loading: None,
            failure: None,
            speech,
            theme,
            measure,
            look,
            form,
            last_forms,
            views: Form::ALL.into_iter().map(View::new).collect(),
            rows: 0,
            focus: Focus::List,
            zoom: Zoom::Both,
            link: 0,
            card_scroll: 0,
            card_part: CardPart::Scrolled,
            history: History::default(),
            lens: None,
            lens_tabs: [0; Tab::ALL.len()],
            lens_counts: HashMap::new(),
            findings: None,
            unchecked: false,
            desk: Desk::default(),
            today,
            peek: None,
            overlay: None,
            index: LazyIndex::default(),
            finder: None,
            goals: Goals::default(),
            field: None,
            keymap: Keymap::default(),
            letter: None,
            marks: Marks::default(),
            notice: None,
            map: MapState::default(),
            drawn: Drawn::default(),
            walking: Walking::default(),
            garbage: false,
            kept: Keeping::default(),
            unfinished: Unfinished::default(),
            start: goto,
            start_lens: lens,
        }
    }

    /// The plan, once there is one.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_deref()
    }

    /// Whether the first plan is still being read, and nobody will have to wait for it.
    pub fn is_read_within_a_moment(&self) -> bool {
        // Of a plan that takes longer the size is told.
        self.plan.is_none() && self.failure.is_none() && self.loading.is_none()
    }

    /// The plan, once there is one, to be read by others meanwhile.
    pub fn shared_plan(&self) -> Option<Arc<Plan>> {
        self.plan.clone()
    }

    /// The reader's own language.
    pub fn lang(&self) -> Lang {
        self.speech.own()
    }

    /// The state of the open form.
    pub fn view(&self) -> &View {
        &self.views[self.form as usize]
    }

    pub(super) fn view_mut(&mut self) -> &mut View {
        &mut self.views[self.form as usize]
    }

    /// What is selected.
    pub fn subject(&self) -> Subject {
        self.view().subject()
    }

    /// The thing that is selected, or that stands for what is.
    pub fn selected_entity(&self) -> Option<EntityRef> {
        match self.subject() {
            Subject::Item(item) => Subject::Item(self.thing(item)).entity(),
            subject => subject.entity(),
        }
    }

    /// Whether a card is part of the open form. The summary has none: it is a page.
    pub fn has_card(&self) -> bool {
        self.form.shape() != Shape::Summary
    }

    /// Who has the keyboard, innermost first.
    pub fn contexts(&self) -> Vec<Context> {
        match &self.overlay {
            Some(overlay) if overlay.kind == OverlayKind::GoTo => {
                return vec![Context::GoTo, Context::Field];
            }
            _ if self.field.is_some() => return vec![Context::Field],
            Some(overlay) if overlay.kind.lists_lines() => {
                return vec![Context::Problems, Context::Overlay];
            }
            Some(overlay)
                if matches!(overlay.kind, OverlayKind::Marks | OverlayKind::Unfinished) =>
            {
                return vec![Context::Marks, Context::Overlay];
            }
            Some(_) => return vec![Context::Overlay],
            None => {}
        }
        if self.peek.is_some() {
            return vec![Context::Peek];
        }
        let body: &[Context] = match (self.focus, self.form.shape()) {
            (Focus::Card, _) => &[Context::Card],
            (Focus::List, Shape::Map | Shape::Matrix) => &[Context::Plane],
            (Focus::List, Shape::Summary) => &[Context::Page, Context::List],
            (Focus::List, _) => &[Context::List],
        };
        let walk: &[Context] = match (self.walk(), self.has_strayed()) {
            (None, _) => &[],
            (Some(_), false) => &[Context::Walk],
            (Some(_), true) => &[Context::Strayed, Context::Walk],
        };
        // A card that one has entered is left first; one with which the stop began is part of the walk.
        let inside = self.focus == Focus::Card && self.has_strayed();
        let (first, then) = if inside { (body, walk) } else { (walk, body) };
        [first, then, &[Context::Global]].concat()
    }

    /// The place where one stands, for the history.
    pub fn here(&self) -> Place {
        let at = self.plan().map(|plan| self.view().standing(plan));
        Place {
            form: self.form,
            at: at.unwrap_or_default(),
            link: (self.focus == Focus::Card).then_some(self.link),
            scroll: self.card_scroll,
            part: self.card_part,
            zoom: self.zoom,
            lens: self.lens_id(),
        }
    }

    /// Says something until the next key.
    pub(super) fn say(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notice = Some(Notice {
            kind,
            text: Shown::new(text),
        });
    }

    /// The thing that a row stands for.
    pub fn entity_of(item: Item) -> Option<EntityRef> {
        Subject::Item(item).entity()
    }

    /// Takes note of what a frame showed.
    pub fn note_drawn(&mut self, mut drawn: Drawn) {
        if let Some(scene) = drawn.scene.take() {
            self.map.keep(scene);
        }
        let view = self.view_mut();
        view.cursor.offset = drawn.list_offset;
        view.across.offset = drawn.matrix_offset;
        self.card_scroll = drawn.card.offset;
        if let Some(peek) = &mut self.peek {
            peek.top.scroll = drawn.peek.offset;
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.cursor.offset = drawn.overlay_offset;
        }
        self.drawn = drawn;
    }
}
