//! How threads wake the one that waits for events, and how the program learns that it must end.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU8, Ordering};

/// Why the program must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A signal asked for it; holds its number.
    Signal(i32),
    /// The terminal is gone.
    Hangup,
}

impl Ending {
    /// The exit code that a shell expects then.
    pub fn exit_code(self) -> u8 {
        match self {
            Ending::Signal(number) => 128 + u8::try_from(number).unwrap_or(0),
            Ending::Hangup => 129,
        }
    }
}

/// Says, once and for all, that the program must end; can be waited for.
#[derive(Debug)]
pub(super) struct Alarm {
    /// 0 while nothing is the matter, -1 for a hang-up, else the number of a signal.
    reason: AtomicI32,
    /// Becomes readable when the alarm is raised, and is never read.
    reader: PipeReader,
    writer: PipeWriter,
}

impl Alarm {
    pub(super) fn new() -> io::Result<Alarm> {
        let (reader, writer) = pipe()?;
        Ok(Alarm {
            reason: AtomicI32::new(0),
            reader,
            writer,
        })
    }

    /// Raises the alarm; the first reason stays.
    pub(super) fn raise(&self, ending: Ending) {
        let reason = match ending {
            Ending::Signal(number) => number,
            Ending::Hangup => -1,
        };
        let first = self
            .reason
            .compare_exchange(0, reason, Ordering::SeqCst, Ordering::SeqCst);
        if first.is_ok() {
            ring(&self.writer);
        }
    }

    /// Why the program must end, if it must.
    pub(super) fn ending(&self) -> Option<Ending> {
        match self.reason.load(Ordering::SeqCst) {
            0 => None,
            -1 => Some(Ending::Hangup),
            number => Some(Ending::Signal(number)),
        }
    }

    /// Readable once the alarm was raised.
    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

/// Something to look at when the bell rang.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Ring {
    /// A worker has a result.
    Wake = 1,
    /// The terminal has another size.
    Resized = 2,
    /// The program was asked to stop for a while.
    Suspend = 4,
    /// The program goes on after it was stopped.
    Resumed = 8,
}

/// Wakes the thread that waits for events; rings of one kind merge until they are looked at.
#[derive(Debug)]
pub(super) struct Bell {
    rung: AtomicU8,
    reader: PipeReader,
    writer: PipeWriter,
}

impl Bell {
    pub(super) fn new() -> io::Result<Bell> {
        let (reader, writer) = pipe()?;
        Ok(Bell {
            rung: AtomicU8::new(0),
            reader,
            writer,
        })
    }

    pub(super) fn ring(&self, what: Ring) {
        if self.rung.fetch_or(what as u8, Ordering::SeqCst) == 0 {
            ring(&self.writer);
        }
    }

    /// What rang since this was last asked.
    pub(super) fn answer(&self) -> Vec<Ring> {
        // The pipe first: what rings in between is in the flags, or rings again.
        let _ = (&self.reader).read(&mut [0; 16]);
        let rung = self.rung.swap(0, Ordering::SeqCst);
        [Ring::Resized, Ring::Suspend, Ring::Resumed, Ring::Wake]
            .into_iter()
            .filter(|what| rung & *what as u8 != 0)
            .collect()
    }

    /// Readable while there is something to answer.
    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

/// Wakes the loop from another thread: it then gets [`Event::Wake`](super::Event::Wake).
#[derive(Debug, Clone)]
pub struct Waker(pub(super) Arc<Bell>);

impl Waker {
    /// Wakes the loop. Several wakes before it looks are one.
    pub fn wake(&self) {
        self.0.ring(Ring::Wake);
    }
}

fn pipe() -> io::Result<(PipeReader, PipeWriter)> {
    let (reader, writer) = io::pipe()?;
    rustix::io::ioctl_fionbio(&reader, true)?;
    rustix::io::ioctl_fionbio(&writer, true)?;
    Ok((reader, writer))
}

fn ring(mut writer: &PipeWriter) {
    // A full pipe is readable already.
    let _ = writer.write(&[1]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::tty::wait;
    use rustix::event::{PollFd, PollFlags};
    use std::time::Duration;

    fn is_readable(fd: BorrowedFd<'_>) -> bool {
        let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
        wait(&mut fds, Some(Duration::ZERO)).unwrap();
        !fds[0].revents().is_empty()
    }

    #[test]
    fn rings_merge_until_they_are_answered() {
        let bell = Bell::new().unwrap();
        assert!(!is_readable(bell.fd()));
        for _ in 0..100_000 {
            bell.ring(Ring::Wake);
        }
        bell.ring(Ring::Resized);
        assert!(is_readable(bell.fd()));
        assert_eq!(bell.answer(), [Ring::Resized, Ring::Wake]);
        assert!(!is_readable(bell.fd()));
        assert_eq!(bell.answer(), []);
    }

    #[test]
    fn an_alarm_keeps_its_first_reason() {
        let alarm = Alarm::new().unwrap();
        assert_eq!(alarm.ending(), None);
        alarm.raise(Ending::Signal(15));
        alarm.raise(Ending::Hangup);
        assert_eq!(alarm.ending(), Some(Ending::Signal(15)));
        assert!(is_readable(alarm.fd()));
        assert_eq!(Ending::Signal(15).exit_code(), 143);
        assert_eq!(Ending::Hangup.exit_code(), 129);
    }
}
