//! What a message does to the state. Routes, and leaves the work to the files beside it.

mod finding;
mod going;
mod looking;
mod marking;
mod moving;
mod noting;
mod peeking;
mod pointing;
mod program;
mod resuming;
mod returning;
mod seeking;
mod taking;
mod waiving;
mod walking;

use std::sync::Arc;

use super::command::Command;
use super::findings::Findings;
use super::key::{Key, KeyCode};
use super::keymap::fold_key;
use super::marks::Letter;
use super::msg::{Effect, LoadFailure, Msg};
use super::overlay::OverlayKind;
use super::state::{App, CardPart, NoticeKind, Why};
use super::words;
use crate::lens::Lens;
use crate::plan::Plan;
use crate::plan::file::Zoom;

/// Rows of the screen that no row of a tree has: title, tabs, two rules, the heading, the footer.
const ROWS_AROUND: u16 = 6;

impl App {
    /// Takes in what happened; returns what is to be done outside.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = self.take(msg);
        self.note_look();
        let typed = self.unfinished.take_changes().into_iter();
        let typed = typed.map(|(key, text)| Effect::KeepText { key, text });
        // What is typed comes first: after the end nothing more is done.
        typed.chain(effects).collect()
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.press(key),
            Msg::Paste(text) => {
                self.paste(&text);
                Vec::new()
            }
            Msg::Mouse(mouse) => self.point(mouse),
            Msg::Garbage => {
                self.take_garbage();
                Vec::new()
            }
            Msg::Copied(outcome) => {
                self.say_copied(outcome);
                Vec::new()
            }
            Msg::Resized(_, rows) => self.take_size(rows),
            Msg::Loading(bytes) => {
                self.loading = Some(bytes);
                Vec::new()
            }
            Msg::Loaded(plan) => {
                self.unchecked = false;
                self.take_plan(plan, None)
            }
            Msg::Reloaded(plan, findings) => {
                self.unchecked = findings.is_none();
                self.take_plan(plan, findings)
            }
            Msg::Checked(plan, findings) => self.take_findings(&plan, findings),
            Msg::Minutes(minutes) => self.take_minutes(minutes),
            Msg::Indexed(plan, index) => {
                self.take_index(&plan, index);
                Vec::new()
            }
            Msg::Reviewed(journals) => self.take_journals(journals),
            Msg::LoadFailed(failure) => {
                self.take_failure(failure);
                Vec::new()
            }
            Msg::StateFailed(why) => {
                self.take_state_failure(why);
                Vec::new()
            }
            Msg::Appended(body, outcome) => self.take_appended(&body, outcome),
            Msg::MinutesWritten(outcome) => self.take_minutes_written(outcome),
            Msg::NewDay(today) => {
                self.today = today;
                // What the rules say hangs on the day.
                vec![Effect::Reload]
            }
            Msg::Edited(Ok(())) => vec![Effect::Redraw, Effect::Reload],
            Msg::Edited(Err([zh, en])) => {
                self.say(NoticeKind::Failure, self.lang().pick(zh, en).as_str());
                vec![Effect::Redraw]
            }
        }
    }

    /// What a key does: text in a field, else the command that the keymap finds for it.
    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if let Some(wanted) = self.letter {
            return self.take_letter(wanted, key);
        }
        let contexts = self.contexts();
        let command = |key| self.keymap.lookup(&contexts, key).map(|row| row.command);
        let (plain, folded) = (command(key), command(fold_key(key)));
        if let Some(command) = plain {
            return self.run(command);
        }
        if self.field.is_some() {
            if self.type_key(key) {
                return Vec::new();
            }
        } else if let Some(command) = folded {
            return self.run(command);
        }
        if !key.alt {
            return Vec::new();
        }
        // Alt is sent as Esc: what came as one may have been two keys.
        let mut effects = self.press(Key::plain(KeyCode::Esc));
        effects.extend(self.press(Key { alt: false, ..key }));
        effects
    }

    /// Runs a command, or says why it does not apply now.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        if let Err(Why(reason)) = self.can(command) {
            let reason = self.keymap.worded(reason.get(self.lang()));
            self.say(NoticeKind::Info, reason);
            return Vec::new();
        }
        self.letter = None;
        if self.peek.is_some() && self.ends_peek(command) {
            self.peek = None;
        }
        self.obey(command)
    }

    /// What each command does.
    fn obey(&mut self, command: Command) -> Vec<Effect> {
        use Command as C;
        match command {
            C::Up | C::Down | C::Left | C::Right | C::First | C::Last => self.obey_step(command),
            C::HalfPageUp => self.page(-1, 2),
            C::HalfPageDown => self.page(1, 2),
            C::PageUp => self.page(-1, 1),
            C::PageDown => self.page(1, 1),
            C::CardUp => self.scroll_card(-1),
            C::CardDown => self.scroll_card(1),
            C::Tab(tab) => self.open_tab(tab),
            C::NextTab => self.open_tab_beside(1),
            C::PreviousTab => self.open_tab_beside(-1),
            C::NextForm => self.open_form_beside(1),
            C::PreviousForm => self.open_form_beside(-1),
            C::Zoom => self.next_zoom(),
            C::Sort => self.next_sort(),
            C::Fold => self.with_plan(|view, plan| view.toggle_fold(plan)),
            C::FoldAll => self.with_plan(|view, plan| view.toggle_all(plan)),
            C::Open => return self.open(),
            C::Leave => self.leave(),
            C::Peek => self.peek(),
            C::Back => self.go_back(),
            C::Forward => self.go_forward(),
            C::LastPlace => self.go_to_last_place(),
            C::Mark => self.ask_for_letter(Letter::Mark),
            C::ReturnToMark => self.ask_for_letter(Letter::Return),
            C::Remove => self.remove(),
            C::GoTo => self.open_goto(),
            C::Filter => self.start_filter(),
            C::ChooseLens => self.open_lenses(),
            C::ClearLens => self.clear_lens(),
            C::NextMark => self.step_mark(1),
            C::PreviousMark => self.step_mark(-1),
            C::NextFinding => self.go_to_next_finding(),
            C::Waive => self.waive(),
            C::Layers | C::Problems | C::Journals | C::Details | C::Marks | C::Unfinished => {
                self.open_list(command);
            }
            C::Walk(step) => return self.obey_walk(step),
            C::Palette => self.open_palette(),
            C::Help => self.open_help(),
            C::CopyAddress => return self.copy_address(),
            C::CopyCard => return self.copy_card(),
            C::Edit => return self.edit(),
            C::Language => self.next_language(),
            C::Theme => self.next_theme(),
            C::Reload => return vec![Effect::Reload],
            C::Redraw => return vec![Effect::Redraw],
            C::Suspend => return vec![Effect::Suspend],
            C::Quit => return self.quit(),
            C::Cancel => self.cancel_field(),
            C::Accept => return self.accept_field(),
            C::Interrupt => return self.interrupt(),
        }
        Vec::new()
    }

    /// Whether a command applies now, or why not.
    ///
    /// # Errors
    ///
    /// The reason, for the notice and the help.
    pub fn can(&self, command: Command) -> Result<(), Why> {
        use Command as C;
        let reason = match command {
            C::Sort if super::tabs::sorts(self.form).len() < 2 => Some(words::ONE_ORDER),
            C::Zoom if !self.has_card() => Some(words::NO_CARD),
            C::Peek => self.can_peek().err(),
            C::CardUp | C::CardDown if !self.card_is_seen() && self.peek.is_none() => {
                Some(words::NO_CARD_ON_SCREEN)
            }
            C::NextForm | C::PreviousForm if self.form.tab().forms().len() < 2 => {
                Some(words::ONE_FORM)
            }
            C::GoTo if self.plan.is_none() => Some(words::STILL_READING),
            C::LastPlace if !self.history.has_last(self.here()) => Some(words::NO_PLACE_BEFORE),
            C::Back if !self.history.can_go_back() => Some(words::NO_PLACE_BEFORE),
            C::Forward if !self.history.can_go_forward() => Some(words::NO_PLACE_AFTER),
            C::Mark if self.plan.is_none() => Some(words::NO_PLAN_YET),
            C::ReturnToMark | C::Marks if self.marks.is_empty() => Some(words::NO_MARKS),
            C::Remove if self.selected_mark().is_none() && self.selected_text().is_none() => {
                Some(words::NOTHING_TO_REMOVE)
            }
            C::Unfinished if self.unfinished.keys().next().is_none() => {
                Some(words::NOTHING_UNFINISHED)
            }
            C::NextMark | C::PreviousMark if self.view().filter.is_empty() => {
                Some(words::NOTHING_MARKED)
            }
            C::ClearLens if self.lens.is_none() => Some(words::NO_LENS),
            C::ChooseLens
                if self
                    .plan()
                    .is_none_or(|plan| Lens::subjects(plan).next().is_none()) =>
            {
                Some(words::NO_LENSES)
            }
            C::Layers if self.form != super::Form::Map => Some(words::ONLY_ON_MAP),
            C::NextFinding => self.can_step_findings().err(),
            C::Waive => self.can_waive().err(),
            C::Journals => self.can_list_journals().err(),
            C::CopyAddress | C::CopyCard if self.selected_entity().is_none() => {
                Some(words::NOTHING_TO_COPY)
            }
            C::Edit => self.can_edit().err(),
            C::Open if self.opens_editor() => self.can_edit().err(),
            C::Reload if self.source.path.is_none() => Some(words::NO_FILE),
            C::Details if self.failure.is_none() => Some(words::NO_FAILURE),
            C::Problems if self.plan().is_none_or(|plan| plan.problems().is_empty()) => {
                Some(words::NO_PROBLEMS)
            }
            C::Fold if !self.view().can_fold() => Some(words::NOTHING_TO_FOLD),
            C::FoldAll if !self.view().can_fold_all() => Some(words::NOTHING_TO_FOLD),
            C::Walk(step) => return self.can_walk(step),
            C::Leave if !self.can_leave() => Some(words::NOTHING_TO_LEAVE),
            C::Accept | C::Cancel if self.field.is_none() => Some(words::NOTHING_TYPED),
            _ => None,
        };
        reason.map_or(Ok(()), |reason| Err(Why(reason)))
    }

    /// Whether the card is on the screen; of a form that has not been drawn yet, whether it will be.
    fn card_is_seen(&self) -> bool {
        let drawn = self.drawn.form == Some(self.form);
        self.has_card() && self.zoom != Zoom::List && !(drawn && self.drawn.card.height == 0)
    }

    /// A plan has come: the first, or a new one for the same file.
    fn take_plan(&mut self, plan: Arc<Plan>, findings: Option<Arc<Findings>>) -> Vec<Effect> {
        self.loading = None;
        self.failure = None;
        let lens = self.lens_id().or(self.start_lens.take());
        let kept = self.plan.clone().map(|old| self.keep_places(&old));
        self.map.take_plan(&plan);
        self.plan = Some(Arc::clone(&plan));
        self.forget_index();
        self.desk.pursued = None;
        self.put_findings(&plan, findings);
        self.close_lenses();
        self.put_lens(&plan, None);
        self.look_through_id(&plan, lens.as_deref());
        self.prepare();
        match kept {
            Some(kept) => self.restore_places(kept),
            None => self.stand_at_start(),
        }
        let effects = self.take_tour(&plan);
        if self
            .overlay
            .as_ref()
            .is_some_and(|it| it.kind == OverlayKind::GoTo)
        {
            self.seek();
        }
        self.settle_overlay();
        effects
    }

    fn take_failure(&mut self, failure: LoadFailure) {
        self.loading = None;
        self.failure = Some(failure);
    }

    /// The screen has so many rows: trees that nobody has looked at yet open accordingly.
    pub fn make_room(&mut self, rows: u16) {
        self.rows = rows;
        self.share_room();
    }

    fn take_size(&mut self, rows: u16) -> Vec<Effect> {
        self.make_room(rows);
        Vec::new()
    }

    /// On a walk the stops say what is to be seen, and no tree opens by itself.
    pub(super) fn share_room(&mut self) {
        let rows = match self.walk() {
            Some(_) => 0,
            None => self.rows.saturating_sub(ROWS_AROUND),
        };
        let room = usize::from(rows);
        self.views.iter_mut().for_each(|view| view.set_room(room));
    }

    /// Sees to it that the open form has its rows.
    fn prepare(&mut self) {
        if let Some(plan) = self.plan.clone() {
            let map_start = self.map_start(&plan);
            let view = self.view_mut();
            view.prepare(&plan);
            if view.form == super::Form::Map && view.on_map.is_none() {
                view.on_map = map_start;
            }
        }
    }

    fn with_plan(&mut self, act: impl FnOnce(&mut super::view::View, &Plan)) {
        if let Some(plan) = self.plan.clone() {
            act(self.view_mut(), &plan);
            self.forget_card();
        }
    }

    /// The card starts at its top again: something else is selected.
    fn forget_card(&mut self) {
        self.card_scroll = 0;
        self.card_part = CardPart::Scrolled;
        self.link = 0;
    }
}
