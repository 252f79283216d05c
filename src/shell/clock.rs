//! The clock of a walk: whole minutes, and no wake-up but when one is full.

use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);

/// Counts whole minutes from a moment on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    began: Instant,
    /// Minutes that had passed before.
    before: u32,
    /// Minutes since then that have been told.
    told: u32,
}

impl Clock {
    /// A clock that begins to count beyond so many minutes.
    pub(super) fn start(now: Instant, before: u32) -> Clock {
        Clock {
            began: now,
            before,
            told: 0,
        }
    }

    /// When the next minute is full.
    pub(super) fn due(&self) -> Instant {
        self.began + MINUTE * self.told.saturating_add(1)
    }

    /// How many minutes are full, if that has changed since it was last asked.
    pub(super) fn tick(&mut self, now: Instant) -> Option<u32> {
        let minutes = now.saturating_duration_since(self.began).as_secs() / MINUTE.as_secs();
        let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
        let has_changed = minutes != self.told;
        self.told = minutes;
        has_changed.then_some(self.before.saturating_add(minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_full_minute_is_told_and_waited_for() {
        let start = Instant::now();
        let mut clock = Clock::start(start, 0);
        assert_eq!(clock.due(), start + MINUTE);
        assert_eq!(clock.tick(start + Duration::from_millis(59_999)), None);
        assert_eq!(clock.tick(start + MINUTE), Some(1));
        assert_eq!(Clock::start(start, 4).tick(start + MINUTE), Some(5));
        assert_eq!(clock.tick(start + MINUTE), None);
        assert_eq!(clock.due(), start + 2 * MINUTE);
    }

    #[test]
    fn after_a_long_stop_the_time_that_has_passed_is_told_at_once() {
        let start = Instant::now();
        let mut clock = Clock::start(start, 0);
        assert_eq!(clock.tick(start + 7 * MINUTE + MINUTE / 2), Some(7));
        assert_eq!(clock.due(), start + 8 * MINUTE);
    }
}
