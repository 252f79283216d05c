//! The thread that takes signals and sees the terminal go.
//!
//! It tells the loop, and ends the process itself should the loop not get to it: a draw that never
//! returns, a file system that hangs.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::{Handle, SignalDelivery};
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level;

use super::alarm::{Alarm, Bell, Ending, Ring};
use super::guard::Guard;
use super::tty::{Tty, wait};

/// How long the loop has to end the program once it must end: to save, to give the terminal back.
const GRACE: Duration = Duration::from_millis(600);

const SIGNALS: [i32; 7] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];

/// What the thread shares with the loop.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) tty: Arc<Tty>,
    pub(super) guard: Guard,
    pub(super) alarm: Arc<Alarm>,
    pub(super) bell: Arc<Bell>,
    /// Whether another program has the terminal: what its user types there is not for us.
    pub(super) lent: AtomicBool,
}

/// The running thread; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch(Handle);

impl Watch {
    /// Takes the signals from now on.
    ///
    /// # Errors
    /// A signal cannot be taken or the thread not be started.
    pub(super) fn start(shared: Arc<Shared>) -> io::Result<Watch> {
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, SIGNALS)?;
        let handle = signals.handle();
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || shared.watch(signals))?;
        Ok(Watch(handle))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Shared {
    fn watch(&self, mut signals: SignalDelivery<UnixStream, SignalOnly>) {
        loop {
            let mut fds = [
                PollFd::new(signals.get_read(), PollFlags::IN),
                // No event is asked for: a hang-up is reported all the same.
                PollFd::from_borrowed_fd(self.tty.input(), PollFlags::empty()),
            ];
            let failed = wait(&mut fds, None).is_err();
            let gone = fds[1].revents();
            if signals.handle().is_closed() {
                return;
            }
            for signal in signals.pending() {
                self.take(signal);
            }
            if failed || !gone.is_empty() {
                self.end(Ending::Hangup);
            }
        }
    }

    fn take(&self, signal: i32) {
        let lent = self.lent.load(Ordering::SeqCst);
        match signal {
            SIGWINCH => self.bell.ring(Ring::Resized),
            SIGINT | SIGQUIT if lent => {}
            // The whole job stops with the program that has the terminal.
            SIGTSTP if lent => drop(low_level::raise(signal_hook::consts::SIGSTOP)),
            SIGCONT if lent => {}
            SIGTSTP => self.bell.ring(Ring::Suspend),
            SIGCONT => self.bell.ring(Ring::Resumed),
            signal => self.end(Ending::Signal(signal)),
        }
    }

    /// Has the loop end the program, or ends it.
    fn end(&self, ending: Ending) {
        self.alarm.raise(ending);
        thread::sleep(GRACE);
        self.guard.restore();
        low_level::exit(ending.exit_code().into());
    }
}
