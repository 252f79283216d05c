//! What happens outside, one event at a time: keys, signals, results of workers.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};

use super::alarm::{Ending, Ring};
use super::decoder::{Decoder, Input, Paste, Reply};
use super::tty::wait;
use super::watch::Shared;
use crate::app::{Key, Mouse};

/// Something the loop has to react to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted; it is not cleaned.
    Paste(Paste),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal answered a question, asked or not.
    Reply(Reply),
    /// This many bytes came that were not UTF-8: the terminal may speak another encoding.
    Garbage(usize),
    /// The terminal has this size now.
    Resize(Size),
    /// Another program asks ours to stop for a while: call `Terminal::suspend`.
    Suspend,
    /// The program goes on after something else stopped it: call `Terminal::resume`.
    Resumed,
    /// A worker has a result.
    Wake,
    /// The program must end: save and leave the loop. Reported again whenever asked.
    End(Ending),
}

/// Waits for events; uses no processor time meanwhile.
#[derive(Debug)]
pub struct Events {
    shared: Arc<Shared>,
    decoder: Decoder,
    ready: VecDeque<Event>,
    buffer: Vec<u8>,
}

/// The most bytes that are read at once.
const READ: usize = 16 * 1024;

impl Events {
    pub(super) fn new(shared: Arc<Shared>) -> Events {
        Events {
            shared,
            decoder: Decoder::new(),
            ready: VecDeque::new(),
            buffer: vec![0; READ],
        }
    }

    /// The next event; `None` when `timeout` has passed without one.
    ///
    /// With a timeout of zero it says whether something has happened already; without one it waits
    /// for ever.
    ///
    /// # Errors
    /// The system cannot wait for the terminal.
    pub fn next(&mut self, timeout: Option<Duration>) -> io::Result<Option<Event>> {
        let end = timeout.map(|timeout| Instant::now() + timeout);
        loop {
            if let Some(ending) = self.shared.alarm.ending() {
                return Ok(Some(Event::End(ending)));
            }
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            let until = [end, self.decoder.deadline()].into_iter().flatten().min();
            self.wait(until)?;
            let over = end.is_some_and(|end| Instant::now() >= end);
            if over && self.ready.is_empty() && self.shared.alarm.ending().is_none() {
                return Ok(None);
            }
        }
    }

    /// Waits until something happens, and gathers it.
    fn wait(&mut self, until: Option<Instant>) -> io::Result<()> {
        let limit = until.map(|until| until.saturating_duration_since(Instant::now()));
        let shared = &self.shared;
        let mut fds = [
            PollFd::from_borrowed_fd(shared.tty.input(), PollFlags::IN),
            PollFd::from_borrowed_fd(shared.bell.fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(shared.alarm.fd(), PollFlags::IN),
        ];
        wait(&mut fds, limit)?;
        let [terminal, bell, _] = fds.map(|fd| fd.revents());
        if !bell.is_empty() {
            self.answer_bell();
        }
        if terminal.contains(PollFlags::IN) {
            self.read();
        } else if !terminal.is_empty() {
            self.shared.alarm.raise(Ending::Hangup);
        }
        let mut inputs = Vec::new();
        self.decoder.flush(Instant::now(), &mut inputs);
        self.ready.extend(inputs.into_iter().map(Event::from));
        Ok(())
    }

    fn read(&mut self) {
        let shared = &self.shared;
        let read = rustix::io::retry_on_intr(|| {
            rustix::io::read(shared.tty.input(), &mut self.buffer[..])
        });
        match read {
            Ok(count @ 1..) => {
                let mut inputs = Vec::new();
                let bytes = &self.buffer[..count];
                self.decoder.feed(bytes, Instant::now(), &mut inputs);
                self.ready.extend(inputs.into_iter().map(Event::from));
            }
            Err(rustix::io::Errno::AGAIN) => {}
            // The end of a terminal, or an error of one that is gone.
            Ok(0) | Err(_) => self.shared.alarm.raise(Ending::Hangup),
        }
    }

    fn answer_bell(&mut self) {
        for ring in self.shared.bell.answer() {
            self.ready.push_back(match ring {
                Ring::Wake => Event::Wake,
                Ring::Resized => Event::Resize(self.shared.tty.size()),
                Ring::Suspend => Event::Suspend,
                Ring::Resumed => Event::Resumed,
            });
        }
    }
}

impl From<Input> for Event {
    fn from(input: Input) -> Event {
        match input {
            Input::Key(key) => Event::Key(key),
            Input::Paste(paste) => Event::Paste(paste),
            Input::Mouse(mouse) => Event::Mouse(mouse),
            Input::Reply(reply) => Event::Reply(reply),
            Input::Garbage(count) => Event::Garbage(count),
        }
    }
}
