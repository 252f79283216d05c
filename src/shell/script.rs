//! A stage without a terminal: keys from a script, frames kept.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::alarm::Ending;
use super::copy::copy;
use super::events::Event;
use super::journals::JournalSource;
use super::load::{Loader, PlanSource};
use super::record::Journal;
use super::refuse::Multiplexer;
use super::run::{Ended, Fault, Loop, Stage, WidthChoice};
use crate::app::{App, CopyError, Key, LoadFailure};
use crate::store::own_name;
use crate::text::Safe;
use crate::ui;
use crate::ui::Depth;

/// Runs the loop on a script of keys, each after the frame that the one before it made; returns the
/// app and the last frame.
///
/// # Errors
///
/// The plan could not be loaded.
pub fn run_script(
    app: App,
    source: impl Into<Sources>,
    keys: &[Key],
    size: Size,
    depth: Depth,
) -> Result<(App, Buffer), LoadFailure> {
    let bell = Arc::new(Bell::default());
    let script = Script {
        keys: keys.iter().copied().collect(),
        bell: Arc::clone(&bell),
        size,
        depth,
    };
    let Sources { plan, journals } = source.into();
    let loader = Loader::start(plan, app.today);
    let program = Loop::new(app, script, loader, WidthChoice::Fixed, move || bell.ring());
    let writes = journals.clone().filter(|source| !source.read_only);
    let journal = writes.map(|source| Journal {
        folder: source.folder,
        user: own_name,
        minutes: None,
    });
    let mut program = program.recording(journal).reviewing(journals);
    match program.run() {
        Ok(Ended::Unread(failure)) => Err(failure),
        _ => Ok(program.into_parts()),
    }
}

/// Where what is shown is read from.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The plan.
    pub plan: PlanSource,
    /// The journals, if any.
    pub journals: Option<JournalSource>,
}

impl From<PlanSource> for Sources {
    fn from(plan: PlanSource) -> Sources {
        let journals = None;
        Sources { plan, journals }
    }
}

/// What workers ring.
#[derive(Default)]
struct Bell {
    rings: Mutex<usize>,
    rung: Condvar,
}

impl Bell {
    fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.rung.notify_all();
    }

    fn wait(&self) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rings = self
            .rung
            .wait_while(rings, |rings| *rings == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *rings -= 1;
    }

    fn is_rung(&self) -> bool {
        let mut rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        let rung = *rings > 0;
        *rings = rings.saturating_sub(1);
        rung
    }
}

struct Script {
    keys: VecDeque<Key>,
    bell: Arc<Bell>,
    size: Size,
    depth: Depth,
}

impl Stage for Script {
    /// The plan first, and what the rules say, then key after key, each when the frame before it has been drawn.
    fn next(&mut self, app: &App, timeout: Option<Duration>) -> io::Result<Option<Event>> {
        let at_once = timeout == Some(Duration::ZERO);
        if self.bell.is_rung() {
            return Ok(Some(Event::Wake));
        }
        if at_once {
            return Ok(None);
        }
        if app.is_settling() {
            self.bell.wait();
            return Ok(Some(Event::Wake));
        }
        let key = self.keys.pop_front().map(Event::Key);
        Ok(Some(key.unwrap_or(Event::End(Ending::Hangup))))
    }

    fn size(&self) -> Size {
        self.size
    }

    fn present(&mut self, _buffer: &Buffer, _cursor: Option<Position>) -> io::Result<()> {
        Ok(())
    }

    fn draw(&mut self, app: &App, buffer: &mut Buffer) -> Result<ui::Frame, Fault> {
        Ok(ui::draw(app, self.depth, buffer))
    }

    fn redraw(&mut self) {}

    fn resize(&mut self, size: Size) {
        self.size = size;
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, lines: &[Safe]) -> Result<(), CopyError> {
        copy(lines, Multiplexer::None).map(drop)
    }

    fn edit(
        &mut self,
        _file: &std::path::Path,
        _line: Option<usize>,
    ) -> io::Result<Result<(), [Safe; 2]>> {
        Ok(Ok(()))
    }
}
