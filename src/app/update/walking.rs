//! The walkthrough: starting, going on and back, coming back after looking around, ending.

use crate::app::App;
use crate::app::command::WalkStep;
use crate::app::msg::Effect;
use crate::app::overlay::{Overlay, OverlayKind};
use crate::app::state::{Focus, NoticeKind, Why};
use crate::app::walk::{Tour, Walk, Words};
use crate::app::words;
use crate::plan::file::{Stop, Zoom};
use crate::plan::{Label, Plan};

impl App {
    /// What each command of the walkthrough does.
    pub(super) fn obey_walk(&mut self, step: WalkStep) -> Vec<Effect> {
        match step {
            WalkStep::Start => return self.begin_walk(),
            WalkStep::On => self.walk_by(1),
            WalkStep::Back => self.walk_by(-1),
            WalkStep::Return => self.stand_at_stop(),
            WalkStep::Stops => self.open_stops(),
            WalkStep::FoldWords => self.fold_words(),
            WalkStep::Note => self.open_outcomes(),
            WalkStep::WriteMinutes => return vec![Effect::WriteMinutes],
            WalkStep::End => return self.end_walk(),
        }
        Vec::new()
    }

    /// Whether a command of the walkthrough applies now.
    pub(super) fn can_walk(&self, step: WalkStep) -> Result<(), Why> {
        use WalkStep as W;
        let stops = self.tour().stops().len();
        let reason = match (step, self.walk()) {
            (W::Start | W::Stops, _) if stops == 0 => Some(words::NO_TOUR),
            (W::Start, Some(_)) => Some(words::ON_A_WALK),
            (W::Note | W::WriteMinutes, _) if self.walking.only_reads => Some(words::READ_ONLY),
            (W::Start | W::Stops | W::WriteMinutes, _) => None,
            (_, None) => Some(words::NO_WALK),
            (W::On, Some(walk)) if walk.at + 1 >= stops => Some(words::LAST_STOP),
            (W::Back, Some(walk)) if walk.at == 0 => Some(words::FIRST_STOP),
            (W::Return, Some(_)) if !self.has_strayed() => Some(words::AT_THE_STOP),
            _ => None,
        };
        reason.map_or(Ok(()), |reason| Err(Why(reason)))
    }

    /// Begins a walk at the first stop, or goes on with one that was cut short.
    fn begin_walk(&mut self) -> Vec<Effect> {
        let Some((at, minutes)) = self.left_at() else {
            return self.start_walk(0, 0);
        };
        let effects = self.start_walk(at, minutes);
        let text = self.told_of(at, &words::WALK_GOES_ON);
        self.say(NoticeKind::Info, text);
        effects
    }

    /// Begins a walk at a stop, from 0, after so many minutes.
    fn start_walk(&mut self, at: usize, minutes: u32) -> Vec<Effect> {
        self.walking.left = None;
        self.walking.walk = Some(Walk {
            at,
            words: Words::Whole,
            minutes,
            arrived: None,
        });
        self.share_room();
        self.stand_at_stop();
        self.tell_skipped();
        vec![Effect::StartClock(minutes)]
    }

    /// A sentence about a stop by its number.
    fn told_of(&self, at: usize, sentence: &Label) -> String {
        let number = format!("{}/{}", at + 1, self.tour().stops().len());
        sentence.get(self.lang()).replace("{}", &number)
    }

