//! Noticing that a file has changed.
//!
//! By asking for its stamp now and then, not by events: an event follows the file that was there
//! and is lost when an editor renames another over it, and on shared file systems none is sent.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Stamp;

/// What has become of a file since the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing that has come to rest.
    None,
    /// It has another content, or is another file, and nobody is writing it just now.
    Changed(Stamp),
    /// It is gone. Said once; it may come back, as [`Change::Changed`] or [`Change::Returned`].
    Vanished,
    /// It is there again, as it was.
    Returned,
}

/// Watches one file.
#[derive(Clone, Debug)]
pub struct Watch {
    path: PathBuf,
    /// What was read, or said to have changed, last; none while the file is known to be gone.
    known: Option<Stamp>,
    /// What the file was before it vanished.
    lost: Option<Stamp>,
    /// What has been seen that is not known, and since when.
    unsettled: Option<(Option<Stamp>, Instant)>,
}

impl Watch {
    /// For how long a file must stay the same before it counts as written.
    const SETTLED: Duration = Duration::from_millis(300);
    /// How often to look at a file that rests.
    const INTERVAL: Duration = Duration::from_secs(1);

    /// Watches the file at `path`, which had this stamp when it was read.
    pub fn new(path: impl Into<PathBuf>, stamp: Stamp) -> Watch {
        Watch {
            path: path.into(),
            known: Some(stamp),
            lost: None,
            unsettled: None,
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at the file. `now` is the time of looking.
    pub fn poll(&mut self, now: Instant) -> Change {
        let seen = Stamp::of(&self.path).ok();
        self.observe(seen, now)
    }

    /// After how long to look again.
    pub fn interval(&self) -> Duration {
        match self.unsettled {
            Some(_) => Self::SETTLED,
            None => Self::INTERVAL,
        }
    }

    /// Notes which stamp the text has that was read upon a change, as the file may have gone on.
    pub fn accept(&mut self, stamp: Stamp) {
        self.known = Some(stamp);
        self.lost = None;
        self.unsettled = None;
    }

    /// What a stamp, or that there is none, means after what has been seen before.
    fn observe(&mut self, seen: Option<Stamp>, now: Instant) -> Change {
        if seen == self.known {
            self.unsettled = None;
            return Change::None;
        }
        match self.unsettled {
            Some((before, since)) if before == seen => {
                if now.saturating_duration_since(since) < Self::SETTLED {
                    return Change::None;
                }
            }
            _ => {
                self.unsettled = Some((seen, now));
                return Change::None;
            }
        }
        self.unsettled = None;
        let before = std::mem::replace(&mut self.known, seen);
        match seen {
            None => {
                self.lost = before;
                Change::Vanished
            }
            Some(stamp) if self.lost.take() == Some(stamp) => Change::Returned,
            Some(stamp) => Change::Changed(stamp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stamps of two files of different sizes, and none.
    fn stamps() -> [Option<Stamp>; 3] {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(file!());
        [
            Some(Stamp::of(&manifest).unwrap()),
            Some(Stamp::of(&source).unwrap()),
            None,
        ]
    }

    /// Sees a file at some milliseconds: `a` and `b` are stamps, `-` is no file. In the answers `.`
    /// is nothing, `C` changed, `V` vanished, `R` returned.
    #[track_caller]
    fn check(seen: &str, answers: &str) {
        let [a, b, none] = stamps();
        let start = Instant::now();
        let mut watch = Watch::new("plan.ron", a.unwrap());
        let mut given = String::new();
        for step in seen.split(' ') {
            let (at, what) = step.split_at(step.len() - 1);
            let stamp = match what {
                "a" => a,
                "b" => b,
                _ => none,
            };
            let now = start + Duration::from_millis(at.parse().unwrap());
            given.push(match watch.observe(stamp, now) {
                Change::None => '.',
                Change::Changed(changed) => {
                    assert_eq!(Some(changed), stamp);
                    'C'
                }
                Change::Vanished => 'V',
                Change::Returned => 'R',
            });
        }
        assert_eq!(given, answers, "{seen}");
    }

    #[test]
    fn a_file_that_rests_says_nothing() {
        check("0a 1000a 2000a", "...");
    }

    #[test]
    fn a_change_counts_once_it_has_stayed() {
        check("0a 1000b 1299b 1300b 1600b 2000b", "...C..");
        check("0a 1000b 2000b 3000a 3300a", "..C.C");
    }

    #[test]
    fn what_changes_while_it_is_looked_at_does_not_count() {
        check("0a 1000b 1200a 1300b 1500b 1600b", ".....C");
        check("0a 1000b 1300a 1600a", "....");
    }

    #[test]
    fn a_file_that_is_replaced_has_changed_and_not_vanished() {
        check("0a 1000- 1100b 1400b", "...C");
        check("0a 1000- 1100a 2000a", "....");
    }

    #[test]
    fn a_file_that_is_gone_is_missed_once_and_may_come_back() {
        check("0a 1000- 1300- 2000- 3000a 3300a 4000a", "..V..R.");
        check("0a 1000- 1300- 2000b 2300b 3000-", "..V.C.");
        check("0a 0- 300- 400b 700b 800- 1100- 1200a 1500a", "..V.C.V.C");
    }

    #[test]
    fn looks_sooner_while_something_is_unsettled() {
        let [a, b, _] = stamps();
        let mut watch = Watch::new("plan.ron", a.unwrap());
        assert_eq!(watch.interval(), Watch::INTERVAL);
        watch.observe(b, Instant::now());
        assert_eq!(watch.interval(), Watch::SETTLED);
        watch.accept(b.unwrap());
        assert_eq!(watch.interval(), Watch::INTERVAL);
    }
}
