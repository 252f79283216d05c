//! The two ends of the terminal: where keys come from and where the screen goes.

use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::termios::{
    Action, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflow, tcflush, tcgetattr,
    tcgetwinsize, tcsetattr,
};

use super::alarm::Alarm;
use super::guard::Guard;

/// The largest screen that is drawn; a larger terminal is used in part.
pub const LARGEST: Size = Size::new(500, 200);

/// Columns and rows of the terminal of standard output, however many; `None` when it does not say.
pub fn size_of_terminal() -> Option<Size> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some(Size::new(size.ws_col, size.ws_row))
}

/// What a terminal says its size is when it says nothing.
const USUAL: Size = Size::new(80, 24);

/// A terminal, by two descriptors of our own.
#[derive(Debug)]
pub(super) struct Tty {
    input: OwnedFd,
    output: OwnedFd,
}

impl Tty {
    /// The terminal behind these two descriptors, which must both be one.
    ///
    /// # Errors
    /// The descriptors cannot be duplicated.
    pub(super) fn new(input: BorrowedFd<'_>, output: BorrowedFd<'_>) -> io::Result<Tty> {
        Ok(Tty {
            input: rustix::io::fcntl_dupfd_cloexec(input, 3)?,
            output: open_again(output)
                .map_or_else(|| rustix::io::fcntl_dupfd_cloexec(output, 3), Ok)?,
        })
    }

    /// Where keys come from.
    pub(super) fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Columns and rows, at least 1 and at most [`LARGEST`] of each.
    pub(super) fn size(&self) -> Size {
        match tcgetwinsize(&self.output) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(
                size.ws_col.min(LARGEST.width),
                size.ws_row.min(LARGEST.height),
            ),
            _ => USUAL,
        }
    }

    /// How the terminal treats what is typed.
    ///
    /// # Errors
    /// It is no terminal any more.
    pub(super) fn attributes(&self) -> io::Result<Termios> {
        Ok(tcgetattr(&self.input)?)
    }

    /// Hands every key on as it comes, unread and unseen. Does not wait for output.
    ///
    /// # Errors
    /// It is no terminal any more.
    pub(super) fn make_raw(&self, found: &Termios) -> io::Result<()> {
        let mut raw = found.clone();
        raw.make_raw();
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(&self.input, OptionalActions::Now, &raw)?)
    }

    /// Treats what is typed as it was found. Does not wait for output, which may be stuck.
    pub(super) fn make_as(&self, found: &Termios) {
        // Nobody is left to be told of a failure: the terminal is gone then.
        let _ = tcsetattr(&self.input, OptionalActions::Now, found);
    }

    /// Writes what fits, at once.
    ///
    /// # Errors
    /// `WouldBlock` when nothing fits, anything else when the terminal is gone.
    fn write_some(&self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::retry_on_intr(|| {
            rustix::io::write(&self.output, bytes)
        })?)
    }

    /// Whether the terminal takes output now.
    pub(super) fn is_reading(&self) -> bool {
        self.wait_writable(Duration::ZERO)
    }

    /// Lets output through that was stopped at the terminal.
    pub(super) fn go_on_with_output(&self) {
        let _ = tcflow(&self.output, Action::OOn);
    }

    /// Throws away what the terminal has not taken yet.
    pub(super) fn discard_output(&self) {
        let _ = tcflush(&self.output, QueueSelector::OFlush);
    }

    /// Writes as much as the terminal takes until `limit` has passed.
    pub(super) fn write_until(&self, bytes: &[u8], limit: Duration) {
        let end = Instant::now() + limit;
        let left = || end.saturating_duration_since(Instant::now());
        let mut rest = bytes;
        while !rest.is_empty() && self.wait_writable(left()) {
            match self.write_some(rest) {
                Ok(count @ 1..) => rest = &rest[count..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && !left().is_zero() => {}
                _ => return,
            }
        }
    }

    fn wait_writable(&self, limit: Duration) -> bool {
        let mut fds = [PollFd::new(&self.output, PollFlags::OUT)];
        wait(&mut fds, Some(limit)).is_ok() && fds[0].revents().contains(PollFlags::OUT)
    }
}

/// Opens the terminal behind `fd` once more, so that only our own writes never block.
///
/// Whether writes block belongs to the opening, which the shell and all its programs share: it may
/// not be changed on the one we were given.
fn open_again(fd: BorrowedFd<'_>) -> Option<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let ours = rustix::fs::fstat(fd).ok()?.st_rdev;
    let by_name = rustix::termios::ttyname(fd, Vec::new())
        .ok()
        .and_then(|name| rustix::fs::open(name, flags, Mode::empty()).ok())
        .filter(|fd| rustix::fs::fstat(fd).is_ok_and(|stat| stat.st_rdev == ours));
    by_name.or_else(|| {
        // After `su` the terminal has another owner; ours by session it still is.
        let session = rustix::process::getsid(None).ok()?;
        let owned = rustix::termios::tcgetsid(fd).is_ok_and(|owner| owner == session);
        owned
            .then(|| rustix::fs::open(c"/dev/tty", flags, Mode::empty()).ok())
            .flatten()
    })
}

/// Waits for any of `fds`; without a limit for ever. Signals do not end the wait.
///
/// # Errors
/// The descriptors are unfit to be waited for.
pub(super) fn wait(fds: &mut [PollFd<'_>], limit: Option<Duration>) -> io::Result<()> {
    let end = limit.map(|limit| Instant::now() + limit);
    loop {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let left = left.map(|left| Timespec {
            tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: left.subsec_nanos().into(),
        });
        match poll(fds, left.as_ref()) {
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Writes to the terminal; waits while it does not read, but not when the program is to end.
#[derive(Debug)]
pub struct Output {
    pub(super) tty: Arc<Tty>,
    pub(super) guard: Guard,
    pub(super) alarm: Arc<Alarm>,
}

impl Write for Output {
    /// Writes what the terminal takes.
    ///
    /// # Errors
    /// The terminal is gone, or the program was told to end while the terminal did not read.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.guard.begin_frame();
        loop {
            match self.tty.write_some(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                done => return done,
            }
            let mut fds = [
                PollFd::new(&self.tty.output, PollFlags::OUT),
                PollFd::from_borrowed_fd(self.alarm.fd(), PollFlags::IN),
            ];
            wait(&mut fds, None)?;
            if self.alarm.ending().is_some() {
                return Err(io::Error::from(io::ErrorKind::ConnectionAborted));
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.guard.end_frame();
        Ok(())
    }
}