    /// The program ends as the user wants it to: nothing is gone on with at the next start.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        self.walking.walk = None;
        self.walking.left = None;
        vec![Effect::Quit]
    }

    fn walk_by(&mut self, by: isize) {
        let stops = self.tour().stops().len();
        if let Some(walk) = &mut self.walking.walk {
            walk.at = walk
                .at
                .saturating_add_signed(by)
                .min(stops.saturating_sub(1));
        }
        self.stand_at_stop();
    }

    /// Shows what the stop is to show: thing, form, lens and zoom, and nothing that was looked for since.
    fn stand_at_stop(&mut self) {
        let (Some(plan), Some(stop)) = (self.plan.clone(), self.stop().cloned()) else {
            return;
        };
        let address = &stop.address;
        // Both have been found when the tour was made.
        if let (Ok(item), Ok(lens)) = (address.find(&plan), address.find_lens(&plan)) {
            self.overlay = None;
            self.field = None;
            self.go_to_place(&plan, item, address.form);
            self.look_through(lens);
            self.view_mut().clear_order(&plan);
            self.stand_on(&plan, item);
            self.zoom = match self.has_card() {
                true => stop.stop.zoom,
                false => Zoom::Both,
            };
            self.focus = match self.zoom {
                Zoom::Card => Focus::Card,
                Zoom::Both | Zoom::List => Focus::List,
            };
            self.forget_card();
        }
        let arrived = self.arrival();
        if let Some(walk) = &mut self.walking.walk {
            walk.arrived = Some(arrived);
        }
    }

    fn fold_words(&mut self) {
        if let Some(walk) = &mut self.walking.walk {
            walk.words = match walk.words {
                Words::Whole => Words::Folded,
                Words::Folded => Words::Whole,
            };
        }
    }

    /// `#`: the stops; the one where one is, is selected.
    fn open_stops(&mut self) {
        let at = self.walk().map_or(0, |walk| walk.at);
        let mut overlay = Overlay::new(OverlayKind::Stops, &self.keymap);
        overlay.cursor.select(at);
        self.overlay = Some(overlay);
    }

    /// To the stop that is selected in the list of them; without a walk, one begins there.
    pub(super) fn choose_stop(&mut self, overlay: &Overlay) -> Vec<Effect> {
        let stops = overlay.stops(self.tour());
        let Some(at) = stops.get(overlay.cursor.selected).copied() else {
            return Vec::new();
        };
        self.go_to_stop(at)
    }

    /// Stands at a stop, from 0; on a walk that begins there, where none is on.
    pub(super) fn go_to_stop(&mut self, at: usize) -> Vec<Effect> {
        self.overlay = None;
        match &mut self.walking.walk {
            Some(walk) => walk.at = at,
            None => return self.start_walk(at, 0),
        }
        self.stand_at_stop();
        Vec::new()
    }

    /// Esc: the walk ends where one stands.
    fn end_walk(&mut self) -> Vec<Effect> {
        self.walking.walk = None;
        self.share_room();
        vec![Effect::StopClock]
    }

    /// So many whole minutes have passed since the walk began.
    pub(super) fn take_minutes(&mut self, minutes: u32) -> Vec<Effect> {
        if let Some(walk) = &mut self.walking.walk {
            walk.minutes = minutes;
        }
        Vec::new()
    }

    /// Finds the stops of the tour in a plan that has come; begins the walk, or goes on with it.
    pub(super) fn take_tour(&mut self, plan: &Plan) -> Vec<Effect> {
        let before = self.stop().map(|stop| stop.stop.clone());
        let stops = self.walking.own.as_deref().unwrap_or(plan.tour());
        self.walking.tour = Tour::of(plan, stops);
        let starts = std::mem::take(&mut self.walking.starts);
        let Some(walk) = &mut self.walking.walk else {
            return match starts {
                true => self.open_walk(),
                false => self.offer_walk(),
            };
        };
        let stops = self.walking.tour.stops();
        let is_same = |stop: &Stop| before.as_ref().is_some_and(|it| is_same_stop(it, stop));
        let same = stops.iter().position(|stop| is_same(&stop.stop));
        walk.at = same.unwrap_or(walk.at).min(stops.len().saturating_sub(1));
        if stops.is_empty() {
            self.say(NoticeKind::Info, words::TOUR_GONE.get(self.lang()));
            return self.end_walk();
        }
        Vec::new()
    }

    /// Begins the walk with which the program opens, if there is a tour.
    fn open_walk(&mut self) -> Vec<Effect> {
        match self.can_walk(WalkStep::Start) {
            Ok(()) => self.begin_walk(),
            Err(Why(reason)) => {
                let reason = self.keymap.worded(reason.get(self.lang()));
                self.say(NoticeKind::Failure, reason);
                self.tell_skipped();
                Vec::new()
            }
        }
    }

    /// Says where the last walk was cut short, unless there is something else to say.
    fn offer_walk(&mut self) -> Vec<Effect> {
        if let (Some((at, _)), None) = (self.left_at(), &self.notice) {
            let text = self.told_of(at, &words::WALK_WAITS);
            self.say(NoticeKind::Info, text);
        }
        Vec::new()
    }

    /// Names the first stop that is passed over, and how many there are besides.
    fn tell_skipped(&mut self) {
        let lang = self.lang();
        let skipped = &self.tour().skipped;
        let Some(first) = skipped.first() else { return };
        let text = match (skipped.len() - 1, first.message(lang)) {
            (0, first) => first.to_string(),
            (more, first) => lang.pick(
                format!("{first}；另跳过{more}站"),
                format!("{first}; {more} more are skipped"),
            ),
        };
        self.say(NoticeKind::Failure, text);
    }
}

/// Whether two stops of two versions of a tour are the same one.
fn is_same_stop(one: &Stop, other: &Stop) -> bool {
    one.title == other.title || (one.place == other.place && one.say == other.say)
}
