//! A slow line between a program and its terminal.

use std::collections::VecDeque;
use std::num::NonZeroU16;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::pty::{Line, Setup, Size};

/// How slow a line is.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    /// How long a byte is on its way, besides the time to send it.
    pub delay: Duration,
    /// Bytes a second.
    pub speed: f64,
}

impl Link {
    /// How long it takes, from the start of the program, until the terminal behind the line shows what
    /// is waited for; each piece of output is held back until it would have arrived.
    pub(crate) fn time(
        self,
        setup: &Setup,
        size: Size,
        is_so: impl Fn(&vt100::Screen) -> bool,
    ) -> Duration {
        let positive = |n| NonZeroU16::new(n).expect("a screen has cells");
        let mut emulator = vt100::Parser::new(positive(size.1), positive(size.0), 0);
        let line = Line::open(size);
        let start = Instant::now();
        let mut program = setup.spawn(&line);
        let (mut under_way, mut free) = (VecDeque::new(), start);
        while !is_so(emulator.screen()) {
            assert!(start.elapsed() < Duration::from_secs(60), "it never came");
            let next = under_way.front().map(|(at, _)| *at);
            for piece in read(&line, next.map_or(Duration::from_millis(50), until)).chunks(16) {
                let sending = Duration::from_secs_f64(piece.len() as f64 / self.speed);
                free = free.max(Instant::now()) + sending;
                under_way.push_back((free + self.delay, piece.to_vec()));
            }
            while let Some((at, piece)) = under_way.pop_front() {
                if at > Instant::now() {
                    under_way.push_front((at, piece));
                    break;
                }
                emulator.process(&piece);
            }
        }
        let time = start.elapsed();
        line.send(b"q");
        let ended = program.wait();
        ended.expect("it is our child");
        time
    }
}

fn until(at: Instant) -> Duration {
    at.saturating_duration_since(Instant::now())
}

/// What the program has written by now, or within the time.
fn read(line: &Line, limit: Duration) -> Vec<u8> {
    let limit = Timespec {
        tv_sec: 0,
        tv_nsec: limit.subsec_nanos().into(),
    };
    let mut fds = [PollFd::new(&line.master, PollFlags::IN)];
    let mut buffer = vec![0; 64 * 1024];
    let count = match poll(&mut fds, Some(&limit)) {
        Ok(1..) => rustix::io::read(&line.master, &mut buffer).unwrap_or(0),
        _ => 0,
    };
    buffer.truncate(count);
    buffer
}
