//! The loop: waits for events, lets the app take them in, does what it wants done, draws.
//!
//! The same loop runs on a terminal and on a script of keys: what differs stands behind [`Stage`].

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::clock::Clock;
use super::day::Calendar;
use super::events::Event;
use super::finish::Unwritten;
use super::journals::{Clerk, JournalSource};
use super::keep::Keeper;
use super::load::{Loader, Wake};
use super::probe::Widths;
use super::record::{Journal, Recorder};
use crate::app::map::Look;
use crate::app::{App, CopyError, EditAt, Effect, LoadFailure, Msg};
use crate::plan::Date;
use crate::store::{Change, StateDir, Watch};
use crate::text::{Measure, Safe};
use crate::ui;

/// What the loop draws on and hears from.
pub trait Stage {
    /// The next event; `None` when the time has passed without one.
    ///
    /// # Errors
    ///
    /// The stage is gone.
    fn next(&mut self, app: &App, timeout: Option<Duration>) -> io::Result<Option<Event>>;

    /// How large it is.
    fn size(&self) -> Size;

    /// Shows a frame.
    ///
    /// # Errors
    ///
    /// The stage is gone.
    fn present(&mut self, buffer: &Buffer, cursor: Option<Position>) -> io::Result<()>;

    /// Draws a frame.
    ///
    /// # Errors
    ///
    /// Drawing failed for a fault of the program; the stage is fine.
    fn draw(&mut self, app: &App, buffer: &mut Buffer) -> Result<ui::Frame, Fault>;

    /// Makes the next frame whole.
    fn redraw(&mut self);

    /// It has another size now.
    fn resize(&mut self, size: Size);

    /// Gives the stage back until something lets the program go on.
    ///
    /// # Errors
    ///
    /// The stage is gone.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the stage again after something else had it.
    ///
    /// # Errors
    ///
    /// The stage is gone.
    fn resume(&mut self) -> io::Result<()>;

    /// Hands lines to the clipboard of whoever looks at the stage.
    ///
    /// # Errors
    ///
    /// Why they are not handed on.
    fn copy(&mut self, lines: &[Safe]) -> Result<(), CopyError>;

    /// Runs the user's editor on the stage.
    ///
    /// # Errors
    ///
    /// The stage is gone; that the editor could not run is in the result.
    fn edit(
        &mut self,
        file: &std::path::Path,
        line: Option<usize>,
    ) -> io::Result<Result<(), [Safe; 2]>>;

    /// What is known by now of doubtful characters, said once.
    fn widths(&mut self, _event: Option<&Event>) -> Option<Widths> {
        None
    }

    /// When the stage wants to be asked again, apart from events.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// A fault of the program that it goes on after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where the details are, if they could be written down.
    pub log: Option<Safe>,
}

/// How columns of doubtful characters and lines of boxes are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthChoice {
    /// As the terminal answers.
    Asked,
    /// As the user said; an answer changes nothing.
    Fixed,
}

/// Whether the day goes on while the program is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// As on the calendar.
    Pass,
    /// It stays the one that the user has named.
    Stay,
}

/// Why the loop ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// The user quit, or the script is over.
    Quit,
    /// There never was a plan to show.
    Unread(LoadFailure),
    /// Something outside ended it.
    Outside(super::Ending),
    /// A fault of the program ended it; holds what to tell the user.
    Fault(String),
}

/// The loop with all that it holds.
pub struct Loop<S> {
    app: App,
    stage: S,
    loader: Loader,
    wake: Wake,
    /// Until they have been begun.
    errands: Option<Errands>,
    keeper: Option<Keeper>,
    recorder: Option<Recorder>,
    clerk: Option<Clerk>,
    watch: Option<Watch>,
    /// When to look whether others have changed the plan file or the review folder: one waking up for both.
    next_look: Option<Instant>,
    /// Runs while a walk is on.
    clock: Option<Clock>,
    calendar: Option<Calendar>,
    width: WidthChoice,
    frame: Buffer,
    changed: bool,
}

