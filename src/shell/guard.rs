//! What was switched on at the terminal, and giving it back as it was found.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use rustix::termios::Termios;

use super::tty::Tty;
use crate::backend::Sequence;

/// Whether clicks and the wheel are reported; where they are, the terminal's own selection is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseUse {
    /// The mouse stays the terminal's.
    #[default]
    Off,
    /// Clicks and the wheel are ours.
    On,
}

/// Something that is switched on at the terminal and has to be switched off again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    AlternateScreen,
    Paste,
    Mouse,
}

impl Mode {
    fn on(self) -> &'static str {
        match self {
            Mode::AlternateScreen => "\x1b[?1049h",
            Mode::Paste => "\x1b[?2004h",
            Mode::Mouse => "\x1b[?1000h\x1b[?1006h",
        }
    }

    fn off(self) -> &'static str {
        match self {
            // Where there is no second screen, the prompt goes below ours.
            Mode::AlternateScreen => "\x1b[m\x1b[999H\r\n\x1b[?25h\x1b[?1049l",
            Mode::Paste => "\x1b[?2004l",
            Mode::Mouse => "\x1b[?1006l\x1b[?1000l",
        }
    }
}

/// What a frame that was cut off may have left open: a string, a held-back frame, a scroll region,
/// no wrapping.
const MEND: &str = "\x1b\\\x1b[?2026l\x1b[r\x1b[?7h";

/// How long giving back may wait for a terminal that does not read.
const LAST_WORDS: Duration = Duration::from_millis(150);

/// Gives the terminal back, whatever happens: when dropped, from a panic, from another thread.
///
/// Clones are the same guard. Giving back twice is giving back once.
#[derive(Clone)]
pub(super) struct Guard(Arc<Inner>);

struct Inner {
    tty: Arc<Tty>,
    state: Mutex<State>,
    /// Whether a frame is being written: what is on its way may be cut off.
    writing: AtomicBool,
}

#[derive(Default)]
struct State {
    /// How the terminal was found, while it is ours.
    found: Option<Termios>,
    /// What was switched on, in this order.
    on: Vec<Mode>,
}

impl Guard {
    pub(super) fn new(tty: Arc<Tty>) -> Guard {
        Guard(Arc::new(Inner {
            tty,
            state: Mutex::default(),
            writing: AtomicBool::new(false),
        }))
    }

    /// Takes the terminal: raw mode now, the rest with the sequence, to be sent before a frame.
    ///
    /// # Errors
    /// The terminal is gone. It is then left as it was found.
    pub(super) fn enter(&self, mouse: MouseUse) -> io::Result<Sequence> {
        let mut state = self.state();
        let found = match state.found.take() {
            Some(found) => found,
            None => self.0.tty.attributes()?,
        };
        self.0.tty.make_raw(&found)?;
        state.found = Some(found);
        state.on = vec![Mode::AlternateScreen, Mode::Paste];
        if mouse == MouseUse::On {
            state.on.push(Mode::Mouse);
        }
        let bytes: String = state.on.iter().map(|mode| mode.on()).collect();
        Ok(Sequence::new(bytes))
    }

    /// Nothing will be switched on: giving back then only ends raw mode.
    pub(super) fn leave_screen_alone(&self) {
        self.state().on.clear();
    }

    /// Gives the terminal back as it was found; nothing happens when it has been.
    ///
    /// Never blocks for long and never panics: the terminal may be frozen or gone.
    pub(super) fn restore(&self) {
        let mut state = self.state();
        let Some(found) = state.found.take() else {
            return;
        };
        let mut torn = self.0.writing.swap(false, Ordering::SeqCst);
        if !self.0.tty.is_reading() {
            // A frozen terminal has no room for the last words but that of frames nobody saw.
            self.0.tty.discard_output();
            self.0.tty.go_on_with_output();
            torn = true;
        }
        let mend = if torn { MEND } else { "" };
        let modes = state.on.drain(..).rev().map(Mode::off);
        let bytes: String = std::iter::once(mend).chain(modes).collect();
        self.0.tty.write_until(bytes.as_bytes(), LAST_WORDS);
        self.0.tty.make_as(&found);
    }

    /// A frame is on its way to the terminal.
    pub(super) fn begin_frame(&self) {
        self.0.writing.store(true, Ordering::SeqCst);
    }

    /// The frame has been written whole.
    pub(super) fn end_frame(&self) {
        self.0.writing.store(false, Ordering::SeqCst);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere is no reason to keep the terminal.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").finish_non_exhaustive()
    }
}
