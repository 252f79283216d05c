//! The terminal while it is ours: taking it, lending it, stopping for a while, giving it back.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use rustix::process::{Resource, Rlimit, Signal};

use super::alarm::{Alarm, Bell, Ring, Waker};
use super::decoder::Reply;
use super::events::{Event, Events};
use super::guard::{Guard, MouseUse};
use super::tty::{Output, Tty, wait};
use super::watch::{Shared, Watch};
use crate::backend::{Depth, Screen};

/// The terminal, ours until this is dropped; then it is as it was found.
///
/// ```no_run
/// use planscope::backend::Depth;
/// use planscope::shell::{Event, MouseUse, Terminal};
/// use ratatui::buffer::Buffer;
/// use ratatui::layout::Rect;
///
/// # fn main() -> std::io::Result<()> {
/// let (terminal, mut events) = Terminal::open(MouseUse::Off)?;
/// let mut screen = terminal.screen(Depth::Sixteen)?;
/// loop {
///     let size = screen.area();
///     let buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
///     screen.present(&buffer, None)?;
///     match events.next(None)? {
///         Some(Event::Suspend) => drop(terminal.suspend(&mut screen)?),
///         Some(Event::Resumed) => terminal.resume(&mut screen)?,
///         Some(Event::Resize(size)) => screen.resize(size),
///         Some(Event::End(_)) => break,
///         _ => {}
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Terminal {
    shared: Arc<Shared>,
    mouse: MouseUse,
    _watch: Watch,
}

/// Whether the program was stopped for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspended {
    /// It was, and goes on now.
    Resumed,
    /// Nothing would be there to let it go on: no shell started it as a job.
    Refused,
}

/// How long a stop may take to come about after it was asked for.
const STOP: Duration = Duration::from_secs(1);

impl Terminal {
    /// Takes the terminal of standard input and output: signals and raw mode, nothing written yet.
    ///
    /// # Errors
    /// One of the two is no terminal, or the system is out of resources; nothing is changed then.
    pub fn open(mouse: MouseUse) -> io::Result<(Terminal, Events)> {
        Terminal::open_on(io::stdin().as_fd(), io::stdout().as_fd(), mouse)
    }

    /// As [`Terminal::open`], of other descriptors.
    ///
    /// # Errors
    /// As [`Terminal::open`].
    pub fn open_on(
        input: BorrowedFd<'_>,
        output: BorrowedFd<'_>,
        mouse: MouseUse,
    ) -> io::Result<(Terminal, Events)> {
        forbid_core_dumps();
        let tty = Arc::new(Tty::new(input, output)?);
        let shared = Arc::new(Shared {
            guard: Guard::new(Arc::clone(&tty)),
            tty,
            alarm: Arc::new(Alarm::new()?),
            bell: Arc::new(Bell::new()?),
            lent: AtomicBool::new(false),
        });
        let watch = Watch::start(Arc::clone(&shared))?;
        shared.guard.enter(mouse)?;
        let events = Events::new(Arc::clone(&shared));
        let terminal = Terminal {
            shared,
            mouse,
            _watch: watch,
        };
        Ok((terminal, events))
    }

    /// Takes the terminal for a question: raw mode and nothing else, no screen of our own.
    ///
    /// # Errors
    /// As [`Terminal::open`].
    pub(super) fn open_bare() -> io::Result<(Terminal, Events)> {
        let opened = Terminal::open(MouseUse::Off)?;
        opened.0.shared.guard.leave_screen_alone();
        Ok(opened)
    }

    /// What goes to the terminal as it is.
    pub(super) fn output(&self) -> Output {
        Output {
            tty: Arc::clone(&self.shared.tty),
            guard: self.shared.guard.clone(),
            alarm: Arc::clone(&self.shared.alarm),
        }
    }

    /// A screen on the terminal; the first frame takes the whole of it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn screen(&self, depth: Depth) -> io::Result<Screen<Output>> {
        let mut screen = Screen::new(self.output(), self.size(), depth);
        screen.lead_in(&self.shared.guard.enter(self.mouse)?);
        Ok(screen)
    }

    /// Columns and rows, clamped to what is drawn at most.
    pub fn size(&self) -> Size {
        self.shared.tty.size()
    }

    /// Wakes the loop from other threads.
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.shared.bell))
    }

    pub(super) fn guard(&self) -> Guard {
        self.shared.guard.clone()
    }

    /// Gives the terminal back and stops, as Ctrl-z does, until the shell lets the program go on.
    ///
    /// # Errors
    /// The terminal is gone, or the system does not let the program stop.
    pub fn suspend(&self, screen: &mut Screen<Output>) -> io::Result<Suspended> {
        let group = rustix::process::getpgrp();
        if rustix::process::getsid(None).is_ok_and(|session| session == group) {
            return Ok(Suspended::Refused);
        }
        self.shared.guard.restore();
        let mut missed = self.shared.bell.answer();
        // The whole job, as the terminal would: a script that started us stops too.
        rustix::process::kill_current_process_group(Signal::STOP)?;
        self.wait_for_resume(&mut missed);
        if missed.contains(&Ring::Wake) {
            self.shared.bell.ring(Ring::Wake);
        }
        self.resume(screen)?;
        Ok(Suspended::Resumed)
    }

    /// Waits out the moment between asking for the stop and going on after it.
    ///
    /// The signal may arrive after the call that sent it has returned.
    fn wait_for_resume(&self, missed: &mut Vec<Ring>) {
        let end = Instant::now() + STOP;
        while !missed.contains(&Ring::Resumed) {
            let left = end.saturating_duration_since(Instant::now());
            let mut fds = [
                PollFd::from_borrowed_fd(self.shared.bell.fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.shared.alarm.fd(), PollFlags::IN),
            ];
            let failed = wait(&mut fds, Some(left)).is_err();
            let must_end = !fds[1].revents().is_empty();
            if failed || must_end || left.is_zero() {
                return;
            }
            missed.extend(self.shared.bell.answer());
        }
    }

    /// Takes the terminal again after something else had it; the next frame is whole.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn resume(&self, screen: &mut Screen<Output>) -> io::Result<()> {
        let sequence = self.shared.guard.enter(self.mouse)?;
        screen.resize(self.size());
        screen.lead_in(&sequence);
        Ok(())
    }

    /// Lends the terminal to another program while `run` runs, an editor for example.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn lend<T>(&self, screen: &mut Screen<Output>, run: impl FnOnce() -> T) -> io::Result<T> {
        self.shared.guard.restore();
        self.shared.lent.store(true, Ordering::SeqCst);
        let result = run();
        self.shared.lent.store(false, Ordering::SeqCst);
        self.resume(screen)?;
        Ok(result)
    }

    /// Gives the terminal back as it was found. Dropping does the same.
    ///
    /// Where a question to the terminal is still open, its answer is waited for until then, at most,
    /// so that it does not end up in the shell as if it had been typed.
    pub fn close(self, mut events: Events, question_open_until: Option<Instant>) {
        let Some(until) = question_open_until else {
            return;
        };
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match events.next(Some(left)) {
                Ok(None | Some(Event::Reply(Reply::Attributes) | Event::End(_))) | Err(_) => return,
                Ok(Some(_)) => {}
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.shared.guard.restore();
    }
}

/// A core file would hold what people wrote in confidence, on a host that others use too.
fn forbid_core_dumps() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Where it is not allowed there is nothing better to do.
    let _ = rustix::process::setrlimit(Resource::Core, none);
}