/// What is begun when the plan stands on the screen.
#[derive(Default)]
struct Errands {
    state: Option<StateDir>,
    journal: Option<Journal>,
    review: Option<JournalSource>,
    calendar: Option<Calendar>,
}

impl<S: Stage> Loop<S> {
    /// A loop over what `loader` brings; `wake` is called when a worker has a result.
    pub fn new(
        app: App,
        stage: S,
        loader: Loader,
        width: WidthChoice,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Loop<S> {
        let wake: Wake = Arc::new(wake);
        loader.report_to(Arc::clone(&wake));
        Loop {
            app,
            stage,
            loader,
            wake,
            errands: None,
            keeper: None,
            recorder: None,
            clerk: None,
            watch: None,
            next_look: None,
            clock: None,
            calendar: None,
            width,
            frame: Buffer::default(),
            changed: true,
        }
    }

    /// Keeps what is to outlive the program in `state`.
    pub fn keeping(mut self, state: Option<StateDir>) -> Loop<S> {
        self.errands.get_or_insert_default().state = state;
        self
    }

    /// Puts on record what the user adds, in `journal`.
    pub fn recording(mut self, journal: Option<Journal>) -> Loop<S> {
        self.errands.get_or_insert_default().journal = journal;
        self
    }

    /// Reads the journals of a review folder.
    pub fn reviewing(mut self, source: Option<JournalSource>) -> Loop<S> {
        self.app.desk.awaits = source.is_some();
        self.errands.get_or_insert_default().review = source;
        self
    }

    /// Lets days pass, or not.
    pub fn living(mut self, days: Days) -> Loop<S> {
        let calendar = (days == Days::Pass).then(|| Calendar::of(self.app.today));
        self.errands.get_or_insert_default().calendar = calendar;
        self
    }

    /// Runs until the end.
    ///
    /// # Errors
    ///
    /// The stage is gone.
    pub fn run(&mut self) -> io::Result<Ended> {
        // Title and tabs first: they wait for nothing.
        self.app.make_room(self.stage.size().height);
        self.present()?;
        loop {
            let waiting = if self.changed {
                self.stage.next(&self.app, Some(Duration::ZERO))?
            } else {
                None
            };
            let event = match waiting {
                Some(event) => Some(event),
                None => {
                    self.present()?;
                    if self.app.plan().is_some() {
                        self.loader.go_on();
                        self.send_workers();
                    }
                    let timeout = self.timeout();
                    self.stage.next(&self.app, timeout)?
                }
            };
            if let Some(ended) = self.take(event)? {
                return Ok(ended);
            }
        }
    }

    /// The app and the last frame, when the loop has ended.
    pub fn into_parts(self) -> (App, Buffer) {
        (self.app, self.frame)
    }

    /// The stage, when the loop has ended, and what still has to be waited for.
    pub(super) fn into_stage(self) -> (S, Unwritten) {
        let unwritten = Unwritten {
            app: self.app,
            keeper: self.keeper,
            recorder: self.recorder,
        };
        (self.stage, unwritten)
    }

    /// Starts the calendar and the threads that keep, record and read journals, once: before the plan stands
    /// on the screen they would only be in its way.
    fn send_workers(&mut self) {
        let Some(Errands {
            state,
            journal,
            review,
            calendar,
        }) = self.errands.take()
        else {
            return;
        };
        let wake = || Arc::clone(&self.wake);
        self.keeper = state.and_then(|state| Keeper::new(state, wake()));
        self.recorder = journal.and_then(|journal| Recorder::new(journal, wake()).ok());
        self.clerk = review.and_then(|source| Clerk::new(source, wake()));
        self.app.desk.awaits = self.clerk.is_some();
        self.calendar = calendar;
        self.schedule_look(Instant::now());
    }

    fn present(&mut self) -> io::Result<()> {
        if !self.changed {
            return Ok(());
        }
        self.changed = false;
        let Size { width, height } = self.stage.size();
        let area = Rect {
            x: 0,
            y: 0,
            width,
            height,
        };
        self.frame.resize(area);
        self.frame.reset();
        let drawn = self.stage.draw(&self.app, &mut self.frame);
        let drawn = drawn.unwrap_or_else(|fault| {
            self.frame.reset();
            ui::draw_fallback(&self.app, fault.log.as_ref(), &mut self.frame)
        });
        self.app.note_drawn(drawn.drawn);
        self.stage.present(&self.frame, drawn.cursor)
    }

    /// How long nothing needs to be looked at.
    fn timeout(&self) -> Option<Duration> {
        let kept = self.keeper.as_ref().and_then(Keeper::deadline);
        let minute = self.clock.as_ref().map(Clock::due);
        let day = self.calendar.as_ref().and_then(Calendar::due);
        let next = [self.next_look, self.stage.deadline(), kept, minute, day];
        let next = next.into_iter().flatten().min();
        next.map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// Takes in an event, or that time has passed.
    fn take(&mut self, event: Option<Event>) -> io::Result<Option<Ended>> {
        if let Some(widths) = self.stage.widths(event.as_ref()) {
            self.take_widths(widths);
        }
        if let Some(keeper) = &mut self.keeper {
            keeper.work(&self.app, Instant::now());
        }
        if let Some(today) = self.new_day() {
            self.update(Msg::NewDay(today))?;
        }
        match event {
            None => {
                self.look_around(Instant::now());
                let minutes = self
                    .clock
                    .as_mut()
                    .and_then(|clock| clock.tick(Instant::now()));
                if let Some(minutes) = minutes {
                    return self.update(Msg::Minutes(minutes));
                }
            }
            Some(Event::Key(key)) => return self.update(Msg::Key(key)),
            Some(Event::Paste(paste)) => return self.update(Msg::Paste(paste.text)),
            Some(Event::Resize(size)) => {
                self.stage.resize(size);
                return self.update(Msg::Resized(size.width, size.height));
            }
            Some(Event::Suspend) => {
                self.stage.suspend()?;
                self.changed = true;
            }
            Some(Event::Resumed) => {
                self.stage.resume()?;
                self.changed = true;
            }
            Some(Event::Wake) => return self.take_results(),
            Some(Event::End(ending)) => return Ok(Some(Ended::Outside(ending))),
            Some(Event::Mouse(mouse)) => return self.update(Msg::Mouse(mouse)),
            Some(Event::Garbage(_)) => return self.update(Msg::Garbage),
            Some(Event::Reply(_)) => {}
        }
        Ok(None)
    }

    fn update(&mut self, msg: Msg) -> io::Result<Option<Ended>> {
        // An index is for what is looked for later: nothing looks different for it.
        self.changed |= !matches!(msg, Msg::Indexed(..));
        let effects = self.app.update(msg);
        if let Some(keeper) = &mut self.keeper {
            keeper.touch(Instant::now());
        }
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Ended::Quit)),
                Effect::Suspend => self.stage.suspend()?,
                Effect::Redraw => self.stage.redraw(),
                Effect::Reload => self.loader.reload(),
                Effect::KeepText { key, text } => {
                    if let Some(keeper) = &mut self.keeper {
                        keeper.keep_text(&key, &text, Instant::now());
                    }
                }
                Effect::Append(body) => match &mut self.recorder {
                    Some(recorder) => recorder.append(body),
                    None => {
                        let why = NO_JOURNAL.map(Safe::from);
                        self.app.update(Msg::Appended(body, Err(why)));
                    }
                },
                Effect::WriteMinutes => self.write_minutes(),
                Effect::StartClock(minutes) => {
                    self.clock = Some(Clock::start(Instant::now(), minutes));
                }
                Effect::StopClock => self.clock = None,
                Effect::Copy(lines) => {
                    let outcome = self.stage.copy(&lines);
                    self.app.update(Msg::Copied(outcome));
                }
                Effect::Edit { path, at } => {
                    let line = match at {
                        EditAt::Anywhere => None,
                        EditAt::Id(id) => line_of(&path, &id),
                        EditAt::Line(line) => Some(line),
                    };
                    let outcome = self.stage.edit(&path, line)?;
                    // A journal may have been edited.
                    self.clerk.iter().for_each(Clerk::look);
                    if let Some(ended) = self.update(Msg::Edited(outcome))? {
                        return Ok(Some(ended));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The day, if another one has begun.
    fn new_day(&mut self) -> Option<Date> {
        let today = self.calendar.as_mut()?.turn(SystemTime::now())?;
        self.loader.judge_as_of(today);
        Some(today)
    }

    /// Has the document of the minutes written.
    fn write_minutes(&mut self) {
        match (&mut self.recorder, self.app.shared_plan()) {
            (Some(recorder), Some(plan)) => {
                recorder.write_minutes(plan, self.app.speech.languages());
            }
            _ => {
                let why = NO_JOURNAL.map(Safe::from);
                self.app.update(Msg::MinutesWritten(Err(why)));
            }
        }
    }

    /// What workers have brought.
    fn take_results(&mut self) -> io::Result<Option<Ended>> {
        while let Some(outcome) = self.recorder.as_mut().and_then(Recorder::outcome) {
            // What was added is to be seen as well.
            self.clerk.iter().for_each(Clerk::look);
            if let Some(ended) = self.update(outcome)? {
                return Ok(Some(ended));
            }
        }
        while let Some(failure) = self.keeper.as_ref().and_then(Keeper::failure) {
            self.changed = true;
            self.app.update(failure);
        }
        while let Some(answer) = self.clerk.as_ref().and_then(Clerk::answer) {
            self.update(answer)?;
        }
        while let Some(result) = self.loader.result() {
            if let (Some(stamp), Some(path)) = (result.stamp, self.loader.path()) {
                match &mut self.watch {
                    Some(watch) => watch.accept(stamp),
                    None => self.watch = Some(Watch::new(path, stamp)),
                }
                self.schedule_look(Instant::now());
            }
            if let (Some(Msg::LoadFailed(failure)), None) = (&result.msg, self.app.plan()) {
                return Ok(Some(Ended::Unread(failure.clone())));
            }
            if let Some(msg) = result.msg
                && let Some(ended) = self.update(msg)?
            {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    /// Looks whether others have changed the plan file or the review folder, if it is time to.
    fn look_around(&mut self, now: Instant) {
        if self.next_look.is_none_or(|at| now < at) {
            return;
        }
        let watch = self.watch.as_mut();
        match watch.map_or(Change::None, |watch| watch.poll(now)) {
            // A file that is gone cannot be read either: the loader says so.
            Change::Changed(_) | Change::Vanished | Change::Returned => self.loader.reload(),
            Change::None => {}
        }
        let shared = |clerk: &&Clerk| clerk.interval().is_some();
        self.clerk.iter().filter(shared).for_each(Clerk::look);
        self.schedule_look(now);
    }

    /// Notes when to look next: as soon as the file or the folder wants it.
    fn schedule_look(&mut self, now: Instant) {
        let file = self.watch.as_ref().map(Watch::interval);
        let folder = self.clerk.as_ref().and_then(Clerk::interval);
        let next = file.into_iter().chain(folder).min();
        self.next_look = next.map(|after| now + after);
    }

    /// The terminal has said how wide doubtful characters are, or has kept silent.
    fn take_widths(&mut self, widths: Widths) {
        if self.width == WidthChoice::Fixed {
            return;
        }
        let (measure, look) = match widths {
            Widths::Narrow if self.app.look != Look::Ascii => (Measure::NARROW, Look::Light),
            Widths::Wide => (Measure::WIDE, self.app.look),
            _ => return,
        };
        self.changed |= (self.app.measure, self.app.look) != (measure, look);
        self.app.measure = measure;
        self.app.look = look;
    }
}

/// Why nothing is put on record where there is no journal.
const NO_JOURNAL: [&str; 2] = ["此处没有日志可写", "there is no journal here to write to"];

/// The line of an id in the plan file as it is now.
fn line_of(path: &std::path::Path, id: &str) -> Option<usize> {
    let text = crate::store::read_plan(path).ok()?.text;
    crate::plan::lexer::line_of(&text, id)
}

#[cfg(test)]
pub(super) mod tests;
